"""Whatever is pasted into a text, the check answers at once."""

from __future__ import annotations

import time

import pytest

from models.rules import check
from tests.builders import answered, balanced

_LENGTH = 50_000
_LONGEST = 3.0
"""Seconds; on a common PC it is less than one."""


@pytest.mark.parametrize(
    "unit",
    [
        *("收到", "一二三", "1", "１", " ", "其中", "公开", "（", "）", "（）", "“", "《", "。", "，", "、", "\n", "X"),
        *("3件", "3件。", "收到3件，其中", "类3件、", "维持1件、", "未收到。", "未发生复议", "均", "结转", "未经复议"),
        *("2022年，", "1月1日至", "国务院令第", "（一）", "一是", "1.", "13812345678", "请填写", "办事处。"),
        "收到政府信息公开申请3件，" * 90 + "。",
    ],
)
def test_a_text_of_one_kind_is_checked_at_once(unit: str) -> None:
    text = (unit * _LENGTH)[:_LENGTH]
    report = answered(balanced(), {"texts/overview": text, "texts/opening": text})

    begun = time.process_time()
    check(report)

    assert time.process_time() - begun < _LONGEST
