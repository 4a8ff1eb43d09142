"""Tasks and registers of the made-up district of `tests.district`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from models.district.register.ledger import Ledger
from models.district.register.register import Register
from models.district.register.register_book import begin_register
from models.district.roster import Roster
from models.exchange.task import Task, TaskUnit
from tests.district import DISTRICT, YEAR

WHO, TASK_ID, OTHER_TASK = "李敏", "7QK2M4X9D0B1HZ3C", "1111222233334444"


def task_for(roster: Roster) -> Task:
    """Return the task of a roster, with the units that count."""
    units = tuple(TaskUnit(unit.id, unit.name, unit.kind) for unit in roster.counted)
    return Task(TASK_ID, YEAR, "2021", DISTRICT, "海州区人民政府办公室", date(YEAR + 1, 1, 20), 5, units)


def ledger_for(roster: Roster) -> Ledger:
    """Return what is known when a task has been given out, and nothing has come in."""
    return Ledger("register", roster.district, {unit.id: unit for unit in roster.units}, task=task_for(roster))


def register_for(folder: Path, roster: Roster) -> Register:
    """Return a register whose task is given out."""
    begin_register(folder, WHO)
    register = Register(folder)
    register.set_roster(roster, WHO)
    register.give_out(task_for(roster), WHO)
    return register
