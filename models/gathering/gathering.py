"""Which room answers for which rows of a report, and what each has answered: a value, with what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from models.form.refs import CellRef
from models.form.vocabulary import Form
from models.report.report import Value
from models.system.errors import ReportError
from models.text.look_alikes import plain_name

LONGEST_NAME = 40
"""Characters of the name of a room. Chosen: several times the longest."""


class RoomHasParts(ReportError):
    """A room that has reported figures, which would be lost with it."""

    def __init__(self, name: str, count: int) -> None:
        super().__init__(f"没有删掉“{name}”：它已经报了 {count} 个数，删掉科室这些数也没有了；请先确认不要这些数。")


class How(Enum):
    """How a figure of a room came here; the word is what is shown beside it."""

    WORKBOOK = "工作簿"
    TYPED = "纸质，录入"


class Room(NamedTuple):
    """A room of the unit.

    Attributes:
        id: For ever; the sheets that are sent out carry it.
        name: As the clerk has written it.
    """

    id: str
    name: str


class Row(NamedTuple):
    """The address of a row of a statutory table; it means the same in every edition."""

    table: str
    row: str


class Part(NamedTuple):
    """What a room has answered for one cell.

    Attributes:
        value: As a report holds it: a figure, or the words that are none.
        when: With its time zone.
        before: What stood here when it was reported or taken over first, if it is another one now; else None.
        taken: Whether the sum with `value`, or with what stood here before it, was put into the report.
    """

    value: Value
    how: How
    when: datetime
    before: Value | None = None
    taken: bool = False

    def followed_by(self, later: Part) -> Part:
        """Return this after the room has answered once more.

        A figure that is still being typed may change; one that came in a workbook, or is in the report, is a change
        that is told until somebody has seen it.
        """
        if later.value == self.value and str(later.value) == str(self.value):
            return self
        before = self.told if self.is_told or later.how is How.WORKBOOK else None
        return later._replace(before=None if before == later.value else before, taken=self.taken)

    @property
    def is_told(self) -> bool:
        """Whether another answer in its place is a change that is told."""
        return self.taken or self.before is not None or self.how is How.WORKBOOK

    @property
    def told(self) -> Value:
        """What a change of it is told to have been before."""
        return self.value if self.before is None else self.before


class Reason(NamedTuple):
    """Why a cell of the report differs from the sum of the rooms; void once one of the two is another.

    Attributes:
        word: As the clerk has written it.
        total: The sum it is about.
        figure: What the report said then.
    """

    word: str
    total: Value
    figure: Value


@dataclass(frozen=True)
class Gathering:
    """The rooms of a unit, and what they have been asked and have answered.

    Attributes:
        rooms: In the order of their columns.
        asked: Which rows each room answers for, by the id of the room.
        parts: What they have answered; what a room is no longer asked for stays, and does not count.
        withdrawn: What stood where an answer has been taken away that was reported or taken over; `when` is when.
        reasons: Why cells of the report differ from their sums.
        due: By when the sheets are to be back.
        came: When the sheet of a room came back last, with its time zone.
        remarks: What a room has written beside the figures of the last sheet that came back.
        made: How many rooms there have ever been, so that no id is given twice.
    """

    rooms: tuple[Room, ...] = ()
    asked: Mapping[str, frozenset[Row]] = field(default_factory=lambda: MappingProxyType({}))
    parts: Mapping[tuple[str, CellRef], Part] = field(default_factory=lambda: MappingProxyType({}))
    withdrawn: Mapping[tuple[str, CellRef], Part] = field(default_factory=lambda: MappingProxyType({}))
    reasons: Mapping[CellRef, Reason] = field(default_factory=lambda: MappingProxyType({}))
    due: date | None = None
    came: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    made: int = 0

    # ------------------------------------------------------------ what it says

    def room(self, room_id: str) -> Room | None:
        """Return the room with this id; None if there is none, or no longer."""
        return next((room for room in self.rooms if room.id == room_id), None)

    def asks(self, room_id: str, row: Row) -> bool:
        """Return whether a room answers for a row."""
        return row in self.asked.get(room_id, ())

    def rooms_asked(self, row: Row) -> tuple[Room, ...]:
        """Return the rooms that answer for a row."""
        return tuple(room for room in self.rooms if self.asks(room.id, row))

    def part(self, room_id: str, ref: CellRef) -> Part | None:
        """Return what a room has answered for a cell; None if it has not."""
        return self.parts.get((room_id, ref))

    def parts_of(self, room_id: str) -> dict[CellRef, Part]:
        """Return all that a room has answered."""
        return {ref: part for (one, ref), part in self.parts.items() if one == room_id}

    # ------------------------------------------------------------ rooms

    def with_room(self, name: str) -> Gathering:
        """Return this with one more room, the last one; `name_fault` says whether the name will do."""
        room = Room(f"room{self.made + 1}", _kept_name(name))
        return replace(self, rooms=(*self.rooms, room), made=self.made + 1)

    def numbered_from(self, made: int) -> Gathering:
        """Return this as one that has given so many ids already, if that is more than it knows of."""
        return self if made <= self.made else replace(self, made=made)

    def renamed(self, room_id: str, name: str) -> Gathering:
        """Return this with another name for a room; all that it was asked and has answered stays."""
        new = _kept_name(name)
        return replace(self, rooms=tuple(one._replace(name=new) if one.id == room_id else one for one in self.rooms))

    def without_room(self, room_id: str) -> Gathering:
        """Return this without a room.

        Raises:
            RoomHasParts: It has answered; `without_parts` first, once the clerk has said so.
        """
        if count := len(self.parts_of(room_id)):
            room = self.room(room_id)
            raise RoomHasParts(room.name if room else room_id, count)
        return replace(
            self,
            rooms=tuple(one for one in self.rooms if one.id != room_id),
            asked={one: rows for one, rows in self.asked.items() if one != room_id},
            came={one: when for one, when in self.came.items() if one != room_id},
            remarks={one: words for one, words in self.remarks.items() if one != room_id},
        )

    def without_parts(self, room_id: str) -> Gathering:
        """Return this without anything that a room has answered."""
        parts, withdrawn = (
            {key: part for key, part in parts.items() if key[0] != room_id} for parts in (self.parts, self.withdrawn)
        )
        return replace(self, parts=parts, withdrawn=withdrawn)

    # ------------------------------------------------------------ rows

    def with_row(self, room_id: str, row: Row) -> Gathering:
        """Return this with a row that a room answers for."""
        return replace(self, asked={**self.asked, room_id: self.asked.get(room_id, frozenset()) | {row}})

    def without_row(self, room_id: str, row: Row) -> Gathering:
        """Return this with a row that a room does not answer for; what it has answered stays, and does not count."""
        return replace(self, asked={**self.asked, room_id: self.asked.get(room_id, frozenset()) - {row}})

    def with_row_of_all(self, row: Row) -> Gathering:
        """Return this with a row that all rooms answer for."""
        return replace(self, asked={**self.asked, **{one.id: self._rows(one) | {row} for one in self.rooms}})

    def without_row_of_all(self, row: Row) -> Gathering:
        """Return this with a row that no room answers for."""
        return replace(self, asked={room: rows - {row} for room, rows in self.asked.items()})

    def _rows(self, room: Room) -> frozenset[Row]:
        return self.asked.get(room.id, frozenset())

    # ------------------------------------------------------------ answers

    def with_part(self, room_id: str, ref: CellRef, value: Value | None, how: How, when: datetime) -> Gathering:
        """Return this once a room has answered for a cell; None takes the answer away.

        Args:
            room_id: The room.
            ref: The cell.
            value: As `read_figure` reads it.
            how: Whether it came in a workbook or was typed.
            when: Now, with the time zone.
        """
        return self.with_parts(room_id, {ref: value}, how, when)

    def with_parts(self, room_id: str, values: Mapping[CellRef, Value | None], how: How, when: datetime) -> Gathering:
        """Return this once a room has answered for some cells, as `with_part` does for one."""
        parts, withdrawn = dict(self.parts), dict(self.withdrawn)
        for ref, value in values.items():
            key = (room_id, ref)
            known = parts.pop(key, None) or withdrawn.pop(key, None)
            if value is not None:
                part = Part(value, how, when)
                parts[key] = known.followed_by(part) if known else part
            elif known and known.is_told:
                withdrawn[key] = known._replace(value=known.told, before=None, when=when)
        return replace(self, parts=parts, withdrawn=withdrawn)

    def with_sheet(
        self,
        room_id: str,
        values: Mapping[CellRef, Value | None],
        when: datetime,
        remarks: tuple[str, ...] = (),
    ) -> Gathering:
        """Return this once the workbook of a room has come back; cells that it leaves blank keep what is known."""
        answered = {ref: value for ref, value in values.items() if value is not None}
        others = {room: words for room, words in self.remarks.items() if room != room_id}
        return replace(
            self.with_parts(room_id, answered, How.WORKBOOK, when),
            came={**self.came, room_id: when},
            remarks={**others, room_id: remarks} if remarks else others,
        )

    def with_came(self, room_id: str, when: datetime | None) -> Gathering:
        """Return this once the sheet of a room is back on paper; None if it is not, after all."""
        came = {room: moment for room, moment in self.came.items() if room != room_id}
        return replace(self, came=came if when is None else {**came, room_id: when})

    def with_taken(self, refs: Iterable[CellRef]) -> Gathering:
        """Return this once the sums of these cells are in the report; what has changed before is told no longer."""
        wanted = frozenset(refs)
        return replace(
            self,
            parts={
                key: part._replace(before=None, taken=True) if key[1] in wanted else part
                for key, part in self.parts.items()
            },
            withdrawn={key: part for key, part in self.withdrawn.items() if key[1] not in wanted},
        )

    def with_seen(self, room_id: str, ref: CellRef) -> Gathering:
        """Return this once the clerk has seen that a room has changed a figure, whatever comes of it."""
        key = (room_id, ref)
        parts = {one: part._replace(before=None) if one == key else part for one, part in self.parts.items()}
        return replace(self, parts=parts, withdrawn={one: p for one, p in self.withdrawn.items() if one != key})

    def with_due(self, due: date | None) -> Gathering:
        """Return this with the day by which the sheets are to be back."""
        return replace(self, due=due)

    def with_reason(self, ref: CellRef, reason: Reason | None) -> Gathering:
        """Return this with why a cell of the report differs from its sum; None or an empty word takes that away."""
        reasons = {one: known for one, known in self.reasons.items() if one != ref}
        return replace(self, reasons={**reasons, ref: reason} if reason and reason.word.strip() else reasons)


def _kept_name(name: str) -> str:
    """Return a name as it is kept: on one line, and without half characters, which no file can hold."""
    return " ".join(name.encode(errors="ignore").decode().split())[:LONGEST_NAME]


def name_fault(gathering: Gathering, name: str, room_id: str = "") -> str:
    """Return what is wrong with a name for a room, and what to do; empty if it will do.

    Args:
        gathering: The rooms there are.
        name: As it was typed.
        room_id: The room that is to be renamed; empty for a new one.
    """
    if not name.strip():
        return "科室的名称空着；请写上，例如“党政办”。"
    if len(" ".join(name.split())) > LONGEST_NAME:
        return f"科室的名称太长；请不要超过 {LONGEST_NAME} 个字。"
    if any(plain_name(one.name) == plain_name(name) for one in gathering.rooms if one.id != room_id):
        return f"已经有“{name.strip()}”；请换一个名称，或者用原来那一个。"
    return ""


def askable(form: Form) -> dict[Row, tuple[CellRef, ...]]:
    """Return the rows that a room can be asked for, in reading order, each with its cells; totals are worked out."""
    rows: dict[Row, list[CellRef]] = {}
    for table in form.tables:
        for ref in form.inputs(table):
            rows.setdefault(Row(ref.table, ref.row), []).append(ref)
    return {row: tuple(cells) for row, cells in rows.items()}


def cells_asked(gathering: Gathering, form: Form, room_id: str) -> tuple[CellRef, ...]:
    """Return the cells of a form that a room answers for, in reading order."""
    return tuple(ref for row, cells in askable(form).items() if gathering.asks(room_id, row) for ref in cells)


def rows_without_room(gathering: Gathering, form: Form) -> tuple[Row, ...]:
    """Return the rows that no room answers for; those that last year's report carries over need none."""
    carried = {Row(table.id, row) for table in form.tables for _, row in table.carries}
    return tuple(row for row in askable(form) if row not in carried and not gathering.rooms_asked(row))


def waiting_for(gathering: Gathering, form: Form) -> dict[Room, tuple[Row, ...]]:
    """Return the rooms that have not answered all they are asked for, with the rows that are open."""
    rows, parts = askable(form), gathering.parts
    open_rows = {
        room: tuple(
            row
            for row, cells in rows.items()
            if gathering.asks(room.id, row) and not all((room.id, ref) in parts for ref in cells)
        )
        for room in gathering.rooms
    }
    return {room: found for room, found in open_rows.items() if found}


def next_years(gathering: Gathering) -> Gathering:
    """Return what next year's report begins with: the rooms, and what they are asked; nothing they have answered."""
    return Gathering(rooms=gathering.rooms, asked=gathering.asked, made=gathering.made)
