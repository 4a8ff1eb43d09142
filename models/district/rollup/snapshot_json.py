"""A snapshot that was kept, read again: strictly, to the last byte."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from models.district.register.events import NAME
from models.district.rollup.snapshot import Absent, FixedSum, Snapshot, UsedVersion, snapshot_to_json
from models.system.errors import ReportError
from models.system.sealed_json import unique

T = TypeVar("T")


class UnreadableSnapshot(ReportError):
    """Something that is no snapshot as this program writes it."""

    def __init__(self) -> None:
        super().__init__("这个定稿读不出来，不是本程序写的，或者已经损坏；请从备份里找回原来的。")


def snapshot_from_json(content: bytes) -> Snapshot:
    """Return a snapshot as it was written.

    Raises:
        UnreadableSnapshot: A byte of it is not as it was written.
    """
    try:
        data = json.loads(content.decode("utf-8"), object_pairs_hook=unique)
        found = _read(data)
        is_same = snapshot_to_json(found) == content
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableSnapshot from error
    if not is_same or not all(NAME.fullmatch(one.sha256) for one in found.versions):
        raise UnreadableSnapshot
    return found


def _read(data: Mapping[str, Any]) -> Snapshot:
    return Snapshot(
        _exactly(int, data["year"]),
        _exactly(str, data["form"]),
        _exactly(str, data["district"]),
        _exactly(str, data["scope"]),
        _rows(data["versions"], UsedVersion, {}),
        _rows(data["missing"], Absent, {}),
        _rows(data["sums"], FixedSum, {"blanks": int, "words": int}),
    )


def _rows(data: object, make: Callable[..., T], numbers: Mapping[str, type]) -> tuple[T, ...]:
    rows = _exactly(list, data)
    return tuple(
        make(**{name: _exactly(numbers.get(name, str), part) for name, part in _exactly(dict, row).items()})
        for row in rows
    )


def _exactly(type_: type[T], value: object) -> T:
    if type(value) is not type_:
        raise ValueError(value)
    return value
