"""科室: added one by one or a whole list pasted at once, called otherwise, taken away."""

from __future__ import annotations

import re

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.gathering.gathering import Gathering, Room, RoomHasParts, name_fault
from ui.kit.copied_words import copying_words
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.spoken import announce
from ui.kit.wrapping_row import WrappingRow

_SIZE = 520, 520
"""Pixels. Chosen: a dozen rooms in sight on a small screen."""

_FIELD = 76
"""Pixels of the field for names. Chosen: three lines."""

_LIST = 110
"""Pixels of the list at least. Chosen: four lines."""

_SEPARATORS = re.compile(r"[\r\n\t、,，;；]")
"""Between names, as lists of offices are written."""

_ABOUT = "一行写一个科室；从通讯录、表格里整列粘贴过来也行。"


class RoomsDialog(QDialog):
    """Changes the rooms; nothing counts before it is accepted.

    Attributes:
        value: The gathering with the rooms as they are listed.
    """

    def __init__(self, value: Gathering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("科室")
        self.value, self._sure = value, ""
        self.names, self.told = QPlainTextEdit(), PlainLabel(" ", "guide", wrap=True)
        self.list = copying_words(QListWidget())
        self.add, self.rename, self.remove = QPushButton("加进去(&A)"), QPushButton("改名(&R)"), QPushButton("删掉(&D)")
        self.accept_button, self.cancel = QPushButton("好(&O)"), QPushButton("取消(&C)")
        self._lay_out()
        self._connect()
        self._show()
        self.names.setFocus()
        answer_f1(self)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("收集表：各科室报的数")

    def _lay_out(self) -> None:
        label, existing = PlainLabel("加科室(&N)"), PlainLabel("已有的科室(&L)")
        label.setBuddy(self.names)
        existing.setBuddy(self.list)
        self.names.setAccessibleName("加科室，一行一个")
        self.names.setTabChangesFocus(True)
        self.names.setFixedHeight(_FIELD)
        self.list.setAccessibleName("已有的科室")
        self.list.setMinimumHeight(_LIST)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        for button in (self.add, self.rename, self.remove):
            button.setAutoDefault(False)
        set_tool_tip(self.rename, "F2，或者双击；报过的数都留着")
        self.accept_button.setObjectName("primary")
        self.accept_button.setDefault(True)
        said = QVBoxLayout()
        said.addWidget(label)
        said.addWidget(plain_label(_ABOUT, "guide"))
        said.addWidget(self.names)
        said.addLayout(WrappingRow((self.add,)))
        said.addWidget(existing)
        said.addWidget(self.list, 1)
        said.addLayout(WrappingRow((self.rename, self.remove)))
        said.addWidget(self.told)
        lay_out(self, said, WrappingRow((), (self.accept_button, self.cancel)))
        within_screen(self, *_SIZE)

    def _connect(self) -> None:
        self.add.clicked.connect(lambda _=False: self.add_names())
        self.rename.clicked.connect(lambda _=False: self.list.editItem(self.list.currentItem()))
        self.remove.clicked.connect(lambda _=False: self.remove_room())
        self.cancel.clicked.connect(lambda _=False: self.reject())
        self.accept_button.clicked.connect(lambda _=False: self._finish())
        self.list.itemChanged.connect(self._on_renamed)
        self.list.currentRowChanged.connect(lambda _: self._forget())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._finish)
        QShortcut(QKeySequence("Delete"), self.list, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(
            self.remove_room
        )

    @classmethod
    def ask(cls, value: Gathering, parent: QWidget | None = None) -> Gathering | None:
        """Return the gathering with the rooms as the clerk wants them; None if the clerk turns back."""
        dialog = cls(value, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.value if accepted else None

    @property
    def room(self) -> Room | None:
        """The room that the list stands on."""
        at = self.list.currentRow()
        return self.value.rooms[at] if 0 <= at < len(self.value.rooms) else None

    def _show(self, at: int = 0) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for room in self.value.rooms:
                item = QListWidgetItem(room.name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                self.list.addItem(item)
            self.list.setCurrentRow(max(0, min(at, self.list.count() - 1)))
        for button in (self.rename, self.remove):
            button.setEnabled(bool(self.value.rooms))

    def add_names(self) -> bool:
        """Add the rooms whose names were typed; return whether all names will do. Those that will not stay there."""
        left, faults, added = list[str](), list[str](), 0
        for name in filter(None, map(str.strip, _SEPARATORS.split(self.names.toPlainText()))):
            if fault := name_fault(self.value, name):
                left.append(name)
                faults.append(fault)
            else:
                self.value, added = self.value.with_room(name), added + 1
        self.names.setPlainText("\n".join(left))
        if added:
            self._show(len(self.value.rooms) - 1)
        self._say("\n".join(dict.fromkeys(faults)) or (f"加了 {added} 个科室。" if added else "先写上科室的名称。"))
        return not left

    def _on_renamed(self, item: QListWidgetItem) -> None:
        room, name = self.room, item.text()
        if not room or name.strip() == room.name:
            return
        if fault := name_fault(self.value, name, room.id):
            self._say(fault)
        else:
            self.value = self.value.renamed(room.id, name)
            self._say(f"“{room.name}”改叫“{name.strip()}”，报过的数都留着。")
        now = self.room
        with QSignalBlocker(self.list):
            item.setText(now.name if now else name)

    def remove_room(self) -> None:
        """Take the room away that the list stands on; one that has answered, only when asked twice."""
        room, at = self.room, self.list.currentRow()
        if not room:
            return
        try:
            self.value = self.value.without_room(room.id)
        except RoomHasParts:
            if self._sure != room.id:
                self._sure = room.id
                count = len(self.value.parts_of(room.id))
                self._say(f"“{room.name}”已经报了 {count} 个数，删掉就都没有了。确实不要，再按一次“删掉”。")
                return
            self.value = self.value.without_parts(room.id).without_room(room.id)
        self._show(at)
        self._say(f"删掉了“{room.name}”。")

    def _forget(self) -> None:
        self._sure = ""

    def _finish(self) -> None:
        if not self.names.toPlainText().strip() or self.add_names():
            self.accept()
        else:
            self.names.setFocus()

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence or " ")
        announce(self.told, sentence)
