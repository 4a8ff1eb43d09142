"""The workbook of a room: what it is asked and nothing else, locked but for the figures, no text a formula."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from exporters.room_sheets.room_workbook import write_room_workbook
from models.form.vocabulary import FigureKind
from models.gathering.gathering import Gathering, askable
from models.gathering.room_sheet import ROOM_MARK, ROOM_SHEET, RoomOrder, mark_of, order_for
from models.report.report import Report
from tests.builders import KINDS
from tests.models.gathering.gathered import OFFICE, SQUAD, UNIT, WHEN, asked, report


def workbook(order: RoomOrder) -> bytes:
    stream = BytesIO()
    write_room_workbook(order, stream)
    return stream.getvalue()


def opened(order: RoomOrder) -> Workbook:
    return load_workbook(BytesIO(workbook(order)))


def everything(year: int = 2025, name: str = "党政办") -> RoomOrder:
    gathering, blank = Gathering().with_room(name), Report.blank(year)
    for row in askable(blank.form):
        gathering = gathering.with_row(OFFICE, row)
    return order_for(gathering, blank, "draft", OFFICE)


def test_the_same_order_gives_the_same_bytes() -> None:
    assert workbook(everything()) == workbook(everything())


def test_it_says_whose_it_is_what_counts_and_by_when() -> None:
    sheet = opened(order_for(asked().with_due(WHEN.date()), report(), "d", SQUAD))[ROOM_SHEET]
    text = "\n".join(str(cell.value) for row in sheet for cell in row if cell.value is not None)
    for words in (UNIT, "综合执法队", "2025年", "1月8日前交回", "（一）予以公开", "一份申请算一件", "社会公益组织"):
        assert words in text
    assert "行政许可" not in text


def test_only_what_is_to_be_filled_in_is_unlocked() -> None:
    book = opened(everything())
    sheet, mark = book[ROOM_SHEET], mark_of("".join(str(row[0].value) for row in book[ROOM_MARK]))
    assert sheet.protection.sheet
    assert book[ROOM_MARK].sheet_state == "hidden"
    places = {(row, column) for row, column, _ in (*mark.cells, *mark.remarks)}
    unlocked = {(cell.row, cell.column) for row in sheet for cell in row if not cell.protection.locked}
    assert places <= unlocked
    merged = {
        (row, column)
        for area in sheet.merged_cells.ranges
        if (area.min_row, area.min_col) in places
        for row, column in area.cells
    }
    assert unlocked == places | merged
    assert len(mark.cells) == len(everything().cells)


def test_each_cell_lets_be_typed_what_it_counts() -> None:
    for year in (2020, 2025):
        book = opened(everything(year))
        sheet, mark = book[ROOM_SHEET], mark_of("".join(str(row[0].value) for row in book[ROOM_MARK]))
        rules = {
            str(place): rule.type
            for rule in sheet.data_validations.dataValidation
            for area in rule.sqref.ranges
            for place in area.cells
        }
        wanted = {FigureKind.COUNT: "whole", FigureKind.SIGNED: "whole", FigureKind.MONEY: "decimal"}
        for row, column, ref in mark.cells:
            assert rules.get(str((row, column))) == wanted.get(KINDS[ref])


def test_no_name_is_a_formula_or_a_link() -> None:
    order = everything(name="=HYPERLINK(1)")._replace(unit="=1+1", draft_id="=2")
    book = opened(order)
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f" or cell.hyperlink]
