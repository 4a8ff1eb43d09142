"""Every standard character prints, and what was typed can be read back off the paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters import missing_characters
from exporters.pdf.fonts import FontBook
from models.form.refs import TextRef
from models.report.report import Report
from models.text.characters import odd
from tests.builders import balanced
from tests.exporters.pdf.pages import pdf, squeezed, text_of
from tests.thoroughness import examples

STANDARD = Path(__file__).with_name("standard_characters.txt").read_text(encoding="utf-8").replace("\n", "")
"""通用规范汉字表 (State Council, 2013): 8,105 characters, 196 of them outside the blocks that programs are used to."""

BUNDLED = FontBook.discover([])
EVERYDAY = st.text(
    st.sampled_from("国政府信息公开年报，。、；：？！“”（）《》〔〕…—0123456789%.-/abcXYZ <>&;'\"\\")
    | st.sampled_from(STANDARD),
    max_size=400,
)


def written(text: str) -> Report:
    report = balanced()
    return report.applied(report.edit({TextRef("texts", "overview"): f"始{text}终"}))


def test_list_of_standard_characters_is_whole() -> None:
    assert len(STANDARD) == len(set(STANDARD)) == 8105
    assert sum(ord(char) > 0xFFFF for char in STANDARD) == 196 - sum("\u9fff" < char <= "\uffff" for char in STANDARD)


def test_every_standard_character_prints_from_the_fonts_that_come_with_the_program() -> None:
    assert BUNDLED.missing(STANDARD) == frozenset()
    assert missing_characters(STANDARD) == frozenset()


def test_every_standard_character_comes_out_of_the_pdf() -> None:
    assert STANDARD in text_of(pdf(written(STANDARD)))


def test_characters_called_plain_are_in_the_fonts_that_come_with_the_program() -> None:
    plain = "".join(char for char in map(chr, range(32, 0x10000)) if char.isprintable() and not odd(char))

    assert len(plain) > 27_000
    assert BUNDLED.missing(plain) == frozenset()


@pytest.mark.parametrize("char", ["\U0002a6d6", "\ue000", "😀"])
def test_missing_character_is_named(char: str) -> None:
    assert BUNDLED.missing(f"李{char}") == {char}


@examples(8, 400)
@given(EVERYDAY)
def test_text_comes_out_as_it_was_typed(text: str) -> None:
    assert f"始{squeezed(text)}终" in text_of(pdf(written(text)))
