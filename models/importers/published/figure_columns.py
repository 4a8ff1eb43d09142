"""Which column of a form each figure of a row stands in: by the header, by the count, by the sums."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from models.form.vocabulary import Block, Heading
from models.importers.published.lines import Slot, SourceLine
from models.importers.published.spelling import similarity
from models.text.label_text import bare_label

_ALIKE = 0.6
"""Likeness from which on a label may be a column's.

Chosen: lower than for rows, for labels of columns are as short as four characters, and their order tells them apart;
labels of different columns are alike by up to 0.71 (本年新制作数量, 本年新公开数量: `test_thresholds.py`).
"""

_OFF_GROUP = 0.2
"""What a column loses whose group stands elsewhere. Chosen: enough for the same label under its own group to win."""

_EXACT = 0.999
"""Score of a label that is the form's own; below 1 only because floats may be."""

_TALLEST_LABEL = 3
"""Cells, one below the other, over which a label may be broken; headers of the form are three cells tall."""


class Column(NamedTuple):
    """A column of a form that a header names.

    Attributes:
        leaf: Its position among the columns of the block.
        sure: Whether the header says it exactly.
    """

    leaf: int
    sure: bool


Header = Mapping[int, Column]
"""The columns that a header names, by the column in the file."""


class PlacedFigure(NamedTuple):
    """A figure with the column of the form that it belongs to."""

    leaf: int
    slot: Slot
    sure: bool


Strain = Callable[[Sequence[PlacedFigure]], int]
"""Tells how badly figures, placed so, contradict the sums they should make; below 0 if they make them."""


def read_header(lines: Sequence[SourceLine], block: Block) -> Header:
    """Return the columns that the label lines above a block name."""
    stacks = _stacks(lines)
    leaves = _told_apart(tuple(_leaves(block.columns)))
    present = frozenset(text for stack in stacks.values() for text in (*stack.own, *stack.above))
    scores = {column: [_score(stack, leaf, present) for leaf in leaves] for column, stack in stacks.items()}
    in_order, by_label = _between(_in_order(scores, stacks), len(leaves)), _by_label(scores)
    return _repeated(max(in_order, by_label, key=_weight), stacks)


def _weight(header: Header) -> tuple[int, int]:
    return len(header), sum(column.sure for column in header.values())


class _Leaf(NamedTuple):
    """The label of a column; its groups only where another column has the same label."""

    label: str
    groups: tuple[str, ...]


class _Stack(NamedTuple):
    """What stands above a column: in its own cells, and to the left of them, where merged labels begin."""

    own: tuple[str, ...]
    above: tuple[str, ...]

    @property
    def names(self) -> Iterator[str]:
        """The labels it can have: the lowest, or several that belong together."""
        return ("".join(self.own[-count:]) for count in range(1, min(_TALLEST_LABEL, len(self.own)) + 1))


def _stacks(lines: Sequence[SourceLine]) -> dict[int, _Stack]:
    """Return what stands above each column that has a label of its own."""
    own: defaultdict[int, list[str]] = defaultdict(list)
    above: defaultdict[int, list[str]] = defaultdict(list)
    for line in lines:
        beside = ""
        for column, text in enumerate(line.cells):
            beside = bare_label(text) or beside
            above[column].append(beside)
            if bare_label(text):
                own[column].append(bare_label(text))
    return {column: _Stack(tuple(own[column]), tuple(filter(None, above[column]))) for column in sorted(own)}


def _leaves(headings: Sequence[Heading], groups: tuple[str, ...] = ()) -> Iterator[_Leaf]:
    for heading in headings:
        if not heading.children:
            yield _Leaf(bare_label(heading.label), groups)
        yield from _leaves(heading.children, (*groups, bare_label(heading.label)))


def _told_apart(leaves: Sequence[_Leaf]) -> tuple[_Leaf, ...]:
    """Return the leaves with groups only where the label alone does not tell which one is meant."""
    times = Counter(leaf.label for leaf in leaves)
    return tuple(leaf if times[leaf.label] > 1 else leaf._replace(groups=()) for leaf in leaves)


def _score(stack: _Stack, leaf: _Leaf, present: frozenset[str]) -> float:
    """Return how well a column fits a leaf, from 0 to 1; a group that stands elsewhere counts against it."""
    likeness = max((similarity(name, leaf.label, _ALIKE) for name in stack.names), default=0.0)
    elsewhere = any(group in present and group not in stack.above for group in leaf.groups)
    return max(0.0, likeness - _OFF_GROUP * elsewhere) if likeness >= _ALIKE else 0.0


def _in_order(scores: Mapping[int, Sequence[float]], stacks: Mapping[int, _Stack]) -> dict[int, Column]:
    """Return the columns that fit the leaves best, both from left to right."""
    best: list[tuple[float, dict[int, Column]]] = []
    for column, fits in scores.items():
        if _continues(column, stacks):
            continue
        before = best or [(0.0, {})] * len(fits)
        best = []
        for leaf, fit in enumerate(fits):
            left = before[leaf - 1] if leaf else (0.0, {})
            taken = (left[0] + fit, {**left[1], column: Column(leaf, fit >= _EXACT)}) if fit else left
            best.append(max(before[leaf], taken, best[-1] if best else taken, key=lambda item: item[0]))
    return best[-1][1] if best else {}


