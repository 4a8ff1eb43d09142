"""What is said of the points of a return slip: where each is, what stood there then, and how far all of them are."""

from __future__ import annotations

from datetime import date

from models.exchange.return_slip import (
    PlaceStanding,
    PointState,
    ReturnSlip,
    SlipPoint,
    counted,
    shown_at,
    standing_of,
)
from models.form.refs import CellRef
from models.report.places import place
from models.report.report import Report

_NAMED = 2
"""Places of a point that are named. Chosen: a line; the others follow one by one where there is room."""

_SHOWN = 40
"""Characters of a text that is quoted. Chosen: a line; the whole stands in the report."""

NO_SIGNATURE = "核对码防的是弄错，不是签名"
"""What a code is not."""


def where(report: Report, point: SlipPoint) -> str:
    """Return what a point is about: its places, or the whole report."""
    names = [place(report, one.ref) for one in point.places[:_NAMED]]
    more = f"等 {len(point.places)} 处" if len(point.places) > _NAMED else ""
    return "、".join(names) + more if names else "整份报告"


def quoted_value(value: str) -> str:
    """Return a figure or text as it stands in a sentence."""
    line = " ".join(value.split())
    if not line:
        return "空着"
    return line if len(line) <= _SHOWN else f"“{line[:_SHOWN]}……”（共 {len(line)} 字）"


def then_and_now(standing: PlaceStanding) -> str:
    """Return what stood at a place when the report was returned, and what stands there now."""
    then, now = quoted_value(standing.then), quoted_value(standing.now)
    if not standing.changed:
        return f"退回时是 {then}，现在没有变"
    return f"退回时是 {then}，现在是 {now}" if then != now else f"退回时是 {then}，现在改过了"


def last_year(standing: PlaceStanding, previous: Report | None) -> str:
    """Return what stood at a place in last year's report; empty for a text, or where that is not at hand."""
    if previous is None or not isinstance(standing.ref, CellRef) or standing.ref not in previous.form.cells:
        return ""
    return f"去年是 {quoted_value(shown_at(previous, standing.ref))}"


def lines_of(point: SlipPoint, report: Report, previous: Report | None) -> tuple[str, ...]:
    """Return a line for each place of a point: then, now, and last year."""
    found = standing_of(point, report).places
    names = [f"{place(report, one.ref)}：" if len(found) > 1 else "" for one in found]
    told = ["；".join(filter(None, (then_and_now(one), last_year(one, previous)))) for one in found]
    return tuple(f"{name}{words}。" for name, words in zip(names, told, strict=True))


def mended_words(point: SlipPoint, report: Report) -> str:
    """Return what the program has seen to be changed at the places of a point; empty if nothing is."""
    changed = [one for one in standing_of(point, report).places if one.changed]
    if not changed:
        return ""
    first = changed[0]
    then, now = quoted_value(first.then), quoted_value(first.now)
    short = then != now and max(len(then), len(now)) <= _SHOWN // 3
    return f"程序看到了，{then} → {now}" if short else "程序看到改过了"


def state_words(point: SlipPoint) -> str:
    """Return how far a point is, in a word."""
    if point.state is PointState.OPEN:
        return "没答"
    return point.answer.label if point.answer else "已答"


def day_words(day: date) -> str:
    """Return a day without its year."""
    return f"{day.month}月{day.day}日"


def deadline_of(slip: ReturnSlip, today: date) -> str:
    """Return until when the report is to come again, and how long that is."""
    left, day = (slip.made.due - today).days, day_words(slip.made.due)
    if left < 0:
        return f"改好期限 {day}，已经过了 {-left} 天"
    return f"今天（{day}）再交" if not left else f"{day}前再交，还有 {left} 天"


def slip_summary(slip: ReturnSlip) -> str:
    """Return how many points there are, and how many are answered; `settled` before."""
    asked, answered = counted(slip)
    return f"退回 {asked} 点，已答 {answered}" if answered < asked else f"退回的 {asked} 点都答了，还没有再交"
