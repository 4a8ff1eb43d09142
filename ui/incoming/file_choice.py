"""Asking which file to read."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from models.exchange.return_slip import SUFFIX
from ui.kit.dialogs import FILE_LABELS, FileDialog

_FILES = "年报文件 (*.xlsx *.docx *.pdf *.html *.htm *.mht *.mhtml *.txt *.json *.任务包);;所有文件 (*)"


class FileKind(NamedTuple):
    """What is asked for.

    Attributes:
        title: Of the dialog.
        files: Which files it lists, as Qt writes it.
        accept: What its button says.
    """

    title: str
    files: str
    accept: str


REPORTS = FileKind("导入报告", _FILES, "导入(&O)")
SLIPS = FileKind("打开退回单", f"退回单 (*{SUFFIX});;所有文件 (*)", "打开(&O)")


class OpenDialog(FileDialog):
    """Asks which file to read."""

    @classmethod
    def ask(cls, folder: Path, parent: QWidget | None = None, kind: FileKind = REPORTS) -> Path | None:
        """Return the file the clerk chooses."""
        dialog = cls(parent, kind.title, str(folder), kind.files)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        for part, text in {**FILE_LABELS, QFileDialog.DialogLabel.Accept: kind.accept}.items():
            dialog.setLabelText(part, text)
        return Path(dialog.selectedFiles()[0]) if dialog.exec() == QDialog.DialogCode.Accepted else None
