"""The values in events as JSON and back. Reading is strict: what is not as it is written here is no event of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from models.district.register.events import writable
from models.district.register.submissions import Answer, Arrival, ChangedPlace, Check, FindingNote, Point, SlipAnswer
from models.district.roster import Unit
from models.district.unit_names import District

T = TypeVar("T")
Data = Mapping[str, Any]


def as_json(value: object) -> Any:  # noqa: ANN401  any JSON
    """Return a value as JSON: what has names as an object, what has an order as a list."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # a moment is one, too
        return value.isoformat()
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: as_json(part) for name, part in value._asdict().items()}
    if isinstance(value, Mapping):
        return {name: as_json(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(part) for part in value]
    return value


def cleaned(value: Any) -> Any:  # noqa: ANN401  any JSON
    """Return JSON with texts that can be written and seen."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {cleaned(name): cleaned(part) for name, part in value.items()}
    return [cleaned(part) for part in value] if isinstance(value, list) else value


def text_in(data: Data, name: str) -> str:
    """Return a text out of JSON; raises ValueError or KeyError, as all of these do, where there is none."""
    return _typed(data[name], str)


def texts_in(data: Data, name: str) -> tuple[str, ...]:
    """Return several texts."""
    return tuple(_typed(one, str) for one in _typed(data[name], list))


def whole_in(data: Data, name: str) -> int:
    """Return a whole number."""
    value = data[name]
    if type(value) is not int:
        raise ValueError(name)
    return value


def numbers_in(data: Data, name: str) -> tuple[int, ...]:
    """Return several whole numbers; none where nothing is said of them."""
    numbers = _typed(data.get(name, []), list)
    if any(type(one) is not int for one in numbers):
        raise ValueError(name)
    return tuple(numbers)


def yes_in(data: Data, name: str) -> bool:
    """Return yes or no."""
    return _typed(data[name], bool)


def day_in(data: Data, name: str) -> date:
    """Return a day."""
    return date.fromisoformat(text_in(data, name))


def object_in(data: Data, name: str, read: Callable[[Data], T]) -> T:
    """Return a value of several parts."""
    return read(_typed(data[name], dict))


def objects_in(data: Data, name: str, read: Callable[[Data], T]) -> tuple[T, ...]:
    """Return several values of several parts."""
    return tuple(read(_typed(one, dict)) for one in _typed(data[name], list))


def unit_from(data: Data) -> Unit:
    """Return a unit; registers of before units had a contact say none."""
    called = {"contact": "", "phone": "", **data}
    return Unit(
        text_in(data, "id"),
        text_in(data, "name"),
        text_in(data, "kind"),
        yes_in(data, "counted"),
        text_in(data, "reason"),
        texts_in(data, "aliases"),
        texts_in(data, "covers"),
        text_in(called, "contact"),
        text_in(called, "phone"),
    )


def district_from(data: Data) -> District:
    """Return what a district is called."""
    return District(text_in(data, "own"), text_in(data, "city"), text_in(data, "province"))


def arrival_from(data: Data) -> Arrival:
    """Return what is known of a file when it comes in."""
    return Arrival(
        text_in(data, "name"),
        text_in(data, "place"),
        text_in(data, "unit"),
        texts_in(data, "proposals"),
        text_in(data, "agency"),
        text_in(data, "code"),
        text_in(data, "version"),
        whole_in(data, "counter"),
        text_in(data, "supersedes"),
        object_in(data, "check", check_from),
        text_in(data, "refusal"),
        objects_in(data, "answers", slip_answer_from) if "answers" in data else (),
        objects_in(data, "changed", _changed_from) if "changed" in data else (),
    )


def _changed_from(data: Data) -> ChangedPlace:
    return ChangedPlace(*(text_in(data, name) for name in ChangedPlace._fields))


def slip_answer_from(data: Data) -> SlipAnswer:
    """Return what a unit has answered to a point."""
    answer = text_in(data, "answer")
    if answer:
        Answer(answer)
    return SlipAnswer(
        whole_in(data, "round"), whole_in(data, "number"), text_in(data, "about"), answer, text_in(data, "reply")
    )


def check_from(data: Data) -> Check:
    """Return what a check found."""
    previous = text_in(data, "previous") if "previous" in data else ""
    return Check(text_in(data, "rules"), objects_in(data, "findings", _finding_from), previous)


def _finding_from(data: Data) -> FindingNote:
    return FindingNote(text_in(data, "rule"), text_in(data, "level"), yes_in(data, "blocks"), texts_in(data, "places"))


def point_from(data: Data) -> Point:
    """Return a point of a return, as it is when it goes out."""
    return Point(
        text_in(data, "sentence"),
        text_in(data, "rule"),
        texts_in(data, "places"),
        texts_in(data, "values"),
        text_in(data, "remark"),
    )


def _typed(value: object, type_: type[T]) -> T:
    if not isinstance(value, type_):
        raise ValueError(value)  # noqa: TRY004  what is read is of the wrong value, whatever type that has
    return value
