"""How far each draft is, in words: worked out once for a saved state, and for nothing but that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple, TypeVar

from models.checks.verdict import State, Verdict, verdict_of
from models.drafts.draft import Draft, StoredReport
from models.drafts.duplicates import difference, duplicates
from models.report.delivered import Delivered, delivery_state
from models.report.next_year import previous_reports
from models.report.report import Report

_FAILED = Verdict(State.PROBLEMS, "没能核对")

K = TypeVar("K")


class Basis(NamedTuple):
    """What the words about a draft follow from, beside the stored report.

    Attributes:
        before: The draft of the same unit and year that was made before it.
    """

    previous: Report | None
    deliveries: tuple[Delivered, ...]
    before: StoredReport | None

    def is_still(self, other: Basis) -> bool:
        """Return whether nothing has changed; equal reports are not enough, since 1.0 is judged unlike 1."""
        return self.previous is other.previous and self.deliveries == other.deliveries and self.before is other.before


class DraftState(NamedTuple):
    """How far a draft is."""

    basis: Basis
    verdict: Verdict


def verdict(report: Report, previous: Report | None = None) -> Verdict:
    """Return how far a report is."""
    from models.rules import check  # noqa: PLC0415  slow to load; the threads of both lists do it beside the window

    return verdict_of(report, previous, check(report, previous))


def known_states(drafts: Iterable[Draft], known: Mapping[StoredReport, DraftState]) -> dict[StoredReport, DraftState]:
    """Return what is known and still true of these drafts, among which last year's may be."""
    return {
        draft.stored: known[draft.stored]
        for draft, basis in _with_basis(drafts)
        if draft.stored in known and known[draft.stored].basis.is_still(basis)
    }


def states(
    drafts: Iterable[Draft], known: Mapping[StoredReport, DraftState]
) -> Iterator[tuple[StoredReport, DraftState]]:
    """Yield the state of each draft, in turn; only what is not known is worked out.

    Raises:
        Exception: A check has failed; only at the end, so that one report hides no other.
    """
    unknown: dict[StoredReport, tuple[Draft, Basis]] = {}
    for draft, basis in _with_basis(drafts):
        state = known.get(draft.stored)
        if state and state.basis.is_still(basis):
            yield draft.stored, state
        else:
            unknown[draft.stored] = (draft, basis)
    for stored, found in checked((stored, partial(_verdict, *one)) for stored, one in unknown.items()):
        yield stored, DraftState(unknown[stored][1], found)


def checked(checks: Iterable[tuple[K, Callable[[], Verdict]]]) -> Iterator[tuple[K, Verdict]]:
    """Yield the verdict of each check, in turn.

    Raises:
        Exception: A check has failed; only at the end, so that one report hides no other.
    """
    failures: list[Exception] = []
    for key, check_ in checks:
        try:
            found = check_()
        except Exception as error:  # noqa: BLE001  of whatever kind; it is raised below
            found = _FAILED
            failures.append(error)
        yield key, found
    if failures:
        raise failures[0]


def _verdict(draft: Draft, basis: Basis) -> Verdict:
    """Return how far a draft is, whether it was handed over, and in how much it differs from the one before it."""
    if draft.report is None:
        return Verdict(State.PROBLEMS, draft.fault)
    delivery = delivery_state(draft.report, draft.deliveries).partition("（")[0]
    before = basis.before.report if basis.before else None
    differs = difference(draft.report, before) if before else ""
    found = verdict(draft.report, basis.previous)
    return found._replace(words="，".join(filter(None, (found.words, delivery, differs))))


def _with_basis(drafts: Iterable[Draft]) -> list[tuple[Draft, Basis]]:
    """Return the drafts, each with what its state follows from."""
    all_ = tuple(drafts)
    reports = [(draft.stored, draft.report) for draft in all_ if draft.report]
    last = previous_reports([report for _, report in reports])
    previous = {stored: one for (stored, _), one in zip(reports, last, strict=True)}
    before = {stored: one.before for stored, one in duplicates(all_).items()}
    return [(one, Basis(previous.get(one.stored), one.deliveries, before.get(one.stored))) for one in all_]
