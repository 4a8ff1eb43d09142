"""Asks for a task: one that was open lately, another one, or a new one."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from models.district.register.index import DamagedIndex, glance
from ui.kit.copied_words import copying_words
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import FolderDialog, plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.last_folder import last_folder, remember_folder
from ui.kit.plain_widgets import PlainLabel
from ui.kit.shown_text import one_line
from ui.kit.wrapping_row import WrappingRow

_KEY = "district/recent"
_MOST = 8
"""Tasks that are remembered. Chosen: one a year, and some that were tried."""

_PURPOSE = "task"
"""For which the folder is remembered."""

_SIZE = 620, 380
"""Pixels. Chosen: a path of usual length has room."""

_LIST = 110
"""Pixels of the list at least. Chosen: three tasks."""

_ABOUT = (
    "给区县政务公开办用：发任务，收各单位的年报，审核，退回；相加汇总还没有。一个任务是一个文件夹，可以放在本机或者共享盘；"
    "同一时间只有一台电脑能改，别的电脑能看。各单位自己填报不用这里。"
)


class Way(Enum):
    """How a task is come to."""

    OPEN = "open"
    NEW = "new"


class Chosen(NamedTuple):
    """A folder, and whether a task is there or is to be made in it."""

    way: Way
    folder: Path


class TaskChoiceDialog(QDialog):
    """Lists the tasks that were open lately.

    Attributes:
        chosen: What the clerk has chosen; None before.
    """

    def __init__(self, recent: Iterable[Path], settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "收件汇总（区县用）")
        self.setWindowTitle("收件汇总（区县用）")
        self._settings, self._recent = settings, tuple(recent)
        self.chosen: Chosen | None = None
        self.list = copying_words(QListWidget())
        self.open_chosen, self.other = QPushButton("打开选中的(&O)"), QPushButton("打开别的(&F)…")
        self.new, self.cancel = QPushButton("新建任务(&N)…"), QPushButton("取消(&C)")
        self._lay_out()
        self.list.itemActivated.connect(lambda _: self._open_chosen())
        self.open_chosen.clicked.connect(lambda _=False: self._open_chosen())
        self.other.clicked.connect(lambda _=False: self._ask(Way.OPEN, "任务在哪个文件夹"))
        self.new.clicked.connect(lambda _=False: self._ask(Way.NEW, "新任务放在哪个文件夹里"))
        self.cancel.clicked.connect(lambda _=False: self.reject())

    def _lay_out(self) -> None:
        label = PlainLabel("最近的任务(&L)")
        label.setBuddy(self.list)
        self.list.setAccessibleName("最近的任务")
        self.list.setMinimumHeight(_LIST)
        for folder in self._recent:
            self.list.addItem(QListWidgetItem(one_line(f"{_told(folder)}　{folder}")))
        primary = self.open_chosen if self._recent else self.new
        primary.setObjectName("primary")
        primary.setDefault(True)
        self.open_chosen.setEnabled(bool(self._recent))
        self.list.setCurrentRow(0)
        said = QVBoxLayout()
        said.addWidget(plain_label(_ABOUT, "guide"))
        said.addWidget(label)
        said.addWidget(self.list, 1)
        others = [self.other, self.new if self._recent else self.open_chosen]
        lay_out(self, said, WrappingRow(others, [self.cancel, primary]))
        within_screen(self, *_SIZE)
        (self.list if self._recent else self.new).setFocus()

    def _open_chosen(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._recent):
            self._choose(Way.OPEN, self._recent[at])

    def _ask(self, way: Way, title: str) -> None:
        if folder := FolderDialog.ask(self, title, last_folder(self._settings, _PURPOSE)):
            self._choose(way, folder)

    def _choose(self, way: Way, folder: Path) -> None:
        self.chosen = Chosen(way, folder)
        self.accept()

    @classmethod
    def ask(cls, settings: QSettings, parent: QWidget | None = None) -> Chosen | None:
        """Return what the clerk has chosen; None if he turns back."""
        dialog = cls(recent_tasks(settings), settings, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.chosen


def _told(folder: Path) -> str:
    """Return in a few words what task is in a folder, as its index has it."""
    try:
        found = glance(folder)
    except (OSError, DamagedIndex):
        return "（现在看不到，打开试试）"
    if found.year is None:
        return "还没有发出的任务"
    return f"{found.district} {found.year} 年　计入 {found.in_force} / {found.counted}"


def recent_tasks(settings: QSettings) -> tuple[Path, ...]:
    """Return the folders of the tasks that were open lately, the last one first."""
    kept = settings.value(_KEY)
    listed = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    paths = (one for one in listed if isinstance(one, str) and one and "\0" not in one)
    return tuple(Path(one) for one in dict.fromkeys(paths))[:_MOST]


def remember_task(settings: QSettings, folder: Path) -> None:
    """Name this task first the next time."""
    others = (str(one) for one in recent_tasks(settings) if one != folder)
    settings.setValue(_KEY, [str(folder), *others][:_MOST])
    remember_folder(settings, folder.parent, _PURPOSE)
