"""Stacks what is to be printed onto pages: boxes that stay whole, and tables that may be cut between rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import NamedTuple, Protocol

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.tags import Tag

Draw = Callable[[Canvas, float], None]
"""Draws a box whose upper edge lies at the given y, in points."""


class Box(NamedTuple):
    """Something of fixed height.

    Attributes:
        height: In points.
        stays: Whether it must not be parted from what follows, as a heading.
        blank: Whether it is but white space, which no page begins with.
        tag: What it is part of; a paragraph of its own unless given.
        entry: What the outline of the document calls it, if that leads to it.
    """

    height: float
    draw: Draw
    stays: bool = False
    blank: bool = False
    tag: Tag | None = None
    entry: str = ""


class Lines(NamedTuple):
    """The lines of a paragraph, the last of which begins no page.

    Attributes:
        boxes: As they are set best.
        others: Sets the paragraph in so many lines; nothing where that cannot be done well.
    """

    boxes: tuple[Box, ...]
    others: Callable[[int], tuple[Box, ...]]


class Divisible(Protocol):
    """Something that can be cut to the room there is."""

    @property
    def height(self) -> float:
        """The height of the whole, in points."""

    @property
    def parts(self) -> bool:
        """Whether it may be cut even where it would fit a page."""

    def whole(self) -> Box:
        """Return it as one box."""

    def cut(self, room: float, *, anywhere: bool = False) -> tuple[Box | None, Divisible | None]:
        """Return what fits into `room` points, and the rest; nothing where not even a part fits.

        Args:
            room: In points.
            anywhere: Whether what belongs together may be parted.
        """


class Break(NamedTuple):
    """What follows begins a new page.

    Attributes:
        sheet: Also a new sheet of paper, if printed on both sides; what follows is an annex without page numbers.
    """

    sheet: bool = False


class Foot(NamedTuple):
    """A box at the foot of the next even page: the back of a sheet."""

    box: Box


class PlacedBox(NamedTuple):
    """A box with the distance of its upper edge from the top of the type area, in points."""

    offset: float
    box: Box


@dataclass
class FlowPage:
    """What stands on a page.

    Attributes:
        numbered: Whether the page shows its number; blank pages and what follows them do not
            (GB/T 9704-2012, 7.5).
    """

    boxes: list[PlacedBox] = field(default_factory=list)
    numbered: bool = True


_TOLERANCE = 0.01
"""Points: heights are sums of floats."""

FlowItem = Box | Lines | Divisible | Break | Foot


def paginate(items: Iterable[FlowItem], height: float) -> list[FlowPage]:
    """Return the pages that hold `items` in order; each is `height` points high.

    A divisible thing that would fit one page is not cut, unless it says that it may be.
    """
    stack = _Stack(height)
    kept: list[Box] = []
    for item in items:
        match item:
            case Break(sheet):
                stack.put(kept)
                stack.turn_sheet() if sheet else stack.turn()
            case Foot(box):
                stack.put(kept)
                stack.put_at_foot(box)
            case Box() if item.stays:
                kept.append(item)
                continue
            case Box():
                stack.put([*kept, item])
            case Lines():
                stack.put_lines(kept, item)
            case _:
                stack.put_divisible(kept, item)
        kept = []
    stack.put(kept)
    return stack.pages


def _loose(boxes: list[Box], most: float) -> int:
    """Return how many of the first boxes may be parted, so that at most so many points stay together."""
    together = sum(box.height for box in boxes)
    for count, box in enumerate(boxes):
        if together <= most:
            return count
        together -= box.height
    return max(0, len(boxes) - 1)


def _sets(lines: Lines) -> Iterator[tuple[Box, ...]]:
    """Yield the ways to set a paragraph, the best first."""
    yield lines.boxes
    for count in (len(lines.boxes) - 1, len(lines.boxes) + 1):
        if boxes := lines.others(count):
            yield boxes


class _Stack:
    """Pages while they fill."""

    def __init__(self, height: float) -> None:
        self.pages: list[FlowPage] = []
        self._height = height
        self._offset = height
        self._numbered = True

    @property
    def _room(self) -> float:
        return self._height - self._offset + _TOLERANCE

    def turn(self) -> None:
        """Let what follows begin a new page."""
        self._offset = self._height

    def turn_sheet(self) -> None:
        """Let what follows begin a new sheet, after a blank page if need be, and go without page numbers."""
        self._numbered = False
        if len(self.pages) % 2:
            self._begin_page()
        self.turn()

    def put(self, boxes: list[Box]) -> None:
        """Place boxes that stay together, if they are not too many for that; white space begins no page."""
        loose = _loose(boxes, self._height / 2)
        for box in boxes[:loose]:
            self._put_together([box])
        self._put_together(boxes[loose:])

    def _put_together(self, boxes: list[Box]) -> None:
        if all(box.blank for box in boxes) and sum(box.height for box in boxes) > self._room:
            self.turn()
            return
        if not self.pages or (self._offset and sum(box.height for box in boxes) > self._room):
            self._begin_page()
            boxes = list(dropwhile(lambda box: box.blank, boxes))
        for box in boxes:
            self.pages[-1].boxes.append(PlacedBox(self._offset, box))
            self._offset += box.height

    def put_lines(self, kept: list[Box], lines: Lines) -> None:
        """Place a paragraph after its heading, so that no page begins with its last line.

        It is set in a line less or more, where that can be done; else the last line but one goes with the last, and
        the page before is a line short.
        """
        boxes = next((boxes for boxes in _sets(lines) if not self._leaves_one(kept, boxes)), ())
        if boxes:
            self.put([*kept, boxes[0]])
            for box in boxes[1:]:
                self.put([box])
            return
        *free, last_but_one, last = lines.boxes
        for box in free:
            self.put([*kept, box])
            kept = []
        self.put([*kept, last_but_one, last])

    def _leaves_one(self, kept: list[Box], boxes: Sequence[Box]) -> bool:
        """Return whether the last of several lines would stand on a page without the others."""
        above = sum(box.height for box in kept)
        offset, alone = self._offset + above, True
        if not self.pages or offset + boxes[0].height > self._height + _TOLERANCE:
            offset = above
        for box in boxes:
            alone = offset + box.height > self._height + _TOLERANCE
            offset = box.height if alone else offset + box.height
        return alone and len(boxes) > 1

    def put_divisible(self, kept: list[Box], thing: Divisible) -> None:
        """Place a thing after its heading, cut if it is longer than a page."""
        together = sum(box.height for box in kept) + thing.height
        if together <= self._room or (together <= self._height and not thing.parts):
            self._put_together([*kept, thing.whole()])
            return
        part, rest = thing.cut(self._room - sum(box.height for box in kept))
        if part is None:
            self._begin_page()
            part, rest = thing.cut(self._room - sum(box.height for box in kept), anywhere=True)
        self._put_together([*kept, part or thing.whole()])
        while part and rest:
            self._begin_page()
            part, rest = rest.cut(self._room, anywhere=True)
            self.put([part] if part else [thing.whole()])

    def put_at_foot(self, box: Box) -> None:
        """Place a box at the foot of this page if that is an even one with room, else of the next even page."""
        if box.height > self._room:
            self._begin_page()
        if len(self.pages) % 2:
            self._numbered = bool(self.pages[-1].boxes)
            self.pages[-1].numbered &= self._numbered
            self._begin_page()
        self.pages[-1].boxes.append(PlacedBox(self._height - box.height, box))
        self.turn()

    def _begin_page(self) -> None:
        self.pages.append(FlowPage(numbered=self._numbered))
        self._offset = 0.0
