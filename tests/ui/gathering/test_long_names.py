"""Rooms with long names: the figures stay in sight, and the whole name is told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.report.report import Report
from tests.ui.clerk import shown
from tests.ui.gathering.gathered import CITY, GRANTED_ROW, asked, gathered_for, no_ways
from ui.gathering.gathering_dialog import GatheringDialog

LONG = "综合执法队（含市容中队、规划巡查中队、违建治理专班以及其他临时机构）"


def test_a_long_name_leaves_room_for_figures_and_the_other_rooms(qtbot: QtBot) -> None:
    gathered = gathered_for(Report.blank(2023), asked().renamed(CITY, LONG))
    dialog = shown(qtbot, GatheringDialog(gathered, no_ways()))
    dialog.stand_on(GRANTED_ROW, CITY)
    parts, ticks = dialog.row.table, dialog.table
    assert parts.columnViewportPosition(1) + parts.columnWidth(1) < parts.viewport().width()
    assert parts.parts.headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert ticks.columnViewportPosition(2) + ticks.columnWidth(2) <= ticks.viewport().width()
    assert LONG in dialog.line.text()
    assert LONG in str(ticks.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
