"""Stacks what is to be printed onto pages: boxes that stay whole, and tables that may be cut between rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas, float], None]
"""Draws a box whose upper edge lies at the given y, in points."""


class Box(NamedTuple):
    """Something of fixed height.

    Attributes:
        height: In points.
        stays: Whether it must not be parted from what follows, as a heading.
    """

    height: float
    draw: Draw
    stays: bool = False


class Divisible(Protocol):
    """Something that can be cut to the room there is."""

    @property
    def height(self) -> float:
        """The height of the whole, in points."""

    def whole(self) -> Box:
        """Return it as one box."""

    def cut(self, room: float) -> tuple[Box | None, Divisible | None]:
        """Return what fits into `room` points, and the rest; at least a part must fit an empty page."""


class Break:
    """What follows begins a new page."""


class Foot(NamedTuple):
    """A box at the foot of the page on which it falls."""

    box: Box


class Placed(NamedTuple):
    """A box with the distance of its upper edge from the top of the type area, in points."""

    offset: float
    box: Box


Item = Box | Divisible | Break | Foot
Page = list[Placed]


def paginate(items: Iterable[Item], height: float) -> list[Page]:
    """Return the pages that hold `items` in order; each is `height` points high.

    A divisible thing that would fit one page is not cut.
    """
    stack = _Stack(height)
    kept: list[Box] = []
    for item in items:
        match item:
            case Break():
                stack.turn()
            case Foot(box):
                stack.put_at_foot(box)
            case Box() if item.stays:
                kept.append(item)
                continue
            case Box():
                stack.put([*kept, item])
            case _:
                stack.put_divisible(kept, item)
        kept = []
    stack.put(kept)
    return [page for page in stack.pages if page]


class _Stack:
    """Pages while they fill."""

    def __init__(self, height: float) -> None:
        self.pages: list[Page] = [[]]
        self._height = height
        self._offset = 0.0

    @property
    def _room(self) -> float:
        return self._height - self._offset + 0.01

    def turn(self) -> None:
        self.pages.append([])
        self._offset = 0.0

    def put(self, boxes: list[Box]) -> None:
        """Place boxes that stay together; the last decides whether they still fit."""
        if self._offset and sum(box.height for box in boxes) > self._room:
            self.turn()
        for box in boxes:
            self.pages[-1].append(Placed(self._offset, box))
            self._offset += box.height

    def put_divisible(self, kept: list[Box], thing: Divisible) -> None:
        together = sum(box.height for box in kept) + thing.height
        if together <= self._room or together <= self._height:
            self.put([*kept, thing.whole()])
            return
        self.put(kept)
        rest: Divisible | None = thing
        while rest:
            part, rest = rest.cut(self._room)
            if part:
                self.put([part])
            if rest:
                self.turn()

    def put_at_foot(self, box: Box) -> None:
        if box.height > self._room:
            self.turn()
        self.pages[-1].append(Placed(self._height - box.height, box))
        self._offset = self._height
