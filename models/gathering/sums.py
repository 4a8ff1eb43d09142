"""What the answers of the rooms add up to, how that stands to the report, and what has changed since."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from models.form.figures import Amount, Figure
from models.form.refs import CellRef, Ref
from models.gathering.gathering import Gathering, Reason, Room, Row, askable
from models.report.report import Report, Value

_UNITS = {"": Decimal(1), "元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""元 in each unit of an amount."""


class Sum(NamedTuple):
    """What the answers for a cell add up to.

    Attributes:
        value: The sum; None while a room is missing, has written words, or none is asked.
        so_far: What those add up to that have answered; None if none has.
        missing: The rooms that are asked and have not answered.
        words: The rooms whose answer is no figure, or an amount without its unit.
    """

    value: Figure | None = None
    so_far: Figure | None = None
    missing: tuple[Room, ...] = ()
    words: tuple[Room, ...] = ()


class Difference(NamedTuple):
    """A cell of the report that says another figure than its rooms do together."""

    ref: CellRef
    total: Figure
    figure: Value


class Changed(NamedTuple):
    """A figure that a room has changed after it had been reported or taken over; `now` is None if it is gone."""

    room: Room
    ref: CellRef
    before: Value
    now: Value | None
    when: datetime


class Fills(NamedTuple):
    """What the sums put into a report.

    Attributes:
        answers: For the cells that are blank; `Report.edit` makes the edit of them, which has an inverse.
        overwritten: The cells that hold another figure, and are left alone until the clerk has said so.
    """

    answers: dict[Ref, Value | None]
    overwritten: tuple[Difference, ...]


def sum_of(gathering: Gathering, ref: CellRef) -> Sum:
    """Return what the rooms that are asked for a cell have answered together; a blank is not 0."""
    rooms = gathering.rooms_asked(Row(ref.table, ref.row))
    parts = {room: part.value for room in rooms if (part := gathering.part(room.id, ref))}
    missing = tuple(room for room in rooms if room not in parts)
    figures = {room: value for room, value in parts.items() if _adds(value)}
    words = tuple(room for room in parts if room not in figures)
    so_far = _added([value for value in figures.values() if not isinstance(value, str)])
    return Sum(None if missing or words else so_far, so_far, missing, words)


def differences(gathering: Gathering, report: Report) -> tuple[Difference, ...]:
    """Return the cells where sum and report differ and nobody has said why; a blank cell is none of them."""
    return tuple(one for one in _differing(gathering, report) if not reason_of(gathering, report, one.ref))


def reason_of(gathering: Gathering, report: Report, ref: CellRef) -> str:
    """Return why a cell differs from its sum; empty if that was not said of these two figures."""
    reason, total, figure = gathering.reasons.get(ref), sum_of(gathering, ref).value, report.content(ref)
    if reason is None or total is None or figure is None:
        return ""
    return reason.word if same(reason.total, total) and same(reason.figure, figure) else ""


def with_reason(gathering: Gathering, report: Report, ref: CellRef, word: str) -> Gathering:
    """Return the gathering with why a cell differs from its sum as both are now; an empty word takes it away."""
    total, figure = sum_of(gathering, ref).value, report.content(ref)
    return gathering.with_reason(ref, None if total is None or figure is None else Reason(word.strip(), total, figure))


def changes(gathering: Gathering) -> tuple[Changed, ...]:
    """Return what rooms have changed since it was reported or taken over, and nobody has seen; the last one first."""
    found: list[tuple[tuple[str, CellRef], Value | None, Value | None, datetime]]
    found = [(key, part.before, part.value, part.when) for key, part in gathering.parts.items()]
    found += [(key, part.value, None, part.when) for key, part in gathering.withdrawn.items()]
    told = (
        Changed(room, ref, before, now, when)
        for (room_id, ref), before, now, when in found
        if before is not None and (room := gathering.room(room_id)) and gathering.asks(room_id, Row(ref.table, ref.row))
    )
    return tuple(sorted(told, key=lambda one: one.when, reverse=True))


def fills(gathering: Gathering, report: Report) -> Fills:
    """Return the complete sums that the report does not hold yet, and what they would write over."""
    blank: dict[Ref, Value | None] = {
        ref: total
        for ref in _cells(report)
        if report.content(ref) is None and (total := sum_of(gathering, ref).value) is not None
    }
    return Fills(blank, differences(gathering, report))


def agreed(gathering: Gathering, report: Report) -> tuple[CellRef, ...]:
    """Return the cells of which the report says what their rooms do together, however that came into it."""
    return tuple(
        ref
        for ref in _cells(report)
        if (figure := report.content(ref)) is not None
        and (total := sum_of(gathering, ref).value) is not None
        and same(total, figure)
    )


def same(one: Value, other: Value) -> bool:
    """Return whether two contents of a cell mean the same: 1.50 is 1.5, and 3.54万元 is 35400元."""
    if isinstance(one, Amount) and isinstance(other, Amount):
        return _in_yuan(one) == _in_yuan(other)
    return type(one) is type(other) and one == other


def _differing(gathering: Gathering, report: Report) -> list[Difference]:
    return [
        Difference(ref, total, figure)
        for ref in _cells(report)
        if (figure := report.content(ref)) is not None
        and (total := sum_of(gathering, ref).value) is not None
        and not same(total, figure)
    ]


def _cells(report: Report) -> list[CellRef]:
    return [ref for cells in askable(report.form).values() for ref in cells]


def _adds(value: Value) -> bool:
    return bool(value.unit or not value.value) if isinstance(value, Amount) else not isinstance(value, str)


def _added(figures: list[Figure]) -> Figure | None:
    """Return the sum; amounts keep the unit that all of them have, and are in 元 where they have several."""
    amounts = [one for one in figures if isinstance(one, Amount)]
    if not amounts:
        numbers = [one for one in figures if isinstance(one, Decimal)]
        return sum(numbers, Decimal(0)) if numbers else None
    units = {one.unit for one in amounts if one.value}
    if len(units) == 1 or not units:
        return Amount(sum((one.value for one in amounts), Decimal(0)), next(iter(units), ""))
    total = sum(map(_in_yuan, amounts), Decimal(0))
    return Amount(total.to_integral_value() if total == total.to_integral_value() else total, "元")


def _in_yuan(amount: Amount) -> Decimal:
    return amount.value * _UNITS[amount.unit]
