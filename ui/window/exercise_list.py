"""The list of the exercises, with how far each of them is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget
from typing_extensions import override

from models.checks.verdict import PENDING, Verdict
from models.report.report import Report
from models.report.wording import title
from ui.kit.copied_words import copying_words
from ui.kit.shown_text import one_line
from ui.kit.worker_stream import WorkerStream
from ui.window.draft_states import checked, verdict


class ExerciseList(QListWidget):
    """Lists the samples, the resource name as the data of each; their verdicts are worked out once, beside the window.

    Args:
        exercises: By resource name.

    Signals:
        chosen: The resource name of the one that is to be opened.
    """

    chosen = Signal(str)

    def __init__(self, exercises: Mapping[str, Report], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        copying_words(self)
        self.setAccessibleName("练习")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        self._reports = tuple(exercises.values())
        self._stream = WorkerStream(self._take, self)
        for name, report in exercises.items():
            item = QListWidgetItem(_words(report, PENDING))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.addItem(item)
        self.pending = len(exercises)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.pending == self.count():
            self._stream.start(checked((row, partial(verdict, one)) for row, one in enumerate(self._reports)))

    def _take(self, found: list[tuple[int, Verdict]]) -> None:
        for row, one in found:
            self.item(row).setText(_words(self._reports[row], one.words))
        self.pending -= len(found)


def exercise_menu(exercises: Mapping[str, Report], choose: Callable[[str], object], parent: QWidget) -> QMenu:
    """Return the samples as a menu, for where there is no room for the list.

    Args:
        exercises: By resource name.
        choose: Is given the resource name of the one that is to be opened.
        parent: Has the menu.
    """
    menu = QMenu(parent)
    menu.setAccessibleName("练习")
    for number, (name, report) in enumerate(exercises.items(), 1):
        words = one_line(title(report)).replace("&", "&&")
        menu.addAction(f"&{number}  {words}").triggered.connect(lambda _=False, name=name: choose(name))
    return menu


def _words(report: Report, verdict: str) -> str:
    return f"{title(report)}\n{verdict}"
