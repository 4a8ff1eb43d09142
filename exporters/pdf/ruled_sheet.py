"""What is drawn on a ruled sheet: rows of cells, fields to write into, and remarks below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.flow import Box
from exporters.pdf.fonts import FaceRole, FontBook, TypeStyle
from exporters.pdf.official_page import LEFT
from exporters.pdf.tags import ARTIFACT, Tag, within
from exporters.typeset.names import name_lines
from exporters.typeset.paragraph_lines import Frame, compose
from exporters.typeset.standard_page import AREA_WIDTH

LABEL = TypeStyle(FaceRole.HEI, 10.5)
VALUE = TypeStyle(FaceRole.FANGSONG, 12)
FIGURE = TypeStyle(FaceRole.SONG, 9)
REMARK = TypeStyle(FaceRole.FANGSONG, 10.5)

PADDING = 4.0
"""Points, between rule and text. Chosen by eye."""

DAY = "　　年　　月　　日"
"""Where somebody writes a date by hand."""

_LINE = 1.28
"""From line to line in a cell, in em: about as in the tables of the report (`table_measures.py`)."""

_REMARK_LINE = 1.4
"""From line to line below the cells, in em. Chosen by eye."""

_AROUND = 4.0
"""Points, above and below the lines of a cell together. Chosen by eye."""

_ABOVE_EDGE = 6.0
"""Points, from the lower edge of a field to the words in it. Chosen by eye."""

_MOST_LINES = 6
"""Of a cell, unless it says otherwise; the whole stands in the report. Chosen: it is a sheet to sign, not to read."""


class RuledCell(NamedTuple):
    """A ruled cell.

    Attributes:
        share: Of the width of the type area.
        whole: Whether it is on one line, in smaller type where it would not fit: a figure is never broken.
        is_label: Whether it says what the cell behind it is.
        most: Lines of it that are drawn.
        late: Returns the text that is drawn instead on the page of a number, which is known only then.
    """

    text: str
    share: float
    style: TypeStyle = VALUE
    centred: bool = False
    whole: bool = False
    is_label: bool = False
    most: int = _MOST_LINES
    late: Callable[[int], str] | None = None


class Field(NamedTuple):
    """A field to write into: its label at the upper edge, and where the date goes at the lower one.

    Attributes:
        share: Of the width of the type area.
        dated: Whether whoever writes here also writes the day.
        below: More labels; the last stands before the day.
        day: What stands there for the day; where it is written by hand unless given.
    """

    label: str
    share: float
    dated: bool = False
    below: tuple[str, ...] = ()
    day: str = DAY


class RuledSheet:
    """Draws in the faces of a font book."""

    def __init__(self, fonts: FontBook) -> None:
        self.fonts = fonts

    def headed(self, heading: str, boxes: Iterable[Box]) -> Iterator[Box]:
        """Yield boxes under a small heading."""
        yield self._text_box((heading,), LABEL, 8)._replace(stays=True, tag=Tag("H2"))
        yield from boxes

    def rows(self, rows: Iterable[Sequence[RuledCell]]) -> Iterator[Box]:
        """Yield a ruled row for each sequence of cells."""
        table, ruled = Tag("Table"), list(rows)
        most = max(map(len, ruled), default=0)
        for row in ruled:
            yield self.row(row, max(self._height(cell) for cell in row), [*_tags(row, Tag("TR", table), most)])

    def row(self, cells: Sequence[RuledCell], height: float, tags: Sequence[Tag] = ()) -> Box:
        """Return a ruled row of so many points; `tags` say what its cells are, else each is a paragraph."""

        def draw(canvas: Canvas, top: float) -> None:
            x = LEFT
            canvas.setLineWidth(0.5)
            for cell, tag in zip(cells, tags or map(_paragraph, cells), strict=True):
                canvas.rect(x, top - height, cell.share * AREA_WIDTH, height)
                with within(canvas, tag):
                    self._draw_cell(canvas, x, top - height / 2, cell)
                x += cell.share * AREA_WIDTH

        return Box(height, draw, tag=ARTIFACT)

    def paragraph(self, text: str) -> Iterator[Box]:
        """Yield a paragraph in the type of remarks, a box a line; neither its first nor its last stands alone."""
        tag, lines = Tag("P"), self.filled(text, AREA_WIDTH, REMARK)
        for at, line in enumerate(lines, 1):
            yield self._text_box((line,), REMARK)._replace(tag=tag, stays=at in {1, len(lines) - 1} - {len(lines)})

    def filled(self, text: str, width: float, style: TypeStyle) -> tuple[str, ...]:
        """Return the lines of a paragraph, each as full as can be."""
        lines = compose(text, Frame(width, justified=False), self.fonts.measure(style))
        return tuple(line.text.rstrip() for line in lines)

    def fields(self, fields: Sequence[Field], room: float) -> Box:
        """Return a row of fields with `room` points to write into."""
        texts = [self._lines(RuledCell(field.label, field.share, LABEL)) for field in fields]
        height = room + (max(map(len, texts)) - 1) * _LINE * LABEL.size
        frame = self.row([RuledCell("", field.share) for field in fields], height)

        def draw(canvas: Canvas, top: float) -> None:
            frame.draw(canvas, top)
            x = LEFT
            for field, lines in zip(fields, texts, strict=True):
                with within(canvas, Tag("P")):
                    self.draw_lines(canvas, x + PADDING, top - 4, lines, LABEL)
                self._draw_rest(canvas, x, top - height, height, field)
                x += field.share * AREA_WIDTH

        return Box(height, draw, tag=ARTIFACT)

    def _draw_rest(self, canvas: Canvas, x: float, bottom: float, height: float, field: Field) -> None:
        """Draw the other labels of a field, and where the day is written."""
        for at, label in enumerate(field.below, 1):
            y = bottom + _ABOVE_EDGE + (len(field.below) - at) * height / (len(field.below) + 1)
            with within(canvas, Tag("P")):
                self.fonts.draw_run(canvas, x + PADDING, y, label, LABEL)
        if field.dated:
            end = x + field.share * AREA_WIDTH - PADDING - self.fonts.width(field.day, REMARK)
            with within(canvas, Tag("P")):
                self.fonts.draw_run(canvas, end, bottom + _ABOVE_EDGE, field.day, REMARK)

    def draw_lines(self, canvas: Canvas, x: float, top: float, lines: Iterable[str], style: TypeStyle) -> None:
        """Draw lines below each other, the upper edge of the first at `top`."""
        for at, line in enumerate(lines):
            self.fonts.draw_run(canvas, x, top - (at * _LINE + 1) * style.size, line, style)

    def _lines(self, cell: RuledCell) -> tuple[str, ...]:
        if cell.whole or not cell.text:
            return (cell.text,) if cell.text else ()
        lines = name_lines(cell.text, _room(cell), self.fonts.measure(cell.style))
        return lines if len(lines) <= cell.most else (*lines[: cell.most - 1], "……")

    def _height(self, cell: RuledCell) -> float:
        return max(1, len(self._lines(cell))) * _LINE * cell.style.size + _AROUND

    def _draw_cell(self, canvas: Canvas, x: float, middle: float, cell: RuledCell) -> None:
        if cell.late:
            cell = cell._replace(text=cell.late(canvas.getPageNumber()))
        lines = self._lines(cell)
        widest = max((self.fonts.width(line, cell.style) for line in lines), default=0)
        style = cell.style
        if cell.whole and widest > _room(cell):
            style = replace(style, size=style.size * _room(cell) / widest)
            widest = _room(cell)
        inset = (cell.share * AREA_WIDTH - widest) / 2 if cell.centred else PADDING
        self.draw_lines(canvas, x + inset, middle + len(lines) * _LINE * style.size / 2, lines, style)

    def _text_box(self, lines: Sequence[str], style: TypeStyle, above: float = 0) -> Box:
        height = above + len(lines) * _REMARK_LINE * style.size
        return Box(height, lambda canvas, top: self.draw_lines(canvas, LEFT, top - above - 2, lines, style))


def _tags(cells: Sequence[RuledCell], row: Tag, columns: int) -> Iterator[Tag]:
    """Yield what the cells of a row are to those who have it read to them; the last spans what the row has not."""
    for at, cell in enumerate(cells, 1):
        spans = 1 + columns - at if at == len(cells) else 1
        yield Tag("TH" if cell.is_label else "TD", row, scope="Row" if cell.is_label else "", columns=spans)


def _paragraph(cell: RuledCell) -> Tag:
    return Tag("P") if cell.text else ARTIFACT


def _room(cell: RuledCell) -> float:
    return cell.share * AREA_WIDTH - 2 * PADDING
