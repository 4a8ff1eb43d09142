"""A task as JSON and back. Reading is strict: what is not understood is refused with a sentence, never dropped."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from models.exchange.strict_json import day, line, lines, loaded, number, some
from models.exchange.task import MOST_UNITS, Task, TaskFault, TaskUnit
from models.form.cover import KINDS
from models.report.of_task import LONGEST_UNIT_ID, TASK_LIKE

TASK_FORMAT = "govinfo-annual-report-task"
TASK_SCHEMA = 1
"""The version of the format. It is one higher whenever older programs would misread what is written."""

TASK_ID = re.compile(TASK_LIKE)
"""What the id of a task looks like."""

LARGEST_TASK = 8_000_000
"""Bytes of JSON. Chosen: so many units with long names, and a notice."""

_LONGEST_NAME, _LONGEST_ID, _LONGEST_TEXT = 200, 64, 20_000
"""Characters of a name, of the id of a unit, and of a text. Chosen: several times the longest real ones."""

_MOST_ITEMS, _MOST_DAYS, _LARGEST_THRESHOLD = 200, 366, 1_000_000
"""Texts, thresholds and demands; days to mend a report in; what a threshold may be. Chosen: far beyond real ones."""

_YEARS = range(2008, 10_000)
"""That are reported on: the regulation is in force since 2008 (国务院令第492号)."""

T = TypeVar("T")


def task_to_json(task: Task) -> dict[str, Any]:
    """Return a task as a JSON object."""
    return {
        "format": TASK_FORMAT,
        "schema": TASK_SCHEMA,
        "id": task.id,
        "year": task.year,
        "form": task.form,
        "district": task.district,
        "addressee": task.addressee,
        "due": task.due.isoformat(),
        "mended_within": task.mended_within,
        "units": [unit._asdict() for unit in task.units],
        "required": list(task.required),
        "thresholds": dict(task.thresholds),
        "texts": dict(task.texts),
    }


def write_task(task: Task) -> bytes:
    """Return a task as a JSON file: the same task, the same bytes."""
    return (json.dumps(task_to_json(task), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_task(content: bytes) -> Task:
    """Return the task in a JSON file.

    Raises:
        TaskFault: It is none, is damaged, or says what this program does not know.
    """
    if len(content) > LARGEST_TASK:
        raise TaskFault("任务太大，不像是真的，没有打开；请向区里要一份新的任务包。")
    try:
        data = loaded(content)
    except (ValueError, RecursionError) as error:
        raise TaskFault("任务的内容已损坏，没有打开；请向区里要一份新的任务包。") from error
    return task_from_json(data)


def task_from_json(data: object) -> Task:
    """Return the task in a JSON object; raises what `read_task` does."""
    if not isinstance(data, dict) or data.get("format") != TASK_FORMAT:
        raise TaskFault("里面不是年报任务，没有打开；请选择区里发的任务包。")
    schema = data.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise TaskFault("任务里没有写明格式版本（schema），没有打开；请向区里要一份新的任务包。")
    if schema > TASK_SCHEMA:
        raise TaskFault("这份任务由新版程序生成，没有打开；请先升级本程序。")
    try:
        return _task(data)
    except (KeyError, TypeError, ValueError) as error:
        what = _WORDS.get(str(error.args[0]) if error.args else "", "有的内容")
        raise TaskFault(f"任务里{what}不对，没有打开；请向区里要一份新的任务包。") from error


_WORDS = {
    "id": "的编号",
    "year": "的年度",
    "form": "的格式版本",
    "district": "的区名",
    "addressee": "的收件单位",
    "due": "的截止日期",
    "mended_within": "的改正天数",
    "units": "的单位名册",
    "required": "的必填项目",
    "thresholds": "的提醒界限",
    "texts": "的文字",
}
"""What a part is called in a sentence; only these names stand in a task."""


def _task(data: Mapping[str, Any]) -> Task:
    if unknown := data.keys() - _WORDS.keys() - {"format", "schema"}:
        raise ValueError(min(unknown))
    given: dict[str, Any] = {name: _given(data, name, read) for name, read in _READ.items()}
    return Task(**given)


def _given(data: Mapping[str, Any], name: str, read: Callable[[Any], T]) -> T:
    try:
        return read(data[name])
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ValueError(name) from error


def _id(value: str) -> str:
    if not TASK_ID.fullmatch(value):
        raise ValueError(value)
    return value


def _units(value: object) -> tuple[TaskUnit, ...]:
    units = tuple(_unit(one) for one in some(value, MOST_UNITS))
    if len({unit.id for unit in units}) < len(units):
        raise ValueError(value)
    return units


def _unit(value: Mapping[str, Any]) -> TaskUnit:
    if set(value) != set(TaskUnit._fields) or value["kind"] not in KINDS:
        raise ValueError(value)
    return TaskUnit(line(LONGEST_UNIT_ID, 1)(value["id"]), line(_LONGEST_NAME, 1)(value["name"]), value["kind"])


def _required(value: object) -> tuple[str, ...]:
    return tuple(map(line(_LONGEST_NAME, 1), some(value, _MOST_ITEMS)))


def _thresholds(value: object) -> dict[str, int]:
    least = number(range(_LARGEST_THRESHOLD + 1))
    return {line(_LONGEST_ID, 1)(key): least(one) for key, one in _object(value).items()}


def _texts(value: object) -> dict[str, str]:
    return {line(_LONGEST_ID, 1)(key): lines(_LONGEST_TEXT)(one) for key, one in _object(value).items()}


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) > _MOST_ITEMS:
        raise ValueError(value)
    return value


_READ: Mapping[str, Callable[[Any], object]] = {
    "id": _id,
    "year": number(_YEARS),
    "form": line(_LONGEST_ID, 1),
    "district": line(_LONGEST_NAME),
    "addressee": line(_LONGEST_NAME),
    "due": day,
    "mended_within": number(range(1, _MOST_DAYS + 1)),
    "units": _units,
    "required": _required,
    "thresholds": _thresholds,
    "texts": _texts,
}
"""How each part is read, in the order in which faults are told."""
