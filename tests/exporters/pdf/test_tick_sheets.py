"""Sheets to tick by hand: each a page of paper, the same bytes every time, with every figure."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from exporters.pdf.tick_sheets import checklist_sheet, reading_sheet
from models.checks.checklist import BY_HAND, Known, checklist
from models.report.matching_code import matching_code
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced
from tests.exporters.pdf.pages import squeezed

WHEN = datetime(2024, 1, 18, 16, 20)  # noqa: DTZ001  in local time, as the clerk reads it


def pages(content: bytes) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


@pytest.mark.parametrize("report", [balanced(), Report.blank(2024)], ids=["done", "blank"])
def test_the_checklist_is_one_page_with_a_box_for_every_step(report: Report) -> None:
    points = checklist(report, Known(check(report)))

    [text] = pages(checklist_sheet(report, points, WHEN))

    assert text.count("□") == len(points)
    assert text.count(squeezed(BY_HAND)) == sum(point.state == BY_HAND for point in points)
    for words in (*(point.step for point in points), *(point.state for point in points), matching_code(report)):
        assert squeezed(words) in text
    assert "2024年1月18日16:20" in text


def test_a_table_to_be_read_out_is_one_page_with_every_figure_and_a_box_a_row() -> None:
    numbers = {str(ref): str(4001 + at) for at, ref in enumerate(balanced().form.cells)}
    report = answered(balanced(), numbers)
    for table in report.form.tables:
        [text] = pages(reading_sheet(report, table, WHEN))
        cells = [ref for ref in report.form.cells if ref.table == table.id]
        assert all(report.shown(ref) in text for ref in cells)
        rows = sum(
            len(block.row_leaves) * (len(block.column_leaves) if len(block.column_leaves) > 8 else 1)
            for block in table.blocks
        )
        assert text.count("□") == rows


def test_the_same_gives_the_same_bytes() -> None:
    report = balanced()
    points = checklist(report, Known(check(report)))
    assert checklist_sheet(report, points, WHEN) == checklist_sheet(report, points, WHEN)
    table = report.form.tables[1]
    assert reading_sheet(report, table, WHEN) == reading_sheet(report, table, WHEN)
