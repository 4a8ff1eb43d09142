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

_TIMES_TEN = re.compile("[×xX*✕]\\s?10")
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
        struck: What is crossed out, if nothing else is there.
    """

    text: str
    sure: bool
    struck: str = ""


def put_together(pieces: Sequence[Piece]) -> Reading:
    """Return the text of a paragraph or a cell as a person reads it."""
    if len(pieces) == 1 and not (pieces[0].struck or pieces[0].raised):
        return Reading(pieces[0].text, pieces[0].sure)
    kept = [piece for piece in pieces if not piece.struck]
    if not any(piece.text.strip() for piece in kept):
        return Reading("", sure=True, struck="".join(piece.text for piece in pieces if piece.struck).strip())
    if all(piece.raised for piece in kept if piece.text.strip()):
        return Reading("".join(piece.text for piece in kept), sure=False)
    sure = all(piece.sure for piece in kept) and not _is_struck_within(pieces) and not _shrinks(kept)
    groups = [(level, "".join(piece.text for piece in group)) for level, group in groupby(kept, key=_level)]
    texts, tail = [], ""
    for at, (level, added) in enumerate(groups):
        if level:
            after = next((text.lstrip(" ")[:1] for _, text in groups[at + 1 : at + 2]), "")
            added, is_clear = _beside(added, level, tail.rstrip(" "), after)
            sure = sure and is_clear
        texts.append(added)
        tail = (tail + added[-_TAIL:])[-_TAIL:]
    return Reading("".join(texts), sure)


def _level(piece: Piece) -> int:
    return piece.raised


def _beside(raised: str, level: int, before: str, after: str) -> tuple[str, bool]:
    """Return what remains of what stands higher or lower than its line, and whether that is sure."""
    mark, follows_figure = "".join(raised.split()), bool(_DIGIT.match(before[-1:]))
    leads_figure = bool(_DIGIT.match(after))
    is_mark = bool(mark) and bool(_MARK.fullmatch(mark) or (_LETTER.fullmatch(mark) and not before[-1:].isascii()))
    is_mark = is_mark or bool(_LETTER.fullmatch(mark) and follows_figure)
    if not mark:
        return raised, True
    if level < 0 and before[-1:].isascii() and before[-1:].isalpha():
        return raised, True
    if not is_mark:
        return raised, not (_DIGIT.search(mark) and (follows_figure or leads_figure))
    if level > 0 and _EXPONENT.fullmatch(mark):
        if _UNIT.search(before) and not any(word in before for word in _SQUARE):
            return mark.translate(_POWERS), True
        if _TIMES_TEN.search(before) and before.endswith("10"):
            return mark.translate(_POWERS), False
    digits = len(_DIGIT.findall(mark))
    is_bare = digits <= _BARE_MARK or not mark.isdecimal()
    return "", (is_bare or not follows_figure) and not (leads_figure and digits) and not (level < 0 and follows_figure)


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
