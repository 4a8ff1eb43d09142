"""Many files, each read once and out of the same bytes that its fingerprint is taken from.

A few sandboxes share the work, each for one file after the other; a file that breaks one costs nobody else anything.
Files of this program are read exactly by sandboxes that can do nothing else; only what is left over goes to those that
read any file by its labels, which are started when there is something for them.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from threading import Event, Lock, Semaphore, Thread
from typing import NamedTuple, Self

from models.importers.own.imported import Imported
from models.importers.published.reading import Reading
from models.importers.safe_package import LARGEST, too_large
from models.importers.sandbox.protocol import Scope
from models.importers.sandbox.sandboxed_reader import LIMITS, Limits, Reader
from models.system.errors import ForeignWorkbook, ReportError, UnreadableReport

MOST_READERS = 8
"""Sandboxes at once. Chosen: each may take 300 million bytes."""

OWN_SUFFIXES = frozenset({".json", ".xlsx"})
"""Of the files by which this program hands a report on."""

_LOOK = 0.05
"""Seconds from one look to the next whether it was stopped. Chosen: nobody notices so short a delay."""

_SUFFIX = re.compile("[.][A-Za-z0-9]{1,8}")
_GONE = "读不出来；可能已经移走，或者 U 盘已经拔出，请重新拷贝后再试。"
_NO_FILE = "不是普通的文件，没有打开。"
_STOPPED = "已经停下，没有读取。"
_NO_ROOM = "没有地方放读的时候用的副本，没有读取；请检查磁盘是否已满。"

_EXACTLY_ITS_NAME = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""No link in its place is followed, and nobody waits for who might write into a pipe."""


class Taken(NamedTuple):
    """A file that was read, or why it was not.

    Attributes:
        sha256: Of its bytes, in hexadecimal digits; blank if there are none to be had.
        opened: What is in it; None if it cannot be read.
        refusal: Why, in a sentence.
        content: Its bytes, where they were asked for.
    """

    path: Path
    sha256: str
    opened: Imported | Reading | None = None
    refusal: str = ""
    content: bytes = b""


