"""Files that are dropped somewhere: fields for text leave them to the window, which brings them in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent


def files_in(event: QDropEvent) -> list[Path]:
    """Return the files of this computer that are dragged or dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def leave_files_to_window(event: QDropEvent) -> bool:
    """Return whether what is dragged here are files; Qt then asks what lies below, and no address becomes text."""
    if not files_in(event):
        return False
    event.ignore()
    return True
