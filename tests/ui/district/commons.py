"""What many units of the made-up district have in common."""

from __future__ import annotations

from models.checks.verdict import formal
from models.district.common import Common, Coverage, Handed, common_of
from models.district.unit_names import key_of
from models.rules import check
from tests.builders import answered
from tests.district import GRANTED, YEAR, district, report_of

PERMITS, OVERVIEW = "disclosure/permits/decisions", "texts/overview"


def common(number: int = 76) -> Common:
    """Return what a district has in common of which every third unit has a wrong sum, and every tenth the same text."""
    roster = district(number)
    names = {unit.id: key_of(unit.name, roster.district) for unit in roster.counted}
    reports = {
        unit.id: answered(report_of(unit), {GRANTED: "0"} if at % 3 == 0 else {PERMITS: str(at)})
        for at, unit in enumerate(roster.counted)
    }
    handed = [
        Handed(
            unit.id,
            names[unit.id],
            answered(reports[unit.id], {OVERVIEW: _text(at // 10 if at % 10 == 0 else at)}),
            formal(check(reports[unit.id])),
            answered(report_of(unit, YEAR - 1), {PERMITS: "46"}),
        )
        for at, unit in enumerate(roster.counted)
    ]
    return common_of(handed, Coverage(number), {})


def _text(number: int) -> str:
    return "".join(f"第{number}件事{one}办得很好。" for one in "甲乙丙丁")
