"""定用哪一版: versions side by side over the board, and what a person answers, kept in the register."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from models.district.asked import mended_by
from models.district.desk_review import Known, ReadReport
from models.district.last_year import PreviousOf, nobodys
from models.district.register.task_standing import UnitStanding
from models.district.versions import Versions, versions_of
from models.system.disk_faults import trouble
from models.system.errors import ReportError
from ui.comparing.compare_dialog import CompareDialog
from ui.comparing.compared_reports import Comparable, State
from ui.district.versions_view import VersionsView
from ui.kit.waiting import Wait, wait_for
from ui.kit.worker import in_worker
from ui.report.reason_dialog import Purpose, ReasonDialog
from ui.window.compare_reports import report_from_file
from ui.window.page import Shell
from ui.window.slips_out import SlipsOut
from ui.window.task_desk import TaskDesk

_READING = Wait("正在对照", "正在读这个单位交的几版……")
_NO_CHOICE = "{}没有几版要定的。"
_READ_ONLY = "没有记：{}"
_ASKING = Purpose("都不用，退回问清", "这段话写在退回单上；等着定的几版都作废或者退回，原件都留着。")
_WHY = "{}的 {} 版都不用，退回单位问清楚。要单位说清什么？"


class Sources(NamedTuple):
    """Where reports come from.

    Attributes:
        read: Reads one that was received.
        previous: Finds last year's accepted report of a unit.
    """

    read: ReadReport
    previous: PreviousOf = nobodys


class VersionDesk(QObject):
    """Connects the versions with the register.

    Args:
        sources: Of the reports.
        stack: In which the view is shown, over what was there.

    Attributes:
        view: The versions that are looked at; None before the first.

    Signals:
        decided: It is kept which version counts, by the id of its unit.
        left: It is decided later, or none is used; what was there before is to be shown again.
        shown: Versions are shown.
    """

    decided = Signal(str)
    left = Signal()
    shown = Signal()

    def __init__(self, shell: Shell, desk: TaskDesk, slips: SlipsOut, sources: Sources, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._shell, self._desk, self._slips, self._stack = shell, desk, slips, stack
        self._read, self._previous = sources
        self.view: VersionsView | None = None

    @property
    def is_shown(self) -> bool:
        """Whether versions are looked at."""
        return self.view is not None and self._stack.currentWidget() is self.view

    def open(self, one: UnitStanding, first: int = 0) -> None:
        """Show the versions of a unit, from one on."""
        found = self._loaded(one, first)
        if not found:
            return
        if self.view is None:
            self.view = view = VersionsView(found)
            view.used.connect(self._use)
            view.none_used.connect(self._use_none)
            view.whole_asked.connect(self._show_whole)
            view.more_asked.connect(self._show_more)
            view.later_asked.connect(self.left)
            view.status_message.connect(self._shell.show_status)
            self._stack.addWidget(view)
        else:
            self.view.show_versions(found)
        self._stack.setCurrentWidget(self.view)
        self.view.cells.setFocus()
        self.shown.emit()

    def _loaded(self, one: UnitStanding, first: int) -> Versions | None:
        """Return what is looked at, read beside the window; None if that cannot be, or the clerk does not wait."""
        history = self._desk.register.history(one.unit.id)
        known = Known(self._desk.ledger, self._desk.standing, (), self._previous)
        work = in_worker(partial(versions_of, one, known, history, self._read, first))
        if not wait_for(work, _READING, self._shell.window):
            return None
        try:
            if not (found := work.result()):
                self._shell.show_status(_NO_CHOICE.format(one.unit.name))
        except ReportError as error:
            self._shell.complain(str(error))
        except OSError as error:
            self._shell.complain(trouble(error).sentence)
        else:
            return found
        return None

    def _show_more(self, first: int) -> None:
        if self.view and (one := self._desk.standing.by_id.get(self.view.versions.unit)):
            self.open(one, first)

    def _show_whole(self) -> None:
        """Show two of the versions as a whole; the clerk may choose others there."""
        if not self.view:
            return
        reports = [
            Comparable(f"{one.mark}　{one.came}", partial(_as_state, State(f"{one.mark}　{one.came}", one.report)))
            for one in self.view.versions.seen
        ]
        dialog = CompareDialog(
            reports, (0, min(1, len(reports) - 1)), partial(report_from_file, self._shell), self._shell.window
        )
        dialog.only_different.setChecked(False)
        dialog.exec()
        dialog.deleteLater()

    # ------------------------------------------------------------ answers

    def _use(self, name: str) -> None:
        if self.view and self._may_write():
            unit = self.view.versions.unit
            self._desk.act(lambda register, who: register.decide(name, who), lambda: self.decided.emit(unit))

    def _use_none(self) -> None:
        """Send what waits back with a question; the slip is about the version that came last, and names all."""
        task = self._desk.ledger.task
        if not (self.view and task and self._may_write()):
            return
        versions = self.view.versions
        one = self._desk.standing.by_id[versions.unit]
        asked = _WHY.format(versions.called, len(one.waiting))
        reason = ReasonDialog.ask(asked, versions.asked, self._shell.window, _ASKING)
        if not reason or not one.waiting:
            return
        name, unit, due = one.waiting[-1].sha256, versions.unit, mended_by(task, self._desk.today)
        self._desk.act(
            lambda register, who: register.use_none(name, reason, due, who), lambda: self._on_none_used(unit)
        )

    def _on_none_used(self, unit: str) -> None:
        self._slips.write(unit)
        self.left.emit()

    def _may_write(self) -> bool:
        if why := self._desk.register.read_only:
            self._shell.complain(_READ_ONLY.format(why))
        return not self._desk.register.read_only


def _as_state(state: State) -> tuple[State, ...]:
    return (state,)
