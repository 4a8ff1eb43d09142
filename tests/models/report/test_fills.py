from __future__ import annotations

import pytest

from models.form.editions import EDITIONS
from models.form.vocabulary import Form
from models.report.fills import following_totals, zeros_in_blanks
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, cell, found, sample


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.id)
def test_zeros_leave_no_cell_blank_and_overwrite_none(form: Form) -> None:
    report = answered(
        Report.blank(form.first_year), {"applications/new/natural": "3", "litigation/cases/direct_total": "5"}
    )
    for table in form.tables:
        report = report.applied(report.edit(zeros_in_blanks(report, table)))

    assert not found(check(report), "T2-INT", "T3-INT", "T4-INT")
    assert report.figure(cell("applications/new/natural")) == 3
    assert report.figure(cell("applications/new/total")) == 3
    assert report.figure(cell("litigation/cases/direct_total")) == 5


def test_nothing_is_filled_where_nothing_is_blank() -> None:
    report = balanced()

    assert not any(zeros_in_blanks(report, table) for table in report.form.tables)


def test_released_totals_follow_their_parts_again() -> None:
    report = sample("003")
    released = report.applied(report.edit(following_totals(report, report.form.table("applications"))))

    assert released.figure(cell("applications/unable_no_ready/total")) == 0
    assert [rule for level, rule, _ in found(check(released)) if level == "E"] == ["T4-SUM"]
