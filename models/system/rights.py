"""Who may read what the program writes: files of drafts are their owner's, files that are handed over are as usual.

What is in a draft is somebody's unpublished work, and on a computer with several accounts it is nobody else's. So a
new file of drafts is readable by its owner alone from its first byte on, whatever the umask says.

A folder in which others may write, too, was made for several people: there the files of drafts keep the rights that
are usual in it, lest one locks out the other. Others may write where the folder belongs to another account, or lets a
group or everybody write; but not where it is sticky, like /tmp, since there nobody can replace the file of another,
nor where only the group of the same number as its owner may write, which is the owner's alone.

Windows has no such modes: files inherit the list of the folder they are in, and that of a profile names its owner
(and administrators). A stick with FAT has no rights at all. In both cases nothing here does anything.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

Opener = Callable[[str, int], int]
"""As `open` takes it: opens a path with these flags, and returns the number of the open file."""

_OWN_FILE, _OWN_FOLDER, _USUAL = 0o600, 0o700, 0o666
"""Modes (chmod(2)): for the owner alone, and what `open` gives to a file before the umask."""

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def for_owner(path: str, flags: int) -> int:
    """Open a file of drafts."""
    return os.open(path, flags, _USUAL if is_shared(Path(path).parent) else _OWN_FILE)


def as_usual(path: str, flags: int) -> int:
    """Open a file that is handed over to others."""
    return os.open(path, flags, _USUAL)


def is_shared(folder: Path) -> bool:
    """Return whether others may write in a folder, too; on Windows its own list says who may do what."""
    if os.name == "nt":
        return True
    try:
        found = folder.stat()
    except OSError:
        return False
    if found.st_mode & stat.S_ISVTX:
        return False
    others = stat.S_IWOTH if found.st_gid == found.st_uid else stat.S_IWOTH | stat.S_IWGRP
    return found.st_uid != os.geteuid() or bool(found.st_mode & others)


def make_folder(path: Path) -> None:
    """Make a folder for files of drafts, unless it is there; the one that it is in must be.

    Raises:
        OSError: It cannot be made.
    """
    if path.is_dir():
        return
    if os.name == "nt" or not is_shared(path.parent):
        path.mkdir(_OWN_FOLDER, exist_ok=True)
        return
    path.mkdir(exist_ok=True)
    _open_up(path)


def make_file(path: Path) -> None:
    """Make an empty file, unless it is there, for what writes into files by itself.

    Raises:
        OSError: It cannot be made.
    """
    os.close(for_owner(str(path), os.O_WRONLY | os.O_CREAT))


def settle(folder: Path, files: Iterable[str], folders: Iterable[str]) -> None:
    """Give what earlier versions, or an open umask, have left the rights that it would get now, where it is ours.

    Args:
        folder: Of the drafts; its own rights are the clerk's affair.
        files: Patterns of their names.
        folders: Names of those in it; what is in a folder that is closed to others is closed, and not looked at.
    """
    if os.name == "nt":
        return
    inner = list(filter(_is_own_folder, map(folder.joinpath, folders)))
    if is_shared(folder):
        for path in inner:
            _open_up(path)
        return
    _close(path for pattern in files for path in folder.glob(pattern))
    for path in inner:
        if not _is_closed(path) and close_folder(path):
            _close(path.rglob("*"))


def close_folder(folder: Path) -> bool:
    """Let nobody else into a folder of ours; return whether the system can do that."""
    if os.name == "nt":
        return False
    _close([folder])
    return _is_closed(folder)


def _close(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            found = path.lstat()
            is_ours = found.st_uid == os.geteuid() and not stat.S_ISLNK(found.st_mode)
            if is_ours and found.st_mode & _OTHERS:
                path.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS)


def _is_own_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:  # it may not even be looked at
        return False


def _is_closed(path: Path) -> bool:
    try:
        return not path.stat().st_mode & _OTHERS
    except OSError:
        return False


def _open_up(folder: Path) -> None:
    """Let into a folder of ours whoever may enter the one that it is in, whatever the umask says."""
    with suppress(OSError):
        around, own = folder.parent.stat(), folder.stat()
        if own.st_uid == os.geteuid() and stat.S_IMODE(own.st_mode) != stat.S_IMODE(around.st_mode):
            folder.chmod(stat.S_IMODE(around.st_mode))
