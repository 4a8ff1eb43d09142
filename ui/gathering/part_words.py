"""What a cell of the report is made of, and how far a room is, in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Form
from models.gathering.gathering import Gathering, Room, Row, askable, waiting_for
from models.gathering.sums import Difference, changes, reason_of, same, sum_of
from models.report.report import Report

SOON = 3
"""Days before the sheets are due, from which on it is urgent. Chosen: time enough to call the rooms."""


class RoomState(NamedTuple):
    """How far a room is.

    Attributes:
        words: The same, short.
        is_back: Whether all that it was asked for is here.
        has_changed: Whether it has changed a figure that nobody has seen yet.
    """

    words: str
    is_back: bool = False
    has_changed: bool = False


def cells_with_parts(gathering: Gathering) -> frozenset[CellRef]:
    """Return the cells for which any room has answered."""
    return frozenset(ref for _, ref in gathering.parts)


def name_of(form: Form, ref: CellRef) -> str:
    """Return what a cell is called: （一）予以公开 · 自然人."""
    cell = form.cells[ref]
    return " · ".join(heading.called for heading in (cell.row, cell.column) if heading.label)


def row_name(form: Form, row: Row) -> str:
    """Return what a row is called, with its table where a row has no name of its own."""
    cell = form.cells[form.rows[row][0]]
    return cell.row.called if cell.row.label else f"{cell.table.call}：{cell.row.called}"


def parts_told(gathering: Gathering, report: Report, ref: CellRef) -> str:
    """Return what a cell is made of, and what its sum is to the report: 党政办 30 ＋ 城建办 15 ＝ 45."""
    kind = report.form.cells[ref].kind if ref in report.form.cells else None
    rooms = gathering.rooms_asked(Row(ref.table, ref.row))
    known = {room: part for room in rooms if (part := gathering.part(room.id, ref))}
    if not known or kind is None:
        return ""
    added, figure = sum_of(gathering, ref), report.content(ref)
    words = " ＋ ".join(f"{room.name} {print_figure(part.value, kind)}" for room, part in known.items())
    if added.missing:
        return f"{words}，{'、'.join(room.name for room in added.missing)}没有报"
    if added.words or added.value is None:
        return f"{words}，{'、'.join(room.name for room in added.words)}写的不是数"
    whole = f"{words} ＝ {print_figure(added.value, kind)}"
    if figure is None or same(figure, added.value):
        return whole
    reason = reason_of(gathering, report, ref)
    told = f"为什么不同：{reason}" if reason else "还没有写明为什么"
    return f"{whole}，报告里是 {print_figure(figure, kind)}；{told}"


def difference_told(gathering: Gathering, report: Report, one: Difference) -> str:
    """Return how a cell differs from its sum, as a sentence."""
    return f"{name_of(report.form, one.ref)}：{parts_told(gathering, report, one.ref).partition('；')[0]}。"


def room_state(gathering: Gathering, form: Form, room: Room) -> RoomState:
    """Return how far a room is."""
    if not gathering.asked.get(room.id):
        return RoomState("还没有打勾")
    changed = [one for one in changes(gathering) if one.room == room]
    if changed:
        return RoomState(f"{day(changed[0].when)}改过", is_back=True, has_changed=True)
    left = waiting_for(gathering, form).get(room, ())
    parts = gathering.parts_of(room.id).values()
    if not left:
        when = gathering.came.get(room.id) or max((part.when for part in parts), default=None)
        return RoomState(f"收回 {day(when)}" if when else "收回", is_back=True)
    return RoomState(f"还差 {len(left)} 行" if parts else "没有收回")


def day(when: datetime) -> str:
    """Return a day, as on this PC's calendar: 1月8日."""
    local = when.astimezone()
    return f"{local.month}月{local.day}日"


def due_words(due: date | None, today: date) -> tuple[str, bool]:
    """Return by when the sheets are to be back, and whether that is soon or over."""
    if due is None:
        return "", False
    left = (due - today).days
    said = "就是今天" if not left else f"还有 {left} 天" if left > 0 else f"过了 {-left} 天"
    return f"{due.month}月{due.day}日前交回，{said}", left <= SOON


def totals_of(form: Form, table: str) -> frozenset[Row]:
    """Return the rows of a table that no room can be asked for, as they are worked out."""
    asked = askable(form)
    return frozenset(Row(*key) for key in form.rows if key[0] == table and Row(*key) not in asked)
