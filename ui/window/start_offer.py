"""What the strip below the drafts says: how many are not handed over this year, and which of them needs hands most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from models.checks.standing import Standing
from models.drafts.draft import Draft
from models.drafts.duplicates import duplicates, is_to_be_followed
from models.report.due import deadline_words, default_year
from ui.kit.shown_text import one_line
from ui.window.draft_groups import Due, unknown

Stand = Callable[[Draft], Standing]
"""Tells where a draft stands."""

_VERBS: Mapping[Standing, str] = {
    Standing.RETURNED: "去改",
    Standing.IN_WORK: "接着填",
    Standing.NOT_BEGUN: "开始填",
    Standing.READY: "接着办",
    Standing.REVIEWED: "接着办",
    Standing.CHANGED: "接着办",
}
"""What the clerk does with a report that stands there; what needs hands most is first. Elsewhere nothing is done."""

_LONGEST = 14
"""Characters of the name of a unit on the button. Chosen: 人民政府 and the like are left out, the rest of most fits."""

_HALVES = ("人民政府", "管理委员会")
"""After what in the name of a unit its own name begins."""


class StartOffer(NamedTuple):
    """What the strip says; empty where there is nothing to say.

    Attributes:
        told: How many reports of the year that is due are not handed over.
        deadline: How long there is until they are; empty while that is far off.
        words: What is done next, as the button says.
        draft_id: With which draft; empty if a new one is made.
        follows: Whether the report of the year after that of this draft is begun out of it.
    """

    told: str = ""
    deadline: str = ""
    words: str = ""
    draft_id: str = ""
    follows: bool = False


def start_offer(drafts: Iterable[Draft], stand: Stand, today: date, due_by: Due = unknown) -> StartOffer:
    """Return what is to be said of the drafts.

    Args:
        drafts: Those that do not lie in the bin, those saved last first.
        stand: Tells where a draft stands. While that is not known of one, nothing is offered: it might need hands most.
        today: The day.
        due_by: Returns by when the reports of a year are due, where a task says it.
    """
    all_ = tuple(drafts)
    year = default_year(today)
    due = [draft for draft in all_ if draft.stored.unit_year.year == year]
    if not all_:
        return StartOffer()
    if not due:
        told, words = f"{year} 年度的报告还没有新建", f"新建 {year} 年度的报告"
        return _following(year, all_, StartOffer(told, deadline_words(year, today, due_by(year)), words))
    standings = {draft.id: stand(draft) for draft in due}
    left = sum(not draft.deliveries for draft in due)
    changed = sum(one is Standing.CHANGED for one in standings.values())
    told = f"{year} 年度还有 {left} 份没有交付" if left else f"{year} 年度的 {len(due)} 份都交付过"
    told += f"，{changed} 份交付后又改过" if changed else ""
    deadline = deadline_words(year, today, due_by(year)) if left else ""
    if Standing.PENDING in standings.values():
        return StartOffer(told, deadline)
    open_ = [draft for draft in due if standings[draft.id] in _VERBS]
    if not open_:
        waiting = [draft for draft in all_ if is_to_be_followed(draft, all_)]
        return _following(year, waiting, StartOffer(told, deadline))
    order = list(_VERBS)
    first = min(open_, key=lambda draft: order.index(standings[draft.id]))  # of equal ones, that which was saved last
    return StartOffer(told, deadline, f"{_VERBS[standings[first.id]]}：{_called(first, open_, all_)}", first.id)


def _following(year: int, drafts: Iterable[Draft], otherwise: StartOffer) -> StartOffer:
    """Return to begin the report of a year out of the first of the year before that can be read, if there is one."""
    last = [one for one in drafts if one.stored.unit_year.year == year - 1 and one.report]
    if not last:
        return otherwise
    words = f"做 {year} 年的：{_called(last[0], last, last)}"
    return otherwise._replace(words=words, draft_id=last[0].id, follows=True)


def short_name(agency: str) -> str:
    """Return what a unit is called on a button: its own name, without the government above it and 办事处."""
    own = next((agency.partition(half)[2] for half in _HALVES if agency.partition(half)[2]), agency)
    return one_line(own.removesuffix("办事处") or agency, _LONGEST)


def _called(draft: Draft, open_: Iterable[Draft], drafts: Iterable[Draft]) -> str:
    """Return what a draft is called so that it is none of the others."""
    names = {one.id: one.stored.heading[0] for one in open_}
    own = names.pop(draft.id)
    if not own:
        return "没有单位名称的"
    if any(one.stored.unit_year == draft.stored.unit_year for one in drafts if one is not draft):
        number = duplicates(drafts).get(draft.stored)
        return f"{short_name(own)} {number.words if number else '第 1 份'}"
    alike = any(short_name(own) == short_name(name) for name in names.values())
    return one_line(own, 2 * _LONGEST) if alike else short_name(own)
