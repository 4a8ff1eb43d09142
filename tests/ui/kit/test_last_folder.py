"""Where dialogs for files begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ui.kit.last_folder import last_folder, remember_folder


def test_the_folder_is_remembered_over_sessions(tmp_path: Path, settings: QSettings) -> None:
    remember_folder(settings, tmp_path)
    settings.sync()

    assert last_folder(QSettings(settings.fileName(), QSettings.Format.IniFormat)) == tmp_path


@pytest.mark.parametrize(
    "damaged", ["", "folder=", "folder=@Invalid()", "folder=@ByteArray(\\xff)", "folder=a, b", "[[["]
)
def test_what_is_no_folder_is_the_clerks_own(tmp_path: Path, damaged: str) -> None:
    file = tmp_path / "settings.ini"
    file.write_text(f"[General]\n{damaged}\n", encoding="utf-8")

    assert last_folder(QSettings(str(file), QSettings.Format.IniFormat)) == Path.home()
