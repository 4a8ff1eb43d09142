"""The return slips of a report and what is answered to them, as they are kept with its draft.

All slips that came stay, the last one last: it is the one that is answered. What cannot be understood counts as not
there, and stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import suppress
from typing import Any, NamedTuple

from models.exchange.return_slip import ReturnSlip, SlipFault, answers_as_json, settled
from models.exchange.return_slip_json import slip_from_json, slip_to_json
from models.report.report import Report

SLIPS = "return_slips"
"""Under what name they stand in a stored draft."""


class KeptSlips(NamedTuple):
    """The slips of a draft.

    Attributes:
        slips: The last one last.
        delivered: How often the draft had been handed over when the last one came: clocks can be wrong.
    """

    slips: tuple[ReturnSlip, ...] = ()
    delivered: int = 0

    @property
    def current(self) -> ReturnSlip | None:
        """The slip that is answered; None if none has come."""
        return self.slips[-1] if self.slips else None

    def is_due(self, deliveries: int) -> bool:
        """Return whether the report is to come again: it was not handed over since the last slip came.

        Args:
            deliveries: How often the draft has been handed over.
        """
        return bool(self.current and self.current.asked) and deliveries <= self.delivered

    def to_hand_over(self, report: Report, deliveries: int) -> list[dict[str, Any]]:
        """Return the answers as they go with the next hand-over of a report; none where it is not to come again.

        Args:
            report: As it is handed over: where it says something else than was returned, that is 已改.
            deliveries: How often the draft has been handed over before.
        """
        return answers_as_json(settled(self.current, report)) if self.current and self.is_due(deliveries) else []

    def answered(self, slip: ReturnSlip) -> KeptSlips:
        """Return them with other answers to the last one."""
        return self._replace(slips=(*self.slips[:-1], slip))

    def with_slip(self, slip: ReturnSlip, deliveries: int) -> KeptSlips:
        """Return them with one more."""
        return KeptSlips((*self.slips, slip), deliveries)


NO_SLIPS = KeptSlips()


def slips_of(document: Mapping[str, Any]) -> KeptSlips:
    """Return the slips of a stored draft; drafts of earlier versions have none."""
    found = _mapping(document)
    delivered = found.get("delivered")
    count = delivered if isinstance(delivered, int) and not isinstance(delivered, bool) else 0
    slips = tuple(slip for one in _entries(found) for slip in _understood(one))
    return KeptSlips(slips, max(0, count)) if slips else NO_SLIPS


def keep_slips(document: MutableMapping[str, Any], kept: KeptSlips) -> None:
    """Keep these with a stored draft instead of those before; what stands there that is not understood stays."""
    before = _mapping(document)
    foreign = [one for one in _entries(before) if not any(_understood(one))]
    own = {"slips": [*foreign, *map(slip_to_json, kept.slips)], "delivered": kept.delivered}
    document[SLIPS] = {**before, **own}


def _understood(found: object) -> Iterator[ReturnSlip]:
    with suppress(SlipFault):
        yield slip_from_json(found)


def _entries(found: Mapping[str, Any]) -> list[Any]:
    entries = found.get("slips")
    return entries if isinstance(entries, list) else []


def _mapping(document: Mapping[str, Any]) -> dict[str, Any]:
    found = document.get(SLIPS)
    return found if isinstance(found, dict) else {}
