"""The sheet 勾稽检查: every statutory sum of the report, worked out from the other sheets as they are now."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import NamedTuple

from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from exporters.excel.heading_lines import Locked, SheetHead, head_height
from exporters.excel.new_workbook import SIZE, SheetLook
from exporters.excel.sheet import LINE, PADDING, PLAIN, Area, Book, put
from exporters.excel.sheet_pages import PrintedRow, add_sheet, break_pages
from exporters.excel.table_sheets import ranges
from exporters.typeset.text_width import line_count, room
from models.form.grid import lay_out
from models.form.refs import CellRef
from models.form.vocabulary import Axis, Identity, Section
from models.importers.own.workbook_layout import BALANCES, TOP
from models.report.balances import BalanceState, balance_state
from models.report.report import Report, total_of
from models.rules.tables.sums import name_of, name_of_side

_HEADINGS = ("核对的地方", "这几项相加", "合计", "应当等于", "合计", "相差", "结论")
_WIDTHS = (36, 23, 7, 15, 7, 7, 7)
"""Of the columns, in digits. Chosen: 102 together, of the 106 that may still be squeezed onto a portrait page."""

_OVERHANG = 0.1
"""Pages, that are squeezed onto the one before. Chosen: four rows are no page."""

_AGREE, _DIFFER = BalanceState.AGREES.value, BalanceState.DIFFERS.value
_BLANK, _WORDS = BalanceState.BLANK.value, BalanceState.WORDS.value

_BOX: SheetLook = {**PLAIN, "border": 1}  # the thin line, as XlsxWriter numbers them
_MIDDLE: SheetLook = {**_BOX, "align": "center"}
_HEAD: SheetLook = {**_MIDDLE, "font_name": "黑体", "bg_color": "#F2F2F2"}
_GROUP: SheetLook = {**_BOX, "font_name": "黑体"}
_GROUP_ROW, _HEAD_ROW = 24, 22
"""Points: of the row that names a group, and of the headings of the columns. Chosen by eye."""

_WRONG: SheetLook = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}


class _Formula(NamedTuple):
    """A formula, and what it comes to in the report as exported."""

    text: str
    result: float | str


def write_balances(book: Book) -> None:
    """Add the sheet, a row for each sum in each line of each table, in groups; nothing where the form has no sums."""
    if not book.report.form.identities:
        return
    head = SheetHead("数据勾稽关系检查", _WIDTHS, Locked.FORMULAS, _OVERHANG)
    sheet = add_sheet(book, BALANCES, head)
    styles = (book.style(_BOX), book.style(_MIDDLE))
    sheet.set_row(TOP, _HEAD_ROW)
    for column, heading in enumerate(_HEADINGS):
        put(sheet, Area(TOP, column), heading, book.style(_HEAD))
    rows: list[PrintedRow] = []
    for group, members in grouped(book.report).items():
        rows.append(_write_group(book, sheet, TOP + 1 + len(rows), group))
        for one in members:
            rows.append(PrintedRow(_write_row(book, sheet, TOP + 1 + len(rows), one, styles)))
    for verdict in (_DIFFER, _WORDS):
        wrong = {"type": "cell", "criteria": "==", "value": f'"{verdict}"', "format": book.style(_WRONG)}
        sheet.conditional_format(TOP + 1, len(_HEADINGS) - 1, TOP + len(rows), len(_HEADINGS) - 1, wrong)
    sheet.freeze_panes(TOP + 1, 0)
    sheet.repeat_rows(TOP)
    above = (PrintedRow(height, stays=True) for height in (head_height(book, head), _HEAD_ROW))
    break_pages(sheet, head, [*above, *rows], _HEAD_ROW)


def grouped(report: Report) -> dict[str, list[Identity]]:
    """Return the sums under the headings of the sheet: by table, by rows or columns, and those of one line together."""
    groups: dict[str, dict[int, list[Identity]]] = {}
    for one in report.form.identities:
        lines = groups.setdefault(_group_of(report, one), {})
        lines.setdefault(id(one.line), []).append(one)
    return {name: list(chain.from_iterable(lines.values())) for name, lines in groups.items()}


def _group_of(report: Report, identity: Identity) -> str:
    table = f"{identity.table.call}（{_section(report, identity).short}）"
    if identity.balance.name:
        return table
    return f"{table}：{'逐列' if identity.balance.axis is Axis.ROWS else '逐行'}核对"


def _write_group(book: Book, sheet: Worksheet, row: int, name: str) -> PrintedRow:
    put(sheet, Area(row, 0, 1, len(_HEADINGS)), name, book.style(_GROUP))
    sheet.set_row(row, _GROUP_ROW)
    return PrintedRow(_GROUP_ROW, stays=True)


def _write_row(book: Book, sheet: Worksheet, row: int, identity: Identity, styles: tuple[Format, Format]) -> float:
    """Write one sum and return the height of its row, in points."""
    report, (plain, middle) = book.report, styles
    names = (name_of(identity), *(name_of_side(report, identity, side) for side in (identity.left, identity.right)))
    for column, name in zip((0, 1, 3), names, strict=True):
        put(sheet, Area(row, column), name, plain)
    for column, formula in zip((2, 4, 5, 6), _formulas(report, row, identity), strict=True):
        sheet.write_formula(row, column, formula.text, middle, formula.result)
    lines = max(line_count(name, room(_WIDTHS[at], SIZE)) for at, name in zip((0, 1, 3), names, strict=True))
    height = float(lines * LINE + PADDING)
    sheet.set_row(row, height)
    return height


def _formulas(report: Report, row: int, identity: Identity) -> tuple[_Formula, ...]:
    """Return both sums, how they differ, and the verdict; all blank while a side is blank."""
    left, right = (total_of(report.figures, side) for side in (identity.left, identity.right))
    cell: Callable[[int], str] = lambda column: xl_rowcol_to_cell(row, column)  # noqa: E731  a name is clearer here
    here, there, apart = cell(2), cell(4), cell(5)
    difference = None if left is None or right is None else right - left
    verdict = balance_state(report, identity).value
    texts = f"{_texts(report, identity, identity.left)}+{_texts(report, identity, identity.right)}"
    return (
        _Formula(_sum(report, identity, identity.left), _result(left)),
        _Formula(_sum(report, identity, identity.right), _result(right)),
        _Formula(f'=IF(OR({here}="",{there}=""),"",ROUND({there}-{here},6))', _result(difference)),
        _Formula(f'=IF({texts}>0,"{_WORDS}",IF({apart}="","{_BLANK}",IF({apart}=0,"{_AGREE}","{_DIFFER}")))', verdict),
    )


def _result(value: object) -> float | str:
    return "" if value is None else float(str(value))


def _sum(report: Report, identity: Identity, refs: tuple[CellRef, ...]) -> str:
    """Return the formula for one side; blank while all its cells are."""
    addresses = ranges(lay_out(identity.table), refs, prefix=_prefix(_section(report, identity)))
    return f'=IF(COUNT({addresses})=0,"",SUM({addresses}))'


def _texts(report: Report, identity: Identity, refs: tuple[CellRef, ...]) -> str:
    """Return the formula that counts the cells of one side that hold something, but no number."""
    areas = ranges(lay_out(identity.table), refs, "\n", _prefix(_section(report, identity))).split("\n")
    return "+".join(f"SUMPRODUCT(ISTEXT({area})*(LEN({area})>0))" for area in areas)


def _section(report: Report, identity: Identity) -> Section:
    [section] = [one for one in report.form.sections if one.body is identity.table]
    return section


def _prefix(section: Section) -> str:
    return "'" + section.short.replace("'", "''") + "'!"
