"""Questions to the clerk; each `ask` returns a value, or None if the clerk turns back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QChildEvent, QEvent, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QWidget
from typing_extensions import override

from ui.kit.boxes import speak_plainly
from ui.kit.plain_widgets import PlainLabel
from ui.kit.screen_room import largest


def within_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog this size, or that of a screen that is smaller, as at 150 % on a small one."""
    dialog.resize(QSize(width, height).boundedTo(largest(dialog)))


def plain_label(text: str, name: str = "") -> PlainLabel:
    """Return a text that is never taken for markup, over several lines if need be; `name` is its look in `app.qss`."""
    return PlainLabel(text, name, wrap=True)


def answers(accept: str) -> QDialogButtonBox:
    """Return the two answers to a dialog: `accept`, which Enter gives, and 取消, which Esc gives."""
    kind = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kind.Ok | kind.Cancel)
    for button, label in ((buttons.button(kind.Ok), accept), (buttons.button(kind.Cancel), "取消(&C)")):
        button.setText(label)
        button.setIcon(QIcon())  # no other button has a picture
    buttons.button(kind.Ok).setDefault(True)
    buttons.button(kind.Ok).setObjectName("primary")
    return buttons


FILE_LABELS = {
    QFileDialog.DialogLabel.LookIn: "位置(&L)：",
    QFileDialog.DialogLabel.FileName: "文件名(&N)：",
    QFileDialog.DialogLabel.FileType: "类型(&T)：",
    QFileDialog.DialogLabel.Accept: "保存(&S)",
    QFileDialog.DialogLabel.Reject: "取消(&C)",
}
"""Qt's own file dialog is not wholly translated; the one of Windows is in the language of Windows."""


FOLDER_LABELS = {
    **FILE_LABELS,
    QFileDialog.DialogLabel.FileName: "文件夹(&N)：",
    QFileDialog.DialogLabel.Accept: "选这个(&S)",
}


class FileDialog(QFileDialog):
    """Asks for a file or a folder. Where it is Qt's own, it quotes names of files in boxes that it puts up itself."""

    @override
    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        if event.type() == QEvent.Type.ChildPolished:
            speak_plainly(event.child())


class SaveDialog(FileDialog):
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


class FolderDialog(FileDialog):
    """Asks for a folder."""

    @classmethod
    def ask(cls, parent: QWidget | None = None, title: str = "选别的文件夹", start: Path | None = None) -> Path | None:
        """Return the folder that the clerk chooses; the choice begins at `start`, or at the clerk's own folder."""
        dialog = cls(parent, title, str(start or Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        for part, text in FOLDER_LABELS.items():
            dialog.setLabelText(part, text)
        return Path(dialog.selectedFiles()[0]) if dialog.exec() == QDialog.DialogCode.Accepted else None
