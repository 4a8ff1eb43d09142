"""What the clerk reads of an error of the program, calmly; and the record of those that there were."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from models.system.log import log_folder, logged
from models.system.traces import Told
from ui.kit.dialog_column import fit_to_words, lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.plain_widgets import PlainLabel
from ui.kit.save_state import Kept
from ui.kit.wrapping_row import WrappingRow

_ABOUT = "下面没有报告的内容，也没有人名、文件夹名，可以放心交给管理电脑的人。"
_OPEN = "重新打开程序；还是打不开，请按“复制详细信息”，交给管理电脑的人看。"
_UNSAVED = (
    "请看看硬盘是不是满了、放数据的文件夹或者 U 盘还在不在；"
    "好了以后程序会自己再存，窗口右上角显示“已自动保存”才可以退出。"
    "急用的，按“接着填”，从“文件”菜单导出一份留底。"
)

_WIDTH = 560
"""Pixels of the window. Chosen by eye."""

_PAGE = 200
"""Pixels of what is told to those who look after the computer. Chosen: some ten lines."""


class Mood(Enum):
    """How bad it is, and what to do where everything is saved."""

    ONCE = "可以接着填。再出现同样的情况，请按“复制详细信息”，交给管理电脑的人看。"
    GRAVE = "这个错接下去可能会再出现，请按“退出程序”，再重新打开。"
    MANY = "短时间里出了几个不同的错，请按“退出程序”，再重新打开。"
    SHUT = "程序要关闭了，请" + _OPEN
    NEVER_OPENED = "请" + _OPEN


class Notice(NamedTuple):
    """What is said of an error.

    Attributes:
        when: When it was tried to save.
        details: For those who look after the computer.
    """

    mood: Mood
    kept: Kept
    when: datetime
    details: Told

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost now."""
        return self.kept is Kept.UNSAVED

    @property
    def goes_on(self) -> bool:
        """Whether the program can go on at all."""
        return self.mood not in {Mood.SHUT, Mood.NEVER_OPENED}

    @property
    def better_left(self) -> bool:
        """Whether the clerk should rather close the program; never while that would lose something."""
        return not self.goes_on or (self.mood is not Mood.ONCE and not self.unsaved)

    @property
    def happened(self) -> str:
        """Return the first sentence."""
        if self.mood is Mood.NEVER_OPENED:
            return "程序出了一个错，没有打开。"
        return "程序出了一个错，刚才那一步可能没有做成。"

    @property
    def saved(self) -> str:
        """Return what has become of what was typed."""
        if self.unsaved and not self.goes_on:
            return "最近填的可能没有存上；以前存好的草稿都没有动。"
        return self.kept.value.format(time=f"{self.when:%H:%M:%S}")

    @property
    def advice(self) -> str:
        """Return what to do."""
        return _UNSAVED if self.unsaved and self.goes_on else self.mood.value

    @property
    def again(self) -> str:
        """Return what is said when it happens again."""
        return f"前面的那个错又出现了。{self.saved}{'' if self.mood is Mood.ONCE or self.unsaved else self.advice}"


class FailureDialog(QDialog):
    """Tells of one error and asks whether to go on; accepted means to leave the program."""

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "出了意外")
        self.setWindowTitle("程序出了一个错")
        self.notice, self.details = notice, _page(notice.details, "出错的详细信息")
        self.go_on, self.leave = QPushButton("接着填(&G)"), QPushButton("退出程序(&X)")
        self.copy, self.more = QPushButton("复制详细信息(&P)"), QPushButton("详细信息(&D)")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_details)
        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(self.reject)
        self.leave.clicked.connect(self.accept)
        self.go_on.setVisible(notice.goes_on)
        first = self.leave if notice.better_left else self.go_on
        first.setObjectName("primary")
        first.setDefault(True)
        self.about = plain_label(_ABOUT, "guide")
        self._arrange()
        self._show_details(shown=False)
        first.setFocus()

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.addWidget(plain_label(self.notice.happened))
        words.addWidget(plain_label(self.notice.saved, "unsaved" if self.notice.unsaved else "saved"))
        words.addWidget(plain_label(self.notice.advice))
        icon = PlainLabel()
        kind = QStyle.StandardPixmap
        sign = kind.SP_MessageBoxWarning if self.notice.unsaved else kind.SP_MessageBoxInformation
        icon.setPixmap(self.style().standardIcon(sign).pixmap(40, 40))
        icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        top = QHBoxLayout()
        top.addWidget(icon)
        top.addLayout(words, 1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.about)
        column.addWidget(self.details, 1)
        lay_out(self, column, WrappingRow([self.more], [self.go_on, self.copy, self.leave]))

    def _show_details(self, shown: bool) -> None:  # noqa: FBT001  as Qt's signal hands it over
        self.about.setVisible(shown)
        self.details.setVisible(shown)
        fit_to_words(self, _WIDTH)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.notice.details)
        self.copy.setText("已复制(&P)")


class RecordDialog(QDialog):
    """Shows the log, to be copied or taken along."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "出了意外")
        self.setWindowTitle("出错记录")
        within_screen(self, 820, 560)
        self.page = _page(logged() or "没有出错记录：放数据的文件夹现在不能写。", "出错记录")
        self.page.moveCursor(self.page.textCursor().MoveOperation.End)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.copy = buttons.addButton("复制(&P)", role.ActionRole)
        self.folder = buttons.addButton("打开文件夹(&F)", role.ActionRole)
        close = buttons.addButton("关闭(&C)", role.RejectRole)
        close.setObjectName("primary")
        self.copy.clicked.connect(self._copy)
        self.folder.clicked.connect(_open_folder)
        self.folder.setEnabled(log_folder() is not None)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout()
        for widget in (plain_label(_ABOUT, "guide"), self.page):
            column.addWidget(widget)
        lay_out(self, column, buttons)
        close.setDefault(True)  # not before it is in the dialog, which would not hear of it

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.page.toPlainText())
        self.copy.setText("已复制(&P)")


def _open_folder() -> None:
    if folder := log_folder():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _page(text: str, name: str) -> QPlainTextEdit:
    page = QPlainTextEdit(text)
    page.setReadOnly(True)
    page.setAccessibleName(name)
    page.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    page.setTabChangesFocus(True)
    page.setMinimumHeight(_PAGE)
    return page
