"""Drafts of 50,000 characters in each text: the window is shown at once, and answers while they are checked."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic, thread_time

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from models.checks.verdict import PENDING
from models.drafts.store import DraftStore
from models.report.limits import LONGEST_TEXT
from tests.builders import balanced
from tests.models.hostile_texts import FILLS, filled, hostile
from tests.thoroughness import some
from tests.ui.clerk import commit, put_on_clipboard, see_what_follows, shown
from ui.kit.theme import colours
from ui.report.section_view import TextSectionView
from ui.window.main_window import MainWindow

AT_ONCE = 1.0
"""Seconds of computing that the window's thread may be busy in one go; on a common PC it is less than a third."""

SILENCE = 2.0
"""Seconds that the window may not answer while a worker checks; two frames, where nothing else goes on."""

PATIENCE = 60_000
"""Milliseconds for all the verdicts, on a machine that does other things besides."""


class Pulse:
    """Beats while the window answers; what lies between two beats is how long it did not."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, monotonic()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now


@pytest.fixture
def crowded(qtbot: QtBot, store: DraftStore, settings: QSettings) -> Iterator[MainWindow]:
    for number, fill in enumerate(some(FILLS, 2)):
        store.save(hostile(FILLS[fill], number))
    window = MainWindow(store, settings, {})
    window.resize(1366, 768)
    qtbot.addWidget(window)
    yield window
    window.close()


def states(window: MainWindow) -> list[str]:
    model = window.drafts.widget.model
    return [str(model.index(model.row_of(draft), 1).data()) for draft in model.drafts]


def test_the_window_is_shown_before_any_draft_is_checked_and_answers_meanwhile(
    qtbot: QtBot, crowded: MainWindow
) -> None:
    begun = thread_time()
    shown(qtbot, crowded)
    at_first = states(crowded)

    assert thread_time() - begun < AT_ONCE
    assert set(at_first) == {PENDING}

    pulse = Pulse()
    qtbot.waitUntil(lambda: PENDING not in states(crowded), timeout=PATIENCE)
    assert pulse.longest < SILENCE
    assert not any(state.startswith("可以报送") for state in states(crowded))


def section(window: MainWindow) -> TextSectionView:
    assert window.report_view
    window.report_view.tabs.setCurrentIndex(1)
    view = window.report_view.tabs.currentWidget()
    assert isinstance(view, TextSectionView)
    view.text.setFocus()
    return view


@pytest.mark.parametrize("fill", some(FILLS, 1))
def test_a_key_in_a_text_of_any_kind_is_taken_at_once(window: MainWindow, store: DraftStore, fill: str) -> None:
    window.open_draft(store.save(hostile(FILLS[fill])))
    view = section(window)
    cursor = view.text.textCursor()
    cursor.setPosition(20_000)
    view.text.setTextCursor(cursor)
    QApplication.processEvents()

    took = []
    for key in "abc":
        begun = thread_time()
        QTest.keyClicks(view.text, key)
        QApplication.processEvents()
        took.append(thread_time() - begun)

    assert "abc" in view.text.toPlainText()
    assert min(took) < AT_ONCE / 2


def test_what_is_too_long_to_be_kept_is_not_pasted_and_said(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(balanced()))
    view = section(window)
    before = view.text.toPlainText()

    put_on_clipboard("字" * (LONGEST_TEXT + 1))
    view.text.paste()

    assert view.text.toPlainText() == before
    assert f"最多只能有 {LONGEST_TEXT} 个字" in window.status_message


def test_a_character_too_many_goes_away_again(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(balanced()))
    view = section(window)
    view.text.setPlainText(filled("街道办事处。", LONGEST_TEXT))
    view.text.moveCursor(view.text.textCursor().MoveOperation.End)

    commit("乙")

    assert view.text.toPlainText() == filled("街道办事处。", LONGEST_TEXT)
    assert window.report_view
    assert window.report_view.document.report.text("texts", "overview") == view.text.toPlainText()


def test_the_bar_promises_nothing_while_nobody_knows(qtbot: QtBot, window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(hostile("街道办事处公开信息，")))
    view = section(window)

    QTest.keyClicks(view.text, "XX")
    see_what_follows()

    assert window.verdict == PENDING
    assert verdict_colour(window) == colours().quiet.upper()
    qtbot.waitUntil(lambda: window.verdict != PENDING, timeout=PATIENCE)
    assert window.verdict.startswith("还差")
    assert verdict_colour(window) == colours().error.upper()


def verdict_colour(window: MainWindow) -> str:
    [button] = [one for one in window.findChildren(QPushButton) if one.objectName() == "verdict"]
    button.ensurePolished()
    return button.palette().color(button.foregroundRole()).name().upper()
