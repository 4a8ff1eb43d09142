"""What the strip below says of the problems while nothing else is said: folded, and with their list above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from models.checks.findings import Finding
from models.checks.verdict import unexplained
from models.form.refs import TextRef
from models.report.report import Report

_FIRST = 4
"""Problems that are named. Chosen: no window has room for more in one line."""

_NEXT = "这里不用再做什么；还有没有下一步，看右下角的按钮（F4）。"
"""What comes once no problem is left. Only what can be checked was: whether figures are true, nobody here knows."""

_CLAUSE = re.compile("(?:“[^”]*”|[^；。：\n])*")
"""The first clause of a message; what stands in quotes is a name, and goes into it whole."""


def folded_words(findings: Iterable[Finding], here: Collection[TextRef]) -> str:
    """Return in short what there is to do besides what the cursor stands on.

    Args:
        findings: What was found.
        here: The keys of what the cursor stands on, which is told beside it.
    """
    unsettled = [one for one in findings if not one.reason]
    others = [one for one in unsettled if one.key not in here]
    if not others:
        return ""
    more = "另有 " if len(others) < len(unsettled) else "有 "
    named = "；".join(_in_short(one) for one in others[:_FIRST])
    return f"{more}{_counted(others)}：{named}{'……' if len(others) > _FIRST else ''}"


def _counted(findings: Collection[Finding]) -> str:
    """Return how many there are, as the verdict counts them: what is only a reminder does not stand in the way."""
    blocking, all_ = (sum(one.times for one in some) for some in ([one for one in findings if one.blocks], findings))
    counts = ((blocking, "处要办好"), (all_ - blocking, "处提醒"))
    return "、".join(f"{count} {what}" for count, what in counts if count)


def unfolded_words(number: int, findings: Iterable[Finding]) -> str:
    """Return which problem this is on the way through the report, of what kinds they are, and the keys of the list.

    Args:
        number: The how manieth, from 1; 0 if none is chosen.
        findings: What was found.
    """
    unsettled = [one for one in findings if not one.reason]
    if not unsettled:
        return "没有要处理的问题　收起 Esc"
    which = f"从头数第 {number} 处，" if number else ""
    kinds = f"：{_counted(unsettled)}" if len({one.blocks for one in unsettled}) > 1 else ""
    return f"{which}共 {len(unsettled)} 处{kinds}　上一处 Shift+F8　下一处 F8　收起 Esc"


def nothing_left_words(findings: Iterable[Finding]) -> str:
    """Return what to say where there is no problem to go to."""
    explained = sum(bool(one.reason) for one in findings)
    return f"没有要处理的问题了，另有 {explained} 处已经说明过理由。" if explained else "没有查出问题。"


def to_choose_words(findings: Collection[Finding], previous: Report | None) -> str:
    """Return what stands beside the list of problems while none is chosen: how to, or what comes now that none is left.

    Args:
        findings: What was found.
        previous: Last year's report, if there was one to compare with.
    """
    if findings:
        return "在左边选一处，这里写着怎样改。"
    year = f"也和 {previous.year} 年的报告比过。" if previous else "没有去年的报告，和去年的没有比。"
    return f"没有查出问题：该填的都填了，能核对的都对得上，{year}\n{_NEXT}"


def checked_words(findings: Collection[Finding]) -> str:
    """Return what a check of the whole report has come to; of what stands in the way, the first place is shown."""
    if count := sum(one.times for one in findings if one.blocks):
        return f"整份报告核对过了：还差 {count} 处，这是第一处。"
    left = sum(one.times for one in unexplained(findings))
    more = f"；另有 {left} 处提醒没有改正也没有说明理由" if left else ""
    return f"整份报告核对过了：没有错误，一定要填的都填了{more}。"


def _in_short(finding: Finding) -> str:
    clause = _CLAUSE.match(finding.message)
    return clause[0] if clause else ""