def _between(header: Mapping[int, Column], leaves: int) -> dict[int, Column]:
    """Return a header that names every column with those sure that are only similar, but stand between sure ones."""
    named = list(header.values())
    if len(named) < max(leaves, 2):
        return dict(header)
    sure = [True, *(column.sure for column in named), True]
    beside = {column.leaf for column, left, right in zip(named, sure, sure[2:], strict=False) if left and right}
    return {at: column._replace(sure=column.sure or column.leaf in beside) for at, column in header.items()}


def _continues(column: int, stacks: Mapping[int, _Stack]) -> bool:
    """Return whether the label is that of the column before, repeated."""
    return column - 1 in stacks and stacks[column - 1] == stacks[column]


def _by_label(scores: Mapping[int, Sequence[float]]) -> dict[int, Column]:
    """Return the columns that can be only one leaf, wherever they stand."""
    exact = {column: [leaf for leaf, fit in enumerate(fits) if fit >= _EXACT] for column, fits in scores.items()}
    used = Counter(leaf for leaves in exact.values() for leaf in leaves)
    return {
        column: Column(leaves[0], sure=True)
        for column, leaves in exact.items()
        if len(leaves) == 1 and used[leaves[0]] == 1
    }


def _repeated(header: Mapping[int, Column], stacks: Mapping[int, _Stack]) -> Header:
    """Return the header with the columns over which a merged label is repeated."""
    full = dict(header)
    for column in stacks:
        if _continues(column, stacks) and column - 1 in full and full[column - 1].sure:
            full.setdefault(column, full[column - 1])
    return dict(sorted(full.items()))


def order_of(header: Header, leaves: int) -> tuple[Column, ...]:
    """Return the columns of a form from left to right, as the header has them, or else as the form has them."""
    named = {column.leaf: column for column in header.values()}
    if len(named) == leaves:
        return tuple(named.values())
    return tuple(Column(leaf, leaf in named and named[leaf].sure) for leaf in range(leaves))


def is_in_order(header: Header) -> bool:
    """Return whether the header names the columns in the order of the form."""
    leaves = [column.leaf for column in header.values()]
    return leaves == sorted(leaves)


class Trust(Enum):
    """How far a header can be relied on to stand exactly above the figures."""

    NONE = 0
    UNTRIED = 1
    TRIED = 2


def place_figures(
    slots: Sequence[Slot], leaves: int, header: Header, strain: Strain, trust: Trust
) -> tuple[PlacedFigure, ...]:
    """Return the figures of one row in the columns they belong to; what fits nowhere is left out.

    Args:
        slots: The figures from left to right.
        leaves: How many there should be.
        header: The columns that the header names.
        strain: Tells how badly a way to place them contradicts the sums.
        trust: Whether the other rows, with all their figures, stand under the header.
    """
    if not slots:
        return ()
    if len(slots) == leaves and (len({c.leaf for c in header.values()}) == leaves or is_in_order(header)):
        order = order_of(header, leaves)
        return tuple(PlacedFigure(column.leaf, slot, column.sure) for column, slot in zip(order, slots, strict=True))
    at_header = () if trust is Trust.NONE else _at_header(slots, leaves, header)
    if at_header and (len(slots) >= leaves or (trust is Trust.TRIED and _has_gaps(slots, header))):
        return at_header
    if len(slots) > leaves:
        return _agreeing(_windows(slots, leaves), strain)
    return min(filter(None, (at_header, *_shifted(slots, leaves))), key=strain, default=())


def _has_gaps(slots: Sequence[Slot], header: Header) -> bool:
    """Return whether cells were left blank, and did not get lost at the end of the row."""
    return [slot.column for slot in slots] != list(header)[: len(slots)]


def _at_header(slots: Sequence[Slot], leaves: int, header: Header) -> tuple[PlacedFigure, ...]:
    """Return the figures under the columns of the header; none if that does not work out."""
    under: defaultdict[Column, list[Slot]] = defaultdict(list)
    for slot in slots:
        if slot.column in header:
            under[header[slot.column]].append(slot)
        elif len(slots) <= leaves:
            return ()
    if len(slots) > leaves > len(under) or any(len({slot.text for slot in same}) > 1 for same in under.values()):
        return ()
    merged = len(header) == sum(map(len, under.values())) == len(slots)
    return tuple(PlacedFigure(column.leaf, same[0], column.sure and merged) for column, same in under.items())


def _shifted(slots: Sequence[Slot], leaves: int) -> Iterator[tuple[PlacedFigure, ...]]:
    """Yield the ways in which a row lacks figures: at the right, before the total, at the left."""
    count = len(slots)
    for order in (range(count), (*range(count - 1), leaves - 1), range(leaves - count, leaves)):
        yield tuple(PlacedFigure(leaf, slot, sure=False) for leaf, slot in zip(order, slots, strict=True))


def _windows(slots: Sequence[Slot], leaves: int) -> Iterator[tuple[PlacedFigure, ...]]:
    """Yield the ways in which a row has figures too many: at the right, or at the left."""
    for part in (slots[:leaves], slots[-leaves:]):
        yield tuple(PlacedFigure(leaf, slot, sure=False) for leaf, slot in enumerate(part))


def _agreeing(ways: Iterator[tuple[PlacedFigure, ...]], strain: Strain) -> tuple[PlacedFigure, ...]:
    """Return the first of several ways if it does not matter which, or the one that makes the sums."""
    first, *others = ways
    if all([p.slot.text for p in first] == [p.slot.text for p in way] for way in others):
        return first
    fitting = [way for way in (first, *others) if strain(way) < 0]
    return fitting[0] if len(fitting) == 1 else ()
