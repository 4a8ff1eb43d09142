"""What the strip below says of the problems while nothing else is said: folded, and with their list above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from models.checks.findings import Finding
from models.form.refs import TextRef

_FIRST = 4
"""Problems that are named. Chosen: no window has room for more in one line."""

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
    more = "另有" if len(others) < len(unsettled) else "有"
    named = "；".join(_in_short(one) for one in others[:_FIRST])
    return f"{more}{_counted(others)}：{named}{'……' if len(others) > _FIRST else ''}"


def _counted(findings: Collection[Finding]) -> str:
    """Return how many there are, as the verdict counts them: what is only a reminder does not stand in the way."""
    blocking, all_ = (sum(one.times for one in some) for some in ([one for one in findings if one.blocks], findings))
    counts = ((blocking, "处要办好"), (all_ - blocking, "处提醒"))
    return f" {'、'.join(f'{count} {what}' for count, what in counts if count)}"


def unfolded_words(number: int, count: int) -> str:
    """Return which problem of the list this is, and the keys of the list.

    Args:
        number: The how manieth, from 1; 0 if none is chosen.
        count: Of how many.
    """
    if not count:
        return "没有要处理的问题　收起 Esc"
    which = f"第 {number} 处，共 {count} 处" if number else f"共 {count} 处"
    return f"{which}　上一处 Shift+F8　下一处 F8　收起 Esc"


def _in_short(finding: Finding) -> str:
    clause = _CLAUSE.match(finding.message)
    return clause[0] if clause else ""
