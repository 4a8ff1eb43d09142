"""如果…会怎样: every assumption changes exactly its part, is told by its number, and nothing of it gets out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.district.rollup.adding import Rollup
from models.district.rollup.outgoing import Outgoing, outgoing
from models.district.rollup.report_values import ReportValues
from models.district.rollup.snapshot import snapshot_of
from models.district.rollup.trial import Assumption, Effect, Impossible, Kind, Trial
from models.report.report import Report
from tests.builders import answered, cell
from tests.district import NEW, YEAR, district, report_of
from tests.models.district.rollup.counting import reports_of, rollup_of
from tests.models.district.rollup.random_reports import ROSTER, SEEDS, independent_sums, random_report, seeded
from tests.thoroughness import examples


@given(SEEDS, st.permutations([Kind.SWAPPED, Kind.LEFT_OUT, Kind.LAST_YEAR]), st.integers(0, 3))
@examples(40, 400)
def test_what_is_tried_is_the_sum_of_what_is_assumed_and_effects_make_the_difference(
    seed: int, kinds: list[Kind], number: int
) -> None:
    random = seeded(seed)
    names = {unit.id: unit.name for unit in ROSTER.counted}
    reports = {unit.id: random_report(unit.name, random) for unit in ROSTER.counted[:6]}
    official = rollup_of(ROSTER, reports.values())
    wanted: dict[str, Report] = dict(reports)
    assumed = []
    for kind in kinds[:number]:
        unit = {Kind.SWAPPED: "2", Kind.LEFT_OUT: "3", Kind.LAST_YEAR: "8"}[kind]
        other = random_report(names[unit], random, YEAR - (kind is Kind.LAST_YEAR))
        assumed.append(Assumption(kind, unit, None if kind is Kind.LEFT_OUT else ReportValues(other)))
        wanted.pop(unit, None)
        wanted |= {} if kind is Kind.LEFT_OUT else {unit: other}
    trial = Trial(official, tuple(assumed))

    found = {ref: (Fraction(one.total), len(one.blanks), len(one.words)) for ref, one in trial.cells.items()}
    assert found == independent_sums(wanted)
    changed = {one.ref for one in trial.changes}
    assert {ref for ref, one in trial.cells.items() if one.total != official.cells[ref].total} <= changed
    for one in trial.changes:
        assert sum(effect.by for effect in one.by) == one.difference
        assert {effect.number for effect in one.by} <= set(range(1, number + 1))
    assert (trial.n, trial.borrowed) == (len(wanted), kinds[:number].count(Kind.LAST_YEAR))
    assert official == rollup_of(ROSTER, reports.values()), "what is official stays as it is"


def test_it_says_which_assumption_did_it() -> None:
    roster = district(4)
    reports = reports_of(roster)
    official = rollup_of(roster, [one for unit, one in reports.items() if unit != "4"])
    more = ReportValues(answered(reports["2"], {NEW: "1000"}))
    trial = Trial(official, (Assumption(Kind.SWAPPED, "2", more), Assumption(Kind.LEFT_OUT, "3")))
    changes = {str(one.ref): one for one in trial.changes}

    had = int(str(reports["2"].content(cell(NEW))))
    assert changes[NEW].by[0] == Effect(1, Decimal(1000 - had))
    assert changes[NEW].by[1].number == 2
    assert changes["applications/granted/natural"].by[0].number == 2


def test_what_cannot_be_assumed_is_told() -> None:
    roster = district(4)
    reports = reports_of(roster)
    official = rollup_of(roster, [one for unit, one in reports.items() if unit != "4"])
    this, old = ReportValues(reports["4"]), ReportValues(report_of(roster.counted[3], 2019))
    outside = next(unit.id for unit in roster.units if not unit.counted)
    for wrong in [
        Assumption(Kind.LAST_YEAR, "1", this),
        Assumption(Kind.LAST_YEAR, "4", old),
        Assumption(Kind.SWAPPED, "4", this),
        Assumption(Kind.LEFT_OUT, "4"),
        Assumption(Kind.SWAPPED, "1"),
        Assumption(Kind.LEFT_OUT, outside),
    ]:
        with pytest.raises(Impossible):
            Trial(official, (wrong,))


def test_nothing_that_goes_out_takes_it() -> None:
    roster = district(3)
    trial = Trial(rollup_of(roster, reports_of(roster).values()), (Assumption(Kind.LEFT_OUT, "1"),))

    assert not isinstance(trial, Rollup | Outgoing)
    for take in (snapshot_of, outgoing):
        with pytest.raises(AttributeError):
            take(cast("Rollup", trial))
