"""The sticks that are plugged in."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLocale, QStorageInfo

_AUTOMATIC = ("/media/", "/run/media/", "/Volumes/")
"""Where systems mount by themselves what is plugged in."""

_OF_STICKS = frozenset({"vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk"})
_OF_DISCS = frozenset({"iso9660", "udf"})
_OF_SYSTEM = ("/boot", "/efi")


class Drive(NamedTuple):
    """Where files can be handed over.

    Attributes:
        place: Its outermost folder, or any other folder.
        free: Bytes.
    """

    place: Path
    label: str
    free: int
    read_only: bool

    @property
    def words(self) -> str:
        """What the clerk reads."""
        size = QLocale().formattedDataSize(self.free, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        return f"{self.label}（{self.place}）　{'有写保护，不能写' if self.read_only else f'可用 {size}'}"


def removable_drives() -> tuple[Drive, ...]:
    """Return the sticks, in the order of their names. It can take long where a drive does not answer."""
    storages = [storage for storage in _storages() if storage.isValid() and storage.isReady()]
    drives = (drive(Path(storage.rootPath()), storage.name() or "U 盘", storage) for storage in storages)
    return tuple(sorted(set(drives)))


def drive(place: Path, label: str, storage: QStorageInfo | None = None) -> Drive:
    """Return what is known about the drive that a folder is on."""
    known = storage or QStorageInfo(str(place))
    return Drive(place, label, max(known.bytesAvailable(), 0), known.isReadOnly())


def is_stick(root: str, kind: str) -> bool:
    """Return whether a mount point looks like a stick.

    Args:
        root: Where it is mounted.
        kind: The file system, as the system calls it.
    """
    if root.startswith(_OF_SYSTEM) or kind in _OF_DISCS:
        return False
    return root.startswith(_AUTOMATIC) or kind in _OF_STICKS


if sys.platform == "win32":

    def _storages() -> Iterable[QStorageInfo]:
        """Look at removable drives only: a network drive that is gone takes half a minute to say so."""
        from ctypes import windll  # noqa: PLC0415  only Windows has it

        letters = (chr(ord("C") + place) for place in range(24) if windll.kernel32.GetLogicalDrives() >> place + 2 & 1)
        roots = (f"{letter}:\\" for letter in letters)
        return [QStorageInfo(root) for root in roots if windll.kernel32.GetDriveTypeW(root) == 2]
else:

    def _storages() -> Iterable[QStorageInfo]:
        mounted = QStorageInfo.mountedVolumes()
        return [one for one in mounted if is_stick(one.rootPath(), one.fileSystemType().toStdString())]
