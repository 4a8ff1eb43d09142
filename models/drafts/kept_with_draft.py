"""What is kept with each draft and is no part of its report; a module of its own knows how each kind is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

Document = MutableMapping[str, Any]
"""A draft as it stands in the file."""


class KeptWith(NamedTuple, Generic[T]):
    """One kind of what is kept with the drafts of a store.

    Attributes:
        stored: Returns the document of a draft.
        change: Changes it, and writes it down.
        read: Returns what of this kind a document holds; of what cannot be understood, nothing.
        write: Puts it into a document.
    """

    stored: Callable[[str], Mapping[str, Any]]
    change: Callable[[str, Callable[[Document], None]], None]
    read: Callable[[Mapping[str, Any]], T]
    write: Callable[[Document, T], None]

    def of(self, draft_id: str) -> T:
        """Return what is kept with a draft; drafts of earlier versions have nothing.

        Raises:
            DraftNotFound: There is none of this id.
        """
        return self.read(self.stored(draft_id))

    def keep(self, draft_id: str, kept: T) -> None:
        """Keep this with a draft, in whatever thread.

        Raises:
            DraftNotFound: There is none of this id.
            OSError: The disk is full or read-only; what was stored before is intact.
            ReadOnly: These drafts may be looked at only.
        """
        self.change(draft_id, lambda document: self.write(document, kept))
