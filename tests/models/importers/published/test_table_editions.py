"""A table of another edition in a report: what fits is taken, and one sentence says so."""

from __future__ import annotations

import pytest

from models.form.editions import form_for
from models.form.refs import CellRef
from models.importers import open_content
from models.importers.published.reading import Reading
from tests.builders import answered, balanced
from tests.models.importers.published.text_layouts import as_text
from tests.models.importers.readers.builders import as_html


def read(content: str) -> Reading:
    opened = open_content(content.encode(), "a")
    assert isinstance(opened, Reading)
    return opened


OLD = answered(balanced(2020), {"disclosure/normative/newly_published": "7", "disclosure/permits/decisions": "12"})


@pytest.mark.parametrize(("filled", "year"), [(OLD, "2024"), (balanced(2024), "2020")], ids=["old", "new"])
@pytest.mark.parametrize("as_page", [False, True], ids=["text", "page"])
def test_what_both_editions_have_is_taken_and_nothing_else(filled: object, year: str, *, as_page: bool) -> None:
    assert isinstance(filled, type(OLD))
    written = (as_html(filled).decode() if as_page else as_text(filled)).replace(str(filled.year), year)
    reading = read(written)
    found = {one.ref: one for one in reading.found if isinstance(one.ref, CellRef)}
    both = {ref: figure for ref, figure in filled.figures.items() if ref in form_for(int(year)).cells}

    assert {ref: one.value for ref, one in found.items()} == both
    assert not any(one.sure for ref, one in found.items() if ref.table != "litigation")
    assert [unread.where for unread in reading.unread] == ["全文"]


def test_a_word_of_the_other_edition_alone_makes_no_other_table() -> None:
    report = balanced(2024)
    reading = read(as_text(report).replace("行政规范性文件  ", "规范性文件  "))

    assert dict(reading.report.figures) == dict(report.figures)
    assert reading.unread == ()
