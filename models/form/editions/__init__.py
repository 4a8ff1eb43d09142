"""The editions of the statutory form: the one list to add a new edition to.

Asked by everybody for the form of a year; nobody else names an edition.
"""

from __future__ import annotations

from functools import cache

from models.form.editions import edition2019, edition2021
from models.form.refs import CellRef
from models.form.vocabulary import FigureKind, Form
from models.system.errors import NoFormForYear

EDITIONS: tuple[Form, ...] = (edition2019.FORM, edition2021.FORM)


def form_for(year: int) -> Form:
    """Return the edition that reports of this year follow.

    Raises:
        NoFormForYear: No edition was in force yet.
    """
    fitting = [form for form in EDITIONS if form.first_year <= year]
    if not fitting:
        raise NoFormForYear(year, first_year())
    return max(fitting, key=lambda form: form.first_year)


def kinds() -> dict[CellRef, FigureKind]:
    """Return what each cell of any edition holds; a cell of several editions holds the same in all of them."""
    return _kinds_of(tuple(map(id, EDITIONS)))


@cache
def _kinds_of(_: tuple[int, ...]) -> dict[CellRef, FigureKind]:
    return {ref: cell.kind for form in EDITIONS for ref, cell in form.cells.items()}


def first_year() -> int:
    """Return the first year for which there is a form."""
    return min(form.first_year for form in EDITIONS)
