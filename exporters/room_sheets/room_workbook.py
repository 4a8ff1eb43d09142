"""The sheet of a room as a workbook: only what it is asked, locked but for the figures, marked to be known again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # annotated, but it says so nowhere
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from exporters.excel.new_workbook import CHUNK, SIZE, Formats, SheetLook, new_workbook
from exporters.excel.sheet import LINE, PADDING, PLAIN, Area, put
from exporters.typeset.text_width import TALLEST, line_count, room
from models.form.editions import form_for
from models.form.figures import MONEY_DECIMALS
from models.form.refs import CellRef
from models.form.vocabulary import FigureKind
from models.gathering.room_sheet import ROOM_MARK, ROOM_SHEET, Line, Mark, RoomOrder, SheetTable, mark_json
from models.importers.own.workbook_layout import visible

HOW_TO = (
    "只填白色的格子，一格一个数；没有的填 0，不要空着。别的格子锁住了，不要插入、删除行。"
    "拿不准的，写在最后的“要说明的”里。填好存盘，把这个文件交回来。"
)
"""What stands above the lines of every workbook."""

REMARKS = ("要说明的", "填表人", "科室负责人", "联系电话", "填表日期")
"""What may be written below the figures."""

_LABEL, _FIGURE, _SINGLE, _MEANING = 34.0, 11.0, 16.0, 52.0
"""Digits of the default font: widths of the columns of labels, of figures beside each other, of one alone, of what
counts. Chosen by eye: on A4 across they are squeezed by a sixth."""

_SMALL = 9
"""Points, of what counts. Chosen by eye."""

_TALLER = 5
"""Points that a row of figures is higher than its words ask. Chosen by eye."""

_REMARK_HEIGHT = 48
"""Points, of where a room explains itself. Chosen: three lines."""

_MOST = 99_999_999
"""The largest count that can be typed. Chosen: a date that a spreadsheet makes of 1/2 is smaller, and is seen."""

_TITLE: SheetLook = {**PLAIN, "font_name": "黑体", "font_size": 16, "align": "center"}
_STRONG: SheetLook = {**PLAIN, "bold": True}
_RULED: SheetLook = {**PLAIN, "border": 1, "bg_color": "#F0F2F5"}
_HEADING: SheetLook = {**_RULED, "bold": True, "bg_color": "#E3E8EE"}
_OVER: SheetLook = {**_RULED, "align": "center", "font_size": _SMALL}
_SAID: SheetLook = {**_RULED, "font_size": _SMALL}
_TYPED: SheetLook = {**PLAIN, "border": 1, "locked": False, "align": "center", "font_size": 12}
_WRITTEN: SheetLook = {**PLAIN, "border": 1, "locked": False, "num_format": "@"}

_NUMBERS = {FigureKind.COUNT: "0", FigureKind.SIGNED: "0", FigureKind.MONEY: "General", FigureKind.AMOUNT: "@"}
"""How a cell shows what is typed into it, by what it counts."""

_WHOLE: dict[str, object] = {"validate": "integer", "criteria": "between", "maximum": _MOST}
_ALLOWED = {
    FigureKind.COUNT: {**_WHOLE, "minimum": 0, "error_message": "这里填件数：0 或者更大的整数，没有的填 0。"},
    FigureKind.SIGNED: {**_WHOLE, "minimum": -_MOST, "error_message": "这里填整数，减少的前面加负号，没有变化的填 0。"},
    FigureKind.MONEY: {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": _MOST,
        "error_message": f"这里填金额，单位是万元，只填数字，最多 {MONEY_DECIMALS} 位小数，没有的填 0。",
    },
}
"""What a spreadsheet lets be typed, by what a cell counts; an amount with its unit is a text, and may be anything."""


def write_room_workbook(order: RoomOrder, stream: IO[bytes]) -> None:
    """Write the sheet of a room as a workbook to `stream`; the same order gives the same bytes."""
    with new_workbook(stream) as workbook:
        created = datetime(order.year, 12, 31, tzinfo=UTC)
        workbook.set_properties({"title": order.title, "author": visible(order.unit), "created": created})
        sheet = _SheetInMaking(Formats(workbook), workbook.add_worksheet(ROOM_SHEET), _columns(order))
        _write(sheet, order)
        _write_mark(workbook, sheet.mark(order))


def _columns(order: RoomOrder) -> int:
    """Return how many columns of figures there are beside each other."""
    return max((len(table.columns) for table in order.tables), default=1)


@dataclass
class _SheetInMaking:
    """A sheet, and what stands where on it.

    Attributes:
        columns: Of figures.
        row: The next one, from 0.
    """

    formats: Formats
    sheet: Worksheet
    columns: int
    row: int = 0
    labels: list[tuple[int, int, str]] = field(default_factory=list)
    cells: list[tuple[int, int, CellRef]] = field(default_factory=list)
    remarks: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def widths(self) -> tuple[float, ...]:
        """Of all columns, in digits."""
        return (_LABEL, *[_SINGLE if self.columns == 1 else _FIGURE] * self.columns, _MEANING)

    def label(self, column: int, span: int, text: str, look: SheetLook, rows: int = 1) -> float:
        """Write something that is not to be changed into the present row; return how high it is, in points."""
        put(self.sheet, Area(self.row, column, rows, span), text, self.formats.of(look))
        self.labels.append((self.row + 1, column + 1, visible(text)))
        size = float(str(look["font_size"]))
        lines = line_count(text, room(sum(self.widths[column : column + span]), size))
        return lines * LINE * size / SIZE + PADDING

    def end_row(self, *heights: float) -> None:
        """Go on to the next row; this one is as high as the highest of what stands in it."""
        self.sheet.set_row(self.row, min(TALLEST, max(heights)))
        self.row += 1

    def mark(self, order: RoomOrder) -> Mark:
        """Return what the workbook says of itself."""
        whose = (order.draft_id, order.unit, order.year, order.room.id, order.room.name)
        return Mark(*whose, tuple(self.labels), tuple(self.cells), tuple(self.remarks))


def _write(sheet: _SheetInMaking, order: RoomOrder) -> None:
    for column, width in enumerate(sheet.widths):
        sheet.sheet.set_column(column, column, width)
    across = len(sheet.widths)
    sheet.end_row(sheet.label(0, across, order.title, _TITLE))
    whose = f"填报单位：{order.unit}　　科室：{order.room.name}　　年度：{order.year}年"
    sheet.end_row(sheet.label(0, across, whose, _STRONG))
    sheet.end_row(sheet.label(0, across, f"{order.due_words}。{HOW_TO}" if order.due else HOW_TO, PLAIN))
    kinds = {ref: cell.kind for ref, cell in form_for(order.year).cells.items()}
    for table in order.tables:
        sheet.end_row(PADDING)
        _write_table(sheet, table, kinds)
    sheet.end_row(PADDING)
    _write_remarks(sheet)
    _set_page(sheet)


def _write_table(sheet: _SheetInMaking, table: SheetTable, kinds: dict[CellRef, FigureKind]) -> None:
    sheet.end_row(sheet.label(0, len(sheet.widths), table.heading, _HEADING))
    if table.note:
        sheet.end_row(sheet.label(0, len(sheet.widths), table.note, _SAID))
    spans = tuple(_spans(sheet.columns, len(table.columns)))
    _write_over(sheet, table, spans)
    for line in table.lines:
        _write_line(sheet, line, spans, kinds)


def _write_over(sheet: _SheetInMaking, table: SheetTable, spans: Sequence[tuple[int, int]]) -> None:
    """Write what stands above the figures, in two rows where something stands over several of them."""
    rows = 2 if any(below for _, below in table.groups) else 1
    lower: list[tuple[int, int, str]] = []
    heights = [
        sheet.label(0, 1, "填报的内容", _OVER, rows),
        sheet.label(len(sheet.widths) - 1, 1, "填什么，不填什么", _OVER, rows),
    ]
    at = 0
    for over, below in table.groups:
        own = spans[at : at + max(1, len(below))]
        at += len(own)
        heights.append(sheet.label(own[0][0], sum(span for _, span in own), over, _OVER, 1 if below else rows))
        lower += [(*place, text) for place, text in zip(own, below, strict=False)]
    sheet.end_row(*heights)
    if lower:
        sheet.end_row(*[sheet.label(column, span, text, _OVER) for column, span, text in lower])


def _spans(columns: int, wanted: int) -> Iterator[tuple[int, int]]:
    """Yield where each of so many figures stands, and how many columns it takes, so that they fill all."""
    for at in range(wanted):
        first, following = at * columns // wanted, (at + 1) * columns // wanted
        yield first + 1, following - first


def _write_line(
    sheet: _SheetInMaking, line: Line, spans: Sequence[tuple[int, int]], kinds: dict[CellRef, FigureKind]
) -> None:
    height = sheet.label(0, 1, line.label, _RULED)
    for (column, span), ref in zip(spans, line.cells, strict=True):
        _to_fill_in(sheet, column, span, sheet.formats.of(_TYPED, num_format=_NUMBERS[kinds[ref]]))
        if allowed := _ALLOWED.get(kinds[ref]):
            options = {**allowed, "error_title": "请改一下"}
            sheet.sheet.data_validation(sheet.row, column, sheet.row, column, options)
        sheet.cells.append((sheet.row + 1, column + 1, ref))
    sheet.end_row(height, sheet.label(len(sheet.widths) - 1, 1, line.meaning, _SAID), LINE + PADDING + _TALLER)


def _to_fill_in(sheet: _SheetInMaking, column: int, span: int, style: Format) -> None:
    put(sheet.sheet, Area(sheet.row, column, 1, span), "", style)


def _write_remarks(sheet: _SheetInMaking) -> None:
    for at, name in enumerate(REMARKS):
        height = sheet.label(0, 1, name, _RULED)
        _to_fill_in(sheet, 1, len(sheet.widths) - 1, sheet.formats.of(_WRITTEN))
        sheet.remarks.append((sheet.row + 1, 2, name))
        sheet.end_row(height, 0 if at else _REMARK_HEIGHT)


def _set_page(sheet: _SheetInMaking) -> None:
    """Lock what is not to be filled in, and print on A4 across, as wide as a page."""
    page = sheet.sheet
    page.protect("", {"format_rows": True, "format_columns": True})
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.set_footer('&C&"宋体,常规"&9第 &P 页，共 &N 页')
    if sheet.cells:
        row, column, _ = sheet.cells[0]
        page.set_selection(row - 1, column - 1, row - 1, column - 1)


def _write_mark(workbook: Workbook, mark: Mark) -> None:
    """Add the hidden sheet by which the program knows the workbook again."""
    hidden = workbook.add_worksheet(ROOM_MARK)
    text = mark_json(mark)
    for row, begin in enumerate(range(0, len(text), CHUNK)):
        hidden.write_string(row, 0, text[begin : begin + CHUNK])
    hidden.protect("")
    hidden.hide()
