"""What a person reads in a line of a web page, out of pieces that look differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from models.text.page_look import DOUBTS, UNSEEN, Look

Piece = tuple[str, int]
"""A text and how it looks."""

BREAK = "\x00"
"""A piece at which a browser begins a new line; a page has none of these."""

EDGE: Piece = ("", Look.APART)
"""A piece without words where there is room between those before and those behind it, or may be."""


_BLANKS = f"{BREAK} \t\r\n\f\xa0\u3000"
_CHINESE = "[\u2e80-\u9fff\uf900-\uffef\u2018-\u201d\u2026\u2014]"
_SOFT_BREAK = re.compile(rf"(?<={_CHINESE})[ \t]*+[\r\n][ \t\r\n]*+(?={_CHINESE})")
_SPACE = re.compile(r"[ \t\r\n\f\xa0]++")
_LINE_FEED = re.compile(r"\r\n?|\n")

_NOTE_MARK = re.compile(
    r"(?:[\[［(（〔【]\s*+)?+(?:(?:附?注|脚注|note)\s*+\d{0,3}|\d{1,3}|[一二三四五六七八九十]{1,3}(?=[\]］)）〕】])|[①-⓿㈠-㈩]"
    r"|[a-zA-Z]{1,4}\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|[*＊※★☆#†‡§¶△▲○●◆]{1,3})(?:\s*+[\]］)）〕】])?+"
)
_BETWEEN_MARKS = re.compile(r"[\s,，、;；]+|(?<=[\]］)）〕】])(?=[\[［(（〔【])")
_LONGEST_MARK = 20
"""Characters. Chosen: three marks of notes with their brackets; longer is text, and nobody's mark."""

_EXPONENTS = {"2": "²", "3": "³", "²": "²", "³": "³"}
_UNIT = re.compile(r"(?:[kcdmµ]?m|M|㎡)$")
_ORDINAL = re.compile(r"st|nd|rd|th", re.IGNORECASE)
_LETTER_BEFORE = re.compile(r"[A-Za-z]$")
_HAN = re.compile("[\u3400-\u9fff]")
_FIGURE = re.compile(r"[+\-−]?\s*+[\d０-９][\d０-９.,，．]*+\s*+(?:万?元|件|个|条|%)?\s*+")
_FRACTION_BARS = ("/", "⁄", "∕")
_DIGIT_AFTER = re.compile(r"\s*+[\d０-９]")
_DIGIT_BEFORE = re.compile(r"[\d０-９]\s*$")


class Words(NamedTuple):
    """What a person reads.

    Attributes:
        text: Its lines, separated by line feeds, none of them blank.
        sure: Whether just this is seen.
        marks: How many marks of notes stand beside it and were left out.
        crossed_out: What is crossed out in it.
    """

    text: str
    sure: bool = True
    marks: int = 0
    crossed_out: str = ""


class _Line(NamedTuple):
    text: str
    sure: bool
    marks: int


def words(pieces: Sequence[Piece]) -> Words:
    """Return what a person reads in pieces: without what is unseen, crossed out, or the mark of a note beside it."""
    unseen = {True: Look.GONE, False: UNSEEN}
    shown = [piece for one in pieces if not one[1] & unseen[one[0] == BREAK] for piece in _broken(one)]
    crossed = "".join(text if look & Look.CROSSED_OUT or text == BREAK else "" for text, look in shown)
    kept = [piece for piece in shown if not piece[1] & Look.CROSSED_OUT or piece[0] == BREAK]
    lines = [_line(line) for line in _lines(kept)]
    text = "\n".join(filter(None, (tidy(line.text) for line in lines)))
    doubtful = any(
        look & DOUBTS and (text.strip(_BLANKS) or (not text and look & Look.BESIDE)) for text, look in pieces
    )
    afloat = {bool(look & Look.AFLOAT) for text, look in kept if text.strip() and text != BREAK}
    sure = not doubtful and len(afloat) < 2 and all(line.sure for line in lines) and "\ufffd" not in text
    return Words(text, sure, sum(line.marks for line in lines), tidy(crossed.replace(BREAK, " ")))


