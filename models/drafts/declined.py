"""What the clerk has been offered, and does not want back: it is not offered again, and stays among the backups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from models.drafts.backups import declined_of
from models.drafts.comparison import Document, State
from models.drafts.descent import Descent
from models.drafts.draft_file import DRAFTS, Damaged, parse, read_drafts
from models.system.files import found, patiently, replacing
from models.system.sealed_json import dump, sealed, unsealed


class Declined(NamedTuple):
    """States of drafts that are not wanted back.

    Attributes:
        descent: Of all those that tell where they come from, and of all that have led to them.
        documents: Digests of the drafts in the others.
        drafts: Ids in what versions of the program without such a list have marked as left, and as of which save.
    """

    descent: Descent = Descent()
    documents: frozenset[str] = frozenset()
    drafts: Mapping[str, int] = MappingProxyType({})

    def without(self, state: State) -> State:
        """Return a state without what was offered before, and not wanted."""
        if state.descent.lineage:
            return state._replace(documents=()) if self.descent.has(state.descent) else state
        wanted = (one for one in state.documents if state.saves > self.drafts.get(one["id"], -1))
        return state._replace(documents=tuple(one for one in wanted if _digest(one) not in self.documents))


def read_declined(path: Path) -> Declined:
    """Return what was declined; nothing where that cannot be read: it is asked again then."""
    drafts = dict(_left(path))
    try:
        noted = unsealed(patiently(declined_of(path).read_bytes))
        sessions = {str(mark): int(saves) for mark, saves in noted["sessions"].items()}
        return Declined(Descent("", sessions), frozenset(map(str, noted["documents"])), drafts)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Declined(drafts=drafts)


def decline(path: Path, states: Iterable[State]) -> None:
    """Note that these states are not wanted.

    Raises:
        OSError: That cannot be written.
    """
    known = read_declined(path)
    descent, digests = known.descent, set(known.documents)
    for state in states:
        descent = descent.joined(state.descent)
        digests |= set() if state.descent.lineage else set(map(_digest, state.documents))
    declined_of(path).parent.mkdir(exist_ok=True)
    with replacing(declined_of(path)) as stream:
        stream.write(sealed({"sessions": dict(descent.sessions), "documents": sorted(digests)}))


def _left(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the ids that earlier versions have noted; those of later saves count."""
    for left in found(declined_of(path).parent, "*-left*.json"):
        with suppress(OSError, Damaged):
            file = parse(read_drafts(left))
            yield from ((document["id"], file.saves) for document in file.tables.get(DRAFTS, {}).values())


def _digest(document: Document) -> str:
    return sha256(dump(document).encode()).hexdigest()
