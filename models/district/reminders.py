"""催报: what is said to each unit that owes something, and one list of all. Who waits for us is never reminded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from models.district.board import Tile, days_late
from models.district.unit_state import Turn, UnitState

TEMPLATE = "{单位}：{缺什么}。截止日期是{截止日期}，请抓紧报送。"
"""What is said where the district has written nothing of its own."""

_FIELD = re.compile(r"\{(单位|截止日期|缺什么|联系人)\}")
_NO_DAY = "（没有定）"

_LACKS = {
    UnitState.MISSING: "政府信息公开工作年度报告还没有收到",
    UnitState.SENT_BACK: "退回的年度报告还没有改好交回来",
    UnitState.OVERDUE: "退回的年度报告已经过了改正期限，还没有交回来",
}
"""What a unit has still to do, where nothing else is known."""


class Reminder(NamedTuple):
    """What is said to a unit.

    Attributes:
        id: Of the unit.
        lacks: What it has still to do.
        late: For how many days it has been late.
        reached: Who is called, and where; may be blank.
    """

    id: str
    name: str
    lacks: str
    due: date | None
    late: int
    text: str
    reached: str = ""


def may_be_reminded(tile: Tile) -> bool:
    """Return whether a unit owes something: those that wait for us, and those that are done, do not."""
    return tile.turn is Turn.THEIRS


def reminders(tiles: Iterable[Tile], today: date, template: str = TEMPLATE) -> tuple[Reminder, ...]:
    """Return what is said to each of these units that owes something, the longest late first.

    Args:
        tiles: The units; whoever owes nothing is left out.
        today: From which days are counted.
        template: With {单位}, {截止日期}, {缺什么} and {联系人}; anything else in braces stays as it is.
    """
    found = [_reminder(tile, today, template) for tile in tiles if may_be_reminded(tile)]
    return tuple(sorted(found, key=lambda one: -one.late))


def _reminder(tile: Tile, today: date, template: str) -> Reminder:
    lacks = (tile.lacks or _LACKS[tile.state]).rstrip("。")
    said = {"单位": tile.name, "截止日期": _in_full(tile.due), "缺什么": lacks, "联系人": tile.reached}
    text = _FIELD.sub(lambda found: said[found[1]], template)
    return Reminder(tile.id, tile.name, lacks, tile.due, days_late(tile, today), text, tile.reached)


def all_texts(found: Iterable[Reminder]) -> str:
    """Return the texts of all, to be copied at once: a paragraph each, below whom it goes to."""
    return "\n\n".join(f"（{one.reached}）\n{one.text}" if one.reached else one.text for one in found)


LIST_HEADINGS = ("单位", "联系人", "缺什么", "截止日期", "过了几天")
"""Of the columns of the list."""


def listed(found: Iterable[Reminder]) -> tuple[tuple[str, ...], ...]:
    """Return the lines of the one list that is printed, each with what `LIST_HEADINGS` say."""
    return tuple(
        (one.name, one.reached, one.lacks, _in_full(one.due), f"{one.late} 天" if one.late else "") for one in found
    )


def _in_full(due: date | None) -> str:
    return f"{due.year}年{due.month}月{due.day}日" if due else _NO_DAY
