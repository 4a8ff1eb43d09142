"""The one right edit that a finding may bring: which finding has it, and what it would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.checks.findings import Finding, Fix, unfolded
from models.form.refs import CellRef
from models.report.differences import ChangedPlace, differences
from models.report.report import Report

_BY_HAND = {
    "S-DRAFT": "【写……】要照本单位的实际填，没有的删去，程序替不了。",
    "N-LONG": "这一处要自己改短，程序替不了。",
}
"""What is to be done by hand about words that stand there, by the rule that waits for it."""


def fixable(findings: Iterable[Finding], finding: Finding) -> Finding | None:
    """Return the finding whose fix mends this one: it itself, or the one that it goes away with."""
    return next((one for one in (finding, *_roots(findings, finding)) if one.fix), None)


def caution(fix: Fix) -> str:
    """Return what to do before a fix is made, as a sentence; nothing where it is surely right."""
    return fix.asks or ("" if fix.sure else "这样改对不对，程序不能肯定，请先对照原始材料。")


def why_no_fix(findings: Iterable[Finding], finding: Finding) -> str:
    """Return what to do about a finding that no edit of the program mends, in a sentence that fits its hint."""
    if finding.required:
        cells = any(isinstance(ref, CellRef) for ref in finding.left)
        missing = "空着的要自己填，程序替不了。" if cells else "这一处还没有写，要自己写，程序替不了。"
        return _BY_HAND.get(finding.rule, missing)
    if any(one.cause for one in (finding, *_roots(findings, finding))):
        return "这一处要自己改：原因像是提示里说的那样，请先对照原始材料。"
    return "这一处要自己改，程序不知道应当改成什么。"


def _roots(findings: Iterable[Finding], finding: Finding) -> Iterator[Finding]:
    """Yield the finding itself as it is listed, or those that it goes away with."""
    return (root for root in findings if finding.key in {one.key for one in unfolded([root])})


def changed_places(report: Report, fix: Fix) -> tuple[ChangedPlace, ...]:
    """Return what a fix changes, place by place, as it is printed."""
    fixed = report.applied(report.edit(dict(fix.answers)))
    return differences(report, fixed, (ref for ref, _ in fix.answers))
