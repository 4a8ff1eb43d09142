"""The principal figures of a unit, year by year, out of the drafts of one PC, as far as they are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models.drafts.draft import Draft
from models.drafts.duplicates import duplicates
from models.form.refs import CellRef
from models.report.report import Report

_ROWS = ("new", "handled", "carried_out")
"""Of table 3: what came in, what was dealt with, and what goes over into the next year."""


class YearFigures(NamedTuple):
    """What one report says.

    Attributes:
        year: Of the report.
        which: Which one of several of this year it is; empty if there is only one.
        figures: New, dealt with, carried over, as they are printed; empty where that is not known yet.
    """

    year: int
    which: str
    figures: tuple[str, ...]


def past_years(chosen: Draft, drafts: Iterable[Draft]) -> tuple[YearFigures, ...]:
    """Return the figures of the unit of a draft, the last year first; without a name, those of the draft alone.

    Where a year has several drafts, the chosen one tells, or else the one that was handed over last, or else the one
    that was saved last. What would have to be read first is left out.

    Args:
        chosen: The one that the clerk stands on.
        drafts: All that there are, those saved last first; what lies in the bin does not count.
    """
    agency = chosen.stored.unit_year.agency
    of_unit = [one for one in drafts if agency and one.stored.unit_year.agency == agency and not one.binned]
    by_year: dict[int, list[Draft]] = {}
    for one in of_unit if chosen in of_unit else [chosen]:
        by_year.setdefault(one.stored.unit_year.year, []).append(one)
    numbers = {stored: one.words for stored, one in duplicates(of_unit).items()}
    found = []
    for year in sorted(by_year, reverse=True):
        meant = chosen if chosen in by_year[year] else _meant(by_year[year])
        if meant.stored.is_read and meant.report:
            which = numbers.get(meant.stored, "第 1 份") if len(by_year[year]) > 1 else ""
            found.append(YearFigures(year, which, tuple(_figure(meant.report, row) for row in _ROWS)))
    return tuple(found)


def _meant(drafts: Sequence[Draft]) -> Draft:
    delivered = [one for one in drafts if one.deliveries]
    return max(delivered, key=lambda one: one.deliveries[-1].when) if delivered else drafts[0]


def _figure(report: Report, row: str) -> str:
    """Return a total of table 3; nothing while what it sums up is not complete."""
    ref = CellRef("applications", row, "total")
    return report.shown(ref) if report.settled(ref) is not None else ""
