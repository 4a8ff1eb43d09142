"""In which order a reader comes to the places of a report: cover, then each section with its heading first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from models.form.cover import COVER
from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import Form, Narrative
from models.report.wording import OPENING, TITLE


def rank(form: Form, ref: Ref) -> int:
    """Return the how manieth place of a form this is; a remark or a reason stands where its cell does.

    What this form does not have comes before all else, on the cover.
    """
    cell = ref.cell if isinstance(ref, TextRef) else None
    return _ranks(form).get(cell or ref, 0)


@cache
def _ranks(form: Form) -> dict[Ref, int]:
    return {ref: position for position, ref in enumerate(_places(form))}


def _places(form: Form) -> Iterator[Ref]:
    first, *others = COVER
    yield from (one.ref for one in first.particulars)
    yield from (TITLE, OPENING)
    yield from (one.ref for group in others for one in group.particulars)
    for section in form.sections:
        yield TextRef("headings", section.id)
        if isinstance(section.body, Narrative):
            yield TextRef("texts", section.body.id)
        else:
            yield from _cells(form, section.body.id)


def _cells(form: Form, table: str) -> Iterator[CellRef]:
    return (ref for ref in form.cells if ref.table == table)
