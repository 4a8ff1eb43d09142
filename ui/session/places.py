"""Where the drafts of an account lie, and what the window keeps beside them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths


def place(location: QStandardPaths.StandardLocation) -> Path:
    """Return the folder that the system gives this account for something."""
    return Path(QStandardPaths.writableLocation(location))


def own_folder() -> Path:
    """Return the folder of the account's own drafts."""
    return place(QStandardPaths.StandardLocation.AppDataLocation)


def settings_file(folder: Path) -> Path:
    """Return where the window keeps what the clerk has set, beside the drafts in `folder`."""
    return folder / "settings.ini"


def settings_of(folder: Path) -> QSettings:
    """Return what the clerk has set; nothing where there is no such file."""
    return QSettings(str(settings_file(folder)), QSettings.Format.IniFormat)
