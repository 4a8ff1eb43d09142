"""What a sandbox for our own files reads before any of them leaves nothing to be worked out for the first."""

from __future__ import annotations

from models.form.editions import EDITIONS
from models.form.grid import lay_out
from models.importers.sandbox.own_practice import practise_own


def test_what_is_kept_from_one_report_of_ours_to_the_next_is_there() -> None:
    practise_own()
    before = lay_out.cache_info().misses
    for form in EDITIONS:
        assert {"cells", "totals"} <= vars(form).keys()
        for table in form.tables:
            lay_out(table)
    assert lay_out.cache_info().misses == before
