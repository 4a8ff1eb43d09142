"""Cells on the clipboard: as they are for our own tables, and so that no spreadsheet takes them for a formula."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_OURS = "application/x-annual-report-cells"
"""What only this program asks for: contents as they are."""


def put_cells(as_they_are: str, guarded: str) -> None:
    """Put a block on the clipboard, as it is for our own tables and guarded for everything else."""
    block = QMimeData()
    block.setText(guarded)
    block.setData(_OURS, as_they_are.encode("utf-8", "surrogatepass"))
    QGuiApplication.clipboard().setMimeData(block)


def taken_cells() -> str:
    """Return the block on the clipboard, whoever has put it there."""
    block = QGuiApplication.clipboard().mimeData()
    if block.hasFormat(_OURS):
        return bytes(block.data(_OURS).data()).decode("utf-8", "surrogatepass")
    return block.text()
