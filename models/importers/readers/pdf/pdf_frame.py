"""Places on a page: points from its upper left corner, seen upright whichever way they are turned."""

from __future__ import annotations

from typing import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
"""As in PDF: a, b, c, d, e, f make (a x + c y + e, b x + d y + f) of a point (ISO 32000-1, 8.3.3)."""

UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""Leaves all points where they are; in points (ISO 32000-1, 8.3.3)."""

_MOST_SLANT = 0.02
"""Of the upright part: what leans more is turned by no quarter. Chosen: a degree; who scans pages turns them more."""


_new = tuple.__new__
"""Makes a tuple with names as quickly as one without."""


class Box(NamedTuple):
    """A rectangle in points from the upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From its upper to its lower edge."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def after(first: Matrix, then: Matrix) -> Matrix:
    """Return what two matrices do one after the other."""
    a, b, c, d, e, f = first
    x, y, z, w, u, v = then
    return (a * x + b * z, a * y + b * w, c * x + d * z, c * y + d * w, e * x + f * z + u, e * y + f * w + v)


def boxed(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """Return where a rectangle comes to lie; one that is turned, with the corners of what it needs."""
    a, b, c, d, e, f = matrix
    if a > 0 > d and not b and not c:  # nearly all there is on a page
        return _new(Box, (a * left + e, d * top + f, a * right + e, d * bottom + f))
    corners = [applied(matrix, x, y) for x, y in ((left, bottom), (left, top), (right, bottom), (right, top))]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def turn_of(right: tuple[float, float], up: tuple[float, float], most_slant: float = _MOST_SLANT) -> int | None:
    """Return by how many quarters clockwise type is turned as it is shown, None if by none or mirrored.

    Args:
        right: Where its line goes, y growing downward.
        up: Where its upper edge is, as above.
        most_slant: Of the upright part, of the line; type may lean by half.
    """
    for turn in range(4):
        along, across = right
        rising, leaning = -up[1], up[0]
        if along > 0 and rising > 0 and abs(across) <= most_slant * along and abs(leaning) <= rising / 2:
            return turn
        right, up = (right[1], -right[0]), (up[1], -up[0])
    return None


def upright(box: Box, turn: int, width: float, height: float) -> Box:
    """Return where a box lies when a page of this width and height is turned back by so many quarters."""
    if not turn:
        return box
    x0, top, x1, bottom = box
    if turn == 1:
        return Box(top, width - x1, bottom, width - x0)
    if turn == 2:
        return Box(width - x1, height - bottom, width - x0, height - top)
    return Box(height - bottom, x0, height - top, x1)


def turned_back(turn: int, width: float, height: float) -> Matrix:
    """Return the matrix of the same."""
    return (
        UNCHANGED,
        (0.0, -1.0, 1.0, 0.0, 0.0, width),
        (-1.0, 0.0, 0.0, -1.0, width, height),
        (0.0, 1.0, -1.0, 0.0, height, 0.0),
    )[turn]


def inverse(matrix: Matrix) -> Matrix | None:
    """Return what takes a matrix back; None if nothing can."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    if not area:
        return None
    return d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area
