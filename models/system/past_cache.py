"""Reads files from the disk itself, past what the system remembers of them, as far as the system lets us."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from errno import EINVAL
from mmap import mmap
from pathlib import Path
from typing import NamedTuple

from models.system.files import patiently

_CHUNK = 1 << 20
"""Bytes read at once. Past the cache a disk gives whole sectors only, of 512 to 4096 bytes, into memory that begins
where a sector could, as that of `mmap` does (Windows: File Buffering; Linux: open(2)). Chosen: most files in one go."""

_PROBE = 4096
"""Bytes read to see whether a disk lets itself be read past the cache: the longest sector."""


class Source(Enum):
    """Where what was read has come from."""

    DISK = "the disk itself"
    UNKNOWN = "perhaps only the memory of this computer"


class Held(NamedTuple):
    """A file that is open for reading, and where what is read of it comes from."""

    stream: io.FileIO
    source: Source

    def read(self, most: int) -> bytes:
        """Return the content; of one that has more than `most` bytes, and may grow for ever, enough to show that."""
        content = bytearray()
        with mmap(-1, _CHUNK) as buffer:
            while len(content) <= most:
                count = self.stream.readinto(buffer) or 0
                content += buffer[:count]
                if count < _CHUNK:  # this is the end; what comes behind it is no beginning of a sector, either
                    break
        return bytes(content)


@contextmanager
def held(path: Path) -> Iterator[Held]:
    """Open a file itself, never what a link leads to. On Windows nobody can change, move or delete it meanwhile.

    Raises:
        OSError: It cannot be opened.
    """
    past_cache = patiently(lambda: _past_cache(path))
    with past_cache or patiently(lambda: _opened(path, 0)) as stream:
        yield Held(stream, Source.DISK if past_cache and _is_disk(path) else Source.UNKNOWN)


def _past_cache(path: Path) -> io.FileIO | None:
    """Open a file past the cache; return None where the file system knows of no such thing."""
    if not _PAST_CACHE:
        return None
    try:
        stream = _opened(path, _PAST_CACHE)
        try:
            with mmap(-1, _PROBE) as buffer:
                stream.readinto(buffer)
            stream.seek(0)
        except BaseException:
            stream.close()
            raise
    except OSError as error:
        if error.errno == EINVAL:
            return None
        raise
    return stream


if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _READ, _OTHERS_MAY_READ, _EXISTING = 0x80000000, 0x1, 3
    """GENERIC_READ of winnt.h; FILE_SHARE_READ; OPEN_EXISTING of fileapi.h."""

    _PAST_CACHE, _NOT_THROUGH_LINKS = 0x20000000, 0x00200000
    """FILE_FLAG_NO_BUFFERING and FILE_FLAG_OPEN_REPARSE_POINT of winbase.h."""

    _LOCAL = (2, 3)
    """DRIVE_REMOVABLE and DRIVE_FIXED of winbase.h: a server remembers what it likes."""

    def _opened(path: Path, flags: int) -> io.FileIO:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        words, handle = wintypes.DWORD, wintypes.HANDLE
        kernel.CreateFileW.argtypes = [wintypes.LPCWSTR, words, words, wintypes.LPVOID, words, words, handle]
        kernel.CreateFileW.restype = handle
        flags |= _NOT_THROUGH_LINKS
        found = kernel.CreateFileW(str(path), _READ, _OTHERS_MAY_READ, None, _EXISTING, flags, None)
        if found in {None, handle(-1).value}:
            raise ctypes.WinError(ctypes.get_last_error())
        return io.FileIO(msvcrt.open_osfhandle(found, os.O_RDONLY | os.O_BINARY | os.O_NOINHERIT), "rb")

    def _is_disk(path: Path) -> bool:
        return ctypes.windll.kernel32.GetDriveTypeW(f"{path.absolute().drive}\\") in _LOCAL
else:
    _PAST_CACHE = getattr(os, "O_DIRECT", 0)  # Linux has it

    def _opened(path: Path, flags: int) -> io.FileIO:
        """Open a file; what has become a pipe meanwhile must not keep us waiting."""
        return io.FileIO(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | flags), "rb")

    def _is_disk(path: Path) -> bool:
        """Return whether the kernel reads the file system from a disk: a program, a server, memory is no disk."""
        device = os.lstat(path).st_dev
        number = f"{os.major(device)}:{os.minor(device)}".encode()
        try:
            lines = Path("/proc/self/mountinfo").read_bytes().splitlines()
        except OSError:
            return False
        kinds = {line.partition(b" - ")[2].split()[0] for line in lines if line.split()[2] == number}
        return os.major(device) > 0 and bool(kinds) and not any(kind.startswith(b"fuse") for kind in kinds)
