"""A roster pasted as text: before anything is taken over, each line says what it would do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum
from itertools import count
from typing import NamedTuple

from models.district.roster import Roster, RosterFault, Unit, roster_of
from models.district.roster_table import (
    MOST_UNITS,
    TableRow,
    columns_of,
    contact_of,
    counted_of,
    id_of,
    kind_of,
    listed,
    name_of,
    table_rows,
    tidy,
)
from models.district.unit_names import District, district_of, key_of
from models.text.look_alikes import plain_name

_WITHOUT_HEADING = ("name", "kind", "counted", "covers")
"""What the columns are where no heading says it."""

_KIND_BY_END = (("街道", "street"), ("镇", "town"), ("乡", "town"), ("政府办公室", "office"), ("政府办公厅", "office"))
"""What a unit is by the end of its name as it is compared; any other is a department."""

_FIELDS = {
    "name": "名称",
    "kind": "类别",
    "counted": "计入",
    "reason": "不计的原因",
    "aliases": "别名",
    "covers": "涵盖",
    "contact": "联系人",
    "phone": "电话",
}


class Mark(Enum):
    """What a pasted line would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBLE = "double"
    UNDECIDED = "undecided"
    FAULTY = "faulty"


class PastedLine(NamedTuple):
    """A line that was pasted.

    Attributes:
        line: Its number in the text, from 1.
        unit: What it says; None if that cannot be understood.
        before: The unit of the roster that it is, if there is one.
        told: What is changed, double, open or wrong, in a sentence; blank if nothing is.
    """

    line: int
    mark: Mark
    unit: Unit | None = None
    before: Unit | None = None
    told: str = ""


class Preview(NamedTuple):
    """What pasting would do.

    Attributes:
        lines: Each line that is not blank and no heading.
        roster: As it is.
        district: Whose it is.
    """

    lines: tuple[PastedLine, ...]
    roster: Roster
    district: District

    def number(self, mark: Mark) -> int:
        """Return how many lines would do this; of all marks together these are all lines."""
        return sum(line.mark is mark for line in self.lines)

    def taken_over(self) -> Roster:
        """Return the roster with what is new and changed; lines of any other kind do nothing.

        Raises:
            RosterFault: Its units could not be told apart.
        """
        changed = {line.before.id: line.unit for line in self.lines if line.mark is Mark.CHANGED and line.before}
        kept = [changed.get(unit.id) or unit for unit in self.roster.units]
        new = [line.unit for line in self.lines if line.mark is Mark.NEW and line.unit]
        return roster_of((*kept, *new), self.district)


class _Pasting(NamedTuple):
    """What all lines have in common.

    Attributes:
        columns: Where in a line something stands.
        known: The units of the roster by each of their names, as it is compared.
        ids: The units of the roster by their ids.
        free: Ids that no unit has or had.
        has_counted: Whether any line says who counts.
    """

    columns: Mapping[str, int]
    district: District
    known: Mapping[str, Unit]
    ids: Mapping[str, Unit]
    free: Iterator[str]
    has_counted: bool


class _Fault(Exception):
    """What is wrong with a line, in a sentence."""


def preview(text: str, roster: Roster, used: Collection[str] = ()) -> Preview:
    """Return what pasting this text would do to a roster.

    Args:
        text: A column of names; or a table with or without a heading: name, kind, counted or not, covered units.
        roster: As it is.
        used: Ids that units had which are gone; they are not given again.

    Raises:
        RosterFault: It is no table, or too long.
    """
    rows = table_rows(text)
    heading = columns_of(rows[0].cells) if rows else {}
    columns = heading if "name" in heading else {column: at for at, column in enumerate(_WITHOUT_HEADING)}
    rows = rows[1:] if "name" in heading else rows
    if len(rows) > MOST_UNITS:
        raise RosterFault(f"贴进来 {len(rows)} 行，最多 {MOST_UNITS} 行；请核对。")
    names = [_cell(row, columns, "name") for row in rows]
    district = roster.district if roster.district.own else district_of(names)
    known = {key_of(name, district): unit for unit in roster.units for name in unit.names}
    ids = {unit.id: unit for unit in roster.units}
    free = _free_ids({*ids, *used, *(_cell(row, columns, "id") for row in rows)})
    has_counted = any(_cell(row, columns, "counted") for row in rows)
    pasting = _Pasting(columns, district, known, ids, free, has_counted)
    lines: list[PastedLine] = []
    first: dict[str, int] = {}
    for row, name in zip(rows, names, strict=True):
        key = key_of(name, district)
        if (before := first.setdefault(key, row.line)) != row.line:
            lines.append(PastedLine(row.line, Mark.DOUBLE, told=f"“{name}”和第 {before} 行是同一个单位，只收一次。"))
            continue
        try:
            lines.append(_line(row, pasting))
        except _Fault as fault:
            lines.append(PastedLine(row.line, Mark.FAULTY, told=str(fault)))
    return Preview(tuple(lines), roster, district)


