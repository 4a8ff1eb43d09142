"""What is written beside the events, and is never truth: the index, and how far the register was, in two places."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from models.district.register.head_note import HEAD, Head, note_elsewhere, note_of
from models.district.register.index import INDEX, Index
from models.district.register.ledger import Ledger
from models.system.files import make_folder, patiently, replacing


class Beside:
    """Writes what belongs beside the events. What cannot be written is owed: the events have it all.

    Args:
        folder: Of the register.
        memory: Where on this PC it is kept how far registers were; None if it is not.

    Attributes:
        owed: What kept something from being written the last time; None if all is there.
    """

    def __init__(self, folder: Path, memory: Path | None) -> None:
        self._folder, self._memory, self._index = folder, memory, Index()
        self.owed: OSError | None = None

    def write(self, ledger: Ledger, head: Head) -> None:
        """Write all of it: first how far the events go, then the index."""
        self._write(self._contents(ledger, head))

    def renew(self, ledger: Ledger, head: Head) -> None:
        """Write what is not as it should be."""
        contents = self._contents(ledger, head)
        self._write({path: content for path, content in contents.items() if not _has(path, content)})

    def _contents(self, ledger: Ledger, head: Head) -> Mapping[Path, bytes]:
        note = note_of(head)
        elsewhere = {note_elsewhere(self._memory, head.register): note} if self._memory else {}
        return {self._folder / HEAD: note, **elsewhere, self._folder / INDEX: self._index.rendered(ledger, head)}

    def _write(self, contents: Mapping[Path, bytes]) -> None:
        self.owed = None
        for path, content in contents.items():
            try:
                make_folder(path.parent)
                with replacing(path) as stream:
                    stream.write(content)
            except OSError as error:
                self.owed = error


def _has(path: Path, content: bytes) -> bool:
    with suppress(OSError):
        return patiently(path.read_bytes) == content
    return False
