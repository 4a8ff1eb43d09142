"""This year's report as the beginning of next year's."""

from __future__ import annotations

from models.form import CellRef, Ref, TextRef
from models.outline import outline
from models.report import YEAR, Report, Value

_OF_THIS_YEAR = {"year", "document_number", "date", "notice_title", "notice_body", "notice_date", "issue_date"}


def next_years(report: Report) -> Report:
    """Return the report that follows: cover and outline of the texts, and what was carried over.

    What belongs to the old year alone (numbers of documents, dates, figures, sentences) stays behind.
    """
    following = Report.blank(report.year + 1)
    answers: dict[Ref, Value | None] = {**_cover(report), **_outlines(report), **_carried(report)}
    return following.applied(following.edit(answers))


def _cover(report: Report) -> dict[Ref, Value]:
    kept = ((ref, value) for ref, value in report.values.items() if isinstance(ref, TextRef) and ref.part == "cover")
    return {ref: value for ref, value in kept if ref.key not in _OF_THIS_YEAR and ref != YEAR}


def _outlines(report: Report) -> dict[Ref, Value]:
    """Return the sub-headings of each text, without the sentences under them."""
    outlines: dict[Ref, Value] = {}
    for narrative in report.form.narratives:
        outlines[TextRef("texts", narrative.id)] = outline(report.text("texts", narrative.id))
    return outlines


def _carried(report: Report) -> dict[Ref, Value]:
    carried: dict[Ref, Value] = {}
    for table in report.form.tables:
        for here, there in table.carries:
            old = [ref for ref in report.form.inputs(table) if ref.row == here and ref in report.values]
            carried |= {CellRef(table.id, there, ref.column): report.values[ref] for ref in old}
    return carried
