"""Whether a report may be accepted, and if not, why: errors stand in the way, and so do reasons that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from models.checks.findings import Finding, Level, unfolded
from models.form.refs import TextRef
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

_NO_REASONS: Mapping[TextRef, str] = MappingProxyType({})


def is_mere(reason: str) -> bool:
    """Return whether a reason says nothing but that all is right, or nothing at all though something was written."""
    words = _BESIDE.sub("", compatible(reason))
    return bool(reason.strip()) and (not words or words in _MERE)


def mere_ones(findings: Iterable[Finding], reasons: Mapping[TextRef, str] = _NO_REASONS) -> tuple[Finding, ...]:
    """Return what was found and given a reason that explains nothing: it is as open as before.

    Args:
        findings: What was found.
        reasons: The reasons by the key of the finding; of others, the finding's own counts.
    """
    return tuple(one for one in findings if is_mere(reasons.get(one.key, one.reason)))


def why_not(findings: Iterable[Finding], reasons: Mapping[TextRef, str] = _NO_REASONS) -> str:
    """Return in a sentence why a report cannot be accepted yet; blank if it can.

    Args:
        findings: What was found in it, as a formal export sees it.
        reasons: As above.
    """
    every = tuple(findings)
    mere = mere_ones(unfolded(every), reasons)
    errors = sum(one.times for one in every if one.level is Level.ERROR or one.required)
    if errors:
        return f"还有 {errors} 处错误，不能接收。"
    if mere:
        words = reasons.get(mere[0].key, mere[0].reason).strip()
        return f"还有 {len(mere)} 处的说明只写“{words}”，不算说明，不能接收。"
    return ""
