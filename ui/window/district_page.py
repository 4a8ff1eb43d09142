"""The page of a district's task: its tabs, the line of n of N over all of them, and the register behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QMessageBox, QWidget

from models.district.board import strip_of
from models.district.last_year import KeptLastYear, only_own
from models.district.register.register import Register
from models.district.standing_tiles import tiles_of
from models.form.refs import CellRef
from ui.district.counted_strip import Scope, Term
from ui.district.desk_frame import DeskFrame
from ui.district.rolling_page import RollingPage
from ui.district.task_view import TaskView
from ui.kit.boxes import Box
from ui.kit.save_state import Kept
from ui.report.reason_dialog import Purpose, ReasonDialog
from ui.window.board_tab import BoardTab
from ui.window.command import PageKind
from ui.window.common_tab import CommonTab
from ui.window.district_commands import DISTRICT
from ui.window.intake_tab import IntakeTab
from ui.window.page import Shell, Status
from ui.window.person_dialog import ask_person
from ui.window.received_reports import ReceivedReports
from ui.window.sum_tab import SumTab
from ui.window.task_desk import TaskDesk
from ui.window.task_tab import TaskTab

_LABELS = ("任务", "收件", "单位", "汇总", "共性问题")
"""Of the tabs, in their order."""

_GO_ON = "从这里接着记…"
_GOING_ON = Purpose("从这里接着记", "原因记在登记簿里，以后看得到。")
_IS_STILL = "经办人记的是“{}”；换了人，请在“任务”里按“换人”。"
_NOT_USED = "粘贴的名册还没有用上，离开就没有了。"


class DistrictPage:
    """Shows a task. The register is its own: it is closed, and the lock given back, when the page is left.

    Args:
        register: Of the task, open.
        who: The name that stands beside each act.
    """

    kind: ClassVar[PageKind] = DISTRICT

    def __init__(self, shell: Shell, register: Register, who: str) -> None:
        self._shell = shell
        self.widget = DeskFrame()
        self.desk = TaskDesk(register, who, self.widget)
        self._reports, previous = ReceivedReports(register), KeptLastYear(register)
        self.task = TaskTab(shell, self.desk, TaskView(), self._reports.read)
        self.units = BoardTab(shell, self.desk, self._reports.read, previous)
        self.intake = IntakeTab(shell, self.desk, self._reports, self.widget)
        own = only_own(previous, lambda: register.ledger)
        self.common = CommonTab(shell, self.desk, self._reports.read, own)
        self.sum = SumTab(shell, self.desk, self._reports.read, previous)
        self.tabs: list[QWidget] = [
            self.task.view,
            self.intake.view,
            self.units.widget,
            self.sum.view,
            self.common.widget,
        ]
        for label, tab in zip(_LABELS, self.tabs, strict=True):
            self.widget.add_tab(label, RollingPage(tab, label) if tab is self.intake.view else tab)
        self.desk.changed.connect(self.renew)
        self.desk.failed.connect(shell.complain)
        self.task.view.asked.show_person(who)
        self.task.view.asked.person_asked.connect(self.change_person)
        self.task.renewed.connect(shell.renew)
        self.units.moved.connect(shell.renew)
        self.common.units_asked.connect(self._show_units)
        self.common.place_asked.connect(self._show_place)
        self.sum.place_asked.connect(self._show_place)
        self.intake.changed.connect(self._on_taken_in)
        self.intake.compare_asked.connect(self._compare)
        self.widget.turned.connect(lambda _: self._on_turned())
        self.renew()
        if self.desk.ledger.task:
            self.show_tab(self.units.widget)

    # ------------------------------------------------------------ what the window asks of a page

    @property
    def title(self) -> str:
        """The district and the year, as far as they are known."""
        asked = self.task.asked
        return f"{asked.district} {asked.year} 年政府信息公开年报汇总".strip()

    @property
    def status(self) -> Status:
        """What there is to be done, and when it was saved."""
        ours = len(self.desk.standing.ours)
        words = self._next_words
        saved = f"已保存 {self.desk.saved:%H:%M:%S}" if self.desk.saved else ""
        return Status(
            verdict=f"等我们办 {ours} 个" if self.desk.ledger.task else "",
            saving="正在保存" if self.desk.is_writing else saved,
            aside=f"经办：{self.desk.who}",
            next_words=words,
            do_next=self.do_next if words else None,
        )

    def arrive(self) -> None:
        """Say what was found when the register was opened, and take the keyboard."""
        register = self.desk.register
        told = "".join(one.sentence for one in register.found)
        if told:
            ways_out: dict[str, Callable[[], object]] = {_GO_ON: self._go_on} if register.can_go_on else {}
            self._shell.banner.say(told, ways_out, grave=bool(register.read_only))
        else:
            self._shell.show_standing()
            self._shell.show_status(_IS_STILL.format(self.desk.who))
        self._take_keyboard()

    def leave(self) -> bool:
        """Keep what is typed, settle everything, and give the lock back."""
        if self.task.has_paste and not self._leaves_paste():
            return False
        if not self.intake.stop():
            return False
        self.common.stop()
        self.sum.stop()
        self.task.keep()
        self.units.keep()
        self.desk.close()
        self._reports.close()
        self.widget.deleteLater()
        return True

    def save_now(self) -> Kept:
        """Settle everything."""
        self.task.keep()
        self.desk.settle()
        return Kept.SAVED if self.desk.may_change else Kept.LOOKED_AT

    def on_lost(self, why: str) -> None:
        """Go on: the drafts are another matter than the register."""

    # ------------------------------------------------------------ its commands

    def change_person(self) -> None:
        """Ask who works here from now on; what is done already keeps its name."""
        if who := ask_person(self._shell.settings, self.desk.who, self._shell.window):
            self.desk.settle()
            self.desk.who = who
            self.intake.intake.work_as(who)
            self.task.view.asked.show_person(who)
            self._shell.renew()

    def undo(self) -> None:
        """Take the last step back that was done in this tab."""
        if self.tab is self.units.widget:
            self.units.undo()
        else:
            self.task.undo()

    def paste(self) -> None:
        """Paste a roster."""
        self.show_tab(self.task.view)
        self.task.paste()

    def find(self) -> None:
        """Look for a file, or for a unit."""
        if self.tab is self.intake.view:
            self.intake.view.results.look_for_words()
        elif self.desk.ledger.task:
            self.show_tab(self.units.widget)
            self.units.find()

    def do_next(self) -> None:
        """Go to the next thing that waits for us."""
        if self.tab is self.units.widget:
            self.units.go_to_next()
        elif self.tab is self.intake.view and self.intake.open:
            self.intake.view.next_question()
        elif self.desk.ledger.task:
            self.show_tab(self.units.widget)
            self.units.go_to_next()
        else:
            self.task.go_to_next()

    @property
    def _next_words(self) -> str:
        if not self.desk.ledger.task:
            return self.task.next_words
        if self.tab is self.intake.view and self.intake.open:
            return f"下一件要定的（{self.intake.open}）"
        ours = len(self.desk.standing.ours)
        return f"下一个等我们办的（{ours}）" if ours and self.tab is not self.units.widget else ""

    # ------------------------------------------------------------ what is shown

    def renew(self) -> None:
        """Show what is known of the task."""
        ledger, standing = self.desk.ledger, self.desk.standing
        tiles = tiles_of(standing, ledger)
        asked = self.task.asked
        due = ledger.task.due if ledger.task else None
        self.widget.strip.show_strip(strip_of(tiles), Term(due, Scope(asked.scope)), self.desk.today)
        self.widget.show_given_out(is_out=ledger.task is not None)
        self.task.renew()
        self.units.show_tiles(tiles)
        self.intake.renew()
        self._work_on_shown()
        self._label(is_out=ledger.task is not None)
        if self._shell.shown() is self:
            self._shell.renew()

    def _label(self, *, is_out: bool) -> None:
        """Say in the tab what waits there; before the task is out, nothing can be done in the others."""
        bar, at = self.widget.bar, self.tabs.index(self.intake.view)
        bar.setTabText(at, f"{_LABELS[at]}（{self.intake.open}）" if self.intake.open else _LABELS[at])
        for number, tab in enumerate(self.tabs):
            bar.setTabEnabled(number, is_out or tab is self.task.view)

    def _compare(self, unit: str) -> None:
        self.show_tab(self.units.widget)
        self.units.choose_version(unit)

    def _work_on_shown(self) -> None:
        """Let the tab work that is shown, and no other that takes its time."""
        for one, tab in ((self.common, self.common.widget), (self.sum, self.sum.view)):
            if self.tab is tab:
                one.show_now()
            else:
                one.stop()

    def _show_units(self, units: tuple[str, ...]) -> None:
        self.show_tab(self.units.widget)
        self.units.go_back()
        self.units.board.look_for_units(units)

    def _show_place(self, unit: str, ref: CellRef | None) -> None:
        self.show_tab(self.units.widget)
        self.units.open(unit)
        if ref and self.units.review and self.units.is_looking:
            self.units.review.pages.show_place(ref)

    @property
    def tab(self) -> QWidget:
        """What is in the tab that is shown."""
        return self.tabs[self.widget.bar.currentIndex()]

    def show_tab(self, tab: QWidget) -> None:
        """Turn to the tab in which this is."""
        self.widget.bar.setCurrentIndex(self.tabs.index(tab))

    def _on_taken_in(self) -> None:
        self.desk.note_saved()
        self.renew()

    def _on_turned(self) -> None:
        self._work_on_shown()
        self._take_keyboard()
        self._shell.renew()

    def _take_keyboard(self) -> None:
        if self.tab is self.units.widget:
            self.units.take_keyboard()
        elif self.tab is self.intake.view:
            self.intake.take_keyboard()
        elif self.tab is self.common.widget:
            self.common.take_keyboard()
        elif self.tab is self.sum.view:
            self.sum.take_keyboard()
        elif not self.desk.ledger.task and not self.desk.ledger.units:
            self.task.view.roster.paste.setFocus()
        else:
            self.task.view.roster.list.setFocus()

    def _leaves_paste(self) -> bool:
        box = Box(QMessageBox.Icon.Question, _NOT_USED, "", self._shell.window)
        stay = box.addButton("留下(&O)", Box.ButtonRole.AcceptRole)
        box.addButton("离开(&L)", Box.ButtonRole.DestructiveRole)
        box.exec()
        return box.clickedButton() is not stay

    def _go_on(self) -> None:
        sentence = "".join(one.sentence for one in self.desk.register.found if one.trouble.forbids)
        reason = ReasonDialog.ask(sentence, "", self._shell.window, _GOING_ON)
        if reason:
            self.desk.act(lambda register, who: register.go_on(reason, who), self.arrive)
