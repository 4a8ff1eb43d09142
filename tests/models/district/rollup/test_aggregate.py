"""The district's own report begins as the sums do, says of which, and samples come out of units that add up to them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.district.rollup.adding import Rollup
from models.district.rollup.agg_rules import against
from models.district.rollup.aggregate import aggregate_report
from models.district.rollup.outgoing import Outgoing, outgoing
from models.district.roster import Roster, Unit
from models.form.refs import Ref
from models.report.of_task import SNAPSHOT, snapshot_of
from models.report.report import Report, Value
from models.report.report_json import read_json, report_to_json, write_json
from models.system.errors import UnreadableReport
from tests.builders import answered, balanced, sample
from tests.district import YEAR, district
from tests.models.district.rollup.counting import counted_of, reports_of, rollup_of
from tests.models.district.rollup.random_reports import ROSTER, SEEDS, random_report, seeded
from tests.thoroughness import examples


def shared_out(whole: Report, roster: Roster) -> Mapping[str, Report]:
    """Return reports of all units that add up to one: everybody has a share, the last one the rest."""
    units = roster.counted
    return {unit.id: _share(whole, unit, at, len(units)) for at, unit in enumerate(units)}


def _share(whole: Report, unit: Unit, at: int, number: int) -> Report:
    values: dict[Ref, Value | None] = {}
    for ref in whole.form.cells:
        figure = whole.content(ref)
        if ref not in whole.form.totals and isinstance(figure, Decimal):
            part = Decimal(int(figure) // number)
            values[ref] = figure - part * (number - 1) if at == number - 1 else part
    blank = answered(Report.blank(whole.year), {"cover/agency": unit.name, "cover/kind": unit.kind})
    return blank.applied(blank.edit(values))


@pytest.mark.parametrize("number", ["000", "001"])
def test_a_sample_is_what_a_made_up_set_of_units_adds_up_to(number: str) -> None:
    whole, roster = sample(number), district(20)
    out = outgoing(Rollup(counted_of(roster, shared_out(whole, roster).values(), whole.year)))
    report = aggregate_report(out, whole.text("cover", "agency"))

    typed = {ref: whole.content(ref) for ref in whole.form.cells if ref not in whole.form.totals}
    assert {ref: report.content(ref) for ref in typed} == typed
    assert (report.year, report.text("cover", "kind")) == (whole.year, "aggregate")


@given(SEEDS, st.integers(1, 6))
@examples(30, 300)
def test_it_is_the_sum_to_the_cell_and_is_read_as_it_was_written(seed: int, number: int) -> None:
    random = seeded(seed)
    rollup = rollup_of(ROSTER, [random_report(unit.name, random, largest=10**6) for unit in ROSTER.counted[:number]])
    report = aggregate_report(outgoing(rollup))

    wrong = {one.cells[0] for one in against(rollup, report, is_computed=True)}
    assert wrong <= report.form.totals.keys(), "a total that a unit has not typed as it adds up"
    assert read_json(write_json(report)) == report
    typed = [ref for ref in rollup.cells if ref not in report.form.totals]
    assert {ref: report.content(ref) for ref in typed} == {ref: rollup.cells[ref].figure for ref in typed}


def test_it_says_of_which_sum_it_is() -> None:
    roster = district(3)
    out = outgoing(rollup_of(roster, reports_of(roster).values()))
    fixed = aggregate_report(Outgoing(out.snapshot, out.values, 1))

    assert snapshot_of(fixed) == f"Z1 {out.snapshot.code}"
    assert snapshot_of(aggregate_report(out)) == f"未定稿 {out.snapshot.code}"
    assert (report_to_json(fixed)["schema"], report_to_json(fixed)["snapshot"]) == (3, f"Z1 {out.snapshot.code}")
    assert report_to_json(balanced(YEAR))["schema"] == 1


@pytest.mark.parametrize("wrong", ["Z0 H3QA-7V2M", "Z1", "Z1 H3QA-7V2I", "z1 H3QA-7V2M", "Z1 H3QA-7V2M\n", 7, ["Z1"]])
def test_what_can_be_no_sum_is_refused(wrong: object) -> None:
    data = {**report_to_json(balanced(YEAR)), "schema": 3, "snapshot": wrong}
    with pytest.raises(UnreadableReport):
        read_json(json.dumps(data).encode())


def test_the_second_version_has_none() -> None:
    report = balanced(YEAR)
    of_a_sum = report.applied(report.edit({SNAPSHOT: "Z1 H3QA-7V2M"}))
    with pytest.raises(UnreadableReport):
        read_json(write_json(of_a_sum).replace(b'"schema": 3', b'"schema": 2'))
