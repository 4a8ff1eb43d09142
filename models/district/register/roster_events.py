"""What events do to the roster and the task: it is set, given out, and then only changed with a day and a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from models.district.register.event_data import (
    day_in,
    district_from,
    object_in,
    objects_in,
    text_in,
    texts_in,
    unit_from,
    whole_in,
)
from models.district.register.events import NAME, REGISTER_ID, Event, RegisterFault
from models.district.register.ledger import Ledger, Lineage, Note, Reminder, Reorganisation, RosterChange
from models.district.register.submissions import Previous
from models.district.roster import Unit, roster_of
from models.exchange.task import Task
from models.exchange.task_json import task_from_json

REGISTER_FORMAT = 1
"""Of the events. It is one higher whenever earlier programs would misread what is written."""


def founded(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger of a new register."""
    if ledger.id or not REGISTER_ID.fullmatch(event.subject) or event.data["format"] != REGISTER_FORMAT:
        raise ValueError(event.number)
    return replace(ledger, id=event.subject)


def roster_set(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with another roster in place of the one before."""
    if ledger.task:
        raise RegisterFault("任务已经发出，名册固定了；要改一个单位，请写明从哪一天起、为什么。")
    units = objects_in(event.data, "units", unit_from)
    roster = roster_of(units, object_in(event.data, "district", district_from))
    if not units:
        raise RegisterFault("名册是空的；请先粘贴单位名单。")
    by_id = {unit.id: unit for unit in units}
    return replace(ledger, units=by_id, district=roster.district, ids=ledger.ids | by_id.keys())


def given_out(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with the task: from now on the roster is fixed."""
    if ledger.task:
        raise RegisterFault("任务已经发出过了，不能再发一个；要另做一年，请新建一个任务文件夹。")
    task = object_in(event.data, "task", task_from_json)
    _ensure_same_units(task, ledger.units.values())
    return replace(ledger, task=task, given_out=event.when)


def _ensure_same_units(task: Task, units: Iterable[Unit]) -> None:
    """Ensure that a task knows those that count as the roster does, and nobody else."""
    roster = {unit.id: unit for unit in units}
    strange = [unit.name for unit in task.units if unit.id not in roster or roster[unit.id].name != unit.name]
    missing = [unit.name for unit in roster.values() if unit.counted and unit.id not in task.by_id]
    if strange or missing or not roster:
        named = "、".join([*strange, *missing][:3])
        raise RegisterFault(f"任务里的单位和名册对不上{f'（{named}）' if named else ''}；请先定好名册，再发任务。")


def unit_changed(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with a unit that is new or another since a day."""
    if not ledger.task:
        raise RegisterFault("任务还没有发出，名册可以直接改，不用写日期和原因。")
    after, on = object_in(event.data, "unit", unit_from), day_in(event.data, "on")
    before = ledger.units.get(after.id)
    if not event.reason:
        raise RegisterFault("发出以后再改名册，要写原因；请写上。")
    if before is None and after.id in ledger.ids:
        raise RegisterFault(f"编号“{after.id}”给别的单位用过，不能再用；请换一个编号。")
    if before == after:
        raise RegisterFault(f"“{after.name}”没有改什么；请核对。")
    changed = _with_unit(ledger, after)
    change = RosterChange(before, after, on, event.reason, event.who)
    return replace(changed, ids=ledger.ids | {after.id}, changes=(*ledger.changes, change))


def with_alias(ledger: Ledger, unit: str, alias: str) -> Ledger:
    """Return the ledger with one more name by which a unit is known; raises `RosterFault` if it is another's."""
    known = ledger.units[unit]
    if not alias or alias in known.names:
        return ledger
    return _with_unit(ledger, known._replace(aliases=(*known.aliases, alias)))


def _with_unit(ledger: Ledger, unit: Unit) -> Ledger:
    units = {**ledger.units, unit.id: unit}
    roster_of(units.values(), ledger.district)
    return replace(ledger, units=units)


def reorganised(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with one more way in which units went on as others."""
    before, after = texts_in(event.data, "before"), texts_in(event.data, "after")
    if not (before and after and event.reason):
        raise RegisterFault("机构变动要写明原来的单位、现在的单位和文件；请补上。")
    if unknown := [unit for unit in after if unit not in ledger.units]:
        raise RegisterFault(f"编号“{unknown[0]}”不在名册里；请先把变动以后的单位加进名册。")
    kind = Reorganisation(text_in(event.data, "kind"))
    line = Lineage(kind, before, after, day_in(event.data, "on"), event.reason)
    return replace(ledger, lineage=(*ledger.lineage, line))


def reminded(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with one more reminder."""
    units = texts_in(event.data, "units")
    ensure_units(ledger, units)
    reminder = Reminder(units, event.when, event.who, text_in(event.data, "text"))
    return replace(ledger, reminders=(*ledger.reminders, reminder))


def noted(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with one more note."""
    is_known = event.subject in {"", *ledger.submissions} or event.subject in ledger.units
    if not is_known or not event.reason:
        raise RegisterFault("备注是空的，或者不知道记给谁；请核对。")
    return replace(ledger, notes=(*ledger.notes, Note(event.subject, event.when, event.who, event.reason)))


class _Kept(NamedTuple):
    unit: str
    sha256: str
    code: str
    origin: str
    name: str


def last_year_kept(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with reports of last year; of a unit that has one already, the new one counts."""
    year = whole_in(event.data, "year")
    kept = objects_in(event.data, "reports", lambda data: _Kept(*(text_in(data, name) for name in _Kept._fields)))
    ensure_units(ledger, [one.unit for one in kept])
    if not kept or not all(NAME.fullmatch(one.sha256) for one in kept):
        raise ValueError(event.number)
    if ledger.task and year != ledger.task.year - 1:
        raise RegisterFault(
            f"这个任务收的是 {ledger.task.year} 年的，去年的报告要 {ledger.task.year - 1} 年的；请核对。"
        )
    found = {one.unit: Previous(year, one.sha256, one.code, one.origin, one.name) for one in kept}
    files = ledger.last_year_files.union(one.sha256 for one in kept)
    return replace(ledger, previous={**ledger.previous, **found}, last_year_files=files)


def not_guidance(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with something that fails in many units and is no matter of the guidance."""
    key, units = (text_in(event.data, "rule"), text_in(event.data, "place")), whole_in(event.data, "units")
    if event.subject or units < 1 or not key[0]:
        raise ValueError(event.number)
    return replace(ledger, not_guidance={**ledger.not_guidance, key: units})


def went_on(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with a note that it was decided to go on from an earlier state."""
    if not event.reason:
        raise RegisterFault("从旧的接着记，要写原因；请写上。")
    return replace(ledger, notes=(*ledger.notes, Note("", event.when, event.who, event.reason)))


def ensure_units(ledger: Ledger, units: Iterable[str]) -> None:
    """Ensure that all these are units of the roster.

    Raises:
        RegisterFault: One is not.
    """
    for unit in units:
        if unit not in ledger.units:
            raise RegisterFault(f"编号“{unit}”不在名册里；请核对。")
