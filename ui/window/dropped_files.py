"""A file that is dropped on the window comes in as if it had been chosen there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.kit.file_drops import files_in


class DroppedFiles(QObject):
    """Listens for files that are dropped on a window.

    Args:
        window: Of which nothing below takes files by itself.
        bring_in: Brings a file in.
        say: Says a sentence.
    """

    def __init__(self, window: QWidget, bring_in: Callable[[Path], object], say: Callable[[str], object]) -> None:
        super().__init__(window)
        self._bring_in, self._say = bring_in, say
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
        if event.type() not in kinds or not isinstance(event, QDropEvent) or not (paths := files_in(event)):
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            QTimer.singleShot(0, self, lambda: self._take(paths))  # the program it comes from waits until then
        return True

    def _take(self, paths: list[Path]) -> None:
        if len(paths) > 1:
            self._say("一次只能拖一个文件进来；请一个一个拖。")
        else:
            self._bring_in(paths[0])
