"""Looks at everything that is on the screen, or would be told there, for words that are taken for more than words."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QIdentityProxyModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument, QTextDocumentFragment
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

PICTURE = "p.png"
MARK = "钉子"
"""Stands in every hostile word, and nowhere else."""

HOSTILE = f"<img src={PICTURE}>{MARK}&甲[*]\u202e乙"
"""As short as the names of a file that a sentence repeats."""

_ROLES = {
    role: int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.StatusTipRole,
        Qt.ItemDataRole.WhatsThisRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
}
_TOLD = {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole}
"""What Qt shows as markup wherever it looks like it."""

_TELLER = "QTipLabel"
"""The label in which Qt shows tool tips, which are looked at where they come from."""

_IN_OPEN = 0x20
"""Of `<sys/inotify.h>`."""

_LONGEST = 2_000
"""Characters of anything that is shown but not edited."""


class Sweep:
    """What was found so far.

    Attributes:
        faults: Words that are taken for more than words, and where.
        seen: The windows that have shown hostile words, and in what kind of widget.
    """

    def __init__(self) -> None:
        self.faults: set[str] = set()
        self.seen: set[tuple[str, str]] = set()

    def look(self) -> None:
        """Look at all that there is now."""
        for widget in [widget for widget in QApplication.allWidgets() if isValid(widget)]:
            if _is_qts_own(widget):
                continue
            for fault in self._faults(widget):
                self.faults.add(f"{_name(widget.window())}, {_name(widget)}: {fault}")

    def _faults(self, widget: QWidget) -> Iterator[str]:
        if _name(widget) == _TELLER:
            return
        for told in (widget.toolTip(), widget.whatsThis()):
            yield from self._told(widget, told)
        for shown in (widget.statusTip(), widget.accessibleName(), widget.accessibleDescription()):
            yield from self._shown(widget, shown)
        if widget.isWindow() and self._notes(widget, widget.windowTitle()):
            yield from self._shown(widget, widget.windowTitle())
            if "[*]" in widget.windowTitle().replace("[*][*]", ""):
                yield f"a star in the title: {widget.windowTitle()}"
        for action in widget.actions():
            yield from self._action(widget, action)
        yield from self._contents(widget)

    def _contents(self, widget: QWidget) -> Iterator[str]:  # noqa: C901  one line for each kind of widget
        match widget:
            case QLabel():
                yield from self._shown(widget, widget.text())
                if self._notes(widget, widget.text()) and widget.textFormat() is not Qt.TextFormat.PlainText:
                    yield f"markup: {widget.text()}"
            case QTextEdit():
                self._notes(widget, widget.toPlainText())
                yield from _live(widget.document())
            case QPlainTextEdit():
                self._notes(widget, widget.toPlainText())
            case QAbstractButton() | QGroupBox():
                yield from self._underlined(widget, widget.title() if isinstance(widget, QGroupBox) else widget.text())
            case QTabBar():
                for at in range(widget.count()):
                    yield from self._underlined(widget, widget.tabText(at))
                    yield from self._told(widget, widget.tabToolTip(at))
            case QHeaderView():
                for at in range(widget.count()):
                    yield from self._shown(widget, str(widget.model().headerData(at, widget.orientation()) or ""))
            case QAbstractItemView() | QComboBox():
                yield from self._model(widget, widget.model())

    def _action(self, widget: QWidget, action: QAction) -> Iterator[str]:
        yield from self._underlined(widget, action.text())
        yield from self._told(widget, action.toolTip())
        yield from self._told(widget, action.whatsThis())

    def _model(self, widget: QWidget, model: QAbstractItemModel) -> Iterator[str]:
        proxy = QIdentityProxyModel()  # some of Qt's own models let nobody ask them for their columns
        proxy.setSourceModel(model)
        yield from self._rows(widget, proxy, QModelIndex())

    def _rows(self, widget: QWidget, model: QAbstractItemModel, above: QModelIndex) -> Iterator[str]:
        for row in range(model.rowCount(above)):
            for column in range(model.columnCount(above)):
                yield from self._item(widget, model.index(row, column, above))
            yield from self._rows(widget, model, model.index(row, 0, above))

    def _item(self, widget: QWidget, index: QModelIndex) -> Iterator[str]:
        for role, number in _ROLES.items():
            words = index.data(number)
            if isinstance(words, str):
                yield from self._told(widget, words) if role in _TOLD else self._shown(widget, words)

    # ------------------------------------------------------------ what is wrong with words

    def _told(self, widget: QWidget, words: str) -> Iterator[str]:
        """Words that Qt takes for markup if they look like it have to be escaped."""
        if not self._notes(widget, words):
            return
        plain = QTextDocumentFragment.fromHtml(words).toPlainText() if QtText.mightBeRichText(words) else words
        if f"<img src={PICTURE}" in words or f"<img src={PICTURE}>{MARK}&" not in plain:
            yield f"told as markup: {words}"
        yield from self._shown(widget, plain)

    def _shown(self, widget: QWidget, words: str) -> Iterator[str]:
        self._notes(widget, words)
        if "\u202e" in words:
            yield f"turns the words around: {words!r}"
        if len(words) > _LONGEST:
            yield f"{len(words)} characters: {words[:40]}"

    def _underlined(self, widget: QWidget, words: str) -> Iterator[str]:
        """Where & underlines a letter, it has to stand twice."""
        if self._notes(widget, words) and "&" in words.replace("&&", ""):
            yield f"a letter is underlined: {words}"
        yield from self._shown(widget, words)

    def _notes(self, widget: QWidget, words: str) -> bool:
        """Return whether hostile words are shown here, and remember it."""
        if MARK not in words:
            return False
        self.seen.add((_name(widget.window()), _name(widget)))
        return True


def _name(widget: QWidget) -> str:
    return widget.metaObject().className()


def _is_qts_own(widget: QWidget) -> bool:
    """Return whether this is a list of Qt's own dialog for files, instead of which Windows shows its own."""
    above: QWidget | None = widget
    while above and not isinstance(above, QFileDialog):
        above = above.parentWidget()
    return above is not None and isinstance(widget, QAbstractItemView | QComboBox)


def _live(document: QTextDocument) -> Iterator[str]:
    """Yield what is no words in a page."""
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            look = part.fragment().charFormat()
            if look.isImageFormat() or (look.isAnchor() and MARK in look.anchorHref()):
                yield f"a picture or a link: {part.fragment().text()}"
            part += 1
        block = block.next()


class Trap:
    """A picture that nobody has a reason to open; the kernel tells who does.

    Args:
        folder: Where it is laid; the hostile words name it from there.
    """

    def __init__(self, folder: Path) -> None:
        (folder / PICTURE).write_bytes(b"GIF89a")
        libc = ctypes.CDLL(None)
        self._watch = libc.inotify_init1(os.O_NONBLOCK)
        assert libc.inotify_add_watch(self._watch, os.fsencode(folder / PICTURE), _IN_OPEN) > 0

    @property
    def sprung(self) -> bool:
        """Whether the picture was opened since this was asked last."""
        with suppress(BlockingIOError):
            return bool(os.read(self._watch, 4096))
        return False

    def remove(self) -> None:
        os.close(self._watch)
