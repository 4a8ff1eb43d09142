"""What a cell of the report is made of, and how far a room is, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Form
from models.gathering.gathering import Gathering, Row, askable, waiting_for
from models.gathering.sums import Changed, Difference, reason_of, same, sum_of
from models.report.report import Report
from models.system.disk_faults import trouble

SOON = 3
"""Days before the sheets are due, from which on it is urgent. Chosen: time enough to call the rooms."""


HELD = "报告里这一格现在不能改，请回到报告里看。"
"""What is said where a sum was not taken into the report."""


class RoomState(NamedTuple):
    """How far a room is.

    Attributes:
        words: The same, short.
        is_back: Whether all that it was asked for is here.
        has_changed: Whether it has changed a figure that nobody has seen yet.
        left: How many rows it has still to answer.
    """

    words: str
    is_back: bool = False
    has_changed: bool = False
    left: int = 0


def cells_made_otherwise(before: Gathering, after: Gathering) -> frozenset[CellRef]:
    """Return the cells that are made of something else than before, of those for which any room has answered."""
    if (before.rooms, before.asked, before.reasons) != (after.rooms, after.asked, after.reasons):
        return frozenset(ref for _, ref in (*before.parts, *after.parts))
    one, other = before.parts, after.parts
    gone = (key for key in one if key not in other)
    return frozenset(ref for _, ref in (*gone, *(key for key, part in other.items() if one.get(key) is not part)))


def not_kept(error: Exception) -> str:
    """Return that what was gathered could not be written, and why."""
    sentence = trouble(error).sentence if isinstance(error, OSError) else str(error)
    return f"收集表没有存上：{sentence}"


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
        return f"{words}，{'、'.join(room.name for room in added.words)}写的不能相加"
    whole = f"{words} ＝ {print_figure(added.value, kind)}"
    if figure is None or same(figure, added.value):
        return whole
    reason = reason_of(gathering, report, ref)
    told = f"为什么不同：{reason}" if reason else "还没有写明为什么"
    return f"{whole}，报告里是 {print_figure(figure, kind)}；{told}"


def difference_told(gathering: Gathering, report: Report, one: Difference) -> str:
    """Return how a cell differs from its sum, as a sentence."""
    return f"{name_of(report.form, one.ref)}：{parts_told(gathering, report, one.ref).partition('；')[0]}。"


def room_states(gathering: Gathering, form: Form, changed: Sequence[Changed]) -> dict[str, RoomState]:
    """Return how far each room is, by its id.

    Args:
        gathering: What the rooms were asked and have answered.
        form: Of the report.
        changed: What they have changed, the last one first.
    """
    later = {one.room.id: one.when for one in reversed(changed)}
    left = {room.id: len(rows) for room, rows in waiting_for(gathering, form).items()}
    rows, last = askable(form).keys(), dict[str, datetime]()
    for (room_id, _), part in gathering.parts.items():
        last[room_id] = max(last.get(room_id, part.when), part.when)
    states = {}
    for one in gathering.rooms:
        open_, when = left.get(one.id, 0), gathering.came.get(one.id) or last.get(one.id)
        if not rows & gathering.asked.get(one.id, frozenset()):
            states[one.id] = RoomState("还没有打勾")
        elif changed_on := later.get(one.id):
            states[one.id] = RoomState(f"{day(changed_on)}改过", is_back=not open_, has_changed=True, left=open_)
        elif open_:
            words = f"还差 {open_} 行" if one.id in last else "没有收回"
            states[one.id] = RoomState(words, left=open_)
        else:
            states[one.id] = RoomState(f"收回 {day(when)}" if when else "收回", is_back=True)
    return states


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
