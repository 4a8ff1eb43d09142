"""The five samples as the files in which reports are published, read back through the one door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from exporters.release import Copy
from models.form import CellRef, TextRef
from models.importers import open_file
from models.importers.published.reading import Reading
from models.importers.sheets import Imported
from models.report import Report
from tests.builders import sample
from tests.exporters.pdf.pages import SAMPLES, content
from tests.exporters.word.documents import content as word_document
from tests.models.importers.readers.builders import as_docx, as_html, as_page_of_a_site, as_xlsx
from tests.models.importers.workbooks import exported

KINDS: dict[str, Callable[[Report], bytes]] = {
    "made by hand.docx": as_docx,
    "ours.docx": word_document,
    "saved.html": as_html,
    "site.htm": as_page_of_a_site,
    "public.pdf": content,
    "filing.pdf": lambda report: content(report, Copy.FILING),
    "made by hand.xlsx": as_xlsx,
}


def opened(folder: Path, name: str, file: bytes) -> Reading | Imported:
    path = folder / name
    path.write_bytes(file)
    return open_file(path)


@pytest.mark.parametrize("number", SAMPLES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_and_every_text_comes_back(number: str, kind: str, tmp_path: Path) -> None:
    report = sample(number)
    reading = opened(tmp_path, kind, KINDS[kind](report))
    assert isinstance(reading, Reading)
    wrong = {str(ref) for ref, figure in report.figures.items() if reading.report.figures.get(ref) != figure}

    assert wrong == set()
    for narrative in report.form.narratives:
        ref = TextRef("texts", narrative.id)
        assert "".join(reading.report.text(*ref).split()) == "".join(report.text(*ref).split())


@pytest.mark.parametrize("kind", KINDS)
def test_no_figure_comes_from_nowhere(kind: str, tmp_path: Path) -> None:
    reading = opened(tmp_path, kind, KINDS[kind](sample("003")))
    assert isinstance(reading, Reading)
    figures = [found for found in reading.found if isinstance(found.ref, CellRef)]

    assert all(found.where for found in figures)
    assert all(found.raw for found in figures)


def test_our_own_workbook_is_read_exactly(tmp_path: Path) -> None:
    assert opened(tmp_path, "ours.xlsx", exported(sample("001"))) == (sample("001"), ())
