from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.kit.wrapping_row import WrappingRow

WIDTH, HEIGHT = 100, 20


@pytest.fixture
def above(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def boxes(above: QWidget) -> list[QWidget]:
    """Three widgets of one size in a row, the last one at the right."""
    boxes = [QWidget() for _ in range(3)]
    for box in boxes:
        box.setFixedSize(WIDTH, HEIGHT)
    above.setLayout(WrappingRow(boxes[:2], boxes[2:]))
    above.show()
    return boxes


def places(boxes: list[QWidget], width: int) -> list[tuple[int, int]]:
    above = boxes[0].window()
    above.resize(width, 200)
    layout = above.layout()
    assert layout
    layout.activate()
    return [(box.x(), box.y()) for box in boxes if not box.isHidden()]


def test_all_stand_in_one_line_where_there_is_room(boxes: list[QWidget]) -> None:
    assert places(boxes, 400) == [(0, 0), (108, 0), (300, 0)]


def test_others_go_below(boxes: list[QWidget]) -> None:
    assert places(boxes, 220) == [(0, 0), (108, 0), (0, 28)]
    assert places(boxes, 110) == [(0, 0), (0, 28), (0, 56)]
    above = boxes[0].window()
    assert [above.heightForWidth(width) for width in (400, 220, 110)] == [20, 48, 76]


def test_what_is_hidden_takes_no_room(boxes: list[QWidget]) -> None:
    boxes[1].hide()

    assert places(boxes, 220) == [(0, 0), (120, 0)]


def test_lines_of_unlike_heights_are_centred(boxes: list[QWidget]) -> None:
    boxes[0].setFixedHeight(2 * HEIGHT)

    assert places(boxes, 400) == [(0, 0), (108, 10), (300, 10)]
