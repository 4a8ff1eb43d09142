"""Where the clerk was last looking for files, over all dialogs and sessions."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "folder"


def last_folder(settings: QSettings) -> Path:
    """Return the folder; the clerk's own where none is remembered, or what is remembered is no path."""
    kept = settings.value(_KEY)
    return Path(kept) if isinstance(kept, str) and kept and "\0" not in kept else Path.home()


def remember_folder(settings: QSettings, folder: Path) -> None:
    """Begin there the next time."""
    settings.setValue(_KEY, str(folder))
