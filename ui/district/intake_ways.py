"""How the clerk chooses what to take in; tests put others in their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.kit.dialogs import FILE_LABELS, FileDialog, FolderDialog
from ui.kit.worker import in_worker
from ui.outgoing.drives import removable_drives

_CHOICE = "压缩包和年报文件 (*.zip *.xlsx *.json *.pdf *.docx *.html *.htm);;所有文件 (*)"

_PATIENCE = 1.0
"""Seconds for which a stick is waited for before the dialog opens. Chosen: a drive that is gone answers in thirty."""


class IntakeFilesDialog(FileDialog):
    """Asks which zips or files are taken in."""

    @classmethod
    def ask(cls, parent: QWidget | None = None) -> list[Path]:
        """Return the files that the clerk chooses; none if the clerk turns back."""
        dialog = cls(parent, "收件：选压缩包或者文件，可以选几个", str(_begin()), _CHOICE)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        for part, text in {**FILE_LABELS, QFileDialog.DialogLabel.Accept: "收件(&O)"}.items():
            dialog.setLabelText(part, text)
        return [Path(one) for one in dialog.selectedFiles()] if dialog.exec() else []


def _folder(parent: QWidget | None) -> Path | None:
    return FolderDialog.ask(parent, "收件：选 U 盘或者文件夹", _begin())


def _begin() -> Path:
    """Return the stick that is plugged in; where there is none, or it does not answer, the clerk's own folder."""
    try:
        sticks = in_worker(removable_drives).result(_PATIENCE)
    except TimeoutError:
        return Path.home()
    return sticks[0].place if sticks else Path.home()


class IntakeWays(NamedTuple):
    """How the clerk is asked.

    Attributes:
        folder: For a stick or a folder; None if the clerk turns back.
        files: For zips or files; none if the clerk turns back.
    """

    folder: Callable[[QWidget | None], Path | None] = _folder
    files: Callable[[QWidget | None], list[Path]] = IntakeFilesDialog.ask
