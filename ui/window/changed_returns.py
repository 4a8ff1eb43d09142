"""A workbook that was changed outside the program goes back to its unit: its slip has a point for each place."""

from __future__ import annotations

from models.district.asked import mended_by
from models.district.changed_workbooks import points_of_changed
from ui.window.page import Shell
from ui.window.slips_out import SlipsOut
from ui.window.task_desk import TaskDesk


class ChangedReturns:
    """Has such returns kept in the register, and writes their slips."""

    def __init__(self, shell: Shell, desk: TaskDesk, slips: SlipsOut) -> None:
        self._shell, self._desk, self._slips = shell, desk, slips

    def send_back(self, name: str) -> None:
        """Send a workbook back, by its SHA-256."""
        ledger = self._desk.ledger
        one, task = ledger.submissions.get(name), ledger.task
        if why := self._desk.register.read_only:
            self._shell.complain(f"没有记：{why}")
        elif one and task and one.arrival.proposals:
            unit, due = one.arrival.proposals[0], mended_by(task, self._desk.today)
            points = points_of_changed(one.arrival.changed)
            self._desk.act(
                lambda register, who: register.send_back_changed(name, unit, points, due, who),
                lambda: self._slips.write(unit),
            )
