"""Why a report that was read is nobody's hand-over, in a sentence for the clerk."""

from __future__ import annotations

from collections.abc import Sequence

from models.district.recognition import Certainty, Recognised
from models.form.refs import CellRef
from models.report.report import Report

_MOST_CELLS = 10
"""Changed places of a workbook that are named. Chosen: more are not read in a sentence."""

_BLANK = "表格全空，没有填数，不算已报；请填报单位填好再交。"
_AGGREGATE = "这是汇总，不是一个单位的报告，没有收。"


def agency_of(report: Report) -> str:
    """Return what a report says itself whose it is."""
    return report.text("cover", "agency").strip()


def why_aside(report: Report, recognised: Recognised, year: int | None) -> str:
    """Return why a report is not looked at as that of a unit; blank if it is.

    Args:
        report: As it was read.
        recognised: Whose it is.
        year: Which is collected.
    """
    if recognised.certainty is Certainty.FOREIGN:
        return f"是别的区的：“{agency_of(report)}”{recognised.reason}"
    if report.year != year:
        return f"是 {report.year} 年的报告，这次收的是 {year} 年的。"
    if report.text("cover", "kind") == "aggregate":
        return _AGGREGATE
    if recognised.unit and not recognised.unit.counted:
        why = f"（{recognised.unit.reason}）" if recognised.unit.reason else ""
        return f"“{recognised.unit.name}”在名册里是不计的单位{why}，没有收。"
    return ""


def changed_outside(changed: Sequence[str]) -> str:
    """Return what is wrong with a workbook in which these places were changed by hand; blank if none were."""
    if not changed:
        return ""
    places = "、".join(changed[:_MOST_CELLS])
    more = "等" if len(changed) > _MOST_CELLS else ""
    return f"表格在程序外面被改过，{len(changed)} 处：{places}{more}；请填报单位在程序里改好，重新导出。"


def why_blank(report: Report) -> str:
    """Return what is said of a report in which no figure is; blank if there is any: zeros are some."""
    is_begun = any(isinstance(ref, CellRef) and ref in report.form.cells for ref in report.values)
    return "" if is_begun else _BLANK
