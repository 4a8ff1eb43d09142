"""What follows from a key, but need not be seen with it: it comes with the next frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_FRAME = 16
"""Milliseconds between two pictures of a screen. Source: 60 pictures a second, which office screens show."""


def in_next_frame(act: Callable[[], object], parent: QObject) -> Callable[[], None]:
    """Return what asks for an act and has it done once, with the next frame, however often it is asked for until then.

    Args:
        act: Shows something. It shows how things are when it is done, not when it was asked for.
        parent: What it shows something in; once that is gone, nothing is done any more.
    """
    timer = QTimer(parent, singleShot=True, interval=_FRAME)
    timer.timeout.connect(act)

    def ask() -> None:
        if not timer.isActive():
            timer.start()

    return ask
