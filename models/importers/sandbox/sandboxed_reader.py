"""Files from elsewhere, read in the sandbox: whatever is in them, it harms neither this program nor its drafts."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO, NamedTuple, Self, TypeVar

from models.exchange.manifest import Manifest
from models.exchange.return_slip import ReturnSlip
from models.exchange.task_package import TaskPackage
from models.gathering.room_sheet import ReturnedSheet
from models.importers.own.imported import Imported
from models.importers.published.reading import Reading
from models.importers.safe_package import too_large
from models.importers.sandbox.held import Held
from models.importers.sandbox.protocol import (
    LONGEST_ANSWER,
    TOO_MUCH,
    Scope,
    ZipParts,
    bytes_understood,
    manifest_understood,
    package_understood,
    parts_understood,
    readiness,
    request,
    sheet_understood,
    slip_understood,
    understood,
)
from models.system.errors import ForeignWorkbook, ReportError, UnreadableReport
from models.system.log import note
from models.system.program import SANDBOX, own_command

_FLAGS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows only
_SLOW = "读这个文件用的时间太长，已经停下，没有读取；请用 Word、Excel 或者 WPS 打开它，另存一份后再试。"
_BROKEN = "读这个文件的时候出了错，没有读取；文件可能已经损坏，请重新拷贝，或者打开它另存一份后再试。"
_NOT_STARTED = "现在读不了文件，文件没有问题；请关闭程序，重新打开后再试，还是不行就请联系管理电脑的人。"
_STOPPED = "已经停下，没有读取。"
_GRACE = 1.0
"""Seconds for what takes none as a rule. Chosen: a window may wait for it."""


class Limits(NamedTuple):
    """How long the sandbox may take to start and to read a file, and how many bytes an answer may have.

    Attributes:
        start: Seconds. Chosen: it takes 0.4 (RELIABILITY.md), but a virus scanner may look at every library first.
        seconds: For a file. Chosen: what a clerk waits for without believing that the program hangs.
        answer: Bytes.
    """

    start: float = 60
    seconds: float = 5
    answer: int = LONGEST_ANSWER


LIMITS = Limits()

T = TypeVar("T")


class Reader:
    """Reads files one after the other in a sandbox, which begins to start at once.

    After a file that took too long, or broke the sandbox, the next one gets a fresh one.
    """

    def __init__(self, scope: Scope = Scope.ANY, limits: Limits = LIMITS) -> None:
        self._scope, self._limits = scope, limits
        self._stopped = False
        self._child = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def open(self, path: Path) -> Imported | Reading:
        """Return the report in a file, as `models.importers` has it.

        Raises:
            ReportError: It cannot be read; what stops a sandbox is an `UnreadableReport`, too.
        """
        return self._opened(path, understood)

    def open_sheet(self, path: Path) -> ReturnedSheet:
        """Return what stands on the sheet of a room; only a sandbox of `Scope.ROOMS` reads any.

        Raises:
            ReportError: It cannot be read, or is no such sheet.
        """
        return self._opened(path, sheet_understood)

    def open_package(self, path: Path) -> TaskPackage:
        """Return what is in a task package; only a sandbox of `Scope.TASKS` reads any.

        Raises:
            ReportError: It cannot be read, or is none.
        """
        return self._opened(path, package_understood)

    def open_slip(self, path: Path) -> ReturnSlip:
        """Return what is on a return slip; only a sandbox of `Scope.SLIPS` reads any.

        Raises:
            ReportError: It cannot be read, or is no such slip.
        """
        return self._opened(path, slip_understood)

    def open_manifest(self, path: Path) -> Manifest:
        """Return the list of a hand-over; only a sandbox of `Scope.DELIVERIES` reads any.

        Raises:
            ReportError: It cannot be read, or is none.
        """
        return self._opened(path, manifest_understood)

    def open_zip(self, path: Path) -> ZipParts:
        """Return what is in a zip, by its end; the same sandbox reads it.

        Raises:
            ReportError: It cannot be opened.
        """
        return self._opened(path, parts_understood)

    def open_part(self, path: Path) -> bytes:
        """Return what is in a part of a zip; the same sandbox reads it.

        Raises:
            ReportError: It is damaged, or too large.
        """
        return self._opened(path, bytes_understood)

    def open_ours(self, path: Path) -> Imported:
        """Return the report in a file of this program.

        Raises:
            ReportError: It cannot be read, or another program has made it.
        """
        opened = self.open(path)
        if isinstance(opened, Imported):
            return opened
        raise ForeignWorkbook

    def _opened(self, path: Path, understand: Callable[[bytes], T]) -> T:
        """Read a file, and once more in a fresh sandbox if one that was used before came to its end over it."""
        was_used, end = self._child is not None and self._child.was_used, monotonic() + self._limits.seconds
        try:
            return self._read(path, understand, self._limits.seconds)
        except _Lost:
            left = end - monotonic()
            if not was_used or left <= 0:
                raise
        return self._read(path, understand, left)  # the files before may have left little memory, or it in pieces

    def held(self) -> frozenset[Held]:
        """Return what the system itself refuses to the sandbox, as soon as that is ready.

        Raises:
            UnreadableReport: It does not start.
        """
        child = self._ready_to_start()
        try:
            return child.wait_until_ready(self._limits.start)
        except _Ended as error:
            self._child = None
            child.end()
            raise self._why(error, child) from error

    def stop(self) -> None:
        """End the sandbox, from any thread; what is being read is given up."""
        self._stopped = True
        if child := self._child:
            child.end()

    def _read(self, path: Path, understand: Callable[[bytes], T], seconds: float) -> T:
        child = self._ready_to_start()
        try:
            return understand(child.answer(request(path.absolute()), self._limits.start, seconds))
        except (_Ended, ValueError) as error:
            self._child = None
            child.end()
            raise self._why(error, child) from error

    def _ready_to_start(self) -> _Child:
        child = self._child or self._started()
        self._child = child
        if self._stopped or not child:
            raise UnreadableReport(_STOPPED if self._stopped else _NOT_STARTED)
        return child

    def _started(self) -> _Child | None:
        with suppress(OSError):
            return _Child(self._scope, self._limits)
        return None

    def _why(self, error: Exception, child: _Child) -> ReportError:
        if self._stopped:
            return UnreadableReport(_STOPPED)
        if not child.was_ready:
            return UnreadableReport(_NOT_STARTED)
        if isinstance(error, _Late):
            return UnreadableReport(_SLOW)
        if isinstance(error, _Long):
            return too_large()
        return _Lost(str(too_large()) if child.status == TOO_MUCH else _BROKEN)


class _Lost(UnreadableReport):
    """The process came to its end over a file."""


class _Ended(Exception):
    """The process says nothing any more."""


class _Late(_Ended):
    """It has not answered in time."""


class _Long(_Ended):
    """It answers without end."""


class _Child:
    """The child process that is the sandbox.

    Attributes:
        held: What the system refuses to it; None until it can be asked.
        was_used: Whether it has read a file.
    """

    def __init__(self, scope: Scope, limits: Limits) -> None:
        self.held: frozenset[Held] | None = None
        self.was_used = False
        self._process = subprocess.Popen(  # noqa: S603  our own code
            own_command(SANDBOX, scope.value),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_FLAGS,
        )
        self._said: SimpleQueue[bytes] = SimpleQueue()
        self._most = limits.answer
        self._ear = Thread(target=_listen, args=(self._process.stdout, self._said, self._most), daemon=True)
        self._ear.start()

    @property
    def was_ready(self) -> bool:
        """Whether it could be asked."""
        return self.held is not None

    @property
    def status(self) -> int | None:
        """The exit status; None while it runs."""
        return self._process.poll()

    def wait_until_ready(self, start: float) -> frozenset[Held]:
        """Return what the system refuses to it as soon as it can be asked, which it has to be within so many seconds.

        Raises:
            _Ended: It cannot.
        """
        if self.held is None:
            try:
                self.held = readiness(self._heard(start))
            except ValueError as error:
                raise _Ended from error
            note("reader held by the system", **{one.value: one in self.held for one in Held})
        return self.held

    def answer(self, question: bytes, start: float, seconds: float) -> bytes:
        """Return what it answers within so many seconds from when it is ready.

        Raises:
            _Ended: It does not.
        """
        self.wait_until_ready(start)
        if not self._process.stdin:
            raise _Ended
        try:
            self._process.stdin.write(question)
            self._process.stdin.flush()
        except OSError as error:
            raise _Ended from error
        line = self._heard(seconds)
        self.was_used = True
        return line

    def end(self) -> None:
        """End it; one that waits for a stick that was pulled may outlive this, and is not waited for."""
        self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)
        self._ear.join(_GRACE)
        with suppress(OSError, ValueError):
            if self._process.stdin:
                self._process.stdin.close()

    def _heard(self, seconds: float) -> bytes:
        try:
            line = self._said.get(timeout=seconds)
        except Empty as error:
            raise _Late from error
        if line.endswith(b"\n"):
            return line
        if len(line) >= self._most:
            raise _Long
        with suppress(subprocess.TimeoutExpired):  # so that its status is its own, not that of having been ended
            self._process.wait(_GRACE)
        raise _Ended


def _listen(stream: IO[bytes], said: SimpleQueue[bytes], most: int) -> None:
    """Pass on every line; an end, and a line without end, is the last."""
    with stream:
        line = b"\n"
        while line.endswith(b"\n"):
            line = stream.readline(most)
            said.put(line)
