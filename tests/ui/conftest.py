from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.report.report_json import read_json
from resources import read_bytes, samples
from tests.builders import balanced
from tests.ui.clerk import BLANK, shown, table_view
from ui.report.table.table_view import TableView
from ui.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Pictures and signals need an application."""


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "drafts.json")


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot, store: DraftStore, settings: QSettings) -> Iterator[MainWindow]:
    window = MainWindow(store, settings, {name: read_json(read_bytes(name)) for name in samples()})
    window.resize(1366, 768)
    yield shown(qtbot, window)
    window.close()


@pytest.fixture
def blank(qtbot: QtBot) -> TableView:
    return table_view(qtbot, BLANK)


@pytest.fixture
def full(qtbot: QtBot) -> TableView:
    return table_view(qtbot, balanced())
