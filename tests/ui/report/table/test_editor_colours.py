from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from models.checks.findings import Level
from models.checks.marks import Mark, Strength
from tests.builders import answered, balanced, cell
from tests.ui.clerk import (
    NEW,
    at,
    edit_figure,
    editor,
    see_what_follows,
    table_view,
    type_text,
)
from ui.kit.level_looks import look_of
from ui.kit.theme import colours
from ui.report.table.cell_marks import ground_of
from ui.report.table.table_view import TableView


def test_the_open_editor_is_coloured_like_its_cell(full: TableView) -> None:
    at(full, NEW)

    type_text("1")
    mark = full.document.marks[cell(NEW)]
    wrong = editor(full).palette().brush(QPalette.ColorRole.Base)
    type_text("5")
    see_what_follows()
    right = editor(full).palette().color(QPalette.ColorRole.Base).name().upper()

    assert (wrong, right) == (ground_of(mark), colours().paper)


def test_the_colour_of_the_editor_reaches_the_screen(full: TableView) -> None:
    at(full, NEW)

    type_text("1")
    see_what_follows()

    shot = editor(full).grab().toImage()
    assert full.document.marks[cell(NEW)].strength is Strength.LIGHT
    assert shot.pixelColor(6, shot.height() // 2).name().upper() == colours().error_light


def ground_seen(mark: Mark | None) -> str:
    """Return the ground of an editor beside its bar."""
    if mark is None:
        return colours().paper
    look = look_of(mark.finding.level)
    return look.ground if mark.strength is Strength.FULL else look.light


OF_EVERY_LEVEL = {
    "applications/new/natural": "99",  # the column does not add up
    "applications/new/business": "221",
    "applications/other_rest/business": "201",  # far more under （六） than there should be
    "applications/new/research": "61",
    "applications/granted/research": "60",  # research bodies hardly ever apply
}


@pytest.mark.parametrize(
    ("address", "level"),
    [
        ("applications/carried_in/natural", Level.ERROR),
        ("applications/other_rest/total", Level.WARNING),
        ("applications/granted/research", Level.HINT),
        ("applications/granted/legal", None),
    ],
)
def test_the_open_editor_has_the_ground_of_the_level_of_its_cell(
    qtbot: QtBot, address: str, level: Level | None
) -> None:
    view = table_view(qtbot, answered(balanced(), OF_EVERY_LEVEL))
    mark = view.document.marks.get(cell(address))
    assert (mark.finding.level if mark else None) is level
    edit_figure(view, address)

    shot = editor(view).grab().toImage()
    assert shot.pixelColor(6, shot.height() // 2) == QColor(ground_seen(mark))
