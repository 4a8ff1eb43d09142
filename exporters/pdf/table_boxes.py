"""A statutory table on paper: drawn row by row, whole on a page or cut between groups of rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from exporters.manuscript import PrintedTable
from exporters.pdf.flow import Box, FlowItem
from exporters.pdf.fonts import FaceRole, FontBook, TypeStyle
from exporters.pdf.official_page import LEADING as HEADING
from exporters.pdf.official_page import LEFT, RIGHT, baseline, draw_flag
from exporters.pdf.table_tags import TableTags
from exporters.pdf.tags import ARTIFACT, Tag, within
from exporters.typeset.line_breaking import WidthOf
from exporters.typeset.paragraph_lines import ComposedLine, Frame, compose
from exporters.typeset.standard_page import AREA_HEIGHT, AREA_WIDTH
from exporters.typeset.table_layout import CellLines, TableLayout, cuts, fitting_layout, in_list, sized_layout
from exporters.typeset.table_measures import LEADING, RAISED, RULE, TINT
from models.form.grid import CellRole as Part
from models.form.grid import Grid, GridCell
from models.form.refs import CellRef

CONTINUED = "续表"
"""What stands above the rest of a table that was cut."""

_ROOM = AREA_HEIGHT - HEADING
"""Of a page under the heading of a table."""

_LIFT = 0.3
"""How high a raised mark stands above the line, in em of the figure. Chosen by eye."""

_NOTE = TypeStyle(FaceRole.SONG, 10.5)
_NOTE_LEADING = 1.4
"""Of the notes below a table, in em; they are as large as its figures. Chosen by eye."""

_ABOVE_NOTES = 3.0
"""Points, of white between a table and the first note below it. Chosen by eye."""

_MOST_NOTES = AREA_HEIGHT / 4
"""Points, of notes that stay on the page of their table. Chosen: dense rows make room for more of them on no page."""


class TableLook(NamedTuple):
    """How tables look, beside what they say.

    Attributes:
        tinted: Whether banners have a light ground.
        wrong: The cells that are flagged.
    """

    tinted: bool = False
    wrong: frozenset[CellRef] = frozenset()


PLAIN = TableLook()


@dataclass(frozen=True)
class Sheet:
    """A table with its sizes: the grid from row `first` on, headings repeated when it was cut.

    Attributes:
        padding: Above and below each text, in em.
        notes: What stands below it on the same page.
        first: Where the part that is still to print begins.
        parts: Whether it may be cut even where it would fit a page.
        look: How it looks, beside what it says.
    """

    table: PrintedTable
    fonts: FontBook
    layout: TableLayout
    padding: float
    notes: tuple[Box, ...] = ()
    first: int = 0
    parts: bool = False
    look: TableLook = PLAIN
    tags: TableTags = field(default_factory=TableTags)

    @property
    def grid(self) -> Grid:
        """The cells of the table."""
        return self.table.grid

    @property
    def style(self) -> TypeStyle:
        """Of figures and labels; banners differ in type."""
        return TypeStyle(FaceRole.SONG, self.layout.size)

    @cached_property
    def heights(self) -> tuple[float, ...]:
        """The heights of all rows of the grid, in points."""
        return self.layout.heights(self.padding)

    @property
    def height(self) -> float:
        """The height of what is still to print, in points."""
        return self._tall(self._lines(len(self.heights)))

    def sized(self, size: float) -> Sheet:
        """Return it in type of this size, in points."""
        return self if size == self.layout.size else replace(self, layout=sheet(self.table, self.fonts, size).layout)

    def airy(self, padding: float) -> Sheet:
        """Return it with so much white above and below each text, in em, or what a page has room for."""
        return replace(self, padding=min(padding, self.layout.padding(_ROOM - self._below)))

    def whole(self) -> Box:
        """Return all of it as one box."""
        return self._box(self._lines(len(self.heights)))

    def cut(self, room: float, *, anywhere: bool = False) -> tuple[Box | None, Sheet | None]:
        """Return the rows that fit into `room` points, and the rest under a repeated heading.

        Args:
            room: In points.
            anywhere: Whether it is cut within a group where no whole group fits.
        """
        last = len(self.heights)
        if self._tall(self._lines(last)) <= room:
            return self.whole(), None
        within = [row for row in range(self._body + 1, last) if self._tall(self._lines(row)) <= room]
        between = [row for row in within if row in cuts(self.grid)]
        if not (between or (anywhere and within)):
            return None, self
        end = (between or within)[-1]
        return self._box(self._lines(end)), replace(self, first=end)

    @property
    def _body(self) -> int:
        """The first row of the grid that is not repeated."""
        return max(self.first, self.grid.header_rows)

    @property
    def _above(self) -> float:
        """The height of the line above what was cut."""
        return LEADING * self.layout.size * 1.5 if self.first else 0.0

    @property
    def _below(self) -> float:
        """The height of the notes."""
        return sum((note.height for note in self.notes), start=_ABOVE_NOTES if self.notes else 0.0)

    def _lines(self, last: int) -> list[int]:
        return [*range(self.grid.header_rows), *range(self._body, last)]

    def _tall(self, lines: list[int]) -> float:
        below = self._below if self._ends(lines) else 0.0
        return self._above + sum(self.heights[row] for row in lines) + below

    def _ends(self, lines: list[int]) -> bool:
        return lines[-1:] == [len(self.heights) - 1]

    def _box(self, lines: list[int]) -> Box:
        return Box(self._tall(lines), lambda canvas, top: self._draw(canvas, top, lines), tag=ARTIFACT)

    def _draw(self, canvas: Canvas, top: float, lines: list[int]) -> None:
        """Draw those rows, each from left to right; a label that spans rows stands over those of them that are here."""
        if self.first:
            width = self.fonts.width(CONTINUED, self.style)
            y = baseline(top, self._above, self.style.size)
            self.fonts.draw_run(canvas, RIGHT - width, y, CONTINUED, self.style)
            top -= self._above
        tops = {}
        for row in lines:
            tops[row] = top
            top -= self.heights[row]
        shown = [(cell, rows) for cell in self.grid.cells if (rows := [row for row in cell.rows if row in tops])]
        places = [(cell, tops[rows[0]], sum(self.heights[row] for row in rows)) for cell, rows in shown]
        for cell, upper, height in places:
            self._rule(canvas, cell, upper, height)
        for cell, upper, height in sorted(places, key=lambda place: self._turn(place[0], lines)):
            with within(canvas, self.tags.cell(cell, self.first)):
                self._write(canvas, cell, upper, height)
        top -= _ABOVE_NOTES
        for note in self.notes if self._ends(lines) else ():
            with within(canvas, note.tag or ARTIFACT):
                note.draw(canvas, top)
            top -= note.height

    def _turn(self, cell: GridCell, lines: list[int]) -> tuple[int, int, int]:
        """Return when a cell is read: headings with what they head, all else row by row as far as it is here."""
        if cell.row < self.grid.header_rows:
            return 0, cell.column, cell.row
        return 1, max(cell.row, *lines[self.grid.header_rows : self.grid.header_rows + 1]), cell.column

    def _left(self, cell: GridCell) -> float:
        return LEFT + sum(self.layout.widths[: cell.column])

    def _width(self, cell: GridCell) -> float:
        return sum(self.layout.widths[column] for column in cell.columns)

    def _rule(self, canvas: Canvas, cell: GridCell, top: float, height: float) -> None:
        x, y, width = self._left(cell), top - height, self._width(cell)
        canvas.setLineWidth(RULE)
        if cell.content in self.look.wrong:
            draw_flag(canvas, x, top, width, height)
        if self.look.tinted and cell.role is Part.BANNER:
            canvas.saveState()
            canvas.setFillColor(HexColor(f"#{TINT}"))
            canvas.rect(x, y, width, height, stroke=0, fill=1)
            canvas.restoreState()
        canvas.rect(x, y, width, height)

    def _write(self, canvas: Canvas, cell: GridCell, top: float, height: float) -> None:
        """Draw what stands in a cell: labels of a list at the left, all else in the middle."""
        said = _lowered(self.layout.cells[cell[:2]], height)
        style = TypeStyle(FaceRole.HEI if cell.role is Part.BANNER else FaceRole.SONG, said.size)
        left, width, leading = self._left(cell), self._width(cell), LEADING * style.size
        mark = replace(style, size=RAISED * style.size) if said.mark else style
        y = baseline(top - (height - leading * len(said.lines)) / 2, leading, style.size)
        for at, line in enumerate(said.lines):
            raised = said.mark if at == len(said.lines) - 1 else ""
            beside = self.fonts.width(raised, mark) * said.scale if raised else 0.0
            length = self.fonts.width(line, style) * said.scale
            free = width - length
            side = self.layout.margins.side * style.size
            middle = left + min(free / 2 if line else (free - beside) / 2, free - side - beside)
            x = left + self.layout.inset * style.size if in_list(cell) else middle
            if line:
                with _condensed(canvas, (x, y), said.scale) as (at_x, at_y):
                    self.fonts.draw_run(canvas, at_x, at_y, line, style)
            if raised:
                with _condensed(canvas, (x + length, y + _LIFT * style.size), said.scale) as (at_x, at_y):
                    self.fonts.draw_run(canvas, at_x, at_y, raised, mark)
            y -= leading


@contextmanager
def _condensed(canvas: Canvas, place: tuple[float, float], scale: float) -> Iterator[tuple[float, float]]:
    """Yield where to draw a text that is to stand at `place`, condensed to so much of its width."""
    if scale == 1:
        yield place
        return
    canvas.saveState()
    canvas.translate(*place)
    canvas.scale(scale, 1)
    yield 0.0, 0.0
    canvas.restoreState()


def _lowered(said: CellLines, height: float) -> CellLines:
    """Return what stands in a cell in smaller type if a cut left too few rows for a label beside them."""
    tall = LEADING * said.size * len(said.lines)
    return said._replace(size=said.size * height / tall) if tall > height + 0.01 else said


def table_with_notes(table: PrintedTable, fonts: FontBook, look: TableLook = PLAIN) -> Iterator[FlowItem]:
    """Yield a table, and what is noted below it: on the same page unless that is very long."""
    notes = tuple(line for note in table.notes for line in _note(note, fonts))
    stay = sum(note.height for note in notes) <= _MOST_NOTES
    yield replace(sheet(table, fonts), notes=notes if stay else (), look=look)
    yield from () if stay else notes


def _note(text: str, fonts: FontBook) -> Iterator[Box]:
    """Yield the lines of a note, as wide as the table."""
    tag = Tag("P")
    for line in compose(text, Frame(AREA_WIDTH), fonts.measure(_NOTE)):
        yield Box(_NOTE_LEADING * _NOTE.size, partial(_draw_note, line, fonts), tag=tag)


def _draw_note(line: ComposedLine, fonts: FontBook, canvas: Canvas, top: float) -> None:
    y = baseline(top, _NOTE_LEADING * _NOTE.size, _NOTE.size)
    for x, text, extra in line.spans:
        fonts.draw_run(canvas, LEFT + x, y, text, replace(_NOTE, char_space=extra))


def sheet(table: PrintedTable, fonts: FontBook, size: float | None = None) -> Sheet:
    """Return a table as wide as the type area, as airy as fits a page.

    Args:
        table: All of it.
        fonts: What it is set in.
        size: Of its type, in points; the largest that suits it unless given.
    """

    @cache
    def measure_of(size: float) -> WidthOf:
        return fonts.measure(TypeStyle(FaceRole.SONG, size))

    layout = sized_layout(table.said, size, measure_of) if size else fitting_layout(table.said, measure_of, _ROOM)
    return Sheet(table, fonts, layout, layout.padding(_ROOM))
