"""Texts of 50,000 characters of one kind in all sections: the whole check, and a key in the real window."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.rules import check
from tests.bench.clock import line, milliseconds
from tests.models.hostile_texts import FILLS, hostile
from tests.ui.clerk import shown
from ui.report.section_view import TextSectionView
from ui.window.main_window import MainWindow

_KEYS = 12


def test_the_whole_check() -> None:
    times = {name: milliseconds(lambda fill=fill: check(hostile(fill))) for name, fill in FILLS.items()}  # type: ignore[misc]

    print(line("check of 50,000 characters in each section", list(times.values())))
    print(*(f"\n{times[name]:7.0f} ms  {name!r}" for name in sorted(times, key=times.__getitem__, reverse=True)[:8]))
    assert max(times.values()) < 1_000


@pytest.mark.parametrize("fill", ["prose", "字", "3件。", "！一是", "XX街道", "“", "{{applications/new/total}}", "\n"])
def test_a_key(qtbot: QtBot, tmp_path: Path, fill: str) -> None:
    store = DraftStore(tmp_path / "drafts.json")
    window = MainWindow(store, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat), {})
    window.resize(1366, 768)
    shown(qtbot, window)
    opening = milliseconds(lambda: window.open_draft(store.save(hostile(FILLS[fill]))))
    assert window.report_view
    window.report_view.tabs.setCurrentIndex(1)
    view = window.report_view.tabs.currentWidget()
    assert isinstance(view, TextSectionView)
    field = view.text
    field.setFocus()
    QApplication.processEvents()

    def key() -> None:
        QTest.keyClicks(field, "a")
        QApplication.processEvents()

    times = [milliseconds(key) for _ in range(_KEYS)]
    print(line(f"a key in 50,000 characters of {fill!r} (opened in {opening:.0f} ms)", times))
    window.close()
    assert median(times) < 400  # of which Qt itself takes 100 for a paragraph of that length
