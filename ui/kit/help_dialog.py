"""使用说明: the help for clerks, what is to be known of the place where they are, and a field to look for words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from models.text.nearest_words import nearest_words, without_spaces
from resources import read_text
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.find_field import FindField
from ui.kit.help_topic import Topic, topic_of
from ui.kit.plain_widgets import PlainLabel, PlainPage
from ui.kit.spoken import Announcer
from ui.kit.wrapping_row import WrappingRow

_MARGIN = 16
"""Pixels around the words. Chosen: a step of the scale of the design."""

_GAP = 4
"""Pixels between the parts of what is told first. Chosen: a step of the scale of the design."""


_FIELD = 260
"""Pixels. Chosen by eye: a dozen characters, which is what people look for."""


_ABOVE_FOUND = 3
"""What is found stands below this part of the page. Chosen: what leads to it is read, and the answer behind it."""


class HelpDialog(QDialog):
    """The help for clerks.

    Args:
        topic: Where it opens.
    """

    def __init__(self, parent: QWidget | None = None, topic: Topic | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("使用说明")
        within_screen(self, 760, 620)
        self.topic = topic or Topic()
        self.page, self.field, self.told = _page(), FindField(), PlainLabel()
        self._announcer = Announcer(self.field)
        self.field.setPlaceholderText("在使用说明里查找")
        self.field.setAccessibleName("在使用说明里查找")
        self.field.setMinimumWidth(_FIELD)
        self.field.wants.connect(self._step)
        self.field.textChanged.connect(self._begin)
        self.field.ends.connect(self.reject)
        layout = QVBoxLayout(self)
        if self.topic.title:
            layout.addWidget(_told_first(self.topic))
        layout.addLayout(WrappingRow([self.field, self.told], [self._button("下一处(&N)", lambda: self._step(1))]))
        layout.addWidget(self.page, 1)
        shut = self._button("关闭(&C)", self.reject)
        shut.setObjectName("primary")
        shut.setDefault(True)
        layout.addLayout(WrappingRow([], [shut]))
        self.page.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if block := _heading(self.page.document(), self.topic.heading):
            self._show(QTextCursor(block))

    def _button(self, label: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(label)
        button.clicked.connect(act)
        return button

    # ------------------------------------------------------------ looking for words

    def _begin(self) -> None:
        """Look from the top: what is typed on makes it another word."""
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self._step(1)

    def _step(self, way: int) -> None:
        """Show the next (1) or previous (-1) place with the words; after the last comes the first.

        Where they stand nowhere, those of them that do are looked for: clerks ask questions.
        """
        said = self.field.text().strip()
        words = nearest_words(self.page.toPlainText(), said) if said else ""
        found = bool(words) and self._find(words, way)
        is_whole = words == without_spaces(said)
        self.told.setText("" if is_whole or not said else f"找到“{words}”" if found else "没有找到")
        self._announcer.say(self.told.text())

    def _find(self, said: str, way: int) -> bool:
        flags = QTextDocument.FindFlag.FindBackward if way < 0 else QTextDocument.FindFlag(0)
        here, words = self.page.textCursor(), _spaced(said)
        found = self.page.document().find(words, here, flags)
        if found.isNull():
            end = QTextCursor(self.page.document())
            if way < 0:
                end.movePosition(QTextCursor.MoveOperation.End)
            found = self.page.document().find(words, end, flags)
        if not found.isNull():
            self._show(found, self.page.viewport().height() // _ABOVE_FOUND)
        return not found.isNull()

    def _show(self, cursor: QTextCursor, above: int = _MARGIN) -> None:
        """Show a place so many pixels below the top of the page, as far as the page goes."""
        bar = self.page.verticalScrollBar()
        self.page.setTextCursor(cursor)
        bar.setValue(bar.value() + self.page.cursorRect(cursor).top() - above)


def _spaced(said: str) -> QRegularExpression:
    """Return a pattern of words that finds them with and without spaces between: U盘 where U 盘 is written."""
    between = " ?".join(QRegularExpression.escape(char) for char in said if not char.isspace())
    return QRegularExpression(between, QRegularExpression.PatternOption.CaseInsensitiveOption)


def _page() -> PlainPage:
    page = PlainPage()
    page.setAccessibleName("使用说明")
    page.setMarkdown(read_text("help.md"))
    page.document().setDocumentMargin(_MARGIN)
    page.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    return page


def _told_first(topic: Topic) -> QWidget:
    """Return what is told of the place where the clerk is."""
    told = QWidget()
    column = QVBoxLayout(told)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP)
    column.addWidget(plain_label(topic.title, "cell"))
    for name, words in topic.parts:
        column.addWidget(plain_label(f"{name}：{words}"))
    return told


def _heading(document: QTextDocument, words: str) -> QTextBlock | None:
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() and block.text() == words:
            return block
        block = block.next()
    return None


def show_help(over: QWidget, heading: str = "") -> None:
    """Show the help over a window, at what the clerk is doing there, or else at a heading."""
    focus = QApplication.focusWidget()
    here = topic_of(focus if focus and over.isAncestorOf(focus) else over)
    HelpDialog(over, here if any(here) else Topic(heading)).exec()


def answer_f1(dialog: QDialog, heading: str = "") -> None:
    """Let F1 show the help over a dialog: the menu of the window does not reach there.

    Args:
        dialog: Where F1 is pressed.
        heading: Of the help, where it opens unless the field in question knows better.
    """
    QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog, lambda: show_help(dialog, heading))
