"""Who is in the sum: whose unit counts, whose year and form fit, and whose version is accepted; nothing goes round."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.district.collection import Handed, State, UnitFile, UnitOutcome, collected
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Arrival, Submission
from models.district.register.task_standing import TaskStanding, UnitStanding
from models.district.rollup.adding import Rollup
from models.district.rollup.agg_rules import faults
from models.district.rollup.counted import (
    Counted,
    CountedVersion,
    Missing,
    NotCounted,
    Scope,
    coverage,
)
from models.district.rollup.counting import counted_in_collection, counted_in_register
from models.district.rollup.report_values import ReportValues
from models.district.roster import Unit, roster_of
from models.district.unit_state import UnitState
from models.report.report import Report
from models.rules import check
from tests.builders import answered
from tests.district import GRANTED, YEAR, district, report_of
from tests.models.district.register.registers import NOON
from tests.models.district.rollup.counting import counted_of, reports_of

ROSTER = district(8)
FIRST, SECOND, THIRD = ROSTER.counted[:3]
OUTSIDE = next(unit for unit in ROSTER.units if not unit.counted)


def submission(unit: Unit, report: Report, state: SubmissionState = SubmissionState.ACCEPTED) -> Submission:
    version = ReportValues(report).version
    return Submission("a" * 64, 1, NOON, Arrival("年报.json", unit=unit.id, version=version), state, unit.id)


def outcome(unit: Unit, report: Report, state: State = State.ACCEPTED) -> UnitOutcome:
    return UnitOutcome(unit, state, (UnitFile(Path("a.json"), "a" * 64, "", ReportValues(report).version),))


GOOD = report_of(FIRST)
WRONG = [
    ("state", FIRST, YEAR, GOOD, submission(FIRST, GOOD, SubmissionState.TO_REVIEW)),
    ("replaced", FIRST, YEAR, GOOD, submission(FIRST, GOOD, SubmissionState.REPLACED)),
    ("outcome", FIRST, YEAR, GOOD, outcome(FIRST, GOOD, State.FAULTY)),
    ("not counted", OUTSIDE, YEAR, GOOD, submission(OUTSIDE, GOOD)),
    ("other unit", SECOND, YEAR, GOOD, submission(FIRST, GOOD)),
    ("other report", FIRST, YEAR, report_of(FIRST, more=1), submission(FIRST, GOOD)),
    ("year", FIRST, YEAR, report_of(FIRST, YEAR - 1), submission(FIRST, report_of(FIRST, YEAR - 1))),
    ("form", FIRST, YEAR, report_of(FIRST, 2019), outcome(FIRST, report_of(FIRST, 2019))),
]


@pytest.mark.parametrize(
    ("unit", "year", "report", "evidence"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG]
)
def test_what_is_not_in_the_sum_cannot_be_made(
    unit: Unit, year: int, report: Report, evidence: Submission | UnitOutcome
) -> None:
    with pytest.raises(NotCounted):
        CountedVersion(unit, year, ReportValues(report), evidence)


def test_an_aggregate_is_no_units_report() -> None:
    report = answered(GOOD, {"cover/kind": "aggregate"})

    with pytest.raises(NotCounted):
        CountedVersion(FIRST, YEAR, ReportValues(report), submission(FIRST, report))


def test_nobody_is_left_out_silently_or_counted_twice() -> None:
    one = CountedVersion(FIRST, YEAR, ReportValues(GOOD), submission(FIRST, GOOD))
    others = tuple(Missing(unit, "未报") for unit in ROSTER.counted[1:])

    assert Counted(ROSTER, YEAR, (one,), others).n == 1
    for versions, missing in [((one,), others[1:]), ((one, one), others), ((), others), ((one,), (*others, others[0]))]:
        with pytest.raises(NotCounted):
            Counted(ROSTER, YEAR, versions, missing)


def test_figures_are_those_of_a_report_and_cannot_be_replaced() -> None:
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(ReportValues(GOOD), report=GOOD, numbers=(1,))


@given(st.lists(st.sampled_from(["right", "faulty", "none", "two", "year"]), min_size=8, max_size=8))
def test_whatever_comes_in_n_and_the_missing_make_the_roster(given_in: list[str]) -> None:
    handed = []
    for unit, what in zip(ROSTER.counted, given_in, strict=True):
        reports = {
            "right": [report_of(unit)],
            "faulty": [answered(report_of(unit), {GRANTED: "0"})],
            "none": [],
            "two": [report_of(unit), report_of(unit, more=1)],
            "year": [report_of(unit, YEAR - 1)],
        }[what]
        handed += [
            Handed(
                Path(f"{unit.id}/{at}"), "a" * 64, one, is_ours=True, findings=check(one) if what == "faulty" else ()
            )
            for at, one in enumerate(reports)
        ]
    values = {one.version: one for one in (ReportValues(one.report) for one in handed if one.report)}
    counted = counted_in_collection(collected(ROSTER, handed, YEAR), ROSTER, values.__getitem__)

    assert [one.unit.id for one in counted.versions] == [
        unit.id for unit, what in zip(ROSTER.counted, given_in, strict=True) if what == "right"
    ]
    found = [one for one in faults(Rollup(counted)) if one.rule == "AGG-MISSING"]
    assert [one.units for one in found] == [(one.unit.id,) for one in counted.missing]
    assert all(one.unit.name in coverage(counted) for one in counted.missing)
    assert coverage(counted).startswith(f"{given_in.count('right')}/8 单位")


def test_a_register_and_a_collection_of_the_same_reports_give_the_same_sum() -> None:
    reports = reports_of(ROSTER)
    in_force = {unit.id: submission(unit, reports[unit.id]) for unit in ROSTER.counted[:5]}
    standing = TaskStanding(
        tuple(
            UnitStanding(
                unit, UnitState.ACCEPTED if unit.id in in_force else UnitState.SENT_BACK, in_force.get(unit.id)
            )
            for unit in ROSTER.units
        )
    )
    counted = counted_in_register(standing, ROSTER, YEAR, lambda one: ReportValues(reports[one.unit]))
    other = counted_of(ROSTER, [reports[unit] for unit in in_force])

    assert Rollup(counted).cells == Rollup(other).cells
    assert (counted.n, counted.total) == (standing.in_sum, standing.counted)
    assert {one.state for one in counted.missing} == {"退回"}


def test_an_original_that_cannot_be_read_makes_its_unit_missing_and_not_nought() -> None:
    def gone(_: Submission) -> ReportValues:
        raise OSError

    standing = TaskStanding((UnitStanding(FIRST, UnitState.ACCEPTED, submission(FIRST, GOOD)),))
    counted = counted_in_register(standing, roster_of([FIRST]), YEAR, gone)

    assert (counted.n, [one.unit for one in counted.missing]) == (0, [FIRST])
    assert counted.missing[0].reason


def test_a_covered_unit_that_files_alone_is_an_error_and_the_organ_is_in_it_once() -> None:
    covering = FIRST._replace(covers=(SECOND.id,), kind="department")
    roster = roster_of([covering, SECOND])
    found = faults(Rollup(counted_of(roster, [report_of(FIRST), report_of(SECOND)])))

    assert [(one.rule, one.level.value, one.units) for one in found] == [
        ("AGG-SCOPE", "W", ()),
        ("AGG-SCOPE", "E", (FIRST.id, SECOND.id)),
    ]


def test_the_scope_is_named_in_full_by_whose_reports_count() -> None:
    kinds = {"office": Scope.ORGAN, "department": Scope.ORGANS, "street": Scope.DISTRICT, "town": Scope.DISTRICT}
    organ = FIRST._replace(kind="office")
    for kind, scope in kinds.items():
        roster = roster_of([organ, SECOND._replace(kind=kind)])
        assert counted_of(roster, []).scope is scope
