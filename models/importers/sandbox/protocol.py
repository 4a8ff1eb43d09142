"""What the program and its sandbox say to each other: one line of JSON each, no objects."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from models.exchange.manifest import Manifest, ManifestFault
from models.exchange.manifest_json import manifest_from_json, manifest_to_json
from models.exchange.return_slip import ReturnSlip, SlipFault
from models.exchange.return_slip_json import slip_from_json, slip_to_json
from models.exchange.task_json import task_from_json, task_to_json
from models.exchange.task_package import TaskPackage, notice_of
from models.form.figures import Amount
from models.form.refs import CellRef, Ref, TextRef
from models.gathering.room_sheet import ReturnedCell, ReturnedSheet, mark_json, mark_of
from models.importers.own.imported import ChangedByHand, Imported
from models.importers.published.reading import Found, Reading, Unread
from models.importers.sandbox.held import Held, as_words, of_words
from models.importers.sandbox.zip_parts import ZipPart, ensure_listed
from models.report.places import place
from models.report.report import Report, Value
from models.report.report_json import report_from_json, report_to_json
from models.system.errors import ForeignWorkbook, NewerVersion, NoFormForYear, ReportError, UnreadableReport

ZipParts = tuple[ZipPart, ...]

Opened = Imported | Reading | ReturnedSheet | TaskPackage | ReturnSlip | Manifest | ZipParts | bytes
"""What can be in a file: a report, the sheet of a room, a district's task, a return slip, the list of a hand-over; at
the end of a zip all its parts, and in a part of it bytes."""

T = TypeVar("T")

_READY = b"ready"
TOO_MUCH = 3
"""The exit status of a sandbox whose memory did not suffice. Chosen: Python itself ends with 1 or 2."""

LONGEST_ANSWER = 8_000_000
"""Bytes of a line. Chosen: the text of the largest source that is read (600,000 characters), several times over."""

DELIVERY_ANSWER = 70_000_000
"""Bytes of a line that says what is in a part of a zip. Chosen: the largest file, four letters for three bytes."""

END_OF_ZIP, PART_OF_ZIP = ".end", ".part"
"""How the names of pieces of zips end; all else that is asked of `Scope.DELIVERIES` is the list of a hand-over."""

_ERRORS = {
    kind.__name__: kind
    for kind in (UnreadableReport, ForeignWorkbook, NewerVersion, NoFormForYear, SlipFault, ManifestFault)
}
_LONGEST = 1_000
"""Characters of a sentence; some name what stands in the file. Chosen: longer ones would fill the screen."""

_NUMBER = re.compile("-?[0-9]{1,40}([.][0-9]{1,40})?")


class Scope(Enum):
    """Which files a sandbox reads."""

    ANY = "any"
    OURS = "ours"
    ROOMS = "rooms"
    TASKS = "tasks"
    SLIPS = "slips"
    DELIVERIES = "deliveries"

    @property
    def longest_answer(self) -> int:
        """Bytes of a line that its sandbox answers at the most."""
        return DELIVERY_ANSWER if self is Scope.DELIVERIES else LONGEST_ANSWER


def ready(held: Iterable[Held]) -> bytes:
    """Return the line that says that the sandbox can be asked, and what the system refuses to it."""
    return b"%b %b\n" % (_READY, as_words(held))


def readiness(line: bytes) -> frozenset[Held]:
    """Return what a sandbox that can be asked says is refused to it.

    Raises:
        ValueError: It does not say that it can be asked.
    """
    begin, _, words = line.strip().partition(b" ")
    if begin != _READY:
        raise ValueError("not ready")
    return of_words(words)


def request(path: Path) -> bytes:
    """Return the line that asks for a file."""
    return _line(str(path))


def requested(line: bytes) -> Path:
    """Return the file that a line asks for."""
    return Path(_text(_data(line)))


def answer(opened: Opened) -> bytes:
    """Return the line that says what is in a file."""
    if isinstance(opened, ReturnedSheet):
        mark = mark_json(opened.mark)
        return _line({"mark": mark, "cells": opened.cells, "others": opened.others, "saved": opened.saved})
    if isinstance(opened, TaskPackage):
        return _line({"task": task_to_json(opened.task), "notice": opened.notice})
    if isinstance(opened, ReturnSlip):
        return _line({"slip": slip_to_json(opened)})
    if isinstance(opened, Imported | Reading):
        return _of_report(opened)
    if isinstance(opened, bytes):
        return b'"%b"\n' % b64encode(opened)  # a string of JSON already, and there is little memory
    return _line({"manifest": manifest_to_json(opened)} if isinstance(opened, Manifest) else {"parts": opened})


def _of_report(opened: Imported | Reading) -> bytes:
    report = report_to_json(opened.report)
    if isinstance(opened, Imported):
        differences = [[one.ref, _told(one.exported), _told(one.found)] for one in opened.differences]
        return _line({"report": report, "differences": differences})
    found = [[one.ref, _told(one.value), *one[2:]] for one in opened.found]
    return _line({"report": report, "found": found, "unread": opened.unread})


def refusal(error: ReportError) -> bytes:
    """Return the line that says why a file is not read."""
    known = next((kind.__name__ for kind in type(error).__mro__ if kind.__name__ in _ERRORS), UnreadableReport.__name__)
    return _line({"error": known, "sentence": str(error)[:_LONGEST]})


def understood(line: bytes) -> Imported | Reading:
    """Return what the answer says is in a file. Nothing is believed that the program could not show.

    Raises:
        ReportError: The file cannot be read; the answer says why.
        ValueError: This is no answer.
    """
    return _understood(line, _report)


def sheet_understood(line: bytes) -> ReturnedSheet:
    """Return what the answer says stands on the sheet of a room; raises what `understood` does."""
    return _understood(line, _sheet)


def package_understood(line: bytes) -> TaskPackage:
    """Return what the answer says is in a task package; raises what `understood` does."""
    return _understood(line, _task_package)


def slip_understood(line: bytes) -> ReturnSlip:
    """Return what the answer says is on a return slip; raises what `understood` does."""
    return _understood(line, _slip)


def manifest_understood(line: bytes) -> Manifest:
    """Return what the answer says is in the list of a hand-over; raises what `understood` does."""
    return _understood(line, _manifest)


def parts_understood(line: bytes) -> ZipParts:
    """Return what the answer says is in a zip; raises what `understood` does."""
    return _understood(line, _parts)


def bytes_understood(line: bytes) -> bytes:
    """Return the bytes of an answer; raises what `understood` does."""
    if line.startswith(b'"') and line.endswith(b'"\n'):
        return b64decode(memoryview(line)[1:-2], validate=True)
    return _understood(line, _no_bytes)


def _understood(line: bytes, read: Callable[[object], T]) -> T:
    try:
        match found := _data(line):
            case {"error": str(name), "sentence": str(sentence), **rest} if not rest and len(sentence) <= _LONGEST:
                kind = _ERRORS[name]
                raise kind.__new__(kind, sentence)
        return read(found)
    except (LookupError, TypeError, RecursionError) as error:
        raise ValueError("no answer") from error


def _report(said: object) -> Imported | Reading:
    match said:
        case {"report": report, "differences": list(differences), **rest} if not rest:
            return _imported(report_from_json(report), differences)
        case {"report": report, "found": list(found), "unread": list(unread), **rest} if not rest:
            return _reading(report_from_json(report), found, unread)
    raise ValueError("no answer")


def _sheet(said: object) -> ReturnedSheet:
    match said:
        case {"mark": str(mark), "cells": list(cells), "others": list(names), "saved": str(saved), **rest} if not rest:
            return ReturnedSheet(mark_of(mark), tuple(map(_cell, cells)), tuple(map(_text, names)), saved)
    raise ValueError("no answer")


def _task_package(said: object) -> TaskPackage:
    match said:
        case {"task": task, "notice": str(notice), **rest} if not rest:
            return TaskPackage(task_from_json(task), notice_of(notice))
    raise ValueError("no answer")


def _slip(said: object) -> ReturnSlip:
    match said:
        case {"slip": slip, **rest} if not rest:
            return slip_from_json(slip)
    raise ValueError("no answer")


def _manifest(said: object) -> Manifest:
    match said:
        case {"manifest": manifest, **rest} if not rest:
            return manifest_from_json(manifest)
    raise ValueError("no answer")


def _parts(said: object) -> ZipParts:
    match said:
        case {"parts": parts, **rest} if not rest:
            return ensure_listed(parts)
    raise ValueError("no answer")


def _no_bytes(said: object) -> bytes:
    raise ValueError(said)


def _cell(said: Sequence[Any]) -> ReturnedCell:
    row, column, text, is_formula = said
    if type(row) is not int or type(column) is not int or min(row, column) < 1 or not isinstance(is_formula, bool):
        raise ValueError("no answer")
    return ReturnedCell(row, column, _text(text), is_formula)


def _imported(report: Report, differences: Sequence[Any]) -> Imported:
    return Imported(
        report,
        tuple(ChangedByHand(_ref(report, ref), _value(before), _value(after)) for ref, before, after in differences),
    )


def _reading(report: Report, found: Sequence[Any], unread: Sequence[Any]) -> Reading:
    return Reading(report, tuple(_found(report, one) for one in found), tuple(_unread(one) for one in unread))


def _found(report: Report, said: Sequence[object]) -> Found:
    ref, value, where, raw, sure = said
    if (known := _value(value)) is None or not isinstance(sure, bool):
        raise ValueError("no answer")
    return Found(_ref(report, ref), known, _text(where), _text(raw), sure)


def _unread(said: Sequence[object]) -> Unread:
    where, text = said
    return Unread(_text(where), _text(text))


def _ref(report: Report, said: object) -> Ref:
    if not isinstance(said, list) or len(said) not in {2, 3}:
        raise ValueError("no place")
    names = [_text(name) for name in said]
    ref = CellRef(*names) if len(names) == 3 else TextRef(*names)
    place(report, ref)  # fails for a place that no window could show
    return ref


def _told(value: Value | None) -> list[str] | str | None:
    """Return a value as data: a figure as a list, digit by digit."""
    if isinstance(value, Amount):
        return [f"{value.value:f}", value.unit]
    return [f"{value:f}"] if isinstance(value, Decimal) else value


def _value(said: object) -> Value | None:
    match said:
        case None | str():
            return said
        case [str(digits)] if _NUMBER.fullmatch(digits):
            return Decimal(digits)
        case [str(digits), str(unit)] if _NUMBER.fullmatch(digits):
            return Amount(Decimal(digits), unit)
        case _:
            raise ValueError("no value")


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError(said)
    return said


def _line(data: object) -> bytes:
    """Return data as a line; the halves of surrogate pairs that names of files may hold survive."""
    return json.dumps(data, ensure_ascii=False).encode(errors="surrogatepass") + b"\n"


def _data(line: bytes) -> object:
    found: object = json.loads(line.decode(errors="surrogatepass"))
    return found
