"""A clerk who types without end, in the real window, until the program is killed; run as a process of its own.

It reads orders from its input, one a line. Where the system can fork, a child carries out each of them, so that all
has to be imported only once; elsewhere there is one order for each process.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from itertools import count, cycle, islice
from pathlib import Path
from time import monotonic, sleep
from typing import IO, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer

from exporters import missing_characters
from models.drafts import storage
from models.form.refs import CellRef, TextRef
from models.report.report import Report
from models.report.report_json import report_to_json
from tests.endurance.program import run
from tests.ui.clerk import CONTROL, Key, press, type_text
from ui.report import autosave
from ui.report.report_view import ReportView
from ui.window.main_window import MainWindow

FORKS = hasattr(os, "fork")
TABLE, TEXT = CellRef("applications", "new", "natural"), TextRef("texts", "other")

_PAUSE = 4
"""Milliseconds between two keys."""

_TURN = 40
"""Keys after which the clerk goes from the table to the text, or back."""

_WORDS = "a1收到b2申请c3件。"


class Order(NamedTuple):
    """What a typist is to do.

    Attributes:
        folder: Where the drafts are.
        draft: The one to type in.
        without: The protection to be taken away: `DELAY`, `REPLACING`, or none.
        slow: Seconds that the disk takes for every file that is written.
    """

    folder: str
    draft: str
    without: str = ""
    slow: float = 0.0


DELAY, REPLACING = "delay", "replacing"


def digest(report: Report) -> str:
    """Return what tells a state of a report from all others."""
    return sha256(json.dumps(report_to_json(report), sort_keys=True).encode()).hexdigest()[:16]


class Typist(QObject):
    """Presses a key every few milliseconds, and says what the report is then."""

    def __init__(self, page: ReportView) -> None:
        super().__init__(page)
        self._page, self._keys = page, _keys(page)
        self._timer = QTimer(self, interval=_PAUSE, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._type)

    def begin(self) -> None:
        """Say what the report is before the first key, and go on for ever."""
        self._say(monotonic())
        self._timer.start()

    def _type(self) -> None:
        pressed = monotonic()
        press_or_type(next(self._keys))
        self._say(pressed)

    def _say(self, pressed: float) -> None:
        """Say it past all buffers, which would die with the program."""
        os.write(1, f"{pressed!r} {digest(self._page.document.report)}\n".encode())


def press_or_type(key: Key | str) -> None:
    if isinstance(key, str):
        type_text(key)
    else:
        press(key)


def _keys(page: ReportView) -> Iterator[Key | str]:
    """Return what is typed, by turns into a table and at the end of a text."""
    figures, words = _figures(), cycle(_WORDS)
    while True:
        page.reveal(TABLE)
        yield from islice(figures, _TURN)
        page.reveal(TEXT)
        press(Key.Key_End, held=CONTROL)
        yield from islice(words, _TURN)


def _figures() -> Iterator[Key | str]:
    for figure in count(100):
        yield from str(figure)
        yield Key.Key_Tab


@contextmanager
def in_place(path: Path) -> Iterator[IO[bytes]]:
    """Write as TinyDB's own storage does, over the only copy, and on a slow disk."""
    content = BytesIO()
    yield content
    half = len(content.getvalue()) // 2
    with path.open("wb") as stream:
        for part in (content.getvalue()[:half], content.getvalue()[half:]):
            stream.write(part)
            stream.flush()
            sleep(0.5)


def take_away(protection: str) -> None:
    """Leave the program without one of its protections, to show that the test misses it."""
    if protection == DELAY:
        autosave._DELAY *= 10
    elif protection == REPLACING:
        assert "replacing" in vars(storage)
        vars(storage)["replacing"] = in_place


def slow_down(seconds: float) -> None:
    """Let the disk take so long for every file that is written, as a worn stick or a share far away does."""
    settle = os.fsync

    def settle_slowly(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            sleep(seconds)
        settle(handle)

    vars(os)["fsync"] = settle_slowly


def carry_out(order: Order) -> None:
    """Type until the end."""
    take_away(order.without)
    slow_down(order.slow)
    run(Path(order.folder), lambda window: type_in(window, order.draft))


def type_in(window: MainWindow, draft: str) -> None:
    """Begin to type in a draft."""
    window.open_draft(draft)
    assert window.report_view is not None
    Typist(window.report_view).begin()


def carry_out_in_a_child(order: Order) -> None:
    """Have a child of its own carry out an order; say which one, and when it is gone."""
    child = os.fork()
    if not child:
        try:
            carry_out(order)
        finally:
            os._exit(1)  # nothing of the parent's is ours to finish
    os.write(1, f"{child}\n".encode())
    os.waitpid(child, 0)
    os.write(1, b"gone\n")


def main() -> None:
    missing_characters("")  # reads the fonts once for all
    for line in sys.stdin:
        (carry_out_in_a_child if FORKS else carry_out)(Order(*json.loads(line)))


if __name__ == "__main__":
    main()
