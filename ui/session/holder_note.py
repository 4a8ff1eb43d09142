"""The note beside the drafts by which windows on several computers know of each other, and its signs of life.

It guards nothing: `models/system/system_lock.py` does. It says no more than it has to, since it stays where it is when
a program is killed, or a stick pulled out: nobody's account, and the name of a computer only in a folder that other
computers see, too.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStorageInfo, QSysInfo

from models.system.files import patience, replacing
from models.system.program import FILES
from models.text.characters import printable

_LONGEST = 4096
"""Bytes of a note. Chosen: ours has a hundred; what is longer is none."""

_LONGEST_NAME = 64
"""Characters of a computer's name. Chosen: Windows has at most 15, the names of the internet 63 a part."""

_PATIENCE = 0.5
"""Seconds to wait for whoever just reads the note: the window stands still meanwhile. Chosen: hardly noticed."""

_OF_NETWORKS = frozenset(
    {
        *("cifs", "smb3", "smbfs", "nfs", "nfs4", "ncpfs", "afs", "9p", "ceph", "davfs", "vboxsf", "prl_fs", "webdav"),
        *("fuse.sshfs", "fuse.davfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "afpfs"),
    }
)
"""File systems that several computers have at once, as Linux and macOS call them (/proc/filesystems, mount(8))."""


class Note(NamedTuple):
    """What a window says of itself.

    Attributes:
        mark: Its own; another one in every session. Empty where there is no note that can be read.
        computer: Its name, if it is told.
    """

    mark: str = ""
    computer: str = ""


def this_computer() -> str:
    """Return the name of this computer."""
    return QSysInfo.machineHostName()


def read_note(path: Path) -> Note:
    """Return what a note says, which is nothing if it is not as we write it."""
    try:
        if not path.is_file() or path.stat().st_size > _LONGEST:
            return Note()
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Note()
    said = found if isinstance(found, dict) else {}
    mark, computer = said.get("mark"), said.get("computer")
    name = " ".join(printable(computer).split())[:_LONGEST_NAME] if isinstance(computer, str) else ""
    return Note(mark if isinstance(mark, str) else "", name)


def write_note(path: Path, note: Note) -> None:
    """Write a note, as far as that can be done: where there is no room, nothing is said."""
    with patience(_PATIENCE), suppress(OSError), replacing(path) as stream:
        stream.write(json.dumps({name: said for name, said in note._asdict().items() if said}).encode())


def take_away(path: Path) -> None:
    """Remove a note, or a request, as far as that can be done."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def ask_for(path: Path, file: str) -> None:
    """Make a request, with the path of a file to be opened if there is one; nobody finds it half written.

    Raises:
        OSError: It cannot be made.
    """
    if not file:
        path.touch()
        return
    with patience(_PATIENCE), replacing(path) as stream:
        stream.write(file.encode(errors="surrogatepass"))


def asked_for(path: Path) -> str:
    """Return the path of the file that a request names: of a kind that the window opens; empty if it names none."""
    try:
        if not path.is_file() or path.stat().st_size > _LONGEST:
            return ""
        file = path.read_bytes().decode(errors="surrogatepass")
    except (OSError, ValueError):
        return ""
    return file if file.endswith(FILES) and "\0" not in file else ""


def give_sign(path: Path) -> None:
    """Give a sign of life, as far as that can be done: a network drive may be gone for a moment.

    It takes no room on the disk, and no clock is compared: others notice that it changes.
    """
    with suppress(OSError):
        os.utime(path)


def last_sign(path: Path) -> int | None:
    """Return something that is another one after every sign of life; None if there is no note."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


if sys.platform == "win32":

    def is_on_network(folder: Path) -> bool:
        """Return whether other computers may see a folder, too."""
        from ctypes import windll  # noqa: PLC0415  only Windows has it

        return bool(windll.kernel32.GetDriveTypeW(folder.resolve().anchor) == _REMOTE)

    _REMOTE = 4
    """A drive on a network (`GetDriveTypeW`, fileapi.h)."""
else:

    def is_on_network(folder: Path) -> bool:
        """Return whether other computers may see a folder, too."""
        return QStorageInfo(str(folder.resolve())).fileSystemType().toStdString() in _OF_NETWORKS
