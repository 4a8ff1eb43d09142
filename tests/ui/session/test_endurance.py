"""A long day at the keyboard: nothing breaks, and nothing piles up."""

from __future__ import annotations

import gc
import tracemalloc
from itertools import cycle, islice

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from tests.builders import balanced, cell
from tests.thoroughness import before_landing, times
from tests.ui.clerk import Key, bury, press, table_view, type_text
from ui.window.main_window import MainWindow

_ROUND: tuple[str | Key, ...] = (
    "1",
    "2",
    Key.Key_Backspace,
    Key.Key_Return,
    "x",
    Key.Key_Escape,
    "7",
    Key.Key_Tab,
    Key.Key_F2,
    Key.Key_Down,
)


def type_on(keys: int) -> None:
    """Type, correct, give up and go on, so many keys."""
    for count, key in enumerate(islice(cycle(_ROUND), keys)):
        if count % len(_ROUND) == 0:
            bury()
        if isinstance(key, str):
            type_text(key)
        else:
            press(key)


@before_landing
def test_thousands_of_keys_are_survived_and_remembered(qtbot: QtBot) -> None:
    """PySide6 6.12.0 lost a reference with every signal and died after some hundred keys on Python 3.11."""
    view = table_view(qtbot, balanced())
    type_on(times(250, 20_000))

    while view.document.undo_stack.canUndo():
        view.document.undo_stack.undo()

    assert view.document.report == balanced()


@before_landing
def test_memory_stays_where_it_is(qtbot: QtBot) -> None:
    view = table_view(qtbot, balanced())
    used = []
    tracemalloc.start()
    for _ in range(3):
        type_on(times(60, 150))
        view.document.undo_stack.clear()
        bury()
        gc.collect()
        used.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()

    assert used[2] - used[1] < 50_000


@before_landing
def test_opening_and_leaving_many_reports_leaves_nothing_behind(window: MainWindow, store: DraftStore) -> None:
    drafts = [store.save(balanced(year)) for year in (2020, 2023)]
    sizes = []
    for draft_id in islice(cycle(drafts), times(10, 100)):
        window.open_draft(draft_id)
        assert window.report_view is not None
        window.report_view.reveal(cell("applications/new/natural"))
        type_text("9")
        window.go_to_start()
        bury()
        sizes.append(len(window.findChildren(QObject)))

    assert sizes[-1] == sizes[2]
