"""Work beside the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def in_worker(work: Callable[[], T]) -> Future[T]:
    """Do something in a thread of its own, and return where its result will be.

    It holds up neither the window nor, unlike the threads of an executor or of Qt's pool, the end of the program: a
    stick that was pulled can keep a thread waiting for ever.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001  whoever asks for the result gets it
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future
