"""The note beside the draft file that tells the next session which draft was open, and how it was then."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from models.drafts.recovery import DraftSnapshot, read_snapshot, write_snapshot
from models.drafts.second_copies import Part, SecondCopies


class SessionNote:
    """Written when a draft is opened, and taken away when all of it is saved.

    Args:
        path: Of the note.
        second: Hears whether it could be written.
    """

    def __init__(self, path: Path, second: SecondCopies) -> None:
        self._path, self._second = path, second
        self._unwritten: DraftSnapshot | None = None

    @property
    def is_owed(self) -> bool:
        """Whether it is still to be written."""
        return self._unwritten is not None

    def begin(self, snapshot: DraftSnapshot) -> None:
        """Note how the draft is that is opened; where that cannot be written, it is owed."""
        self._unwritten = snapshot
        self.write()

    def write(self) -> None:
        """Write what is owed, if anything is."""
        if self._unwritten:
            with self._second.attempt(Part.SESSION):
                write_snapshot(self._path, self._unwritten)
                self._unwritten = None

    def end(self) -> None:
        """Take it away: everything is saved."""
        self._unwritten = None
        self._second.forget(Part.SESSION)
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def read(self) -> DraftSnapshot | None:
        """Return what an earlier session, or this one, has noted; None if there is nothing that can be read."""
        return read_snapshot(self._path)
