"""From one year to the next: this year's report as the beginning of next year's, and what is carried over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models.form.figures import Figure
from models.form.refs import CellRef, Ref, TextRef, reason_ref
from models.report.report import YEAR, Report, Value
from models.report.unit import UnitYear, unit_year
from models.text.outline import outline

_OF_THIS_YEAR = {"year", "document_number", "date", "notice_title", "notice_body", "notice_date", "issue_date"}


class Carried(NamedTuple):
    """A figure that last year's report hands over.

    Attributes:
        source: Where it stands in last year's report.
    """

    figure: Figure
    source: CellRef


def next_years(report: Report) -> Report:
    """Return the report that follows: cover and outline of the texts, and what was carried over.

    What belongs to the old year alone (numbers of documents, dates, figures, sentences) stays behind.
    """
    following = Report.blank(report.year + 1)
    answers: dict[Ref, Value | None] = {**_cover(report), **_outlines(report), **_carried(report)}
    return following.applied(following.edit(answers))


class Brought(NamedTuple):
    """How much a report has that was begun out of last year's.

    Attributes:
        cover: Particulars of the cover.
        outlines: Texts that have their sub-headings.
        figures: Figures that were carried over.
    """

    cover: int
    outlines: int
    figures: int


def brought(following: Report) -> Brought:
    """Return how much a report has at its beginning, beside the year."""
    texts = [ref for ref in following.values if isinstance(ref, TextRef) and ref != YEAR]
    cover, outlines = (sum(ref.part == part for ref in texts) for part in ("cover", "texts"))
    return Brought(cover, outlines, sum(isinstance(ref, CellRef) for ref in following.values))


def _cover(report: Report) -> dict[Ref, Value]:
    kept = ((ref, value) for ref, value in report.values.items() if isinstance(ref, TextRef) and ref.part == "cover")
    return {ref: value for ref, value in kept if ref.key not in _OF_THIS_YEAR and ref != YEAR}


def _outlines(report: Report) -> dict[Ref, Value]:
    """Return the sub-headings of each text, without the sentences under them."""
    outlines: dict[Ref, Value] = {}
    for narrative in report.form.narratives:
        outlines[TextRef("texts", narrative.id)] = outline(report.text("texts", narrative.id))
    return outlines


def previous_of(report: Report, reports: Iterable[Report]) -> Report | None:
    """Return last year's report of the same unit, if it is among `reports`."""
    wanted = unit_year(report)._replace(year=report.year - 1)
    return next((one for one in reports if wanted.agency and unit_year(one) == wanted), None)


def previous_reports(reports: Sequence[Report]) -> tuple[Report | None, ...]:
    """Return for each report last year's of the same unit among them, as `previous_of` does, in one pass."""
    first: dict[UnitYear, Report] = {}
    for one in reports:
        first.setdefault(unit_year(one), one)
    wanted = (unit_year(one)._replace(year=one.year - 1) for one in reports)
    return tuple(first.get(one) if one.agency else None for one in wanted)


def carried_over(previous: Report) -> dict[CellRef, Carried]:
    """Return what last year's report hands to this year's, by the cell of this year."""
    return {
        CellRef(table.id, there, ref.column): Carried(figure, ref)
        for table in previous.form.tables
        for here, there in table.carries
        for ref in previous.form.rows.get((table.id, here), ())
        if (figure := previous.figure(ref)) is not None
    }


def with_carried(report: Report, previous: Report | None) -> Report:
    """Return `report` with what last year's has carried over, where that is still blank."""
    carried = carried_over(previous) if previous else {}
    blank = {ref: one.figure for ref, one in carried.items() if ref not in report.values and ref in report.form.cells}
    answers: dict[Ref, Value | None] = {ref: figure for ref, figure in blank.items() if ref not in report.form.totals}
    return report.applied(report.edit(answers))


def carry_key(ref: CellRef) -> TextRef:
    """Return where the reason is kept for which a carried figure differs from last year's."""
    return reason_ref("Y-CARRY", ref)


def _carried(report: Report) -> dict[Ref, Value]:
    """Return the carried figures to fill in; totals follow from them."""
    return {ref: carried.figure for ref, carried in carried_over(report).items() if ref not in report.form.totals}
