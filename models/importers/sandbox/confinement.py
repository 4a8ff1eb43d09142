"""What the sandbox may do: read files, in little memory, and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEMORY = 260_000_000
"""Bytes for data; with the code of the libraries, it stays below 300 million. A report of twenty pages takes 80.

Chosen: three such reports, and the promise of RELIABILITY.md.
"""

_HARMLESS = frozenset(
    {
        *("array", "builtins", "code", "compile", "exec", "function", "gc", "glob", "import", "marshal", "mmap"),
        *("object", "pathlib", "sys", "time"),
        *("os.listdir", "os.scandir", "os.walk", "os.fwalk"),
    }
)
"""What Python tells its auditors that changes nothing outside: by family, or by its full name."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Guard:
    """An auditor of Python that refuses all that a reader does not need; once it is on, it stays on.

    Only the program's own files can be opened, as libraries load their parts late, and the one file that is read:
    a path in a file may lead to another PC, and opening it would already be a connection.
    """

    def __init__(self) -> None:
        folders = {sys.prefix, sys.base_prefix, *filter(None, sys.path)}
        self._folders = tuple(f"{_plain(folder).rstrip(os.sep)}{os.sep}" for folder in folders)
        self._file = ""

    @contextmanager
    def admitting(self, path: Path) -> Iterator[None]:
        """Let this file be opened for reading."""
        self._file = str(path)
        try:
            yield
        finally:
            self._file = ""

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Hear what Python is about to do.

        Raises:
            PermissionError: It must not.
        """
        if event == "open":
            self._ensure_may_open(*arguments)
        elif event not in _HARMLESS and event.partition(".")[0] not in _HARMLESS:
            raise PermissionError(event)

    def _ensure_may_open(self, path: object, _mode: object, flags: object) -> None:
        if not isinstance(path, str | bytes) or not isinstance(flags, int) or flags & _WRITING:
            raise PermissionError("open")
        name = os.fsdecode(path)
        if name != self._file and not _plain(name).startswith(self._folders):
            raise PermissionError("open")


def confine() -> Guard:
    """Give up for good what a reader of files does not need.

    Raises:
        OSError: The system does not let it.
    """
    if sys.platform == "win32":
        from models.importers.sandbox.windows_job import limit_itself  # noqa: PLC0415  there only

        limit_itself(MEMORY)
    else:
        _limit_itself()
    guard = Guard()
    sys.addaudithook(guard)
    return guard


def _limit_itself() -> None:
    """Have the kernel refuse memory, and any byte written into a file.

    Memory is that for data: the room of addresses would count what a thread merely reserves. The number of processes
    stays as it is: the kernel counts those of the whole user, and threads, and root's not at all.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not on Windows

    for kind, wanted in ((resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        _, most = resource.getrlimit(kind)
        limit = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(kind, (limit, limit))


def _plain(path: str) -> str:
    """Return a path without detours, as the system compares it."""
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100  looks at nothing outside, unlike `resolve`
