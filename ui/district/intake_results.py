"""The results as they run in: a row for each file, those in sight that are looked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.district.outcomes import Group
from models.district.roster import Unit
from ui.district.intake_model import FoundOutcomes, OutcomesModel
from ui.district.intake_signs import SIDE
from ui.kit.find_field import FindField
from ui.kit.item_models import Index
from ui.kit.plain_widgets import PlainLabel
from ui.kit.spoken import make_clearable
from ui.kit.word_list import row_view

HEAD: Final = (10, 4, 10, 4)
"""Pixels around the heading of a part. Source: the scale of the design."""

_ROW = 28
"""Pixels of the height of a row. Source: the design."""

_COLUMNS = (0.36, 0.2)
"""Of the width of the results: of the file, and of the unit. Source: the design."""

_NOT_FOUND = "没有找到这样的文件。"


class IntakeResults(QFrame):
    """Shows what became of each file.

    Args:
        called: What a unit is called where there is little room.

    Signals:
        status_message: A sentence for the clerk about what just happened.
    """

    status_message = Signal(str)

    def __init__(self, called: Callable[[Unit], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.model = OutcomesModel(called, self)
        self.found = FoundOutcomes(self.model, self)
        self.list, self.field = row_view("每个文件的结果", self.found), FindField()
        self._groups = frozenset[Group]()
        self.setFocusProxy(self.list)
        self._lay_out()
        self.field.textChanged.connect(lambda _: self._look_for())
        self.field.wants.connect(self._step)
        self.field.ends.connect(self.end_finding)

    def _lay_out(self) -> None:
        self.field.setPlaceholderText("Ctrl+F 找文件")
        self.field.setAccessibleName("找文件")
        self.field.setObjectName("find")
        make_clearable(self.field)
        header = self.list.horizontalHeader()
        for at, _ in enumerate(_COLUMNS):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(len(_COLUMNS), QHeaderView.ResizeMode.Stretch)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegateForColumn(0, _FileDelegate(self.list))
        self.list.verticalHeader().setDefaultSectionSize(_ROW)
        self.list.setIconSize(QSize(SIDE, SIDE))
        self.list.setShowGrid(False)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setContentsMargins(*HEAD)
        row.setSpacing(HEAD[0])
        for part in (PlainLabel("每个文件的结果", "strong"), PlainLabel("新的在最上面", "guide"), self.field):
            row.addWidget(part, int(part is self.field))
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, share in enumerate(_COLUMNS):
            self.list.horizontalHeader().resizeSection(column, round(event.size().width() * share))

    def look_for_words(self) -> None:
        """Ask for words of the row of a file."""
        self.field.setFocus()
        self.field.selectAll()

    def look_for_groups(self, groups: frozenset[Group]) -> None:
        """Show these groups only; all if there is none."""
        self._groups = groups
        self._look_for()

    def end_finding(self) -> None:
        """Show all files again, whatever stands in their rows."""
        self.field.clear()
        self.list.setFocus()

    def _look_for(self) -> None:
        self.found.look_for(self._groups, self.field.text())

    def _step(self, way: int) -> None:
        if rows := self.found.rowCount():
            self.list.selectRow((self.list.currentIndex().row() + way) % rows)
        else:
            self.status_message.emit(_NOT_FOUND)


class _FileDelegate(QStyledItemDelegate):
    """Cuts the middle of a long name: the folder tells whose it is, and the end what it is."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle
