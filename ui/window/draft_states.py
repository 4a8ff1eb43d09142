"""How far each draft is, in words: worked out once for a saved state, and for nothing but that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple, TypeVar

from models.checks.verdict import State, Verdict, verdict_of
from models.drafts.draft import Draft, StoredReport
from models.report.delivered import Delivered, delivery_state
from models.report.next_year import previous_reports
from models.report.report import Report
from models.rules import check

_FAILED = Verdict(State.PROBLEMS, "没能核对")

K = TypeVar("K")


class DraftState(NamedTuple):
    """How far a draft is.

    Attributes:
        previous, deliveries: What the verdict follows from, beside the stored report.
    """

    previous: Report | None
    deliveries: tuple[Delivered, ...]
    verdict: Verdict

    def follows_from(self, previous: Report | None, deliveries: tuple[Delivered, ...]) -> bool:
        """Return whether the verdict is still true; equal reports are not enough, since 1.0 is judged unlike 1."""
        return self.previous is previous and self.deliveries == deliveries


def verdict(report: Report, previous: Report | None = None) -> Verdict:
    """Return how far a report is."""
    return verdict_of(report, previous, check(report, previous))


def known_states(drafts: Iterable[Draft], known: Mapping[StoredReport, DraftState]) -> dict[StoredReport, DraftState]:
    """Return what is known and still true of these drafts, among which last year's may be."""
    return {
        draft.stored: known[draft.stored]
        for draft, previous in _with_previous(drafts)
        if draft.stored in known and known[draft.stored].follows_from(previous, draft.deliveries)
    }


def states(
    drafts: Iterable[Draft], known: Mapping[StoredReport, DraftState]
) -> Iterator[tuple[StoredReport, DraftState]]:
    """Yield the state of each draft, in turn; only what is not known is worked out.

    Raises:
        Exception: A check has failed; only at the end, so that one report hides no other.
    """
    unknown: dict[StoredReport, tuple[Draft, Report | None]] = {}
    for draft, previous in _with_previous(drafts):
        state = known.get(draft.stored)
        if state and state.follows_from(previous, draft.deliveries):
            yield draft.stored, state
        else:
            unknown[draft.stored] = (draft, previous)
    for stored, found in checked((stored, partial(_verdict, *one)) for stored, one in unknown.items()):
        draft, previous = unknown[stored]
        yield stored, DraftState(previous, draft.deliveries, found)


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


def _verdict(draft: Draft, previous: Report | None) -> Verdict:
    """Return how far a draft is, and whether it was handed over."""
    if draft.report is None:
        return Verdict(State.PROBLEMS, draft.fault)
    delivery = delivery_state(draft.report, draft.deliveries).partition("（")[0]
    found = verdict(draft.report, previous)
    return found._replace(words="，".join(filter(None, (found.words, delivery))))


def _with_previous(drafts: Iterable[Draft]) -> list[tuple[Draft, Report | None]]:
    """Return the drafts, each with last year's report."""
    all_ = tuple(drafts)
    reports = [(draft.stored, draft.report) for draft in all_ if draft.report]
    last = previous_reports([report for _, report in reports])
    previous = {stored: one for (stored, _), one in zip(reports, last, strict=True)}
    return [(draft, previous.get(draft.stored)) for draft in all_]
