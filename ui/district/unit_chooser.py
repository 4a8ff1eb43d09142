"""Asking which unit it is, beside the questions: no dialog comes up while files come in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from models.district.roster import Unit
from ui.kit.copied_words import copying_words
from ui.kit.find_field import FindField
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel
from ui.kit.shown_text import one_line
from ui.kit.spoken import make_clearable

_MARGIN, _GAP = 10, 6
"""Pixels around everything, and between parts. Source: the scale of the design."""

_LIST = 132
"""Pixels of the height of the list. Chosen: five units, with the questions still in sight."""

_ID = int(Qt.ItemDataRole.UserRole)


class UnitChooser(QFrame):
    """Lists the units that fit what is typed; Enter takes the one that is chosen, Esc none.

    Signals:
        chosen: A unit, by its id.
        turned_back: None of them.
    """

    chosen = Signal(str)
    turned_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._units: Sequence[Unit] = ()
        self.title = PlainLabel("", "strong", wrap=True)
        self.field, self.list = FindField(), copying_words(QListWidget())
        label = PlainLabel("找单位(&W)：")
        label.setBuddy(self.field)
        self.field.setObjectName("find")
        self.field.setAccessibleName("找是哪个单位")
        self.field.setPlaceholderText("名字里的字，或者编号")
        make_clearable(self.field)
        self.list.setAccessibleName("名册里的单位")
        self.list.setFixedHeight(_LIST)
        self.take, self.back = QPushButton(lettered("就是它", "Y")), QPushButton(lettered("不选了", "X"))
        self.field.textChanged.connect(self._list)
        self.field.wants.connect(lambda _: self._choose())
        self.field.ends.connect(self.turned_back)
        self.list.itemActivated.connect(lambda _: self._choose())
        self.list.currentRowChanged.connect(lambda row: self.take.setEnabled(row >= 0))
        self.take.clicked.connect(lambda _=False: self._choose())
        self.back.clicked.connect(lambda _=False: self.turned_back.emit())
        self._lay_out(label)

    def _lay_out(self, label: QWidget) -> None:
        upper, column = QHBoxLayout(), QVBoxLayout(self)
        for part in (label, self.field, self.take, self.back):
            upper.addWidget(part, int(part is self.field))
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addWidget(self.title)
        column.addLayout(upper)
        column.addWidget(self.list)

    def ask(self, title: str, units: Sequence[Unit]) -> None:
        """Ask for one of these units, of their order; the keyboard comes here, since the clerk has asked for it."""
        self.title.setText(title)
        self._units = tuple(units)
        self.field.clear()
        self._list()
        self.show()
        self.field.setFocus()

    def _list(self) -> None:
        words = self.field.text().strip()
        self.list.clear()
        for unit in self._units:
            if not words or words == unit.id or any(words in name for name in unit.names):
                item = QListWidgetItem(one_line(f"{unit.id}　{unit.name}"))
                item.setData(_ID, unit.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0 if words and self.list.count() else -1)
        self.take.setEnabled(self.list.currentRow() >= 0)

    def _choose(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.chosen.emit(str(item.data(_ID)))
