"""What a district decides about a submission: accepted, sent back, taken back, which version counts; each an event."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from models.district.asked import mended_by
from models.district.desk_review import check_of, register_points
from models.district.register.register import Register
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Submission
from models.district.register.task_standing import UnitStanding
from models.district.under_review import Point, UnderReview
from ui.report.reason_dialog import Purpose, ReasonDialog
from ui.window.page import Shell
from ui.window.slips_out import SlipsOut
from ui.window.task_desk import TaskDesk
from ui.window.version_choice import version_chosen

_WITHDRAWING = Purpose("退回已经接收的", "原因记在登记簿里，单位在退回单上看得到。")
_TO_ACCEPT = "退回撤回了；这一件现在待审，要计入，请再接收一次。"
_READ_ONLY = "没有记：{}"


class Decisions(QObject):
    """Has decisions kept in the register.

    Args:
        slips: Writes what goes back.

    Signals:
        decided: It is kept; the next one may come.
        to_open: A unit is to be looked at again, by its id.
        undone: It could not be kept, or the clerk did not go on; what is shown is to be shown as it really is.
    """

    decided = Signal()
    to_open = Signal(str)
    undone = Signal()

    def __init__(self, shell: Shell, desk: TaskDesk, slips: SlipsOut, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._slips = shell, desk, slips
        self._last: tuple[str, str] | None = None
        self._was_accepted = False

    def accept(self, review: UnderReview, one: Submission, reason: str = "") -> None:
        """Accept a submission; with a reason where something in it is open."""
        if self._may_write():
            name, check = one.sha256, check_of(review)
            self._last, self._was_accepted = (review.unit, name), False
            self._desk.act(
                lambda register, who: register.accept(name, check, who, reason), self.decided.emit, self.undone.emit
            )

    def send_back(
        self, review: UnderReview, one: Submission, points: tuple[Point, ...], closed: tuple[int, ...] = ()
    ) -> None:
        """Send a submission back, and write its slip; what was accepted goes back only with a reason.

        `closed` has the numbers of earlier points that are done.
        """
        task = self._desk.ledger.task
        if not (task and self._may_write()):
            return
        name, unit, due = one.sha256, review.unit, mended_by(task, self._desk.today)
        asked = register_points(points)
        reason = ""
        if one.state is SubmissionState.ACCEPTED:
            sentence = f"{review.name}的报告已经接收，退回以后就不计入了。为什么退回？"
            reason = ReasonDialog.ask(sentence, "", self._shell.window, _WITHDRAWING) or ""
            if not reason:
                self.undone.emit()
                return

        def act(register: Register, who: str) -> None:
            if reason:
                register.withdraw(name, reason, due, who, asked)
            else:
                register.send_back(name, asked, due, who, closed=closed)

        self._last, self._was_accepted = (unit, name), bool(reason)
        self._desk.act(act, lambda: self._on_sent_back(unit), self.undone.emit)

    def _on_sent_back(self, unit: str) -> None:
        self._slips.write(unit)
        self.decided.emit()

    def take_back(self) -> None:
        """Take back what was decided last; a slip that was written for it is void, which is said."""
        if self._last and self._may_write():
            unit, name = self._last
            self._last = None
            was_accepted = self._was_accepted

            def done() -> None:
                self.to_open.emit(unit)
                self._slips.void(unit)
                if was_accepted:
                    self._shell.show_status(_TO_ACCEPT)

            self._desk.act(lambda register, who: register.take_back(name, who), done, self.undone.emit)

    def choose_version(self, one: UnitStanding) -> None:
        """Ask which of the versions of a unit counts."""
        if chosen := version_chosen(one, self._desk.ledger, self._shell.window):
            unit = one.unit.id
            self._desk.act(lambda register, who: register.decide(chosen, who), lambda: self.to_open.emit(unit))

    def _may_write(self) -> bool:
        if why := self._desk.register.read_only:
            self._shell.complain(_READ_ONLY.format(why))
            self.undone.emit()
        return not self._desk.register.read_only
