"""One button of a dialog shows what is done next; Enter does it, where it does anything, and it stands at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSettings
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.all_dialogs import all_dialogs

_GAP = 16
"""Pixels between two buttons, or a button and the edge, at most. Chosen: a step of the scale of the design."""


def test_one_primary_which_enter_does_stands_at_the_right(qapp: QApplication, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "looks.ini"), QSettings.Format.IniFormat)
    for dialog in all_dialogs(tmp_path, settings):
        dialog.show()
        qapp.processEvents()
        buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
        primaries = [one for one in buttons if one.objectName() == "primary"]
        assert len(primaries) <= 1, dialog
        assert not primaries or all(one in primaries for one in buttons if one.isDefault()), dialog
        for one in primaries:
            places = [QRect(button.mapTo(dialog, QPoint()), button.size()) for button in buttons]
            own = places[buttons.index(one)]
            beside = QRect(own.topLeft(), QPoint(dialog.width(), own.bottom()))
            row = sorted((place.left(), place.right()) for place in places if beside.contains(place.center()))
            ends, starts = [right for _, right in row], [*(left for left, _ in row[1:]), dialog.width()]
            assert all(after - end <= _GAP for end, after in zip(ends, starts, strict=True)), dialog
        dialog.hide()
        dialog.deleteLater()
