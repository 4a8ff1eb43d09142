"""What is unusual: a unit against its own last year, and its share of the district. Never against an average (D39).

Figures of units are mostly zeros and a few large ones: any measure that supposes they lie around a middle would cry
wolf.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from models.form.refs import CellRef
from models.form.vocabulary import Form
from models.report.places import place
from models.report.report import Report

_TIMES, _APART = 5, 20
"""Times last year's figure, and by how much, before the two are far apart. Source: rule T2-JUMP."""

_POINTS, _SHARE_TIMES, _LEAST_SUM = 10, 3, 100
"""Percentage points and times by which a share has to grow or shrink, and the sum of the district from which on shares
tell anything. Chosen: of a sum of 20, each case is 5 points."""

_WHOLE = Decimal(100)  # per cent


class TwoYears(NamedTuple):
    """A unit's report, and its own of last year."""

    id: str
    name: str
    report: Report
    previous: Report


class Unusual(NamedTuple):
    """A figure that asks for a look; nothing says that it is wrong.

    Attributes:
        id: Of the unit.
        where: What the cell is called.
        why: What is unusual.
        then, now: Last year's figure and this year's.
    """

    id: str
    name: str
    ref: CellRef
    where: str
    why: str
    then: Decimal
    now: Decimal


def unusual(units: Sequence[TwoYears]) -> tuple[Unusual, ...]:
    """Return the figures that ask for a look, in the order of the units and of the form, each once."""
    sums = _sums(units)
    found = []
    for unit in units:
        for ref, then, now in _figures(unit):
            if why := _against_itself(then, now) or _against_district(then, now, sums[ref]):
                found.append(Unusual(unit.id, unit.name, ref, place(unit.report, ref), why, then, now))
    return tuple(found)


def _against_itself(then: Decimal, now: Decimal) -> str:
    if then and not now:
        return "去年有，今年是 0"
    if abs(now - then) <= _APART or not then:
        return ""
    if now >= then * _TIMES:
        return f"是去年的 {_TIMES} 倍以上"
    return f"不到去年的 {_TIMES} 分之一" if now * _TIMES <= then else ""


def _against_district(then: Decimal, now: Decimal, sums: tuple[Decimal, Decimal]) -> str:
    """Return how a unit's share of the district has changed, where it has changed a lot."""
    if min(sums) < _LEAST_SUM:
        return ""
    before, after = then * _WHOLE / sums[0], now * _WHOLE / sums[1]
    small, large = sorted((before, after))
    is_far = large - small > _POINTS and large >= small * _SHARE_TIMES
    return f"占全区的比例 {before:.0f}% → {after:.0f}%" if is_far else ""


def _sums(units: Iterable[TwoYears]) -> Mapping[CellRef, tuple[Decimal, Decimal]]:
    """Return the figures of all units together, of both years; a unit that has only one of the two is left out."""
    sums: dict[CellRef, tuple[Decimal, Decimal]] = {}
    for unit in units:
        for ref, then, now in _figures(unit):
            before, after = sums.get(ref, (Decimal(0), Decimal(0)))
            sums[ref] = before + then, after + now
    return sums


def _figures(unit: TwoYears) -> Iterator[tuple[CellRef, Decimal, Decimal]]:
    """Yield the cells that both years have and mean the same by, with both figures."""
    form, earlier = unit.report.form, unit.previous.form
    this, last = unit.report.figures, unit.previous.figures
    for ref in looked_at(form):
        then, now = last.get(ref), this.get(ref)
        if isinstance(then, Decimal) and isinstance(now, Decimal) and form.compares(ref, earlier):
            yield ref, then, now


@cache
def looked_at(form: Form) -> tuple[CellRef, ...]:
    """Return the cells that are looked at: of a row with totals those, for one case of one applicant tells nothing."""
    chosen: list[CellRef] = []
    for cells in form.rows.values():
        totals = [ref for ref in cells if all(part.row == ref.row for part in form.totals.get(ref, ()))]
        totals = [ref for ref in totals if ref in form.totals]
        chosen += totals or [ref for ref in cells if ref not in form.totals]
    return tuple(chosen)
