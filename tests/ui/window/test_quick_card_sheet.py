"""The card from the menu 帮助: the pages in the preview, with the keys that the menus show."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exporters.pdf import quick_card, quick_card_words
from tests.exporters.pdf.pages import squeezed
from tests.ui.clerk import ALT, Key, press
from tests.ui.window.test_menus import IN_CHINESE, actions
from ui.kit.colours import LIGHT
from ui.kit.letters import without_letter
from ui.outgoing.preview import SheetPreview
from ui.window.command_keys import keys_of_commands
from ui.window.main_window import MainWindow


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_shows_two_pages_with_the_keys_of_the_menus(window: MainWindow) -> None:
    seen: list[SheetPreview] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SheetPreview) and not seen:
            seen.append(dialog)
            assert dialog.list.pages.rowCount() == 2
            QTest.keyClick(dialog, Key.Key_Escape)

    timer = QTimer(QApplication.instance(), interval=20)
    timer.timeout.connect(look)
    timer.start()
    press(Key.Key_H, held=ALT)
    menu = QApplication.activePopupWidget()
    assert menu
    QTest.keyClick(menu, Key.Key_K)
    timer.stop()

    [dialog] = seen
    [(content, _)] = dialog._made.values()
    text = squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))
    shown = {without_letter(one.text()).removesuffix("…"): one.shortcut().toString() for one in actions(window)}
    for command in quick_card_words.KEYS:
        assert squeezed(f"{command}{IN_CHINESE.get(shown[command], shown[command])}") in text


def test_the_keys_are_those_that_the_menus_show(window: MainWindow) -> None:
    shown = {
        without_letter(one.text()).removesuffix("…"): IN_CHINESE.get(
            one.shortcut().toString(), one.shortcut().toString()
        )
        for one in actions(window)
        if not one.shortcut().isEmpty()
    }

    assert keys_of_commands() == shown


def test_the_cells_on_the_card_have_the_colours_of_the_screen() -> None:
    grounds = {"error": LIGHT.error_ground, "warning": LIGHT.warning_ground}
    grounds |= {name: getattr(LIGHT, name) for name in ("blank", "total", "carried")}

    assert grounds == quick_card._GROUNDS
    assert {"error": LIGHT.error, "warning": LIGHT.warning} == quick_card._FLAGS
