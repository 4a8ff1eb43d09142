"""Variables of style sheets, and letters that these write by their numbers."""

from __future__ import annotations

import re

_SET = re.compile(r"(?<![\w-])(--[\w-]{1,100}+)\s*+:([^;{}]{0,300}+)")
_USED = re.compile(r"var\(\s*+(--[\w-]{1,100}+)\s*+(?:,([^()]{0,100}+))?+\)")
_ESCAPED = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|([g-zG-Z-]))")

_DEEPEST = 4
"""Variables that stand for others. Chosen: more than people write."""

_MOST = 5_000
"""Variables that are kept. Chosen: several times as many as large sites have."""


class Variables:
    """What the variables of a page stand for; of one that is set in two ways, that is not known."""

    def __init__(self) -> None:
        self._values: dict[str, set[str]] = {}

    def add(self, body: str) -> None:
        """Take the variables that a rule or an element sets."""
        if "--" not in body or len(self._values) > _MOST:
            return
        for found in _SET.finditer(body):
            self._values.setdefault(found[1].lower(), set()).add(found[2].strip().lower())

    def resolved(self, value: str) -> str:
        """Return a value with what its variables stand for, as far as that is known."""
        for _ in range(_DEEPEST):
            if "var(" not in value:
                break
            value = _USED.sub(self._meant, value)
        return value

    def _meant(self, found: re.Match[str]) -> str:
        values = self._values.get(found[1], set())
        if len(values) == 1:
            return next(iter(values))
        return found[0] if values or found[2] is None else found[2].strip()


def unescaped_words(sheet: str) -> str:
    """Return a style sheet with the letters that it writes by their numbers; other characters stay as they are."""
    return _ESCAPED.sub(_letter, sheet) if "\\" in sheet else sheet


def _letter(found: re.Match[str]) -> str:
    if found[2]:
        return found[2]
    letter = chr(int(found[1], 16)) if len(found[1].lstrip("0")) <= 2 else ""
    return letter if letter.isascii() and (letter.isalpha() or letter == "-") else found[0]
