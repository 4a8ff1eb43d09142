from __future__ import annotations

from collections.abc import Iterator
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.kit.worker_stream import WorkerStream


@pytest.fixture
def parent() -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


def test_what_is_yielded_in_another_thread_comes_to_this_one(qtbot: QtBot, parent: QObject) -> None:
    threads: set[int] = set()
    got: list[int] = []

    def work() -> Iterator[int]:
        for number in range(5):
            threads.add(get_ident())
            yield number

    def take(found: list[int]) -> None:
        assert get_ident() not in threads
        got.extend(found)

    stream = WorkerStream(take, parent)
    stream.start(work())
    assert not threads, "it waits until what is shown has been painted"
    qtbot.waitUntil(lambda: len(got) == 5)

    assert got == list(range(5))
    assert len(threads) == 1


def test_what_is_found_by_the_time_it_is_stopped_counts_and_nothing_later(qtbot: QtBot, parent: QObject) -> None:
    go_on, ended = Event(), Event()
    got: list[int] = []
    begun = Event()

    def work() -> Iterator[int]:
        yield 1
        begun.set()
        go_on.wait(10)
        yield 2
        ended.set()  # not reached: nobody wants a third

    stream = WorkerStream(got.extend, parent)
    stream.start(work())
    qtbot.waitUntil(begun.is_set)
    stream.stop()
    go_on.set()
    qtbot.wait(100)

    assert got == [1]
    assert not ended.is_set()


def test_the_last_one_asked_for_is_the_one_that_works(qtbot: QtBot, parent: QObject) -> None:
    got: list[str] = []
    stream = WorkerStream(got.extend, parent)
    stream.start(iter("abc"))
    stream.start(iter("xyz"))
    qtbot.waitUntil(lambda: len(got) >= 3)

    assert got == list("xyz")


def test_a_failure_comes_after_what_was_found(qtbot: QtBot, parent: QObject) -> None:
    got: list[int] = []

    def work() -> Iterator[int]:
        yield 1
        raise LookupError("broken")

    with qtbot.captureExceptions() as failures:
        stream = WorkerStream(got.extend, parent)
        stream.start(work())
        qtbot.waitUntil(lambda: bool(failures))

    assert got == [1]
    assert [str(failure[1]) for failure in failures] == ["broken"]
