"""A layer between the program and its real files: it notes all that changes them, and lets calls fail.

The program stays as it is; the functions of `os` and `io` that it calls are replaced for a while. Only what lies
under one folder is looked at.
"""

from __future__ import annotations

import builtins
import io
import os
import shutil
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
from typing_extensions import Buffer, override

T = TypeVar("T")

_ON_HANDLES = {"write": "write", "fsync": "fsync", "ftruncate": "truncate"}
_ON_NAMES = {
    "rename": "rename",
    "replace": "rename",
    "link": "link",
    "unlink": "unlink",
    "remove": "unlink",
    "mkdir": "mkdir",
    "rmdir": "rmdir",
    "truncate": "truncate",
}


class Step(NamedTuple):
    """Something that is done to the files.

    Attributes:
        act: open (of a file that is new then), write, truncate, fsync, rename, link, unlink, mkdir, rmdir; settle is
            the fsync of a folder; told, that the program has said of a state that it is saved.
        file: The number of the file, which outlives its names; 0 where it is not one.
        to: The new name.
        offset: Of what is written; the size that is left; the number of what is told.
    """

    act: str
    path: Path = Path()
    file: int = 0
    to: Path = Path()
    offset: int = 0
    data: bytes = b""


class Disk:
    """All calls that change files under `folder`, or that settle them.

    Attributes:
        steps: What has been done, in this order.
        calls: How many there were, with those that have failed.
        fault: Hears of every call before it is done, with the number of calls before it; what it raises, is raised.
    """

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self.steps: list[Step] = []
        self.calls = 0
        self.fault: Callable[[Step, int], object] = lambda *_: None
        self._folder, self._numbers = folder, count(1)
        self.files = {path: next(self._numbers) for path in sorted(folder.rglob("*")) if path.is_file()}
        self._handles: dict[int, tuple[Path, int]] = {}
        self._real_open: Callable[..., Any] = io.open
        for name in ("open", "close", *_ON_HANDLES, *_ON_NAMES):
            patch.setattr(os, name, partial(self._call, name, getattr(os, name)))
        for module in (io, builtins):
            patch.setattr(module, "open", self._open_stream)
        patch.setattr(shutil, "_USE_CP_SENDFILE", False)  # it would copy behind our back

    def tell(self, number: int) -> None:
        """Note that the program has said of a state that it is saved."""
        self.steps.append(Step("told", offset=number))

    def do(self, step: Step, act: Callable[[], T]) -> T:
        """Let something be done, and note it; nothing is noted if it fails."""
        number, self.calls = self.calls, self.calls + 1
        self.fault(step, number)
        done = act()
        self.steps.append(step)
        if step.act in {"rename", "unlink"}:
            self.files.pop(step.path, None)
        if step.act in {"rename", "link"} and step.file:
            self.files[step.to] = step.file
        return done

    def _call(self, name: str, real: Callable[..., Any], *given: Any, **named: Any) -> object:  # noqa: ANN401  any call
        act = partial(real, *given, **named)
        if name == "close":
            self._handles.pop(given[0], None)
            return act()
        if name == "open":
            return self._open(given[0], given[1], act)
        step = self._on_handle(name, *given) if isinstance(given[0], int) else self._on_name(name, *given)
        return self.do(step, act) if step else act()

    def _on_handle(self, name: str, handle: int, data: Buffer | int = 0) -> Step | None:
        path, file = self._handles.get(handle, (None, 0))
        if path is None:
            return None
        if name == "fsync":
            return Step("fsync" if file else "settle", path, file)
        if isinstance(data, int):
            return Step("truncate", path, file, offset=data)
        return Step("write", path, file, offset=os.lseek(handle, 0, os.SEEK_CUR), data=bytes(data))

    def _on_name(self, name: str, path: str | Path, second: str | Path | int = 0, *_: object) -> Step | None:
        ours = self._ours(path)
        if ours is None:
            return None
        to, offset = (Path(), second) if isinstance(second, int) else (Path(second), 0)
        return Step(_ON_NAMES[name], ours, self.files.get(ours, 0), to, offset)

    def _ours(self, path: object) -> Path | None:
        if not isinstance(path, str | os.PathLike):
            return None
        found = Path(os.fspath(path))
        return found if found.is_relative_to(self._folder) else None

    # ------------------------------------------------------------ opening

    def _open(self, path: object, flags: int, act: Callable[[], int]) -> int:
        ours = self._ours(path)
        if ours is None:
            return act()
        if flags & (os.O_WRONLY | os.O_RDWR):
            handle = self.open(ours, act, cut=bool(flags & os.O_TRUNC))
        else:
            handle = self.do(Step("look", ours), act)
        self.keep(handle, ours)
        return handle

    def _open_stream(  # noqa: PLR0913, PLR0917  as `open` has it
        self,
        file: str | os.PathLike[str] | int,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        closefd: bool = True,  # noqa: FBT001, FBT002  as above
        opener: Callable[[str, int], int] | None = None,
    ) -> object:
        ours = file in self._handles if isinstance(file, int) else self._ours(file)
        if not ours or not set(mode) & set("wxa+"):
            return self._real_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
        raw = Raw(self, file, mode.replace("b", "").replace("t", ""), closefd)
        if buffering == 0:
            return raw
        stream = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return stream if "b" in mode else io.TextIOWrapper(stream, encoding, errors, newline)

    def open(self, path: Path, act: Callable[[], T], *, cut: bool) -> T:
        """Open a file for writing, and note it if it is a new one, or emptied."""
        file = self.files.get(path, 0)
        if file:
            return self.do(Step("truncate" if cut else "look", path, file), act)
        new = next(self._numbers)
        opened = self.do(Step("open", path, new), act)
        self.files[path] = new
        return opened

    def keep(self, handle: int, path: Path) -> tuple[Path, int]:
        """Remember what a handle is for, and return it with the number of the file."""
        self._handles[handle] = (path, self.files.get(path, 0))
        return self._handles[handle]

    def forget(self, handle: int) -> None:
        """A handle is closed."""
        self._handles.pop(handle, None)

    def kept(self, handle: int) -> tuple[Path, int]:
        """Return what a handle is for."""
        return self._handles[handle]


class Raw(io.FileIO):
    """A file whose every write goes through the layer, as it goes to the system."""

    def __init__(self, disk: Disk, file: str | os.PathLike[str] | int, mode: str, closefd: bool) -> None:  # noqa: FBT001
        self._disk = disk
        name = file if isinstance(file, int) else os.fspath(file)
        begin = partial(super().__init__, name, mode, closefd)
        if isinstance(name, int):
            begin()
            self._path, self._file = disk.kept(name)
        else:
            disk.open(Path(name), begin, cut="w" in mode)
            self._path, self._file = disk.keep(self.fileno(), Path(name))

    @override
    def write(self, data: Buffer) -> int:
        offset = os.lseek(self.fileno(), 0, os.SEEK_END if "a" in self.mode else os.SEEK_CUR)
        step = Step("write", self._path, self._file, offset=offset, data=bytes(data))
        return self._disk.do(step, partial(super().write, data))

    @override
    def truncate(self, size: int | None = None) -> int:
        length = self.tell() if size is None else size
        step = Step("truncate", self._path, self._file, offset=length)
        return self._disk.do(step, partial(super().truncate, length))

    @override
    def close(self) -> None:
        if not self.closed:
            self._disk.forget(self.fileno())
        super().close()
