"""A unit of a task and its report: what the task fills in, and which names of the task look like that of the unit."""

from __future__ import annotations

from collections.abc import Iterable

from models.exchange.task import Task, TaskUnit
from models.form.cover import PARTICULARS
from models.form.refs import Ref
from models.report.of_task import TASK, UNIT_ID
from models.report.report import Value
from models.text.characters import mended
from models.text.look_alikes import plain_name


def answers_of(task: Task, unit: TaskUnit) -> dict[Ref, Value | None]:
    """Return what the report of a unit has from its task, so that nobody types it."""
    return {
        PARTICULARS["agency"].ref: mended(unit.name),
        PARTICULARS["kind"].ref: unit.kind,
        UNIT_ID: unit.id,
        TASK: task.id,
    }


def confusable(unit: TaskUnit, units: Iterable[TaskUnit]) -> tuple[TaskUnit, ...]:
    """Return the other units whose names look like that of this one, or differ from it in one character."""
    name = plain_name(unit.name)
    return tuple(one for one in units if one.id != unit.id and _nearly(name, plain_name(one.name)))


def _nearly(one: str, other: str) -> bool:
    """Return whether two texts are the same but for one character that is another, or is there in one only."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, (first, second) in enumerate(zip(one, other, strict=False)) if first != second), None)
    if at is None:
        return True
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]
