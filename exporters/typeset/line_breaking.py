"""Breaks Chinese text into lines; knows neither fonts nor PDF.

A line does not begin with a closing mark nor end with an opening one; words,
numbers, addresses, —— and …… stay whole unless they are longer than a line.
Where that leaves no place for a break, words are broken first and the marks
separated last; where a line would fall apart, addresses and telephone numbers are
broken at their own marks, too. Nothing sticks out and nothing gets lost. Lines are flush on both
sides, except the last: marks give up to half their width to pull a character in,
otherwise the gaps grow.

Lengths are in points, except where they are said to be in characters: one
character is as wide as 国.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat
from math import inf
from typing import NamedTuple

WidthOf = Callable[[str], float]
"""How far a single character advances."""

_OPENING = frozenset("（《〈「『【〔〖〘［｛“‘〝")
_CLOSING = frozenset("，。、；：）》〉」』】〕〗〙］｝”’〞")
NOT_LAST = _OPENING | frozenset("￥＄￡№§([{$¥£")
"""No line ends with one of these."""
NOT_FIRST = _CLOSING | frozenset("！？．…⋯％‰℃℉°′″²³·・～–／,.;:!?)]}%/")
"""No line begins with one of these."""

_PAIRED = frozenset("—…⋯")

_SQUEEZE = 0.5  # em, of a full-width mark, whose other half is blank
_TOLERANCE = 0.01  # points: 28 × 15.793 is a full line of 442.2
_NOTHING = 0.001  # points; chosen: nobody sees it
_LOOSEST = 0.5  # characters; with wider gaps a line falls apart, so it stays ragged; chosen by eye
_LOOSE = 0.1  # characters; with wider gaps, a word may be broken at its own marks; chosen by eye
_FARTHEST = 400  # pieces; chosen: no line has so many
_BALANCED = 4  # lines; chosen: beyond that nobody sees it

_EXTENDER = r"[\u0300-\u036f\u20d0-\u20ff\u200b-\u200f\u2060\u3099\u309a\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
_LETTER = r"(?:[!-~０-９Ａ-Ｚａ-ｚ\u0300-\u036f]|[^\W\u1100-\u11ff\u2460-\u24ff\u2e80-\U0010ffff])"
_UNIT = re.compile(rf"((?:——|……|⋯⋯|{_LETTER}+(?:’{_LETTER}+)*|\S){_EXTENDER}*|^)(\s*)")
_SOFT = re.compile(r"(?<=[^\W\d][@_])(?=\w)|(?<=\d@)(?=\w)|(?<=/)(?=\w)|(?<=[a-z]\.)(?=[a-z])|(?<=\d{3}-)(?=\d{3})")
"""Where a web address, an e-mail address or a telephone number may be broken; never a date or a decimal."""

_PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")
_CLUSTER = re.compile(rf".{_EXTENDER}*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the lines of a paragraph go."""

    width: float
    """Available to every line but the first."""
    first_width: float | None = None
    """Available to the first line, its indent included, where that differs."""
    indent: float = 0
    """Of the first line, in characters."""
    justified: bool = True


class ComposedSpan(NamedTuple):
    """A stretch of a line whose characters stand equally far apart."""

    x: float
    """From the frame's left edge to the origin of the first character."""
    text: str
    extra: float
    """Added to the advance of each character."""


class ComposedLine(NamedTuple):
    """A line of a paragraph."""

    text: str
    """All of it, with the spaces and the line feed at the end, which are not drawn."""
    spans: tuple[ComposedSpan, ...]
    right: float
    """From the frame's left edge to the end of the last character."""


class _Room(NamedTuple):
    left: float
    right: float


class _Piece(NamedTuple):
    """What a line is not broken within, and the spaces after it."""

    body: str
    width: float
    spaces: str = ""
    spaces_width: float = 0
    give: float = 0
    parts: tuple[_Piece, ...] = ()
    """The characters it is made of, if they are several."""


