"""Pieces of text put together as a person reads them: without what is crossed out, and without marks of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

_MARK = re.compile(
    r"[\[［〔(（【]{0,1}(?:脚注|注释|注|附注){0,1}[0-9０-９①-⓿❶-❿ⅰ-ⅻⅠ-Ⅻ*＊†‡§#＃※★☆△▲+、,，;；.．—–-]{0,8}[\]］〕)）】]{0,1}"
)
_LETTER = re.compile("[a-zａ-ｚ]")
_POWERS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_EXPONENT = re.compile("[-−]?[1-9]")
_UNIT = re.compile(r"(?:^|[^a-zA-Z])[kcdmhKCDM]?[mM]$|(?:公里|[千厘分毫]?米)$")
_SQUARE = ("平方", "立方")
"""Units that have their exponent in words."""

_TAIL = 6
"""Characters before a mark that are looked at: 平方千米 and one more."""

_DEGREE, _SCALES = frozenset("oO0°"), frozenset("CF")
"""A letter or a nought that stands high before the name of a scale of temperature."""

_TIMES_TEN = re.compile("[×xX*✕] ?10$")
_DIGIT = re.compile("[0-9０-９]")
_SMALLER = 0.7
"""Share of the size of a figure, below which a digit beside it is no digit of it. Chosen: marks have two thirds."""

_BARE_MARK = 1
"""Digits of a mark that nobody takes for a part of the figure. Chosen: who wrote 12 high up may have meant a figure."""


class Piece(NamedTuple):
    """Text that looks the same.

    Attributes:
        raised: 1 for what stands higher than its line, -1 for lower.
        size: Of the type, in points.
        sure: Whether the page shows just this.
    """

    text: str
    struck: bool = False
    raised: int = 0
    size: float = 0
    sure: bool = True


class Reading(NamedTuple):
    """What is read of pieces.

    Attributes:
        sure: Whether the page is sure to say just this.
        struck: What is crossed out.
    """

    text: str
    sure: bool
    struck: str = ""


def put_together(pieces: Sequence[Piece]) -> Reading:
    """Return the text of a paragraph or a cell as a person reads it."""
    if len(pieces) == 1 and not (pieces[0].struck or pieces[0].raised):
        return Reading(pieces[0].text, pieces[0].sure)
    kept = [piece for piece in pieces if not piece.struck]
    struck = "".join(piece.text for piece in pieces if piece.struck).strip()
    if not any(piece.text.strip() for piece in kept):
        return Reading("", sure=True, struck=struck)
    if all(piece.raised for piece in kept if piece.text.strip()):
        return Reading("".join(piece.text for piece in kept), sure=False, struck=struck)
    sure = all(piece.sure for piece in kept) and not _is_struck_within(pieces) and not _shrinks(kept)
    groups = [(level, "".join(piece.text for piece in group)) for level, group in groupby(kept, key=_level)]
    texts, tail = [], ""
    for at, (level, text) in enumerate(groups):
        after = next((follows.lstrip(" ")[:1] for _, follows in groups[at + 1 : at + 2]), "")
        added, is_clear = _beside(text, level, tail.rstrip(" "), after) if level else (text, True)
        sure = sure and is_clear
        texts.append(added)
        tail = (tail + added[-_TAIL:])[-_TAIL:]
    return Reading("".join(texts), sure, struck)


def _level(piece: Piece) -> int:
    return piece.raised


def _beside(raised: str, level: int, before: str, after: str) -> tuple[str, bool]:
    """Return what remains of what stands higher or lower than its line, and whether that is sure."""
    mark = "".join(raised.split())
    follows_figure, leads_figure = bool(_DIGIT.match(before[-1:])), bool(_DIGIT.match(after))
    if not mark or (level < 0 and before[-1:].isascii() and before[-1:].isalpha()):
        return raised, True
    if not _is_mark(mark, before):
        return raised, not (_DIGIT.search(mark) and (follows_figure or leads_figure))
    if level > 0 and (kept := _of_a_unit(mark, before, after)):
        return kept, _TIMES_TEN.search(before) is None
    digits = len(_DIGIT.findall(mark))
    is_bare = digits <= _BARE_MARK or not mark.isdecimal()
    return "", (is_bare or not follows_figure) and not (leads_figure and digits) and not (level < 0 and follows_figure)


def _is_mark(text: str, before: str) -> bool:
    """Return whether a text may refer to a note; a letter may behind a figure, or behind Chinese."""
    if _LETTER.fullmatch(text):
        return bool(_DIGIT.match(before[-1:])) or not before[-1:].isascii()
    return bool(_MARK.fullmatch(text))


def _of_a_unit(mark: str, before: str, after: str) -> str:
    """Return an exponent or a degree as one that needs not be raised; nothing of any other mark."""
    if mark in _DEGREE and after in _SCALES and _DIGIT.match(before[-1:]):
        return "°"
    is_unit = _UNIT.search(before) and not any(word in before for word in _SQUARE)
    return mark.translate(_POWERS) if _EXPONENT.fullmatch(mark) and (is_unit or _TIMES_TEN.search(before)) else ""


def _is_struck_within(pieces: Sequence[Piece]) -> bool:
    """Return whether something is crossed out in the midst of a figure: it may be one figure or two."""
    groups = [(struck, "".join(one.text for one in group)) for struck, group in groupby(pieces, key=_struck)]
    return any(
        struck and _DIGIT.match(before[-1:]) and _DIGIT.match(after[:1])
        for (_, before), (struck, _), (_, after) in zip(groups, groups[1:], groups[2:], strict=False)
    )


def _struck(piece: Piece) -> bool:
    return piece.struck


def _shrinks(pieces: Sequence[Piece]) -> bool:
    """Return whether digits of a figure are much smaller than those beside them."""
    return any(
        min(one.size, other.size) < _SMALLER * max(one.size, other.size)
        for one, other in pairwise(pieces)
        if _DIGIT.match(one.text[-1:]) and _DIGIT.match(other.text[:1]) and not (one.raised or other.raised)
    )
