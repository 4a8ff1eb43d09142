"""The drafts as a table: its keys, the menu of a line, and which column gets the room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.kit.copied_words import copying_words
from ui.window.draft_list import STANDING, DraftModel
from ui.window.draft_painting import NameDelegate, StandingDelegate

_LINE = 30
"""Pixels of a line. Chosen: that of the other lists of the program, with room to click."""

_LEAST = (120, 96, 80, 84)
"""Pixels that each column keeps: some ten characters of the unit, the widest pill cut a little, 还差 12 处, 今天 16:33.

Chosen: what a clerk needs to tell reports apart.
"""

_MOST = (0, 140, 420, 148)
"""Pixels that a column asks for at most, beside the first. Chosen: what is longer is in the tool tip."""

_BESIDE, _STRETCHED = 40, 2
"""Pixels between the longest name and its state where there is room, and the column that has what is over. Chosen."""

_ENDS = {int(Qt.Key.Key_Home): 0, int(Qt.Key.Key_End): -1}
"""Which of the drafts a key leads to; in a table, Qt would stay in the line."""

_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
"""Held with a key that stands for itself: that of the number pad does, too."""


class DraftTable(QTableView):
    """Lists drafts, of which one is chosen.

    Signals:
        wants_bin: The key for deleting was pressed.
        wants_menu: The menu of the chosen line is wanted, at a point of the screen.
    """

    wants_bin = Signal()
    wants_menu = Signal(QPoint)

    def __init__(self, model: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        copying_words(self)
        self.setModel(model)
        self.setItemDelegateForColumn(0, NameDelegate(self))
        self.setItemDelegateForColumn(STANDING, StandingDelegate(self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("报告")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_LINE)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setResizeContentsPrecision(0)
        header.setMinimumSectionSize(1)
        self._model = model
        model.modelReset.connect(self._span_years)
        self.verticalScrollBar().valueChanged.connect(lambda _: model.scrolled_to(self.rowAt(0)))
        model.modelReset.connect(lambda: model.scrolled_to(self.rowAt(0)))
        for changed in (model.modelReset, model.dataChanged):
            changed.connect(self._share_room)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and event.modifiers() in _PLAIN:
            self.wants_bin.emit()
        elif event.key() in _ENDS and event.modifiers() in _PLAIN and self._model.drafts:
            self.selectRow(self._model.row_of(self._model.drafts[_ENDS[event.key()]]))
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self.wants_menu.emit(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
        elif self.indexAt(event.pos()).isValid():
            self.wants_menu.emit(event.globalPos())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_room()

    def _span_years(self) -> None:
        """Let each year have its whole line."""
        self.clearSpans()
        for row in range(self._model.rowCount()):
            if self._model.group(row):
                self.setSpan(row, 0, 1, self._model.columnCount())

    def _share_room(self) -> None:
        """Give each column its width, once somebody sees it: to measure all that is listed takes its time."""
        if not self.isVisible():
            return
        header = self.horizontalHeader()
        wanted = [max(self.sizeHintForColumn(at), header.sectionSizeHint(at)) for at in range(header.count())]
        for at, width in enumerate(shares(self.viewport().width(), wanted)):
            self.setColumnWidth(at, width)


def shares(room: int, wanted: list[int]) -> list[int]:
    """Return how wide each column is, in pixels: where it is narrow, the last ones give way first, the name never.

    What is over goes to the column that says what is to be done, so that a name and its state stand side by side.

    Args:
        room: All that there is.
        wanted: How wide each would have to be to show all of it.
    """
    name, *others = (min(one, most) if most else one for one, most in zip(wanted, _MOST, strict=True))
    for at in reversed(range(len(others))):
        least = min(_LEAST[at + 1] or others[at], others[at])
        lacking = max(0, name + sum(others) - room)
        others[at] = max(least, others[at] - lacking)
    over = max(0, room - name - sum(others))
    beside = min(over, _BESIDE)
    others[_STRETCHED - 1] += over - beside
    return [max(_LEAST[0], room - sum(others)), *others]
