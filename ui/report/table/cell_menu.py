"""The menu of a cell: what is done with it most often by those who use the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QWidget

Entry = tuple[str, Callable[[], object]]


def cell_menu(parts: Iterable[Iterable[Entry]], parent: QWidget) -> QMenu:
    """Return a menu with a line between its parts; it goes once it is closed.

    Args:
        parts: Of each entry, its label with its letter and its key, and what it does.
        parent: Over which it opens.
    """
    menu = QMenu(parent)
    for part in parts:
        if menu.actions():
            menu.addSeparator()
        for label, act in part:
            menu.addAction(label).triggered.connect(lambda _=False, act=act: act())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
