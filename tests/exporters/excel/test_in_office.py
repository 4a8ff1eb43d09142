from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

import resources
from models.codec import read_json
from models.figures import print_figure
from models.report import Report
from tests.builders import answered, balanced
from tests.exporters.excel.test_excel import FEE, ISSUED, NEW, TOTAL, value_of
from tests.models.importers.office import AS_SHOWN, converted, needs_office
from tests.models.importers.workbooks import exported, place, repacked


def printed_sheets(report: Report, tmp_path: Path) -> dict[str, list[list[str]]]:
    """Return what LibreOffice displays, by sheet."""
    files = converted(exported(report), AS_SHOWN, tmp_path)
    tables_ = {file.stem.partition("-")[2]: file.read_text(encoding="utf-8") for file in files}
    return {name: list(csv.reader(text.splitlines(), delimiter="\t")) for name, text in tables_.items()}


@needs_office
@pytest.mark.parametrize("name", resources.samples())
def test_stored_results_are_what_another_program_calculates(name: str, tmp_path: Path) -> None:
    report = read_json(resources.read_bytes(name))
    [saved] = converted(repacked(exported(report), _without_results), "xlsx", tmp_path)
    book = load_workbook(saved, data_only=True)

    assert {str(ref): value_of(report, book, str(ref)) for ref in report.form.totals} == {
        str(ref): report.figures[ref] for ref in report.form.totals
    }


def _without_results(_: str, xml: bytes) -> bytes:
    """Leave another program no choice but to calculate."""
    return re.sub(b"</f><v>[^<]*</v>", b"</f>", xml)


ODD_2020 = {"disclosure/permits/change": "1036", "disclosure/procurement/amount": "3.50万元", NEW: "约三"}
ODD_2023 = {ISSUED: "22", f"notes/{ISSUED}": "其中修订16件", FEE: "7730.20", NEW: "=1+1", TOTAL: "99"}


@needs_office
@pytest.mark.parametrize(
    "report",
    [answered(balanced(2020), ODD_2020), answered(balanced(2023), ODD_2023), Report.blank(2023)],
    ids=["2019", "2021", "blank"],
)
def test_another_program_shows_every_figure_as_typed(report: Report, tmp_path: Path) -> None:
    shown = printed_sheets(report, tmp_path)

    for ref, asked in report.form.cells.items():
        sheet, row, column = place(report, ref)
        note = f"（{report.note(ref)}）" if report.note(ref) else ""
        assert shown[sheet][row - 1][column - 1] == print_figure(report.content(ref), asked.kind) + note
