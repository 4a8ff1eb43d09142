"""Asking which file to read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ui.kit.dialogs import FILE_LABELS, FileDialog

_FILES = "年报文件 (*.xlsx *.docx *.pdf *.html *.htm *.mht *.mhtml *.txt *.json *.任务包);;所有文件 (*)"


class OpenDialog(FileDialog):
    """Asks which file to read."""

    @classmethod
    def ask(cls, folder: Path, parent: QWidget | None = None) -> Path | None:
        """Return the file the clerk chooses."""
        dialog = cls(parent, "导入报告", str(folder), _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        for part, text in {**FILE_LABELS, QFileDialog.DialogLabel.Accept: "导入(&O)"}.items():
            dialog.setLabelText(part, text)
        return Path(dialog.selectedFiles()[0]) if dialog.exec() == QDialog.DialogCode.Accepted else None
