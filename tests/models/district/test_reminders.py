"""催报: to whoever owes something, with what and until when; never to who waits for us."""

from __future__ import annotations

from datetime import date

from models.district.reminders import LIST_HEADINGS, all_texts, listed, may_be_reminded, reminders
from models.district.unit_state import TURNS, Turn
from tests.ui.district.boards import TODAY, tiles

BOARD = tiles()


def test_nobody_who_waits_for_us_and_nobody_who_is_done_is_reminded() -> None:
    found = reminders(BOARD, TODAY)

    assert {one.id for one in found} == {one.id for one in BOARD if TURNS[one.state] is Turn.THEIRS}
    assert len(found) == 22
    assert not [one for one in BOARD if may_be_reminded(one) and one.turn is not Turn.THEIRS]


def test_the_longest_late_stand_first() -> None:
    late = [one.late for one in reminders(BOARD, TODAY)]

    assert late == sorted(late, reverse=True)
    assert late[0] == 3


def test_fields_of_the_template_are_filled_once_and_braces_of_others_stay() -> None:
    owing = next(one for one in BOARD if may_be_reminded(one))
    odd = owing._replace(name="{缺什么}街道", lacks="还差盖章的一页。", due=date(2026, 1, 20))
    [found] = reminders([odd], TODAY, "{单位}，{缺什么}，{截止日期}，{0}，{别的}")

    assert found.text == "{缺什么}街道，还差盖章的一页，2026年1月20日，{0}，{别的}"


def test_all_texts_and_the_list_say_the_same_units() -> None:
    found = reminders(BOARD, TODAY)

    assert len(all_texts(found).split("\n\n")) == len(listed(found)) == len(found)
    assert {len(line) for line in listed(found)} == {len(LIST_HEADINGS)}


def test_without_a_day_none_is_made_up() -> None:
    owing = next(one for one in BOARD if may_be_reminded(one))
    [found] = reminders([owing._replace(due=None)], TODAY)

    assert "（没有定）" in found.text
    assert found.late == 0
