from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ui.kit.afterwards import Afterwards


class Order(QObject):
    """Hears when a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.seen.append("painted")
        return False


def test_what_can_wait_comes_once_and_after_what_is_painted(qtbot: QtBot) -> None:
    widget, order = QWidget(), Order()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.installEventFilter(order)
    afterwards = Afterwards(lambda: order.seen.append("done"), widget)

    afterwards.ask()
    afterwards.ask()
    widget.update()
    before = list(order.seen)
    QCoreApplication.sendPostedEvents()
    afterwards.ask()
    QCoreApplication.sendPostedEvents()

    assert before == []
    assert order.seen == ["painted", "done", "done"]
