"""Where the clerk was last looking for files, over all dialogs and sessions; for what is written, by its purpose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "folder"


def last_folder(settings: QSettings, purpose: str = "") -> Path:
    """Return the folder for a purpose, or else the one used last.

    The clerk's own where none is remembered, or what is remembered is no path.
    """
    kept = (settings.value(key) for key in (f"{_KEY}-{purpose}", _KEY) if purpose or key == _KEY)
    paths = (Path(one) for one in kept if isinstance(one, str) and one and "\0" not in one)
    return next(paths, Path.home())


def remember_folder(settings: QSettings, folder: Path, purpose: str = "") -> None:
    """Begin there the next time."""
    settings.setValue(_KEY, str(folder))
    if purpose:
        settings.setValue(f"{_KEY}-{purpose}", str(folder))
