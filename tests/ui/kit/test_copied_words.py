from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListWidget, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.ui.clerk import CONTROL, Key, clipboard, press, put_on_clipboard, shown
from ui.kit.copied_words import copying_words


@pytest.mark.parametrize(("words", "copied"), [("=cmd|x", "'=cmd|x"), ("甲", "甲"), ("-5", "-5")])
def test_the_line_is_copied_as_words(qtbot: QtBot, words: str, copied: str) -> None:
    lines = shown(qtbot, copying_words(QListWidget()))
    lines.addItem(words)
    lines.setCurrentRow(0)
    lines.setFocus()
    press(Key.Key_C, held=CONTROL)

    assert clipboard() == copied


def test_nothing_is_copied_where_nothing_is_chosen_and_other_keys_are_the_lists_own(qtbot: QtBot) -> None:
    put_on_clipboard("以前")
    rows = shown(qtbot, copying_words(QTreeWidget()))
    rows.setFocus()
    press(Key.Key_C, held=CONTROL)
    assert clipboard() == "以前"

    rows.addTopLevelItems([QTreeWidgetItem(["一"]), QTreeWidgetItem(["二"])])
    press(Key.Key_Down, Key.Key_Down)
    assert rows.currentIndex().data() == "二"
