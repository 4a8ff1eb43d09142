"""报送前核对清单: the steps before a report is handed in, and how far each is; what the program cannot know is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.checks.cover_blanks import cover_blanks
from models.checks.findings import Finding, Level
from models.checks.review import Holds, Review, standings
from models.checks.verdict import unexplained
from models.form.cover import PARTICULARS
from models.report.delivered import Delivered, delivery_state
from models.report.matching_code import matching_code
from models.report.report import Report

BY_HAND = "程序不知道，请办好以后打勾"
"""What stands where only people know."""


class Point(NamedTuple):
    """A step, and how far it is now.

    Attributes:
        step: What is to be done.
        state: How far it is, as far as that is known.
        done: Whether the program knows it to be done.
    """

    step: str
    state: str
    done: bool = False


class Known(NamedTuple):
    """What is known of a report beside itself.

    Attributes:
        findings: All that was found in it.
        compared_with: The year of the report with which it was compared; None if there was none at hand.
        reviews: What a second person has vouched for.
        waived: Whether it was decided that nobody does.
        seen: The matching code of the report whose pages were looked at last; empty if none were.
        deliveries: Its hand-overs, the last one last.
    """

    findings: Sequence[Finding]
    compared_with: int | None = None
    reviews: Sequence[Review] = ()
    waived: bool = False
    seen: str = ""
    deliveries: Sequence[Delivered] = ()


def checklist(report: Report, known: Known) -> tuple[Point, ...]:
    """Return the steps in their order, with how far each is."""
    return (*_checked(report, known), *_reviewed(report, known), *_out(report, known))


def _checked(report: Report, known: Known) -> Iterator[Point]:
    blanks = sum(one.times for one in known.findings if one.required and one.level is not Level.ERROR)
    errors = sum(one.times for one in known.findings if one.level is Level.ERROR)
    open_ = sum(one.times for one in unexplained(known.findings))
    settled = sum(bool(one.reason) for one in known.findings)
    filled = f"一定要填的都填了{_on_cover(report)}"
    yield Point("各部分都填好", f"还有 {blanks} 处没有填" if blanks else filled, done=not blanks)
    yield Point("查出的错误都改好", f"还有 {errors} 处错误" if errors else "没有查出错误", done=not errors)
    more = f"，另有 {settled} 处说明过理由" if settled else ""
    told = f"还有 {open_} 处没有改正也没有说明理由" if open_ else "没有要处理的提醒"
    yield Point("提醒都改正，或者说明理由", f"{told}{more}", done=not open_)
    year = known.compared_with
    compared = f"已和 {year} 年的报告比过" if year else "程序里没有去年的报告，没有比"
    yield Point("和去年的报告核对过", compared, done=year is not None)


def _on_cover(report: Report) -> str:
    """Return which particulars of the cover are blank that may be; empty if none are."""
    blank = "、".join(PARTICULARS[one.key].label for one in cover_blanks(report))
    return f"；封面空着：{blank}" if blank else ""


def _reviewed(report: Report, known: Known) -> Iterator[Point]:
    for table, one in standings(report, known.reviews).items():
        is_valid = one.holds is Holds.VALID
        state = "定了不复核" if known.waived and not is_valid else one.words
        yield Point(f"{table.call}由另一个人复核", state, done=is_valid)


def _out(report: Report, known: Known) -> Iterator[Point]:
    is_seen = bool(known.seen) and known.seen == matching_code(report)
    changed = "看过以后又改了" if known.seen else "还没有在程序里预览"
    yield Point("预览看过每一页", "在程序里打开过预览，之后没有改" if is_seen else changed, done=is_seen)
    yield Point("报送版打印，有关的人签字，盖章", BY_HAND)
    delivered = bool(known.deliveries) and known.deliveries[-1].code == matching_code(report)
    yield Point("交付到 U 盘", delivery_state(report, known.deliveries) or "还没有交付", done=delivered)
    yield Point("交给区里，拿到回执或者签收", BY_HAND)
    yield Point("公开版在网站上公开", BY_HAND)
    yield Point("纸质件和电子文件归档", BY_HAND)
