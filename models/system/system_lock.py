"""A lock that the system keeps: it ends with the process that has it, however that ends, and takes no room on a disk.

What stands in a file never says that somebody has a lock: a file outlives its writer, and can be damaged. The file
here is only something to hold on to. It is neither read nor written, and stays where it is when it is let go: whoever
removed it could remove the one that the next process has just taken.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from enum import Enum
from pathlib import Path

from models.system.rights import for_owner

_ATTEMPTS = 5
"""Times that a file may be replaced while it is being locked. Chosen: somebody who does that is not there for long."""


class Grip(Enum):
    """Who has a lock."""

    OURS = "this process"
    ANOTHERS = "another process that lives, here or, on a share, on another computer"
    UNKNOWN = "nobody can tell: the system gives no lock here"


class SystemLock:
    """Is held by one process at a time in everything that can be locked: all that is there has to be taken.

    That is the folder itself, where the system locks folders (not Windows, nor NFS, which locks only what is open for
    writing). Where nothing else can be locked, a file is made; where that one is no file, or must not be opened, a
    second one.

    Args:
        folder: Of what is guarded.
        name: Of the file.
    """

    def __init__(self, folder: Path, name: str) -> None:
        path = folder / name
        self._places = (folder.resolve(), path, path.with_stem(f"{path.stem}-2"))
        self._handles: dict[Path, int] = {}

    def take(self) -> Grip:
        """Take the lock, or keep it: then whatever has come in the place of what was held is held as well."""
        taken: dict[Path, int] = {}
        try:
            for place in self._places:
                if not self._is_held(place):
                    is_needed = not (self._handles or taken)
                    if (handle := _locked(place, make=is_needed and place != self._places[0])) is not None:
                        taken[place] = handle
        except BlockingIOError:
            _let_go(taken)
            return Grip.ANOTHERS
        _let_go({place: self._handles[place] for place in taken if place in self._handles})
        self._handles |= taken
        return Grip.OURS if self._handles else Grip.UNKNOWN

    def release(self) -> None:
        """Let others have it."""
        _let_go(self._handles)
        self._handles = {}

    def _is_held(self, place: Path) -> bool:
        handle = self._handles.get(place)
        return handle is not None and _is_the_same(place, handle)


def _locked(place: Path, *, make: bool) -> int | None:
    """Return the number of an open file that is locked now; None if this cannot be locked.

    Raises:
        BlockingIOError: A process that lives has locked it.
    """
    for _ in range(_ATTEMPTS):
        if (handle := _opened(place, make=make)) is None:
            return None
        grip = _gripped(handle)
        if grip is Grip.OURS and _is_the_same(place, handle):
            return handle
        os.close(handle)
        if grip is Grip.ANOTHERS:
            raise BlockingIOError(place)
        if grip is Grip.UNKNOWN:
            return None
    return None


def _opened(place: Path, *, make: bool) -> int | None:
    """Return the number of an open file; None unless it is a plain one, or a folder: others may wait, or do things."""
    with suppress(OSError):
        kind = _kind(place)
        if kind == stat.S_IFDIR and _FOLDER:
            return os.open(place, _FOLDER)
        if kind == stat.S_IFREG or (make and kind == 0):
            return for_owner(str(place), _FILE | (os.O_CREAT if make else 0))
    return None


def _kind(place: Path) -> int:
    """Return what there is, without following a link from a file; 0 if there is nothing."""
    try:
        return stat.S_IFMT(place.lstat().st_mode)
    except FileNotFoundError:
        return 0


def _is_the_same(place: Path, handle: int) -> bool:
    try:
        return os.path.samestat(place.stat(), os.fstat(handle))
    except OSError:
        return False


def _let_go(handles: dict[Path, int]) -> None:
    for handle in handles.values():
        with suppress(OSError):
            os.close(handle)


if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _FOLDER, _FILE = 0, os.O_RDWR | os.O_BINARY | os.O_NOINHERIT
    _BYTE = 1 << 30
    """Which byte is locked: none that anybody reads, since others cannot. It need not be there (`LockFile`)."""

    _VIOLATION = 33
    """What says that somebody else has locked it: ERROR_LOCK_VIOLATION (winerror.h)."""

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.LockFile.argtypes = [wintypes.HANDLE, *[wintypes.DWORD] * 4]

    def _gripped(handle: int) -> Grip:
        """Try to lock an open file, without waiting. `msvcrt.locking` does not tell one failure from another."""
        if _kernel.LockFile(msvcrt.get_osfhandle(handle), _BYTE, 0, 1, 0):
            return Grip.OURS
        return Grip.ANOTHERS if ctypes.get_last_error() == _VIOLATION else Grip.UNKNOWN
else:
    import fcntl

    _FOLDER = os.O_RDONLY | os.O_DIRECTORY
    _FILE = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK
    _LOCKED = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK})

    def _gripped(handle: int) -> Grip:
        """Try to lock an open file or folder, without waiting."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return Grip.ANOTHERS if error.errno in _LOCKED else Grip.UNKNOWN
        return Grip.OURS
