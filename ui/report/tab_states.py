"""What the tab of a section says beside its name: what is wrong, what is missing, what is to be looked at, or done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from models.checks.findings import Finding, Level, Span
from models.form.cover import PARTICULARS
from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import Form, Narrative, Section
from models.report.report import Report
from models.report.wording import OPENING, TITLE

_ON_COVER = {TITLE, OPENING}
_DONE = "✓"
_GAPS = "S-DRAFT"  # its required findings are gaps in a text, each a blank of its own


class TabState(NamedTuple):
    """How far a section is.

    Attributes:
        level: Whose sign stands before the name; None where there is no sign.
        words: Behind the name.
        said: The same for who cannot see the sign.
        is_done: Whether it is filled in, and nothing is left to do.
    """

    level: Level | None
    words: str
    said: str
    is_done: bool = False


def tab_of(form: Form, ref: Ref) -> int:
    """Return the number of the tab that shows a place: 0 for the cover, then the sections of the form."""
    section = None if ref in _ON_COVER else form.section_of(ref)
    return 1 + form.sections.index(section) if section else 0


def tab_states(report: Report, findings: Iterable[Finding], cover_blanks: int = 0) -> tuple[TabState, ...]:
    """Return what is told of the cover and of each section, in the order of their tabs.

    Args:
        report: The report.
        findings: All that was found in it.
        cover_blanks: How many particulars of the cover are blank that nothing waits for.
    """
    form = report.form
    found: list[list[Finding]] = [[] for _ in range(1 + len(form.sections))]
    for finding in findings:
        found[tab_of(form, finding.left[0])].append(finding)
    cover: list[Ref] = [one.ref for one in PARTICULARS.values() if one.key != "year"]
    places = [cover, *(_places(form, section) for section in form.sections)]
    left = [cover_blanks, *([0] * len(form.sections))]
    return tuple(tab_state(report, *one) for one in zip(found, places, left, strict=True))


def tab_state(report: Report, findings: Iterable[Finding], places: Iterable[Ref], left: int = 0) -> TabState:
    """Return what is told of a section: errors before blanks before reminders; done is quiet.

    Args:
        report: The report.
        findings: What was found in the section.
        places: The answers of the section.
        left: How many particulars of the cover are blank that nothing waits for.
    """
    unsettled = [one for one in findings if not one.reason]
    wrong = [one for one in unsettled if one.level is Level.ERROR]
    blank: list[Ref | Span] = [ref for one in unsettled if one.required for ref in one.left if _is_blank(report, ref)]
    blank += [span for one in unsettled if one.rule == _GAPS and one.required for span in one.spans]
    reminders = [one for one in unsettled if one.level is Level.WARNING]
    if wrong:
        return TabState(Level.ERROR, f"（{_times(wrong)}）", f"{_times(wrong)} 处错误")
    if blank or left:
        unit = "项" if left else "格" if all(isinstance(one, CellRef) for one in blank) else "处"
        blanks = f"空 {len(blank) + left} {unit}"
        return TabState(None, f"（{blanks}）", blanks)
    if reminders:
        return TabState(Level.WARNING, f"（{_times(reminders)}）", f"{_times(reminders)} 处提醒")
    is_begun = any(ref in report.values for ref in places)
    return TabState(None, f" {_DONE}" if is_begun else "", "填好了" if is_begun else "还没有填", is_begun)


def _places(form: Form, section: Section) -> list[Ref]:
    body = section.body
    return [TextRef("texts", body.id)] if isinstance(body, Narrative) else list(form.inputs(body))


def _times(findings: Iterable[Finding]) -> int:
    return sum(one.times for one in findings)


def _is_blank(report: Report, ref: Ref) -> bool:
    if isinstance(ref, CellRef):
        return report.content(ref) is None
    return not report.text(*ref).strip()
