"""What fails at the same place in many units: a card each, and the text for the notice of the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.district.across_units import CommonFailure
from models.text.formulas import guarded
from ui.kit.copied_words import copying_words
from ui.kit.item_models import Index
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel
from ui.kit.shown_text import all_lines, one_line, tool_tip
from ui.kit.theme import colours
from ui.kit.wrapping_row import WrappingRow

_CARD = 56
"""Pixels at 100 %, of the height of a card. Chosen: two lines and the bar beside them."""

_BAR, _AIR = (144, 10), 8
"""Pixels at 100 %, of the bar, and around what stands on a card. Source: the design."""

_TEXT, _LEAST = 130, 60
"""Pixels of the height of the text for the notice; of it and of the list at least. Chosen: six lines; a card."""

_WHOLE = 100  # per cent

_NONE = "没有很多单位都错在同一处的。"
_COPIED = "已复制，可以粘贴到通知里；发出去以前请看一遍、改一改。"


class _CardDelegate(QStyledItemDelegate):
    """Paints a card: where it fails, in how many units, and who they are."""

    def __init__(self, cards: CommonCards) -> None:
        super().__init__(cards)
        self._cards = cards

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, _CARD)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            option.widget.style().ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        if index.row() >= len(self._cards.failures):
            return
        one, theme, room = self._cards.failures[index.row()], colours(), option.rect.adjusted(_AIR, _AIR, -_AIR, -_AIR)
        painter.save()
        bold = option.font
        bold.setBold(True)
        painter.setFont(bold)
        count = f"{len(one.units)} / {one.checked} 个单位（{one.percent}%）"
        wide = painter.fontMetrics().horizontalAdvance(count)
        upper = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine
        painter.setPen(QColor(theme.warning))
        painter.drawText(room, upper | Qt.AlignmentFlag.AlignRight, count)
        left = room.right() - wide - _AIR - _BAR[0]
        painter.setPen(QColor(theme.ink))
        title = painter.fontMetrics().elidedText(
            one_line(one.where), Qt.TextElideMode.ElideRight, left - room.left() - _AIR
        )
        painter.drawText(room, upper | Qt.AlignmentFlag.AlignLeft, title)
        painter.setPen(QColor(theme.control_edge))
        painter.drawRect(left, room.top() + 3, _BAR[0], _BAR[1])
        painter.fillRect(left + 1, room.top() + 4, (_BAR[0] - 1) * one.percent // _WHOLE, _BAR[1] - 1, theme.warning)
        bold.setBold(False)
        painter.setFont(bold)
        painter.setPen(QColor(theme.quiet))
        named = painter.fontMetrics().elidedText(one_line(one.named), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine, named)
        painter.restore()


class CommonCards(QWidget):
    """Lists what is common; what is chosen can be copied, looked at, or put away.

    Signals:
        units_asked: The clerk wants to see the units of a card, a tuple of their ids.
        dismissed: It is no matter of the guidance, a `CommonFailure`.
        status_message: A sentence for the clerk about what just happened.
    """

    units_asked = Signal(object)
    dismissed = Signal(object)
    status_message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failures: Sequence[CommonFailure] = ()
        self.heading, self.rest = PlainLabel("", "strong", wrap=True), PlainLabel("", "guide", wrap=True)
        self.list, self.notice = copying_words(QListWidget()), QPlainTextEdit()
        self.list.setAccessibleName("可能是口径没讲清的")
        self.list.setItemDelegate(_CardDelegate(self))
        self.notice.setAccessibleName("通知里用的话")
        self.notice.setMaximumHeight(_TEXT)
        self.notice.setMinimumHeight(_LEAST)
        self.list.setMinimumHeight(_LEAST)
        self.notice.setReadOnly(True)  # it is put right where the notice is written: here it would be lost
        self.notice.setTabChangesFocus(True)
        label = PlainLabel("通知里用的话(&W)：", "guide")
        label.setBuddy(self.notice)
        self.copy = QPushButton(lettered("复制这段话", "P"))
        self.copy.setObjectName("primary")
        self.units, self.away = QPushButton(lettered("看这些单位", "U")), QPushButton(lettered("不是口径问题", "X"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.heading, self.list, self.rest, label, self.notice):
            column.addWidget(part, 1 if part is self.list else 0)
        column.addLayout(WrappingRow([self.units, self.away], [self.copy]))
        self.list.currentRowChanged.connect(lambda _: self._show_notice())
        self.copy.clicked.connect(lambda _=False: self._copy())
        self.units.clicked.connect(lambda _=False: self._ask_units())
        self.away.clicked.connect(lambda _=False: self._dismiss())
        self.setFocusProxy(self.list)

    def show_failures(self, failures: Sequence[CommonFailure], single: int) -> None:
        """List these; `single` others are told by their number."""
        self.failures = failures
        self.heading.setText(f"可能是口径没讲清　{len(failures)} 条　同一条规则、同一格，3 个以上单位而且占 20% 以上")
        self.rest.setText(f"另有 {single} 条只出现在少数单位，按单位退回就行。" if single else "")
        self.rest.setVisible(bool(single))
        self.list.clear()
        for one in failures:
            item = QListWidgetItem(one_line(one.title), self.list)
            item.setToolTip(tool_tip(f"{one.title}\n{one.named}\n例如：{one.example}"))
        if not failures:
            QListWidgetItem(_NONE, self.list).setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0 if failures else -1)
        self._show_notice()

    @property
    def failure(self) -> CommonFailure | None:
        """The card that is chosen."""
        row = self.list.currentRow()
        return self.failures[row] if 0 <= row < len(self.failures) else None

    def _show_notice(self) -> None:
        one = self.failure
        self.notice.setPlainText(all_lines(one.notice) if one else "")
        for part in (self.notice, self.copy, self.units, self.away):
            part.setEnabled(one is not None)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(guarded(self.notice.toPlainText()))
        self.status_message.emit(_COPIED)

    def _ask_units(self) -> None:
        if self.failure:
            self.units_asked.emit(tuple(self.failure.units))

    def _dismiss(self) -> None:
        if self.failure:
            self.dismissed.emit(self.failure)

    def wear_theme(self) -> None:
        """Paint the cards in the present theme."""
        self.list.viewport().update()
