"""What the answers of the rooms add up to, how that stands to the report, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from models.form.editions import kinds
from models.form.figures import MOST_DIGITS, Amount, Figure, figure_fault, is_whole
from models.form.refs import CellRef, Ref
from models.form.vocabulary import FigureKind, Form
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
        words: The rooms whose answer cannot be added: no figure, or one that cannot stand there. All of them, if the
            sum has more digits than a cell keeps.
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
    return _sum_of(gathering, ref, gathering.rooms_asked(Row(ref.table, ref.row)))


def _sum_of(gathering: Gathering, ref: CellRef, rooms: Sequence[Room]) -> Sum:
    kind, parts = kinds().get(ref), gathering.parts
    figures, missing, words = list[Figure](), list[Room](), list[Room]()
    for room in rooms:
        if (part := parts.get((room.id, ref))) is None:
            missing.append(room)
        elif isinstance(part.value, str) or not _adds(part.value, kind):
            words.append(room)
        else:
            figures.append(part.value)
    so_far = _added(figures)
    if so_far is not None and len(_digits(so_far)) > MOST_DIGITS:
        return Sum(None, None, tuple(missing), tuple(room for room in rooms if room not in missing))
    return Sum(None if missing or words else so_far, so_far, tuple(missing), tuple(words))


def differences(gathering: Gathering, report: Report) -> tuple[Difference, ...]:
    """Return the cells where sum and report differ and nobody has said why; a blank cell is none of them."""
    return tuple(_unexplained(gathering, report, _complete(gathering, report)))


def reason_of(gathering: Gathering, report: Report, ref: CellRef) -> str:
    """Return why a cell differs from its sum; empty if that was not said of these two figures."""
    if (reason := gathering.reasons.get(ref)) is None:
        return ""
    total, figure = sum_of(gathering, ref).value, report.content(ref)
    if total is None or figure is None:
        return ""
    return reason.word if same(reason.total, total) and same(reason.figure, figure) else ""


def with_reason(gathering: Gathering, report: Report, ref: CellRef, word: str) -> Gathering:
    """Return the gathering with why a cell differs from its sum as both are now; an empty word takes it away."""
    total, figure = sum_of(gathering, ref).value, report.content(ref)
    return gathering.with_reason(ref, None if total is None or figure is None else Reason(word.strip(), total, figure))


def changes(gathering: Gathering, form: Form) -> tuple[Changed, ...]:
    """Return what rooms have changed since it was reported or taken over, and nobody has seen; the last one first.

    What the form does not have, since the report is of another year now, is none of it.
    """
    found: list[tuple[tuple[str, CellRef], Value | None, Value | None, datetime]]
    others = ((key, part) for key, part in gathering.parts.items() if part.before is not None)
    found = [(key, part.before, part.value, part.when) for key, part in others]
    found += [(key, part.value, None, part.when) for key, part in gathering.withdrawn.items()]
    told = (
        Changed(room, ref, before, now, when)
        for (room_id, ref), before, now, when in found
        if before is not None
        and ref in form.cells
        and (room := gathering.room(room_id))
        and gathering.asks(room_id, Row(ref.table, ref.row))
    )
    return tuple(sorted(told, key=lambda one: one.when, reverse=True))


def fills(gathering: Gathering, report: Report) -> Fills:
    """Return the complete sums that the report does not hold yet, and what they would write over."""
    known = list(_complete(gathering, report))
    blank: dict[Ref, Value | None] = {ref: total for ref, total, figure in known if figure is None}
    return Fills(blank, tuple(_unexplained(gathering, report, known)))


def agreed(gathering: Gathering, report: Report) -> tuple[CellRef, ...]:
    """Return the cells of which the report says what their rooms do together, however that came into it."""
    return tuple(
        ref for ref, total, figure in _complete(gathering, report) if figure is not None and same(total, figure)
    )


def same(one: Value, other: Value) -> bool:
    """Return whether two contents of a cell mean the same: 1.50 is 1.5, and 3.54万元 is 35400元."""
    if isinstance(one, Amount) and isinstance(other, Amount):
        return _in_yuan(one) == _in_yuan(other)
    return type(one) is type(other) and one == other


_Known = tuple[CellRef, Figure, Value | None]
"""A cell, what its rooms say together, and what the report says."""


def _complete(gathering: Gathering, report: Report) -> Iterator[_Known]:
    """Yield the cells of which all rooms have answered."""
    for row, cells in askable(report.form).items():
        if rooms := gathering.rooms_asked(row):
            for ref in cells:
                if (total := _sum_of(gathering, ref, rooms).value) is not None:
                    yield ref, total, report.content(ref)


def _unexplained(gathering: Gathering, report: Report, known: Iterable[_Known]) -> Iterator[Difference]:
    for ref, total, figure in known:
        if figure is not None and not same(total, figure) and not reason_of(gathering, report, ref):
            yield Difference(ref, total, figure)


def adds(value: Value, ref: CellRef) -> bool:
    """Return whether an answer can be added up: a figure that may stand in this cell."""
    return _adds(value, kinds().get(ref))


def _adds(value: Value, kind: FigureKind | None) -> bool:
    return is_whole(value) or not (isinstance(value, str) or kind is None or figure_fault(value, kind))


def _digits(figure: Figure) -> tuple[int, ...]:
    return (figure.value if isinstance(figure, Amount) else figure).as_tuple().digits


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
