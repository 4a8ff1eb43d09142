"""Names that look alike are one unit, and what is odd in them is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text.look_alikes import ideographs, look_alike, odd_characters, plain_name, written_plainly

NAME = "长乐区人民政府里仁（一）街道办事处1"
TWINS = {
    "radical": NAME.replace("长", "⻓"),
    "radical of Kangxi": NAME.replace("人", "⼈"),
    "supplementary radical": NAME.replace("民", "⺠"),
    "compatibility ideograph": NAME.replace("里", "\uf9e9"),
    "full-width digit": NAME.replace("1", "１"),
    "half-width brackets": NAME.replace("（", "(").replace("）", ")"),
    "zero-width space": NAME.replace("街", "\u200b街"),
    "soft hyphen": NAME.replace("街", "\xad街"),
    "mark of direction": NAME.replace("街", "\u202e街"),
    "byte order mark": f"\ufeff{NAME}",
    "variation selector": NAME.replace("区", "区\U000e0100"),
    "emoji selector": NAME.replace("区", "区\ufe0e"),
    "Hangul filler": NAME.replace("区", "区\u3164"),
    "no-break space": NAME.replace("区", "区\xa0"),
    "wide space": NAME.replace("区", "区\u3000"),
    "joiner": NAME.replace("区", "区\u034f"),
    "control character": NAME.replace("区", "区\x07"),
}
SEEN_IN_TEXT = ("full-width digit", "half-width brackets", "no-break space", "wide space")


@pytest.mark.parametrize("twin", TWINS.values(), ids=TWINS)
def test_names_that_look_alike_have_one_normal_form(twin: str) -> None:
    assert twin != NAME
    assert plain_name(twin) == plain_name(NAME)
    assert look_alike(twin, NAME)


@pytest.mark.parametrize("kind", [kind for kind in TWINS if kind not in SEEN_IN_TEXT])
def test_what_is_odd_is_told_and_can_be_mended(kind: str) -> None:
    [odd] = odd_characters(TWINS[kind].strip())

    assert TWINS[kind][odd.number - 1] == odd.char
    assert f"第 {odd.number} 个" in odd.told
    assert f"U+{ord(odd.char):04X}" in odd.told
    assert written_plainly(TWINS[kind]) == NAME


@pytest.mark.parametrize("kind", SEEN_IN_TEXT)
def test_width_and_spaces_are_not_odd(kind: str) -> None:
    assert not odd_characters(TWINS[kind])


@pytest.mark.parametrize("other", ["乐长", "长乐区", "長乐", "长乐一", ""])
def test_other_names_stay_others(other: str) -> None:
    assert not look_alike("长乐", other)


def test_the_same_name_is_no_look_alike() -> None:
    assert not look_alike(NAME, f" {NAME} ")


@given(st.text(max_size=30))
def test_the_normal_form_is_its_own(text: str) -> None:
    assert plain_name(plain_name(text)) == plain_name(text)
    assert not odd_characters(written_plainly(text))


def test_no_ordinary_character_is_odd() -> None:
    ordinary = "".join(map(chr, (*range(0x20, 0x7F), *range(0x3001, 0x3021), *range(0x4E00, 0xA000))))

    assert not odd_characters(ordinary)


def test_radicals_of_pdfs_become_ideographs() -> None:
    assert ideographs("⻔⻓⼈⺠㈠，１") == "门长人民㈠，１"
