"""Whether a report may be accepted: errors stand in the way; what is not explained asks the district for a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.checks.findings import Finding, Level, unfolded
from models.text.characters import compatible

_MERE = frozenset(
    {
        *("核实无误", "经核实无误", "已核实无误", "经核实", "已核实", "核实", "核对无误", "经核对无误", "已核对"),
        *("情况属实", "情况属实无误", "属实", "数据属实", "数据无误", "无误", "正确", "没有问题", "没问题"),
        *("无", "没有", "无说明", "无异常", "正常", "是", "对"),
    }
)
"""Reasons that, as a whole, explain nothing.

Source: 合肥市统计局 ("不能只填写'核实无误'"); the rest are its variants.
"""

_BESIDE = re.compile(r"[\W_]+")
"""What may stand around and between the words of a reason without saying anything."""


def is_mere(reason: str) -> bool:
    """Return whether a reason says nothing but that all is right, or nothing at all though something was written."""
    words = _BESIDE.sub("", compatible(reason))
    return bool(reason.strip()) and (not words or words in _MERE)


def is_settled(finding: Finding) -> bool:
    """Return whether a reason was given that says something: 核实无误 alone explains nothing (D15)."""
    return bool(finding.reason.strip()) and not is_mere(finding.reason)


def why_not(findings: Iterable[Finding]) -> str:
    """Return in a sentence why a report cannot be accepted: an error stands in the way. Blank if it can.

    Args:
        findings: What was found in it, as a formal export sees it, with the unit's reasons.
    """
    errors = sum(one.times for one in findings if one.blocks)
    return f"还有 {errors} 处错误，不能接收。" if errors else ""


def not_explained(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the warnings that nobody has explained: without a reason, or with one that says nothing."""
    warnings = (one for one in unfolded(findings) if one.level is Level.WARNING and not one.required)
    return tuple(one for one in warnings if not is_settled(one))


def asked_at_acceptance(warnings: int, points: int) -> str:
    """Return what the district has to give a reason for when it accepts a report; blank if nothing is open.

    Args:
        warnings: How many nobody has explained.
        points: How many of earlier slips are not done.
    """
    open_ = [f"{warnings} 处提醒没有说明"] if warnings else []
    open_ += [f"{points} 点退回意见没有办结"] if points else []
    return f"还有 {'、'.join(open_)}；接收要写明怎么核实的。" if open_ else ""
