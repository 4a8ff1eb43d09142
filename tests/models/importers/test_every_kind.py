"""The five samples as the files in which reports are published, read back through the one door."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from exporters.release import Variant
from models.form.refs import CellRef, TextRef
from models.importers import open_file
from models.importers.own.imported import Imported
from models.importers.own.workbook_layout import PAYLOAD
from models.importers.published.reading import Reading
from tests.builders import sample
from tests.exporters.pdf.pages import SAMPLES, sample_content
from tests.exporters.word.documents import content as word_document
from tests.models.importers.own.workbooks import exported, replaced
from tests.models.importers.readers.builders import as_docx, as_html, as_page_of_a_site, as_xlsx
from tests.thoroughness import few, some

KINDS: dict[str, Callable[[str], bytes]] = {
    "made by hand.docx": lambda number: as_docx(sample(number)),
    "ours.docx": lambda number: word_document(sample(number)),
    "saved.html": lambda number: as_html(sample(number)),
    "site.htm": lambda number: as_page_of_a_site(sample(number)),
    "public.pdf": sample_content,
    "filing.pdf": lambda number: sample_content(number, Variant.FILING),
    "made by hand.xlsx": lambda number: as_xlsx(sample(number)),
}


def opened(folder: Path, name: str, file: bytes) -> Reading | Imported:
    path = folder / name
    path.write_bytes(file)
    return open_file(path)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Reading]:
    """Read a sample out of a kind of file, once for all tests."""
    folder = tmp_path_factory.mktemp("every_kind")

    @cache
    def reading(kind: str, number: str) -> Reading:
        found = opened(folder, kind, KINDS[kind](number))
        assert isinstance(found, Reading)
        return found

    return reading


@pytest.mark.parametrize("number", few(some(SAMPLES, 3), 1))
@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_and_every_text_comes_back(number: str, kind: str, read: Callable[[str, str], Reading]) -> None:
    report, reading = sample(number), read(kind, number)
    wrong = {str(ref) for ref, figure in report.figures.items() if reading.report.figures.get(ref) != figure}

    assert wrong == set()
    for narrative in report.form.narratives:
        ref = TextRef("texts", narrative.id)
        assert "".join(reading.report.text(*ref).split()) == "".join(report.text(*ref).split())


@pytest.mark.parametrize("kind", KINDS)
def test_no_figure_comes_from_nowhere(kind: str, read: Callable[[str, str], Reading]) -> None:
    figures = [found for found in read(kind, "003").found if isinstance(found.ref, CellRef)]

    assert all(found.where for found in figures)
    assert all(found.raw for found in figures)


def test_our_own_workbook_is_read_exactly(tmp_path: Path) -> None:
    assert opened(tmp_path, "ours.xlsx", exported(sample("001"))) == (sample("001"), ())


@pytest.mark.parametrize("number", some(SAMPLES, 1))
def test_labels_of_our_own_workbook_are_known_when_it_has_lost_its_data(number: str, tmp_path: Path) -> None:
    lost = replaced(exported(sample(number)), "xl/workbook.xml", PAYLOAD, "别的数据")
    reading = opened(tmp_path, "ours.xlsx", lost)

    assert isinstance(reading, Reading)
    assert reading.report.figures == sample(number).figures
