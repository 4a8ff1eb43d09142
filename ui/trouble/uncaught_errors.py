"""Errors that nothing has caught: what is typed is saved first, then they are told once, and the program goes on."""

from __future__ import annotations

import platform
import re
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from itertools import count
from time import monotonic
from types import TracebackType
from typing import NamedTuple, Self

import PySide6
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QMessageLogContext, QObject, QSysInfo, Qt, QThread, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from models.system.log import note, record
from models.system.program import VERSION
from models.system.traces import Told, kinds, mark, name_of, places, tell
from ui.kit.save_state import Kept
from ui.trouble.failure_dialog import FailureDialog, Mood, Notice

_SOON, _SEVERAL = 300.0, 3
"""Seconds, and how many different errors within them are better left behind with a new start.

Chosen: one may be bad luck, and two may hang together.
"""

_DRAWING = frozenset({"paintEvent", "paint", "sizeHint", "initStyleOption", "data", "headerData", "flags"})
"""What Qt calls whenever it draws: an error there comes back with every picture."""

_SAVING = ("models/drafts/", "models/system/files.py", "ui/report/autosave.py")
_QT_ORIGIN = re.compile(r"(Q[A-Za-z]{1,60})::([A-Za-z]{1,60})")
_QT_LOGGED = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class Failure(NamedTuple):
    """What is kept of an error; the error itself would keep what it was about.

    Attributes:
        mark: What it has in common with others of its kind.
        grave: Whether it is likely to come back at once.
        deep: Whether it is a recursion, which is grave from the second on.
    """

    told: Told
    mark: str
    grave: bool
    deep: bool


class Home(NamedTuple):
    """Where errors are told.

    Attributes:
        save: Puts what is typed on the disk, and says what that means; it may raise whatever it likes.
        show_status: Says something in the strip below.
    """

    window: QWidget
    save: Callable[[], Kept]
    show_status: Callable[[str], object]


class _Nameless(Exception):
    """An error of which Python has kept nothing."""


