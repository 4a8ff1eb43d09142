"""The tab 收件: files run in at the left, what is to be decided stands at the right; the register is behind it."""

from __future__ import annotations

from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from models.importers.published.reading import Reading
from models.system.disk_faults import trouble
from models.system.errors import ReportError
from ui.district.intake_desk import IntakeDesk
from ui.incoming.import_preview import ReadingDialog
from ui.kit.shown_text import window_title
from ui.kit.waiting import Wait, wait_for, waiting
from ui.kit.worker import in_worker
from ui.window.changed_returns import ChangedReturns
from ui.window.page import Shell
from ui.window.received_reports import ReceivedReports
from ui.window.slips_out import SlipsOut
from ui.window.task_desk import TaskDesk

_PATIENCE = 3.0
"""Seconds for which a taking in that was told to stop is waited for. Chosen: three times what it should take."""

_STILL = "正在停下收件，已经收下的都在；停好以后再离开。"
_READING = Wait("正在打开", "正在读这份文件……")
_FATE = "这份文件里没有本程序的数据，数是照标题读出来的。不准的地方请对着原件看过，再认定是哪个单位的；这里什么都不改。"


class IntakeTab(QObject):
    """Connects the taking in with the page.

    Signals:
        changed: The register knows something else.
        compare_asked: The versions of a unit are to be looked at, by its id.
    """

    changed = Signal()
    compare_asked = Signal(str)

    def __init__(self, shell: Shell, desk: TaskDesk, reports: ReceivedReports, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._reports = shell, reports
        self.intake = IntakeDesk(desk.register, desk.who, parent=self)
        self.view = self.intake.view
        self.intake.changed.connect(self.changed)
        self.intake.compare_asked.connect(self.compare_asked)
        self.intake.look_asked.connect(self._look)
        self._returns = ChangedReturns(shell, desk, SlipsOut(shell, desk, reports.read))
        self.intake.return_asked.connect(self._returns.send_back)
        self.intake.status_message.connect(shell.show_status)

    @property
    def open(self) -> int:
        """How many questions wait for an answer."""
        return len(self.view.cards.cards)

    def renew(self) -> None:
        """Ask what is to be asked now, after something was decided elsewhere."""
        if not self.intake.is_running:
            self.intake.renew()

    def take_keyboard(self) -> None:
        """Take the keyboard to what is to be decided, or to the results."""
        if self.open:
            self.view.cards.setFocus()
        else:
            self.view.setFocus()

    def stop(self) -> bool:
        """Stop taking in, and return whether everything has come to its end."""
        if self.intake.is_running:
            self.intake.stop()
        end = monotonic() + _PATIENCE
        with waiting():
            while self.intake.is_busy and monotonic() < end:
                QApplication.processEvents()
        if self.intake.is_busy:
            self._shell.show_status(_STILL)
        return not self.intake.is_busy

    def _look(self, name: str) -> None:
        """Show a file beside what was read in it; once that was seen, its unit may be answered."""
        work = in_worker(partial(self._reports.open, name))
        if not wait_for(work, _READING, self._shell.window):
            return
        try:
            opened = work.result()
        except ReportError as error:
            self._shell.complain(str(error))
            return
        except OSError as error:
            self._shell.complain(trouble(error).sentence)
            return
        if not isinstance(opened, Reading) or self._was_seen(opened, self._reports.called(name)):
            self.intake.was_looked_at(name)

    def _was_seen(self, reading: Reading, name: str) -> bool:
        dialog = ReadingDialog(reading, name, self._shell.window, _FATE)
        dialog.setWindowTitle(window_title(f"看一看：{name}"))
        dialog.take.setText("看过了(&O)")
        seen = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return seen
