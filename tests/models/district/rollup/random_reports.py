"""Reports at random: counts, decimals, money with units, blanks, and words where a figure belongs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from models.form.figures import Amount, read_figure
from models.form.refs import CellRef, Ref, note_ref
from models.form.vocabulary import FigureKind
from models.report.report import Report, Value
from tests.builders import answered
from tests.district import YEAR, district

SEEDS = st.integers(0, 2**32)
SIZES = st.integers(1, 9)
ROSTER = district(9)

_AMOUNTS = ("251000元", "3.54万元", "0.00012亿元", "0", "0.01元", "八万元")
_MONEY = ("149.876378", "0.000001", "1.50", "99999999.999999", "3", "251000元")


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311  nothing is secret here


def random_report(unit: str, random: Random, year: int = YEAR, largest: int = 10**15) -> Report:
    """Return a report of a unit; about one cell in twenty is blank, or holds words."""
    report = answered(Report.blank(year), {"cover/agency": unit, "cover/kind": "street"})
    inputs = [
        cell for cell in report.form.cells.values() if random.random() > 0.5 or cell.ref not in report.form.totals
    ]
    values: dict[Ref, Value | None] = {cell.ref: _value(cell.kind, random, largest) for cell in inputs}
    first = inputs[0].ref
    return report.applied(
        report.edit({**values, first: values[first] or Decimal(1), note_ref(first): "加注 <b>=1+1</b>"})
    )


def _value(kind: FigureKind, random: Random, largest: int) -> Value | None:
    which = random.random()
    if which < 0.03:
        return None
    if which < 0.05:
        return "若干"
    if kind is FigureKind.AMOUNT:
        return read_figure(random.choice(_AMOUNTS), kind)
    if kind is FigureKind.MONEY:
        return read_figure(random.choice(_MONEY), kind)
    return Decimal(random.choice([0, 0, 0, 1, 7, random.randrange(largest)]))


_WORTH = {"": Fraction(1), "万元": Fraction(1), "元": Fraction(1, 10_000), "亿元": Fraction(10_000)}


def independent_sums(reports: Mapping[str, Report], year: int = YEAR) -> dict[CellRef, tuple[Fraction, int, int]]:
    """Return, by cell, the sum, how many blanks there are and how many words; in fractions, and one by one."""
    found: dict[CellRef, tuple[Fraction, int, int]] = {}
    for ref in Report.blank(year).form.cells:
        total, blanks, words = Fraction(0), 0, 0
        for report in reports.values():
            value = report.content(ref)
            if value == "251000元":
                total += Fraction(251, 10)
            elif isinstance(value, Amount):
                total += Fraction(value.value) * _WORTH[value.unit]
            elif isinstance(value, Decimal):
                total += Fraction(value)
                blanks += ref not in report.values and report.settled(ref) is None
            else:
                blanks, words = blanks + (value is None), words + (value is not None)
        found[ref] = (total, blanks, words)
    return found
