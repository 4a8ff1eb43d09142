"""Leaving a report that cannot be saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.kit.boxes import Box

_MORE = "现在离开，最近的改动会丢失。可以留下来，先另存一份。"


def leaves_unsaved(why: str, parent: QWidget | None = None) -> bool:
    """Return whether the clerk leaves a report that cannot be saved, having been told why."""
    box = Box(Box.Icon.Warning, why, _MORE, parent, title="没有存上")
    stay = box.addButton("留下来(&S)", Box.ButtonRole.RejectRole)
    leave = box.addButton("不要这些改动，离开(&L)", Box.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is leave
