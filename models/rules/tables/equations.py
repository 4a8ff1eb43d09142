"""The sums of a report as equations: which of them a change of cells would mend, and which it would break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from models.checks.findings import Finding
from models.form.figures import figure_fault
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Axis, Form, Identity
from models.report.report import Report

_NOTHING = Decimal(0)  # what no figure moves, and where nothing is off

SumSides = tuple[str, tuple[Ref, ...], tuple[Ref, ...]]


class Equations(NamedTuple):
    """The identities of a form in the cells that can be changed; a total that follows stands for its parts.

    Attributes:
        weights: For each identity, by how much its difference (right minus left) grows with a cell.
        touched: The identities with each cell, and its weight there.
    """

    weights: tuple[Mapping[CellRef, int], ...]
    touched: Mapping[CellRef, tuple[tuple[int, int], ...]]


class CellChange(NamedTuple):
    """A new figure for one cell that mends every failed sum it touches and breaks none.

    Attributes:
        before: The figure there is; None if the cell is not filled in.
        mends: The sums, by their index among the identities.
    """

    ref: CellRef
    before: Decimal | None
    after: Decimal
    mends: frozenset[int]


def index_of(form: Form, finding: Finding) -> int | None:
    """Return which identity a finding is about; None if it is about something else."""
    return _indexes(form).get((finding.rule, finding.left, finding.right))


@lru_cache(maxsize=8)
def _indexes(form: Form) -> Mapping[SumSides, int]:
    return {(one.balance.rule, one.left, one.right): index for index, one in enumerate(form.identities)}


@lru_cache(maxsize=32)
def equations(form: Form, typed: frozenset[CellRef]) -> Equations:
    """Return the identities of `form` while the totals in `typed` are typed and all others follow."""
    parts: dict[CellRef, tuple[CellRef, ...]] = {}
    for total, addends in form.totals.items():
        if total not in typed:
            parts[total] = tuple(leaf for one in addends for leaf in parts.get(one, (one,)))
    weights = tuple(_weights(identity, parts) for identity in form.identities)
    touched: dict[CellRef, list[tuple[int, int]]] = {}
    for index, cells in enumerate(weights):
        for ref, weight in cells.items():
            touched.setdefault(ref, []).append((index, weight))
    return Equations(weights, {ref: tuple(indexes) for ref, indexes in touched.items()})


def _weights(identity: Identity, parts: Mapping[CellRef, tuple[CellRef, ...]]) -> dict[CellRef, int]:
    weights: Counter[CellRef] = Counter()
    for side, sign in ((identity.left, -1), (identity.right, 1)):
        for ref in side:
            for leaf in parts.get(ref, (ref,)):
                weights[leaf] += sign
    return {ref: weight for ref, weight in weights.items() if weight}


@lru_cache(maxsize=8)
def lines_added(form: Form) -> Mapping[int, tuple[int, ...]]:
    """Return which identities add up others of their balance: the column 总计 adds up all other columns."""
    identities = tuple(enumerate(form.identities))
    totals = {(one.right[0], one.balance.axis): one.left for _, one in identities if one.balance.fills}
    lines = {index: _lines(identity, totals) for index, identity in identities}
    return {
        index: tuple(
            number for number, one in identities if _in_line_with(identity, one) and one.line.id in lines[index]
        )
        for index, identity in identities
        if lines[index]
    }


def _lines(identity: Identity, totals: Mapping[tuple[CellRef, Axis], tuple[CellRef, ...]]) -> frozenset[str]:
    """Return the lines that are added up in every cell of an identity, by their ids."""
    other_way = Axis.COLUMNS if identity.balance.axis is Axis.ROWS else Axis.ROWS
    parts = (totals.get((ref, other_way), ()) for ref in (*identity.left, *identity.right))
    lines = {frozenset(line_of(identity, part) for part in refs) for refs in parts}
    return lines.pop() if len(lines) == 1 else frozenset()


def _in_line_with(identity: Identity, other: Identity) -> bool:
    return identity.table is other.table and identity.balance == other.balance


def line_of(identity: Identity, ref: CellRef) -> str:
    """Return on which line a cell stands, seen along a balance: its column where rows are added."""
    return ref.column if identity.balance.axis is Axis.ROWS else ref.row


def across(identity: Identity, ref: CellRef) -> str:
    """Return which part of its line a cell is, seen along a balance."""
    return ref.row if identity.balance.axis is Axis.ROWS else ref.column


@dataclass(frozen=True, eq=False)
class FailedSums:
    """The sums of a report that fail, and what would mend them.

    Attributes:
        findings: The findings about them, by the index of the identity.
    """

    report: Report
    findings: Mapping[int, Finding]

    @classmethod
    def among(cls, report: Report, findings: Iterable[Finding]) -> FailedSums:
        """Return the failed sums among the findings of a check."""
        found = ((index_of(report.form, one), one) for one in findings)
        return cls(report, {index: one for index, one in found if index is not None})

    def identity(self, index: int) -> Identity:
        """Return the identity with this index."""
        return self.report.form.identities[index]

    def number(self, ref: CellRef) -> Decimal | None:
        """Return the number in a cell; None if there is none."""
        figure = self.report.figures.get(ref)
        return figure if isinstance(figure, Decimal) else None

    @cached_property
    def typed(self) -> frozenset[CellRef]:
        """The totals that do not follow."""
        return frozenset(total for total in self.report.form.totals if total in self.report.values)

    @cached_property
    def equations(self) -> Equations:
        """The identities in the cells that can be changed."""
        return equations(self.report.form, self.typed)

    @cached_property
    def differences(self) -> Mapping[int, Decimal]:
        """Right minus left, for each that fails."""
        identities = {index: self.identity(index) for index in sorted(self.findings)}
        return {index: self.report.sum(one.right) - self.report.sum(one.left) for index, one in identities.items()}

    @cached_property
    def holding(self) -> frozenset[int]:
        """The sums that are compared and hold."""
        identities = enumerate(self.report.form.identities)
        compared = (index for index, one in identities if self._filled(one.left) and self._filled(one.right))
        return frozenset(compared) - self.findings.keys()

    def _filled(self, side: tuple[CellRef, ...]) -> bool:
        return any(self.number(ref) is not None for ref in side)

    @cached_property
    def added(self) -> Mapping[int, int]:
        """The sums that fail only because of lines which they add up, each with the first of those."""
        wrong = {
            index: [one for one in lines if one in self.differences]
            for index, lines in lines_added(self.report.form).items()
            if index in self.differences
        }
        return {index: lines[0] for index, lines in wrong.items() if lines and self._add_up(index, lines)}

    def _add_up(self, index: int, lines: Iterable[int]) -> bool:
        return self.differences[index] == sum(self.differences[one] for one in lines)

    @cached_property
    def own(self) -> tuple[int, ...]:
        """The sums that fail by themselves, in the order of the form."""
        return tuple(index for index in self.differences if index not in self.added)

    def after(self, change: Mapping[CellRef, Decimal]) -> dict[int, Decimal]:
        """Return the differences of the sums that a change moves, after it."""
        moved: dict[int, Decimal] = {}
        for ref, by in change.items():
            for index, weight in self.equations.touched.get(ref, ()):
                moved[index] = moved.get(index, _NOTHING) + weight * by
        compared = ((index, by) for index, by in moved.items() if index in self.differences or index in self.holding)
        return {index: self.differences.get(index, _NOTHING) + by for index, by in compared if by}

    def mended(self, change: Mapping[CellRef, Decimal]) -> frozenset[int]:
        """Return the sums that a change mends; none if one that it moves fails afterwards."""
        after = {index: difference for index, difference in self.after(change).items() if index not in self.added}
        return frozenset() if any(after.values()) else frozenset(after.keys() & self.differences.keys())

    @cached_property
    def changes(self) -> tuple[CellChange, ...]:
        """Every change of a single cell that mends all it touches, in the order of the form."""
        order = self.report.form.order
        refs = {ref: index for index in reversed(self.own) for ref in self.equations.weights[index]}
        found = (self._change(ref, refs[ref]) for ref in sorted(refs, key=order.__getitem__))
        return tuple(change for change in found if change)

    def _change(self, ref: CellRef, index: int) -> CellChange | None:
        if any(one in self.holding for one, _ in self.equations.touched[ref]):
            return None
        before, by = self.number(ref), self.needed(ref, index)
        after = (before or _NOTHING) + by
        mends = self.mended({ref: by})
        if index not in mends or figure_fault(after, self.report.form.cells[ref].kind):
            return None
        return CellChange(ref, before, after, mends)

    def needed(self, ref: CellRef, index: int) -> Decimal:
        """Return by how much a cell has to grow so that a failed sum holds."""
        return -self.differences[index] / self.equations.weights[index][ref]

    def mending(self, index: int) -> Iterator[CellChange]:
        """Yield the changes of a single cell that mend a failed sum."""
        return (change for change in self.changes if index in change.mends)
