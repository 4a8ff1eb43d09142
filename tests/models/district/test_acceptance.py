"""An error stands in the way of accepting, and so does a reason that says nothing; anything else does not."""

from __future__ import annotations

import pytest

from models.checks.findings import Finding, Level
from models.district.acceptance import asked_at_acceptance, is_mere, not_explained, why_not
from tests.builders import cell
from tests.ui.district.submissions import faulty, jumping, sound

REF = cell("applications/new/natural")
WARNING = Finding("T2-JUMP", Level.WARNING, "差得多。", (REF,))


@pytest.mark.parametrize(
    "reason",
    [
        "核实无误",
        "核实无误。",
        " 核实 无误 ",
        "经核实无误！",
        "情况属实",
        "无",
        "“无”",
        "（无）",
        "……",
        "-",
        "属实",
        "已核对",
        "没有",
    ],
)
def test_what_says_nothing_is_no_reason(reason: str) -> None:
    assert is_mere(reason)
    assert not_explained([WARNING._replace(reason=reason)])
    assert not why_not([WARNING._replace(reason=reason)])


@pytest.mark.parametrize(
    "reason",
    ["无人申请", "核实无误，3 月机构划转", "新增 2 个事项", "情况属实，原因是清理", "2", "无证经营案件增加"],
)
def test_what_says_something_explains(reason: str) -> None:
    assert not is_mere(reason)
    assert not not_explained([WARNING._replace(reason=reason)])


def test_no_reason_is_as_open_as_one_that_says_nothing() -> None:
    mere = WARNING._replace(reason="无")
    assert not_explained([WARNING, mere, WARNING._replace(level=Level.HINT)]) == (WARNING, mere)
    assert "2 处提醒" in asked_at_acceptance(2, 0)
    assert "1 点" in asked_at_acceptance(0, 1)
    assert not asked_at_acceptance(0, 0)


def test_an_error_stands_in_the_way_and_each_is_counted_as_often_as_it_is_there() -> None:
    error = Finding("T3-COL", Level.ERROR, "不等。", (REF,), times=3)

    assert "4 处" in why_not([error, error._replace(times=1), WARNING])
    assert why_not([WARNING._replace(required=True)])


def test_whole_reports() -> None:
    assert not sound().why_not
    assert faulty().why_not
    assert not sound().to_justify
    for words in ("核实无误", ""):
        assert not jumping(words).why_not
        assert "1 处提醒" in jumping(words).to_justify
    assert not jumping("今年新增证照事项").to_justify
