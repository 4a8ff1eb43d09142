"""Findings as a numbered list on paper, each with the clerk's reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from exporters.pdf.flow import Box
from exporters.pdf.ruled_sheet import RuledSheet
from exporters.release import Release
from models.checks.findings import Finding, Level, unfolded

NOT_CHECKED = "这份报告没有按程序的核对规则核对过。"
_HINTS = "另有 {} 条提示，在程序里看，没有列在这里。"
_COMPARED, _NOT_COMPARED = (
    "以上按程序的核对规则得出，已和 {} 年的报告核对。",
    "以上按程序的核对规则得出，没有和上一年的报告核对。",
)
_ADVICE = re.compile("[；，]请[^；]*。$|；[^；]*请说明理由。$")
"""What a finding tells the clerk to do."""


def listed(sheet: RuledSheet, heading: str, findings: Sequence[Finding], *, advice: bool = False) -> Iterator[Box]:
    """Yield findings under a heading, a box a line, so that any number of them is printed; nothing if there are none.

    Args:
        sheet: Where they stand.
        heading: With a place for their number.
        findings: In their order.
        advice: Whether what the clerk is told to do stands there, too.
    """
    if findings:
        boxes = (box for at, one in enumerate(findings, 1) for box in _item(sheet, at, one, advice=advice))
        yield from sheet.headed(heading.format(len(findings)), boxes)


def with_last(lists: Iterable[Box], last: Iterable[Box]) -> Iterator[Box]:
    """Yield lists and the sentence at their end, which never stands alone on a page."""
    boxes = list(lists)
    yield from boxes[:-1]
    yield from (box._replace(stays=True) for box in boxes[-1:])
    yield from last


def basis(release: Release) -> str:
    """Return what a list of findings rests on, and what does not stand in it."""
    if not release.is_checked:
        return NOT_CHECKED
    hints = sum(one.level is Level.HINT and not one.reason for one in release.findings)
    compared = _COMPARED.format(release.compared_with) if release.compared_with else _NOT_COMPARED
    return f"{_HINTS.format(hints) if hints else ''}{compared}"


def _item(sheet: RuledSheet, number: int, finding: Finding, *, advice: bool) -> Iterator[Box]:
    """Yield a finding, why it probably is so, what goes away with it, and the clerk's reason."""
    yield from sheet.paragraph(f"{number}.{_message(finding, advice=advice)}")
    if finding.cause and advice:
        yield from sheet.paragraph(f"原因：{finding.cause.message}")
    for one in unfolded(finding.effects):
        yield from sheet.paragraph(f"连带的{one.level.label}：{_message(one, advice=advice)}")
    if finding.reason:
        yield from sheet.paragraph(f"说明：{finding.reason}")


def _message(finding: Finding, *, advice: bool) -> str:
    return finding.message if advice else _ADVICE.sub("。", finding.message)
