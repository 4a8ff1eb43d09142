"""Leaving a report that cannot be saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QMessageBox,
    QWidget,
)


def leaves_unsaved(why: str, parent: QWidget | None = None) -> bool:
    """Return whether the clerk leaves a report that cannot be saved, having been told why."""
    box = QMessageBox(QMessageBox.Icon.Warning, "没有存上", why, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText("现在离开，最近的改动会丢失。可以留下来，先另存一份。")
    stay = box.addButton("留下来", QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton("不要这些改动，离开", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is leave
