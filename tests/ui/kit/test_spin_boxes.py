from __future__ import annotations

from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from models.report.report import Report
from ui.report.cover_view import CoverView
from ui.report.document import Document
from ui.window.new_report_dialog import NewReportDialog


def test_every_figure_with_arrows_stands_away_from_its_edge(qtbot: QtBot) -> None:
    cover, dialog = CoverView(Document(Report.blank(2023))), NewReportDialog("某街道办事处")
    for one in (cover, dialog):
        qtbot.addWidget(one)

    boxes = [box for one in (cover, dialog) for box in one.findChildren(QSpinBox)]

    assert len(boxes) == 2
    assert {box.lineEdit().textMargins().left() for box in boxes} == {5}
