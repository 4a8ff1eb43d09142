"""What is told of the chosen draft beside the list: how far each part of it is, its review, its hand-over."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from models.checks.findings import Level
from models.checks.standing import Standing
from models.drafts.draft import Draft
from models.report.delivered import Delivered
from ui.report.tab_states import TabState
from ui.window.draft_states import DraftState
from ui.window.saved_words import saved_words

COVER = "封面"
_NOT_YET = "还没有"


class Fact(NamedTuple):
    """One line: of what, and how far that is.

    Attributes:
        level: Whose sign stands before the words; None where there is none.
        is_done: Whether nothing is left to do there.
    """

    name: str
    words: str
    level: Level | None = None
    is_done: bool = False


def heading_facts(draft: Draft, today: date) -> tuple[str, str, str]:
    """Return the unit, the year, and who has saved the draft when, in words."""
    agency, year = draft.stored.heading
    who = draft.report.text("cover", "prepared_by").strip() if draft.stored.is_read and draft.report else ""
    saved = saved_words(draft.saved, today)
    told = f"{who}，{saved}" if who else f"{saved} 存的"
    return agency or "（还没有填单位）", f"{year} 年度" if year else "年度不明", told


def facts_of(draft: Draft, state: DraftState | None) -> tuple[Fact, ...]:
    """Return the lines of a draft; nothing of its parts before that is known, or where it cannot be read.

    Args:
        draft: The chosen one.
        state: How far it is; None as long as that is not known.
    """
    parts: tuple[Fact, ...] = ()
    if state and state.sections and draft.stored.is_read and draft.report:
        names = (COVER, *(one.short for one in draft.report.form.sections))
        parts = tuple(_part(*one) for one in zip(names, state.sections, strict=True))
    return (*parts, _review(draft, state), _delivery(draft, state)) if parts else ()


def _part(name: str, state: TabState) -> Fact:
    return Fact(name, state.said, state.level, is_done=state.is_done)


def _review(draft: Draft, state: DraftState | None) -> Fact:
    if state and state.review:
        return Fact("复核", state.review.removeprefix("已复核："), is_done=state.is_reviewed)
    return Fact("复核", "定了不复核" if draft.waived else _NOT_YET)


def _delivery(draft: Draft, state: DraftState | None) -> Fact:
    if not draft.deliveries:
        return Fact("交付", _NOT_YET)
    last: Delivered = draft.deliveries[-1]
    day = f"{last.when.astimezone():%Y-%m-%d}"
    if state and state.standing is Standing.CHANGED:
        return Fact("交付", f"{day}，以后又改过", Level.WARNING)
    return Fact("交付", f"{day}，核对码 {last.code}", is_done=True)


def unknown_words(draft: Draft, state: DraftState | None) -> str:
    """Return what stands in the place of the lines while there are none."""
    if draft.stored.is_read and draft.report is None:
        return draft.fault
    return "没能核对这份报告，请打开看看。" if state else "正在核对……"
