"""Questions to the clerk; each `ask` returns a value, or None if the clerk turns back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QMessageBox,
    QWidget,
)

from models.system.program import NAME

_FRAME = 40
"""Pixels that the title of a window takes at most. Chosen by eye."""


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


def tell(sentences: str, parent: QWidget | None = None) -> None:
    """Show what the clerk should know and wait till it is read; it is never taken for markup."""
    box = QMessageBox(QMessageBox.Icon.Information, NAME, sentences, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.addButton("好", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


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
