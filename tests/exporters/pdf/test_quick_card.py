"""The card beside the monitor: two pages, with the keys, the rows and the rules that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from exporters.pdf import quick_card_words as said
from exporters.pdf.official_page import HEIGHT, WIDTH
from exporters.pdf.quick_card import MARGIN, quick_card
from models.form.editions import edition2021
from models.form.explained import equations
from models.form.vocabulary import Form
from models.rules.catalogue import CATALOGUE
from resources import read_text
from tests.exporters.pdf.pages import runs, squeezed
from tests.invented import ALL_EDITIONS


class Named(dict[str, str]):
    """Keys that no program has, each told by its command; what is asked for is remembered."""

    def __missing__(self, command: str) -> str:
        return self.setdefault(command, f"K{len(self) + 1}K")


KEYS = Named()
"""Of the card of the present form."""


@cache
def content(form: Form) -> bytes:
    """Return the card of a form, made once for all tests."""
    return quick_card(form, KEYS)


@cache
def pages() -> tuple[str, ...]:
    """Return the words of the two pages for the present form."""
    reader = PdfReader(BytesIO(content(edition2021.FORM)))
    return tuple(squeezed(page.extract_text()) for page in reader.pages)


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_two_pages_within_their_margins(form: Form) -> None:
    reader = PdfReader(BytesIO(content(form)))

    assert len(reader.pages) == 2
    for page in reader.pages:
        found = runs(page)
        assert [round(float(edge)) for edge in page.mediabox] == [0, 0, round(WIDTH), round(HEIGHT)]
        assert min(run.x for run in found) >= MARGIN - 1
        assert min(run.y for run in found) >= MARGIN - 1
        assert max(run.y for run in found) <= HEIGHT - MARGIN
        assert min(run.size for run in found) >= 7


def test_the_same_gives_the_same_bytes() -> None:
    assert quick_card(edition2021.FORM, KEYS) == content(edition2021.FORM)


def test_no_key_is_written_into_the_words() -> None:
    text = "".join(pages())

    assert len(KEYS) > 12
    assert all(key in text for key in KEYS.values())
    assert not re.findall(r"F\d|Ctrl|Alt|Shift", text)


def test_every_row_of_the_table_says_what_belongs_there() -> None:
    form = edition2021.FORM
    table = form.table("applications")
    _, text = pages()

    for block in table.blocks:
        for row in block.row_leaves:
            assert squeezed(row.counts) in text
            assert squeezed(row.excludes) in text
    for one in equations(table):
        assert squeezed(f"{one.left}＝{one.right}") in text
    assert len(equations(table)) == 4


def test_the_mistakes_are_ten_that_a_rule_finds() -> None:
    rules = {entry.id for entry in CATALOGUE}

    assert len({one.rule for one in said.MISTAKES} & rules) == 10
    assert said.STEPS[5].name == "核对"  # where the last step goes back to
    assert "1月31日" in pages()[0]


def test_what_the_card_calls_by_name_is_called_so_in_the_help() -> None:
    known = read_text("help.md").replace("**", "")

    assert [name for name in quoted() if name not in known] == []
    assert len([*quoted()]) > 5


def quoted() -> Iterator[str]:
    """Yield what the first page puts in quotation marks: buttons, and what the window says."""
    words = (*(step.words for step in said.STEPS), *(line for _, line in said.TROUBLE.lines))
    for text in words:
        yield from re.findall("“([^”]*)”", text)
