"""Errors as systems report them."""

from __future__ import annotations

from errno import EACCES, EDQUOT, EIO, ENOENT, ENOSPC, EROFS
from os import strerror

from models.system.disk_faults import Fault

KINDS = {
    ENOSPC: Fault.FULL,
    EDQUOT: Fault.FULL,
    EROFS: Fault.PROTECTED,
    EACCES: Fault.FORBIDDEN,
    EIO: Fault.BROKEN,
    ENOENT: Fault.GONE,
}


class WindowsError(OSError):
    """An error with a number of Windows, which only Windows gives by itself."""

    def __init__(self, number: int, winerror: int) -> None:
        super().__init__(number, "as Windows says it")
        self.winerror = winerror


def failure(number: int) -> OSError:
    """Return the error with this number, without the name of a file."""
    return OSError(number, strerror(number))


def held(winerror: int = 32) -> OSError:
    """Return how Windows says that another program has the file open."""
    return WindowsError(EACCES, winerror)
