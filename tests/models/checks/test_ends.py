from __future__ import annotations

from decimal import Decimal

import pytest

from models.checks.ends import ends, name_of_end
from models.checks.findings import Cause, Finding, Level, Span
from models.form.refs import TextRef
from models.rules import check
from tests.builders import answered, balanced, cell, cells, sample

TEXT = TextRef("texts", "overview")
WORDS = Span(TEXT, 2, 6)
ROW = cells("applications", ["new"], ["natural", "business"])
TOTAL = cell("applications/new/total")
FINDING = Finding("X-Y", Level.ERROR, "不一样。", ROW, (TOTAL,))


def test_a_sum_that_follows_leads_to_its_first_part_and_then_to_the_sum() -> None:
    assert ends(balanced(), FINDING) == (ROW[0], TOTAL)


def test_a_typed_total_comes_first() -> None:
    report = answered(balanced(), {str(TOTAL): "1000"})

    assert report.values[TOTAL] == Decimal(1000)
    assert ends(report, FINDING) == (TOTAL, ROW[0])


def test_words_come_before_the_cell_they_are_about() -> None:
    assert ends(balanced(), FINDING._replace(left=(TEXT,), spans=(WORDS,))) == (WORDS, TOTAL)


def test_what_is_to_blame_comes_first_and_nothing_comes_twice() -> None:
    blamed = (ROW[1], ROW[0])

    assert ends(balanced(), FINDING._replace(cause=Cause("C-CELL", "填错。", blamed))) == (*blamed, TOTAL)


def test_a_side_with_many_cells_is_one_end() -> None:
    assert ends(balanced(), FINDING._replace(right=())) == (ROW[0],)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_finding_of_a_sample_leads_somewhere(number: str) -> None:
    report = sample(number)

    for finding in check(report):
        found = ends(report, finding)
        assert found
        assert all(name_of_end(report, end) for end in found)


def test_an_end_is_named_by_its_words_but_not_by_all_of_them() -> None:
    report = answered(balanced(), {str(TEXT): "全年收到申请 12 件。" * 9})

    assert "“收到申请”" in name_of_end(report, Span(TEXT, 2, 6))
    assert len(name_of_end(report, Span(TEXT, 0, 80))) < 40
