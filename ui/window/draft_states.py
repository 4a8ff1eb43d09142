"""How far each draft is, in words: worked out once for a saved state, and for nothing but that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from models.checks.cover_blanks import cover_blanks
from models.checks.findings import Finding
from models.checks.review import Review, review_words, unreviewed
from models.checks.standing import Standing, read_in_verdict, standing_of, told_of
from models.checks.thresholds import ThresholdsOf, no_thresholds
from models.checks.verdict import State, Verdict, verdict_of
from models.drafts.draft import Draft, StoredReport
from models.drafts.duplicates import difference, duplicates
from models.drafts.kept_slips import NO_SLIPS, KeptSlips
from models.exchange.return_slip import ReturnSlip, settled
from models.exchange.slip_words import day_words, slip_summary
from models.report.delivered import Delivered
from models.report.next_year import previous_reports
from models.report.report import Report
from ui.report.tab_states import TabState, tab_states

_FAILED = Verdict(State.PROBLEMS, "没能核对")


class Basis(NamedTuple):
    """What the words about a draft follow from, beside the stored report.

    Attributes:
        before: The draft of the same unit and year that was made before it.
    """

    previous: Report | None
    deliveries: tuple[Delivered, ...]
    before: StoredReport | None
    reviews: tuple[Review, ...] = ()
    read_in: bool = False
    slips: KeptSlips = NO_SLIPS

    def is_still(self, other: Basis) -> bool:
        """Return whether nothing has changed; equal reports are not enough, since 1.0 is judged unlike 1."""
        same = self.previous is other.previous and self.before is other.before
        return same and self.deliveries == other.deliveries and self[3:] == other[3:]


class DraftState(NamedTuple):
    """How far a draft is.

    Attributes:
        basis: What that follows from.
        verdict: What was found in it.
        standing: Where it stands on its way.
        words: What is said beside that.
        sections: How far the cover and each section are, as the tabs of the open report say; empty if nobody knows.
        review: How far the review by a second person is; empty while nobody has begun.
        is_reviewed: Whether every table was gone through as it is now.
    """

    basis: Basis
    verdict: Verdict
    standing: Standing
    words: str
    sections: tuple[TabState, ...] = ()
    review: str = ""
    is_reviewed: bool = False


def verdict(report: Report, previous: Report | None = None) -> Verdict:
    """Return how far a report is."""
    return verdict_of(report, previous, _findings(report, previous))


def _findings(
    report: Report, previous: Report | None, thresholds_of: ThresholdsOf = no_thresholds
) -> tuple[Finding, ...]:
    from models.rules import check  # noqa: PLC0415  slow to load; the thread of the list does it beside the window

    return check(report, previous, thresholds=thresholds_of(report))


def known_states(drafts: Iterable[Draft], known: Mapping[StoredReport, DraftState]) -> dict[StoredReport, DraftState]:
    """Return what is known and still true of these drafts, among which last year's may be."""
    return {
        draft.stored: known[draft.stored]
        for draft, basis in _with_basis(drafts)
        if draft.stored in known and known[draft.stored].basis.is_still(basis)
    }


def states(
    drafts: Iterable[Draft], known: Mapping[StoredReport, DraftState], thresholds_of: ThresholdsOf = no_thresholds
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
    failures: list[Exception] = []
    for stored, (draft, basis) in unknown.items():
        try:
            state = _state(draft, basis, thresholds_of)
        except Exception as error:  # noqa: BLE001  of whatever kind; it is raised below
            state = DraftState(basis, _FAILED, Standing.IN_WORK, _FAILED.words)
            failures.append(error)
        yield stored, state
    if failures:
        raise failures[0]


def _state(draft: Draft, basis: Basis, thresholds_of: ThresholdsOf) -> DraftState:
    """Return how far a draft is, whether it was handed over, and in how much it differs from the one before it."""
    if draft.report is None:
        standing = Standing.LOOKED_AT if draft.newer else Standing.FAULTY
        return DraftState(basis, Verdict(State.PROBLEMS, draft.fault), standing, draft.fault)
    findings = _findings(draft.report, basis.previous, thresholds_of)
    is_read_in = draft.read_in and not draft.deliveries
    found = read_in_verdict(draft.report) if is_read_in else verdict_of(draft.report, basis.previous, findings)
    slip = draft.slips.current if draft.slips.is_due(len(draft.deliveries)) else None
    standing = standing_of(draft.report, found.state, draft.deliveries, draft.reviews, read_in=is_read_in)
    before = basis.before.report if basis.before else None
    differs = difference(draft.report, before) if before else ""
    if slip:
        standing, told = Standing.RETURNED, _returned(slip, draft.report)
    else:
        told = told_of(found, standing, draft.deliveries)
    words = "，".join(filter(None, (told, differs)))
    review = review_words(draft.report, draft.reviews) if draft.reviews else ""
    is_reviewed = bool(review) and not unreviewed(draft.report, draft.reviews)
    blanks = len(cover_blanks(draft.report, basis.previous))
    return DraftState(basis, found, standing, words, tab_states(draft.report, findings, blanks), review, is_reviewed)


def _returned(slip: ReturnSlip, report: Report) -> str:
    """Return what is to be said of a report that the district has returned."""
    return f"{slip_summary(settled(slip, report))}，请在{day_words(slip.made.due)}前再交"


def _with_basis(drafts: Iterable[Draft]) -> list[tuple[Draft, Basis]]:
    """Return the drafts, each with what its state follows from."""
    all_ = tuple(drafts)
    reports = [(draft.stored, draft.report) for draft in all_ if draft.report]
    last = previous_reports([report for _, report in reports])
    previous = {stored: one for (stored, _), one in zip(reports, last, strict=True)}
    before = {stored: one.before for stored, one in duplicates(all_).items()}
    return [
        (
            one,
            Basis(
                previous.get(one.stored),
                one.deliveries,
                before.get(one.stored),
                one.reviews,
                one.read_in,
                one.slips,
            ),
        )
        for one in all_
    ]
