"""交付到 U 盘: asks for the stick, writes in the background, and says when it can be pulled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.errors import ReportError
from models.handover import Delivered, Step, folder_name, hand_over, with_note
from models.matching_code import matching_code
from models.report import Report
from ui.background import in_background
from ui.drives import Drive, drive, removable_drives

_LOOK = 50
"""Milliseconds between two looks at how far the work is."""

_SEEK = 1_000
"""Milliseconds between two looks for sticks."""

_PATIENCE = 3.0
"""Seconds after which nobody has to wait any longer for a stick that does not answer."""

_SEEKING = "正在找 U 盘……"
_NONE = "没有看到 U 盘。\n\n请插上 U 盘，等一两秒，它就会出现在这里；\n也可以按“选别的文件夹…”。"
_ABOUT = "会新建下面这个文件夹，放进三个文件：报送版 PDF、Excel 工作簿和说明。写好以后，再从 U 盘里读出来核对一遍。"
_HANGING = "U 盘没有反应，可能已经拔掉了。可以不等，关掉这个窗口；U 盘里名字带“未完成”的文件夹不要用。"

_FOLDER_LABELS = {
    QFileDialog.DialogLabel.LookIn: "位置：",
    QFileDialog.DialogLabel.FileName: "文件夹：",
    QFileDialog.DialogLabel.FileType: "类型：",
    QFileDialog.DialogLabel.Accept: "选这个",
    QFileDialog.DialogLabel.Reject: "取消",
}


class Stopped(Exception):
    """The clerk does not want it any more."""


class _Finished(NamedTuple):
    delivered: Delivered
    files: int
    seconds: float


class _Link:
    """What the work and the window know of each other, in whatever thread."""

    def __init__(self) -> None:
        self.step = Step("正在生成文件", 0, 0)
        self.stop = Event()

    def hear(self, step: Step) -> None:
        """Take notice of how far the work is.

        Raises:
            Stopped: It is to end here.
        """
        if self.stop.is_set():
            raise Stopped
        self.step = step


class FolderDialog(QFileDialog):
    """Asks for a folder."""

    @classmethod
    def ask(cls, parent: QWidget | None = None) -> Path | None:
        """Return the folder that the clerk chooses."""
        dialog = cls(parent, "选别的文件夹", str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        for part, text in _FOLDER_LABELS.items():
            dialog.setLabelText(part, text)
        return Path(dialog.selectedFiles()[0]) if dialog.exec() == QDialog.DialogCode.Accepted else None


class TargetList(QStackedWidget):
    """The sticks to choose from, and the folder chosen instead; or why there is nothing to choose.

    Signals:
        changed: Another place is chosen, or none.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Drive, ...] = ()
        self._other: tuple[Drive, ...] = ()
        self.list, self.empty = QListWidget(), QLabel(_SEEKING, alignment=Qt.AlignmentFlag.AlignCenter)
        self.empty.setObjectName("empty")
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(lambda _: self.changed.emit())
        self.addWidget(self.list)
        self.addWidget(self.empty)
        self.setCurrentWidget(self.empty)

    @property
    def place(self) -> Path | None:
        """The chosen place, which can be written."""
        item = self.list.currentItem()
        chosen: Drive | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        return chosen.place if chosen and not chosen.read_only else None

    def show_drives(self, drives: Iterable[Drive]) -> None:
        """Show the sticks there are now; the choice stays, and what is plugged in first is chosen."""
        shown = (*(one for one in drives if one not in self._other), *self._other)
        self.empty.setText(_NONE)
        if shown != self._shown:
            self._shown = shown
            self._fill(self.place)
        self.setCurrentWidget(self.list if shown else self.empty)

    def add_folder(self, folder: Path) -> None:
        """Offer a folder, too, and choose it."""
        self._other = (drive(folder, "选的文件夹"),)
        self._shown = (*(one for one in self._shown if one.label != self._other[0].label), *self._other)
        self._fill(folder)
        self.setCurrentWidget(self.list)

    def _fill(self, wanted: Path | None) -> None:
        self.list.clear()
        for one in self._shown:
            item = QListWidgetItem(one.words)
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setFlags(Qt.ItemFlag.NoItemFlags if one.read_only else item.flags())
            self.list.addItem(item)
        places = [None if one.read_only else one.place for one in self._shown]
        free = [place for place in places if place]
        if free:
            self.list.setCurrentRow(places.index(wanted if wanted in free else free[0]))
        self.changed.emit()
