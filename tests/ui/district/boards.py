"""A board of the made-up district, with units in every state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from models.district.board import Tile, UnitFacts, tile_of
from models.district.unit_state import UnitState
from tests.district import COUNTED, district

TODAY, DUE = date(2026, 1, 19), date(2026, 1, 20)

_HOW_OFTEN: Mapping[UnitState, int] = {
    UnitState.MISSING: 15,
    UnitState.TO_DECIDE: 2,
    UnitState.TO_REVIEW: 9,
    UnitState.SENT_BACK: 5,
    UnitState.OVERDUE: 2,
    UnitState.ACCEPTED: 38,
    UnitState.SUCCEEDED: 3,
    UnitState.PAPER_DIFFERS: 2,
}
"""Of 76 units. Source: the picture of the board."""

_DETAILS = {
    UnitState.TO_DECIDE: "可能是它",
    UnitState.TO_REVIEW: "第 1 版",
    UnitState.PAPER_DIFFERS: "缺公章",
}


def tiles(number: int = COUNTED, seed: int = 19) -> tuple[Tile, ...]:
    """Return the tiles of a district of so many units that count, and two that do not."""
    roster, random = district(number), Random(seed)  # noqa: S311  nothing is secret here
    states = [state for state, often in _HOW_OFTEN.items() for _ in range(often)] * (number // COUNTED + 1)
    states = random.sample(states[:number], number)
    found = []
    for at, unit in enumerate(roster.units):
        state = states[at] if at < number else UnitState.NOT_COUNTED
        due = {UnitState.MISSING: DUE, UnitState.SENT_BACK: DUE + timedelta(3), UnitState.OVERDUE: date(2026, 1, 16)}
        since = date(2026, 1, 8 + at % 11)
        found.append(
            tile_of(
                unit, roster.district, state, since=since, due=due.get(state), detail=_DETAILS.get(state, ""), lacks=""
            )
        )
    return tuple(found)


def facts(unit: str) -> UnitFacts:
    """Return something about every unit."""
    return UnitFacts(
        "1 处错误，3 处提醒",
        1,
        ("上次退回 3 点：已改 2，没改 1", "和第 1 版不同 5 格、1 段文字", "纸质：还没有交"),
        (("编号", unit), ("类别", "乡镇　计入"), ("联系", "王海燕　8566 3120"), ("核对码", "4KD7-2MXA")),
        ("1月12日　第 1 版到　U盘", "1月13日　退回 3 点，限 1月16日　李敏", "1月19日　第 2 版到，逾期 3 天"),
    )
