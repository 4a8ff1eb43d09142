"""A return slip as JSON and back. Reading is strict: what is not understood is refused with a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from models.exchange.return_slip import (
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_REPLY,
    LONGEST_WORDS,
    About,
    Answer,
    Closed,
    Made,
    PointState,
    ReturnSlip,
    SlipFault,
    SlipPlace,
    SlipPoint,
    in_order,
)
from models.exchange.strict_json import day, line, lines, loaded, number, some
from models.exchange.task_json import TASK_ID
from models.form.cover import PARTICULARS
from models.form.editions import form_for
from models.form.refs import NOTES, CellRef, Ref, TextRef
from models.form.vocabulary import Form
from models.report.limits import LONGEST_TEXT
from models.report.matching_code import code_of
from models.report.places import GENERATED
from models.system.errors import NoFormForYear

SLIP_FORMAT = "govinfo-annual-report-return-slip"
SLIP_SCHEMA = 1
"""The version of the format. It is one higher whenever older programs would misread what is written."""

LARGEST_SLIP = 4_000_000
"""Bytes of JSON. Chosen: so many points with long sentences, and some whole texts."""

MOST_POINTS = 1_000
"""Of a slip. Chosen: a report has some 350 cells; nobody returns a tenth of them."""

_MOST_PLACES, _MOST_REMINDERS, _MOST_ROUNDS = 200, 50, 999
"""Places of a point, reminders, and rounds. Chosen: far beyond real ones."""

_YEARS = range(2008, 10_000)
"""That are reported on: the regulation is in force since 2008 (国务院令第492号)."""

_CODE = re.compile("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")
_SHA256 = re.compile("[0-9a-f]{64}")
T = TypeVar("T")

_DAMAGED = "退回单{}不对，没有打开；文件可能被改过或者没有拷贝完整，请向区里再要一份。"

_WORDS = {
    "round": "的轮次",
    "task": "的任务编号",
    "unit": "的单位编号",
    "name": "的单位名称",
    "year": "的年度",
    "code": "的核对码",
    "sha256": "的核对码和 SHA-256",
    "made": "的退回时间",
    "by": "的经办人",
    "office": "的退回单位",
    "phone": "的电话",
    "due": "的期限",
    "points": "的意见",
    "reminders": "的提醒",
}
"""What a part is called in a sentence; only these names stand in a slip."""


def slip_to_json(slip: ReturnSlip) -> dict[str, Any]:
    """Return a slip as a JSON object."""
    made = slip.made
    return {
        "format": SLIP_FORMAT,
        "schema": SLIP_SCHEMA,
        "round": slip.round,
        **slip.about._asdict(),
        "made": made.when.isoformat(),
        "by": made.by,
        "office": made.office,
        "phone": made.phone,
        "due": made.due.isoformat(),
        "points": [_point_json(point) for point in slip.points],
        "reminders": list(slip.reminders),
    }


def _point_json(point: SlipPoint) -> dict[str, Any]:
    closed = point.closed
    return {
        **point._asdict(),
        "places": [{**place._asdict(), "ref": str(place.ref)} for place in point.places],
        "state": point.state.value,
        "answer": point.answer.value if point.answer else "",
        "closed": {"round": closed.round, "day": closed.day.isoformat()} if closed else None,
    }


def write_slip(slip: ReturnSlip) -> bytes:
    """Return a slip as a JSON file: the same slip, the same bytes."""
    return (json.dumps(slip_to_json(slip), ensure_ascii=False, indent=1) + "\n").encode()


def read_slip(content: bytes) -> ReturnSlip:
    """Return the slip in a JSON file.

    Raises:
        SlipFault: It is none, is damaged, or says what this program does not know.
    """
    if len(content) > LARGEST_SLIP:
        raise SlipFault("文件太大，不像是退回单，没有打开；请核对选的文件。")
    try:
        data = loaded(content, "utf-8-sig")
    except (ValueError, RecursionError) as error:
        raise SlipFault("退回单的内容已损坏，没有打开；请重新拷贝，或者向区里再要一份。") from error
    return slip_from_json(data)


def slip_from_json(data: object) -> ReturnSlip:
    """Return the slip in a JSON object; raises what `read_slip` does."""
    if not isinstance(data, dict) or data.get("format") != SLIP_FORMAT:
        raise SlipFault("里面不是退回单，没有打开；请选择区里发的 .退回单 文件。")
    schema = data.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise SlipFault("退回单里没有写明格式版本（schema），没有打开；请向区里再要一份。")
    if schema > SLIP_SCHEMA:
        raise SlipFault("这份退回单由新版程序生成，没有打开；请先升级本程序。")
    if data.keys() - _WORDS.keys() - {"format", "schema"}:
        raise SlipFault(_DAMAGED.format("里有的内容"))
    try:
        return _slip(data)
    except (KeyError, TypeError, ValueError) as error:
        what = _WORDS.get(str(error.args[0]) if error.args else "", "里有的内容")
        raise SlipFault(_DAMAGED.format(what)) from error


def _slip(data: Mapping[str, Any]) -> ReturnSlip:
    given: dict[str, Any] = {name: _given(data, name, read) for name, read in _READ.items()}
    slip_about = About(**{name: given[name] for name in About._fields})
    if code_of(bytes.fromhex(slip_about.sha256)) != slip_about.code:
        raise ValueError("sha256")
    try:
        form = form_for(slip_about.year)
    except NoFormForYear as error:
        raise ValueError("year") from error
    points = _given(data, "points", lambda found: _points(found, form, given["round"]))
    made = Made(given["made"], *(given[name] for name in ("by", "office", "phone", "due")))
    return ReturnSlip(given["round"], slip_about, made, points, given["reminders"])


def _given(data: Mapping[str, Any], name: str, read: Callable[[Any], T]) -> T:
    try:
        return read(data[name])
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ValueError(name) from error


def _points(value: object, form: Form, most: int) -> tuple[SlipPoint, ...]:
    points = in_order(_point(one, form, most) for one in some(value, MOST_POINTS))
    if len({point.number for point in points}) < len(points):
        raise ValueError(value)
    return points


def _point(value: Mapping[str, Any], form: Form, most: int) -> SlipPoint:
    rounds = number(range(1, most + 1))
    if set(value) != set(SlipPoint._fields):
        raise ValueError(value)
    closed = value["closed"]
    point = SlipPoint(
        number(range(1, 10 * MOST_POINTS))(value["number"]),
        rounds(value["round"]),
        line(LONGEST_ID)(value["rule"]),
        tuple(_place(one, form) for one in some(value["places"], _MOST_PLACES)),
        lines(LONGEST_WORDS)(value["sentence"]),
        lines(LONGEST_WORDS)(value["remark"]),
        PointState(value["state"]),
        Answer(value["answer"]) if value["answer"] != "" else None,
        lines(LONGEST_REPLY)(value["reply"]),
        None if closed is None else _closed(closed, rounds),
    )
    if (point.state is PointState.CLOSED) != (point.closed is not None) or _is_odd(point):
        raise ValueError(value)
    return point


def _is_odd(point: SlipPoint) -> bool:
    """Return whether a point is answered without an answer, or says nothing at all."""
    return (point.state is PointState.ANSWERED and point.answer is None) or not (point.sentence or point.remark)


def _closed(value: Mapping[str, Any], rounds: Callable[[object], int]) -> Closed:
    if set(value) != set(Closed._fields):
        raise ValueError(value)
    return Closed(rounds(value["round"]), day(value["day"]))


def _place(value: Mapping[str, Any], form: Form) -> SlipPlace:
    if set(value) != set(SlipPlace._fields):
        raise ValueError(value)
    return SlipPlace(_ref(value["ref"], form), *(lines(LONGEST_TEXT)(value[name]) for name in ("then", "after")))


def _ref(value: str, form: Form) -> Ref:
    """Return the place that a file names; only those that the window can lead to are any."""
    part, _, key = value.partition("/")
    text, ids = TextRef(part, key), value.split("/")
    if part == NOTES and text.cell in form.cells:
        return text
    if part == "cover" and key in PARTICULARS:
        return text
    if part in {"texts", "headings"} and (value in GENERATED or form.section_of(text)):
        return text
    cell = CellRef(*ids) if len(ids) == len(CellRef._fields) else None
    if cell not in form.cells:
        raise ValueError(value)
    return cell


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def read(value: str) -> str:
        if not pattern.fullmatch(value):
            raise ValueError(value)
        return value

    return read


def _task(value: str) -> str:
    return value if value == "" else _matching(TASK_ID)(value)


def _moment(value: str) -> datetime:
    found = datetime.fromisoformat(value)
    if found.isoformat() != value or found.tzinfo is None:
        raise ValueError(value)
    return found


def _reminders(value: object) -> tuple[str, ...]:
    return tuple(map(lines(LONGEST_WORDS), some(value, _MOST_REMINDERS)))


_READ: Mapping[str, Callable[[Any], object]] = {
    "round": number(range(1, _MOST_ROUNDS + 1)),
    "task": _task,
    "unit": line(LONGEST_ID),
    "name": line(LONGEST_NAME, 1),
    "year": number(_YEARS),
    "code": _matching(_CODE),
    "sha256": _matching(_SHA256),
    "made": _moment,
    "by": line(LONGEST_NAME),
    "office": line(LONGEST_NAME),
    "phone": line(LONGEST_ID),
    "due": day,
    "reminders": _reminders,
}
"""How each part but the points is read, in the order in which faults are told."""
