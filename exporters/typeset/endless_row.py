"""A paragraph in a single endless row, from which lines are cut: where each word stands, and what a cut costs.

Neighbouring marks share their blank halves: 》（ takes one and a half characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from exporters.typeset.glue import address_parts, costs
from exporters.typeset.line_breaking import WidthOf
from exporters.typeset.punctuation import CLOSING, CLUSTER, FULL_WIDTH, OPENING, PAIRED, UNIT, may_part

FORBIDDEN = float("inf")
"""The cost of a cut that is out of the question."""

_TOLERANCE = 0.01  # points: 28 × 15.793 is a full line of 442.2
_WITHIN_LONG_WORD = 5.0
"""The cost of a cut in a word that is longer than a line. Chosen: it is cut anyway, rather where it fills the line."""
_WITHIN_WORD, _AGAINST_MARKS, _WITHIN_PAIR = 1e4, 1e6, 1e8
"""Of cuts that only a row has that cannot be cut otherwise: each is dearer than all of those before it."""

_MARKS = OPENING | CLOSING
_AFTER_CLOSING = _MARKS | frozenset("！？")


class Token(NamedTuple):
    """What a line is not broken within, and the spaces after it.

    Attributes:
        cost: Of ending a line behind it, marks aside.
        grows: Whether the gap behind it may grow.
    """

    body: str
    width: float
    spaces: str = ""
    spaces_width: float = 0
    cost: float = 0
    grows: bool = True

    @property
    def text(self) -> str:
        """All of it."""
        return self.body + self.spaces


class Row(NamedTuple):
    """The tokens of a paragraph side by side, with a value for each of them; lengths are in points.

    Attributes:
        lefts: Where it stands.
        rights: Where a line ends that ends with it.
        gaps: How many of the gaps before it may grow.
        gives: By how much all before it can be squeezed; one value more than there are tokens.
        firsts, lasts: By how much it can be squeezed itself, where it begins a line, and where it ends one.
        cuts: What it costs to end a line with it; the last is free.
    """

    tokens: list[Token]
    lefts: list[float]
    rights: list[float]
    gaps: list[int]
    gives: list[float]
    firsts: list[float]
    lasts: list[float]
    cuts: list[float]

    def give(self, start: int, end: int) -> float:
        """Return by how much the line from token `start` to token `end` can be squeezed."""
        if start == end:
            return max(self.firsts[start], self.lasts[end])
        return self.firsts[start] + self.gives[end] - self.gives[start + 1] + self.lasts[end]

    def given(self, start: int, end: int) -> list[float]:
        """Return by how much each token of such a line can be squeezed."""
        if start == end:
            return [self.give(start, end)]
        within = [self.gives[at + 1] - self.gives[at] for at in range(start + 1, end)]
        return [self.firsts[start], *within, self.lasts[end]]


def row_of(text: str, longest: float, measure: WidthOf, *, shares: bool = True, whole: bool = True) -> Row:
    """Return the row of a paragraph.

    Args:
        text: The paragraph, without line feeds but at its end.
        longest: The width of a line; what is longer can be cut anywhere.
        measure: The advance of a character.
        shares: Whether the blank halves of marks are given up.
        whole: Whether words stay whole and marks on their side of a line; otherwise that is merely dear.
    """
    tokens = list(_tokens(text, measure, longest, whole=whole))
    row = Row([], [], [], [], [0.0], [], [], [])
    em = measure("国") if shares else float("inf")
    left, gaps, shared = 0.0, 0, 0.0
    for token, following in zip(tokens, [*tokens[1:], Token("", 0)], strict=True):
        was_shared, shared = shared, _shared(token, following, em) if following.body in _AFTER_CLOSING else 0.0
        half = _half(token, em) if token.body in _MARKS else 0.0
        give = 0.0 if (was_shared if token.body in OPENING else shared) else half
        row.tokens.append(token)
        row.lefts.append(left)
        row.rights.append(left + token.width)
        row.gaps.append(gaps)
        row.gives.append(row.gives[-1] + give)
        row.firsts.append(half if token.body in OPENING else give)
        row.lasts.append(half if token.body in CLOSING else give)
        row.cuts.append(_cut(token, following, whole=whole))
        left += token.width + token.spaces_width - shared
        gaps += token.grows
    row.cuts[-1:] = [0.0]
    return row


def _half(token: Token, em: float) -> float:
    """Return the blank half of a mark; nothing where the font has it narrow."""
    return token.width / 2 if token.width > FULL_WIDTH * em else 0.0


def _shared(token: Token, following: Token, em: float) -> float:
    """Return by how much a mark comes closer to the one before it, because blank would meet blank."""
    if token.spaces:
        return 0.0
    if token.body in CLOSING:
        return _half(token, em)
    return _half(following, em) if token.body in OPENING and following.body in OPENING else 0.0


def _cut(token: Token, following: Token, *, whole: bool) -> float:
    if may_part(token.body, following.body):
        return token.cost
    return FORBIDDEN if whole else _AGAINST_MARKS + token.cost


def _tokens(text: str, measure: WidthOf, longest: float, *, whole: bool) -> Iterator[Token]:
    torn = costs(text)
    at = 0
    for body, spaces in UNIT.findall(text):
        at += len(body) + len(spaces)
        if len(body) == 1 and not spaces:
            token = _character(body, measure)
            yield token._replace(cost=torn[at]) if at in torn else token
            continue
        *inner, last = _parts(body, measure, longest, whole=whole) or [Token("", 0)]
        yield from inner
        width = sum(map(measure, spaces.rstrip("\n")))
        yield last._replace(spaces=spaces, spaces_width=width, cost=torn.get(at, 0.0), grows=True)


@lru_cache(maxsize=8192)  # the characters of a report are few hundreds, in a handful of types
def _character(body: str, measure: WidthOf) -> Token:
    return Token(body, measure(body))


def _parts(body: str, measure: WidthOf, longest: float, *, whole: bool) -> list[Token]:
    """Return what a word may be cut into; the gaps within it do not grow."""
    tokens: list[Token] = []
    for part, cost in address_parts(body):
        tokens[-1:] = [token._replace(cost=cost) for token in tokens[-1:]]
        width = sum(map(measure, part))
        if width > longest + _TOLERANCE:
            tokens += _clusters(part, measure, _WITHIN_LONG_WORD)
        elif whole:
            tokens.append(Token(part, width, grows=False))
        else:
            tokens += _clusters(part, measure, _WITHIN_PAIR if part[:1] in PAIRED else _WITHIN_WORD)
    return tokens


def _clusters(word: str, measure: WidthOf, cost: float) -> Iterator[Token]:
    return (Token(cluster, sum(map(measure, cluster)), cost=cost) for cluster in CLUSTER.findall(word))
