"""The numbers that a browser writes before the paragraphs of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no stubs

_NUMBER = re.compile(r"-?[0-9]{1,4}")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26
"""Of the alphabet, by which a list may count."""

_NO_NUMBERS = ("none", "disc", "circle", "square", "url(")
_KNOWN = (*_NO_NUMBERS, "decimal", "alpha", "latin", "roman", "cjk", "chinese", "inherit", "initial", "unset")
_BY_TYPE = frozenset({"1", "a", "A", "i", "I"})
_CHINESE_DIGITS = "一二三四五六七八九"


def numbered(around: HtmlElement, items: Sequence[HtmlElement]) -> Iterator[tuple[HtmlElement, int]]:
    """Yield the paragraphs of a list that are seen, each with its number."""
    is_reversed = "reversed" in around.attrib
    step = -1 if is_reversed else 1
    number = _told(around.get("start", ""), len(items) if is_reversed else 1)
    for item in items:
        number = _told(item.get("value", ""), number)
        yield item, number
        number += step


def _told(text: str, otherwise: int) -> int:
    return int(text.strip()) if _NUMBER.fullmatch(text.strip()) else otherwise


def list_kind(declared: Mapping[str, str]) -> str:
    """Return how a list or one of its paragraphs counts, as it declares; nothing if it does not."""
    if declared.get("display", "list-item") != "list-item":
        return "none"
    return declared.get("list-style-type") or declared.get("list-style", "")


def is_list_kind(kind: str) -> bool:
    """Return whether this is a way to count that is known here."""
    return kind in _BY_TYPE or any(word in kind for word in _KNOWN)


def counted(number: int, kind: str) -> str:
    """Return a number as a list of a kind shows it, with what stands behind it."""
    if any(word in kind for word in _NO_NUMBERS):
        return ""
    if number < 1:
        return f"{number}. "
    if kind in {"a", "A"} or "alpha" in kind or "latin" in kind:
        letter = chr(ord("a") + (number - 1) % _LETTERS)
        return f"{letter.upper() if kind == 'A' or 'upper' in kind else letter}. "
    if kind in {"i", "I"} or "roman" in kind:
        roman = _roman(number)
        return f"{roman.upper() if kind == 'I' or 'upper' in kind else roman}. "
    if "cjk" in kind or "chinese" in kind:
        return f"{_CHINESE_DIGITS[number - 1]}、" if number < 10 else ""
    return f"{number:02d}. " if "zero" in kind else f"{number}. "


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
