"""From the register to the board and to what is looked at, and from what was returned to the slip of a unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.district.board import strip_of
from models.district.desk_review import Known, register_points, slip_of, under_review
from models.district.earlier_points import Seen
from models.district.paper import Version
from models.district.register.points import listed
from models.district.register.register import Register
from models.district.register.submissions import Arrival, Check, Point, noted
from models.district.standing_tiles import facts_of, tiles_of
from models.district.under_review import points_of
from models.district.unit_state import UnitState
from models.exchange.return_slip_json import read_slip, write_slip
from models.report.matching_code import fingerprint, matching_code
from models.report.report import Report
from models.report.report_json import read_json, write_json
from models.rules import check
from tests.builders import answered
from tests.district import GRANTED, report_of
from tests.models.district.register.registers import BUREAU_ID, DUE, OUTSIDE_ID, STREET_ID, TODAY, WHO, begun


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return begun(tmp_path / "任务")


def receive(register: Register, unit_id: str, *, more: int = 0, is_faulty: bool = False) -> tuple[str, Report]:
    unit = register.ledger.units[unit_id]
    report = answered(report_of(unit._replace(id="7"), more=more), {"cover/url": "www.qzlc.gov.cn"})
    report = answered(report, {GRANTED: "0"}) if is_faulty else report
    found = Check("1", noted(check(report)))
    code, version = matching_code(report), fingerprint(report)
    arrival = Arrival("年报.json", "U 盘", unit_id, (), unit.name, code, version, check=found)
    return register.receive(write_json(report), arrival, WHO).submission.sha256, report


def read_from(register: Register, name: str) -> Report:
    return read_json(register.content(name))


def test_the_board_says_how_far_each_unit_is(register: Register) -> None:
    name, _ = receive(register, STREET_ID)
    receive(register, BUREAU_ID, is_faulty=True)
    register.accept(name, Check(), WHO)
    standing = register.standing(TODAY)

    tiles = {tile.id: tile for tile in tiles_of(standing, register.ledger)}

    assert tiles[STREET_ID].state is UnitState.ACCEPTED
    assert tiles[STREET_ID].since == TODAY
    assert (tiles[BUREAU_ID].state, tiles[BUREAU_ID].detail) == (UnitState.TO_REVIEW, "第 1 版")
    assert tiles[OUTSIDE_ID].state is UnitState.NOT_COUNTED
    assert (strip_of(tiles.values()).n, strip_of(tiles.values()).N) == (standing.in_sum, standing.counted) == (1, 2)


def test_facts_of_a_unit(register: Register) -> None:
    receive(register, BUREAU_ID, is_faulty=True)
    one = register.standing(TODAY).by_id[BUREAU_ID]

    facts = facts_of(one, register.ledger, register.history(BUREAU_ID))

    assert facts.errors == 1
    assert len(facts.history) == 1
    assert WHO in facts.history[0]
    nothing = register.standing(TODAY).by_id[STREET_ID]
    assert not facts_of(nothing, register.ledger, ()).found


def test_what_is_looked_at_has_the_version_before_and_the_codes_of_others(register: Register) -> None:
    first, report = receive(register, STREET_ID, is_faulty=True)
    register.send_back(first, [Point("请改")], DUE, WHO)
    _, second = receive(register, STREET_ID, more=1)
    _, other = receive(register, BUREAU_ID)
    standing = register.standing(TODAY)
    known = Known(register.ledger, standing, [BUREAU_ID, STREET_ID])
    one = standing.by_id[STREET_ID]

    review = under_review(one, known, register.history(STREET_ID), lambda name: read_from(register, name))

    assert review
    assert (review.version, review.report, review.before, review.place) == (2, second, report, (2, 2))
    assert not review.why_not
    assert [version.code for version in review.versions] == [matching_code(report)]
    assert review.others == (Version(matching_code(other), register.ledger.units[BUREAU_ID].name),)
    assert [(point.sentence, point.seen) for point in review.earlier] == [("请改", Seen.SAME)]
    outside = standing.by_id[OUTSIDE_ID]
    assert under_review(outside, known, (), lambda name: read_from(register, name)) is None


def test_a_slip_is_told_again_from_the_register_alone(register: Register) -> None:
    for more in (0, 1):
        name, report = receive(register, STREET_ID, more=more, is_faulty=True)
        points = register_points(points_of(report, check(report)[:1], "请核对"))
        register.send_back(name, points, DUE, WHO)

    slip = slip_of(STREET_ID, register.ledger, lambda name: read_from(register, name), "区政府办公室")

    assert slip
    assert read_slip(write_slip(slip)) == slip
    assert (slip.round, slip.about.unit, slip.about.sha256, slip.made.due) == (2, STREET_ID, fingerprint(report), DUE)
    assert [point.round for point in slip.points] == [1] * len(slip.points)
    assert len(slip.points) == 2
    assert [point.number for point in listed(register.ledger, STREET_ID)] == [point.number for point in slip.points]
    assert slip_of(BUREAU_ID, register.ledger, lambda name: read_from(register, name), "") is None
