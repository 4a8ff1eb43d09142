"""Workbooks that were changed outside, and versions of which none is used: what may become of them, and is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.district.register.event_data import arrival_from, as_json
from models.district.register.events import RegisterFault
from models.district.register.submissions import ChangedPlace
from models.district.register.telling import told
from models.district.unit_state import UnitState
from tests.models.district.register.registers import (
    DUE,
    POINT,
    STREET_ID,
    TODAY,
    WHO,
    accepted,
    arrival,
    begun,
    content,
    name_of,
    opened,
    states,
    taken_in,
)

CHANGED = arrival(
    1, "", proposals=(STREET_ID,), refusal="改过。", changed=(ChangedPlace("a/b/c", "表三甲", "12", "999"),)
)


def test_a_changed_workbook_goes_back_to_its_unit_and_is_never_reviewed(tmp_path: Path) -> None:
    with begun(tmp_path) as register:
        register.receive(content(1), CHANGED, WHO)
        assert register.ledger.submissions[name_of(1)].is_undecided_change

        register.send_back_changed(name_of(1), STREET_ID, [POINT], DUE, WHO)

        assert register.standing(TODAY).by_id[STREET_ID].state is UnitState.SENT_BACK
        with pytest.raises(RegisterFault):
            register.take_back(name_of(1), WHO)
        with pytest.raises(RegisterFault):
            accepted(register, 1)
        with pytest.raises(RegisterFault):
            register.put_aside(name_of(1), "不退", WHO)
    with opened(tmp_path) as again:
        assert again.ledger == register.ledger
        assert states(again, [1]) == ["退回"]


def test_it_is_asked_about_after_a_restart_until_somebody_has_answered(tmp_path: Path) -> None:
    with begun(tmp_path) as register:
        register.receive(content(1), CHANGED, WHO)
    with opened(tmp_path) as again:
        assert again.ledger.submissions[name_of(1)].is_undecided_change
        again.put_aside(name_of(1), "先不退", WHO)
        with pytest.raises(RegisterFault):
            again.put_aside(name_of(1), "再放", WHO)
        with pytest.raises(RegisterFault):
            again.send_back_changed(name_of(1), STREET_ID, [POINT], DUE, WHO)


def test_what_was_kept_before_the_changed_cells_were_is_read_as_before() -> None:
    stored = json.loads(json.dumps(as_json(arrival(1))))
    del stored["changed"]

    assert arrival_from(stored) == arrival(1)


def test_of_versions_none_may_be_used(tmp_path: Path) -> None:
    with begun(tmp_path) as register:
        taken_in(register, 1, 2, 3)
        with pytest.raises(RegisterFault):
            register.use_none(name_of(3), "", DUE, WHO)

        register.use_none(name_of(3), "两版对不上，请说清哪一版是定稿。", DUE, WHO)

        assert states(register, [1, 2, 3]) == ["作废", "作废", "退回"]
        assert [point.sentence for point in register.ledger.points(STREET_ID)] == ["两版对不上，请说清哪一版是定稿。"]
        assert register.history(name_of(1))[-1] == register.events[-1]
        with pytest.raises(RegisterFault):
            register.take_back(name_of(3), WHO)
    with opened(tmp_path) as again:
        assert again.ledger == register.ledger


def test_what_came_since_is_not_dropped_unseen(tmp_path: Path) -> None:
    with begun(tmp_path) as register:
        taken_in(register, 1, 2, 3)
        before = register.ledger
        register.use_none(name_of(3), "说不清。", DUE, WHO)
        event = register.events[-1]
        with pytest.raises(RegisterFault):
            told(before, event._replace(data={**event.data, "dropped": [name_of(1)]}))


def test_what_is_in_force_stays_where_none_of_its_successors_is_used(tmp_path: Path) -> None:
    with begun(tmp_path) as register:
        taken_in(register, 1)
        accepted(register, 1)
        taken_in(register, 2, 3)

        register.use_none(name_of(2), "说不清。", DUE, WHO)

        assert states(register, [1, 2, 3]) == ["接收", "退回", "作废"]
        assert register.standing(TODAY).in_sum == 1
