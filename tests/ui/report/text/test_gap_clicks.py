"""Clicks into what is still to be filled in of a text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.clerk import type_text
from tests.ui.report.text.test_narrative_field import field_with, kept
from ui.report.text.narrative_field import NarrativeField

GAP = "【写日期】"


def click(one: NarrativeField, at: int) -> None:
    """Click right into the middle of a character."""
    cursor, before = one.textCursor(), one.textCursor()
    before.setPosition(at)
    cursor.setPosition(at + 1)
    places = [one.cursorRect(edge).center() for edge in (before, cursor)]
    QTest.qWait(QApplication.doubleClickInterval() + 1)
    QTest.mouseClick(
        one.viewport(), Qt.MouseButton.LeftButton, pos=QPoint((places[0].x() + places[1].x()) // 2, places[0].y())
    )


@pytest.fixture
def _slow_hand() -> Iterator[None]:
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(1)
    yield
    QApplication.setDoubleClickInterval(before)


@pytest.mark.usefixtures("_slow_hand")
@pytest.mark.parametrize("at", [3, 5, 7])
def test_a_click_into_a_gap_chooses_all_of_it_and_another_puts_the_cursor(qtbot: QtBot, at: int) -> None:
    one = field_with(qtbot, f"一二三{GAP}四五", 0)
    click(one, at)
    assert one.textCursor().selectedText() == GAP
    click(one, 5)
    assert not one.textCursor().hasSelection()
    click(one, 4)
    assert not one.textCursor().hasSelection(), "who is at work inside stays there"
    click(one, 1)
    click(one, at)
    type_text("7")

    assert kept(one) == "一二三7四五"


@pytest.mark.usefixtures("_slow_hand")
@pytest.mark.parametrize("at", [1, 2, 8, 9])
def test_a_click_beside_a_gap_chooses_nothing(qtbot: QtBot, at: int) -> None:
    one = field_with(qtbot, f"一二三{GAP}四五", 0)
    click(one, at)

    assert not one.textCursor().hasSelection()
