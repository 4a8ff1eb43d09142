"""How texts and labels are spelt: texts as our reports have them, labels with and without their numbers."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

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

_LEAST_SIMILARITY = 0.5
"""Below it nothing asks for the number, and it is not worked out. Chosen: less than every threshold of the callers."""


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


@lru_cache(maxsize=32768)
def similarity(one: str, two: str) -> float:
    """Return how alike two bare labels are, from 0 to 1; 0 for less than half. `two` is the one of the form."""
    if one == two:
        return 1.0
    matcher = _matcher(two)
    matcher.set_seq1(one)
    if matcher.real_quick_ratio() < _LEAST_SIMILARITY or matcher.quick_ratio() < _LEAST_SIMILARITY:
        return 0.0
    return matcher.ratio()


@lru_cache(maxsize=1024)
def _matcher(label: str) -> SequenceMatcher[str]:
    """Return what compares labels with this one; preparing it costs more than comparing."""
    return SequenceMatcher(None, "", label, autojunk=False)
