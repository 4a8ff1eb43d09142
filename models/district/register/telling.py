"""From events to the ledger: one function for each kind of event. What it refuses is neither written nor believed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.district.register import deadline_events, fixing_events, roster_events, submission_events
from models.district.register.events import Event, What
from models.district.register.ledger import Ledger
from models.system.errors import ReportError

_TELLERS: Mapping[What, Callable[[Ledger, Event], Ledger]] = {
    What.FOUNDED: roster_events.founded,
    What.ROSTER_SET: roster_events.roster_set,
    What.GIVEN_OUT: roster_events.given_out,
    What.UNIT_CHANGED: roster_events.unit_changed,
    What.REORGANISED: roster_events.reorganised,
    What.RECEIVED: submission_events.received,
    What.SEEN_AGAIN: submission_events.seen_again,
    What.RECOGNISED: submission_events.recognised,
    What.PUT_ASIDE: submission_events.put_aside,
    What.DECIDED: submission_events.decided,
    What.CHECKED: submission_events.checked,
    What.ACCEPTED: submission_events.accepted,
    What.SENT_BACK: submission_events.sent_back,
    What.WITHDRAWN: submission_events.sent_back,
    What.TAKEN_BACK: submission_events.taken_back,
    What.ANSWERED: submission_events.answered,
    What.REMINDED: roster_events.reminded,
    What.PAPER_CHECKED: submission_events.paper_checked,
    What.LAST_YEAR_KEPT: roster_events.last_year_kept,
    What.NOTED: roster_events.noted,
    What.FIXED: fixing_events.fixed,
    What.NOT_GUIDANCE: roster_events.not_guidance,
    What.WENT_ON: roster_events.went_on,
    What.DUE_MOVED: deadline_events.due_moved,
}


class ImpossibleEvent(ValueError):
    """An event that cannot have happened after those before."""


def told(ledger: Ledger, event: Event) -> Ledger:
    """Return what is known after one more event.

    Raises:
        ReportError: It cannot happen now; the sentence says why.
        ImpossibleEvent: It is not as any version of this program writes it.
    """
    try:
        if not ledger.id and event.what is not What.FOUNDED:
            raise ValueError(event.number)  # noqa: TRY301  as all that is wrong here
        return _TELLERS[event.what](ledger, event)
    except ReportError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ImpossibleEvent(event.number) from error
