"""What the sandbox may do: compute in little memory, read the program's own files, and nothing else.

It is held twice. An auditor refuses what Python is asked to do, with the name of what was asked; but it lives in the
process itself, so native code does not meet it, and Python can find it and turn it off. So the system holds the
process, too, as far as it can: on Linux all calls but a few are gone (`system_calls.py`, `landlock.py`), on Windows
rights and other processes are (`windows_token.py`, `windows_job.py`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from models.importers.sandbox.landlock import forbid_other_files
from models.importers.sandbox.system_calls import forbid_other_calls

MEMORY = 260_000_000
"""Bytes for data; with the code of the libraries, it stays below 300 million. A report of eleven pages takes 50.

Chosen: three such reports, and the promise of RELIABILITY.md.
"""

WORK = 4
"""Seconds of computing for a file; one of twenty pages takes 0.5. Chosen: below the 5 that the reader waits.

On Windows only the reader's own clock ends it, as the process reads all files one after the other.
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

    Only the program's own files can be opened, as libraries load their parts late, and the one file that is read where
    it has to be opened in here: a path in a file may lead to another PC, and opening it would already be a connection.
    """

    def __init__(self) -> None:
        self._folders = tuple(f"{folder.rstrip(os.sep)}{os.sep}" for folder in own_folders())
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


def confine() -> None:
    """Give up for good what a reader of files does not need.

    Raises:
        OSError: The system does not limit memory.
    """
    confine_by_system()
    watch()


def watch() -> Guard:
    """Have Python's auditor watch over this process from now on."""
    guard = Guard()
    sys.addaudithook(guard)
    return guard


def confine_by_system() -> None:
    """Have the system refuse what it can refuse; what that is, `established` tries.

    Raises:
        OSError: The system does not limit memory.
    """
    if sys.platform == "win32":
        from models.importers.sandbox.windows_job import limit_itself  # noqa: PLC0415  there only
        from models.importers.sandbox.windows_token import give_up_rights  # noqa: PLC0415  as above

        limit_itself(MEMORY)
        with suppress(OSError):  # an old or odd Windows: it is told as not held
            give_up_rights()
        return
    limit_itself_by_posix()
    with suppress(OSError):  # an old kernel, or one inside another sandbox: it is told as not held
        forbid_other_files(own_folders())
    with suppress(OSError):
        forbid_other_calls()


def limit_itself_by_posix() -> None:
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


def limit_work() -> None:
    """Have the kernel end this process when it has computed for so long: native code looks at no clock."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not on Windows

    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (WORK if most == resource.RLIM_INFINITY else min(WORK, most), most))


def own_folders() -> frozenset[str]:
    """Return where the program and its libraries are: whole paths of folders, and of packed libraries."""
    return frozenset(_plain(folder) for folder in (sys.prefix, sys.base_prefix, *sys.path) if folder)


def _plain(path: str) -> str:
    """Return a path without detours, as the system compares it."""
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100  looks at nothing outside, unlike `resolve`
