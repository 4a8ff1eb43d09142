"""One point of a return slip: what is wrong, then and now, the remark, and the answer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPlainTextEdit, QRadioButton, QVBoxLayout
from typing_extensions import override

from models.exchange.return_slip import LONGEST_REPLY, Answer, SlipPoint, says_nothing, standing_of
from models.exchange.slip_words import lines_of, mended_words, where
from ui.kit.plain_widgets import PlainLabel
from ui.kit.wrapping_row import WrappingRow
from ui.report.slip.noted_slip import NotedSlip

_GAP = 6
"""Pixels between the parts. Chosen by eye."""

_MOST_LINES = 8
"""Places of a point that are told. Chosen: more do not fit beside a table; Enter leads to each of them."""

_NOT_CHANGED = "这里和退回时一样：改了数，程序自己在“已改”上打勾；不改的，选“已说明”或者“有异议”，写一句。"
_WRITE = "写清是哪一件、为什么；只写“核实无误”不算。这句话跟着下一次交付一起走。"
_DONE = "已答。这句话跟着下一次交付一起走。"
_MENDED = "程序看到改过了，不用再写；要补一句，选“已说明”。"
_CHOOSE = "改好了就选“已改”；不改的，选“已说明”或者“有异议”，写一句。"


class ReplyField(QPlainTextEdit):
    """Takes the words of an answer; Tab goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, 3 * self.fontMetrics().lineSpacing() + 12)


class PointCard(QFrame):
    """Shows a point, and answers it.

    Signals:
        edited: The clerk is answering; what stands here is in sight.
    """

    edited = Signal()

    def __init__(self, noted: NotedSlip) -> None:
        super().__init__()
        self.setObjectName("card")
        self._noted, self._number, self._is_showing = noted, 0, False
        self.title, self.since = PlainLabel("", "strong", wrap=True), PlainLabel("", "caution", wrap=True)
        self.sentence, self.remark = PlainLabel("", wrap=True), PlainLabel("", wrap=True)
        self.values, self.told = PlainLabel("", wrap=True), PlainLabel("", "guide", wrap=True)
        self.answers = {one: QRadioButton(one.label) for one in Answer}
        self._asked = PlainLabel("回答(&J)")  # the cover leaves two letters; arrows go on from one answer to the next
        self.reply, self._label = ReplyField(), PlainLabel("说明(&Q)")
        self._label.setBuddy(self.reply)
        self._group = QButtonGroup(self)
        self._lay_out()
        for answer, button in self.answers.items():
            button.setObjectName("answer")
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, answer=answer: self._choose(answer))
        self.reply.textChanged.connect(self._type)
        noted.changed.connect(self.renew)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(_GAP)
        for label in (self.title, self.since, self.sentence, self.values, self.remark):
            column.addWidget(label)
        column.addLayout(WrappingRow((self._asked, *self.answers.values())))
        for widget in (self._label, self.reply, self.told):
            column.addWidget(widget)

    @property
    def point(self) -> SlipPoint | None:
        """What is shown; None before anything is."""
        return next((one for one in self._noted.points if one.number == self._number), None)

    def show_point(self, number: int) -> None:
        """Show this point."""
        self._number = number
        self.renew()

    def renew(self) -> None:
        """Say how the point is now."""
        point, noted = self.point, self._noted
        if point is None:
            return
        report, previous = noted.document.report, noted.document.previous
        self.title.setText(f"{point.number}　{where(report, point)}")
        self.since.setText(f"第 {point.round} 次就退过，还没有了结" if point.round < noted.slip.round else "")
        self.sentence.setText(point.sentence)
        lines = lines_of(point, report, previous)
        more = [f"……还有 {len(lines) - _MOST_LINES} 处"] if len(lines) > _MOST_LINES else []
        self.values.setText("\n".join([*lines[:_MOST_LINES], *more]))
        self.remark.setText(f"{noted.slip.made.by or '区里'}：{point.remark}" if point.remark else "")
        for label in (self.since, self.sentence, self.values, self.remark):
            label.setVisible(bool(label.text()))
        self._show_answer(point)

    def _show_answer(self, point: SlipPoint) -> None:
        report = self._noted.document.report
        changed, may_answer = standing_of(point, report).changed, not self._noted.document.read_only
        seen = mended_words(point, report)
        self._is_showing = True
        self._group.setExclusive(False)
        for answer, button in self.answers.items():
            button.setChecked(answer is point.answer)
            button.setEnabled(may_answer and (answer is not Answer.MENDED or changed or not point.places))
        self._group.setExclusive(True)
        mended = f"{Answer.MENDED.label}（{seen}）" if seen else Answer.MENDED.label
        self.answers[Answer.MENDED].setText(mended.replace("&", "&&"))
        able = [one for one in self.answers.values() if one.isChecked() or one.isEnabled()]
        self._asked.setBuddy(next(iter(able), self.answers[Answer.EXPLAINED]))
        if self.reply.toPlainText() != point.reply and not self.reply.hasFocus():
            self.reply.setPlainText(point.reply)
        self._is_showing = False
        self.reply.setReadOnly(not may_answer)
        self.reply.setAccessibleName(f"第 {point.number} 点的说明")
        for widget in (self._label, self.reply):
            widget.setVisible(point.answer in {Answer.EXPLAINED, Answer.DISPUTED} or bool(point.reply))
        self.told.setText(_advice(point))

    def _choose(self, answer: Answer) -> None:
        """Take an answer. 已改 where the program has seen a change is none of the clerk's: undoing takes it back."""
        point = self.point
        if point is None or self._is_showing:
            return
        by_program = answer is Answer.MENDED and point.places
        self._noted.answer(self._number, None if by_program else answer, self.reply.toPlainText())
        if answer is not Answer.MENDED:
            self.reply.setFocus()
        self.edited.emit()

    def _type(self) -> None:
        point = self.point
        if point is None or self._is_showing:
            return
        text = self.reply.toPlainText()
        if len(text) > LONGEST_REPLY:
            text = text[:LONGEST_REPLY]
            self._is_showing = True
            self.reply.setPlainText(text)
            self._is_showing = False
        own = None if point.answer is Answer.MENDED and point.places else point.answer
        self._noted.answer(self._number, own, text)
        self.edited.emit()


def _advice(point: SlipPoint) -> str:
    """Return what is to be done with a point."""
    if point.answer is Answer.MENDED:
        return _MENDED
    if point.answer is None:
        return _NOT_CHANGED if point.places else _CHOOSE
    return _WRITE if says_nothing(point.reply) else _DONE
