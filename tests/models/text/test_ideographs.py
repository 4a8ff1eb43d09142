"""Radicals and their kin become the ideographs that they look like, one for one."""

from __future__ import annotations

import unicodedata

import pytest

from models.text.ideographs import ideographs

RADICALS = [chr(code) for code in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6)) if unicodedata.name(chr(code), "")]
COMPATIBLE = [chr(code) for code in (*range(0xF900, 0xFAFF), *range(0x2F800, 0x2FA1E))]


def test_every_radical_that_has_an_ideograph_becomes_it() -> None:
    left = [char for char in RADICALS if ideographs(char) == char]

    assert left == ["\u2e80"]  # Unicode knows no ideograph for this one
    assert all(unicodedata.name(ideographs(char)).startswith("CJK UNIFIED") for char in RADICALS if char not in left)


def test_every_ideograph_of_old_encodings_becomes_the_one_of_today() -> None:
    for char in COMPATIBLE:
        assert ideographs(char) == unicodedata.normalize("NFC", char)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("⼈⺠⾏⽉⼗", "人民行月十"),
        ("⻓⻔⻢⻅⻉⻋⻛⻜⻝⻥⻦", "长门马见贝车风飞食鱼鸟"),
        ("〸㇐\uf9d1\U0002f800", "十一六丽"),
        ("１２①㈠，（⼀）", "１２①㈠，（一）"),
    ],
)
def test_only_what_looks_like_an_ideograph_is_changed(text: str, meant: str) -> None:
    assert ideographs(text) == meant
