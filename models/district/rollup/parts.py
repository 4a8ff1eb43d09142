"""From a sum to its parts (D25, D33): the units by size, zeros folded, last year beside, and where each is from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, localcontext
from typing import NamedTuple

from models.district.rollup.adding import CellSum, Rollup
from models.district.rollup.counted import CountedVersion, Original
from models.district.rollup.money import EXACT
from models.district.rollup.report_values import ReportValues
from models.district.roster import Unit
from models.form.editions import form_for
from models.form.refs import CellRef
from models.form.vocabulary import Form

LastYear = Callable[[str], ReportValues | None]
"""Returns what is added up of a unit's accepted report of last year, by its id; None where none is known."""


def no_last_year(_: str) -> None:
    """Know of no report of last year."""


class Part(NamedTuple):
    """What a unit adds to a cell.

    Attributes:
        number: What is added; 0 if nothing is.
        typed: What stands in the cell; blank if nothing does.
        last: What it had last year; None where nobody knows.
        original: Of the version that is in the sum.
        code: Its matching code.
    """

    unit: Unit
    number: Decimal
    typed: str
    last: Decimal | None
    original: Original
    code: str


class Parts(NamedTuple):
    """A sum taken apart.

    Attributes:
        sum: What is taken apart.
        last_total: What all units that count had last year; None where nobody knows of any.
        last_units: How many of them that is of.
        missing: How many units are not in the sum.
        shown: The units that have more than nothing, the largest first.
        zeros: The units that have nothing, in the order of the roster; they are folded.
        fallen: Those of them that had more last year.
    """

    sum: CellSum
    last_total: Decimal | None
    last_units: int
    missing: int
    shown: tuple[Part, ...]
    zeros: tuple[Part, ...]
    fallen: tuple[Part, ...]

    @property
    def together(self) -> Decimal:
        """What the parts add up to, which is the sum."""
        return added(one.number for one in self.shown)


def parts_of(rollup: Rollup, ref: CellRef, last_year: LastYear = no_last_year) -> Parts:
    """Return the parts of a cell of the sum; a negative one counts by its size, words stand before zeros."""
    form = rollup.counted.form
    every = [_part(one, form, ref, last_year) for one in rollup.counted.versions]
    shown = sorted((one for one in every if one.number or one.typed not in {"", "0"}), key=_size)
    zeros = tuple(one for one in every if one not in shown)
    last = {one.unit.id: one.last for one in every}
    last |= {one.unit.id: _last(last_year, one.unit.id, form, ref) for one in rollup.counted.missing}
    known = [one for one in last.values() if one is not None]
    total = added(known) if known else None
    fallen = tuple(one for one in zeros if one.last)
    missing = len(rollup.counted.missing)
    return Parts(rollup.cells[ref], total, len(known), missing, tuple(shown), zeros, fallen)


def _size(part: Part) -> Decimal:
    return -abs(part.number)


def _part(one: CountedVersion, form: Form, ref: CellRef, last_year: LastYear) -> Part:
    at = form.order[ref]
    number, typed = Decimal(one.values.numbers[at]), one.values.spelled(at)
    last = _last(last_year, one.unit.id, form, ref)
    return Part(one.unit, number, typed, last, one.original, one.values.code)


def _last(last_year: LastYear, unit: str, form: Form, ref: CellRef) -> Decimal | None:
    """Return what a unit had last year where that means the same; None where nobody knows, or it had no figure."""
    values = last_year(unit)
    earlier = form_for(values.year) if values else None
    if values is None or earlier is None or ref not in earlier.order or not form.compares(ref, earlier):
        return None
    at = earlier.order[ref]
    is_known = all(one.is_added for one in values.odd if one.at == at)
    return Decimal(values.numbers[at]) if is_known else None


def added(numbers: Iterable[Decimal]) -> Decimal:
    """Return an exact sum."""
    with localcontext(EXACT):
        return sum(numbers, Decimal(0))
