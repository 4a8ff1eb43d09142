"""The editions of the statutory form: the one list to add a new edition to.

Asked by everybody for the form of a year; nobody else names an edition.
"""

from __future__ import annotations

from models.form.editions import edition2019, edition2021
from models.form.vocabulary import Form
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


def first_year() -> int:
    """Return the first year for which there is a form."""
    return min(form.first_year for form in EDITIONS)
