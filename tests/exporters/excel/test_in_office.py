from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.form.figures import print_figure
from models.report.report import Report
from tests.builders import answered, balanced, sample
from tests.exporters.excel.test_balances import WITH_WORDS, verdicts
from tests.exporters.excel.test_excel import FEE, ISSUED, NEW, TOTAL, value_of
from tests.exporters.pdf.pages import SAMPLES
from tests.models.importers.office import AS_SHOWN, converted, needs_office
from tests.models.importers.own.workbooks import exported, place, repacked
from tests.thoroughness import before_landing, few

pytestmark = before_landing

_CALCULATED = {**{number: sample(number) for number in SAMPLES}, "words": WITH_WORDS}


@pytest.fixture(scope="module")
def calculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return what another program saves after it has calculated every formula."""
    packed = {name: repacked(exported(report), _without_results) for name, report in _CALCULATED.items()}
    saved = converted(packed, "xlsx", "xlsx", tmp_path_factory.mktemp("office"))
    return {name: path for name, [path] in saved.items()}


@needs_office
@pytest.mark.parametrize("number", few(SAMPLES, 2))
def test_stored_results_are_what_another_program_calculates(number: str, calculated: dict[str, Path]) -> None:
    report = sample(number)
    book = load_workbook(calculated[number], data_only=True)

    assert {str(ref): value_of(report, book, str(ref)) for ref in report.form.totals} == {
        str(ref): report.figures[ref] for ref in report.form.totals
    }


def _without_results(_: str, xml: bytes) -> bytes:
    """Leave another program no choice but to calculate."""
    return re.sub(b"</f><v>[^<]*</v>", b"</f>", xml)


@needs_office
@pytest.mark.parametrize("name", ["003", "004", "words"])
def test_stored_verdicts_are_what_another_program_works_out(name: str, calculated: dict[str, Path]) -> None:
    assert verdicts(calculated[name].read_bytes()) == verdicts(exported(_CALCULATED[name]))


ODD_2020 = {"disclosure/permits/change": "1036", "disclosure/procurement/amount": "3.50万元", NEW: "约三"}
ODD_2023 = {ISSUED: "22", f"notes/{ISSUED}": "其中修订16件", FEE: "7730.20", NEW: "=1+1", TOTAL: "99"}

_SHOWN = {
    "2019": answered(balanced(2020), ODD_2020),
    "2021": answered(balanced(2023), ODD_2023),
    "blank": Report.blank(2023),
}


@pytest.fixture(scope="module")
def displayed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Return what another program displays, a file a sheet."""
    packed = {name: exported(report) for name, report in _SHOWN.items()}
    return converted(packed, "xlsx", AS_SHOWN, tmp_path_factory.mktemp("office"))


def sheets(files: list[Path]) -> dict[str, list[list[str]]]:
    texts = {file.stem.partition("-")[2]: file.read_text(encoding="utf-8") for file in files}
    return {name: list(csv.reader(text.splitlines(), delimiter="\t")) for name, text in texts.items()}


@needs_office
@pytest.mark.parametrize("name", _SHOWN)
def test_another_program_shows_every_figure_as_typed(name: str, displayed: dict[str, list[Path]]) -> None:
    report, shown = _SHOWN[name], sheets(displayed[name])

    for ref, asked in report.form.cells.items():
        sheet, row, column = place(report, ref)
        note = f"（{report.note(ref)}）" if report.note(ref) else ""
        assert shown[sheet][row - 1][column - 1] == print_figure(report.content(ref), asked.kind) + note
