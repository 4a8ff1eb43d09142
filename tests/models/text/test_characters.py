from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text.characters import compatible, invisible, nothing_missing, odd, printable


@pytest.mark.parametrize(
    ("text", "printed", "dropped"),
    [
        ("街道\x00办\x07事处", "街道办事处", 2),
        ("一行\r\n二行\x0b三行\u2028四行", "一行\n二行\n三行\n四行", 0),
        ("零\u200b宽\ufeff", "零宽", 2),
        ("左\u202e右", "左右", 1),
        ("制表\t留着", "制表\t留着", 0),
        ("", "", 0),
    ],
)
def test_what_prints_nothing_is_dropped(text: str, printed: str, dropped: int) -> None:
    assert printable(text) == printed
    assert invisible(text) == dropped


@given(st.text())
def test_nothing_that_can_be_seen_is_dropped(text: str) -> None:
    kept = printable(text)

    assert printable(kept) == kept
    assert [char for char in text if unicodedata.category(char)[0] not in "CZ"] == [
        char for char in kept if unicodedata.category(char)[0] not in "CZ"
    ]


def test_plain_characters_are_not_odd() -> None:
    assert odd("2023年，收到“申请”12件（其中：自然人9件）；办结率100%。——ABC\n") == frozenset()
    assert odd("李𠮷、😀\x07") == {"𠮷", "😀", "\x07"}


def test_nothing_is_missing_where_paper_does_not_matter() -> None:
    assert nothing_missing("𠮷") == frozenset()


@given(st.text("甲éＡ①ﬁ\u0301\u0327\u3099か", max_size=40))
def test_the_compatible_form_is_that_of_unicode(text: str) -> None:
    assert compatible(text) == unicodedata.normalize("NFKC", text)


def test_letters_with_more_marks_than_any_text_has_are_put_in_order_at_once() -> None:
    begun = time.process_time()
    compatible("a" + "\u0301\u0327" * 50_000)

    assert time.process_time() - begun < 1