def compose(text: str, frame: Frame, measure: WidthOf) -> tuple[ComposedLine, ...]:
    """Break a paragraph into lines and place them.

    Args:
        text: The paragraph. A line feed in it ends a line.
        frame: The room there is.
        measure: The advance of a character as it will be drawn.

    Returns:
        The lines; their texts joined are `text`. Nothing for no text.
    """
    em = measure("国")
    share = _SQUEEZE if frame.justified else 0
    loosest = _LOOSEST * em if frame.justified else 0
    rooms = _rooms(frame, em)
    return tuple(
        line
        for paragraph in _PARAGRAPH.findall(text)
        for line in _composed(list(_pieces(paragraph, measure, frame.width, share)), rooms, loosest, _LOOSE * em)
    )


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
    paragraphs = (list(_pieces(paragraph, measure, width, 0)) for paragraph in _PARAGRAPH.findall(text))
    return tuple(_text(line).rstrip() for pieces in paragraphs for line in _balanced(pieces, width))


def _rooms(frame: Frame, em: float) -> Iterator[_Room]:
    first_width = frame.width if frame.first_width is None else frame.first_width
    indent = max(0, min(frame.indent * em, first_width - em))
    return chain([_Room(indent, first_width)], repeat(_Room(0, frame.width)))


def _pieces(text: str, measure: WidthOf, longest: float, share: float) -> Iterator[_Piece]:
    """Cut text where a line may be broken if no mark forbids it; what is longer than a line, anywhere."""
    em = measure("国")
    for body, spaces in _UNIT.findall(text):
        parts = tuple(_part(cluster, sum(map(measure, cluster)), em, share) for cluster in _CLUSTER.findall(body))
        whole = parts[0] if len(parts) == 1 else _Piece(body, sum(part.width for part in parts), parts=parts)
        piece = whole._replace(spaces=spaces, spaces_width=sum(map(measure, spaces.rstrip("\n"))))
        yield from _split(piece) if piece.width > longest + _TOLERANCE else (piece,)


def _part(cluster: str, width: float, em: float, share: float) -> _Piece:
    # Only full-width marks have a blank half: the quotation marks of some fonts are narrow.
    gives = cluster in _OPENING | _CLOSING and width > 0.75 * em
    return _Piece(cluster, width, give=width * share if gives else 0)


def _split(piece: _Piece) -> tuple[_Piece, ...]:
    if not piece.parts:
        return (piece,)
    *parts, last = piece.parts
    return (*parts, last._replace(spaces=piece.spaces, spaces_width=piece.spaces_width))


def _text(pieces: Iterable[_Piece]) -> str:
    return "".join(piece.body + piece.spaces for piece in pieces)


def _may_end(pieces: Sequence[_Piece], count: int) -> bool:
    """Tell whether the marks permit a break after so many pieces."""
    if count == len(pieces):
        return True
    before, after = pieces[count - 1].body, pieces[count].body
    return bool(before) and before[-1] not in NOT_LAST and after[0] not in NOT_FIRST


def _lengths(pieces: Iterable[_Piece]) -> Iterator[tuple[int, float, float]]:
    """Yield how long the first pieces are without the spaces after them, and by how much they can be squeezed."""
    start = give = 0.0
    for count, piece in enumerate(pieces, 1):
        give += piece.give
        yield count, start + piece.width, give
        start += piece.width + piece.spaces_width


def _count(pieces: Sequence[_Piece], width: float) -> int:
    """Return how many pieces make the best line, or 0 if every line that the marks permit is too long."""
    count, slack = 0, 0.0
    for longer, natural, give in _lengths(pieces):
        if natural - give > width + _TOLERANCE:
            break
        if not _may_end(pieces, longer):
            continue
        if natural > width + _TOLERANCE:
            squeezes_less = natural - width <= slack + _TOLERANCE
            return longer if squeezes_less or not count else count
        count, slack = longer, width - natural
    return count


def _first_line(pieces: list[_Piece], width: float, loose: float = inf) -> tuple[list[_Piece], list[_Piece]]:
    """Return the pieces of the first line and the others, giving up in turn whole words, the marks, and pairs."""
    count = _count(pieces, width)
    if 0 < count < len(pieces) and _gap(pieces[:count], width) > loose:
        softened = _softened(pieces, count)
        if (better := _count(softened, width)) > count:
            pieces, count = softened, better
    if not count:
        pieces = _with_words_split(pieces)
        fitting = (count for count, natural, give in _lengths(pieces) if natural - give <= width + _TOLERANCE)
        count = _count(pieces, width) or max(fitting, default=0)
    if not count:
        pieces = [*_split(pieces[0]), *pieces[1:]]
        count = 1
    return pieces[:count], pieces[count:]


