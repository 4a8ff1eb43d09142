"""Breaks a paragraph into lines, all of them at once; knows neither fonts nor PDF.

Of all the ways to break a paragraph that the marks permit, the one is taken that costs least over all of its lines
(total fit): a line costs by how much its gaps have to grow or its marks to shrink, a break by what it tears
(`glue.py`), a paragraph by a last line of a single character. Words and numbers stay whole, and —— and ……, unless that
leaves no way at all; addresses are broken behind their own marks. Nothing sticks out and nothing gets lost. Lines are
flush on both sides, except the last: marks give up to half their width to pull a character in, otherwise the gaps grow.

Lengths are in points, except where they are said to be in characters: one character is as wide as 国. Costs: one is
what a line of the official page costs that is a character short.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import NamedTuple

from exporters.typeset.endless_row import Row, row_of
from exporters.typeset.line_breaking import WidthOf
from exporters.typeset.punctuation import NOT_FIRST, OPENING, PARAGRAPH

_TOLERANCE = 0.01  # points: 28 × 15.793 is a full line of 442.2
_NOTHING = 0.001  # points; chosen: nobody sees it
_LOOSEST = 0.5  # characters; with wider gaps a line falls apart, so it stays ragged; chosen by eye
_LOOSE = 0.12  # characters; no gap of a paragraph that is set in more or fewer lines is wider; chosen by eye
_FARTHEST = 200  # tokens; chosen: no line has so many
_GAPS = 27  # of a line of the official page

_SQUEEZED = 0.9  # of what a line costs whose gaps grow by as much: marks give way before gaps grow
_BARE = 2.0  # more, for marks without any blank left, and by the square of it; chosen by eye: 性,提 looks crowded
_RAGGED = 400.0  # more, for a line that is not flush; chosen: any word but an ordinary one is rather broken
_A_LINE = 1.0  # for each line
_A_RAGGED_LINE = 60.0  # the same where no line is flush: as few as can be
_LONELY = 60.0  # for a last line of one character, marks aside; chosen: worse than any gap that is to be seen
_ALONE = 4  # tokens; a longer last line has more than a character and its marks
_HOPELESS = 16.0  # more than the best line that begins at the same place; chosen: what costs that much is not looked at


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
    """Whether lines are flush on both sides, and marks share their blank halves."""


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

    @property
    def width(self) -> float:
        return self.right - self.left


class _Setting(NamedTuple):
    """A paragraph that is being broken.

    Attributes:
        first, rest: The rooms of the first line and of every other.
        em: The width of a character.
        base, scale, loosest: What any line costs, what the square of its gaps costs, and how wide these may be.
        whole: Whether words stay whole.
    """

    row: Row
    first: _Room
    rest: _Room
    em: float
    base: float
    scale: float
    loosest: float
    whole: bool

    def room(self, start: int) -> _Room:
        """Return the room of the line that begins with token `start`."""
        return self.rest if start else self.first


_row_of = lru_cache(maxsize=64)(row_of)
"""A paragraph is tried in a line less and in a line more; and most of a report is as it was when it was set last."""


@lru_cache(maxsize=1024)
def compose(text: str, frame: Frame, measure: WidthOf) -> tuple[ComposedLine, ...]:
    """Break a paragraph into lines and place them.

    Args:
        text: The paragraph. A line feed in it ends a line.
        frame: The room there is.
        measure: The advance of a character as it will be drawn.

    Returns:
        The lines; their texts joined are `text`. Nothing for no text.
    """
    lines: list[ComposedLine] = []
    for paragraph in PARAGRAPH.findall(text):
        setting = _setting(paragraph, frame, measure, is_first=not lines)
        ends = _fit(setting)
        if not ends:
            setting = _setting(paragraph, frame, measure, is_first=not lines, whole=False)
            ends = _fit(setting)
        lines += _placed_lines(setting, ends)
    return tuple(lines)


@lru_cache(maxsize=1024)
def compose_in(count: int, text: str, frame: Frame, measure: WidthOf) -> tuple[ComposedLine, ...]:
    """Break a paragraph into `count` lines; nothing where that takes wide gaps. See `compose`."""
    setting = _setting(text, frame, measure)
    return tuple(_placed_lines(setting, _fit_in(count, setting)))


def _setting(text: str, frame: Frame, measure: WidthOf, *, is_first: bool = True, whole: bool = True) -> _Setting:
    em = measure("国")
    first_width = frame.width if frame.first_width is None else frame.first_width
    indent = max(0, min(frame.indent * em, first_width - em))
    rest = _Room(0, frame.width)
    first = _Room(indent, first_width) if is_first else rest
    row = _row_of(text, frame.width, measure, shares=frame.justified, whole=whole)
    base, loosest = (_A_LINE, _LOOSEST * em) if frame.justified else (_A_RAGGED_LINE, inf)
    return _Setting(row, first, rest, em, base, (_GAPS / em) ** 2, loosest, whole)


def _fit(setting: _Setting) -> list[int]:
    """Return the last token of each line of the cheapest way; nothing if there is none."""
    count = len(setting.row.tokens)
    best, before = [inf] * (count + 1), [0] * (count + 1)
    best[0] = 0.0
    for start in range(count):
        here = best[start]
        if here == inf:
            continue
        for end, cost in _lines_from(start, setting):
            if here + cost < best[end + 1]:
                best[end + 1], before[end + 1] = here + cost, start
    return _traced(before, count) if best[count] < inf else []


def _traced(before: Sequence[int], count: int) -> list[int]:
    ends = []
    while count:
        ends.append(count - 1)
        count = before[count]
    return ends[::-1]


def _fit_in(count: int, setting: _Setting) -> list[int]:
    """Return the last token of each of `count` lines, likewise; no line may be loose."""
    total = len(setting.row.tokens)
    paths: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    most = (_LOOSE * _GAPS) ** 2
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in paths.items():
            if start == total:
                continue
            for end, more in _lines_from(start, setting):
                if more - setting.row.cuts[end] <= most and cost + more < longer.get(end + 1, (inf,))[0]:
                    longer[end + 1] = cost + more, (*ends, end)
        paths = longer
    return list(paths.get(total, (inf, ()))[1])


def _lines_from(start: int, setting: _Setting) -> list[tuple[int, float]]:
    """Return where the line that begins with token `start` may end, and what it costs."""
    row, scale, loosest, last = setting.row, setting.scale, setting.loosest, len(setting.row.tokens) - 1
    cuts, rights, growing, gaps = row.cuts, row.rights, row.gaps, row.gaps[start]
    edge = row.lefts[start] + setting.room(start).width
    limit = min(last + 1, start + _FARTHEST)
    fitting = bisect_right(rights, edge + _TOLERANCE, start, limit)
    if fitting == start and not setting.whole:
        fitting += 1  # a single character may be wider than the line
    found: list[tuple[int, float]] = []
    best, least, shape = inf, inf, 0.0
    for at in range(fitting - 1, start - 1, -1):
        if shape + cuts[at] >= least:
            continue
        if at == last:
            shape = _lonely(row, start)
        else:
            slack = edge - rights[at]
            gap = slack / (growing[at] - gaps or 1)
            shape = scale * gap * gap if gap <= loosest else _RAGGED + slack / setting.em
        if shape > least:
            break
        cost = shape + cuts[at]
        if cost < best:
            best, least = cost, cost + _HOPELESS
        found.append((at, cost + setting.base))
    return found + _squeezed(start, range(fitting, limit), least, setting)


def _squeezed(start: int, longer: range, least: float, setting: _Setting) -> list[tuple[int, float]]:
    """Return the same of lines that are too long, unless their marks give way; what costs more than `least` aside."""
    row, found = setting.row, []
    edge, cuts = row.lefts[start] + setting.room(start).width + _TOLERANCE, row.cuts
    given = row.firsts[start] - row.gives[min(start + 1, len(cuts))]
    shape = 0.0
    for at in longer:
        over, give = row.rights[at] - edge, given + row.gives[at] + row.lasts[at]
        if over > give or shape > least:
            break
        if shape + cuts[at] < least:
            gap = over / (row.gaps[at] - row.gaps[start] or 1)
            shape = _SQUEEZED * setting.scale * gap * gap + _BARE * (over / give) ** 2
            cost = shape + cuts[at]
            least = min(least, cost + _HOPELESS)
            found.append((at, cost + setting.base))
    return found


def _lonely(row: Row, start: int) -> float:
    """Return what a last line costs that begins with token `start`: much, if it is but a character with its marks."""
    if not start or len(row.tokens) - start > _ALONE:
        return 0.0
    seen = [sign for token in row.tokens[start:] for sign in token.body if sign not in NOT_FIRST | OPENING]
    return _LONELY if len(seen) <= 1 else 0.0


def _placed_lines(setting: _Setting, ends: Iterable[int]) -> Iterator[ComposedLine]:
    start, last = 0, len(setting.row.tokens) - 1
    loosest = setting.loosest if setting.loosest < inf else 0.0
    for end in ends:
        yield _placed(setting, start, end, loosest if end < last else 0.0)
        start = end + 1


def _placed(setting: _Setting, start: int, end: int, loosest: float) -> ComposedLine:
    """Place the tokens of a line, with up to `loosest` in each gap if that makes it flush."""
    row, room = setting.row, setting.room(start)
    natural, give = row.rights[end] - row.lefts[start], row.give(start, end)
    slack, gaps = room.width - natural, row.gaps[end] - row.gaps[start]
    squeeze = min(-slack / give, 1) if give and slack < -_TOLERANCE else 0
    gap = slack / gaps if gaps and not squeeze else 0
    extra = gap if gap <= loosest else 0
    tokens = row.tokens[start : end + 1]
    spans = tuple(_spans(_positions(setting, start, end, squeeze, extra), extra))
    right = room.left + natural - give * squeeze + extra * gaps
    return ComposedLine("".join(token.text for token in tokens), spans, right)


def _positions(
    setting: _Setting, start: int, end: int, squeeze: float, extra: float
) -> Iterator[tuple[float, str, float]]:
    """Yield the origin, the text and the natural advance of each token."""
    row, left = setting.row, setting.room(start).left
    cut = 0.0
    for at, give in zip(range(start, end + 1), row.given(start, end), strict=True):
        token = row.tokens[at]
        x = left + row.lefts[at] - row.lefts[start] + extra * (row.gaps[at] - row.gaps[start]) - cut
        cut += give * squeeze
        # An opening mark is blank on its left: its origin moves out by what it gives.
        origin = x - give * squeeze if token.body in OPENING else x
        yield origin, token.body if at == end else token.text, token.width + token.spaces_width


def _spans(positions: Iterable[tuple[float, str, float]], extra: float) -> Iterator[ComposedSpan]:
    """Join neighbours that are `extra` apart; within a word the characters are not, nor the parts of one."""
    left, texts, apart = 0.0, list[str](), 0.0
    end, is_spaced = 0.0, True
    for x, text, advance in positions:
        is_single = len(text) == 1
        if texts and not apart and abs(x - end) < _NOTHING:
            is_spaced = is_spaced and is_single and abs(extra) < _NOTHING
        elif texts and is_spaced and is_single and abs(x - end - extra) < _NOTHING:
            apart = extra
        else:
            if texts:
                yield ComposedSpan(left, "".join(texts), apart)
            left, texts, apart, is_spaced = x, [], 0.0, is_single
        texts.append(text)
        end = x + advance
    if texts:
        yield ComposedSpan(left, "".join(texts), apart)
