"""The sums of a report that fail: which of them a change of cells would mend, and which it would break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from models.checks.findings import Finding
from models.form.figures import Figure, figure_fault
from models.form.refs import CellRef
from models.form.vocabulary import Identity
from models.report.report import Report
from models.rules.tables.blanks import Blanks, blanks_of, can_come_right
from models.rules.tables.equations import Equations, equations_of, index_of, lines_added

_NOTHING = Decimal(0)  # what no figure moves, and where nothing is off


class CellChange(NamedTuple):
    """A new figure for one cell that mends every failed sum it touches and breaks none.

    Attributes:
        before: The figure there is.
        mends: The sums, by their index among the identities.
    """

    ref: CellRef
    before: Decimal
    after: Decimal
    mends: frozenset[int]


@dataclass(frozen=True, eq=False)
class FailedSums:
    """The sums of a report that fail, and what would mend them.

    Attributes:
        findings: The findings about them, by the index of the identity.
        carried: What last year's report says that some cells hold; nothing else is looked for in these.
    """

    report: Report
    findings: Mapping[int, Finding]
    carried: Mapping[CellRef, Figure]

    @classmethod
    def among(cls, report: Report, findings: Iterable[Finding], carried: Mapping[CellRef, Figure]) -> FailedSums:
        """Return the failed sums among the findings of a check."""
        found = ((index_of(report.form, one), one) for one in findings)
        return cls(report, {index: one for index, one in found if index is not None}, carried)

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
        return equations_of(self.report)

    @cached_property
    def waiting(self) -> Mapping[int, Blanks]:
        """The sums with blanks, whether they fail or not, each with these."""
        blanks = ((index, blanks_of(self.report, cells)) for index, cells in enumerate(self.equations.weights))
        return {index: found for index, found in blanks if found.cells}

    @cached_property
    def differences(self) -> Mapping[int, Decimal]:
        """Right minus left, for each that fails."""
        identities = {index: self.identity(index) for index in sorted(self.findings)}
        return {index: self.report.sum(one.right) - self.report.sum(one.left) for index, one in identities.items()}

    @cached_property
    def holding(self) -> frozenset[int]:
        """The sums that are whole and hold."""
        every = range(len(self.report.form.identities))
        return frozenset(every) - self.findings.keys() - self.waiting.keys()

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

    @cached_property
    def whole(self) -> tuple[int, ...]:
        """Those of them without blanks: only of these the arithmetic tells why."""
        return tuple(index for index in self.own if index not in self.waiting)

    def after(self, change: Mapping[CellRef, Decimal]) -> dict[int, Decimal]:
        """Return the differences of the sums that a change moves, after it."""
        moved: dict[int, Decimal] = {}
        for ref, by in change.items():
            for index, weight in self.equations.touched.get(ref, ()):
                moved[index] = moved.get(index, _NOTHING) + weight * by
        compared = ((index, by) for index, by in moved.items() if index in self.differences or index in self.holding)
        return {index: self.differences.get(index, _NOTHING) + by for index, by in compared if by}

    def mended(self, change: Mapping[CellRef, Decimal]) -> frozenset[int]:
        """Return the sums that a change mends; none if one that it moves fails afterwards, or may do so once filled."""
        after = {index: difference for index, difference in self.after(change).items() if index not in self.added}
        if any(after.values()) or self.spoils(change):
            return frozenset()
        return frozenset(after.keys() & self.differences.keys())

    def spoils(self, change: Mapping[CellRef, Decimal]) -> bool:
        """Return whether a change leaves a sum with blanks of which it is not known that it can come right."""
        moved = {index for ref in change for index, _ in self.equations.touched.get(ref, ())}
        return not all(self._stays_open(index, change) for index in moved & self.waiting.keys())

    def _stays_open(self, index: int, change: Mapping[CellRef, Decimal]) -> bool:
        """Return whether a sum with blanks can come right after a change as well as before."""
        weights = self.equations.weights[index]
        by = sum((weights[ref] * one for ref, one in change.items() if ref in weights), _NOTHING)
        if not by or index in self.added:
            return True
        identity = self.identity(index)
        now = self.report.sum(identity.right) - self.report.sum(identity.left)
        return index not in self.findings and can_come_right(now + by, self.waiting[index].steps)

    def is_at_odds(self, ref: CellRef) -> bool:
        """Return whether a cell holds something else than last year's report says."""
        return ref in self.carried and self.carried[ref] != self.number(ref)

    @cached_property
    def changes(self) -> tuple[CellChange, ...]:
        """Every change of a single cell that mends all it touches, in the order of the form."""
        order = self.report.form.order
        refs = {ref: index for index in reversed(self.whole) for ref in self.equations.weights[index]}
        found = (self._change(ref, refs[ref]) for ref in sorted(refs, key=order.__getitem__))
        return tuple(change for change in found if change)

    def _change(self, ref: CellRef, index: int) -> CellChange | None:
        if any(one in self.holding for one, _ in self.equations.touched[ref]):
            return None
        before, by = self.number(ref), self.needed(ref, index)
        if before is None or self.carried.get(ref, before + by) != before + by:
            return None
        after = before + by
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
