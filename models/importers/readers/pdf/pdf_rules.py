"""The cells that the rules of a page make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from models.importers.readers.pdf.pdf_frame import Box
from models.importers.readers.pdf.pdf_outlines import edges

_NEAR = 4.0
"""Points by which rules that are meant to meet may miss each other. Chosen: below half a character of the tables."""

_SAME_RULE = 3.0
"""Points by which pieces of one rule may miss each other. Chosen: as the two lines of a double rule."""

_EXACT = 0.5
"""Points: places that are rounded to the same step are one rule; a dotted one is dots before it is a rule. Chosen."""

_SHORTEST = 6.0
"""Points; shorter rules are no sides of cells. Chosen: no cell of a report is lower than its smallest type."""

_MOST_RULES, _MOST_CROSSINGS = 20_000, 2_500
"""Of a page; a page with more of them is a drawing.

Chosen: our own pages have up to 860 rules and 254 crossings, and cells are found by trying crossings with each other.
"""

_MOST_PAIRS = 100 * _MOST_CROSSINGS
"""Of an upright rule with a level one, each of which is tried. Chosen: a hundred for each that may cross."""

_MOST_TRIED = 300_000
"""Of boxes with rules. Chosen: a table of 300 boxes is compared with itself."""

_Point = tuple[float, float]
_Lines = tuple[frozenset[int], frozenset[int]]
"""The upright and the level rules on which a crossing lies."""


def ruled(straight: Sequence[Box], rounds: Sequence[Box] = ()) -> list[list[Box]]:
    """Return the cells of each table of a page; a frame around text is none.

    Args:
        straight: The rules.
        rounds: Boxes with round corners; one that a rule goes through is no side of cells, but drawn over them.
    """
    rules = [*straight, *_sides(straight, rounds)]
    if len(rules) > _MOST_RULES:
        return []
    level = _merged([rule for rule in rules if rule.width >= rule.height])
    upright = [_swapped(rule) for rule in _merged([_swapped(rule) for rule in rules if rule.width <= rule.height])]
    if len(level) * len(upright) > _MOST_PAIRS:
        return []
    crossings = _crossings(upright, level)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    return [cells for cells in _tables(list(_cells(crossings))) if len(cells) > 1 and _has_columns(cells)]


def _sides(straight: Sequence[Box], rounds: Sequence[Box]) -> list[Box]:
    """Return the edges of boxes through which nothing goes, straight or an edge of another one."""
    if not rounds or len(rounds) * (len(straight) + 4 * len(rounds)) > _MOST_TRIED:
        return []
    edged = [edges(box) for box in rounds]
    every = [*straight, *(edge for four in edged for edge in four)]
    return [
        edge
        for box, four in zip(rounds, edged, strict=True)
        if not any(_goes_through(box, rule) for rule in every)
        for edge in four
    ]


def _goes_through(box: Box, rule: Box) -> bool:
    """Return whether a rule goes on on both sides of an edge of a box, other than at its corners."""
    if rule.width >= rule.height:
        is_inside = box.top + _NEAR < rule.top < box.bottom - _NEAR
        return is_inside and any(rule.x0 < x - _NEAR and x + _NEAR < rule.x1 for x in (box.x0, box.x1))
    is_inside = box.x0 + _NEAR < rule.x0 < box.x1 - _NEAR
    return is_inside and any(rule.top < y - _NEAR and y + _NEAR < rule.bottom for y in (box.top, box.bottom))


def _has_columns(cells: Iterable[Box]) -> bool:
    starts = sorted(cell.x0 for cell in cells)
    return starts[-1] - starts[0] > _NEAR


def _swapped(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)


def _merged(rules: Iterable[Box]) -> list[Box]:
    """Return level rules, those that go on in each other as one, without the shortest.

    Pieces at one exact height come first: the dots of a level rule would else tie all upright rules together.
    """
    exact: dict[int, list[Box]] = defaultdict(list)
    for rule in rules:
        exact[round(rule.top / _EXACT)].append(rule)
    whole = [rule for together in exact.values() for rule in _joined(together) if rule.width >= _SHORTEST]
    whole.sort(key=lambda rule: rule.top)
    return [rule for together in _clusters(whole, lambda rule: rule.top) for rule in _joined(together)]


def _joined(together: Sequence[Box]) -> Iterator[Box]:
    """Yield rules of one height, those that go on in each other as one."""
    place = sum(rule.top for rule in together) / len(together)
    pieces = sorted((rule.x0, rule.x1) for rule in together)
    start, end = pieces[0]
    for x0, x1 in pieces[1:]:
        if x0 > end + _SAME_RULE:
            yield Box(start, place, end, place)
            start = x0
            end = x1
        end = max(end, x1)
    yield Box(start, place, end, place)


def _clusters(rules: Sequence[Box], place: Callable[[Box], float]) -> Iterator[list[Box]]:
    """Yield rules that lie next to each other, in their order."""
    together: list[Box] = []
    for rule in rules:
        if together and place(rule) - place(together[-1]) > _SAME_RULE:
            yield together
            together = []
        together.append(rule)
    if together:
        yield together


def _crossings(upright: Sequence[Box], level: Sequence[Box]) -> dict[_Point, _Lines]:
    found: dict[_Point, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for one, down in enumerate(upright):
        for other, along in enumerate(level):
            is_high = down.top - _NEAR <= along.top <= down.bottom + _NEAR
            if is_high and along.x0 - _NEAR <= down.x0 <= along.x1 + _NEAR:
                lines = found[down.x0, along.top]
                lines[0].add(one)
                lines[1].add(other)
    return {point: (frozenset(down), frozenset(along)) for point, (down, along) in found.items()}


def _cells(crossings: Mapping[_Point, _Lines]) -> Iterator[Box]:
    """Yield the smallest rectangle that begins at each crossing."""
    below, right = defaultdict(list), defaultdict(list)
    for x, y in sorted(crossings):
        below[x].append(y)
        right[y].append(x)
    for (x, y), (down, along) in crossings.items():
        feet = [foot for foot in below[x] if foot > y and crossings[x, foot][0] & down]
        ends = [end for end in right[y] if end > x and crossings[end, y][1] & along]
        corner = next(((end, foot) for foot in feet for end in ends if _is_corner(crossings, x, y, end, foot)), None)
        if corner:
            yield Box(x, y, *corner)


def _is_corner(crossings: Mapping[_Point, _Lines], x: float, y: float, end: float, foot: float) -> bool:
    lines = crossings.get((end, foot))
    return bool(lines and lines[0] & crossings[end, y][0] and lines[1] & crossings[x, foot][1])


def _tables(cells: Sequence[Box]) -> list[list[Box]]:
    """Return cells that share corners together, from top to bottom."""
    owner = list(range(len(cells)))

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    corners: dict[_Point, int] = {}
    for at, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x1, top), (x0, bottom), (x1, bottom)):
            owner[root(at)] = root(corners.setdefault(corner, at))
    found: dict[int, list[Box]] = defaultdict(list)
    for at, cell in enumerate(cells):
        found[root(at)].append(cell)
    return sorted(found.values(), key=lambda table: min((cell.top, cell.x0) for cell in table))
