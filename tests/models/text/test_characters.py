from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text.characters import (
    IGNORABLE,
    compatible,
    doubles,
    invisible,
    mended,
    nothing_missing,
    odd,
    printable,
    seen_places,
)


@pytest.mark.parametrize(
    ("text", "printed", "dropped"),
    [
        ("街道\x00办\x07事处", "街道办事处", 2),
        ("一行\r\n二行\x0b三行\u2028四行", "一行\n二行\n三行\n四行", 0),
        ("零\u200b宽\ufeff", "零宽", 2),
        ("左\u202e右", "左右", 1),
        ("制表\t留着", "制表\t留着", 0),
        ("中\u034f国\ufe0f人\u3164民\u115f\u1160\uffa0\u180b\u180e\U000e0100", "中国人民", 9),
        ("", "", 0),
    ],
)
def test_what_prints_nothing_is_dropped(text: str, printed: str, dropped: int) -> None:
    assert printable(text) == printed
    assert invisible(text) == dropped


def is_seen(char: str) -> bool:
    return unicodedata.category(char)[0] not in "CZ" and not re.match(f"[{IGNORABLE}]", char)


@given(st.text())
def test_nothing_that_can_be_seen_is_dropped(text: str) -> None:
    kept = printable(text)

    assert printable(kept) == kept
    assert [char for char in text if is_seen(char)] == [char for char in kept if is_seen(char)]


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


@given(st.text("中⼈⺠\u202d\u3164\r\n\u2028９a\uf9d1", max_size=40))
def test_a_mended_text_says_where_each_character_stands(text: str) -> None:
    new = mended(text)
    stands = [text[place] for place in seen_places(text)]

    assert len(stands) == len(new)
    assert all(mended(old) == char for old, char in zip(stands, new, strict=True))
    assert doubles(text) == sum(char in "⼈⺠\uf9d1" for char in text)
