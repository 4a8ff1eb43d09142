"""Errors in every corner of the program, full of what a clerk has written, and the clerk who meets them."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import NamedTuple, NoReturn

from PySide6.QtCore import QEvent, QObject, QRunnable, QThreadPool, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from models.form.refs import TextRef
from models.system.log import kept_log
from tests.ui.clerk import clipboard, put_on_clipboard
from ui.kit.letters import without_letter
from ui.trouble.failure_dialog import FailureDialog, Notice
from ui.trouble.uncaught_errors import Failures, Home
from ui.window.main_window import MainWindow

SECRET = "王五反映的开元街道某小区违建"  # noqa: S105  of a clerk, not a password
TYPED = "刚刚填进去的一句话"
OTHER = TextRef("texts", "other")
PATH = re.compile(r"(?:^|[\s\"'(=])(?:/\w|[A-Za-z]:[\\/]|\\\\)", re.MULTILINE)


class Seen(NamedTuple):
    """A dialog as the clerk has met it."""

    notice: Notice
    stored: bool
    shown: str
    copied: str
    first: str
    buttons: list[str]


class Clerk(QObject):
    """Sits before the program, reads every dialog about an error, copies its details and answers it.

    Attributes:
        answer: The button that is pressed in the end.
        most: How many dialogs there were at a time.
        waits: Whether the dialog is left standing for the time being.
    """

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__()
        self.window, self.folder = window, folder
        self.answer, self.most, self.waits = "接着填", 0, False
        self.typed = TYPED
        self.seen: list[Seen] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    def stop(self) -> None:
        self._timer.stop()

    @property
    def stored(self) -> bool:
        return self.typed in (self.folder / "drafts.json").read_text("utf-8")

    def has_seen(self, number: int) -> bool:
        return len(self.seen) == number

    def type(self, text: str) -> None:
        assert self.window.report_view is not None
        self.typed = text
        self.window.report_view.document.push({OTHER: text}, "修改文字")

    def _look(self) -> None:
        open_ones = [
            one for one in QApplication.topLevelWidgets() if isinstance(one, FailureDialog) and one.isVisible()
        ]
        self.most = max(self.most, len(open_ones))
        if self.waits:
            return
        for dialog in open_ones:
            put_on_clipboard("")
            dialog.copy.click()
            buttons = [one for one in (dialog.go_on, dialog.leave) if one.isVisible()]
            [first] = [without_letter(one.text()) for one in buttons if one.isDefault()]
            names = [without_letter(one.text()) for one in buttons]
            self.seen.append(Seen(dialog.notice, self.stored, dialog.details.toPlainText(), clipboard(), first, names))
            next(one for one in buttons if without_letter(one.text()) == self.answer or len(buttons) == 1).click()


@contextmanager
def watched(clerk: Clerk) -> Iterator[Failures]:
    """Let errors be told as in the real program; pytest's own hooks must not be replaced for longer than a block."""

    with kept_log(clerk.folder), Failures() as failures:
        failures.watch(Home(clerk.window, clerk.window.save_now, clerk.window.show_status))
        ended: BaseException | None = None
        try:
            yield failures
        except BaseException as error:  # noqa: BLE001  the end of a test is not that of the program
            ended = error
        QApplication.processEvents()
    if ended:
        raise ended


def leaks(told: str) -> list[str]:
    """Return what there is of the clerk and the report in what is told."""
    pairs = [SECRET[at : at + 2] for at in range(len(SECRET) - 1)]
    return [one for one in (*pairs, TYPED, *PATH.findall(told)) if one in told]


def logged(folder: Path) -> str:
    return (folder / "logs" / "log.txt").read_text("utf-8")


def fail(secret: str = SECRET) -> NoReturn:
    """Raise an error that is full of what the clerk has written."""
    folder = Path.home() / secret
    error = ValueError(secret, str(folder), [secret])
    error.add_note(f"{folder}: {secret}")
    raise error from KeyError(secret)


# ---------------------------------------------------------------- where errors come from


class Buttons(QObject):
    pressed = Signal()


class Guard(QObject):
    """Fails in whatever the watched widget is about to do."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            fail()
        return False


class Picture(QWidget):
    """Cannot be drawn."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fail()


class Work(QRunnable):
    @override
    def run(self) -> None:
        fail()


class Leftover:
    def __del__(self) -> None:
        fail()


def in_a_slot(_window: QWidget) -> None:
    buttons = Buttons()
    buttons.pressed.connect(fail)
    buttons.pressed.emit()


def in_a_timer(_window: QWidget) -> None:
    QTimer.singleShot(0, fail)


def in_a_thread(_window: QWidget) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_a_pool(_window: QWidget) -> None:
    pool = QThreadPool()
    pool.start(Work())
    pool.waitForDone()


def in_del(_window: QWidget) -> None:
    Leftover()


def in_an_event_filter(window: QWidget) -> None:
    guard = Guard(window)
    window.installEventFilter(guard)
    QApplication.postEvent(window, QEvent(QEvent.Type.User))


def in_a_paint_event(window: QWidget) -> None:
    picture = Picture(window)
    picture.show()


SITES = [
    in_a_slot,
    in_a_timer,
    in_a_thread,
    in_a_pool,
    in_del,
    in_an_event_filter,
    in_a_paint_event,
]


def until(qtbot: QtBot, done: Callable[[], object]) -> None:
    """Wait for something; by a clock that nobody sets, unlike that of `waitUntil`."""
    end = monotonic() + 20
    while not done():
        assert monotonic() < end, "it has not happened"
        qtbot.wait(10)
