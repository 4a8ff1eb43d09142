"""催报: what was copied for units is kept as an event; the list of all that is owed is shown to be printed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from models.district.register.register import Register
from models.district.reminders import Reminder
from ui.outgoing.shown_sheet import show_sheet
from ui.window.page import Shell
from ui.window.task_desk import TaskDesk


class RemindersOut:
    """Takes reminders to the clipboard's side of the register, and to paper."""

    def __init__(self, shell: Shell, desk: TaskDesk) -> None:
        self._shell, self._desk = shell, desk

    def keep(self, reminded: tuple[Reminder, ...]) -> None:
        """Keep that these units were reminded: those with the same words in one event."""
        for text in dict.fromkeys(one.text for one in reminded):
            self._desk.act(partial(_remind, [one.id for one in reminded if one.text == text], text))

    def show_list(self, owed: tuple[Reminder, ...]) -> None:
        """Show the list on paper."""
        from exporters.pdf.reminder_list import CALLED, reminder_list  # noqa: PLC0415  when first used

        if task := self._desk.ledger.task:
            content = reminder_list(owed, task.district, task.year, datetime.now().astimezone())
            show_sheet(self._shell.file_export, CALLED, CALLED, content)


def _remind(units: Iterable[str], text: str, register: Register, who: str) -> None:
    register.remind(units, text, who)
