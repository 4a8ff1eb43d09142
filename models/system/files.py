"""All-or-nothing file writes, patient with whatever holds a file for a moment."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from errno import EACCES
from math import inf
from pathlib import Path
from time import monotonic, sleep
from typing import IO, TypeVar
from uuid import uuid4

from models.system import rights
from models.system.rights import Opener, for_owner

T = TypeVar("T")

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds: on Windows a virus scanner or an indexer holds new files, as a rule far shorter. Chosen: 2.5 in all."""

_HELD = frozenset({5, 32, 33})
"""How Windows refuses a file that somebody else has open: access denied, sharing and lock violation (winerror.h)."""

_DEADLINE: ContextVar[float] = ContextVar("deadline", default=inf)


@contextmanager
def replacing(path: Path, opener: Opener = for_owner) -> Iterator[IO[bytes]]:
    """Open a stream whose content replaces `path` when the block succeeds.

    Args:
        path: Its rights become those of a new file.
        opener: Whose file it is: a file of drafts, unless it is handed over `as_usual`.

    Raises:
        OSError: The file cannot be written; `path` is untouched, and the error names it.
    """
    temporary = path.with_name(f"{path.name}.{uuid4().hex}.tmp")
    try:
        with patiently(lambda: open(temporary, "xb", opener=opener)) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        patiently(lambda: _replace(temporary, path))
    except BaseException as error:
        _remove(temporary)
        if isinstance(error, OSError) and error.filename in {None, temporary, str(temporary)}:
            error.filename = str(path)
        raise
    _settle(path.parent)


def patiently(act: Callable[[], T], pauses: tuple[float, ...] = _PAUSES) -> T:
    """Do something with a file, again and again for a while if Windows says that somebody else holds the file.

    Raises:
        OSError: It cannot be done.
    """
    for pause in pauses:
        try:
            return act()
        except OSError as error:
            left = _DEADLINE.get() - monotonic()
            if left <= 0 or not _is_held(error):
                raise
            sleep(min(pause, left))
    return act()


@contextmanager
def patience(seconds: float = sum(_PAUSES)) -> Iterator[None]:
    """Let all that is done `patiently` in this block, taken together, wait no longer than this."""
    before = _DEADLINE.set(min(_DEADLINE.get(), monotonic() + seconds))
    try:
        yield
    finally:
        _DEADLINE.reset(before)


def _is_held(error: OSError) -> bool:
    """Return whether an error may pass as soon as another program lets go of a file.

    Where Python opens a file by way of the C library there is no number of Windows, only "permission denied".
    """
    number = getattr(error, "winerror", None)
    return number in _HELD or (number is None and os.name == "nt" and error.errno == EACCES)


def _replace(temporary: Path, path: Path) -> None:
    """Give a finished file its name; Windows, unlike others, refuses to replace one that is marked as read-only."""
    try:
        temporary.replace(path)
    except OSError as error:
        if not (_is_held(error) and _unprotected(path)):
            raise
        temporary.replace(path)


def _unprotected(path: Path) -> bool:
    """Take the mark off a file that is marked as read-only; return False if it is not."""
    with suppress(OSError):
        mode = path.stat().st_mode
        if not mode & stat.S_IWRITE:
            path.chmod(mode | stat.S_IWRITE)
            return True
    return False


def _remove(temporary: Path) -> None:
    """Remove what is not wanted any more, if that can be done; `sweep` will find what is left."""
    with suppress(OSError):
        patiently(lambda: temporary.unlink(missing_ok=True), _PAUSES[:3])


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can (Windows does so by itself)."""
    if os.name == "nt":
        return
    # Not every file system can; the content is in place already, so the write has not failed.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def found(folder: Path, pattern: str) -> list[Path]:
    """Return what fits a pattern in a folder, in order; nothing where it is none, or may not be looked into."""
    with suppress(OSError):
        return sorted(folder.glob(pattern))
    return []


def make_folder(folder: Path) -> None:
    """Make a folder, unless it is there, and its name last through a power cut.

    Raises:
        OSError: It cannot be made; that in which it is to lie is not made, too.
    """
    if not folder.is_dir():
        rights.make_folder(folder)
        _settle(folder.parent)


def sweep(folder: Path, pattern: str) -> None:
    """Remove what killed writes of files that fit a pattern have left behind, as far as nobody holds it."""
    for leftover in found(folder, f"{pattern}.*.tmp"):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)
