from __future__ import annotations

import pytest

from models.form.vocabulary import Form
from models.report.fills import following_totals, zeros_in_blanks
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, cell, found, sample
from tests.invented import ALL_EDITIONS

pytestmark = pytest.mark.usefixtures("every_edition")


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_zeros_leave_no_cell_blank_and_overwrite_none(form: Form) -> None:
    (total, (part, *_)), *_, (typed, parts) = form.totals.items()
    report = answered(Report.blank(form.first_year), {str(part): "3", str(typed): "5"})
    for table in form.tables:
        report = report.applied(report.edit(zeros_in_blanks(report, table)))

    assert part not in parts
    assert not found(check(report), *(table.number_rule for table in form.tables))
    assert report.figure(part) == report.figure(total) == 3
    assert report.figure(typed) == 5


def test_nothing_is_filled_where_nothing_is_blank() -> None:
    report = balanced()

    assert not any(zeros_in_blanks(report, table) for table in report.form.tables)


def test_released_totals_follow_their_parts_again() -> None:
    report = sample("003")
    released = report.applied(report.edit(following_totals(report, report.form.table("applications"))))

    assert released.figure(cell("applications/unable_no_ready/total")) == 0
    assert [rule for level, rule, _ in found(check(released)) if level == "E"] == ["T4-SUM"]
