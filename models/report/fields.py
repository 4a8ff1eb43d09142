"""Figures that live in a text: fields, each of which stands for what a cell of a table holds.

A field is kept in the text as ``{{applications/new/total}}``. It is printed as the figure in that cell.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from models.form.refs import CellRef
from models.text.comparison import common_start

_FIELD = re.compile(r"\{\{([a-z0-9_]+)/([a-z0-9_]+)/([a-z0-9_]+)\}\}")

NOTHING = "（？）"
"""What a field prints that has no figure to print."""

Show = Callable[[CellRef], str]
"""Gives the figure in a cell as it is printed; an empty string if there is none."""


class Piece(NamedTuple):
    """A stretch of a text: words, or a field.

    Attributes:
        kept: As it stands in the text that is kept.
        cell: The cell that a field follows; None for words.
    """

    kept: str
    cell: CellRef | None = None

    def printed(self, show: Show) -> str:
        """Return what a reader sees."""
        return self.kept if self.cell is None else show(self.cell) or NOTHING


class PlacedField(NamedTuple):
    """A field in a text as it is printed, from character `start` up to `end`."""

    start: int
    end: int
    cell: CellRef


class Typed(NamedTuple):
    """What typing has done to a text: the characters of `span` now read `new`."""

    span: tuple[int, int]
    new: str


def field(ref: CellRef) -> str:
    """Return the field that follows a cell."""
    return f"{{{{{ref}}}}}"


@lru_cache(maxsize=16)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return the words and the fields of a text, in order."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for found in _FIELD.finditer(text):
        if found.start() > end:
            yield Piece(text[end : found.start()])
        yield Piece(found[0], CellRef(*found.groups()))
        end = found.end()
    if end < len(text):
        yield Piece(text[end:])


def printed(text: str, show: Show) -> str:
    """Return a text with its fields as figures."""
    figure = cache(show)  # a text may have thousands of fields, and a form has few cells
    return "".join(piece.printed(figure) for piece in pieces(text)) if "{{" in text else text


def placed(text: str, show: Show) -> tuple[PlacedField, ...]:
    """Return the fields of a text, and where they stand when it is printed."""
    found: list[PlacedField] = []
    figure = cache(show)
    at = 0
    for piece in pieces(text) if "{{" in text else ():
        start, at = at, at + len(piece.printed(figure))
        if piece.cell is not None:
            found.append(PlacedField(start, at, piece.cell))
    return tuple(found)


def typed(before: str, after: str, cursor: int) -> Typed:
    """Return what was typed to turn one text into another.

    Args:
        before: The text as it was.
        after: The text as it is.
        cursor: Behind which character the cursor stands now. It tells which 1 of 11 is the new one.
    """
    tail = len(after) - cursor
    if not before.endswith(after[cursor:]):
        tail = common_start(before[::-1], after[::-1])
    rest, end = len(before) - tail, len(after) - tail
    start = common_start(before[:rest], after[:end])
    return Typed((start, rest), after[start:end])


def replaced(text: str, show: Show, span: tuple[int, int], new: str) -> str:
    """Return the kept text in which the words printed at `span` read `new`; a field they touch gives way."""
    return all_replaced(text, show, [Typed(span, new)])


def all_replaced(text: str, show: Show, changes: Iterable[Typed]) -> str:
    """Return the kept text after several changes, each in the printed text as it is now; of two that meet, the first.

    One way through the text makes them all: there may be thousands.
    """
    waiting = deque(_apart(changes))
    kept: list[str] = []
    figure = cache(show)
    at, put = 0, False
    for piece in pieces(text):
        shown = piece.printed(figure)
        first, at = at, at + len(shown)
        done = first
        while waiting and waiting[0].span[0] < at:
            (start, end), new = waiting[0]
            kept += [shown[done - first : max(0, start - first)], *([] if put else [new])]
            done, put = max(done, min(end, at)), end > at
            if put:
                break  # it goes on in the next piece
            waiting.popleft()
        kept.append(shown[done - first :] if done > first else piece.kept)
    return "".join((*kept, *(new for _, new in waiting if not put)))


def _apart(changes: Iterable[Typed]) -> Iterator[Typed]:
    """Yield changes in their order, without those that begin within another."""
    last = (-1, -1)
    for change in sorted(changes):
        if change.span[0] >= last[1] and change.span != last:
            yield change
            last = change.span
