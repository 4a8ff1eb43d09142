"""The lines above the content of each sheet, and where its pages end."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exporters.release import Variant
from exporters.typeset.text_width import line_count, room
from models.importers.own.workbook_layout import BALANCES, TOP
from models.report.matching_code import matching_code
from models.report.report import Report
from tests.builders import answered, balanced
from tests.exporters.excel.test_excel import full, opened, sheet_of
from tests.models.importers.own.workbooks import exported

LONG = "泉州市泉港区人民政府办公室（泉港区大数据管理局、泉港区外事办公室、泉港区机关事务管理局）信息公开领导小组"


def width(sheet: Worksheet) -> float:
    """Return how wide the columns of a sheet are together, in digits; neighbours alike are noted as one."""
    return sum(one.width * ((one.max or 0) - (one.min or 0) + 1) for one in sheet.column_dimensions.values())


@pytest.mark.parametrize("agency", ["开元街道办事处", LONG])
def test_code_stands_whole_in_a_line_that_is_high_enough(agency: str) -> None:
    report = answered(balanced(), {"cover/agency": agency})
    book = opened(report, Variant.FILING)
    for sheet in book.worksheets:
        half = room(width(sheet), 11)
        lines = str(sheet["A3"].value).split("\n")
        [coded] = [line for line in lines if matching_code(report) in line]

        assert line_count(coded, half) == 1
        needed = sum(line_count(line, half) for line in lines[: lines.index(coded) + 1])
        assert (sheet.row_dimensions[3].height or 0) >= 15 * needed


def test_every_sheet_says_why_its_cells_are_locked() -> None:
    for sheet in full().worksheets:
        if sheet.sheet_state == "visible":
            assert "锁住了" in str(sheet["A3"].value)
            assert "没有密码" in str(sheet["A3"].value) or "不用密码" in str(sheet["A3"].value)


@pytest.mark.parametrize("report", [balanced(), answered(balanced(2020), {"cover/agency": LONG})])
def test_why_cells_are_locked_can_be_read_on_paper(report: Report) -> None:
    """However a spreadsheet squeezes a sheet onto A4, also where another font makes all columns a sixth wider."""
    for sheet in rich(report).worksheets:
        if sheet.sheet_state == "visible":
            named, why = sheet["A3"].value
            paper = 122 if sheet.page_setup.orientation == "landscape" else 82
            assert why.font.sz * 0.86 * paper / width(sheet) >= 8
            assert (sheet.row_dimensions[3].height or 0) >= height(sheet, str(named).strip(), 11) + height(
                sheet, str(why), why.font.sz
            )


def rich(report: Report) -> Workbook:
    """Return the workbook of a report with the sizes of type within its cells."""
    return load_workbook(BytesIO(exported(report)), rich_text=True)


def height(sheet: Worksheet, text: str, size: float) -> float:
    """Return what the lines of a text take, in points."""
    return line_count(text, room(width(sheet), size)) * 1.3 * size


def page_ends(sheet: Worksheet) -> list[int]:
    """Return behind which rows pages end, from 1."""
    return [one.id for one in sheet.row_breaks.brk if one.id is not None]


def test_no_page_ends_with_a_heading() -> None:
    body = "\n".join(f"（一）主动公开\n1.制度建设\n{'公开工作有序推进。' * (at % 7 * 9 + 1)}" for at in range(60))
    notice = "\n".join("经研究，现予公布。" * 20 for _ in range(17))
    book = opened(
        answered(balanced(), {"texts/overview": body, "cover/notice_body": notice, "cover/copy_to": "市府办"})
    )
    sheet = sheet_of(book, "一、总体情况")
    ends = page_ends(sheet)

    assert len(ends) > 4
    assert all("有序推进" in str(sheet.cell(end, 1).value) for end in ends)
    for name in ("封面", BALANCES):
        assert page_ends(sheet_of(book, name))
        assert all(sheet_of(book, name).cell(end, 2).value for end in page_ends(sheet_of(book, name)))


def test_pages_are_filled() -> None:
    sheet = sheet_of(opened(answered(balanced(), {"texts/overview": "公开工作有序推进。\n" * 200})), "一、总体情况")
    heights = [sheet.row_dimensions[row].height or 0 for row in range(TOP + 1, TOP + 201)]
    ends = [0, *(end - TOP for end in page_ends(sheet))]

    assert all(580 < sum(heights[start:end]) <= 720 for start, end in pairwise(ends))
