"""交付到 U 盘: asks for the stick, writes in the background, and says what has come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from enum import Enum
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.report.delivered import Delivered
from models.report.matching_code import matching_code
from models.report.report import Report
from models.report.unit import folder_name
from models.stick.failures import shown
from models.system.errors import ReportError
from ui.kit.dialog_column import lay_out, page_of
from ui.kit.dialogs import FolderDialog, plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.help_topic import Topic
from ui.kit.letters import lettered
from ui.kit.spoken import announce
from ui.kit.worker import in_worker
from ui.kit.wrapping_row import WrappingRow
from ui.outgoing.drives import Drive, drive, removable_drives
from ui.outgoing.hand_over_words import FOLDER, LOCKED, PUBLIC, STICK, about, compared, remarks
from ui.outgoing.hand_over_work import UNCOVERED, Covering, HandedOver, Link, Make, Stopped, deliver
from ui.outgoing.target_list import TargetList

_LOOK = 50
"""Milliseconds between two looks at how far the work is. Chosen: nobody notices so short a delay."""

_SEEK = 1_000
"""Milliseconds between two looks for sticks. Chosen: a stick seems to show when it is plugged in."""

_PATIENCE = 3.0
"""Seconds after which nobody has to wait for a stick that does not answer. Chosen: as one waits without a word."""

_LARGE = ("交付", "好")
"""The buttons that are meant by Enter."""

_CHOOSE, _AGAIN = "选一个文件夹交付…", "再试一次"
"""What 交付 is called where there is no place yet, and after a failure."""

_LETTERS = {"选别的文件夹…": "F", "交付": "D", "取消": "C", "停下": "S", "好": "O", _CHOOSE: "D", _AGAIN: "R"}
"""By which Alt presses them."""


class Stage(Enum):
    """What the dialog is at; the value is the labels of its buttons."""

    CHOOSING = ("选别的文件夹…", "交付", "取消")
    WRITING = ("停下",)
    DONE = ("好",)


class HandOverDialog(QDialog):
    """Hands over one report.

    Args:
        report: The report, without open points.
        make: Makes its files, in a thread of its own.
        covering: What goes with them.
        drives: Finds the sticks, in a thread of its own.

    Attributes:
        delivered: The hand-over, if it has succeeded.
    """

    def __init__(
        self,
        report: Report,
        make: Make,
        parent: QWidget | None = None,
        covering: Covering = UNCOVERED,
        drives: Callable[[], Sequence[Drive]] = removable_drives,
    ) -> None:
        super().__init__(parent)
        self._report, self._make, self._covering, self._drives = report, make, covering, drives
        self._found: Future[Sequence[Drive]] | None = None
        self._work: Future[HandedOver] | None = None
        self._link, self._stopped, self._wanted = Link(), 0.0, False
        self._place_words = STICK
        self.delivered: Delivered | None = None
        self.targets, self.bar = TargetList(), QProgressBar()
        self.caption = plain_label("", "caption")
        self.fault, self.words, self.folder, self.checked, self.remarks, self.after = (
            plain_label("", name) for name in ("fault", "", "", "", "", "")
        )
        self.buttons = self._make_buttons()
        self._pages = QStackedWidget()
        self.targets.changed.connect(self._name_act)
        self._set_up()
        self._lay_out()
        self._turn_to(Stage.CHOOSING)
        self._start_looking()
        answer_f1(self)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("交付到 U 盘")

    @classmethod
    def ask(
        cls, report: Report, make: Make, parent: QWidget | None = None, covering: Covering = UNCOVERED
    ) -> Delivered | None:
        """Return what was handed over, when and where; None if nothing was."""
        dialog = cls(report, make, parent, covering)
        dialog.exec()
        dialog.deleteLater()
        return dialog.delivered

    @property
    def stage(self) -> Stage:
        """What the dialog is at."""
        return list(Stage)[self._pages.currentIndex()]

    # ------------------------------------------------------------ the work

    def deliver(self) -> None:
        """Begin to write to the chosen place; where there is none, ask for a folder first."""
        if not self.targets.place and not self.targets.has_looked:
            self._wanted = True  # it goes on as soon as the sticks are known
        elif (place := self.targets.place) or (place := self._choose_folder()):
            self._place_words = STICK if self.targets.is_on_stick else FOLDER
            self._link, self._stopped = Link(), 0.0
            self._work = in_worker(partial(deliver, self._report, self._make, place, self._link, self._covering))
            self._turn_to(Stage.WRITING)

    @override
    def reject(self) -> None:
        """Close; while something is written, have it stopped first, which leaves nothing finished."""
        if self.stage is not Stage.WRITING or self._hanging:
            self._link.stop.set()
            super().reject()
        elif not self._stopped:
            self._link.stop.set()
            self._stopped = monotonic()
            self.buttons["停下"].setEnabled(False)

    @property
    def _hanging(self) -> bool:
        return bool(self._stopped) and monotonic() - self._stopped > _PATIENCE

    def _look(self) -> None:
        """See what the threads have brought about."""
        if self._found and self._found.done():
            found, self._found = self._found, None
            self.targets.show_drives(found.result())
            wanted, self._wanted = self._wanted, False
            if wanted and not self.targets.place:  # a stick is to be seen before anything goes there
                QTimer.singleShot(0, self, self.deliver)
        if self._work and self._work.done():
            work, self._work = self._work, None
            self._finish(work)
        elif self._work:
            self._show_step()

    def _seek(self) -> None:
        """Look for sticks, unless one is busy or the last look still goes on."""
        if self.stage is Stage.CHOOSING and not self._found:
            self._found = in_worker(self._drives)

    def _finish(self, work: Future[HandedOver]) -> None:
        self._turn_to(Stage.CHOOSING)
        try:
            outcome = work.result()
        except Stopped as stopped:
            self._show_fault("".join(("已经停下，没有交付。", *getattr(stopped, "__notes__", ()))))
        except ReportError as error:
            self._show_fault(str(error))
        else:
            self._show_outcome(outcome)

    # ------------------------------------------------------------ what is shown

    def _turn_to(self, stage: Stage) -> None:
        self._pages.setCurrentIndex(list(Stage).index(stage))
        for label, button in self.buttons.items():
            button.setText(lettered(label, _LETTERS[label]))
            button.setEnabled(True)
            button.setVisible(label in stage.value)
            button.setDefault(label in stage.value and label in _LARGE)
        self.fault.hide()
        self._name_act()
        self._focused(stage).setFocus()

    def _focused(self, stage: Stage) -> QWidget:
        """Return who hears the keyboard then: a second Enter must not stop what the first began."""
        choosing = self.targets.list if self.targets.place else self.buttons["交付"]
        return {Stage.CHOOSING: choosing, Stage.WRITING: self.bar, Stage.DONE: self.buttons["好"]}[stage]

    def _show_fault(self, sentence: str) -> None:
        self.fault.setText(sentence)
        announce(self, sentence, urgent=True)
        self.fault.show()
        self._name_act()

    def _name_act(self) -> None:
        """Call the act by what it does; where it asks for a folder first, no other button does that, too."""
        asks = self.targets.has_looked and not self.targets.place
        label = _CHOOSE if asks else "交付" if self.fault.isHidden() else _AGAIN
        self.buttons["交付"].setText(lettered(label, _LETTERS[label]))
        self.buttons["选别的文件夹…"].setVisible(self.stage is Stage.CHOOSING and not asks)

    def _show_step(self) -> None:
        words, done, total = self._link.step
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        said = self._place_words
        self.words.setText(said.leftover if self._hanging else words)
        self.caption.setText(said.hanging if self._hanging else said.stopping if self._stopped else said.writing)
        if self._hanging:
            self.buttons["停下"].setText(lettered("不等了", "N"))
            self.buttons["停下"].setEnabled(True)

    def _show_outcome(self, outcome: HandedOver) -> None:
        self.delivered = outcome.delivered
        self.folder.setText(f"文件夹：{outcome.delivered.folder}")
        self.checked.setText(compared(outcome, self._place_words))
        self.remarks.setText(remarks(outcome.outcome))
        self.after.setText(self._place_words.after)
        for label in (self.remarks, self.after):
            label.setVisible(bool(label.text()))
        self._turn_to(Stage.DONE)
        announce(self, f"交付好了。{self.checked.text()}")

    def _choose_folder(self) -> Path | None:
        """Ask for a folder, and return it if it can be written."""
        if not (folder := FolderDialog.ask(self)):
            return None
        chosen = drive(folder, "选的文件夹")
        self.targets.add_folder(chosen)
        if chosen.read_only:
            self._show_fault(LOCKED.format(folder=shown(str(folder))))
        return None if chosen.read_only else folder

    # ------------------------------------------------------------ the window

    def _start_looking(self) -> None:
        for pause, act in ((_LOOK, self._look), (_SEEK, self._seek)):
            timer = QTimer(self, interval=pause)
            timer.timeout.connect(act)
            timer.start()
        self._seek()

    def _make_buttons(self) -> dict[str, QPushButton]:
        acts: dict[str, Callable[[], object]] = {
            "选别的文件夹…": self._choose_folder,
            "交付": self.deliver,
            "取消": self.reject,
            "停下": self.reject,
            "好": self.accept,
        }
        buttons = {label: QPushButton(label) for label in acts}
        for label, act in acts.items():
            buttons[label].clicked.connect(lambda _=False, act=act: act())
            buttons[label].setAutoDefault(False)
        for label in _LARGE:
            buttons[label].setObjectName("primary")
            buttons[label].setProperty("large", True)
        return buttons

    def _set_up(self) -> None:
        self.setWindowTitle("交付到 U 盘")
        within_screen(self, 640, 400)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("交付的进度")
        for label in (self.fault, self.folder):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _lay_out(self) -> None:
        code = f"核对码　{matching_code(self._report)}"
        said = (self.folder, self.checked, self.remarks, self.after, plain_label(PUBLIC, "guide"))
        about_it = plain_label(about(self._covering.task), "guide")
        for page in (
            (about_it, plain_label(folder_name(self._report), "name"), self.targets, self.fault),
            (None, self.caption, self.words, self.bar, None),
            (None, plain_label("交付好了", "done"), plain_label(code, "code"), *said, None),
        ):
            self._pages.addWidget(page_of(page))
        elsewhere, *answers = self.buttons.values()
        column = QVBoxLayout()
        column.addWidget(self._pages, 1)
        lay_out(self, column, WrappingRow([elsewhere], answers))
