"""The tab 任务: what the clerk types, pastes and answers there, put into the register of the task."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from models.district.asked import NOTICE, Asked, asked_by, called, keep_asked, kept_asked, task_of
from models.district.board import day
from models.district.desk_review import ReadReport
from models.district.paste_in_hand import PasteInHand, Verdict
from models.district.register.register import Register
from models.district.roster import Roster, RosterFault, roster_of
from models.district.roster_paste import preview
from models.exchange.task_package import TaskPackage, package_name, write_package
from models.system.files import replacing
from models.system.program import TASK_SUFFIX
from models.system.rights import as_usual
from models.text.safe_name import safe_name
from ui.district.lineage_dialog import LineageDialog
from ui.district.task_view import TaskState, TaskView
from ui.district.unit_change_dialog import UnitChangeDialog
from ui.kit.boxes import Box
from ui.kit.dialogs import SaveDialog
from ui.kit.last_folder import last_folder, remember_folder
from ui.window.due_moves import move_due
from ui.window.last_year_step import LastYearStep
from ui.window.page import Shell
from ui.window.task_desk import TaskDesk

_DELAY = 400
"""Milliseconds from a change to its save. Chosen: as for a report."""

_PURPOSE = "task-package"
"""For which the folder of the package is remembered."""

_NOTHING_PASTED = "剪贴板里没有名单；请先在表格里复制单位名称那一列，再来粘贴。"
_NOTHING_BACK = "没有可以撤销的。"
_IS_FIXED = "任务已经发出，名册固定了；要改一个单位，请按“改一个单位”，写明日期和原因。"

_Undo = Callable[[], object]


class TaskTab(QObject):
    """Connects the three steps with the register.

    Signals:
        renewed: What is shown is another.
    """

    renewed = Signal()

    def __init__(self, shell: Shell, desk: TaskDesk, view: TaskView, read: ReadReport) -> None:
        super().__init__(view)
        self._shell, self._desk, self.view = shell, desk, view
        self._asked = kept_asked(desk.register.folder, desk.today)
        self._paste: PasteInHand | None = None
        self._undo: list[_Undo] = []
        self._shown: TaskState | None = None
        self._is_unsaved = False
        self._timer = QTimer(self, singleShot=True, interval=_DELAY)
        self._timer.timeout.connect(self.keep)
        steps, self._last_year = view.roster, LastYearStep(shell, desk, read, self._look_at)
        view.asked.changed.connect(self._on_asked)
        view.asked.move_asked.connect(lambda: move_due(shell, desk))
        view.package_asked.connect(self.make_package)
        steps.paste_asked.connect(self.paste)
        steps.last_year_asked.connect(lambda: self._last_year.ask(self.asked.year))
        steps.file_asked.connect(self._last_year.from_file)
        steps.answered.connect(self._answer)
        steps.dropped.connect(self._drop)
        steps.used.connect(self._use)
        steps.taken_out.connect(self._take_out)
        steps.change_asked.connect(self._change_unit)
        steps.lineage_asked.connect(self._reorganise)

    # ------------------------------------------------------------ what is shown

    @property
    def asked(self) -> Asked:
        """What is asked: as it was given out, or as it is being prepared."""
        task = self._desk.ledger.task
        return asked_by(task) if task else self._asked

    @property
    def open(self) -> int:
        """How many pasted lines are to be answered."""
        return self._paste.open if self._paste else 0

    @property
    def has_paste(self) -> bool:
        """Whether something is pasted that is not used yet."""
        return self._paste is not None

    @property
    def state(self) -> TaskState:
        """How far the task is."""
        ledger, asked = self._desk.ledger, self.asked
        name = package_name(ledger.task) if ledger.task else _proposed_name(asked)
        when = f"{day(ledger.given_out.date())}" if ledger.given_out else ""
        return TaskState(asked, ledger.roster, self._paste, name, when, self._desk.may_change)

    def renew(self) -> None:
        """Show how far the task is."""
        if (state := self.state) != self._shown:  # most of what happens is not about this tab
            self._shown = state
            self.view.show_state(state)
        self.renewed.emit()

    def go_to_next(self) -> None:
        """Go to what is to be answered next, or to the button that goes on."""
        steps = self.view.roster
        if steps.list.go_to_open():
            return
        for button in (steps.use, self.view.make, steps.paste):
            if button.isVisible() and button.isEnabled():
                button.setFocus()
                return

    @property
    def next_words(self) -> str:
        """What there is to be done next; blank where nothing is, or the button for it is the primary one."""
        return f"下一行没定的（{self.open}）" if self.open else ""

    # ------------------------------------------------------------ what is asked

    def _on_asked(self) -> None:
        self._asked, self._is_unsaved = self.view.asked.asked, True
        self._timer.start()
        self.renew()

    def keep(self) -> None:
        """Write what is asked beside the register, off the window's thread."""
        self._timer.stop()
        if self._is_unsaved and self._desk.may_change and not self._desk.ledger.task:
            self._is_unsaved, asked = False, self._asked
            self._desk.act(lambda register, _: keep_asked(register.folder, asked), otherwise=self._keep_later)

    def _keep_later(self) -> None:
        self._is_unsaved = True

    # ------------------------------------------------------------ the roster

    def paste(self) -> None:
        """Look at what is on the clipboard; nothing is taken over yet."""
        if self._desk.ledger.task:
            self._shell.show_status(_IS_FIXED)
            return
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._shell.show_status(_NOTHING_PASTED)
            return
        self._last_year.on_dropped()
        self._look_at(text)

    def _look_at(self, text: str) -> None:
        """Look at a roster as it would be pasted; nothing is taken over yet."""
        try:
            found = preview(text, self._desk.ledger.roster, self._desk.ledger.ids)
        except RosterFault as fault:
            self._shell.complain(str(fault))
            return
        self._put(PasteInHand(found))
        self.view.roster.list.setFocus()

    def _put(self, paste: PasteInHand | None) -> None:
        before = self._paste
        self._undo.append(lambda: self._restore(before))
        self._restore(paste)

    def _restore(self, paste: PasteInHand | None) -> None:
        self._paste = paste
        self.renew()

    def _answer(self, line: int, verdict: Verdict) -> None:
        if self._paste:
            self._put(self._paste.answered(line, verdict))
            here = self.view.roster.list.here
            if here is None or not here.answers:
                self.view.roster.list.go_to_open()

    def _drop(self) -> None:
        self._last_year.on_dropped()
        self._put(None)

    def _use(self) -> None:
        """Put what was pasted into the roster; one step back undoes all of it."""
        paste = self._paste
        if paste is None or paste.open:
            return
        try:
            roster = paste.taken_over()
        except RosterFault as fault:
            self._shell.complain(str(fault))
            return
        self._set(roster, paste)

    def _set(self, roster: Roster, paste: PasteInHand | None) -> None:
        before, undo = self._desk.ledger.roster, self._undo
        back: _Undo = (lambda: self._set_back(before)) if before.units else (lambda: self._restore(paste))

        def done() -> None:
            self._paste, self._undo = None, [back]
            self.view.asked.propose_district(called(roster))
            self._last_year.on_used()
            self.renew()
            self.view.roster.list.setFocus()

        def not_done() -> None:
            self._paste, self._undo = paste, undo
            self.renew()

        self._desk.act(lambda register, who: register.set_roster(roster, who), done, not_done)

    def _set_back(self, roster: Roster) -> None:
        self._desk.act(lambda register, who: register.set_roster(roster, who), self.renew)

    def _take_out(self, unit: str) -> None:
        known = self._desk.ledger.roster
        left = tuple(one for one in known.units if one.id != unit)
        if left and len(left) < len(known.units):
            self._set(roster_of(left, known.district), None)

    def undo(self) -> None:
        """Take the last step back."""
        if self._desk.ledger.task or not self._undo:
            self._shell.show_status(_NOTHING_BACK)
            return
        self._undo.pop()()

    # ------------------------------------------------------------ after it was given out

    def _change_unit(self) -> None:
        ledger, desk = self._desk.ledger, self._desk
        free = next(str(number) for number in count(1) if str(number) not in ledger.ids)
        found = UnitChangeDialog.ask(ledger.roster.units, free, desk.today, self._shell.window)
        if found:
            desk.act(lambda register, who: register.change_unit(found.unit, found.on, found.reason, who))

    def _reorganise(self) -> None:
        found = LineageDialog.ask(self._desk.ledger.roster.units, self._desk.today, self._shell.window)
        if found:
            self._desk.act(lambda register, who: register.reorganise(found, who))

    # ------------------------------------------------------------ the package

    def make_package(self) -> None:
        """Fix the roster and write the package; if it is fixed, write the package once more."""
        ledger = self._desk.ledger
        task = ledger.task or task_of(self._asked, ledger.units.values())
        if not ledger.task and (self.state.why_not or not self._is_sure(len(task.units))):
            return
        settings = self._shell.settings
        proposed = last_folder(settings, _PURPOSE) / package_name(task)
        path = SaveDialog.ask(proposed, TASK_SUFFIX.removeprefix("."), self._shell.window)
        if not path:
            return
        remember_folder(settings, path.parent, _PURPOSE)
        is_new = ledger.task is None

        def act(register: Register, who: str) -> None:
            if is_new:
                register.give_out(task, who)
            with replacing(path, as_usual) as stream:
                stream.write(write_package(TaskPackage(task, task.texts.get(NOTICE, ""))))

        self._desk.act(act, lambda: self._shell.show_status(f"任务包写好了：{path}"), self.renew)

    def _is_sure(self, units: int) -> bool:
        asked = self._asked
        sentence = (
            f"{asked.year} 年的任务发给 {units} 个单位，{day(asked.due)}截止。发出以后名册就固定，再改要写日期和原因。"
        )
        box = Box(QMessageBox.Icon.Question, sentence, "", self._shell.window)
        give = box.addButton("生成任务包(&G)", Box.ButtonRole.AcceptRole)
        box.addButton("再看看(&C)", Box.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is give


def _proposed_name(asked: Asked) -> str:
    return f"任务_{safe_name(asked.district) or '本区'}_{asked.year}{TASK_SUFFIX}"
