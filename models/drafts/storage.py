"""TinyDB's storage as this program needs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tinydb.storages import Storage
from typing_extensions import override

from models.drafts import backups
from models.drafts.draft_file import Damaged, Tables, parse, read_drafts, under_seal
from models.drafts.opening import Opened
from models.drafts.rendering import NOTHING, body, rendered, tables_of
from models.drafts.set_aside import set_aside
from models.system.errors import ChangedElsewhere
from models.system.files import replacing


class DraftStorage(Storage):
    """Writes a draft file all or nothing, and a second one when asked to; reads it once and then keeps its content.

    TinyDB's own JSONStorage writes in place (a killed write leaves a broken file) and in the encoding of the locale.
    What is read is not to be changed below the parts of a document; a part that has not changed stays the same object.

    Args:
        file: What was found at `path`.
    """

    def __init__(self, path: Path, file: Opened) -> None:
        self._path, self._content, self.saves = path, file.content, file.saves
        self._backed_up = file.content if file.backed_up else b""
        self._documents = rendered(file.tables, NOTHING)
        self._original, self._tried = file.original, file.original or file.content
        self._is_mirror_ours = False

    @override
    def read(self) -> Tables | None:
        return tables_of(self._documents) if self._content else None

    @override
    def write(self, data: dict[str, dict[str, Any]]) -> None:
        self._ensure_unchanged()
        if self._original:
            backups.keep_for_ever(self._path, self._original)
            self._original = b""
        documents = rendered(data, self._documents)
        content = under_seal(body(documents), self.saves + 1)
        self._tried = content  # a network drive may fail to answer, and have done it all the same
        _replace(self._path, content)
        self._content, self._documents = content, documents
        self.saves += 1

    def go_on_from(self, file: Opened) -> None:
        """Go on from what somebody else has written to the file."""
        self._content, self.saves = file.content, file.saves
        self._documents = rendered(file.tables, self._documents)

    def write_mirror(self) -> None:
        """Write the second file, as the first one is now; what an earlier session has left in it is kept.

        Raises:
            OSError: It cannot be written; the draft file itself is safe.
        """
        mirror = backups.mirror_of(self._path)
        if not self._is_mirror_ours or mirror.is_dir():
            backups.keep_mirror(self._path, self._backed_up)
            self._is_mirror_ours = True
        mirror.parent.mkdir(exist_ok=True)
        _replace(mirror, self._content)

    def _ensure_unchanged(self) -> None:
        """Let nobody's work be written over: the folder may be shared with another computer.

        By the content, since drives tell the time as roughly as by two seconds. A file that is gone is written anew:
        everything that was in it is known. One that is damaged is set aside.
        """
        try:
            content = read_drafts(self._path)
            if content not in (self._content, self._tried):
                parse(content)
                raise ChangedElsewhere
        except FileNotFoundError:
            return
        except Damaged:
            set_aside(self._path)


def _replace(path: Path, content: bytes) -> None:
    with replacing(path) as stream:
        stream.write(content)
