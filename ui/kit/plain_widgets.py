"""Widgets that show words of a file or of the clerk, which are never markup, and fetch nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QTabBar, QTextBrowser, QToolTip, QWidget
from typing_extensions import override

from ui.kit.shown_text import one_line, several_lines, tool_tip


class PlainLabel(QLabel):
    """Words that are never taken for markup.

    Args:
        text: The words.
        name: Its look in `app.qss`.
        wrap: Whether they go over several lines if need be.
    """

    def __init__(self, text: str = "", name: str = "", *, wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setWordWrap(wrap)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        """Show these words, as far as there is room for them."""
        super().setText(several_lines(text))


class PlainLine(PlainLabel):
    """Words of one line."""

    @override
    def setText(self, text: str) -> None:
        """Show these words, as far as a line has room for them."""
        super().setText(one_line(text))


class PlainPage(QTextBrowser):
    """A page to read. Whatever comes to stand in it, no file and no address is opened, and no formula is copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._write: Callable[[], None] | None = None
        self.setOpenLinks(False)

    def write(self, write: Callable[[], None]) -> None:
        """Fill the page, whatever stands in it, and once more after a change of the theme, whose colours it is in."""
        self._write = write
        write()

    @override
    def clear(self) -> None:
        self._write = None
        super().clear()

    def wear_theme(self) -> None:
        """Fill the page anew, where it was filled in colours; what was in sight stays there."""
        if self._write:
            at = self.verticalScrollBar().value()
            self._write()
            self.verticalScrollBar().setValue(at)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return an empty picture for anything: given nothing, Qt would look for the file itself."""
        return QPixmap(1, 1)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is copied: the words alone, none of which a spreadsheet works out."""
        from models.text.formulas import guarded  # noqa: PLC0415  when first used

        words = QMimeData()
        words.setText(guarded(self.textCursor().selection().toPlainText()))
        return words


def show_tool_tip(point: QPoint, text: str, widget: QWidget) -> None:
    """Tell these words beside a point of the screen; nothing where there is nothing to tell."""
    QToolTip.showText(point, tool_tip(text), widget)


def set_tool_tip(widget: QWidget, text: str) -> None:
    """Let the mouse be told these words over a widget, and who cannot see it, too."""
    widget.setToolTip(tool_tip(text))
    widget.setAccessibleDescription(several_lines(text))


def set_tab_tool_tip(bar: QTabBar, at: int, text: str) -> None:
    """Let the mouse be told these words over a tab; nothing where there is nothing to tell."""
    bar.setTabToolTip(at, tool_tip(text))
