"""Beside the table that is keyed a second time: how far it is, and the two figures of a cell on which one decides."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from models.checks.second_keying import Decision, Progress
from models.form.refs import CellRef
from models.form.vocabulary import Form
from ui.kit.dialogs import plain_label
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel, PlainLine, set_tool_tip
from ui.kit.wrapping_row import WrappingRow

_LAST = 5
"""Decisions that are listed, the last one first. Chosen: all that have room on a low screen."""

_GAP = 8
"""Pixels between the parts. Source: the scale of the design."""


class DecisionPanel(QWidget):
    """Shows progress, the figures in question, and what was decided.

    Signals:
        asked: One decides on another cell than before.
        first_taken, second_taken, put_off: What was decided on the `CellRef` in question.
    """

    asked = Signal()
    first_taken = Signal(object)
    second_taken = Signal(object)
    put_off = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ref: CellRef | None = None
        self.progress, self.bar = PlainLabel("", wrap=True), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("录了多少")
        self.question = PlainLabel("", "caution", wrap=True)
        self._names = PlainLine("", "guide"), PlainLine("", "guide")
        self.figures = PlainLine("", "figure"), PlainLine("", "figure")
        self.take_first, self.take_second, self.later = QPushButton(), QPushButton(), QPushButton("以后再定(&3)")
        self.decided = plain_label("", "guide")
        self._decided_title = PlainLabel("已经定了的", "strong")
        self._lay_out()
        for button, signal in zip(self.buttons, (self.first_taken, self.second_taken, self.put_off), strict=True):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # its letter leaves the keyboard to the table
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self.ref))

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        """What one decides by."""
        return self.take_first, self.take_second, self.later

    def _lay_out(self) -> None:
        self._asked = QFrame()
        self._asked.setObjectName("card")
        column = QVBoxLayout(self._asked)
        column.addWidget(self.question)
        cards = QHBoxLayout()
        for name, figure in zip(self._names, self.figures, strict=True):
            card = QFrame()
            card.setObjectName("card")
            inner = QVBoxLayout(card)
            inner.addWidget(name)
            inner.addWidget(figure)
            cards.addWidget(card, 1)
        column.addLayout(cards)
        column.addWidget(plain_label("对照原始材料，以哪个为准？"))
        column.addLayout(WrappingRow(self.buttons))
        column.addWidget(plain_label("以复核的为准，就改报告里的数，可以撤销。", "guide"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_GAP)
        for widget in (self.progress, self.bar, self._asked, self._decided_title, self.decided):
            whole.addWidget(widget)
        whole.addStretch(1)

    def show_progress(self, progress: Progress) -> None:
        """Say how far the table is."""
        different = f"　不同 {progress.different}" if progress.different else ""
        again = f"　要再看 {progress.again}" if progress.again else ""
        self.progress.setText(
            f"已录 {progress.keyed} 格，共 {progress.cells} 格　相同 {progress.same}{again}{different}"
        )
        self.bar.setRange(0, max(progress.cells, 1))
        self.bar.setValue(progress.keyed)

    def ask(self, ref: CellRef | None, where: str, figures: tuple[str, str], names: tuple[str, str]) -> None:
        """Show the two figures of a cell, to be decided on; nothing if there is none."""
        is_other, self.ref = ref != self.ref, ref
        self._asked.setVisible(ref is not None)
        for button in self.buttons:
            button.setEnabled(ref is not None)
        if ref is None:
            return
        self.question.setText(f"两次不同：{where}")
        for label, text in zip((*self._names, *self.figures), (*names, *(one or "空" for one in figures)), strict=True):
            label.setText(text)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        for number, (button, figure) in enumerate(zip(self.buttons, figures, strict=False), 1):
            button.setText(lettered(f"以 {_short(figure) or '空'} 为准", str(number)))
        set_tool_tip(self.take_first, f"Alt+1：报告里的数不变，第一次填的 {figures[0] or '空'} 是对的")
        set_tool_tip(self.take_second, f"Alt+2：报告里改成 {figures[1] or '空'}，可以撤销")
        set_tool_tip(self.later, "Alt+3：先放着，接着录，最后再定")
        if is_other:
            self.asked.emit()

    def show_decided(self, form: Form, decided: Iterable[tuple[CellRef, Decision]]) -> None:
        """List what was decided last."""
        lines = [
            f"{name_of(form, ref)}：第一次 {one.first or '空'}，复核 {one.second or '空'}，以 {one.taken or '空'} 为准"
            for ref, one in decided
            if ref in form.cells
        ]
        self._decided_title.setVisible(bool(lines))
        self.decided.setVisible(bool(lines))
        more = [f"……还有 {len(lines) - _LAST} 处。"] if len(lines) > _LAST else []
        self.decided.setText("\n".join([*reversed(lines[-_LAST:]), *more]))


def name_of(form: Form, ref: CellRef) -> str:
    """Return what a cell is called: （一）予以公开 · 自然人."""
    cell = form.cells[ref]
    return " · ".join(heading.called for heading in (cell.row, cell.column) if heading.label)


def _short(figure: str) -> str:
    """Return a figure as it has room on a button."""
    return figure if len(figure) <= _ON_BUTTON else f"{figure[:_ON_BUTTON]}…"


_ON_BUTTON = 12
"""Characters of a figure on a button. Chosen: longer ones are no figures, and stand above it in full."""
