"""What a sandbox reads before any file is read as a report is, or else nothing of it were there for the next one."""

from __future__ import annotations

import pytest

from models.form.editions import EDITIONS
from models.form.refs import CellRef
from models.form.vocabulary import Form
from models.importers.published.labels import labels_of
from models.importers.published.published_report import read_published
from models.importers.sandbox.practice import blank_form, practise


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.id)
def test_the_blank_form_is_read_as_a_report(form: Form) -> None:
    found = read_published(tuple(blank_form(form))).found

    assert {one.ref for one in found if isinstance(one.ref, CellRef)} == set(form.cells)


def test_what_is_kept_from_one_report_to_the_next_is_there() -> None:
    practise()
    before = labels_of.cache_info().misses
    practise()

    assert labels_of.cache_info().misses == before
