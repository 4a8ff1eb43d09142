"""What is gathered from the rooms of a unit, as it is kept with a draft; it is no part of the draft's report.

It is written by name, so that what a later version keeps there stays; what cannot be understood counts as not there,
and stays, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, TypeVar

from models.form.editions import kinds
from models.form.figures import print_figure, read_figure
from models.form.refs import CellRef
from models.gathering.gathering import LONGEST_NAME, Gathering, How, Part, Reason, Room, Row
from models.report.report import Value
from models.system.moments import moment

GATHERING = "gathering"
"""Under what name it stands in a stored draft."""

_LONGEST_REASON = 200
"""Characters. Chosen: several sentences."""

T = TypeVar("T")


def gathering_of(document: Mapping[str, Any]) -> Gathering:
    """Return what is gathered for a stored draft; drafts of earlier versions have nothing."""
    found = _mapping(document.get(GATHERING))
    rooms = tuple(dict(_understood(_entries(found.get("rooms")), _room)).values())
    parts, withdrawn = (
        {(room, ref): part for room, cells in _mapping(found.get(name)).items() for ref, part in _by_cell(cells, _part)}
        for name in ("parts", "withdrawn")
    )
    return Gathering(
        rooms=rooms,
        asked={room: _rows(rows) for room, rows in _mapping(found.get("asked")).items()},
        parts=parts,
        withdrawn=withdrawn,
        reasons=dict(_by_cell(found.get("reasons"), _reason)),
        due=_day(found.get("due")),
        came=dict(_understood(_mapping(found.get("came")), _moment)),
        remarks=dict(_understood(_mapping(found.get("remarks")), _remarks)),
        made=max(_count(found.get("made")), len(rooms), *(_number(room.id) for room in rooms), 0),
    )


def keep_gathering(document: MutableMapping[str, Any], gathering: Gathering) -> None:
    """Keep this with a stored draft; what stands there and cannot be understood stays."""
    before = _mapping(document.get(GATHERING))
    own = {
        "rooms": _rooms_json(gathering, before.get("rooms")),
        "asked": _asked_json(gathering, before.get("asked")),
        "parts": _parts_json(gathering, gathering.parts, before.get("parts")),
        "withdrawn": _parts_json(gathering, gathering.withdrawn, before.get("withdrawn")),
        "reasons": _kept(before.get("reasons"), _reason)
        | {str(ref): _reason_json(ref, one) for ref, one in gathering.reasons.items() if ref in kinds()},
        "due": gathering.due.isoformat() if gathering.due else None,
        "came": {room: when.isoformat() for room, when in gathering.came.items()},
        "remarks": {room: list(map(_whole, words)) for room, words in gathering.remarks.items()},
        "made": gathering.made,
    }
    document[GATHERING] = {**before, **own}


# ---------------------------------------------------------------- written


def _rooms_json(gathering: Gathering, before: object) -> list[object]:
    known = _entries(before)
    understood = dict(_understood(known, _room))
    foreign = [one for key, one in known.items() if key not in understood]
    own = [{**known.get(room.id, {}), "id": room.id, "name": _whole(room.name)} for room in gathering.rooms]
    return [*own, *foreign]


def _asked_json(gathering: Gathering, before: object) -> dict[str, list[str]]:
    rooms = {room.id for room in gathering.rooms}
    foreign = {room: _foreign_rows(rows) for room, rows in _mapping(before).items() if room in rooms}
    own = {room: sorted("/".join(row) for row in rows) for room, rows in gathering.asked.items()}
    return {room: [*own.get(room, ()), *foreign.get(room, ())] for room in own | foreign}


def _parts_json(
    gathering: Gathering, parts: Mapping[tuple[str, CellRef], Part], before: object
) -> dict[str, dict[str, Any]]:
    rooms = {room.id for room in gathering.rooms}
    known = _mapping(before)
    kept = {room: _kept(cells, _part) for room, cells in known.items() if room in rooms}
    for (room, ref), part in parts.items():
        if ref in kinds():
            extra = _mapping(_mapping(known.get(room)).get(str(ref)))
            kept.setdefault(room, {})[str(ref)] = {**extra, **_part_json(ref, part)}
    return kept


def _part_json(ref: CellRef, part: Part) -> dict[str, Any]:
    before = None if part.before is None else _printed(ref, part.before)
    own = {"value": _printed(ref, part.value), "how": part.how.name, "when": part.when.isoformat()}
    return {**own, "before": before, "taken": part.taken}


def _reason_json(ref: CellRef, reason: Reason) -> dict[str, str]:
    word = _whole(reason.word)[:_LONGEST_REASON]
    return {"word": word, "total": _printed(ref, reason.total), "figure": _printed(ref, reason.figure)}


def _printed(ref: CellRef, value: Value) -> str:
    return _whole(print_figure(value, kinds()[ref]))


def _kept(before: object, read: Callable[[CellRef, Any], object]) -> dict[str, Any]:
    """Return what stands under addresses of cells and cannot be understood."""
    understood = {str(ref) for ref, _ in _by_cell(before, read)}
    return {key: value for key, value in _mapping(before).items() if key not in understood}


# ---------------------------------------------------------------- read


def _room(found: object) -> Room:
    one = _mapping(found)
    return Room(_text(one["id"]), _text(one["name"])[:LONGEST_NAME])


def _rows(found: object) -> frozenset[Row]:
    return frozenset(Row(*name.split("/")) for name in _names(found) if name.count("/") == 1)


def _foreign_rows(found: object) -> list[str]:
    return [name for name in _names(found) if name.count("/") != 1]


def _part(ref: CellRef, found: object) -> Part:
    one = _mapping(found)
    before = one.get("before")
    when = moment(one["when"])
    _ensure(when.tzinfo is not None)
    value = _value(ref, one["value"])
    return Part(value, How[one["how"]], when, None if before is None else _value(ref, before), one.get("taken") is True)


def _reason(ref: CellRef, found: object) -> Reason:
    one = _mapping(found)
    return Reason(_text(one["word"])[:_LONGEST_REASON], _value(ref, one["total"]), _value(ref, one["figure"]))


def _value(ref: CellRef, found: object) -> Value:
    value = read_figure(_text(found), kinds()[ref])
    if value is None:
        raise ValueError
    return value


def _remarks(found: object) -> tuple[str, ...]:
    _ensure(isinstance(found, list) and bool(found))
    return tuple(_names(found))


def _moment(found: object) -> datetime:
    when = moment(_text(found))
    _ensure(when.tzinfo is not None)
    return when


def _day(found: object) -> date | None:
    with suppress(TypeError, ValueError):
        return date.fromisoformat(_text(found))
    return None


def _by_cell(found: object, read: Callable[[CellRef, Any], T]) -> Iterator[tuple[CellRef, T]]:
    """Yield what is kept under the addresses of cells, as far as it can be understood."""
    for key, value in _mapping(found).items():
        with suppress(LookupError, TypeError, ValueError):
            table, row, column = str(key).split("/")
            ref = CellRef(table, row, column)
            yield ref, read(ref, value)


def _understood(found: Mapping[str, Any], read: Callable[[Any], T]) -> Iterator[tuple[str, T]]:
    for key, value in found.items():
        with suppress(LookupError, TypeError, ValueError):
            yield key, read(value)


def _number(room_id: str) -> int:
    digits = room_id.removeprefix("room")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def _entries(found: object) -> dict[str, dict[str, Any]]:
    """Return the entries of a list that have an id, by it."""
    entries = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    return {one["id"]: one for one in entries if isinstance(one.get("id"), str)}


def _names(found: object) -> list[str]:
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _whole(text: str) -> str:
    """Return a text without half characters, which no file can hold."""
    return text.encode(errors="ignore").decode()


def _ensure(holds: bool) -> None:  # noqa: FBT001  a condition
    if not holds:
        raise ValueError


def _mapping(found: object) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}
