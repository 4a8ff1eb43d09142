"""What backups know of the drafts that the draft file does not tell: nothing of that is ever passed over in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from models.drafts.descent import Descent
from models.report.report import Report
from models.report.report_json import report_from_json
from models.system.errors import ReportError
from models.system.moments import moment

Document = Mapping[str, Any]
"""A draft as it is stored."""


class State(NamedTuple):
    """What is known of drafts at one place beside the draft file.

    Attributes:
        saves: How often drafts had been saved then; 0 where that is not known.
    """

    documents: tuple[Document, ...]
    saves: int
    descent: Descent


class Lack(Enum):
    """What a backup knows of a draft, and the draft file does not."""

    MISSING = "the draft"
    NEWER = "a later state of it"
    BOTH = "a state beside that of the file, which has gone on by itself"


class Offer(NamedTuple):
    """A draft of which a backup knows what the draft file does not tell.

    Attributes:
        document: As the backup has it.
        here: As the file has it; None if it does not.
        others: States of it in yet other backups, neither earlier nor later ones.
    """

    lack: Lack
    document: Document
    here: Document | None = None
    others: tuple[Document, ...] = ()

    @property
    def id(self) -> str:
        """Of the draft."""
        return str(self.document["id"])

    @property
    def report(self) -> Report | None:
        """The report of the backup; None where this program cannot read it."""
        return report_in(self.document)

    @property
    def present(self) -> Report | None:
        """The report of the file; None if there is none, or this program cannot read it."""
        return report_in(self.here) if self.here else None

    @property
    def stays(self) -> bool:
        """Whether what the file says stays the present state when this is taken; the other goes into the history."""
        return self.lack is Lack.BOTH

    def taken(self, saves: int) -> dict[str, Any]:
        """Return the draft as it is stored when this was taken; no hand-over that either state knows is forgotten.

        Args:
            saves: How often drafts will have been saved then.
        """
        before, after = (self.document, self.here or {}) if self.stays else (self.here or {}, self.document)
        known = list(before.get("deliveries", ()))
        known += [one for one in after.get("deliveries", ()) if one not in known]
        deliveries = {"deliveries": sorted(known, key=lambda one: moment(one["when"]))} if known else {}
        return {**before, **after, **deliveries, "changed": saves}

    @property
    def is_binned(self) -> bool:
        """Whether it lay in the bin."""
        return bool(self.document["binned"])


class Mismatch(Enum):
    """How a draft file that can be read differs from its backups."""

    OLDER = "it is a state that has been gone on from"
    FOREIGN = "it is another file, with none of the drafts, and of which nothing beside it knows anything"
    STRAY = "it has none of the drafts, but something beside it belongs to it"
    DIVERGED = "both have gone on from one file"
    LACKING = "it has gone on, without drafts that were there"


class Comparison(NamedTuple):
    """What a draft file does not tell.

    Attributes:
        offers: Those drafts, the one saved last first.
        states: Where all of it is known from.
        mismatch: How the file differs; None where nothing is offered.
    """

    offers: tuple[Offer, ...] = ()
    states: tuple[State, ...] = ()
    mismatch: Mismatch | None = None


def compared(own: State, states: Sequence[State]) -> Comparison:
    """Return what the state of the draft file does not tell, out of those that are not known to have led to it."""
    heads = [state for state in states if not any(other.descent.has(state.descent) for other in _others(states, state))]
    here = {document["id"]: document for document in own.documents}
    found: dict[str, list[Offer]] = {}
    telling: list[State] = []
    for state in heads:
        told = [_offer(document, here.get(document["id"]), own, state) for document in state.documents]
        telling += [state] if any(told) else []
        for offer in filter(None, told):
            found.setdefault(offer.id, []).append(offer)
    offers = sorted(map(_first, found.values()), key=lambda offer: revision(offer.document), reverse=True)
    return Comparison(tuple(offers), tuple(telling), _mismatch(own, telling, offers) if offers else None)


def revision(document: Document) -> int:
    """Return how often drafts had been saved when this one was changed last, in whatever way."""
    return max(int(document.get("count", 0)), int(document.get("changed", 0)))


def report_in(document: Document) -> Report | None:
    """Return the report of a stored draft; None where this program cannot read it."""
    try:
        return report_from_json(document["report"])
    except ReportError:
        return None


def _others(states: Sequence[State], one: State) -> Iterable[State]:
    """Return the other states; of several of the same descent, one alone counts as another."""
    at = next(number for number, state in enumerate(states) if state is one)
    return (
        state for number, state in enumerate(states) if number != at and (state.descent != one.descent or number < at)
    )


def _offer(document: Document, here: Document | None, own: State, state: State) -> Offer | None:
    if here is None:
        return Offer(Lack.MISSING, document)
    if all(document.get(part) == here.get(part) for part in ("report", "binned", "deliveries")):
        return None
    then, now, common = revision(document), revision(here), own.descent.common(state.descent)
    if then <= common:
        return None
    told = own.descent.tells(state.descent, then)
    if now <= common or (not told and then > now):
        return Offer(Lack.NEWER, document, here)
    if (told or then == now) and _has_more(document, here):
        return Offer(Lack.BOTH, document, here)
    return None


def _has_more(document: Document, here: Document) -> bool:
    known = here.get("deliveries", ())
    return document["report"] != here["report"] or any(one not in known for one in document.get("deliveries", ()))


def _first(offers: list[Offer]) -> Offer:
    """Return what is offered of a draft: a later state before one beside that of the file, the last one first."""
    in_order = sorted(offers, key=lambda offer: (offer.lack is not Lack.BOTH, revision(offer.document)), reverse=True)
    first, *others = in_order
    beside = [other.document for other in others if other.document["report"] != first.document["report"]]
    return first._replace(others=tuple(beside))


def _mismatch(own: State, states: Sequence[State], offers: Sequence[Offer]) -> Mismatch:
    ids = {document["id"] for document in own.documents}
    known = {document["id"] for state in states for document in state.documents}
    if any(_has_led_to(own, state) for state in states):
        return Mismatch.OLDER
    if any(own.descent.common(state.descent) for state in states) or ids & known:
        return Mismatch.DIVERGED if any(offer.lack is not Lack.MISSING for offer in offers) else Mismatch.LACKING
    is_ours = any(own.descent.lineage and own.descent.lineage == state.descent.lineage for state in states)
    return Mismatch.FOREIGN if ids and not is_ours else Mismatch.LACKING


def _has_led_to(own: State, state: State) -> bool:
    """Return whether the file is a state from which another one has been gone on, as far as can be told."""
    if own.descent.sessions and state.descent.lineage:
        return state.descent.has(own.descent)
    there = {document["id"]: revision(document) for document in state.documents}
    mine = {document["id"]: revision(document) for document in own.documents}
    return 0 < own.saves < state.saves and all(now <= there.get(draft_id, -1) for draft_id, now in mine.items())


def last_saved(documents: Sequence[Document]) -> str:
    """Return when that of these drafts was saved which was saved last, as the clerk reads it; empty without any.

    Which one that is, a counter says; the time is that of a clock, which may be wrong.
    """
    if not documents:
        return ""
    last = max(documents, key=lambda document: int(document.get("count", 0)))
    return f"{moment(last['saved']).astimezone():%Y-%m-%d %H:%M:%S}"