def tidy(text: str) -> str:
    """Return a line as a browser shows it. A line feed of the source is no space between Chinese characters."""
    return _SPACE.sub(" ", _SOFT_BREAK.sub("", text)).strip()


def _broken(piece: Piece) -> Iterator[Piece]:
    """Yield the lines of a piece in which line feeds are seen."""
    text, look = piece
    if not look & Look.VERBATIM or text == BREAK:
        yield piece
        return
    for at, line in enumerate(_LINE_FEED.split(text)):
        yield from ((BREAK, look),) if at else ()
        yield line, look


def _lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    for is_break, line in groupby(pieces, key=lambda piece: piece[0] == BREAK):
        if not is_break:
            yield list(line)


def _line(pieces: list[Piece]) -> _Line:
    """Return a line without the marks of notes, and without the number of its paragraph if all else is a figure."""
    plain = "".join(text for text, look in pieces if not look & (Look.RAISED | Look.NUMBER))
    if _FIGURE.fullmatch(plain.strip()):
        pieces = [piece for piece in pieces if not piece[1] & Look.NUMBER]
    if not any(look & Look.RAISED for _, look in pieces):
        return _Line("".join(text for text, _ in pieces), not _is_composed(pieces), 0)
    if not plain.strip():
        # A mark that stands alone is a mark of nothing: it is what the line says.
        return _Line("".join(text for text, _ in pieces), sure=False, marks=0)
    runs = [
        (is_raised, "".join(text for text, _ in run))
        for is_raised, run in groupby(pieces, key=lambda piece: bool(piece[1] & Look.RAISED))
    ]
    text, marks, sure = "", 0, not _is_composed(piece for piece in pieces if not piece[1] & Look.RAISED)
    for at, (is_raised, run) in enumerate(runs):
        after = runs[at + 1][1] if at + 1 < len(runs) else ""
        kept, known = _raised(text[-_LONGEST_MARK:], run, after) if is_raised and run.strip() else (run, True)
        marks += not kept
        sure = sure and known
        text += kept
    return _Line(text, sure, marks)


def _raised(before: str, mark: str, after: str) -> tuple[str, bool]:
    """Return what a raised or lowered text adds to the line that it stands in, and whether that is certain."""
    bare = mark.strip()
    if bare in _EXPONENTS and _UNIT.search(before):
        return _EXPONENTS[bare], True
    is_word = bool(_LETTER_BEFORE.search(before)) and bare.isalnum() and bare.isascii()
    if is_word or (_ORDINAL.fullmatch(bare) and _DIGIT_BEFORE.search(before)):
        return mark, True
    if len(bare) <= _LONGEST_MARK and all(_NOTE_MARK.fullmatch(one) for one in _BETWEEN_MARKS.split(bare) if one):
        is_between = bool(_DIGIT_AFTER.match(after)) and bool(_DIGIT_BEFORE.search(before))
        return "", not is_between and not after.lstrip().startswith(_FRACTION_BARS)
    if len(bare) > _LONGEST_MARK or _HAN.search(bare):
        return mark, not _DIGIT_BEFORE.search(before)
    return "", False


def _is_composed(pieces: Iterable[Piece]) -> bool:
    """Return whether digits meet that look differently or stand apart: one may be unseen, or another figure's."""
    before, last, apart = "", Look.PLAIN, False
    for text, look in pieces:
        if not text:
            apart = apart or bool(look & Look.APART)
            continue
        is_other = look & (Look.UNSTYLED | Look.SMALLER)
        if (apart or is_other != last) and before[-1:].isdecimal() and text[:1].isdecimal():
            return True
        before, last, apart = text, is_other, False
    return False
