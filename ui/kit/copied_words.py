"""What is copied out of lists and tables of words: no formula, whatever a file has put into them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import TypeVar, override

V = TypeVar("V", bound=QAbstractItemView)


class _Copies(QObject):
    """Copies the words of the line that a view stands on; Qt would copy them as they are."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Copy):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else the window would copy what its page stands on
        if event.type() != QEvent.Type.KeyPress:
            return False
        from models.text.formulas import guarded  # noqa: PLC0415  when first used

        words = self._view.currentIndex().data(Qt.ItemDataRole.DisplayRole)
        if words is not None:
            QGuiApplication.clipboard().setText(guarded(str(words)))
        return True


def copying_words(view: V) -> V:
    """Return a list or table out of which only words are copied, never a formula that a spreadsheet works out."""
    view.installEventFilter(_Copies(view))
    return view
