"""Whether a folder holds exactly certain files, each a plain one: links, and whatever else lies there, do not count."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from errno import ENOTDIR
from pathlib import Path

from models.stick.failures import Cause, Known, Surprise
from models.system.disk_faults import Fault
from models.system.past_cache import Held, Source, held

_STANDS_FOR_ANOTHER = 0x20000000
"""The bit in the tag of a reparse point that says so: symbolic links and junctions have it, what a cloud keeps has not
(IsReparseTagNameSurrogate of ntifs.h)."""


def read_exactly(
    folder: Path,
    files: Mapping[str, bytes],
    tell: Callable[[str], object] = lambda _: None,
    unlike: Cause = Fault.DIFFERENT,
) -> Source:
    """Read every file of a folder and return where from; the names are compared before and after.

    All files are held open until the names have been compared for the second time, and none must have been replaced
    or written to since it was read: there is a moment at which all was as it should be.

    Args:
        folder: The folder.
        files: The content of each file by its name.
        tell: Hears of every file before it is read.
        unlike: What it is called if a content is not right.

    Raises:
        Known: It is not what it should be.
        OSError: It cannot be read.
    """
    ensure_names(folder, files)
    with ExitStack() as open_files:
        looks, sources = {}, set()
        for name, content in files.items():
            tell(name)
            file, looks[name] = open_files.enter_context(_held_plain(folder / name))
            if file.read(len(content)) != content:
                raise Known(unlike, name)
            sources.add(file.source)
        ensure_names(folder, files)
        for name, look in looks.items():
            if _essence(_look_at_file(folder / name)) != _essence(look):
                raise Known(Surprise.CHANGED, name)
    return Source.DISK if sources == {Source.DISK} else Source.UNKNOWN


def ensure_names(folder: Path, files: Collection[str]) -> None:
    """Make sure that a folder is one, and which names are in it; those are compared to the letter.

    Raises:
        Known: A name is too many, or lacks.
        OSError: It cannot be looked at.
    """
    if not stat.S_ISDIR(_look(folder).st_mode):
        raise Known(Surprise.REPLACED, folder.name)
    missing = dict.fromkeys(files)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name not in files:
                raise Known(Surprise.APPEARED, entry.name)
            missing.pop(entry.name, None)
    for name in missing:
        raise Known(Surprise.VANISHED, name)


def ensure_no_link_on_the_way(folder: Path) -> None:
    """Make sure that a folder, and whatever it lies in on its drive, is no link: what is written would be elsewhere.

    Raises:
        Known: There is one.
        OSError: The folder is not there.
    """
    for place in (folder, *folder.parents):
        if os.path.ismount(place):
            return
        ensure_plain_folder(place)


def ensure_plain_folder(folder: Path) -> None:
    """Make sure that a folder is one, and no link.

    Raises:
        Known: It is something else.
        OSError: It is not there.
    """
    ensure_no_link(folder)
    if not folder.is_dir():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(folder))


def ensure_no_link(path: Path) -> None:
    """Make sure that a name is not that of a link.

    Raises:
        Known: It is; whether the link leads anywhere is told.
        OSError: Nothing has the name.
    """
    if is_link(path.lstat()):
        raise Known(Surprise.LINK if path.exists() else Surprise.DANGLING, path.name)


def is_link(look: os.stat_result) -> bool:
    """Return whether what was looked at, itself, stands for something elsewhere."""
    return stat.S_ISLNK(look.st_mode) or bool(getattr(look, "st_reparse_tag", 0) & _STANDS_FOR_ANOTHER)


def holds_beginning(path: Path, content: bytes) -> bool:
    """Return whether a file is plain and holds no more than the beginning of a content."""
    try:
        with _held_plain(path) as (file, _):
            return content.startswith(file.read(len(content)))
    except OSError:
        return False


@contextmanager
def _held_plain(path: Path) -> Iterator[tuple[Held, os.stat_result]]:
    """Open a plain file, and say what was looked at and is this very file."""
    look = _look_at_file(path)
    with held(path) as file:
        if not os.path.samestat(look, os.fstat(file.stream.fileno())):
            raise Known(Surprise.CHANGED, path.name)
        yield file, look


def _look_at_file(path: Path) -> os.stat_result:
    look = _look(path)
    if not stat.S_ISREG(look.st_mode):
        raise Known(Surprise.REPLACED, path.name)
    return look


def _look(path: Path) -> os.stat_result:
    """Look at what was written, itself.

    Raises:
        Known: It is gone, or its folder is; or a link has its place.
    """
    try:
        look = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        folder = path.parent
        lost = path if folder.is_dir() else folder
        cause = Surprise.REPLACED if lost is folder and os.path.lexists(folder) else Surprise.VANISHED
        raise Known(cause, lost.name) from None
    if is_link(look):
        raise Known(Surprise.REPLACED, path.name)
    return look


def _essence(look: os.stat_result) -> tuple[int, ...]:
    """Return what changes as soon as another file has the name, or somebody writes to it."""
    return look.st_dev, look.st_ino, look.st_size, look.st_mtime_ns, look.st_ctime_ns
