"""Rooms, rows and answers: nothing is lost unasked, and what has changed is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.form.editions import form_for
from models.form.vocabulary import Form
from models.gathering.gathering import (
    Gathering,
    How,
    RoomHasParts,
    Row,
    askable,
    cells_asked,
    name_fault,
    next_years,
    rows_without_room,
    waiting_for,
)
from models.gathering.sums import changes
from tests.invented import ALL_EDITIONS
from tests.models.gathering.gathered import (
    GRANTED,
    GRANTED_ROW,
    JUSTICE,
    LATER,
    NEW,
    NEW_ROW,
    OFFICE,
    PERMITS_ROW,
    SQUAD,
    WHEN,
    asked,
)

FORM = form_for(2025)


def test_a_room_that_has_answered_is_not_lost_unasked() -> None:
    gathering = asked().with_part(SQUAD, NEW, Decimal(38), How.TYPED, WHEN)
    with pytest.raises(RoomHasParts, match="综合执法队"):
        gathering.without_room(SQUAD)
    left = gathering.without_parts(SQUAD).without_room(SQUAD)
    assert [room.id for room in left.rooms] == [OFFICE, JUSTICE]
    assert not left.parts


def test_a_room_that_comes_later_has_no_id_of_one_that_has_gone() -> None:
    gathering = asked().without_room(JUSTICE).with_room("城建办")
    assert [room.id for room in gathering.rooms] == [OFFICE, SQUAD, "room4"]
    assert [room.id for room in gathering.with_room("社会事务办").rooms][-1] == "room5"


def test_a_room_under_another_name_is_asked_what_it_was_asked() -> None:
    gathering = asked().renamed(SQUAD, " 综合行政执法队 ")
    assert gathering.room(SQUAD) == (SQUAD, "综合行政执法队")
    assert gathering.asks(SQUAD, NEW_ROW)


@pytest.mark.parametrize("name", ["", " ", "党政办", " 党政办", "室" * 41])
def test_a_name_that_will_not_do_is_told(name: str) -> None:
    assert name_fault(asked(), name).endswith("。")
    assert not name_fault(asked(), "城建办")
    assert not name_fault(asked(), "党政办", OFFICE)


def test_a_row_is_ticked_for_one_and_for_all() -> None:
    gathering = asked()
    assert [room.id for room in gathering.rooms_asked(NEW_ROW)] == [OFFICE, SQUAD]
    assert not gathering.without_row(SQUAD, NEW_ROW).asks(SQUAD, NEW_ROW)
    assert len(gathering.with_row_of_all(NEW_ROW).rooms_asked(NEW_ROW)) == 3
    assert not gathering.without_row_of_all(NEW_ROW).rooms_asked(NEW_ROW)


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_totals_are_asked_of_nobody(form: Form) -> None:
    asked_for = {ref for cells in askable(form).values() for ref in cells}
    assert asked_for == form.cells.keys() - form.totals.keys()


def test_rows_without_a_room_are_told_but_not_those_of_last_year() -> None:
    missing = rows_without_room(asked(), FORM)
    assert PERMITS_ROW in missing
    assert not {NEW_ROW, GRANTED_ROW, Row("applications", "carried_in"), Row("applications", "handled")} & {*missing}


def test_who_has_not_answered_is_waited_for() -> None:
    gathering = asked()
    assert {room.id for room in waiting_for(gathering, FORM)} == {OFFICE, SQUAD, JUSTICE}
    done = gathering.with_sheet(JUSTICE, dict.fromkeys(cells_asked(gathering, FORM, JUSTICE), Decimal(0)), WHEN)
    assert {room.id for room in waiting_for(done, FORM)} == {OFFICE, SQUAD}
    assert done.came == {JUSTICE: WHEN}


def test_what_a_room_remarks_stands_until_its_next_sheet() -> None:
    first = asked().with_sheet(SQUAD, {NEW: Decimal(38)}, WHEN, ("要说明的：两件补正",))
    assert first.remarks == {SQUAD: ("要说明的：两件补正",)}
    assert not first.with_sheet(SQUAD, {NEW: Decimal(38)}, LATER).remarks
    assert not first.without_parts(SQUAD).without_room(SQUAD).remarks


def test_what_is_still_being_typed_is_no_change() -> None:
    gathering = asked()
    for text in (1, 12):
        gathering = gathering.with_part(OFFICE, NEW, Decimal(text), How.TYPED, WHEN)
    assert not changes(gathering, FORM)


def _typed() -> Gathering:
    return asked().with_part(SQUAD, NEW, Decimal(38), How.TYPED, WHEN)


def _told(gathering: Gathering) -> list[tuple[str, object, object]]:
    return [(one.room.id, one.before, one.now) for one in changes(gathering, FORM)]


def test_a_change_after_the_sum_was_taken_over_is_told() -> None:
    later = _typed().with_taken([NEW]).with_part(SQUAD, NEW, Decimal(4), How.TYPED, LATER)
    later = later.with_part(SQUAD, NEW, Decimal(40), How.TYPED, LATER)
    assert _told(later) == [(SQUAD, 38, 40)]
    assert changes(later, FORM)[0].when == LATER
    assert not changes(later.with_part(SQUAD, NEW, Decimal(38), How.TYPED, LATER), FORM)
    assert not changes(later.with_taken([NEW]), FORM)
    assert not changes(later.with_seen(SQUAD, NEW), FORM)


def test_a_second_workbook_that_says_otherwise_is_told() -> None:
    first = asked().with_sheet(SQUAD, {NEW: Decimal(38), GRANTED: Decimal(1)}, WHEN)
    second = first.with_sheet(SQUAD, {NEW: Decimal(40), GRANTED: Decimal(1)}, LATER)
    assert _told(second) == [(SQUAD, 38, 40)]
    assert second.part(SQUAD, GRANTED) == first.part(SQUAD, GRANTED)


def test_a_workbook_that_says_otherwise_than_the_paper_is_told() -> None:
    assert _told(_typed().with_sheet(SQUAD, {NEW: Decimal(40)}, LATER)) == [(SQUAD, 38, 40)]


def test_a_blank_of_a_second_workbook_takes_nothing_away() -> None:
    second = asked().with_sheet(SQUAD, {NEW: Decimal(38)}, WHEN).with_sheet(SQUAD, {NEW: None}, LATER)
    assert second.part(SQUAD, NEW) is not None


def test_an_answer_that_is_cleared_and_typed_anew_is_a_change() -> None:
    cleared = _typed().with_taken([NEW]).with_part(SQUAD, NEW, None, How.TYPED, LATER)
    assert _told(cleared) == [(SQUAD, 38, None)]
    assert _told(cleared.with_part(SQUAD, NEW, Decimal(40), How.TYPED, LATER)) == [(SQUAD, 38, 40)]
    assert not changes(cleared.with_part(SQUAD, NEW, Decimal(38), How.TYPED, LATER), FORM)
    assert not changes(cleared.with_seen(SQUAD, NEW), FORM)
    assert not changes(_typed().with_part(SQUAD, NEW, None, How.TYPED, LATER), FORM)


def test_what_a_room_is_not_asked_any_more_is_kept_and_not_told() -> None:
    later = _typed().with_taken([NEW]).with_part(SQUAD, NEW, Decimal(40), How.TYPED, LATER)
    unticked = later.without_row(SQUAD, NEW_ROW)
    assert not changes(unticked, FORM)
    assert _told(unticked.with_row(SQUAD, NEW_ROW)) == [(SQUAD, 38, 40)]


def test_next_year_begins_with_the_rooms_and_what_they_are_asked() -> None:
    following = next_years(_typed().with_came(SQUAD, WHEN).with_due(WHEN.date()))
    assert following == asked()
