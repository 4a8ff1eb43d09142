"""Adding up: a sum is worked out from what is counted, whenever it is asked for, and never typed (D27, D28)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property
from typing import NamedTuple

from models.district.rollup.counted import Counted, coverage
from models.district.rollup.money import EXACT, UNIT
from models.district.rollup.report_values import Odd, ReportValues
from models.form.figures import Amount, Figure
from models.form.refs import CellRef
from models.form.vocabulary import FigureKind, Form

NAMED_ROW = ("disclosure", "regulations")
"""规章, by table and row: below a city with districts nobody can make one, so a unit that has one is named (D30)."""

_ONE = Decimal(1)  # has the exponent of a whole number


class Said(NamedTuple):
    """What a unit has in a cell that is no plain number, as it was typed."""

    unit: str
    text: str


class Addend(NamedTuple):
    """What a unit adds."""

    unit: str
    number: Decimal


class CellSum(NamedTuple):
    """What is in one cell of the sum; units are told by their ids.

    Attributes:
        total: The exact sum; 0 if nobody has a figure.
        figures: How many units have one.
        blanks: Units that have nothing in the cell, or a total of which a part is missing.
        words: What is listed and not added.
        converted: What was added in ten thousand yuan, as it was typed.
        named: Who has what nobody can have.
    """

    ref: CellRef
    kind: FigureKind
    total: Decimal
    figures: int
    blanks: tuple[str, ...] = ()
    words: tuple[Said, ...] = ()
    converted: tuple[Said, ...] = ()
    named: tuple[Addend, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every unit that counts has a figure that is added."""
        return not self.blanks and not self.words

    @property
    def plain(self) -> str:
        """The sum in digits; blank if nobody has a figure."""
        return f"{self.total:f}" if self.figures else ""

    @property
    def lack(self) -> str:
        """What the sum lacks, in brackets: （缺 2 格）; blank if nothing."""
        missing = len(self.blanks)
        parts = [f"缺 {missing} 格"] if missing else []
        parts += [f"{len(self.words)} 格是文字，没有加"] if self.words else []
        return f"（{'，'.join(parts)}）" if parts else ""

    @property
    def shown(self) -> str:
        """The sum and what it lacks; money with its unit."""
        unit = UNIT if self.kind is FigureKind.AMOUNT and self.total else ""
        return f"{self.plain}{unit}{self.lack}" if self.figures else self.lack

    @property
    def figure(self) -> Figure | None:
        """The sum as the cell of a report holds it; None if nobody has a figure."""
        if not self.figures:
            return None
        if self.kind is FigureKind.AMOUNT:
            return Amount(self.total, UNIT if self.total else "")
        return self.total


class Row(NamedTuple):
    """What one unit adds."""

    unit: str
    values: ReportValues


def add_up(form: Form, rows: Iterable[Row]) -> Mapping[CellRef, CellSum]:
    """Return the sum of every cell, exactly and in whatever order; all rows are of this form."""
    every = list(rows)
    totals = _totals(len(form.cells), [one.values.numbers for one in every])
    odd: dict[int, list[tuple[str, Odd]]] = {}
    for row in every:
        for one in row.values.odd:
            odd.setdefault(one.at, []).append((row.unit, one))
    found: dict[CellRef, CellSum] = {}
    for at, (ref, cell) in enumerate(form.cells.items()):
        plain = CellSum(ref, cell.kind, totals[at], len(every))
        with_odd = _with_odd(plain, odd[at]) if at in odd else plain
        found[ref] = with_odd._replace(named=_named(at, every)) if ref[:2] == NAMED_ROW and totals[at] else with_odd
    return found


def _totals(cells: int, rows: Sequence[Sequence[int | Decimal]]) -> list[Decimal]:
    if not rows:
        return [Decimal(0)] * cells
    with localcontext(EXACT):
        return [_plainest(Decimal(sum(column))) for column in zip(*rows, strict=True)]


def _plainest(number: Decimal) -> Decimal:
    """Return the same number without idle zeros behind the point, however its parts were typed."""
    return number.quantize(_ONE) if number == int(number) else number.normalize()


def _with_odd(sum_: CellSum, odd: Sequence[tuple[str, Odd]]) -> CellSum:
    blanks = tuple(unit for unit, one in odd if not one.text or (one.is_added and _is_number(one.text)))
    words = tuple(Said(unit, one.text) for unit, one in odd if one.text and not one.is_added)
    converted = tuple(
        Said(unit, one.text) for unit, one in odd if one.text and one.is_added and not _is_number(one.text)
    )
    figures = sum_.figures - sum(not one.is_added for _, one in odd)
    return sum_._replace(figures=figures, blanks=blanks, words=words, converted=converted)


def _is_number(text: str) -> bool:
    """Return whether a text is a total that follows from its parts, of which some are missing: it has no unit."""
    return text[-1:].isdigit()


def _named(at: int, rows: Iterable[Row]) -> tuple[Addend, ...]:
    return tuple(Addend(one.unit, Decimal(one.values.numbers[at])) for one in rows if one.values.numbers[at])


@dataclass(frozen=True)
class Rollup:
    """The sum of what is counted. It follows from `counted` alone, so it is never stale, and nobody can type one."""

    counted: Counted

    @cached_property
    def cells(self) -> Mapping[CellRef, CellSum]:
        """The sum of every cell of the form, in reading order."""
        return add_up(self.counted.form, [Row(one.unit.id, one.values) for one in self.counted.versions])

    @property
    def coverage(self) -> str:
        """`n/N 单位，未计入：…`, which stands on every output."""
        return coverage(self.counted)