def preview_of_units(units: Iterable[Unit], roster: Roster, district: District) -> Preview:
    """Return what taking over units of another roster would do to this one: each as it is there, with its id.

    Args:
        units: As they are there.
        roster: As it is.
        district: Whose the other is, if nobody has said whose this one is.
    """
    own = roster.district if roster.district.own else district
    known = {key_of(name, own): unit for unit in roster.units for name in unit.names}
    ids = {unit.id: unit for unit in roster.units}
    every = [(unit, known.get(key_of(unit.name, own))) for unit in units]
    called = {unit.id: named.id for unit, named in every if named}
    here = [(_covering(unit, called), named) for unit, named in every]
    return Preview(tuple(_taken_over(at, unit, ids, named) for at, (unit, named) in enumerate(here, 1)), roster, own)


def _covering(unit: Unit, called: Mapping[str, str]) -> Unit:
    """Return a unit with the ids that those which it covers have here."""
    return unit._replace(covers=tuple(called.get(one, one) for one in unit.covers))


def _taken_over(line: int, unit: Unit, ids: Mapping[str, Unit], named: Unit | None) -> PastedLine:
    by_id = ids.get(unit.id)
    try:
        _ensure_sound(unit)
    except _Fault as fault:
        return PastedLine(line, Mark.FAULTY, told=str(fault))
    if by_id and by_id != named:
        told = f"编号“{unit.id}”这里是“{by_id.name}”的，那里是“{unit.name}”的；没有带，请核对。"
        return PastedLine(line, Mark.FAULTY, told=told)
    before = by_id or named
    if before is None:
        return PastedLine(line, Mark.NEW, unit)
    unit = unit._replace(id=before.id)
    if not (fields := _changed(before, unit)):
        return PastedLine(line, Mark.SAME, unit, before)
    return PastedLine(line, Mark.CHANGED, unit, before, f"名册里已经有“{before.name}”，要改：{'、'.join(fields)}。")


def _ensure_sound(unit: Unit) -> None:
    """Ensure that a unit is one that could have been typed; raises `_Fault`."""
    if id_of(unit.id, _Fault) != unit.id:
        raise _Fault(f"编号“{unit.id}”里有看不见的或者不能用的字符；请核对。")
    for name in unit.names:
        if name_of(name, _Fault) != name or tidy(name) != name:
            raise _Fault(f"“{name}”里有看不见的或者不能用的字符；请核对。")
    kind_of(unit.kind, _Fault)
    for text in (unit.contact, unit.phone):
        contact_of(text, _Fault)


def _free_ids(taken: Collection[str]) -> Iterator[str]:
    return (str(number) for number in count(1) if str(number) not in taken)


def _cell(row: TableRow, columns: Mapping[str, int], column: str) -> str:
    at = columns.get(column, len(row.cells))
    return row.cells[at] if at < len(row.cells) else ""


def _line(row: TableRow, pasting: _Pasting) -> PastedLine:
    said = {column: _cell(row, pasting.columns, column) for column in ("id", *_FIELDS)}
    by_id = pasting.ids.get(plain_name(said["id"]))
    named = pasting.known.get(key_of(said["name"], pasting.district))
    if by_id and named and by_id != named:
        raise _Fault(f"编号“{said['id']}”是“{by_id.name}”的，名称却是“{named.name}”；请核对。")
    before = by_id or named
    unit = _said(said, before, pasting.free)
    if before is None:
        if pasting.has_counted and not said["counted"]:
            return PastedLine(row.line, Mark.UNDECIDED, unit, told="没有写计入还是不计，请选一个。")
        return PastedLine(row.line, Mark.NEW, unit)
    fields = _changed(before, unit)
    if not fields:
        return PastedLine(row.line, Mark.SAME, unit, before)
    return PastedLine(row.line, Mark.CHANGED, unit, before, f"名册里已经有“{before.name}”，要改：{'、'.join(fields)}。")


def _changed(before: Unit, unit: Unit) -> list[str]:
    """Return what is another now; of who is called, what it was and what it becomes."""
    fields = [label for field, label in _FIELDS.items() if getattr(unit, field) != getattr(before, field)]
    if unit.reached == before.reached:
        return fields
    others = [label for label in fields if label not in {_FIELDS["contact"], _FIELDS["phone"]}]
    return [*others, f"联系人 {before.reached or '（没有）'} → {unit.reached}"]


def _said(said: Mapping[str, str], before: Unit | None, free: Iterator[str]) -> Unit:
    """Return the unit as a line has it; what the line does not say stays as it was."""
    name = name_of(said["name"], _Fault)
    if before and name in before.aliases:
        name = before.name
    given = before or Unit(plain_name(said["id"]) or next(free), name, _kind_by(name))
    if said["kind"]:
        given = given._replace(kind=kind_of(said["kind"], _Fault))
    if said["counted"]:
        counted, reason = counted_of(said["counted"], _Fault)
        given = given._replace(counted=counted, reason=reason or ("" if counted else said["reason"] or given.reason))
    aliases = tuple(dict.fromkeys((*given.aliases, *listed(said["aliases"]))))
    given = given._replace(
        contact=contact_of(said["contact"], _Fault) or given.contact,
        phone=contact_of(said["phone"], _Fault) or given.phone,
    )
    return given._replace(name=name, aliases=aliases, covers=listed(said["covers"]) or given.covers)


def _kind_by(name: str) -> str:
    key = key_of(name)
    return next((kind for end, kind in _KIND_BY_END if key.endswith(end)), "department")
