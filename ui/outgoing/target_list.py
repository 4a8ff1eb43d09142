"""Where to hand over: a stick, or another folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from ui.kit.copied_words import copying_words
from ui.kit.plain_widgets import PlainLabel
from ui.kit.shown_text import one_line
from ui.outgoing.drives import Drive

_SEEKING = "正在找 U 盘……"
_NONE = "没有看到 U 盘。\n\n请插上 U 盘，等一两秒，它就会出现在这里；\n没有 U 盘的，按回车选一个文件夹，就交付到那里。"


class TargetList(QStackedWidget):
    """The sticks to choose from, and after them the folder chosen instead; or why there is nothing to choose.

    Signals:
        changed: Another place may be chosen now, or none.

    Attributes:
        has_looked: Whether the sticks are known by now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drives: tuple[Drive, ...] = ()
        self._folder: Drive | None = None
        self.has_looked = False
        self._shown: tuple[Drive, ...] = ()
        self.list, self.empty = copying_words(QListWidget()), PlainLabel(_SEEKING, "empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("交付到哪里")
        self.list.currentRowChanged.connect(self.changed)
        self.addWidget(self.list)
        self.addWidget(self.empty)
        self.setCurrentWidget(self.empty)

    @property
    def place(self) -> Path | None:
        """The chosen place, which can be written."""
        row = self.list.currentRow()
        return None if row < 0 or self._shown[row].read_only else self._shown[row].place

    @property
    def is_on_stick(self) -> bool:
        """Whether the chosen place is, or lies on, a stick that was found."""
        place = self.place
        return place is not None and any(place.is_relative_to(one.place) for one in self._drives)

    def show_drives(self, drives: Iterable[Drive]) -> None:
        """Show the sticks that there are now. The choice stays; without one, the first stick is chosen."""
        self._drives, self.has_looked = tuple(drives), True
        self._show(self.place)

    def add_folder(self, folder: Drive) -> None:
        """Offer a folder, too, and choose it."""
        self._folder = folder
        self._show(folder.place)

    def _show(self, wanted: Path | None) -> None:
        folder = [self._folder] if self._folder else []
        shown = (*(one for one in self._drives if one.place not in {other.place for other in folder}), *folder)
        self.empty.setText(_NONE)
        if shown and self.currentWidget() is self.empty:
            self.setCurrentWidget(self.list)
            self.list.setFocus()
        elif not shown:
            self.setCurrentWidget(self.empty)
        if shown != self._shown:
            self._shown = shown
            self._fill()
        self._choose(wanted)

    def _fill(self) -> None:
        self.list.clear()
        for one in self._shown:
            item = QListWidgetItem(one_line(one.words))
            item.setFlags(Qt.ItemFlag.NoItemFlags if one.read_only else item.flags())
            self.list.addItem(item)

    def _choose(self, wanted: Path | None) -> None:
        rows = {one.place: row for row, one in enumerate(self._shown) if not one.read_only}
        first = next(iter(rows.values()), -1)
        self.list.setCurrentRow(rows.get(wanted, first) if wanted else first)
        self.changed.emit()
