"""One submission looked at: the report as the unit sees it, what was found, and one key for each answer.

It says by signals what the clerk has decided and changes nothing itself: no figure of a unit, no register.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from models.checks.findings import Finding
from models.district.acceptance import asked_at_acceptance, is_mere, not_explained
from models.district.under_review import UnderReview
from models.form.refs import Ref
from ui.district.review_document import ONLY_LOOKED_AT, ReviewDocument
from ui.district.review_pages import ReviewPages
from ui.district.review_panel import ReviewPanel
from ui.district.rolling_page import RollingPage
from ui.report.beside_table import BesideTable, Share
from ui.report.reason_dialog import Purpose, ReasonDialog

_BESIDE = Share(of_width=396 / 1366, most=396)
"""Source: the design."""

_ACCEPTING = Purpose("接收要写明怎么核实的", "写的话记在登记簿里，以后看得到。")
_NO_REASON = "空着，或者只写“核实无误”这样的话，不算说明。"
_NO_POINT = "没有退回：先在问题里打勾，去掉以前退回的意见上的勾，或者写一句另外要说的。"
_DECIDED = "这一件已经办了；按 F4 看下一件，办错了按 Ctrl+Z 撤回。"
_NOTHING_BACK = "没有可以撤回的。"
_NOTHING_FOUND = "没有可以去的问题。"


class ReviewView(QWidget):
    """Shows a submission; the next one comes by `show_submission`.

    Signals:
        accepted: It is accepted, by the id of the unit, with the reason where something is open; else a blank one.
        sent_back: It goes back, by the id of the unit, with a tuple of `Point`, and the numbers of earlier ones that
            are done.
        undone: The last decision is taken back, by the id of its unit.
        next_asked: The clerk wants the next one.
        paper_checked: The paper was looked at: the id of the unit, a `PaperCheck`, `PaperTicks`.
        status_message: A sentence for the clerk about what just happened.
    """

    accepted = Signal(str, str)
    sent_back = Signal(str, object, object)
    undone = Signal(str)
    next_asked = Signal()
    paper_checked = Signal(str, object, object)
    status_message = Signal(str)

    def __init__(self, submission: UnderReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.submission, self._is_open, self._decided = submission, True, ""
        self.panel = ReviewPanel()
        self.pages = ReviewPages(ReviewDocument(submission, self))
        self._place = QWidget()
        self._room = QVBoxLayout(self._place)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.addWidget(self.pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(RollingPage(BesideTable(self._place, self.panel, "这一件", _BESIDE), "报告和这一件的情况"))
        self.setAccessibleName("看一件")
        self._keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_F4: self.ask_next,
            Qt.Key.Key_F5: self.accept,
            Qt.Key.Key_F6: self.send_back,
            Qt.Key.Key_F7: lambda: self.step(-1),
            Qt.Key.Key_F8: lambda: self.step(1),
        }
        self._connect()
        self._fill()

    def _connect(self) -> None:
        panel, foot = self.panel, self.panel.foot
        panel.findings.stands_on.connect(self._stand_on)
        panel.findings.ticks_changed.connect(self._renew_foot)
        panel.points_before.place_asked.connect(self._show_place)
        panel.points_before.ticks_changed.connect(self._renew_foot)
        panel.remark.textChanged.connect(lambda _: self._renew_foot())
        panel.paper.checked.connect(lambda check, ticks: self.paper_checked.emit(self.submission.unit, check, ticks))
        foot.accept_asked.connect(self.accept)
        foot.return_asked.connect(self.send_back)
        foot.next_asked.connect(self.ask_next)
        foot.undo_asked.connect(self.undo)

    # ------------------------------------------------------------ what is shown

    def show_submission(self, submission: UnderReview) -> None:
        """Show this one from now on; the line that says what was decided last stays."""
        old, self.submission, self._is_open = self.pages, submission, True
        at = old.currentIndex()
        self.pages = ReviewPages(ReviewDocument(submission, self))
        self._room.replaceWidget(old, self.pages)
        old.hide()  # until it is gone it would lie below
        old.document.deleteLater()
        old.deleteLater()
        self.pages.setCurrentIndex(min(at, self.pages.count() - 1))
        self._fill()

    def _fill(self) -> None:
        self.panel.show_submission(self.submission)
        self._show_first()
        self._renew_foot()

    def _show_first(self) -> None:
        """Show the weightiest finding's place, else the table with most figures; the keyboard is in the report."""
        if self.submission.findings:
            self.panel.findings.setCurrentRow(0)
            self.pages.stand_on(self.submission.findings[0])
        elif tables := self.pages.tables:
            self.pages.setCurrentWidget(max(tables, key=lambda one: len(one.figures.grid.places)))
        self.pages.take_keyboard()

    def _renew_foot(self) -> None:
        self.panel.foot.show_state(
            self.submission.why_not,
            self.panel.points,
            is_open=self._is_open,
            to_justify=self.to_justify,
            is_settled=bool(self.submission.blocked),
        )

    @property
    def to_justify(self) -> str:
        """For what accepting asks for a reason now: earlier points that are ticked are done."""
        return asked_at_acceptance(len(not_explained(self.submission.explained)), self.panel.points_before.left)

    def _stand_on(self, finding: Finding) -> None:
        self.pages.stand_on(finding)

    def _show_place(self, ref: Ref) -> None:
        self.pages.show_place(ref, takes_keyboard=False)

    def step(self, way: int) -> None:
        """Go to the next (1) or previous (-1) finding, and to its place."""
        if number := self.panel.findings.step(way):
            self.status_message.emit(f"第 {number} 处，共 {len(self.submission.findings)} 处。")
        else:
            self.status_message.emit(_NOTHING_FOUND)

    # ------------------------------------------------------------ answers

    def accept(self) -> None:
        """Accept it, unless something stands in the way; that is said."""
        if not self._is_open:
            self.status_message.emit(_DECIDED)
        elif why := self.submission.why_not:
            self.status_message.emit(why)
        elif (reason := self._reason()) is not None:
            self._decide("已接收")
            self.accepted.emit(self.submission.unit, reason)

    def _reason(self) -> str | None:
        """Return why it is accepted with what is open; blank if nothing is, None if the clerk turns back."""
        asked, reason = self.to_justify, ""
        told = f"{asked}例如：1月12日电话问过陈国栋，新设了两项许可。"
        while asked:
            given = ReasonDialog.ask(told, reason, self.window(), _ACCEPTING)
            if given is None or (given and not is_mere(given)):
                return given
            reason, told = given, f"{_NO_REASON}{asked}"
        return ""

    def send_back(self) -> None:
        """Send it back with the points that are ticked; without one, that is said."""
        if not self._is_open:
            self.status_message.emit(_DECIDED)
        elif self.panel.points:
            done = self.panel.points_before.done
            self._decide(f"已退回 {self.panel.points} 点：")
            self.sent_back.emit(self.submission.unit, self.panel.slip(), done)
        else:
            self.status_message.emit(_NO_POINT)

    def _decide(self, words: str) -> None:
        self._is_open, self._decided = False, self.submission.unit
        self.panel.foot.say_decided(f"{words}{self.submission.name}")
        self._renew_foot()

    def undo(self) -> None:
        """Take the last decision back: an event of its own, which the register keeps, too."""
        if not self._decided:
            self.status_message.emit(_NOTHING_BACK)
            return
        unit, self._decided = self._decided, ""
        self.panel.foot.forget()
        self._is_open = self._is_open or unit == self.submission.unit
        self._renew_foot()
        self.undone.emit(unit)

    def ask_next(self) -> None:
        """Ask for the next one that waits for us."""
        self.next_asked.emit()

    # ------------------------------------------------------------ keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys.get(Qt.Key(event.key()))
        if act and not event.modifiers():
            act()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.text().isprintable() and event.text() and not event.modifiers():
            self.status_message.emit(ONLY_LOOKED_AT)
        else:
            super().keyPressEvent(event)
