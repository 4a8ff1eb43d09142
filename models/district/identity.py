"""Whose report a file is, by what the task package has put into it, and else by the name on its cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from models.district.not_handed_in import agency_of
from models.district.recognition import Certainty, Recognised, recognise
from models.district.roster import Roster, Unit
from models.report.of_task import task_of, unit_id_of
from models.report.report import Report


def whose(report: Report, roster: Roster, task: str) -> Recognised:
    """Return whose a report is: sure by the unit id of this task, or by its name; where both say otherwise, neither.

    Args:
        report: As it was read.
        roster: The units, with the names that were confirmed.
        task: The id of the task that is collected for.
    """
    by_name = recognise(agency_of(report), roster)
    id_ = unit_id_of(report)
    if not (id_ or task_of(report)):
        return by_name
    if task_of(report) != task:
        return _asked(by_name, "这份报告是按另一个任务填的，编号不能用。")
    unit = next((unit for unit in roster.units if unit.id == id_), None)
    if unit is None:
        return _asked(by_name, f"任务包给它的单位编号“{id_}”不在名册里。")
    return _of_two(unit, by_name.unit) if by_name.unit else Recognised(Certainty.SURE, unit)


def usual_task(reports: Iterable[Report], roster: Roster) -> str:
    """Return the task whose ids are those of a roster, as far as reports show it; blank if they do not.

    They do where ids and names are of the same units, and no other task has as many of those.
    """
    agree = {(unit.id, task_of(one)) for one in reports if (unit := _by_both(one, roster)) and task_of(one)}
    ranked = Counter(task for _, task in agree).most_common(2)
    is_clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_clear else ""


def whose_without_task(report: Report, roster: Roster, task: str) -> Recognised:
    """Return whose a report is where nobody has said which task is collected for.

    Args:
        report: As it was read.
        roster: The units.
        task: The one that is likely meant; blank if none is, and then an id alone makes nothing sure.
    """
    if task:
        return whose(report, roster, task)
    by_name = recognise(agency_of(report), roster)
    unit = next((unit for unit in roster.units if unit.id == unit_id_of(report)), None)
    if unit is None or by_name.certainty is Certainty.FOREIGN:
        return by_name
    if by_name.unit:
        return _of_two(unit, by_name.unit)
    why = f"任务包给它的单位编号是“{unit.name}”的，封面写的不是；{by_name.reason}"
    return Recognised(Certainty.PROPOSED, None, tuple(dict.fromkeys((unit, *by_name.proposals))), why)


def _by_both(report: Report, roster: Roster) -> Unit | None:
    unit = recognise(agency_of(report), roster).unit
    return unit if unit and unit.id == unit_id_of(report) else None


def _of_two(by_id: Unit, by_name: Unit) -> Recognised:
    """Return whose a report is by its id and its name, which may be at odds."""
    if by_id.id == by_name.id:
        return Recognised(Certainty.SURE, by_id)
    why = f"编号是“{by_id.name}”的，封面写的是“{by_name.name}”，对不上。"
    return Recognised(Certainty.PROPOSED, None, (by_id, by_name), why)


def _asked(by_name: Recognised, why: str) -> Recognised:
    """Return what the name says as a proposal at the most; another district stays one."""
    if by_name.certainty is Certainty.FOREIGN:
        return by_name
    proposals = (by_name.unit,) if by_name.unit else by_name.proposals
    certainty = Certainty.PROPOSED if proposals else Certainty.UNKNOWN
    return Recognised(certainty, None, proposals, f"{why}{by_name.reason}")
