"""Submissions of the made-up district that are looked at."""

from __future__ import annotations

from models.checks.verdict import formal
from models.district.earlier_points import EarlierPoint, Seen
from models.district.paper import Version
from models.district.under_review import UnderReview
from models.district.unit_state import UnitState
from models.report.matching_code import matching_code
from models.report.report import Report
from models.rules import check
from tests.builders import answered, ref
from tests.district import GRANTED, NEW, YEAR, district, report_of

ROSTER = district(8)
UNIT, OTHER = ROSTER.counted[1], ROSTER.counted[2]
CARRIED_IN = "applications/carried_in/natural"
MERE = "核实无误"


def submission(
    report: Report, *, version: int = 1, before: Report | None = None, previous: Report | None = None
) -> UnderReview:
    """Return what is looked at of this report, beside last year's of the same unit."""
    previous = previous or report_of(UNIT, YEAR - 1)
    return UnderReview(
        UNIT.id,
        UNIT.name,
        version,
        matching_code(report),
        "1月19日到",
        UnitState.TO_REVIEW,
        report,
        formal(check(report, previous)),
        previous,
        before,
        versions=(Version(matching_code(before), "1月12日那一份"),) if before else (),
        others=(Version(matching_code(report_of(OTHER)), OTHER.name),),
        place=(4, 16),
    )


def faulty() -> UnderReview:
    """Return a second version in which a sum is wrong and something else than in the first is right."""
    first = answered(report_of(UNIT), {NEW: "900"})
    return _with_past(submission(answered(report_of(UNIT), {GRANTED: "0"}), version=2, before=first))


def sound() -> UnderReview:
    """Return a report that can be accepted."""
    return submission(report_of(UNIT), previous=in_other_words())


def in_other_words() -> Report:
    """Return last year's report, whose texts are none of this year's."""
    texts = {"texts/overview": "去年总的情况。", "texts/problems": "去年的问题。"}
    return answered(report_of(UNIT, YEAR - 1), texts)


def jumping(reason: str = "") -> UnderReview:
    """Return a report with a warning, and what the unit says of it."""
    report = answered(report_of(UNIT), {"disclosure/permits/decisions": "300", "disclosure/penalties/decisions": "0"})
    one = submission(report, previous=in_other_words())
    reasons = {finding.key: reason for finding in one.findings} if reason else {}
    return UnderReview(**{**vars(one), "reasons": reasons})


def _with_past(one: UnderReview) -> UnderReview:
    earlier = (
        EarlierPoint(1, "（七）总计少 1 件", (ref(GRANTED),), "已改", "9 → 10", Seen.MENDED),
        EarlierPoint(2, "上年结转少 1 件", (ref(CARRIED_IN),), "已说明“核实无误”", seen=Seen.MERE),
        EarlierPoint(3, "联系电话打不通", (), "已改", seen=Seen.DONE),
    )
    history = ("1月12日　第 1 版到　U盘", "1月13日　退回 2 点，限 1月16日　李敏", "1月19日　第 2 版到，逾期 3 天")
    return UnderReview(**{**vars(one), "earlier": earlier, "history": history})
