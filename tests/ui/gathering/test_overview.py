"""What follows from all that is gathered: right for the form that the report has now, and quick for many rooms."""

from __future__ import annotations

from decimal import Decimal
from time import process_time

from pytestqt.qtbot import QtBot

from models.form.figures import Amount
from models.form.refs import CellRef
from models.gathering.gathering import Gathering, How, Row, askable
from models.report.report import Report
from tests.builders import answered, balanced
from tests.ui.clerk import shown
from tests.ui.gathering.gathered import (
    CITY,
    GRANTED,
    GRANTED_ROW,
    OFFICE,
    WHEN,
    answered_by_two,
    asked,
    gathered_for,
    no_ways,
)
from ui.gathering.gathering_dialog import GatheringDialog
from ui.gathering.overview import Overview

_PROMPT = 0.5
"""Seconds for many rooms. Chosen: ten times what is needed; looking at all rooms for each takes several times that."""

_MANY = 150
"""Rooms. Chosen: several times those of the largest unit."""


def test_what_was_changed_in_a_form_that_the_report_does_not_have_any_more_is_not_told(qtbot: QtBot) -> None:
    ref = CellRef("disclosure", "procurement", "amount")  # of the first edition only
    value = asked().with_row(OFFICE, Row(ref.table, ref.row))
    for amount in (3, 4):
        value = value.with_part(OFFICE, ref, Amount(Decimal(amount), "元"), How.WORKBOOK, WHEN)
    assert Overview(value, Report.blank(2020)).changes
    gathered = gathered_for(answered(Report.blank(2023), {"cover/agency": "开元街道办事处"}), value)
    dialog = shown(qtbot, GatheringDialog(gathered, no_ways()))
    assert not gathered.overview.changes
    assert not dialog.news.changed_title.isVisible()


def test_a_room_that_changed_a_figure_and_has_rows_open_is_not_back() -> None:
    value = answered_by_two().with_part(CITY, GRANTED, Decimal(16), How.TYPED, WHEN)
    state = Overview(value, Report.blank(2023)).states[CITY]
    assert (state.has_changed, state.is_back, state.left) == (True, False, 2)


def test_what_cannot_be_kept_is_told_where_the_clerk_is(qtbot: QtBot) -> None:
    gathered = gathered_for(Report.blank(2023), asked())
    dialog = shown(qtbot, GatheringDialog(gathered, no_ways()))
    before = dialog.told.text()
    gathered.failed.emit(OSError(28, "No space left on device"))
    assert dialog.told.text() != before


def test_the_id_of_a_room_whose_naming_was_undone_is_not_given_again() -> None:
    gathered = gathered_for(Report.blank(2023), asked())
    gathered.change(gathered.value.with_room("司法所"), "改科室")
    [*_, first] = gathered.value.rooms
    gathered.undo()
    gathered.change(gathered.value.with_room("综治办"), "改科室")
    assert gathered.value.rooms[-1].id != first.id


def test_a_room_that_is_asked_nothing_of_this_form_is_not_back() -> None:
    value = Gathering().with_room("党政办").with_row(OFFICE, Row("disclosure", "procurement"))
    state = Overview(value, Report.blank(2023)).states[OFFICE]
    assert (state.is_back, state.words) == (False, "还没有打勾")


def test_many_rooms_with_all_rows_are_looked_through_once() -> None:
    report = balanced()
    value, rows = Gathering(), askable(report.form)
    for at in range(_MANY):
        value = value.with_room(f"科室{at}")
    for row in rows:
        value = value.with_row_of_all(row)
    figures = {ref: Decimal(1) for cells in rows.values() for ref in cells}
    for room in value.rooms:
        value = value.with_parts(room.id, figures, How.TYPED, WHEN)
    begun = process_time()
    seen = Overview(value, report)
    assert all(state.is_back for state in seen.states.values())
    assert seen.fills
    assert process_time() - begun < _PROMPT


def test_what_mends_a_row_stands_as_high_as_what_is_beside_it(qtbot: QtBot) -> None:
    gathered = gathered_for(answered(balanced(), {"applications/granted/natural": "46"}), answered_by_two())
    dialog = shown(qtbot, GatheringDialog(gathered, no_ways()))
    dialog.stand_on(GRANTED_ROW)
    assert dialog.row.take.isVisible()
    assert dialog.row.take.height() == dialog.row.zeros.height()
