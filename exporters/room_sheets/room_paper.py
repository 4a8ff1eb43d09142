"""The sheet of a room on A4, to be filled in by hand: empty boxes, what each row counts, who signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.archive import Properties
from exporters.pdf.flow import Box, Break, paginate
from exporters.pdf.fonts import FaceRole, TypeStyle, font_book
from exporters.pdf.official_page import LEFT, TITLE, draw_page_number
from exporters.pdf.one_at_a_time import one_at_a_time
from exporters.pdf.pdf_file import begin, draw_boxes
from exporters.pdf.ruled_sheet import LABEL, PADDING, REMARK, Field, RuledCell, RuledSheet
from exporters.pdf.tags import ARTIFACT, Tag, within
from exporters.pdf.text_boxes import Typesetter, gap
from exporters.typeset.standard_page import AREA_HEIGHT, AREA_WIDTH, MM
from models.gathering.room_sheet import Line, RoomOrder, SheetTable

HOW_TO = (
    "一格写一个数，写清楚；没有的写 0，不要空着。小字说的是这一行填什么、不填什么；"
    "拿不准的，写在最后的“要说明的”里。总计不用写，由程序算。"
)
"""What stands above the boxes."""

_NAME = TypeStyle(FaceRole.HEI, 10)
_MEANING = TypeStyle(FaceRole.SONG, 7.5)
_OVER = TypeStyle(FaceRole.SONG, 7)

_LEADING = 1.28
"""From line to line in a cell, in em: as on the other ruled sheets."""

_BOX = 10 * MM
"""The least height of a box to write a figure into by hand. Chosen: two lines of a ruled exercise book."""

_WIDEST, _NARROWEST = 0.16, 0.083
"""Of the width of the sheet that a box takes: where there are few, and six. Chosen: 25 and 13 mm; a figure written by
hand is some 4 mm wide, and a count of a room has up to three."""

_AROUND = 6.0
"""Points, above and below the words of a cell together. Chosen by eye."""

_WORDS, _SIGNED = 20 * MM, 14 * MM
"""Room for an explanation, and for a signature by hand. Chosen by eye."""

_OF_LABEL = 0.13
"""Of the width: what a particular above the boxes is called. Chosen by eye."""


class _Text(NamedTuple):
    """A line of a cell."""

    text: str
    style: TypeStyle

    @property
    def height(self) -> float:
        """In points."""
        return _LEADING * self.style.size


class _Cell(NamedTuple):
    """A ruled cell with its lines; a box to write into has none."""

    share: float
    lines: tuple[_Text, ...]
    tag: Tag
    centred: bool = False

    @property
    def height(self) -> float:
        """Of its lines, in points."""
        return sum(line.height for line in self.lines)


class _Drawn(NamedTuple):
    """A table as it is drawn: what stands above its lines, above them again on the next page, and the lines."""

    head: tuple[Box, ...]
    again: tuple[Box, ...]
    lines: tuple[Box, ...]


@one_at_a_time
def room_paper(orders: Sequence[RoomOrder]) -> bytes:
    """Return the sheets of rooms as one PDF, each room on pages of its own; the same orders give the same bytes.

    Args:
        orders: Of one report; at least one.
    """
    fonts, stream = font_book().fresh(), BytesIO()
    sheet, first = RuledSheet(fonts), orders[0]
    title = first.title if len(orders) > 1 else f"{first.title}：{first.room.name}"
    canvas = begin(stream, fonts, Properties(title, first.unit, title, "", date(first.year, 12, 31)))
    for order in orders:
        for number, page in enumerate(paginate(_boxes(sheet, order), AREA_HEIGHT), 1):
            draw_boxes(canvas, page)
            canvas.turn_to(ARTIFACT)
            draw_page_number(canvas, fonts, number)
            canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _boxes(sheet: RuledSheet, order: RoomOrder) -> Iterator[Box | Break]:
    """Yield what is printed, and where a page ends: a table that goes on has its headings again."""
    used = 0.0
    for box in _top(sheet, order):
        used += box.height
        yield box
    again = _line_box(sheet, f"{order.title}（续）　科室：{order.room.name}")._replace(tag=ARTIFACT)
    for table in order.tables:
        drawn = _drawn(sheet, table)
        for at, line in enumerate(drawn.lines):
            boxes = (*(drawn.head if not at else ()), line)
            if used + _height(boxes) > AREA_HEIGHT:
                boxes = (again, *(drawn.again if at else drawn.head), line)
                used = 0
                yield Break()
            used += _height(boxes)
            yield from boxes
        used += _GAP.height
        yield _GAP
    ends = _ends(sheet)
    if used + _height(ends) > AREA_HEIGHT:
        yield Break()
        yield again
    yield from ends


_GAP = gap(0.3)


def _height(boxes: Iterable[Box]) -> float:
    return sum(box.height for box in boxes)


def _top(sheet: RuledSheet, order: RoomOrder) -> Iterator[Box]:
    title = Typesetter(sheet.fonts).centred(order.title, TITLE, 34)
    yield title._replace(tag=Tag("H1"), entry=f"{order.title}：{order.room.name}")
    yield gap(0.3)
    due = f"{order.due.year}年{order.due.month}月{order.due.day}日前" if order.due else ""
    yield from sheet.rows(
        [
            [_label("填报单位"), RuledCell(order.unit, 1 - _OF_LABEL, REMARK)],
            [
                _label("科室"),
                RuledCell(order.room.name, 1 / 2 - _OF_LABEL, REMARK),
                _label("交回"),
                RuledCell(due, 1 / 2 - _OF_LABEL, REMARK),
            ],
        ]
    )
    yield from sheet.paragraph(HOW_TO)
    yield _GAP


def _label(text: str) -> RuledCell:
    return RuledCell(text, _OF_LABEL, LABEL, centred=True, is_label=True)


def _ends(sheet: RuledSheet) -> tuple[Box, ...]:
    signed = (Field("填表人（签字）", 1 / 3), Field("科室负责人（签字）", 1 / 3, dated=True), Field("联系电话", 1 / 3))
    return sheet.fields([Field("要说明的", 1)], _WORDS), sheet.fields(signed, _SIGNED)


# ---------------------------------------------------------------- tables


def _drawn(sheet: RuledSheet, table: SheetTable) -> _Drawn:
    tag = Tag("Table")
    share = max(_NARROWEST, min(_WIDEST, 1 / 2 / len(table.columns)))
    words = 1 - share * len(table.columns)
    name = _line_box(sheet, table.heading, _NAME)
    return _Drawn(
        (name._replace(stays=True, tag=Tag("H2")), *_note(sheet, table), _over(sheet, table, words, share, tag)),
        (_over(sheet, table, words, share, None),),
        tuple(_line(sheet, line, words, share, Tag("TR", tag)) for line in table.lines),
    )


def _note(sheet: RuledSheet, table: SheetTable) -> Iterator[Box]:
    if table.note:
        cell = _Cell(1, _lines(sheet, table.note, 1, _MEANING), Tag("P"))
        yield _row(sheet, [cell], cell.height + _AROUND)._replace(stays=True)


def _over(sheet: RuledSheet, table: SheetTable, words: float, share: float, tag: Tag | None) -> Box:
    """Return what stands above the figures; where it is repeated, `tag` is none, and nobody has to hear it."""
    rows = 2 if any(below for _, below in table.groups) else 1
    tags = [Tag("TR", tag) if tag else None for _ in range(rows)]

    def cell(text: str, width: float, row: int = 0, down: int = 1, across: int = 1) -> _Cell:
        own = Tag("TH", tags[row], "Column", down, across) if tag else ARTIFACT
        return _Cell(width, _lines(sheet, text, width, _OVER), own, centred=True)

    name = cell("填报的内容", words, down=rows)
    groups = [
        (
            cell(over, share * max(1, len(below)), 0, 1 if below else rows, max(1, len(below))),
            [cell(text, share, rows - 1) for text in below],
        )
        for over, below in table.groups
    ]
    lower = max((one.height + _AROUND for _, below in groups for one in below), default=0)
    upper = max(over.height for over, below in groups if below or not lower) + _AROUND

    def draw(canvas: Canvas, top: float) -> None:
        _draw(sheet, canvas, [name], (LEFT, top, upper + lower))
        x = LEFT + words * AREA_WIDTH
        below_at = []
        for over, below in groups:
            _draw(sheet, canvas, [over], (x, top, upper if below else upper + lower))
            below_at.append((x, below))
            x += over.share * AREA_WIDTH
        for x_of, below in below_at:
            _draw(sheet, canvas, below, (x_of, top - upper, lower))

    return Box(upper + lower, draw, tag=ARTIFACT)


def _line(sheet: RuledSheet, line: Line, words: float, share: float, row: Tag) -> Box:
    text = (*_lines(sheet, line.label, words, _NAME), *_lines(sheet, line.meaning, words, _MEANING))
    name = _Cell(words, text, Tag("TH", row, scope="Row"))
    boxes = [_Cell(share, (), Tag("TD", row)) for _ in line.cells]
    return _row(sheet, [name, *boxes], max(_BOX, name.height + _AROUND))


def _lines(sheet: RuledSheet, text: str, share: float, style: TypeStyle) -> tuple[_Text, ...]:
    width = share * AREA_WIDTH - 2 * PADDING
    return tuple(_Text(line, style) for part in text.split("\n") if part for line in sheet.filled(part, width, style))


def _row(sheet: RuledSheet, cells: Sequence[_Cell], height: float) -> Box:
    return Box(height, lambda canvas, top: _draw(sheet, canvas, cells, (LEFT, top, height)), tag=ARTIFACT)


def _draw(sheet: RuledSheet, canvas: Canvas, cells: Sequence[_Cell], place: tuple[float, float, float]) -> None:
    """Draw cells beside each other; `place` is the left and the upper edge of the first, and their height."""
    x, top, height = place
    canvas.setLineWidth(0.5)
    for cell in cells:
        width = cell.share * AREA_WIDTH
        canvas.rect(x, top - height, width, height)
        with within(canvas, cell.tag):
            y = top - (height - cell.height) / 2
            for text, style in cell.lines:
                inset = (width - sheet.fonts.width(text, style)) / 2 if cell.centred else PADDING
                sheet.draw_lines(canvas, x + inset, y, (text,), style)
                y -= _LEADING * style.size
        x += width


def _line_box(sheet: RuledSheet, text: str, style: TypeStyle = REMARK) -> Box:
    """Return a line by itself; one that is too long for the sheet is cut."""
    line = sheet.filled(text, AREA_WIDTH, style)[0]
    height = 2 * style.size
    return Box(height, lambda canvas, top: sheet.draw_lines(canvas, LEFT, top - height / 4, (line,), style))