def _next_end(pieces: Sequence[_Piece], start: int) -> int:
    """Return where the marks permit the next break, or where nobody would look for it any more."""
    last = min(len(pieces), start + _FARTHEST)
    return next((count for count in range(start + 1, last) if _may_end(pieces, count)), last)


def _gap(pieces: Sequence[_Piece], width: float) -> float:
    """Return how far apart the pieces have to stand to fill the line."""
    *_, (count, natural, _) = _lengths(pieces)
    return (width - natural) / max(1, count - 1)


def _softened(pieces: list[_Piece], start: int) -> list[_Piece]:
    """Cut the words from `start` to the next break that the marks permit at their own marks."""
    end = _next_end(pieces, start)
    return [*pieces[:start], *chain.from_iterable(map(_cut_softly, pieces[start:end])), *pieces[end:]]


def _cut_softly(piece: _Piece) -> tuple[_Piece, ...]:
    ends = [*(found.start() for found in _SOFT.finditer(piece.body)), len(piece.body)]
    parts = _split(piece)
    if len(ends) == 1 or len(parts) != len(piece.body):
        return (piece,)
    starts = [0, *ends[:-1]]
    return tuple(_joined(parts[start:end]) for start, end in zip(starts, ends, strict=True))


def _joined(parts: tuple[_Piece, ...]) -> _Piece:
    if len(parts) == 1:
        return parts[0]
    width = sum(part.width for part in parts)
    body = "".join(part.body for part in parts)
    return _Piece(body, width, parts[-1].spaces, parts[-1].spaces_width, 0, parts)


def _with_words_split(pieces: list[_Piece]) -> list[_Piece]:
    end = _next_end(pieces, 0)
    split = ((piece,) if piece.body[:1] in _PAIRED else _split(piece) for piece in pieces[:end])
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
            *_, (_, natural, _) = _lengths(pieces[start:end])
            yield natural
            start = end


def _composed(pieces: list[_Piece], rooms: Iterator[_Room], loosest: float, loose: float) -> Iterator[ComposedLine]:
    while pieces:
        room = next(rooms)
        line, pieces = _first_line(pieces, room.right - room.left, loose)
        yield _placed(line, room, loosest if pieces else 0)


def _placed(pieces: list[_Piece], room: _Room, loosest: float) -> ComposedLine:
    """Place the pieces of a line, with up to `loosest` in each gap if that makes it flush."""
    *_, (count, natural, give) = _lengths(pieces)
    slack = room.right - room.left - natural
    squeeze = min(-slack / give, 1) if give and slack < -_TOLERANCE else 0
    gap = slack / (count - 1) if count > 1 and not squeeze else 0
    extra = gap if gap <= loosest else 0
    right = room.left + natural - give * squeeze + extra * (count - 1)
    return ComposedLine(_text(pieces), tuple(_spans(_positions(pieces, room.left, squeeze, extra), extra)), right)


def _positions(pieces: list[_Piece], x: float, squeeze: float, extra: float) -> Iterator[tuple[float, str, float]]:
    """Yield the origin, the text and the natural advance of each piece."""
    last = pieces[-1]._replace(spaces="", spaces_width=0)
    for piece in (*pieces[:-1], last):
        cut = piece.give * squeeze
        advance = piece.width + piece.spaces_width
        # An opening mark is blank on its left: its origin moves out by what it gives.
        yield x - cut if piece.body in _OPENING else x, piece.body + piece.spaces, advance
        x += advance - cut + extra


def _spans(positions: Iterable[tuple[float, str, float]], extra: float) -> Iterator[ComposedSpan]:
    """Join neighbours that are `extra` apart; within a word, which is a single piece, the characters are not."""
    span = ComposedSpan(0, "", 0)
    end = 0.0
    was_word = False
    for x, text, advance in positions:
        is_word = len(text) > 1
        joins = abs(x - end - extra) < _NOTHING and (abs(extra) < _NOTHING or not (was_word or is_word))
        if span.text and joins:
            span = ComposedSpan(span.x, span.text + text, extra)
        else:
            if span.text:
                yield span
            span = ComposedSpan(x, text, 0)
        was_word = is_word
        end = x + advance
    if span.text:
        yield span
