"""The files of a register as they were received: each under its SHA-256, written once, verified whenever it is read."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from enum import Enum
from hashlib import file_digest, sha256
from pathlib import Path

from models.district.register.events import NAME, RegisterFault
from models.system.files import found, make_folder, patiently, replacing, sweep
from models.system.set_aside import set_aside

OBJECTS = "objects"
"""The name of the folder."""


class Soundness(Enum):
    """How an object was found."""

    SOUND = "sound"
    DAMAGED = "damaged"
    MISSING = "missing"


class UnusableObject(RegisterFault):
    """An object that is not there, or not as it was received."""

    def __init__(self, soundness: Soundness, aside: Path | None = None) -> None:
        moved = f"，挪到了“{aside.name}”" if aside else ""
        what = "不见了" if soundness is Soundness.MISSING else f"坏了，和收到的时候不一样{moved}，没有用"
        super().__init__(f"存着的原件{what}；请把原来那份文件再收一次，内容一样就会补上。")
        self.soundness = soundness


class ObjectStore:
    """The objects in a folder.

    Args:
        folder: In which `objects` is, or will be.
        read_only: Whether nothing may be written or moved.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._folder, self._read_only = folder / OBJECTS, read_only

    def path(self, name: str) -> Path:
        """Return where an object is."""
        return self._folder / name[:2] / name

    def keep(self, content: bytes) -> str:
        """Return the name under which this content is kept; it is written unless it is there already, sound.

        Raises:
            OSError: It cannot be written.
        """
        name = sha256(content).hexdigest()
        path = self.path(name)
        soundness = self.soundness(name)
        if soundness is not Soundness.SOUND:
            if path.exists() or path.is_symlink():
                set_aside(path)
            make_folder(self._folder)
            make_folder(path.parent)
            with replacing(path) as stream:
                stream.write(content)
        return name

    def read(self, name: str) -> bytes:
        """Return the content of an object, verified; one that is not as it was received is set aside.

        Raises:
            OSError: It cannot be read, at least not now.
            UnusableObject: It is not there, or damaged.
        """
        try:
            content = patiently(self.path(name).read_bytes) if self._is_file(name) else b""
        except (FileNotFoundError, NotADirectoryError) as error:
            raise UnusableObject(Soundness.MISSING) from error
        if sha256(content).hexdigest() != name or not self._is_file(name):
            raise UnusableObject(Soundness.DAMAGED, self.set_aside(name))
        return content

    def set_aside(self, name: str) -> Path | None:
        """Move a damaged object to a name of its own, untouched, and return that; None if nothing may be moved.

        Raises:
            OSError: It cannot be moved.
        """
        return None if self._read_only else set_aside(self.path(name))

    def soundness(self, name: str) -> Soundness:
        """Return how an object is.

        Raises:
            OSError: It cannot be read, at least not now.
        """
        try:
            return Soundness.SOUND if patiently(lambda: self._digest(name)) == name else Soundness.DAMAGED
        except (FileNotFoundError, NotADirectoryError):
            return Soundness.MISSING

    def names(self) -> Iterator[str]:
        """Yield the names of all objects that are there."""
        yield from (path.name for path in found(self._folder, "??/*") if NAME.fullmatch(path.name))

    def tidy(self) -> None:
        """Remove what killed writes have left behind; nobody else is writing now."""
        for folder in found(self._folder, "??"):
            sweep(folder, "*")

    def _is_file(self, name: str) -> bool:
        """Return whether an object is a plain file: no link is followed, and nothing waited for."""
        return stat.S_ISREG(self.path(name).lstat().st_mode)

    def _digest(self, name: str) -> str:
        """Return the SHA-256 of what stands in an object, a piece at a time; blank if it is no plain file."""
        if not self._is_file(name):
            return ""
        with self.path(name).open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
