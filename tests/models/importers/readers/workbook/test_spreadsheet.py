from __future__ import annotations

from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.form.grid import Grid
from models.importers.readers.workbook.spreadsheet import read_sheets
from models.importers.source import Source, SourceParagraph
from models.report.report import Report
from models.system.errors import UnreadableReport
from tests.builders import balanced, sample
from tests.models.importers.own.workbooks import exported, replaced
from tests.models.importers.readers.builders import RULED, as_xlsx, expected, found, kept, parts, rows, tables, texts
from tests.models.importers.readers.hostile import SHEET, document, swollen

HIDDEN = '<c r="B1" t="inlineStr"><is><t>藏</t></is></c>'


def book(*lines: list[object], name: str = "一") -> tuple[Workbook, Worksheet]:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    for line in lines:
        sheet.append(line)
    return workbook, sheet


def read(*lines: list[object]) -> Source:
    return read_sheets(kept(book(*lines)[0]))


@pytest.mark.parametrize("report", [sample("001"), sample("004"), balanced(2020), balanced()])
def test_every_paragraph_and_cell_is_read_at_its_place(report: Report) -> None:
    assert found(read_sheets(as_xlsx(report))) == expected(report)


@pytest.mark.parametrize("year", [2020, 2023])
def test_our_own_workbooks_are_read_too_when_they_have_lost_their_data(year: int) -> None:
    report = balanced(year)
    wanted = [part for part in expected(report) if isinstance(part, list)]

    assert [part for part in found(read_sheets(exported(report))) if part in wanted] == wanted


def test_blocks_know_where_they_stand() -> None:
    source = read(["题"], [], [None, "甲", "乙"], [None, 1, 2])

    assert source[0] == SourceParagraph("题", "工作表“一”第 1 行")
    assert tables(source)[0].place(0, 1) == "工作表“一”从 B3 起的表第 1 行第 2 列"


def test_without_rules_text_above_and_below_is_text() -> None:
    source = read(["题"], ["说明"], ["甲", "乙"], ["中"], [1, 2], ["注"])

    assert texts(source) == ["题", "说明", "注"]
    assert tables(source)[0].rows == (("甲", "乙"), ("中", ""), ("1", "2"))


def test_rules_make_the_table() -> None:
    workbook, sheet = book(["单位：甲", "2024年"], ["第一项"], ["甲", "乙"], [1, None], ["填报人", "某"])
    for row in sheet["A2:B4"]:
        for cell in row:
            cell.border = RULED
    source = read_sheets(kept(workbook))

    assert texts(source) == ["单位：甲　2024年", "填报人　某"]
    assert tables(source)[0].rows == (("第一项", ""), ("甲", "乙"), ("1", ""))


def test_merged_cells_hide_what_they_cover_and_columns_without_cells() -> None:
    workbook, sheet = book(["甲", "藏", "乙"], [1, None, 2], [3, None, 4])
    for place in ("A1:B1", "A2:B2", "A3:B3"):
        sheet.merge_cells(place)
    content = replaced(kept(workbook), SHEET, '<c r="C1"', HIDDEN + '<c r="C1"')

    assert tables(read_sheets(content))[0].rows == (("甲", "乙"), ("1", "2"), ("3", "4"))


def test_hidden_sheets_are_left_out() -> None:
    workbook, _ = book(["见"])
    for state in ("hidden", "veryHidden"):
        hidden = workbook.create_sheet(state)
        hidden.append(["藏"])
        hidden.sheet_state = state

    assert texts(read_sheets(kept(workbook))) == ["见"]


def test_formulas_are_read_by_their_results() -> None:
    content = kept(book(["甲", "=1+1"], ["乙", 5])[0])
    calculated = replaced(content, SHEET, "<v></v>", "<v>2</v>")

    assert tables(read_sheets(calculated))[0].rows == (("甲", "2"), ("乙", "5"))


@pytest.mark.parametrize("number_format", ["0.00", "yyyy年m月d日"])
def test_formats_are_those_of_the_cell(number_format: str) -> None:
    workbook, sheet = book(["甲", 7.5], ["乙", datetime(2024, 1, 9)])  # noqa: DTZ001  as above
    sheet["B1"].number_format, sheet["B2"].number_format = "0.00", number_format

    assert tables(read_sheets(kept(workbook)))[0].rows[0] == ("甲", "7.50")


@pytest.mark.parametrize(
    "content",
    [
        document("<w:p/>"),
        b"PK\x03\x04",
        kept(book(["甲"])[0])[:-300],
        replaced(kept(book(["甲"])[0]), SHEET, ' r="', ' r="?'),
    ],
)
def test_what_is_no_workbook_or_damaged_is_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableReport):
        read_sheets(content)


def test_pictures_are_no_obstacle() -> None:
    report = balanced()
    content = swollen(as_xlsx(report), {"xl/media/a.png": b"\x89PNG" + bytes(range(256)) * 9})

    assert tables(read_sheets(content))[0].rows == rows(report, _grids(report)[0])


def _grids(report: Report) -> list[Grid]:
    return [part for part in parts(report) if isinstance(part, Grid)]