def readers_at_once() -> int:
    """Return how many sandboxes are of use: as many as there are processors for this program."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, MOST_READERS))


class Intake:
    """Takes in files through a few sandboxes that are used again and again.

    Args:
        number: How many sandboxes of a kind work at once; none for as many as are of use.
        limits: How long each may take.
        content_of: Says what is in a file: of a folder, or of a zip.
    """

    def __init__(
        self, number: int = 0, limits: Limits = LIMITS, content_of: Callable[[Path], bytes] | None = None
    ) -> None:
        self._number, self._limits = number or readers_at_once(), limits
        self._content_of = content_of or plain_content
        self._ends, self._lock, self._copies = ExitStack(), Lock(), count()
        self._stopped = Event()
        self._idle: dict[Scope, SimpleQueue[Reader]] = {}
        self._folder = Path(self._ends.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        self._readers(Scope.OURS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._ends.close()

    def take(self, paths: Sequence[Path]) -> Iterator[Taken]:
        """Yield what is in each file, in the order of `paths`; no file keeps another one from being read."""
        workers = ThreadPoolExecutor(self._number)
        try:
            yield from (taken._replace(content=b"") for taken in workers.map(self._take, paths))
        finally:
            workers.shutdown(cancel_futures=True)

    def take_as_read(self, paths: Iterable[Path]) -> Iterator[Taken]:
        """Yield what is in each file, with its bytes, as soon as it is read; one that is slow holds up no other one.

        Once it is stopped, what is being read is given up, and nothing follows.
        """
        reading = _Reading(iter(paths), self._number, self._take)
        try:
            while not self._stopped.is_set() and not reading.is_over:
                yield from (taken for taken in reading.next() if not self._stopped.is_set())
        finally:
            reading.ended.set()

    def stop(self) -> None:
        """Stop reading, from any thread; whoever wants to read on makes another one."""
        with self._lock:
            self._stopped.set()

    def _take(self, path: Path) -> Taken:
        digest, content = "", b""
        try:
            content = self._content_of(path)
            digest = sha256(content).hexdigest()
            return Taken(path, digest, self._opened(path, content), content=content)
        except ReportError as error:
            return Taken(path, digest, None, str(error), content)

    def _opened(self, path: Path, content: bytes) -> Imported | Reading:
        """Read the very bytes of which the fingerprint is, from a copy that nobody else writes to."""
        suffix = path.suffix if _SUFFIX.fullmatch(path.suffix) else ""
        copy = self._folder / f"{next(self._copies)}{suffix}"
        try:
            copy.write_bytes(content)
            return self._read(copy)
        except OSError as error:
            raise UnreadableReport(_NO_ROOM) from error
        finally:
            with suppress(OSError):
                copy.unlink(missing_ok=True)

    def _read(self, copy: Path) -> Imported | Reading:
        if copy.suffix.lower() in OWN_SUFFIXES:
            with suppress(ForeignWorkbook):
                return self._read_in(Scope.OURS, copy)
        opened = self._read_in(Scope.ANY, copy)
        # What is ours under any name is read as it was written, and not as it is meant.
        return self._read_in(Scope.OURS, copy) if isinstance(opened, Imported) else opened

    def _read_in(self, scope: Scope, copy: Path) -> Imported | Reading:
        readers = self._readers(scope)
        reader = readers.get()
        try:
            return reader.open(copy)
        finally:
            readers.put(reader)

    def _readers(self, scope: Scope) -> SimpleQueue[Reader]:
        """Return the sandboxes of a kind that are idle; they are started when the first of them is needed."""
        with self._lock:
            if self._stopped.is_set():  # nobody would end what is started now
                raise UnreadableReport(_STOPPED)
            if scope not in self._idle:
                self._idle[scope] = SimpleQueue()
                for _ in range(self._number):
                    self._idle[scope].put(self._ends.enter_context(Reader(scope, self._limits)))
            return self._idle[scope]


class _Reading:
    """Files that are read by a few threads, of which none holds up the end of the program: a stick may be pulled.

    Args:
        paths: Of the files.
        number: Of threads.
        take: Reads one.
    """

    def __init__(self, paths: Iterator[Path], number: int, take: Callable[[Path], Taken]) -> None:
        self._paths, self._take, self._lock = paths, take, Lock()
        self._found: SimpleQueue[Future[Taken] | None] = SimpleQueue()
        self._room = Semaphore(number + 1)  # no more bytes than these are in memory
        self._left, self.ended = number, Event()
        for _ in range(number):
            Thread(target=self._work, daemon=True).start()

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to come."""
        return not self._left

    def next(self) -> Iterator[Taken]:
        """Yield what is read next, or nothing if that takes longer than one look."""
        with suppress(Empty):
            done = self._found.get(timeout=_LOOK)
            if done is None:
                self._left -= 1
            else:
                self._room.release()
                yield done.result()

    def _work(self) -> None:
        while not self.ended.is_set():
            if not self._room.acquire(timeout=_LOOK):
                continue
            with self._lock:
                path = next(self._paths, None)
            if path is None:
                break
            done: Future[Taken] = Future()
            try:
                done.set_result(self._take(path))
            except BaseException as error:  # noqa: BLE001  whoever asks for the result gets it
                done.set_exception(error)
            self._found.put(done)
        self._found.put(None)


def plain_content(path: Path) -> bytes:
    """Return what is in a plain file, no more than can be read; what is none is not opened, or not waited for.

    Raises:
        UnreadableReport: It is no plain file, too large, or cannot be read.
    """
    try:
        with open(path, "rb", opener=_by_its_own_name) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise UnreadableReport(_NO_FILE)
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableReport(_GONE) from error
    if len(content) > LARGEST:
        raise too_large()
    return content


def _by_its_own_name(path: str, flags: int) -> int:
    return os.open(path, flags | _EXACTLY_ITS_NAME)
