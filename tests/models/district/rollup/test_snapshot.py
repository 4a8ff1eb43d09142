"""What was fixed: one spelling, one code, what has changed since; and nothing but what is in force can be fixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.district.register.events import RegisterFault, What
from models.district.register.objects import UnusableObject
from models.district.register.register import Register
from models.district.register.submissions import Submission
from models.district.rollup.adding import Rollup
from models.district.rollup.changes import difference, drafted_correction
from models.district.rollup.counting import counted_in_register
from models.district.rollup.fixing import fix, outgoing_of, snapshot_in
from models.district.rollup.report_values import ReportValues
from models.district.rollup.snapshot import snapshot_of, snapshot_to_json
from models.district.rollup.snapshot_json import UnreadableSnapshot, snapshot_from_json
from models.report.report import Report
from models.report.report_json import read_json, write_json
from tests.builders import answered, balanced, cell
from tests.district import NEW, YEAR, district
from tests.models.district.register.registers import (
    BUREAU_ID,
    SOUND,
    STREET_ID,
    TODAY,
    WHO,
    arrival,
    begun,
    opened,
    troubles,
)
from tests.models.district.rollup.counting import reports_of, rollup_of
from tests.models.district.rollup.random_reports import SEEDS, random_report, seeded
from tests.thoroughness import examples

ROSTER = district(5)


def taken(register: Register, unit: str, report: Report) -> str:
    """Take in and accept a report; return under which name it is kept."""
    content = write_json(report)
    known = arrival(1, unit, version=ReportValues(report).version, code=ReportValues(report).code)
    name = register.receive(content, known, WHO).submission.sha256
    if register.ledger.submissions[name].state.value == "待定":
        register.decide(name, WHO, "新的")
    register.accept(name, SOUND, WHO)
    return name


def now(register: Register) -> Rollup:
    def values(one: Submission) -> ReportValues:
        return ReportValues(read_json(register.content(one.sha256)))

    return Rollup(counted_in_register(register.standing(TODAY), register.ledger.roster, YEAR, values))


def report(number: str) -> Report:
    return answered(balanced(YEAR), {NEW: number})


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with begun(tmp_path / "任务") as found:
        yield found


@given(SEEDS, st.integers(1, 5))
@examples(20, 300)
def test_what_is_written_is_read_and_the_code_follows_the_content(seed: int, number: int) -> None:
    random = seeded(seed)
    reports = {unit.id: random_report(unit.name, random) for unit in ROSTER.counted[:number]}
    snapshot = snapshot_of(rollup_of(ROSTER, reports.values()))

    assert snapshot_from_json(snapshot_to_json(snapshot)) == snapshot
    assert snapshot == snapshot_of(rollup_of(ROSTER, reports.values()))
    other = {**reports, "1": random_report(ROSTER.counted[0].name, random)}
    assert snapshot_of(rollup_of(ROSTER, other.values())).code != snapshot.code


@pytest.mark.parametrize("old", [b'"n":5', b'"year":2025', b'"blanks":0', b'"total":"', b'"sha256":"'])
def test_a_changed_snapshot_is_none(old: bytes) -> None:
    content = snapshot_to_json(snapshot_of(rollup_of(ROSTER, reports_of(ROSTER).values())))
    changed = content.replace(old, old + b" " if old.endswith(b'"') else old[:-1] + b"7", 1)

    assert changed != content
    with suppress(UnreadableSnapshot):
        assert snapshot_from_json(changed).code != snapshot_from_json(content).code


def test_the_difference_names_the_units_and_cells_and_nothing_else() -> None:
    reports: Mapping[str, Report] = reports_of(ROSTER)
    z1 = snapshot_of(rollup_of(ROSTER, [one for unit, one in reports.items() if unit != "5"]))
    changed = {**reports, "2": answered(reports["2"], {"disclosure/permits/decisions": "77"})}
    z2 = snapshot_of(rollup_of(ROSTER, changed.values()))
    found = difference(z1, z2)

    assert [(one.unit, bool(one.before)) for one in found.units] == [("5", False), ("2", True)]
    assert "disclosure/permits/decisions" in {one.ref for one in found.cells}
    assert {one.ref for one in found.cells} == {one.ref for one in z1.sums if one.total != z2.by_ref[one.ref].total}
    assert found.told == f"定稿后变化 2 个单位、{len(found.cells)} 格"
    assert drafted_correction(found).endswith("原因：")
    assert not difference(z1, z1).told


def test_a_sum_is_fixed_with_its_versions_and_read_again_after_reopening(register: Register) -> None:
    taken(register, STREET_ID, report("40"))
    fixing = fix(register, now(register), WHO)
    z1 = snapshot_in(register, fixing)
    taken(register, BUREAU_ID, report("50"))
    taken(register, STREET_ID, report("41"))

    assert (fixing.number, fixing.n, fixing.total) == (1, 1, 2)
    found = difference(z1, snapshot_of(now(register)))
    assert {one.unit for one in found.units} == {STREET_ID, BUREAU_ID}
    second = fix(register, now(register), WHO, "教育局补报，街道更正新收件数")
    register.release()
    with opened(register.folder) as again:
        assert troubles(again) == []
        assert [one.number for one in again.ledger.fixed] == [1, 2]
        assert snapshot_in(again, again.ledger.fixed[0]) == z1
        assert again.ledger.fixed[1] == second
        assert [one.what for one in again.events].count(What.FIXED) == 2


def test_what_was_fixed_goes_out_as_it_was_whatever_was_accepted_since(register: Register) -> None:
    taken(register, STREET_ID, report("40"))
    fixing = fix(register, now(register), WHO)
    taken(register, STREET_ID, report("41"))

    out = outgoing_of(register, fixing, lambda content, _: read_json(content))

    assert (out.called, out.snapshot.code, out.cells[cell(NEW)].plain) == ("Z1", fixing.code, "40")
    assert now(register).cells[cell(NEW)].plain == "41"


@pytest.mark.parametrize("correction", ["", "  ", "核实无误"])
def test_a_second_one_needs_a_difference_and_a_note(register: Register, correction: str) -> None:
    taken(register, STREET_ID, report("40"))
    fix(register, now(register), WHO)
    with pytest.raises(RegisterFault):
        fix(register, now(register), WHO, "写得很清楚")
    taken(register, BUREAU_ID, report("50"))
    with pytest.raises(RegisterFault):
        fix(register, now(register), WHO, correction)

    assert len(register.ledger.fixed) == 1


def test_only_what_is_in_force_now_is_fixed(register: Register) -> None:
    with pytest.raises(RegisterFault):
        fix(register, now(register), WHO)
    name = taken(register, STREET_ID, report("40"))
    stale = now(register)
    taken(register, BUREAU_ID, report("50"))
    with pytest.raises(RegisterFault):
        fix(register, stale, WHO)
    (register.folder / "objects" / name[:2] / name).write_bytes(b"damaged")
    with pytest.raises(RegisterFault):
        fix(register, now(register), WHO)

    assert not register.ledger.fixed


def test_a_damaged_one_is_told_at_opening_and_never_used(register: Register) -> None:
    taken(register, STREET_ID, report("40"))
    fixing = fix(register, now(register), WHO)
    register.release()
    path = register.folder / "objects" / fixing.object[:2] / fixing.object
    assert sha256(path.read_bytes()).hexdigest() == fixing.object
    path.write_bytes(path.read_bytes().replace(b'"n":1', b'"n":2'))
    with opened(register.folder) as again:
        assert [one.subjects for one in again.found] == [(fixing.object,)]
        assert "Z1" in again.found[0].sentence
        with pytest.raises(UnusableObject):
            snapshot_in(again, fixing)
