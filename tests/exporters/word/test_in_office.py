from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from exporters.release import Variant
from models.form.grid import lay_out
from models.form.refs import CellRef
from models.importers.readers.pdf.pdf_opening import pages
from models.importers.readers.pdf.pdf_sheet import sheet
from models.importers.readers.pdf.pdf_tables import TablePart
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
    sheets = map(sheet, pages(papers[name].read_bytes()))
    found = [(len(part.cells), figures(part)) for each in sheets for side in each.sides for part in side.parts]

    grids = [lay_out(table) for table in report.form.tables]
    assert found == [(len(grid.cells), [value(report, ref) for ref in grid.places]) for grid in grids]


def figures(part: TablePart) -> list[str]:
    """Return the four-digit numbers of a table in reading order."""
    cells = (squeezed(cell.text).lstrip("+") for cell in sorted(part.cells, key=lambda cell: (cell.top, cell.x0)))
    return [text for text in cells if len(text) == 4 and text.isdigit()]


def value(report: Report, ref: CellRef) -> str:
    return f"{report.figures[ref]}"
