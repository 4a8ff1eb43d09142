"""The ends of a finding: the places between which its clerk goes to and fro."""

from __future__ import annotations

from collections.abc import Iterator

from models.checks.findings import Finding, Span
from models.form.refs import Ref
from models.report.places import place
from models.report.report import Report

End = Ref | Span

_LONGEST = 16
"""Characters of the words that are shown of a text. Chosen: the sentence around them stays one."""


def ends(report: Report, finding: Finding) -> tuple[End, ...]:
    """Return where a finding leads: what is probably wrong, its words, and then a place of each side."""
    blamed = finding.cause.cells if finding.cause else ()
    return tuple(dict.fromkeys((*blamed, *finding.spans, *_sides(report, finding))))


def name_of_end(report: Report, end: End) -> str:
    """Return what an end is called, for a sentence."""
    if not isinstance(end, Span):
        return place(report, end)
    words = " ".join(report.printed(end.ref)[end.start : end.end].split())
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}……"
    return f"{place(report, end.ref)}里的“{shown}”"


def _sides(report: Report, finding: Finding) -> Iterator[Ref]:
    """Yield a place of each side, the likelier one first; words that are named take the place of their text."""
    told = {span.ref for span in finding.spans}
    sides = ([ref for ref in side if ref not in told] for side in (finding.left, finding.right))
    typed, others = [], []
    for side in filter(None, sides):
        total = next((ref for ref in side if ref in report.form.totals and ref in report.values), None)
        typed += [total] if total else []
        others += [] if total else side[:1]
    yield from (*typed, *others)
