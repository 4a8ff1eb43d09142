"""The exercises as a menu: they take one line of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QMenu, QWidget

from models.report.report import Report
from models.report.wording import title
from ui.kit.shown_text import one_line


def exercise_menu(exercises: Mapping[str, Report], choose: Callable[[str], object], parent: QWidget) -> QMenu:
    """Return the samples as a menu.

    Args:
        exercises: By resource name.
        choose: Is given the resource name of the one that is to be opened.
        parent: Has the menu.
    """
    menu = QMenu(parent)
    menu.setAccessibleName("练习")
    for number, (name, report) in enumerate(exercises.items(), 1):
        words = one_line(title(report)).replace("&", "&&")
        menu.addAction(f"&{number}  {words}").triggered.connect(lambda _=False, name=name: choose(name))
    return menu
