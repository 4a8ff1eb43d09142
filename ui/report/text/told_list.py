"""What a section of text has to tell, line by line: what is told, what is only drafted, what is missing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from models.report.told_topics import Telling, ToldTopic
from ui.kit.copied_words import copying_words
from ui.kit.plain_widgets import PlainLabel
from ui.kit.shown_text import tool_tip
from ui.kit.signs import circle, half_circle, tick
from ui.kit.spoken import speak_as_row
from ui.kit.theme import colours

_WIDEST = 444
"""Pixels, of the column beside the text. Source: the picture of the window."""

_NAMES = 150
"""Pixels, of the names. Chosen by eye: six characters and the sign."""

_ROW, _FRAME = 28, 4
"""Pixels, of a line and of what is around all of them. Source: the scale of the design."""

_LEADS = "点一下，或者按回车，光标就到文字里的那个地方。"


class ToldList(QWidget):
    """Stands beside the text. A line leads there: to what is still to be written of it, or to where it is told.

    Signals:
        wants: The clerk wants to see what is told of a line, a `ToldTopic`.
    """

    wants = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: tuple[ToldTopic, ...] = ()
        self._caption = PlainLabel("", "told")
        self.lines = copying_words(QTreeWidget())
        self.lines.setAccessibleName(f"{name}要写到的")
        self.lines.setColumnCount(2)
        self.lines.setHeaderHidden(True)
        self.lines.setRootIsDecorated(False)
        self.lines.setUniformRowHeights(True)
        self.lines.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.lines.header().setStretchLastSection(True)
        self.lines.setColumnWidth(0, _NAMES)
        self.lines.setMinimumHeight(_ROW)  # in a low window it gives way
        self.lines.itemActivated.connect(self._lead)
        self.lines.itemClicked.connect(self._lead)
        self.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._caption)
        column.addWidget(self.lines)

    def show_told(self, told: tuple[ToldTopic, ...]) -> None:
        """Show how far each is told now."""
        if told == self._told:
            return
        if len(told) != self.lines.topLevelItemCount():
            self.lines.clear()
            self.lines.addTopLevelItems([_line() for _ in told])
            self.lines.setMaximumHeight(len(told) * max(_ROW, self.lines.sizeHintForRow(0)) + _FRAME)
        self._told = told
        self._caption.setText(caption(told))
        self.wear_theme()

    def wear_theme(self) -> None:
        """Show the signs in the present theme."""
        theme = colours()
        for row, one in enumerate(self._told):
            item = self.lines.topLevelItem(row)
            ink, draw = {
                Telling.TOLD: (theme.ready, tick),
                Telling.DRAFTED: (theme.warning, half_circle),
                Telling.MISSING: (theme.ink, circle),
            }[standing(one)]
            if item:
                item.setText(0, one.topic.name)
                item.setText(1, words(one))
                item.setIcon(0, QIcon(draw(ink)))
                item.setForeground(1, QColor(theme.quiet if standing(one) is Telling.TOLD else ink))
                item.setToolTip(1, tool_tip(_LEADS))
                speak_as_row(item)

    def _lead(self, item: QTreeWidgetItem) -> None:
        self.wants.emit(self._told[self.lines.indexOfTopLevelItem(item)])


def _line() -> QTreeWidgetItem:
    line = QTreeWidgetItem()
    line.setSizeHint(0, QSize(0, _ROW))
    return line


def standing(one: ToldTopic) -> Telling:
    """Return what the sign of a line says: ticked is what is told and has nothing left to be written."""
    return Telling.DRAFTED if one.open else one.telling


def words(one: ToldTopic) -> str:
    """Return what stands beside the name of a line."""
    if one.open:
        return f"还有 {counted(one.gaps, one.as_put)}"
    return "写到了" if one.telling is Telling.TOLD else "还没有写到"


def counted(gaps: int, as_put: int) -> str:
    """Return how much of a skeleton is left: what is to be filled in, and what is to be made one's own."""
    return "、".join([f"{gaps} 处要填"] * bool(gaps) + [f"{as_put} 句原话要改"] * bool(as_put))


def left_out(told: tuple[ToldTopic, ...]) -> str:
    """Return in a sentence what is not told yet, where there is no room for the lines; empty where all is."""
    names = "、".join(one.topic.name for one in told if standing(one) is not Telling.TOLD)
    return f"还没有写好：{names}" if names else ""


def caption(told: tuple[ToldTopic, ...]) -> str:
    """Return how many are told, in a few words."""
    done = sum(standing(one) is Telling.TOLD for one in told)
    return f"要写到的 {len(told)} 个方面，写好了 {done} 个" if told[1:] else "这一部分要写到的"
