"""Whose report a file is, by what the task package has put into it, and else by the name on its cover."""

from __future__ import annotations

from models.district.not_handed_in import agency_of
from models.district.recognition import Certainty, Recognised, recognise
from models.district.roster import Roster
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
    if by_name.unit and by_name.unit.id != unit.id:
        why = f"编号是“{unit.name}”的，封面写的是“{by_name.unit.name}”，对不上。"
        return Recognised(Certainty.PROPOSED, None, (unit, by_name.unit), why)
    return Recognised(Certainty.SURE, unit)


def _asked(by_name: Recognised, why: str) -> Recognised:
    """Return what the name says as a proposal at the most; another district stays one."""
    if by_name.certainty is Certainty.FOREIGN:
        return by_name
    proposals = (by_name.unit,) if by_name.unit else by_name.proposals
    certainty = Certainty.PROPOSED if proposals else Certainty.UNKNOWN
    return Recognised(certainty, None, proposals, f"{why}{by_name.reason}")
