from __future__ import annotations

import gc
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from exporters.pdf.fonts import font_book
from models.drafts.store import DraftStore
from tests import ROOT
from tests.bench.first_frame import HEAVY
from tests.builders import balanced
from ui.kit.garbage import GarbageCollector, collect_here
from ui.session.ahead import FOR_PAPER, WITH_QT, WITHOUT_QT, Ahead


def test_until_the_first_frame_nothing_is_loaded_that_no_start_page_needs(tmp_path: Path) -> None:
    DraftStore(tmp_path / "drafts.json").save(balanced())

    command = [sys.executable, "-m", "tests.bench.first_frame", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603  our own program

    assert done.stdout.split() == []


def test_what_is_to_be_loaded_later_is_called_so() -> None:
    assert [name for name in (*HEAVY, *WITHOUT_QT, *WITH_QT, *FOR_PAPER) if not find_spec(name)] == []


def test_what_is_loaded_beside_the_window_is_free_of_qt() -> None:
    assert all(name.startswith(("models.", "exporters.")) for name in (*WITHOUT_QT, *FOR_PAPER))


def test_what_is_wanted_first_is_loaded_ahead_and_garbage_collected_from_then_on(
    qtbot: QtBot, qapp: QApplication
) -> None:
    parent = QObject()
    font_book.cache_clear()
    collector = qapp.findChild(GarbageCollector)
    assert collector
    Shiboken.delete(collector)
    try:
        with qtbot.waitSignal(Ahead(parent).done):
            assert not qapp.findChild(GarbageCollector)
        assert qapp.findChild(GarbageCollector)
    finally:
        collect_here()
        gc.unfreeze()
    assert {*WITHOUT_QT, *WITH_QT, *FOR_PAPER} <= sys.modules.keys()
    assert font_book.cache_info().currsize
