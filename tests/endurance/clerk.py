"""A clerk who answers every dialog that comes up, as somebody does who wants to get on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QRadioButton

from ui.incoming.changed_by_hand import DifferencesDialog
from ui.incoming.file_choice import OpenDialog
from ui.incoming.import_preview import ReadingDialog
from ui.kit.dialogs import SaveDialog
from ui.kit.waiting import WaitDialog
from ui.outgoing.drives import drive
from ui.outgoing.hand_over_dialog import HandOverDialog, Stage
from ui.outgoing.preview import PreviewDialog
from ui.report.fix_dialog import FixDialog
from ui.report.reason_dialog import ReasonDialog
from ui.report.table.note_dialog import NoteDialog
from ui.window.new_report_dialog import NewReportDialog
from ui.window.rules_page import RulesDialog

D = TypeVar("D", bound=QDialog)

_LOOK = 10
"""Milliseconds between two looks at the screen."""

_PATIENCE = 20
"""Looks after which a dialog is closed that has not gone by itself."""

_YES = (QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.YesRole)


class Clerk(QObject):
    """Looks for dialogs, and answers them.

    Args:
        stick: The folder that is handed over to.

    Attributes:
        chosen: The file to import next.
        answered: The names of the dialogs that were answered.
    """

    def __init__(self, stick: Path) -> None:
        super().__init__()
        self.stick, self.chosen = stick, stick
        self.answered: list[str] = []
        self._seen = 0

    def at_work(self) -> Clerk:
        """Begin to look; where Qt can keep time."""
        self._timer = QTimer(self, interval=_LOOK, singleShot=True)  # one that repeats waits while we answer
        self._timer.timeout.connect(self._look)
        self._timer.start()
        return self

    def _look(self) -> None:
        """Answer the dialog on top; one that is new here may go by itself, or else is closed after a while."""
        self._timer.start()
        dialog = QApplication.activeModalWidget()
        self._seen = self._seen + 1 if dialog else 0
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            return
        answer = next((answer for kind, answer in _ANSWERS.items() if isinstance(dialog, kind)), _close)
        if answer is not _close or self._seen > _PATIENCE:
            self._seen = 0
            self.answered.append(type(dialog).__name__)
            answer(self, dialog)


def _begin(_: Clerk, dialog: NewReportDialog) -> None:
    dialog.agency.setText("鲤城区人民政府开元街道办事处")
    dialog.year.setValue(2024)
    dialog.accept()


def _look_at_pages(_: Clerk, dialog: PreviewDialog) -> None:
    for button in dialog.findChildren(QRadioButton):
        button.click()
        dialog.grab()
    dialog.view.step(1)
    dialog.reject()


def _choose(clerk: Clerk, dialog: OpenDialog) -> None:
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(clerk.chosen))
    dialog.accept()


def _look_up(_: Clerk, dialog: RulesDialog) -> None:
    dialog.search.setText("结转")
    dialog.reject()


def _hand_over(clerk: Clerk, dialog: HandOverDialog) -> None:
    if dialog.stage is Stage.DONE:
        dialog.accept()
    elif dialog.stage is Stage.CHOOSING:
        dialog.targets.add_folder(drive(clerk.stick, "U 盘"))
        dialog.deliver()


def _explain(_: Clerk, dialog: ReasonDialog) -> None:
    dialog.reason.setPlainText("已经核实。")
    dialog.accept()


def _write(_: Clerk, dialog: NoteDialog) -> None:
    dialog.note.setText("已经核实。")
    dialog.accept()


def _agree(_: Clerk, box: QMessageBox) -> None:
    [button, *_others] = [one for one in box.buttons() if box.buttonRole(one) in _YES] or box.buttons()
    button.click()


def _wait(_: Clerk, dialog: WaitDialog) -> None:
    """Let it go by itself."""


def _accept(_: Clerk, dialog: QDialog) -> None:
    dialog.accept()


def _close(_: Clerk, dialog: QDialog) -> None:
    dialog.reject()


def _answers() -> dict[type[QDialog], Callable[[Clerk, QDialog], None]]:
    found: dict[type[QDialog], Callable[[Clerk, QDialog], None]] = {}

    def when(kind: type[D], answer: Callable[[Clerk, D], None]) -> None:
        found[kind] = answer  # type: ignore[assignment]  # a key has the type that its answer asks for

    when(NewReportDialog, _begin)
    when(PreviewDialog, _look_at_pages)
    when(OpenDialog, _choose)
    when(RulesDialog, _look_up)
    when(HandOverDialog, _hand_over)
    when(WaitDialog, _wait)
    when(ReasonDialog, _explain)
    when(NoteDialog, _write)
    when(QMessageBox, _agree)
    for kind in (SaveDialog, ReadingDialog, DifferencesDialog, FixDialog):
        when(kind, _accept)
    return found


_ANSWERS = _answers()
