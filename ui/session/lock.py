"""Who works on the drafts of a folder: one window at a time, on one computer."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple
from uuid import uuid4

from PySide6.QtCore import (
    QLockFile,
    QObject,
    QSysInfo,
    QTimer,
    Signal,
)

_TICK = 400
"""Milliseconds between two looks at whether somebody has started the program again. Chosen: it seems at once."""

_BEATS = 5
"""Ticks between two signs of life. Chosen: two seconds; each is a write to a disk or a server."""

_PATIENCE = 4.0
"""Seconds that the first window has to answer a second start. Chosen: ten of its looks."""

_SILENCE = 15.0
"""Seconds without a sign of life after which a holder seems to be gone: servers hand on new times with a delay.

Chosen: seven signs that fail to come.
"""


class Holder(NamedTuple):
    """Who has the drafts open.

    Attributes:
        here: Whether on this computer.
    """

    user: str
    computer: str
    here: bool

    @property
    def words(self) -> str:
        """Who that is, for a sentence."""
        return f"{self.user or '有人'}（电脑 {self.computer}）" if self.computer else "别的窗口"


class DraftsLock(QObject):
    """Holds the drafts of a folder, or knows who does. No clocks are compared, only changes are noticed.

    Signals:
        wanted: The program was started again; the window should come to the front.
        lost: Another computer has taken the drafts over.
    """

    wanted = Signal()
    lost = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._note, self._request = folder / "holder.json", folder / "holder.show"
        self._lock = QLockFile(str(folder / "drafts.lock"))
        self._lock.setStaleLockTime(0)  # a clerk works longer than the half minute after which Qt doubts a lock
        self._mark = uuid4().hex
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    def take(self) -> bool:
        """Return whether the drafts are ours now; what a killed program of this computer has left is no hindrance.

        Raises:
            OSError: The folder cannot be written.
        """
        if not self._lock.tryLock(100):
            if self._lock.error() is QLockFile.LockError.PermissionError:
                raise PermissionError(13, "不能写")
            if self._lock.error() is QLockFile.LockError.LockFailedError:
                return False
        self._request.unlink(missing_ok=True)  # on a full disk, too, nobody else has them; locked as soon as possible
        with suppress(OSError):
            self._sign()
        self._timer.start(_TICK)
        return True

    def release(self) -> None:
        """Let others have the drafts."""
        self._timer.stop()
        if self._lock.isLocked():
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._lock.unlock()

    @property
    def holder(self) -> Holder:
        """Who has the drafts, as far as it can be read."""
        _, computer, _ = self._lock.getLockInfo()
        note = _read(self._note)
        computer = computer or str(note.get("computer", ""))
        return Holder(str(note.get("user", "")), computer, computer == QSysInfo.machineHostName())

    def show_holder(self) -> bool:
        """Ask the window that has the drafts to come to the front; return whether it has answered."""
        if not self.holder.here:
            return False
        _let_come_to_front(self._lock.getLockInfo()[0])
        try:
            self._request.touch()
        except OSError:
            return False
        answered = _comes_true(lambda: not self._request.exists(), _PATIENCE)
        with suppress(OSError):
            self._request.unlink(missing_ok=True)
        return answered

    def seems_gone(self) -> bool:
        """Return whether the holder gives no sign of life; this can take a while, and is for a thread of its own."""
        last = _changed(self._note)
        return not _comes_true(lambda: _changed(self._note) != last, _SILENCE)

    def take_over(self) -> bool:
        """Take the drafts from a holder that is gone; return whether they are ours now.

        Windows does not give away a lock that is still held open, wherever that is.

        Raises:
            OSError: The folder cannot be written.
        """
        return self._lock.removeStaleLockFile() and self.take()

    def _sign(self) -> None:
        note = {"user": _user(), "computer": QSysInfo.machineHostName(), "mark": self._mark}
        self._note.write_text(json.dumps(note), encoding="utf-8")

    def _tick(self) -> None:
        self._ticks += 1
        if self._request.exists():
            with suppress(OSError):
                self._request.unlink(missing_ok=True)
            self.wanted.emit()
        if self._ticks % _BEATS == 0:
            self._beat()

    def _beat(self) -> None:
        """Give a sign of life, unless somebody else is giving it by now."""
        if _read(self._note).get("mark", self._mark) != self._mark:
            self._timer.stop()
            self.lost.emit()
            return
        if not self._lock.isLocked():
            self._lock.tryLock(0)
        with suppress(OSError):  # a network drive that is gone for a moment
            if self._note.exists():
                os.utime(self._note)
            else:
                self._sign()


def _user() -> str:
    """Return the name of the account; `getpass` would ask a service on Linux, by a socket, if it is not known."""
    return next(filter(None, map(os.environ.get, ("USERNAME", "USER", "LOGNAME"))), "")


def _comes_true(condition: Callable[[], bool], seconds: float) -> bool:
    end = monotonic() + seconds
    while not (true := condition()) and monotonic() < end:
        sleep(0.05)
    return true


def _read(note: Path) -> dict[str, object]:
    try:
        found = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _changed(note: Path) -> int | None:
    try:
        return note.stat().st_mtime_ns
    except OSError:
        return None


if sys.platform == "win32":

    def _let_come_to_front(process: int) -> None:
        """Windows lets only the program that has the focus, which is this one now, give it away."""
        from ctypes import windll  # noqa: PLC0415  only Windows has it

        windll.user32.AllowSetForegroundWindow(process)
else:

    def _let_come_to_front(process: int) -> None:
        pass


def why_read_only(lock: DraftsLock) -> str | None:
    """Return why the drafts may only be looked at; empty if they are ours, None if their window came to the front.

    Raises:
        OSError: The folder cannot be read.
    """
    try:
        if lock.take():
            return ""
    except PermissionError:
        return "数据文件夹不能写，请联系管理电脑的人。"
    if lock.show_holder():
        return None
    return f"{lock.holder.words}正在填这些报告，这里只能看，不能改。"
