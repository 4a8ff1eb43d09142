"""A zip as a stick brings it: what is in it, told before anything is unpacked, and each part within limits.

Its bytes are only cut into pieces here; what they mean is found out in the sandbox (`zip_parts.py`).
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from threading import Lock
from typing import IO, NamedTuple, Protocol, Self

from models.importers.safe_package import LARGEST
from models.importers.sandbox.zip_parts import (
    BOMB,
    BROKEN,
    DAMAGED,
    LARGEST_DIRECTORY,
    LARGEST_HEAD,
    TOO_MANY,
    ZipPart,
    part_asked,
)
from models.system.errors import UnreadableReport

LARGEST_ZIP = 500_000_000
"""Bytes, packed. Chosen: a hundred units with a megabyte each, and some photographs."""

_MOST_UNPACKED = 1_000_000_000
"""Bytes, unpacked, of all parts together. Chosen: twice what may be packed; each part has a limit of its own."""

_LARGEST_END = LARGEST_DIRECTORY + (1 << 17)
"""Bytes of the end that are looked at: the list, and the longest remark behind it (APPNOTE.TXT, 4.3.16)."""


class Zipped(NamedTuple):
    """A file in a zip.

    Attributes:
        name: As it stands there, with slashes between folders; never one that leads elsewhere.
        reason: Why it is not read, in a sentence; blank for a file that is.
    """

    name: str
    reason: str = ""


class Unpacking(Protocol):
    """What understands the pieces of a zip."""

    def listed(self, end: bytes) -> tuple[ZipPart, ...]:
        """Return all files of a zip, by its end; raises a `ReportError` if it cannot be opened."""

    def unpacked(self, asked: bytes) -> bytes:
        """Return what is in a part, by what `part_asked` makes of it; raises a `ReportError` if it is damaged."""


class ZipOfFiles:
    """The files in a zip, each read within limits; safe to use from several threads.

    Attributes:
        files: All files that it lists, each once.

    Raises:
        ReportError: It cannot be opened as a whole.
    """

    def __init__(self, path: Path, unpacking: Unpacking) -> None:
        self._unpacking = unpacking
        self._lock, self._left = Lock(), _MOST_UNPACKED
        self._stream = _opened(path)
        try:
            self._skipped, end = _end_of(self._stream)
            parts = unpacking.listed(end)
        except BaseException:
            self._stream.close()
            raise
        self.files = tuple(Zipped(part.name, part.reason) for part in parts)
        self._parts = {part.name: part for part in parts if not part.reason}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def content(self, name: str) -> bytes:
        """Return what is in a file of it.

        Raises:
            ReportError: It is damaged, protected, or too large.
        """
        part = self._parts[name]
        content = self._unpacking.unpacked(part_asked(part, self._raw(part)))
        with self._lock:
            self._left -= len(content)
            if self._left < 0:
                raise UnreadableReport(BOMB)
        if len(content) > LARGEST:
            raise UnreadableReport(BOMB)
        return content

    def _raw(self, part: ZipPart) -> bytes:
        """Return the zip from where a part begins."""
        try:
            with self._lock:
                self._stream.seek(self._skipped + part.offset)
                return self._stream.read(LARGEST_HEAD + part.packed)
        except (OSError, ValueError) as error:
            raise UnreadableReport(BROKEN) from error


def _opened(path: Path) -> IO[bytes]:
    """Open a plain file of no more bytes than a zip may have, or refuse it."""
    try:
        stream = open(path, "rb", opener=_by_its_own_name)  # noqa: SIM115  who opens the zip closes it
    except OSError as error:
        raise UnreadableReport(DAMAGED) from error
    look = os.fstat(stream.fileno())
    if not stat.S_ISREG(look.st_mode) or look.st_size > LARGEST_ZIP:
        stream.close()
        raise UnreadableReport(TOO_MANY)
    return stream


def _by_its_own_name(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _end_of(stream: IO[bytes]) -> tuple[int, bytes]:
    """Return the end of a zip, as long as the longest list, and how many bytes are before it."""
    try:
        skipped = max(0, stream.seek(0, os.SEEK_END) - _LARGEST_END)
        stream.seek(skipped)
        return skipped, stream.read(_LARGEST_END)
    except OSError as error:
        raise UnreadableReport(DAMAGED) from error
