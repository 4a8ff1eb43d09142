from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.clerk import CONTROL, Key, clipboard, press, shown
from tests.ui.markup_sweep import HOSTILE, MARK, PICTURE, Trap
from ui.kit.boxes import Box
from ui.kit.plain_widgets import PlainLabel, PlainPage, show_tool_tip


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trap:
    monkeypatch.chdir(tmp_path)
    return Trap(tmp_path)


@pytest.mark.parametrize("later", [False, True])
def test_a_box_opens_nothing_that_is_named_in_it(qtbot: QtBot, trap: Trap, later: bool) -> None:  # noqa: FBT001  a case
    said = f"<link rel=stylesheet href={PICTURE}>{HOSTILE}"
    box = Box(QMessageBox.Icon.Warning, "" if later else said, "" if later else said)
    if later:
        box.setText(said)
        box.setInformativeText(said)
    shown(qtbot, box).grab()

    assert not trap.sprung
    assert [MARK in label.text() for label in box.findChildren(QLabel)].count(True) == 2


def test_a_page_opens_nothing_whatever_stands_in_it(qtbot: QtBot, trap: Trap) -> None:
    page = shown(qtbot, PlainPage())
    page.setHtml(
        f"<link rel=stylesheet href={PICTURE}><table background={PICTURE}><tr><td>{HOSTILE}</table><img src=data:x>"
    )
    page.grab()
    page.setMarkdown(f"![]({PICTURE})")
    page.grab()
    page.anchorClicked.emit(QUrl.fromLocalFile(PICTURE))

    assert not trap.sprung


def test_what_is_copied_out_of_a_page_is_no_formula(qtbot: QtBot) -> None:
    page = shown(qtbot, PlainPage())
    page.setHtml("<table><tr><td>=cmd|x</td><td>-5</td></tr></table>")
    page.selectAll()
    press(Key.Key_C, held=CONTROL)

    assert clipboard().split() == ["'=cmd|x", "-5"]
    assert QApplication.clipboard().mimeData().formats() == ["text/plain"]


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_tool_tip_opens_nothing(qtbot: QtBot, trap: Trap) -> None:
    label = shown(qtbot, PlainLabel())
    show_tool_tip(QPoint(9, 9), HOSTILE, label)
    [tip] = [one for one in QApplication.allWidgets() if one.metaObject().className() == "QTipLabel"]
    tip.grab()

    assert not trap.sprung
