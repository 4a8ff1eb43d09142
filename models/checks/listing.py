"""How much of what is found is listed: of a text of thousands of faults some, and how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from models.checks.findings import Finding, Level
from models.form.refs import REASONS, Ref, TextRef
from models.report.places import place
from models.report.report import Report

MOST_ALIKE = 100
"""Findings of one rule about one text that are listed. Chosen: nobody reads more, and the samples have 3 at most."""

MOST_SPANS = 100
"""Words of one finding that are marked. Chosen: likewise; a window that has to draw thousands stands still."""

_LONGEST, _KEPT = 600, 250
"""Characters of a sentence, and those at each end that are kept of a longer one. Chosen: a screen is not filled."""

_LIGHTEST_LAST = tuple(Level)


def listed(report: Report, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings in their order, of more than can be shown the first, and how many more there are.

    Args:
        report: The report that was checked.
        findings: What any rules have found.
    """
    times = Counter[tuple[str, str]]()
    left: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        key = (finding.rule, _text(finding.left[0]))
        times[key] += bool(key[1])
        if times[key] <= MOST_ALIKE:
            yield _shown(finding)
        else:
            left.setdefault(key, []).append(finding)
    yield from (_others(report, alike) for alike in left.values())


def _text(ref: Ref) -> str:
    """Return the text that a finding is about, all reasons being one; nothing for a cell, of which a form has few."""
    if not isinstance(ref, TextRef):
        return ""
    return REASONS if ref.part == REASONS else str(ref)


def _shown(finding: Finding) -> Finding:
    more = f"（共 {len(finding.spans)} 处，标出了前 {MOST_SPANS} 处。）" if len(finding.spans) > MOST_SPANS else ""
    message = f"{_shortened(finding.message)}{more}"
    return (
        finding._replace(message=message, spans=finding.spans[:MOST_SPANS]) if message != finding.message else finding
    )


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST else f"{sentence[:_KEPT]}……{sentence[-_KEPT:]}"


def _others(report: Report, alike: Sequence[Finding]) -> Finding:
    """Return the finding that stands for those that are not listed."""
    ref = alike[0].left[0]
    heaviest = min((one.level for one in alike), key=_LIGHTEST_LAST.index)
    message = f"{_shortened(place(report, ref))}里另有 {len(alike)} 处同样的问题没有列出来；请先改正列出来的。"
    return Finding(
        alike[0].rule,
        heaviest,
        message,
        (ref,),
        required=any(one.required for one in alike),
        excusable=all(one.excusable for one in alike),
        times=len(alike),
    )