class Failures(QObject):
    """Hears of every error that nothing has caught while its block runs, from whatever thread.

    An error that leaves the block ends the program: it is told, and goes no further.
    """

    _heard = Signal(object)
    _stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._home: Home | None = None
        self._asking = False
        self._count = count(1)
        self._times: Counter[str] = Counter()
        self._complaints: Counter[str] = Counter()
        self._last: dict[str, float] = {}
        self._passed_over: set[str] = set()
        self._heard.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._stopped.connect(leave, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> Self:
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = lambda _kind, error, _trace: self._hear(error)
        threading.excepthook = lambda found: self._hear(found.exc_value)
        sys.unraisablehook = lambda found: self._hear(found.exc_value)
        self._qt_before = qInstallMessageHandler(self._on_qt)
        record(Told(f"start: {surroundings()}"))
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(self._qt_before)
        ended = isinstance(error, Exception | KeyboardInterrupt)
        if isinstance(error, Exception):
            self._end(error)
        note("end", errors=self._times.total(), different=len(self._times))
        return ended

    def watch(self, home: Home) -> None:
        """Tell errors in this window from now on."""
        self._home = home

    # ------------------------------------------------------------ hearing, in any thread

    def _hear(self, error: BaseException | None) -> None:
        """Take note of an error; the window is told when it is free, never in the middle of drawing itself."""
        try:
            if isinstance(error, SystemExit):
                return
            if isinstance(error, KeyboardInterrupt):
                self._stopped.emit()
                return
            failure = failure_of(error or _Nameless())
            self._log(failure)
            self._heard.emit(failure)
        except Exception as second:  # noqa: BLE001  an error about an error would never end
            record(tell(second))

    def _log(self, failure: Failure) -> None:
        """Write an error in full the first time, and then less and less: one may come with every picture drawn."""
        number = next(self._count)
        self._times[failure.mark] += 1
        self._last[failure.mark] = monotonic()
        times = self._times[failure.mark]
        if times == 1:
            record(Told(f"no. {number}\n{failure.told}"))
            _print(failure.told)
        elif _is_power_of_two(times):
            record(Told(f"no. {number}, {times} times: {failure.mark}"))

    def _on_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        """Log what Qt complains about: for the clerk it means nothing."""
        if kind in _QT_LOGGED:
            with suppress(Exception):  # Qt cannot handle one here
                said = f"Qt {kind.name}: {name_of(context.category)} {qt_origin(message or '')}"
                self._complaints[said] += 1
                if _is_power_of_two(self._complaints[said]):
                    record(Told(f"{said}, {self._complaints[said]} times"))
                if kind == QtMsgType.QtFatalMsg and QThread.currentThread() == self.thread():
                    self._saved()

    # ------------------------------------------------------------ telling, in the window's thread

    def _show(self, failure: Failure) -> None:
        """Tell of an error, unless another is being told."""
        if self._asking or not self._home:
            return
        self._asking = True
        try:
            self._tell(failure, self._home)
        except Exception as second:  # noqa: BLE001  an error about an error would never end
            record(tell(second))
        finally:
            self._asking = False

    def _tell(self, failure: Failure, home: Home) -> None:
        notice = self._notice(failure, self._mood(failure))
        if failure.mark in self._passed_over:
            home.show_status(notice.again)
        elif ask(notice, home.window):
            leave()
        else:
            self._passed_over.add(failure.mark)

    def _end(self, error: Exception) -> None:
        """Tell of an error after which there is no going on."""
        with suppress(Exception):  # the program ends here anyway
            failure = failure_of(error)
            self._log(failure)
            if QApplication.instance():
                ask(self._notice(failure, Mood.SHUT if self._home else Mood.NEVER_OPENED), None)

    def _mood(self, failure: Failure) -> Mood:
        lately = [mark for mark, when in self._last.items() if monotonic() - when < _SOON]
        if failure.grave or (failure.deep and self._times[failure.mark] > 1):
            return Mood.GRAVE
        return Mood.MANY if len(lately) >= _SEVERAL else Mood.ONCE

    def _notice(self, failure: Failure, mood: Mood) -> Notice:
        kept = self._saved()
        now = datetime.now().astimezone()
        head = f"{surroundings()}\n{now.isoformat(timespec='seconds')}，打开以后第 {self._times.total()} 个错"
        return Notice(mood, kept, now, Told(f"{head}\n{failure.told}"))

    def _saved(self) -> Kept:
        try:
            return self._home.save() if self._home else Kept.CLOSED
        except Exception as error:  # noqa: BLE001  whatever it is, what is typed is not on the disk
            record(Told(f"not saved\n{tell(error)}"))
            return Kept.UNSAVED


def failure_of(error: BaseException) -> Failure:
    """Return what is kept of an error."""
    steps, found = places(error), kinds(error)
    drawing = any(step.function.rpartition(".")[2] in _DRAWING for step in steps)
    saving = any(step.file.startswith(_SAVING) for step in steps)
    exhausted = any(issubclass(kind, MemoryError) for kind in found)
    deep = any(issubclass(kind, RecursionError) for kind in found)
    return Failure(tell(error), mark(error), drawing or saving or exhausted, deep)


def ask(notice: Notice, window: QWidget | None) -> bool:
    """Return whether the clerk wants to leave the program."""
    dialog = FailureDialog(notice, QApplication.activeModalWidget() or window)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == FailureDialog.DialogCode.Accepted


def leave() -> None:
    """Close all windows, each of which saves what is typed or asks; with the last the program ends."""
    QApplication.closeAllWindows()


def surroundings() -> Told:
    """Return which program this is, and on what it runs."""
    system = f"{QSysInfo.prettyProductName()} {QSysInfo.kernelVersion()} {QSysInfo.currentCpuArchitecture()}"
    return Told(f"年报填报 {VERSION}，Python {platform.python_version()}，Qt {PySide6.__version__}，{system}")


def qt_origin(message: str) -> str:
    """Return the part of Qt that a message is from, if it says so; the rest of it may be about a file or a text."""
    found = _QT_ORIGIN.match(message)
    parts = (getattr(module, found[1], None) for module in (QtCore, QtGui, QtWidgets)) if found else ()
    part = next(filter(None, parts), None)
    return f"{found[1]}::{found[2] if hasattr(part, found[2]) else '?'}" if found and part else "?"


def _is_power_of_two(number: int) -> bool:
    return number & (number - 1) == 0


def _print(told: Told) -> None:
    """Write for who has started the program by hand; without a console there is nowhere to write to."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{told}\n")
