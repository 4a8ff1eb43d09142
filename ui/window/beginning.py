"""How a report begins: blank, or out of last year's; where there is one of that unit and year, the clerk is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from models.drafts.draft import Draft
from models.drafts.duplicates import of_unit_and_year
from models.drafts.store import DraftStore
from models.drafts.unit_cards import AGENCY, renewed, with_card
from models.form.refs import Ref
from models.gathering.gathering import next_years as next_years_gathering
from models.report.next_year import brought, next_years, previous_of, with_carried
from models.report.report import Report, Value
from models.report.unit import unit_year
from ui.kit.boxes import Box
from ui.window.new_report_dialog import NewReportDialog


class Begun(NamedTuple):
    """A draft to be opened.

    Attributes:
        told: What is to be told then.
        answers: What is to be put into it then, as a step that can be undone.
    """

    draft_id: str
    told: str
    answers: Mapping[Ref, Value | None] = MappingProxyType({})


def new_report(store: DraftStore, window: QWidget) -> Begun | None:
    """Ask for unit and year; return a new draft or one that is there already, None if the clerk turns back.

    Raises:
        OSError: The disk is full or read-only.
        ReportError: Nothing can be saved.
    """
    drafts = store.drafts()
    kept = [draft.report for draft in drafts if draft.report and not draft.binned]
    known = kept[0].text("cover", "agency") if kept else ""
    wanted = NewReportDialog.ask(known, window, drafts, store.units)
    if isinstance(wanted, Draft):
        return Begun(wanted.id, "")
    if wanted is None:
        return None
    return begun_with_what_is_known(store, wanted, drafts)


def begun_with_what_is_known(store: DraftStore, wanted: Report, drafts: Sequence[Draft]) -> Begun:
    """Save a new report with what last year's has carried over, and with what the card of its unit knows.

    Raises:
        OSError: The disk is full or read-only.
        ReportError: Nothing can be saved.
    """
    last = previous_of(wanted, [draft.report for draft in drafts if draft.report and not draft.binned])
    carried = with_carried(wanted, last)
    begun = with_card(carried, store.units.of(wanted.text("cover", AGENCY)))
    figures, cover = brought(begun).figures, len(begun.values) - len(carried.values)
    parts = (
        f"从 {begun.year - 1} 年的报告带来了结转的 {figures} 个数" if figures else "",
        f"从单位资料带来了封面 {cover} 项" if cover else "",
    )
    draft_id = store.save(begun)
    rooms = next((_with_rooms(store, one.id, draft_id) for one in drafts if last and one.report is last), 0)
    told = "，".join(filter(None, (*parts, f"从去年的收集表带来了 {rooms} 个科室" if rooms else "")))
    return Begun(draft_id, f"已新建；{told}。" if told else "")


def _with_rooms(store: DraftStore, last: str, begun: str) -> int:
    """Let a new draft begin with the rooms of last year's, and what they are asked; return how many there are."""
    gathering = store.gatherings.of(last)
    if gathering.rooms:
        store.gatherings.keep(begun, next_years_gathering(gathering))
    return len(gathering.rooms)


def next_years_report(store: DraftStore, draft_id: str, window: QWidget) -> Begun | None:
    """Copy a draft for the next year, unless the clerk wants one that is there already, or turns back.

    Raises:
        OSError: The disk is full or read-only.
        ReportError: It cannot be read, or nothing can be saved.
    """
    last = store.load(draft_id)
    following = renewed(next_years(last), store.units.of(last.text("cover", AGENCY)))
    there = of_unit_and_year(unit_year(following), store.drafts())
    if there:
        wanted = _choice(following.year, there, window)
        if not isinstance(wanted, _Another):
            return wanted
    begun = store.save(following)
    _with_rooms(store, draft_id, begun)
    return Begun(begun, _told(following))


def begun_from_last_years(store: DraftStore, draft_id: str) -> Begun:
    """Begin the report that follows one that was read in; if there is one already, that is opened instead.

    Raises:
        OSError: The disk is full or read-only.
        ReportError: It cannot be read, or nothing can be saved.
    """
    last = store.load(draft_id)
    following = renewed(next_years(last), store.units.of(last.text("cover", AGENCY)))
    kept = f"读入的已存成 {last.year} 年的报告，供对照"
    if there := of_unit_and_year(unit_year(following), store.drafts()):
        return Begun(there[0].id, f"{kept}；{following.year} 年的报告原来就有，打开的就是它，没有另建。")
    begun = f"{following.year} 年的报告已从它开始，带来了{_brought(following)}，别的都要填。"
    return Begun(store.save(following), f"{kept}；{begun}")


class _Another:
    """Says that another copy is to be made."""


def _choice(year: int, there: tuple[Draft, ...], window: QWidget) -> Begun | _Another | None:
    sentence = f"这个单位 {year} 年的报告已经有 {len(there)} 份，最近的一份 {there[0].saved:%Y-%m-%d %H:%M} 存过。"
    box = Box(Box.Icon.Question, sentence, "原来的不会改。", window)
    show = box.addButton("打开最近的一份(&O)", Box.ButtonRole.AcceptRole)
    more = box.addButton(f"再建第 {len(there) + 1} 份(&A)", Box.ButtonRole.ActionRole)
    turn_back = box.addButton("取消(&C)", Box.ButtonRole.RejectRole)
    box.setDefaultButton(show)
    box.setEscapeButton(turn_back)
    box.exec()
    if box.clickedButton() is show:
        return Begun(there[0].id, "")
    return _Another() if box.clickedButton() is more else None


def _told(following: Report) -> str:
    return f"已复制为 {following.year} 年的报告，带来了{_brought(following)}；别的都要填。"


def _brought(following: Report) -> str:
    cover, outlines, figures = brought(following)
    parts = (
        f"封面 {cover} 项" if cover else "",
        f"{outlines} 部分的标题提纲" if outlines else "",
        f"结转的 {figures} 个数" if figures else "",
    )
    return "、".join(filter(None, parts)) or "年度"
