"""如果…会怎样 (D34): another sum under assumptions. It is no `Rollup`, so it can neither be fixed nor handed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from models.district.rollup.adding import CellSum, Rollup, Row, add_up
from models.district.rollup.money import EXACT
from models.district.rollup.report_values import ReportValues
from models.form.refs import CellRef
from models.system.errors import ReportError

MARK = "试算"
"""What stands across all that shows such a sum."""


class Kind(Enum):
    """What is assumed; the values are what the clerk reads."""

    SWAPPED = "换成另一版"
    LEFT_OUT = "不算这个单位"
    LAST_YEAR = "用去年的数"


class Assumption(NamedTuple):
    """Something that is assumed of a unit.

    Attributes:
        values: What is added instead; None where nothing is.
    """

    kind: Kind
    unit: str
    values: ReportValues | None = None


class Impossible(ReportError):
    """Something that cannot be assumed; `str()` says why."""


class Effect(NamedTuple):
    """How much an assumption changes a cell: it is the one with this number, from 1."""

    number: int
    by: Decimal


class Change(NamedTuple):
    """What becomes of a cell.

    Attributes:
        by: Which assumptions did it; together they are the difference.
    """

    ref: CellRef
    official: CellSum
    trial: CellSum
    by: tuple[Effect, ...]

    @property
    def difference(self) -> Decimal:
        """How much more it is."""
        return EXACT.subtract(self.trial.total, self.official.total)


@dataclass(frozen=True)
class Trial:
    """A sum that is only tried.

    Attributes:
        official: What it is compared with.
        assumptions: One after the other.

    Raises:
        Impossible: One of them cannot be assumed after those before.
    """

    official: Rollup
    assumptions: tuple[Assumption, ...]

    def __post_init__(self) -> None:
        _ = self._steps

    @cached_property
    def _steps(self) -> tuple[Mapping[str, ReportValues], ...]:
        """What is added up at first, and after each of the assumptions, by unit."""
        steps: list[Mapping[str, ReportValues]] = [{one.unit.id: one.values for one in self.official.counted.versions}]
        for one in self.assumptions:
            self._ensure_possible(one, steps[-1])
            rest = {unit: values for unit, values in steps[-1].items() if unit != one.unit}
            steps.append({**rest, one.unit: one.values} if one.values else rest)
        return tuple(steps)

    def _ensure_possible(self, one: Assumption, rows: Mapping[str, ReportValues]) -> None:
        counted = self.official.counted
        names = {unit.id: unit.name for unit in counted.roster.counted}
        if one.unit not in names:
            raise Impossible("只能试算名册里计入的单位；请核对。")
        if (one.kind is Kind.LEFT_OUT) != (one.values is None):
            raise Impossible(f"“{names[one.unit]}”没有可以试算的数；请另选一份。")
        is_in = one.unit in rows
        if is_in == (one.kind is Kind.LAST_YEAR):
            why = "已经计入了，不用去年的数。" if is_in else "没有计入，没有可换、可去掉的。"
            raise Impossible(f"“{names[one.unit]}”{why}")
        if one.values and one.values.form != counted.form.id:
            raise Impossible(f"“{names[one.unit]}”的那一份是另一种格式的，不能和今年的相加。")

    @cached_property
    def cells(self) -> Mapping[CellRef, CellSum]:
        """The sums under all assumptions."""
        return self._added(self._steps[-1])

    def _added(self, rows: Mapping[str, ReportValues]) -> Mapping[CellRef, CellSum]:
        return add_up(self.official.counted.form, [Row(unit, values) for unit, values in rows.items()])

    @property
    def n(self) -> int:
        """How many units are added up; `borrowed` of them with last year's figures."""
        return len(self._steps[-1])

    @property
    def borrowed(self) -> int:
        """How many units are added up with last year's figures."""
        year = self.official.counted.year
        return sum(values.year != year for values in self._steps[-1].values())

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The cells that would be another, the largest difference first, and which assumption did it."""
        effects = [list(self._effects(number)) for number in range(1, len(self._steps))]
        found = []
        for at, (ref, trial) in enumerate(self.cells.items()):
            official = self.official.cells[ref]
            by = tuple(Effect(number, one[at]) for number, one in enumerate(effects, 1) if one[at])
            if by or trial.plain != official.plain or trial.lack != official.lack:
                found.append(Change(ref, official, trial, by))
        return tuple(sorted(found, key=lambda one: -abs(one.difference)))

    def _effects(self, number: int) -> Iterator[Decimal]:
        """Yield by how much an assumption changes each cell."""
        unit, before, after = self.assumptions[number - 1].unit, self._steps[number - 1], self._steps[number]
        with localcontext(EXACT):
            yield from [new - old for old, new in zip(self._row(unit, before), self._row(unit, after), strict=True)]

    def _row(self, unit: str, rows: Mapping[str, ReportValues]) -> Sequence[Decimal]:
        cells = len(self.official.counted.form.cells)
        return [Decimal(one) for one in rows[unit].numbers] if unit in rows else [Decimal(0)] * cells
