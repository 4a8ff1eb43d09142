from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from exporters.pdf.raster import Pages
from tests.ui.clerk import Key, click, press, shown
from tests.ui.papers import marked
from ui.outgoing.page_list import PageList, PageModel


@pytest.fixture
def pages(qtbot: QtBot) -> PageList:
    pages = PageList()
    pages.resize(160, 600)
    pages.show_pages(Pages(marked(20)))
    pages.show_number(1)
    return shown(qtbot, pages)


def test_the_model_is_a_good_one(qtmodeltester: ModelTester) -> None:
    model = PageModel(1.0)
    model.show_pages(Pages(marked(3)))

    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_small_pages_fit_their_room_and_are_numbered() -> None:
    model = PageModel(2.0)
    model.show_pages(Pages(marked(3)))
    index = model.index(2, 0)
    pixmap = index.data(Qt.ItemDataRole.DecorationRole).pixmap(QSize(96, 136), 2.0)

    assert index.data() == "3"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "第 3 页"
    assert pixmap.size() == QSize(192, 272)
    assert pixmap.toImage().pixelColor(96, 136) == QColor("red")


def test_small_pages_are_drawn_when_they_come_into_sight(pages: PageList) -> None:
    pages.grab()

    assert set(pages.pages.drawn) == {0, 1, 2, 3}

    pages.scrollToBottom()
    pages.grab()

    assert 19 in pages.pages.drawn
    assert 10 not in pages.pages.drawn


def test_no_picture_is_drawn_while_they_are_held(pages: PageList) -> None:
    pages.pages.drawn.clear()
    pages.pages.hold()
    pages.grab()
    held = set(pages.pages.drawn)
    pages.pages.release()
    pages.grab()

    assert (held, set(pages.pages.drawn)) == (set(), {0, 1, 2, 3})


def test_a_click_and_keys_choose_a_page(pages: PageList) -> None:
    chosen: list[int] = []
    pages.chosen.connect(chosen.append)

    click(pages, (2, 0))
    assert set(chosen) == {3}

    chosen.clear()
    pages.setFocus()
    press(Key.Key_Down, Key.Key_Up, Key.Key_End, Key.Key_Home)
    assert chosen == [4, 3, 20, 1]


def test_being_led_to_a_page_does_not_ask_for_it(qtbot: QtBot, pages: PageList) -> None:
    with qtbot.assertNotEmitted(pages.chosen):
        pages.show_number(15)

    assert pages.currentIndex().row() == 14
    assert pages.rect().contains(pages.visualRect(pages.currentIndex()).center())


def test_a_click_leads_back_to_the_page_already_chosen(qtbot: QtBot, pages: PageList) -> None:
    with qtbot.waitSignal(pages.chosen) as asked:
        click(pages, (0, 0))

    assert asked.args == [1]
