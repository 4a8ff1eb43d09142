"""Breaks short Chinese text, as in the cells of a table, into lines; knows neither fonts nor PDF.

A line does not begin with a closing mark nor end with an opening one; words,
numbers, addresses, —— and …… stay whole unless they are longer than a line.
Where that leaves no place for a break, words are broken first and the marks
separated last. Nothing sticks out and nothing gets lost. Paragraphs are broken by
`paragraph_lines.py`.

Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, takewhile
from typing import NamedTuple

from exporters.typeset.punctuation import CLUSTER, PAIRED, PARAGRAPH, UNIT, may_part

WidthOf = Callable[[str], float]
"""How far a single character advances."""

_TOLERANCE = 0.01  # points: 28 × 15.793 is a full line of 442.2
_FARTHEST = 400  # pieces; chosen: no line has so many
_BALANCED = 4  # lines; chosen: beyond that nobody sees it


class _Piece(NamedTuple):
    """What a line is not broken within, and the spaces after it."""

    body: str
    width: float
    spaces: str = ""
    spaces_width: float = 0
    parts: tuple[_Piece, ...] = ()
    """The characters it is made of, if they are several."""


@lru_cache(maxsize=4096)  # the cells of a table are tried in several sizes
def wrap(text: str, width: float, measure: WidthOf) -> tuple[str, ...]:
    """Break the text of a table cell into lines of much the same length, which are not justified.

    Args:
        text: The text. A line feed in it ends a line.
        width: Available to each line, down to a single character.
        measure: The advance of a character as it will be drawn.

    Returns:
        The lines without the spaces at their ends. Nothing for no text.
    """
    paragraphs = (list(_pieces(paragraph, measure, width)) for paragraph in PARAGRAPH.findall(text))
    return tuple(_text(line).rstrip() for pieces in paragraphs for line in _balanced(pieces, width))


def _pieces(text: str, measure: WidthOf, longest: float) -> Iterator[_Piece]:
    """Cut text where a line may be broken if no mark forbids it; what is longer than a line, anywhere."""
    for body, spaces in UNIT.findall(text):
        parts = tuple(_Piece(cluster, sum(map(measure, cluster))) for cluster in CLUSTER.findall(body))
        whole = parts[0] if len(parts) == 1 else _Piece(body, sum(part.width for part in parts), parts=parts)
        piece = whole._replace(spaces=spaces, spaces_width=sum(map(measure, spaces.rstrip("\n"))))
        yield from _split(piece) if piece.width > longest + _TOLERANCE else (piece,)


def _split(piece: _Piece) -> tuple[_Piece, ...]:
    if not piece.parts:
        return (piece,)
    *parts, last = piece.parts
    return (*parts, last._replace(spaces=piece.spaces, spaces_width=piece.spaces_width))


def _text(pieces: Iterable[_Piece]) -> str:
    return "".join(piece.body + piece.spaces for piece in pieces)


def _may_end(pieces: Sequence[_Piece], count: int) -> bool:
    """Tell whether the marks permit a break after so many pieces."""
    return count == len(pieces) or may_part(pieces[count - 1].body, pieces[count].body)


def _lengths(pieces: Iterable[_Piece]) -> Iterator[tuple[int, float]]:
    """Yield how long the first pieces are without the spaces after them."""
    start = 0.0
    for count, piece in enumerate(pieces, 1):
        yield count, start + piece.width
        start += piece.width + piece.spaces_width


def _count(pieces: Sequence[_Piece], width: float) -> int:
    """Return how many pieces make the fullest line, or 0 if every line that the marks permit is too long."""
    count = 0
    for longer, length in _lengths(pieces):
        if length > width + _TOLERANCE:
            break
        if _may_end(pieces, longer):
            count = longer
    return count


def _first_line(pieces: list[_Piece], width: float) -> tuple[list[_Piece], list[_Piece]]:
    """Return the pieces of the first line and the others, giving up in turn whole words, the marks, and pairs."""
    count = _count(pieces, width)
    if not count:
        pieces = _with_words_split(pieces)
        fitting = takewhile(lambda place: place[1] <= width + _TOLERANCE, _lengths(pieces))
        count = _count(pieces, width) or max((count for count, _ in fitting), default=0)
    if not count:
        pieces = [*_split(pieces[0]), *pieces[1:]]
        count = 1
    return pieces[:count], pieces[count:]


def _next_end(pieces: Sequence[_Piece], start: int) -> int:
    """Return where the marks permit the next break, or where nobody would look for it any more."""
    last = min(len(pieces), start + _FARTHEST)
    return next((count for count in range(start + 1, last) if _may_end(pieces, count)), last)


def _with_words_split(pieces: list[_Piece]) -> list[_Piece]:
    end = _next_end(pieces, 0)
    split = ((piece,) if piece.body[:1] in PAIRED else _split(piece) for piece in pieces[:end])
    return [*chain.from_iterable(split), *pieces[end:]]


def _broken(pieces: list[_Piece], width: float) -> list[list[_Piece]]:
    lines = []
    while pieces:
        line, pieces = _first_line(pieces, width)
        lines.append(line)
    return lines


def _balanced(pieces: list[_Piece], width: float) -> list[list[_Piece]]:
    """Return as few lines as can be, as narrow as they can be with so few."""
    lines = _broken(pieces, width)
    narrow = max(_unbroken(pieces))
    if not 1 < len(lines) <= _BALANCED or narrow > width:
        return lines
    for _ in range(8):
        middle = (narrow + width) / 2
        attempt = _broken(pieces, middle)
        if len(attempt) == len(lines):
            lines, width = attempt, middle
        else:
            narrow = middle
    return lines


def _unbroken(pieces: list[_Piece]) -> Iterator[float]:
    """Yield the lengths between the breaks that the marks permit."""
    start = 0
    for end in range(1, len(pieces) + 1):
        if _may_end(pieces, end):
            *_, (_, length) = _lengths(pieces[start:end])
            yield length
            start = end
