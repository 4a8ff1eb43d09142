"""Labels of the tables in a workbook: whole words in each line, and the same labels to whoever reads them."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel.table_plan import TablePlan, table_plan
from exporters.typeset.label_lines import widest_word
from exporters.typeset.text_width import units
from models.form.figures import Amount
from models.form.grid import GridCell, lay_out
from models.form.vocabulary import Form
from models.importers.own.workbook_layout import TOP
from models.report.paste import PastedBlock, paste
from models.report.report import Report, Value
from tests.builders import balanced
from tests.exporters.excel.test_excel import YEARS, full, sheet_of, tables
from tests.invented import ALL_EDITIONS


def label_of(sheet: Worksheet, spot: GridCell) -> str:
    return str(sheet.cell(spot.row + TOP + 1, spot.column + 1).value or "")


def test_labels_break_by_meaning_where_a_line_has_no_room_for_them() -> None:
    [table] = [grid for _, table, grid in tables(balanced()) if table.id == "applications"]
    labels = {label_of(sheet_of(full(), "三、申请办理"), spot) for spot in table.cells if isinstance(spot.content, str)}

    assert {
        "三、\n本年度\n办理\n结果",
        "（三）\n不予公开",
        "（四）\n无法提供",
        "社会\n公益组织",
        "法律\n服务机构",
        "商业企业",
        "总计",
        "5.要求行政机关确认或\n重新出具已获取信息",
        "1.本机关不掌握相关政府信息",
    } <= labels


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_no_line_of_a_label_is_so_long_that_a_spreadsheet_breaks_it(form: Form) -> None:
    for table in form.tables:
        plan = table_plan(lay_out(table))
        for spot in plan.grid.cells:
            if isinstance(spot.content, str):
                lines = plan.label(spot.content, spot).split("\n")
                assert "".join(lines) == spot.content
                assert max(map(units, lines)) * 1.05 <= plan.room(spot) + 0.01


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_every_column_has_room_for_the_words_of_its_labels(form: Form) -> None:
    plans = [table_plan(lay_out(table)) for table in form.tables]

    assert [spot.content for plan in plans for spot in plan.grid.cells if is_torn(plan, spot)] == []


def is_torn(plan: TablePlan, spot: GridCell) -> bool:
    return isinstance(spot.content, str) and widest_word(spot.content, units) > plan.room(spot)


@YEARS
def test_a_table_that_is_copied_out_of_the_workbook_is_known_by_its_labels(year: int) -> None:
    blank, report = Report.blank(year), balanced(year)
    for section, table, grid in tables(report):
        block = copied(sheet_of(full(year, results=True), section.short), grid.rows, grid.columns)
        done = paste(blank, lay_out(table), next(iter(grid.places)), PastedBlock(block))

        assert {ref: number(value) for ref, value in done.answers.items()} == {
            ref: number(report.figures[ref]) for ref in grid.places
        }
        assert (done.outside, done.left) == (0, ())


def number(value: Value | None) -> object:
    """Return a figure without its unit, which the format of a cell shows."""
    return value.value if isinstance(value, Amount) else value


def copied(sheet: Worksheet, rows: int, columns: int) -> str:
    """Return a table as spreadsheets put it on the clipboard: a cell of several lines stands in quotes."""
    stream = StringIO()
    lines = sheet.iter_rows(min_row=TOP + 1, max_row=TOP + rows, max_col=columns, values_only=True)
    csv.writer(stream, dialect="excel-tab").writerows(lines)
    return stream.getvalue()
