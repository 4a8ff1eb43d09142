from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from pypdf import PdfReader

from exporters.release import Variant
from models.form.grid import lay_out
from models.form.refs import CellRef
from models.report.report import Report
from tests.builders import sample
from tests.exporters.pdf.pages import squeezed
from tests.exporters.pdf.test_pdf_file import numbered
from tests.exporters.word.documents import content, document, lines, printed
from tests.models.importers.office import needs_office
from tests.thoroughness import before_landing

pytestmark = before_landing

_REPORTS = {"2019": numbered(2020), "2021": numbered(2023), "001": sample("001"), "002": sample("002")}

_HANGING = str.maketrans("", "", "、，。")
"""LibreOffice 7.4 loses those of them that hang out of a line, in any document with lines of equal length."""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return what another program prints of our documents."""
    packed = {name: content(report, Variant.DRAFT) for name, report in _REPORTS.items()}
    return printed(packed, tmp_path_factory.mktemp("office"))


@needs_office
@pytest.mark.parametrize("name", ["001", "002"])
def test_another_program_shows_all_the_text(papers: dict[str, Path], name: str) -> None:
    pages = [squeezed(page.extract_text()).translate(_HANGING) for page in PdfReader(papers[name]).pages]
    mark = Variant.DRAFT.mark.translate(_HANGING)
    said = "".join(page.replace(f"—{number}—", "").replace(mark, "") for number, page in enumerate(pages, 1))

    assert [line for line in lines(document(_REPORTS[name])) if squeezed(line).translate(_HANGING) not in said] == []
    assert all(f"—{number}—" in page for number, page in enumerate(pages, 1))
    assert all(mark in page for page in pages)


@needs_office
@pytest.mark.parametrize("name", ["2019", "2021"])
def test_another_program_merges_the_same_cells(papers: dict[str, Path], name: str) -> None:
    report = _REPORTS[name]
    with pdfplumber.open(papers[name]) as pdf:
        found = [(len(table.cells), figures(table.extract())) for page in pdf.pages for table in page.find_tables()]

    grids = [lay_out(table) for table in report.form.tables]
    assert found == [(len(grid.cells), [value(report, ref) for ref in grid.places]) for grid in grids]


def figures(rows: list[list[str | None]]) -> list[str]:
    """Return the four-digit numbers of a table in reading order."""
    cells = (squeezed(text or "").lstrip("+") for row in rows for text in row)
    return [text for text in cells if len(text) == 4 and text.isdigit()]


def value(report: Report, ref: CellRef) -> str:
    return f"{report.figures[ref]}"
