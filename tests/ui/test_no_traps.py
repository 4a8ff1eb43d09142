"""Tab leaves every field and comes to every other one; Enter does what a dialog is for, Esc leaves it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from tests.builders import balanced
from tests.ui.clerk import ALT, SHIFT, Key, focus, press, report_page
from tests.ui.every_dialog import look_at_all
from ui.kit.waiting import WaitDialog
from ui.outgoing.hand_over_dialog import HandOverDialog, Stage
from ui.report.review.keying_dialog import SecondKeyingDialog
from ui.report.section_view import TableSectionView
from ui.window.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
MOST = 80
"""Tabs after which a circle should have closed. Chosen: the cover has some 35 fields."""


def reachable(over: QWidget) -> set[QWidget]:
    """Return what Tab should come to; of buttons that exclude each other, the chosen one."""
    return {
        one
        for one in over.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.focusProxy()
        and one.window() is over.window()
        and not (isinstance(one, QRadioButton) and not one.isChecked())
        and not isinstance(one, QToolButton)
    }


def walked(key: Key, held: Qt.KeyboardModifier = NONE) -> list[QWidget]:
    """Press a key until the keyboard is where it began, and return where it came by."""
    start, came_by = focus(), []
    for _ in range(MOST):
        came_by.append(focus())
        press(key, held=held)
        if focus() is start:
            return came_by
    raise AssertionError(f"does not come back: {came_by[-3:]}")


def check_circle(over: QWidget) -> None:
    wanted = reachable(over)
    if wanted and focus() not in wanted:
        next(iter(wanted)).setFocus()
    if wanted:
        assert wanted - {*walked(Key.Key_Tab)} == set()
        assert wanted - {*walked(Key.Key_Tab, SHIFT)} == set()


def test_tab_goes_round_in_every_dialog(window: MainWindow, tmp_path: Path) -> None:
    def look(dialog: QDialog) -> None:
        if not isinstance(dialog, QFileDialog | SecondKeyingDialog):  # of Qt's own; where F6 leads out of the table
            check_circle(dialog)

    look_at_all(window, tmp_path, look)


def test_tab_goes_round_on_every_page_of_words(window: MainWindow) -> None:
    window.open_draft(window.shell.store.save(balanced()))
    view = report_page(window).widget
    for at in range(view.tabs.count()):
        view.tabs.setCurrentIndex(at)
        if not isinstance(view.tabs.currentWidget(), TableSectionView):
            check_circle(window)


def default_of(dialog: QDialog) -> list[QPushButton]:
    return [one for one in dialog.findChildren(QPushButton) if one.isDefault() and one.isVisible()]


def test_every_dialog_with_buttons_has_one_for_enter(window: MainWindow, tmp_path: Path) -> None:
    without: set[str] = set()

    def look(dialog: QDialog) -> None:
        buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
        is_writing = isinstance(dialog, HandOverDialog) and dialog.stage is Stage.WRITING
        is_busy = is_writing or isinstance(dialog, WaitDialog)  # which Enter must not stop
        if buttons and not is_busy and not default_of(dialog):
            without.add(type(dialog).__name__)

    look_at_all(window, tmp_path, look)

    paged = {"PreviewDialog", "SheetPreview"}
    assert without <= {*paged, "SecondKeyingDialog", "GatheringDialog"}, (
        "where Enter among pages must not print, nor finish in a cell"
    )


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.usefixtures("window")
def test_the_menu_bar_opens_by_alt_and_by_f10() -> None:
    for key, held in ((Key.Key_F10, NONE), (Key.Key_F, ALT)):
        press(key, held=held)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), key
        assert "(&F)" in menu.title()
        menu.close()
