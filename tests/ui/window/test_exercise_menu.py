"""The exercises as a menu."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.report.wording import title
from tests.builders import answered, balanced
from ui.window.exercise_menu import exercise_menu


def test_each_exercise_has_its_number_and_its_title_as_it_is(qtbot: QtBot) -> None:
    over, chosen = QWidget(), list[str]()
    qtbot.addWidget(over)
    odd = answered(balanced(), {"cover/agency": "A&B办事处"})
    menu = exercise_menu({"a": balanced(), "b": odd}, chosen.append, over)

    menu.actions()[1].trigger()

    assert chosen == ["b"]
    assert [one.text() for one in menu.actions()] == [
        f"&1  {title(balanced())}",
        f"&2  {title(odd).replace('&', '&&')}",
    ]
