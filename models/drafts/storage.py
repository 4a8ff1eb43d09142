"""TinyDB's storage as this program needs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tinydb import where
from tinydb.queries import QueryInstance
from tinydb.storages import Storage
from typing_extensions import override

from models.drafts import backups
from models.drafts.comparison import Comparison, State, revision
from models.drafts.descent import Descent, new_mark
from models.drafts.draft_file import DRAFTS, MOST_SAVES, Damaged, parse, read_drafts, under_seal
from models.drafts.opening import Opened
from models.system.errors import ChangedElsewhere
from models.system.files import make_folder, replacing
from models.system.rendered_tables import NOTHING, Tables, body, rendered, tables_of
from models.system.set_aside import set_aside


class DraftStorage(Storage):
    """Writes a draft file all or nothing, and a second one when asked to; reads it once and then keeps its content.

    TinyDB's own JSONStorage writes in place (a killed write leaves a broken file) and in the encoding of the locale.
    What is read is not to be changed below the parts of a document; a part that has not changed stays the same object.

    Args:
        file: What was found at `path`.

    Attributes:
        saves: How often drafts have been saved, as far as anything here knows.
        own: The same, as far as the file itself knows.
        descent: Where the content comes from.
    """

    def __init__(self, path: Path, file: Opened) -> None:
        self._path, self._content, self.saves, self.own = path, file.content, file.saves, file.own
        self._backed_up = b"" if file.uncopied else file.content
        self._documents = rendered(file.tables, NOTHING)
        self._original, self._tried = file.original, file.original or file.content
        self._is_mirror_ours = False
        self.descent, self._joining, self._mark = file.descent, Descent(), new_mark()

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
        saves = self.next
        descent = self.descent.joined(self._joining).after_save(self._mark, saves)
        content = under_seal(body(documents), saves, descent)
        self._tried = content  # a network drive may fail to answer, and have done it all the same
        _replace(self._path, content)
        self._content, self._documents, self.descent = content, documents, descent
        self.saves = self.own = saves

    def write_joined(self, data: dict[str, dict[str, Any]], other: Descent) -> None:
        """Write tables into which all has gone that states of another descent say."""
        self._joining = other
        try:
            self.write(data)
        finally:
            self._joining = Descent()

    @property
    def next(self) -> int:
        """How often drafts will have been saved with the next save; where nobody can count further, the last number."""
        return min(self.saves + 1, MOST_SAVES)

    def go_beyond(self, lost: Comparison) -> None:
        """Count on from all that is known to have been saved elsewhere, so that what is saved now is the later one."""
        known = [revision(offer.document) for offer in lost.offers] + [state.saves for state in lost.states]
        self.saves = max(self.saves, *known, 0)

    @property
    def state(self) -> State:
        """What the file says, to be compared."""
        documents = (self.read() or {}).get(DRAFTS, {})
        return State(tuple(documents.values()), self.own, self.descent)

    def go_on_from(self, file: Opened) -> None:
        """Go on from what somebody else has written to the file."""
        self._content, self.descent = file.content, file.descent
        self.saves, self.own = file.saves, file.own
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
        make_folder(mirror.parent)
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


def by_id(draft_id: str) -> QueryInstance:
    """Return what finds a draft by its id."""
    found: QueryInstance = where("id") == draft_id
    return found
