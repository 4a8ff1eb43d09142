"""What the rooms add up to, how that stands to the report, and what is put into it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.figures import Amount, figure_fault
from models.form.refs import CellRef
from models.form.vocabulary import FigureKind
from models.gathering.gathering import Gathering, How, Row
from models.gathering.sums import Difference, agreed, differences, fills, reason_of, same, sum_of, with_reason
from models.report.report import Report
from tests.builders import KINDS, answered
from tests.models.gathering.gathered import (
    GRANTED,
    NEW,
    NEW_ROW,
    OFFICE,
    PERMITS,
    SQUAD,
    WHEN,
    asked,
    gatherings,
    report,
)
from tests.models.strategies import CELLS
from tests.thoroughness import examples

AMOUNT = next(ref for ref in CELLS if KINDS[ref] is FigureKind.AMOUNT)


def answered_by(**figures: str) -> Gathering:
    gathering = asked()
    for room, figure in figures.items():
        gathering = gathering.with_part(room, NEW, Decimal(figure), How.TYPED, WHEN)
    return gathering


def test_a_room_that_has_not_answered_leaves_the_sum_open() -> None:
    found = sum_of(answered_by(room1="37"), NEW)
    assert (found.value, found.so_far, [room.id for room in found.missing]) == (None, Decimal(37), [SQUAD])
    assert sum_of(answered_by(room1="37", room2="40"), NEW) == (Decimal(77), Decimal(77), (), ())
    assert sum_of(answered_by(room1="37", room2="0"), NEW).value == 37
    assert sum_of(asked(), PERMITS) == (None, None, (), ())


def test_a_room_that_is_not_asked_does_not_count() -> None:
    gathering = answered_by(room1="37", room2="40", room3="5")
    assert sum_of(gathering, NEW).value == 77
    assert sum_of(gathering.without_row(SQUAD, NEW_ROW), NEW).value == 37


def test_words_leave_the_sum_open() -> None:
    gathering = answered_by(room1="37").with_part(SQUAD, NEW, "无", How.TYPED, WHEN)
    found = sum_of(gathering, NEW)
    assert (found.value, found.so_far, [room.id for room in found.words]) == (None, Decimal(37), [SQUAD])


@pytest.mark.parametrize("figure", ["-3", "1.5"])
def test_what_cannot_stand_in_the_report_is_not_added(figure: str) -> None:
    gathering = answered_by(room1="37", room2=figure)
    found = sum_of(gathering, NEW)
    assert (found.value, found.so_far, [room.id for room in found.words]) == (None, Decimal(37), [SQUAD])
    assert not fills(gathering, report()).answers


def test_a_sum_that_is_longer_than_a_cell_keeps_is_none() -> None:
    found = sum_of(answered_by(room1="999999999999999", room2="1"), NEW)
    assert (found.value, [room.id for room in found.words]) == (None, [OFFICE, SQUAD])


@pytest.mark.parametrize(
    ("one", "two", "total"),
    [
        (Amount(Decimal("1.5"), "万元"), Amount(Decimal("0.54"), "万元"), Amount(Decimal("2.04"), "万元")),
        (Amount(Decimal("1.5"), "万元"), Amount(Decimal(0), ""), Amount(Decimal("1.5"), "万元")),
        (Amount(Decimal("1.5"), "万元"), Amount(Decimal(400), "元"), Amount(Decimal(15400), "元")),
        (Amount(Decimal(0), ""), Amount(Decimal(0), ""), Amount(Decimal(0), "")),
        (Amount(Decimal("1.5"), "万元"), Amount(Decimal(400), ""), None),
    ],
)
def test_amounts_add_up_with_their_units(one: Amount, two: Amount, total: Amount | None) -> None:
    row = Row(AMOUNT.table, AMOUNT.row)
    gathering = asked().with_row(OFFICE, row).with_row(SQUAD, row)
    gathering = gathering.with_part(OFFICE, AMOUNT, one, How.TYPED, WHEN)
    assert sum_of(gathering.with_part(SQUAD, AMOUNT, two, How.TYPED, WHEN), AMOUNT).value == total


@examples(60, 600)
@given(gatherings(), st.sampled_from(CELLS))
def test_the_sum_is_that_of_adding_up(gathering: Gathering, ref: CellRef) -> None:
    rooms = [room.id for room in gathering.rooms if Row(ref.table, ref.row) in gathering.asked.get(room.id, ())]
    values = [part.value if (part := gathering.parts.get((room, ref))) else None for room in rooms]
    if KINDS[ref] is FigureKind.AMOUNT:
        return
    expected = None
    if values and all(isinstance(value, Decimal) and not figure_fault(value, KINDS[ref]) for value in values):
        expected = sum(value for value in values if isinstance(value, Decimal))
    assert sum_of(gathering, ref).value == expected
    assert len(sum_of(gathering, ref).missing) == values.count(None)


def test_a_cell_that_says_otherwise_than_its_rooms_is_told_until_somebody_says_why() -> None:
    gathering, written = answered_by(room1="37", room2="40"), report(new="79")
    assert differences(gathering, written) == (Difference(NEW, Decimal(77), Decimal(79)),)
    excused = with_reason(gathering, written, NEW, "两件补正的也算")
    assert not differences(excused, written)
    assert reason_of(excused, written, NEW) == "两件补正的也算"
    assert differences(with_reason(excused, written, NEW, " "), written)


def test_a_reason_is_void_once_one_of_the_figures_is_another() -> None:
    written = report(new="79")
    excused = with_reason(answered_by(room1="37", room2="40"), written, NEW, "两件补正的也算")
    assert differences(excused, report(new="80"))
    assert differences(excused.with_part(SQUAD, NEW, Decimal(41), How.TYPED, WHEN), written)
    assert not differences(excused, report(new="77"))


def test_complete_sums_fill_what_is_blank_and_write_over_nothing() -> None:
    gathering = answered_by(room1="37", room2="40").with_part(OFFICE, GRANTED, Decimal(1), How.TYPED, WHEN)
    found = fills(gathering, report())
    assert (found.answers, found.overwritten) == ({NEW: Decimal(77)}, ())
    blank = report()
    edit = blank.edit(found.answers)
    assert blank.applied(edit).figure(NEW) == 77
    assert blank.applied(edit).applied(edit.inverted()) == blank
    assert not fills(gathering, blank.applied(edit)).answers

    other = fills(gathering, report(new="79"))
    assert (other.answers, other.overwritten) == ({}, (Difference(NEW, Decimal(77), Decimal(79)),))


def test_what_the_report_says_as_well_is_agreed() -> None:
    gathering = answered_by(room1="37", room2="40")
    assert agreed(gathering, report(new="77")) == (NEW,)
    assert not agreed(gathering, report(new="79"))
    assert not agreed(gathering, report())
    assert not agreed(answered_by(room1="77"), report(new="77"))


def test_words_in_the_report_are_not_written_over_either() -> None:
    found = fills(answered_by(room1="37", room2="40"), answered(Report.blank(2025), {str(NEW): "七十七"}))
    assert (found.answers, [one.figure for one in found.overwritten]) == ({}, ["七十七"])


def test_figures_that_mean_the_same_are_the_same() -> None:
    assert same(Decimal("1.50"), Decimal("1.5"))
    assert same(Amount(Decimal("3.54"), "万元"), Amount(Decimal(35400), "元"))
    assert not same(Decimal(1), "1")
