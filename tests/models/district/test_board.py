"""The board as values: every unit is counted once, n is never more than N, and who waits for us is found by a key."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.district.board import (
    Filter,
    Order,
    Tile,
    counts,
    groups,
    next_found,
    next_of_ours,
    second_line,
    spoken,
    strip_of,
    tile_of,
)
from models.district.roster import Unit
from models.district.unit_names import NOWHERE
from models.district.unit_state import TURNS, Turn, UnitState
from tests.ui.district.boards import DUE, TODAY, tiles

DAY = date(2026, 1, 14)
S = UnitState


def tile(state: UnitState, **more: object) -> Tile:
    return Tile("7", "海州区大浦镇人民政府", "大浦镇", "town", state)._replace(**more)  # type: ignore[arg-type]


BOARDS = st.lists(
    st.builds(
        lambda state, kind, due: tile(state, kind=kind, due=due),
        st.sampled_from(UnitState),
        st.sampled_from(["street", "town", "department", "office", "another"]),
        st.none() | st.dates(date(2026, 1, 1), date(2026, 2, 1)),
    ),
    max_size=30,
).map(
    lambda found: tuple(one._replace(id=str(at), name=f"甲{at}乙", short=f"甲{at}乙") for at, one in enumerate(found))
)


@given(BOARDS, st.sampled_from(Order))
def test_every_unit_stands_in_one_group_and_those_that_do_not_count_stand_last(
    board: tuple[Tile, ...], order: Order
) -> None:
    found = [one for group in groups(board, order) for one in group.tiles]

    assert Counter(found) == Counter(board)
    counted = [one.state is not S.NOT_COUNTED for one in found]
    assert counted == sorted(counted, reverse=True)


@given(BOARDS)
def test_the_counts_add_up_and_n_is_never_more_than_all(board: tuple[Tile, ...]) -> None:
    found = counts(board)
    strip = strip_of(board)

    assert sum(count.units for one in found for count in one.counts) == len(board)
    assert [one.turn for one in found] == list(Turn)
    assert all(TURNS[count.state] is one.turn for one in found for count in one.counts)
    assert strip.n + len(strip.names) == strip.N == sum(one.units for one in found)
    assert bool(strip.missing) == (strip.n < strip.N)


@given(BOARDS)
def test_f4_goes_through_all_that_wait_for_us_and_through_nothing_else(board: tuple[Tile, ...]) -> None:
    ours = [one.id for one in board if one.turn is Turn.OURS]
    here, seen = "", []
    for _ in ours:
        found = next_of_ours(board, here)
        assert found
        seen.append(here := found.id)

    assert seen == ours
    assert bool(next_of_ours(board, here)) == bool(ours)


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (tile(S.MISSING), "未报"),
        (tile(S.MISSING, due=DUE), "未报"),
        (tile(S.MISSING, due=date(2026, 1, 17)), "未报 过 2 天"),
        (tile(S.TO_DECIDE, detail="可能是它"), "待认 可能是它"),
        (tile(S.TO_REVIEW, detail="第 2 版"), "待审 第 2 版"),
        (tile(S.SENT_BACK, due=date(2026, 1, 23)), "退回 限1月23日"),
        (tile(S.OVERDUE, due=date(2026, 1, 16)), "逾期 3 天"),
        (tile(S.OVERDUE), "退回逾期"),
        (tile(S.ACCEPTED, since=DAY), "1月14日收"),
        (tile(S.ACCEPTED), "接收"),
        (tile(S.SUCCEEDED, since=DAY), "有新件 14日"),
        (tile(S.PAPER_DIFFERS, detail="缺公章"), "纸质 缺公章"),
        (tile(S.PAPER_DIFFERS), "纸质不符"),
        (tile(S.NOT_COUNTED, detail="省垂直管理"), "不计 省垂直管理"),
    ],
)
def test_a_tile_says_its_state_and_day(one: Tile, line: str) -> None:
    assert second_line(one, TODAY) == line
    assert one.state.value in spoken(one, TODAY)


def test_a_unit_that_does_not_count_is_in_no_other_state() -> None:
    one = tile_of(Unit("9", "海州区税务局", "department", False, "省垂直管理"), NOWHERE, S.ACCEPTED, since=DAY)

    assert (one.state, one.detail, one.since) == (S.NOT_COUNTED, "省垂直管理", None)


def test_accepted_ones_count_with_a_newer_file_and_with_paper_that_differs_too() -> None:
    board = [tile(state) for state in UnitState]

    assert {one.state for one in board if one.is_counted} == {S.ACCEPTED, S.SUCCEEDED, S.PAPER_DIFFERS}


def test_up_to_six_are_named_and_of_more_it_is_said_how_many_are_in_which_state() -> None:
    board = [tile(S.MISSING, id=str(at), short=f"甲{at}") for at in range(7)]

    assert strip_of(board[:6]).missing == "未计入 6：甲0、甲1、甲2、甲3、甲4、甲5"
    assert strip_of(board).missing == "未计入 7：未报 7"
    assert len(strip_of(board).names) == 7


def test_by_day_the_soonest_that_is_due_stands_first() -> None:
    first, *_ = groups(tiles(), Order.DUE)
    due = [one.due or date.max for one in first.tiles]

    assert first.label == Turn.THEIRS.value
    assert due == sorted(due)


def test_words_and_states_are_looked_for_together() -> None:
    board = (tile(S.MISSING, id="1"), tile(S.ACCEPTED, id="2"), tile(S.MISSING, id="3", short="东镇", name="东镇"))

    assert [one.id for one in board if Filter(frozenset({S.MISSING})).shows(one)] == ["1", "3"]
    assert [one.id for one in board if Filter(frozenset({S.MISSING}), "大浦").shows(one)] == ["1"]
    assert [one.id for one in board if Filter(words="3").shows(one)] == ["3"]
    assert [one.id for one in board if Filter(words="海州区大").shows(one)] == ["1", "2"]
    found = next_found(board, "1", Filter(words="大浦"))
    assert found
    assert found.id == "2"
    assert next_found(board, "", Filter(words="没有")) is None
