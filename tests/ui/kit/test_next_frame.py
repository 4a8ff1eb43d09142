from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from ui.kit.next_frame import in_next_frame


def test_what_is_asked_for_often_is_done_once_and_later() -> None:
    parent, done = QObject(), list[str]()
    ask = in_next_frame(lambda: done.append("done"), parent)

    ask()
    ask()
    at_once = list(done)
    QTest.qWait(50)
    once = list(done)
    ask()
    QTest.qWait(50)

    assert (at_once, once, done) == ([], ["done"], ["done", "done"])


def test_nothing_is_done_for_what_is_gone() -> None:
    parent, done = QObject(), list[str]()
    ask = in_next_frame(lambda: done.append("done"), parent)

    ask()
    parent.deleteLater()
    QTest.qWait(50)

    assert done == []
