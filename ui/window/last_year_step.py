"""What comes from last year and from files into the task: the roster as a paste, the reports beside the register."""

from __future__ import annotations

from collections.abc import Callable

from models.district.desk_review import ReadReport
from models.district.register.register import Register
from models.district.roster import RosterFault
from models.district.roster_table import LARGEST_ROSTER, roster_text
from models.system.disk_faults import trouble
from ui.incoming.file_choice import FileKind, OpenDialog
from ui.kit.last_folder import last_folder, remember_folder
from ui.window.last_year_in import Found, checked_again, choose_last_year, look_for, told_of
from ui.window.page import Shell
from ui.window.task_desk import TaskDesk

_PURPOSE = "roster"
"""For which the folder of the file is remembered."""

ROSTERS = FileKind("名册从文件来", "表格文字文件 (*.csv *.tsv *.txt);;所有文件 (*)", "用这个(&S)")
_AGAIN = "和去年比过以后，{} 件收到的报告核对结果和以前不同；接收过的没有变，在“单位”里看得到。"


class LastYearStep:
    """Brings over a roster and last year's reports.

    Args:
        read: Reads a report that was received.
        paste: Looks at a roster as it would be pasted.
    """

    def __init__(self, shell: Shell, desk: TaskDesk, read: ReadReport, paste: Callable[[str], object]) -> None:
        self._shell, self._desk, self._read, self._paste = shell, desk, read, paste
        self._waiting: Found | None = None

    def ask(self, year: int) -> None:
        """Ask for last year's folder; the roster is looked at first, the reports are kept once units are known.

        Args:
            year: Of the task.
        """
        folder = choose_last_year(self._shell)
        found = look_for(folder, self._desk.register, year, self._shell) if folder else None
        if not found:
            return
        if found.table and not self._desk.ledger.task:
            self._waiting = found
            self._paste(found.table)
        else:
            self._keep(found)

    def on_used(self) -> None:
        """Keep the reports of last year whose units are in the roster now."""
        found, self._waiting = self._waiting, None
        if found:
            self._keep(found)

    def on_dropped(self) -> None:
        """Forget the reports that came with a roster which is not wanted."""
        self._waiting = None

    def _keep(self, found: Found) -> None:
        desk, units = self._desk, self._desk.ledger.units
        reports = tuple(one for one in found.reports if one.unit in units)
        told = told_of(found, reports, len(desk.ledger.roster.counted))
        if not reports:
            self._shell.show_status(told)
            return
        again: list[str] = []

        def act(register: Register, who: str) -> None:
            register.keep_last_year(reports, found.year, who)
            again.extend(checked_again(register, self._read, who))

        def done() -> None:
            self._shell.show_status(told + (_AGAIN.format(len(again)) if again else ""))

        desk.act(act, done)

    def from_file(self) -> None:
        """Ask for a file, and look at the roster in it."""
        settings = self._shell.settings
        path = OpenDialog.ask(last_folder(settings, _PURPOSE), self._shell.window, ROSTERS)
        if not path:
            return
        remember_folder(settings, path.parent, _PURPOSE)
        try:
            with path.open("rb") as stream:
                self._paste(roster_text(stream.read(LARGEST_ROSTER + 1)))
        except RosterFault as fault:
            self._shell.complain(str(fault))
        except OSError as error:
            self._shell.complain(trouble(error).sentence)
