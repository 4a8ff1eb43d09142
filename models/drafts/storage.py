"""TinyDB's storage as this program needs it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from tinydb.storages import Storage
from typing_extensions import override

from models.drafts.draft_file import Tables, render, tables_in
from models.errors import ChangedElsewhere
from models.files import replacing


class DraftStorage(Storage):
    """Writes a draft file all or nothing, and then a second one; reads it once and then keeps its content.

    TinyDB's own JSONStorage writes in place (a killed write leaves a broken file) and in the encoding of the locale.

    Args:
        mirror: Where every state is written again, so that one damaged file is not the only one.
        content: Of the file at `path`; empty if there is none yet.
        saves: How often it has been saved.
    """

    def __init__(self, path: Path, mirror: Path, content: bytes, saves: int) -> None:
        self._path, self._mirror, self._content, self.saves = path, mirror, content, saves
        self._stamp = _stamp(path)

    @override
    def read(self) -> Tables | None:
        return tables_in(self._content) if self._content else None

    @override
    def write(self, data: dict[str, dict[str, Any]]) -> None:
        self._ensure_unchanged()
        content = render(data, self.saves + 1)
        _replace(self._path, content)
        self._content, self._stamp = content, _stamp(self._path)
        self.saves += 1
        with suppress(OSError):  # the file itself is safe, and the next save writes this one, too
            self._mirror.parent.mkdir(exist_ok=True)
            _replace(self._mirror, content)

    def go_on_from(self, content: bytes, saves: int) -> None:
        """Take over what somebody else has written to the file."""
        self._content, self.saves, self._stamp = content, saves, _stamp(self._path)

    @property
    def is_current(self) -> bool:
        """Whether the file is as it was when it was read or written last."""
        return _stamp(self._path) == self._stamp

    def _ensure_unchanged(self) -> None:
        """Let nobody's work be written over: the folder may be shared with another computer.

        A file that is gone is written anew, since everything that was in it is known.
        """
        if self.is_current or not self._path.exists():
            return
        if self._path.read_bytes() != self._content:
            raise ChangedElsewhere
        self._stamp = _stamp(self._path)


def _replace(path: Path, content: bytes) -> None:
    with replacing(path) as stream:
        stream.write(content)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what changes with a file, without reading it; None if there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size
