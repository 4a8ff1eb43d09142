"""Questions to the clerk; each `ask` returns a value, or None if the clerk turns back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from models.cover import KINDS, PARTICULARS
from models.form import Ref
from models.forms import EDITIONS
from models.report import Report, Value
from resources import read_text

_FRAME = 40
"""Pixels that the title of a window takes at most."""


def last_year() -> int:
    """Return the year that reports written now are about."""
    return datetime.now().astimezone().year - 1


def within_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog this size, or that of a screen that is smaller, as at 150 % on a small one."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width()), min(height, room.height() - _FRAME))


def plain_label(text: str, name: str = "") -> QLabel:
    """Return a text that is never taken for markup, over several lines if need be; `name` is its look in `app.qss`."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


class NewReportDialog(QDialog):
    """Asks for which unit and year a report is."""

    def __init__(self, agency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建报告")
        self.setMinimumWidth(460)
        self.agency = QLineEdit(agency)
        self.agency.setPlaceholderText(PARTICULARS["agency"].hint)
        self.kind = QComboBox()
        for id_, label in KINDS.items():
            self.kind.addItem(label, id_)
        self.year = QSpinBox()
        self.year.setRange(min(form.first_year for form in EDITIONS), 2099)
        self.year.setValue(last_year())
        self.year.setSuffix(" 年")
        form = QFormLayout()
        form.addRow("机关全称", self.agency)
        form.addRow("单位类别", self.kind)
        form.addRow("报告年度", self.year)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("开始填写")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(QLabel("这三项以后都可以在封面上改。"))
        layout.addWidget(buttons)

    @classmethod
    def ask(cls, agency: str, parent: QWidget | None = None) -> Report | None:
        """Return a report with the cover begun; `agency` is the name to propose."""
        dialog = cls(agency, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        blank = Report.blank(dialog.year.value())
        answers: dict[Ref, Value | None] = {
            PARTICULARS["agency"].ref: dialog.agency.text().strip(),
            PARTICULARS["kind"].ref: dialog.kind.currentData(),
            PARTICULARS["open_mark"].ref: "此件主动公开",
        }
        return blank.applied(blank.edit(answers))


class ReasonDialog(QDialog):
    """Asks for the reason that settles a finding; Qt's own question for a text would neither wrap it nor keep to words.

    Args:
        sentence: What was found.
        reason: The reason given so far.
    """

    def __init__(self, sentence: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("说明理由")
        self.resize(620, 320)
        self.sentence, self.reason = QLabel(sentence), QPlainTextEdit(reason)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.reason.setTabChangesFocus(True)
        about = QLabel("理由会印在报送确认单上；清空就收回。")
        about.setObjectName("guide")
        buttons = QDialogButtonBox()
        buttons.addButton("确定", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.sentence, self.reason, about, buttons):
            column.addWidget(widget)
        self.reason.setFocus()

    @classmethod
    def ask(cls, sentence: str, reason: str, parent: QWidget | None = None) -> str | None:
        """Return the reason, which may be empty; None if the clerk turns back."""
        dialog = cls(sentence, reason, parent)
        given = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.reason.toPlainText().strip() if given else None


def leaves_unsaved(why: str, parent: QWidget | None = None) -> bool:
    """Return whether the clerk leaves a report that cannot be saved, having been told why."""
    box = QMessageBox(QMessageBox.Icon.Warning, "没有存上", why, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText("现在离开，最近的改动会丢失。可以留下来，先另存一份。")
    stay = box.addButton("留下来", QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton("不要这些改动，离开", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is leave


FILE_LABELS = {
    QFileDialog.DialogLabel.LookIn: "位置：",
    QFileDialog.DialogLabel.FileName: "文件名：",
    QFileDialog.DialogLabel.FileType: "类型：",
    QFileDialog.DialogLabel.Accept: "保存",
    QFileDialog.DialogLabel.Reject: "取消",
}
"""Qt's own file dialog is not wholly translated; the one of Windows is in the language of Windows."""


class SaveDialog(QFileDialog):
    """Asks where to write a file."""

    @classmethod
    def ask(cls, proposed: Path, label: str, parent: QWidget | None = None) -> Path | None:
        """Return the path the clerk chooses; `label` says what kind of file it is."""
        dialog = cls(parent, f"导出 {label}", str(proposed.parent), f"{label} (*{proposed.suffix})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(proposed.suffix)
        dialog.selectFile(proposed.name)
        for part, text in FILE_LABELS.items():
            dialog.setLabelText(part, text)
        return Path(dialog.selectedFiles()[0]) if dialog.exec() == QDialog.DialogCode.Accepted else None


class HelpDialog(QDialog):
    """The help for clerks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("使用说明")
        within_screen(self, 760, 620)
        page = QTextBrowser()
        page.setMarkdown(read_text("help.md"))
        page.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        layout = QVBoxLayout(self)
        layout.addWidget(page)
