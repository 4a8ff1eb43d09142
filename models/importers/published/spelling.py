"""How texts and labels are spelt: texts as our reports have them, labels with and without their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from models.text.characters import compatible, printable

_NUMERALS = "一二三四五六七八九十"
_ENUMERATOR = re.compile(
    rf"\s*(?:第([{_NUMERALS}]+)部分\s*[、:]?|\(([{_NUMERALS}]+|\d{{1,2}})\)\s*[、.]?"
    rf"|([{_NUMERALS}]+)\s*[、.,]|(\d{{1,2}})\s*[、.,)](?!\d))\s*"
)

_SPACES = re.compile(r"\s+")
_WIDE = r"[^\x00-\x7f]"
_IDLE_SPACE = re.compile(rf"(?<={_WIDE}) +(?![a-zA-Z])|(?<![a-zA-Z ]) +(?={_WIDE})")
_NARROW_MARK = re.compile(rf"(?<={_WIDE})[,;:!?]|[,;:!?](?={_WIDE})")
_WIDE_MARKS = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_NARROW = {code + 0xFEE0: code for code in range(0x21, 0x7F) if chr(code).isalnum()}
"""Digits and letters as wide as a Chinese character (Unicode FF01 to FF5E), with the ASCII ones that they stand for."""

LEAST_SIMILARITY = 0.5
"""Below it no caller asks for the number. Chosen: less than every threshold of the callers."""


@lru_cache(maxsize=4096)  # asked several times for each line
def tidy(text: str) -> str:
    """Return one line of text as our reports spell it.

    No idle spaces, digits and letters narrow, punctuation wide where it stands in Chinese.
    """
    line = _SPACES.sub(" ", printable(text)).strip().translate(_NARROW)
    line = _IDLE_SPACE.sub("", line)
    line = _NARROW_MARK.sub(lambda mark: _WIDE_MARKS[mark[0]], line)
    return _IDLE_SPACE.sub("", _wide_brackets(line))


def _wide_brackets(line: str) -> str:
    """Return `line` with the brackets in pairs of one width."""
    characters = list(line)
    opened: list[int] = []
    for at, character in enumerate(line):
        if character in "(（":
            opened.append(at)
        elif character in ")）":
            pair = (opened.pop(), at) if opened else (at,)
            if any(not char.isascii() for end in pair for char in line[max(0, end - 1) : end + 2]):
                _widen(characters, pair)
    for at in opened:
        if not line[max(0, at - 1) : at + 2].isascii():
            _widen(characters, (at,))
    return "".join(characters)


def _widen(characters: list[str], places: tuple[int, ...]) -> None:
    for at in places:
        characters[at] = "（" if characters[at] in "(（" else "）"


@lru_cache(maxsize=4096)
def number_of(label: str) -> str:
    """Return the number a label begins with (``一、``, ``（一）``, ``1.``), or an empty string."""
    found = _ENUMERATOR.match(compatible(label))
    return next((group for group in found.groups() if group), "") if found else ""


@lru_cache(maxsize=4096)
def unnumbered(label: str) -> str:
    """Return a label without the number it begins with."""
    if not number_of(label):
        return label
    plain = compatible(label)
    found = _ENUMERATOR.match(plain)
    return plain[found.end() :] if found else label


def is_sub_numbered(label: str) -> bool:
    """Return whether a label begins with a number in brackets, which parts of a section have."""
    return label.lstrip().startswith(("(", "（")) and bool(number_of(label))


class Wanted(NamedTuple):
    """A bare label of the form, and the characters in it."""

    label: str
    characters: frozenset[str]


def wanted(labels: Iterable[str]) -> tuple[Wanted, ...]:
    """Return bare labels as others are compared with them."""
    return tuple(Wanted(label, frozenset(label)) for label in labels)


def alike(one: str, labels: Iterable[Wanted], least: float) -> Iterator[tuple[str, float]]:
    """Yield those of some labels that a bare label is at least so much like, and how much, up to 1."""
    here, long = frozenset(one), len(one)
    for two, there in labels:
        # So many characters cannot be in both: to see that at once is what makes a long file bearable.
        enough = least * (long + len(two)) / 2
        if long - len(here - there) >= enough <= len(two) - len(there - here):
            likeness = similarity(one, two, least)
            if likeness >= least:
                yield two, likeness


@lru_cache(maxsize=32768)
def similarity(one: str, two: str, least: float = LEAST_SIMILARITY) -> float:
    """Return how alike two bare labels are, from 0 to 1; 0 for less than `least`. `two` is the one of the form."""
    if one == two:
        return 1.0
    matcher = _matcher(two)
    matcher.set_seq1(one)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


@lru_cache(maxsize=1024)
def _matcher(label: str) -> SequenceMatcher[str]:
    """Return what compares labels with this one; preparing it costs more than comparing."""
    return SequenceMatcher(None, "", label, autojunk=False)
