"""A table keyed a second time without sight of the first: what agrees, what is to be looked at, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.report.report import Report, Value

_TWICE = 2
"""Times that a cell is keyed unlike the first before both figures are shown. Source: the picture of the window."""

_NONE: Mapping[CellRef, int] = MappingProxyType({})


class Agreement(Enum):
    """How the second figure of a cell stands to the first."""

    OPEN = "not keyed"
    SAME = "the same"
    AGAIN = "another one: it is keyed once more before either is shown"
    DIFFERENT = "keyed twice, and still another one: somebody decides"
    LATER = "the same, put off"


class Decision(NamedTuple):
    """What was decided where two figures differed.

    Attributes:
        first, second: As they were shown.
        taken: The one that counts.
    """

    first: str
    second: str
    taken: str


class Progress(NamedTuple):
    """How many cells of a table have been keyed, and how many of these agree, or do not."""

    keyed: int
    cells: int
    same: int
    again: int
    different: int

    @property
    def is_complete(self) -> bool:
        """Whether all cells agree."""
        return self.same == self.cells


class Keying(NamedTuple):
    """What a second person has keyed.

    Attributes:
        figures: What was keyed last in each cell.
        tries: How often a cell was keyed unlike the first.
        later: The cells whose decision is put off.
        decided: What was decided, by cell, in the order in which it was.
    """

    figures: Mapping[CellRef, Value] = MappingProxyType({})
    tries: Mapping[CellRef, int] = _NONE
    later: frozenset[CellRef] = frozenset()
    decided: Mapping[CellRef, Decision] = MappingProxyType({})

    def with_figure(self, first: Report, ref: CellRef, value: Value | None) -> Keying:
        """Return this once a cell has been keyed and left.

        Args:
            first: The report as the first person has filled it in.
            ref: The cell.
            value: What stands in it now; None if it was cleared.
        """
        figures = {one: figure for one, figure in self.figures.items() if one != ref}
        tries = {one: count for one, count in self.tries.items() if one != ref}
        if value is not None:
            figures[ref] = value
            if not _agree(first, ref, value):
                tries[ref] = self.tries.get(ref, 0) + 1
        elif ref in self.tries:
            tries[ref] = self.tries[ref]  # what was cleared and is keyed again, is keyed a second time
        return self._replace(figures=figures, tries=tries, later=self.later - {ref})

    def agreement(self, first: Report, ref: CellRef) -> Agreement:
        """Return how the second figure of a cell stands to the first one."""
        value = self.figures.get(ref)
        if value is None:
            return Agreement.OPEN
        if _agree(first, ref, value):
            return Agreement.SAME
        tries = self.tries.get(ref, 0)
        if tries < _TWICE:
            return Agreement.AGAIN if tries else Agreement.OPEN  # the first was changed after it had agreed
        return Agreement.LATER if ref in self.later else Agreement.DIFFERENT

    def progress(self, first: Report, table: Table) -> Progress:
        """Return how far a table is; totals follow, and are not keyed."""
        inputs = first.form.inputs(table)
        found = [self.agreement(first, ref) for ref in inputs]
        keyed = len(found) - found.count(Agreement.OPEN)
        different = found.count(Agreement.DIFFERENT) + found.count(Agreement.LATER)
        return Progress(keyed, len(inputs), found.count(Agreement.SAME), found.count(Agreement.AGAIN), different)

    def fresh(self, first: Report) -> Keying:
        """Return this without what is not asked for, and without what the first person has changed since it agreed.

        So nothing of the first is to be guessed from what would else stand there as another figure.
        """
        form = first.form
        kept = {
            ref: value
            for ref, value in self.figures.items()
            if ref in form.cells and ref not in form.totals and self.agreement(first, ref) is not Agreement.OPEN
        }
        return self._replace(figures=kept)

    def both(self, first: Report, ref: CellRef) -> tuple[str, str]:
        """Return the two figures of a cell as they are shown, the first one first."""
        kind = first.form.cells[ref].kind
        return print_figure(first.content(ref), kind), print_figure(self.figures.get(ref), kind)

    def with_first(self, first: Report, ref: CellRef) -> Keying:
        """Return this once it is decided that the first figure counts."""
        shown, keyed = self.both(first, ref)
        figures = {one: figure for one, figure in self.figures.items() if one != ref}
        value = first.content(ref)
        return self._replace(
            figures=figures if value is None else {**figures, ref: value},
            later=self.later - {ref},
            decided=_with(self.decided, ref, Decision(shown, keyed, shown)),
        )

    def with_second(self, first: Report, ref: CellRef) -> Keying:
        """Return this once it is decided that the second figure counts; whoever decides puts it into the report."""
        shown, keyed = self.both(first, ref)
        return self._replace(later=self.later - {ref}, decided=_with(self.decided, ref, Decision(shown, keyed, keyed)))

    def put_off(self, ref: CellRef) -> Keying:
        """Return this with the decision on a cell put off."""
        return self._replace(later=self.later | {ref})

    def begun(self, table: Table) -> bool:
        """Return whether anything of a table has been keyed."""
        return any(ref.table == table.id for ref in self.figures)


def first_open(first: Report, keying: Keying, cells: Iterable[CellRef]) -> CellRef | None:
    """Return the first of these cells that does not agree yet; those that are put off come last."""
    left = {ref: one for ref in cells if (one := keying.agreement(first, ref)) is not Agreement.SAME}
    return next((ref for ref, one in left.items() if one is not Agreement.LATER), next(iter(left), None))


def _agree(first: Report, ref: CellRef, value: Value) -> bool:
    return first.content(ref) == value


def _with(decided: Mapping[CellRef, Decision], ref: CellRef, decision: Decision) -> dict[CellRef, Decision]:
    return {**{one: known for one, known in decided.items() if one != ref}, ref: decision}
