"""The line under the report that asks why a figure was typed over the sum of the rooms. It takes no keyboard."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QPushButton
from typing_extensions import override

from models.form.refs import CellRef, Ref
from models.gathering.sums import differences, sum_of, with_reason
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.part_words import name_of, parts_told
from ui.kit.elided_label import ElidedLabel
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.spoken import announce
from ui.kit.undo import leave_undo_to_window
from ui.report.report_view import ReportView
from ui.report.table.figure_delegate import FigureEditor

_HEIGHT = 36
"""Pixels. Source: the rows of tools in the pictures of the window."""

_PAUSE = 900
"""Milliseconds without a change before it is asked. Chosen: nothing moves while the clerk is typing."""

_FIELD = 260
"""Pixels, at least. Chosen: a sentence in sight."""


class WhyLine(QFrame):
    """Hidden until a figure was typed, since the report was opened, that is another one than its sum.

    Args:
        view: The report; the line is added below it.
        gathered: What its cells are made of.

    Attributes:
        ref: The cell that it is about; None while it is hidden.
    """

    def __init__(self, view: ReportView, gathered: OpenGathering) -> None:
        super().__init__(view)
        self._view, self._gathered = view, gathered
        self._typed, self._report = list[CellRef](), gathered.report
        self.ref: CellRef | None = None
        self.words, self.word, self.later = ElidedLabel("caution"), _Word(), QPushButton("以后再写(&J)")
        self._label = PlainLabel("为什么(&Y)")
        self._label.setBuddy(self.word)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._pause.timeout.connect(self.renew)
        self.later.clicked.connect(lambda _=False: self._put_off())
        self.word.returnPressed.connect(self._take)
        gathered.document.changed.connect(self._on_changed)
        gathered.changed.connect(self._pause.start)
        self.hide()
        if layout := view.layout():
            layout.addWidget(self)

    def _lay_out(self) -> None:
        self.word.setMinimumWidth(_FIELD)
        self.word.setPlaceholderText("例如：有一件两个科室都报了；回车记下")
        set_tool_tip(self.later, "这次不写；收集表里还会提醒")
        self.later.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self._label)
        row.addWidget(self.word)
        row.addWidget(self.later)
        self.setFixedHeight(_HEIGHT)

    def _on_changed(self, refs: Iterable[Ref]) -> None:
        before, self._report = self._report, self._gathered.report
        if before is self._report:
            return  # only what its cells are made of is new
        value, now = self._gathered.value, self._report
        cells = (ref for ref in refs if isinstance(ref, CellRef) and before.content(ref) != now.content(ref))
        typed = [ref for ref in cells if sum_of(value, ref).value is not None]
        if typed:
            self._typed = [*(ref for ref in self._typed if ref not in typed), *typed]
        if typed or self.ref:
            self._pause.start()

    def renew(self) -> None:
        """Ask about the first cell that was typed over its sum and says nothing of why; of none, be hidden."""
        if isinstance(QApplication.focusWidget(), FigureEditor):
            self._pause.start()  # what is typed there may not be all
            return
        value, report = self._gathered.value, self._gathered.report
        open_ = {one.ref for one in differences(value, report)} if self._typed else set()
        self._typed = [ref for ref in self._typed if ref in open_]
        ref = self.ref if self.ref in open_ and self.ref in self._typed else next(iter(self._typed), None)
        if ref is not self.ref and ref != self.ref:
            self.word.clear()
        self.ref = ref
        if ref:
            told = parts_told(value, report, ref).partition("；")[0]
            self.words.setText(f"{name_of(report.form, ref)}：{told}。和相加不同，请写一句为什么。")
            self.word.setAccessibleName(f"{name_of(report.form, ref)}和科室相加不同，为什么")
        if ref and self.isHidden():
            announce(self, self.words.text())
        self.setVisible(ref is not None)

    def _take(self) -> None:
        """Keep what was written, and go on in the report."""
        if (ref := self.ref) and self.word.text().strip():
            after = with_reason(self._gathered.value, self._gathered.report, ref, self.word.text())
            self._gathered.change(after, "写明为什么")
            self._leave(ref)
            self._view.status_message.emit("记下了为什么不同；在收集表里可以改。")

    def _put_off(self) -> None:
        if ref := self.ref:
            self._leave(ref)

    def _leave(self, ref: CellRef) -> None:
        self._typed = [one for one in self._typed if one != ref]
        if QApplication.focusWidget() in {self.word, self.later}:
            self._view.tabs.take_keyboard()  # before it is hidden: Qt would give the keyboard to whatever comes next
        self.renew()


class _Word(QLineEdit):
    """A line; undo goes to the window."""

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_window(event) or super().event(event)
