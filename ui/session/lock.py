"""Who works on the drafts of a folder: one window at a time, on one computer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from models.system.disk_faults import Fault, fault_of
from models.system.system_lock import Grip, SystemLock
from ui.session.holder_note import (
    Note,
    ask_for,
    asked_for,
    give_sign,
    is_on_network,
    last_sign,
    read_note,
    take_away,
    this_computer,
    write_note,
)
from ui.session.holder_words import HolderWords, Place, holder_words

_TICK = 400
"""Milliseconds between two looks at whether somebody has started the program again. Chosen: it seems at once."""

_BEATS = 5
"""Ticks between two signs of life. Chosen: two seconds; each is a write to a disk or a server."""

_PATIENCE = 4.0
"""Seconds that the first window has to answer a second start. Chosen: ten of its looks."""

_GRACE = 0.3
"""Seconds for a window that is just closing, or killed, to let go. Chosen: systems need far less."""

_SILENCE = 15.0
"""Seconds without a sign of life after which a holder seems to be gone: servers hand on new times with a delay.

Chosen: seven signs that fail to come.
"""


class Holder(NamedTuple):
    """Who has the drafts open.

    Attributes:
        computer: Its name as the note says it; empty if it says none.
        here: Whether it is this computer.
    """

    computer: str
    here: bool

    @property
    def place(self) -> Place:
        """Where that is, as far as it is known."""
        if self.here:
            return Place.HERE
        return Place.ELSEWHERE if self.computer else Place.UNKNOWN

    @property
    def words(self) -> HolderWords:
        """What the clerk is told of it."""
        return holder_words(self.place, self.computer)


class Stranger(NamedTuple):
    """A note of somebody else, as we found it first.

    Attributes:
        sign: Its last sign of life then.
        seen: When that was, by the clock that only this process reads.
    """

    mark: str
    sign: int | None
    seen: float


class DraftsLock(QObject):
    """Holds the drafts of a folder, or knows whether somebody does. No clocks are compared, only changes are noticed.

    That somebody has them is known in two ways only: the system gives the lock to no other process, or a note gives
    signs of life while we watch. The first is enough on this computer, where no note is written at all. The second is
    asked for, too, in a folder on a network, since some of them grant the same lock to several computers; and where
    the system gives no locks.

    Signals:
        wanted: The program was started again; the window should come to the front.
        file_wanted: The same, and it should open the file of this path.
        lost: Somebody else has the drafts now.

    Attributes:
        file: The path of what is to be opened, which is handed on to the window that has the drafts; empty if nothing.
        doubt: Whether `take` has not taken them only because a note has to be watched first (`seems_gone`).
        is_certain: Whether nobody else can have them while we do; where the system gives no lock, nobody can tell.
    """

    wanted = Signal()
    file_wanted = Signal(str)
    lost = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._lock = folder, SystemLock(folder, "drafts.lock")
        self._note, self._request = folder / "holder.json", folder / "holder.show"
        self._mark, self.file = uuid4().hex, ""
        self.doubt, self.is_certain = False, True
        self._stranger: Stranger | None = None
        self._looked, self._ticks, self._asked = monotonic(), 0, False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    def take(self) -> bool:
        """Return whether the drafts are ours now.

        Raises:
            PermissionError: The folder cannot be written, be it by us or by anybody.
            OSError: It is not there.
        """
        _ensure_writable(self._folder)
        grip = self._patient_grip()
        self.doubt = grip is not Grip.ANOTHERS and self._has_doubts(grip)
        if self.doubt or grip is Grip.ANOTHERS:
            self._lock.release()
            return False
        self._begin(grip)
        return True

    def take_over(self) -> bool:
        """Take the drafts from a holder that gives no sign of life; return whether they are ours now.

        What the system still holds for a process is not given away.
        """
        grip = self._lock.take()
        if grip is Grip.ANOTHERS:
            return False
        self._begin(grip)
        return True

    def release(self) -> None:
        """Let others have the drafts."""
        self._timer.stop()
        if read_note(self._note).mark == self._mark:
            take_away(self._note)
        self._lock.release()

    @property
    def holder(self) -> Holder:
        """Who has the drafts, as far as it can be read."""
        computer = read_note(self._note).computer
        return Holder(computer, not self.is_on_network or computer == this_computer())

    def show_holder(self) -> bool:
        """Ask the window that has the drafts to come to the front; return whether it has answered."""
        if not self.holder.here:
            return False
        _let_come_to_front()
        try:
            ask_for(self._request, self.file)
        except OSError:
            return False
        answered = _comes_true(lambda: not self._request.exists(), _PATIENCE)
        take_away(self._request)
        return answered

    def seems_gone(self) -> bool:
        """Return whether the holder gives no sign of life; this can take a while, and is for a thread of its own."""
        last = last_sign(self._note)
        return not _comes_true(lambda: last_sign(self._note) not in {last, None}, _SILENCE)

    @cached_property
    def is_on_network(self) -> bool:
        """Whether other computers may see the drafts, too."""
        return is_on_network(self._folder)

    def _patient_grip(self) -> Grip:
        """Return who has the lock, after a moment for a window that is just closing, or was killed."""
        _comes_true(lambda: self._lock.take() is not Grip.ANOTHERS, _GRACE)
        return self._lock.take()

    def _has_doubts(self, grip: Grip) -> bool:
        """Return whether a note may be that of somebody who lives, although the system gives us the lock, or none."""
        if last_sign(self._note) is None:
            return False
        if grip is Grip.UNKNOWN:
            return True
        return self.is_on_network and read_note(self._note).computer != this_computer()

    def _begin(self, grip: Grip) -> None:
        self.doubt, self.is_certain, self._looked = False, grip is Grip.OURS, monotonic()
        take_away(self._request)
        self._asked = self._request.exists()
        take_away(self._note)  # of a session that was cut off; an earlier version has named an account in it
        if self._has_to_sign:
            self._sign()
        self._timer.start(_TICK)

    @property
    def _has_to_sign(self) -> bool:
        return self.is_on_network or not self.is_certain

    def _sign(self) -> None:
        self._stranger = None
        write_note(self._note, Note(self._mark, this_computer() if self.is_on_network else ""))

    def _tick(self) -> None:
        self._ticks += 1
        if asked := self._request.exists():
            file = asked_for(self._request)
            take_away(self._request)
            if not self._asked:
                self.wanted.emit()
                if file:
                    self.file_wanted.emit(file)
        self._asked = asked and self._request.exists()  # what cannot be taken away is heard once
        if self._ticks % _BEATS == 0 or monotonic() - self._looked > _SILENCE:
            self._beat()

    def _beat(self) -> None:
        """Keep the lock, and give a sign of life, unless somebody else has the drafts by now."""
        grip = self._lock.take()
        self.is_certain = grip is Grip.OURS
        mark = read_note(self._note).mark if self._has_to_sign else self._mark
        is_strange = mark not in {"", self._mark}
        has_slept, self._looked = monotonic() - self._looked > _SILENCE, monotonic()
        if grip is Grip.ANOTHERS or (is_strange and (has_slept or self._gives_signs(mark))):
            self._timer.stop()
            self._lock.release()
            self.lost.emit()
        elif not self._has_to_sign or is_strange:
            return
        elif mark:
            give_sign(self._note)
        else:
            self._sign()

    def _gives_signs(self, mark: str) -> bool:
        """Return whether a strange note gives signs of life; one that gives none for long is written over.

        Somebody may have copied it here: that alone is nobody at work.
        """
        sign, known = last_sign(self._note), self._stranger
        if known is None or known.mark != mark:
            self._stranger = Stranger(mark, sign, monotonic())
        elif sign not in {known.sign, None}:
            return True
        elif monotonic() - known.seen > _SILENCE:
            self._sign()
        return False


def _ensure_writable(folder: Path) -> None:
    """Try whether files can be made in a folder; that a disk is full is another matter, which may pass.

    Raises:
        PermissionError: It cannot be written.
        FileNotFoundError: It is not there.
    """
    probe = folder / f"holder.json.{uuid4().hex}.tmp"
    try:
        probe.touch(0o600, exist_ok=False)
        probe.unlink()
    except OSError as error:
        if fault_of(error) in {Fault.PROTECTED, Fault.FORBIDDEN}:
            raise PermissionError(*error.args) from error
        if fault_of(error) is Fault.GONE:
            raise


def _comes_true(condition: Callable[[], bool], seconds: float) -> bool:
    end = monotonic() + seconds
    while not (true := condition()) and monotonic() < end:
        sleep(0.05)
    return true


if sys.platform == "win32":

    def _let_come_to_front() -> None:
        """Windows lets only the program that has the focus, which is this one now, give it away: to any (ASFW_ANY)."""
        from ctypes import windll  # noqa: PLC0415  only Windows has it

        windll.user32.AllowSetForegroundWindow(-1)
else:

    def _let_come_to_front() -> None:
        pass
