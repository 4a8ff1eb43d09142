"""The events of a register on disk: appended one by one, each settled before anybody is told, and never changed."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from models.district.register.events import FIRST_HASH, Event, UnknownEvent, event_of, hash_of, line_of
from models.system.errors import ReportError
from models.system.files import patiently, replacing
from models.system.set_aside import names

EVENTS = "events.jsonl"
"""The name of the file."""


class ChangedRegister(ReportError):
    """A register to which somebody else has written."""

    def __init__(self) -> None:
        super().__init__(
            "没有记：登记簿被别处改过，可能是另一台电脑，为了不弄乱，先停了下来。请关掉这个任务，再重新打开。"
        )


class Chain(NamedTuple):
    """What stands in a file of events.

    Attributes:
        events: Up to the first line that does not fit.
        hashes: Of their lines.
        length: Bytes that these lines take.
        last: The last of these lines.
        rest: All that comes behind them.
        is_newer: Whether the first line that does not fit is of a later version of the program.
    """

    events: tuple[Event, ...] = ()
    hashes: tuple[str, ...] = ()
    length: int = 0
    last: bytes = b""
    rest: bytes = b""
    is_newer: bool = False

    @property
    def head(self) -> str:
        """The hash that the next line has to hold."""
        return self.hashes[-1] if self.hashes else FIRST_HASH

    @property
    def may_be_torn(self) -> bool:
        """Whether what comes behind may be what is left of one line that was not written as a whole.

        A sector that did not reach the disk is missing, or NUL. What is a whole line of an event was not torn.
        """
        is_whole = self.rest.endswith(b"\n") and _is_event(self.rest)
        return bool(self.rest) and b"\n" not in self.rest[:-1] and not (self.is_newer or is_whole)


def chain_of(content: bytes) -> Chain:
    """Return what stands in a file of events."""
    events: list[Event] = []
    hashes: list[str] = []
    length, last = 0, b""
    while (end := content.find(b"\n", length) + 1) > 0:
        line = content[length:end]
        try:
            event, hash_before = event_of(line)
        except UnknownEvent:
            return Chain(tuple(events), tuple(hashes), length, last, content[length:], is_newer=True)
        except ValueError:
            break
        if hash_before != (hashes[-1] if hashes else FIRST_HASH) or event.number != len(events) + 1:
            break
        events.append(event)
        hashes.append(hash_of(line))
        length, last = end, line
    return Chain(tuple(events), tuple(hashes), length, last, content[length:])


def _is_event(line: bytes) -> bool:
    try:
        event_of(line)
    except ValueError:
        return False
    return True


class EventFile:
    """The file of events, to which one process appends.

    Args:
        path: Of the file, which is there.
        chain: What stands in it.
    """

    def __init__(self, path: Path, chain: Chain) -> None:
        self._path, self._length, self._last = path, chain.length, chain.last
        self._tried = b""
        self.head = chain.head

    def append(self, event: Event) -> None:
        """Write an event behind all others, and settle it.

        Raises:
            OSError: It cannot be written; the file is as it was.
            ChangedRegister: The file is not as we left it.
        """
        self.ensure_unchanged()
        line = line_of(event, self.head)
        self._tried = line
        try:
            with patiently(lambda: self._path.open("ab")) as stream:
                stream.write(line)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError:
            with suppress(OSError):
                cut(self._path, self._length)
            raise
        self._length, self._last, self.head, self._tried = self._length + len(line), line, hash_of(line), b""

    def ensure_unchanged(self) -> None:
        """Look whether the file still ends as we left it; what is left of a write that failed is taken away.

        Raises:
            OSError: It cannot be read.
            ChangedRegister: It does not.
        """
        try:
            end = patiently(self._end)
        except FileNotFoundError as error:
            raise ChangedRegister from error
        if end == self._last:
            return
        left = end.removeprefix(self._last)
        if not (end.startswith(self._last) and self._tried.startswith(left)):
            raise ChangedRegister
        cut(self._path, self._length)

    def _end(self) -> bytes:
        """Return the last line that we know, and all behind it."""
        with self._path.open("rb") as stream:
            stream.seek(self._length - len(self._last))
            return stream.read()


def begin_events(path: Path, event: Event) -> None:
    """Write a file with its first event.

    Raises:
        OSError: It cannot be written.
    """
    with replacing(path) as stream:
        stream.write(line_of(event, FIRST_HASH))


def cut(path: Path, length: int) -> None:
    """Leave so many bytes of a file.

    Raises:
        OSError: It cannot be written.
    """
    with patiently(lambda: path.open("r+b")) as stream:
        stream.truncate(length)
        os.fsync(stream.fileno())


def cut_aside(path: Path, chain: Chain) -> Path:
    """Move what comes behind the last event to a file of its own, and return that.

    Raises:
        OSError: It cannot be moved; nothing is lost.
    """
    now = datetime.now().astimezone()
    dated = path.with_name(f"{path.stem}.残尾-{now:%Y%m%d-%H%M%S}{path.suffix}")
    aside = next(name for name in names(dated) if not name.exists())
    with replacing(aside) as stream:
        stream.write(chain.rest)
    cut(path, chain.length)
    return aside
