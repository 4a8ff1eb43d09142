"""A task survives being written and read; what was changed on the way is refused with a sentence, never half taken."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.task import TaskFault, TaskUnit
from models.exchange.task_json import LARGEST_TASK, read_task, task_to_json, write_task
from tests.models.exchange.tasks import STREET, a_task

Change = Callable[[dict[str, Any]], object]

NAMES = st.text("甲乙丙丁<&=+@.()/ ", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(NAMES, max_size=5, unique=True))
def test_what_is_written_is_read_again(names: list[str]) -> None:
    task = a_task(units=tuple(TaskUnit(f"u-{name}", name, "town") for name in names))

    assert read_task(write_task(task)) == task
    assert write_task(read_task(write_task(task))) == write_task(task)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data.update(format="other"), "不是年报任务"),
        (lambda data: data.update(schema=2), "新版程序"),
        (lambda data: data.update(schema=True), "格式版本"),
        (lambda data: data.pop("due"), "截止日期"),
        (lambda data: data.update(due="20260120"), "截止日期"),
        (lambda data: data.update(due=20260120), "截止日期"),
        (lambda data: data.update(year="2025"), "年度"),
        (lambda data: data.update(year=10**40), "年度"),
        (lambda data: data.update(id="../../etc"), "编号"),
        (lambda data: data.update(mended_within=0), "改正天数"),
        (lambda data: data.update(command="format c:"), "有的内容"),
        (lambda data: data["units"].append(STREET._asdict()), "单位名册"),
        (lambda data: data["units"][0].update(kind="aggregate2"), "单位名册"),
        (lambda data: data["units"][0].update(name="甲" * 201), "单位名册"),
        (lambda data: data["units"][0].update(name="甲\n乙"), "单位名册"),
        (lambda data: data["units"][0].update(name="甲\u202e乙"), "单位名册"),
        (lambda data: data["units"][0].update(name=7), "单位名册"),
        (lambda data: data["units"][0].update(more=""), "单位名册"),
        (lambda data: data.update(units=[STREET._asdict() | {"id": str(n)} for n in range(5_001)]), "单位名册"),
        (lambda data: data.update(thresholds={"Y-JUMP": "50"}), "提醒界限"),
        (lambda data: data.update(thresholds=[]), "提醒界限"),
        (lambda data: data.update(texts={"notice": "甲" * 20_001}), "文字"),
        (lambda data: data.update(required=[["cover"]]), "必填项目"),
    ],
)
def test_what_is_not_understood_is_refused_and_named(change: Change, told: str) -> None:
    data = task_to_json(a_task())
    change(data)

    with pytest.raises(TaskFault, match=told):
        read_task(json.dumps(data).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": "\\ud800"}',
        b'{"format": 1, "format": 2}',
        b" " * (LARGEST_TASK + 1),
        b'{"format": "govinfo-annual-report-task", "schema": 1e999}',
        b'{"format": "govinfo-annual-report-task", "schema": NaN}',
    ],
)
def test_what_is_damaged_is_refused(content: bytes) -> None:
    with pytest.raises(TaskFault):
        read_task(content)
