"""C-TOTAL: totals typed as 0 that nobody has added up."""

from __future__ import annotations

import pytest

from models.form.refs import CellRef
from models.report.report import Report
from models.rules import check
from tests.builders import STAGES, answered, balanced, cell, sample
from tests.models.rules.explaining import explain, failing, mended, told, with_review

YEARS = (2020, 2023)


def zeroed(report: Report, *totals: CellRef) -> Report:
    return answered(report, dict.fromkeys(map(str, totals), "0"))


def totals_of(report: Report, table: str) -> list[CellRef]:
    return [total for total in report.form.totals if total.table == table]


@pytest.mark.parametrize(("upheld", "other"), [(5, 0), (3, 2), (10, 4)])
def test_a_total_typed_as_0_was_not_added_up(upheld: int, other: int) -> None:
    report = with_review(upheld=upheld, other=other, pending=0, total=0)

    [finding] = explain(report)

    assert told(finding) == ("C-TOTAL", ("litigation/cases/review_total",))
    assert finding.cause
    assert f"总计没有算，应当是 {upheld + other}：" in finding.cause.message
    assert finding.fix
    assert finding.fix.answers == ((cell("litigation/cases/review_total"), None),)
    assert not finding.fix.sure
    assert not failing(mended(report, finding))


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("address", ["new/total", "partial/total", "handled/natural", "handled/total"])
def test_a_total_of_table_3_is_one_finding(year: int, address: str) -> None:
    report = zeroed(balanced(year), cell(f"applications/{address}"))

    [finding] = explain(report)

    assert told(finding) == ("C-TOTAL", (f"applications/{address}",))
    assert not failing(mended(report, finding))


def test_blocks_that_were_not_added_up_are_told_each_by_itself() -> None:
    report = zeroed(balanced(), *totals_of(balanced(), "litigation"))

    assert [told(finding) for finding in explain(report)] == [
        ("C-TOTAL", (f"litigation/cases/{stage}_total",)) for stage in STAGES
    ]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("line", ["", "total"])
def test_a_column_of_totals_that_are_all_0_is_one_finding(year: int, line: str) -> None:
    right = balanced(year)
    totals = [total for total in totals_of(right, "applications") if line in {"", total.column}]
    report = zeroed(right, *totals)

    [finding] = explain(report)

    wrong = [str(total) for total in totals if total in report.values and right.sum([total])]
    assert told(finding) == ("C-TOTAL", tuple(wrong))
    assert mended(report, finding).figures == right.figures


@pytest.mark.parametrize("blank", ["litigation/cases/review_other", "litigation/cases/review_pending"])
def test_a_total_of_parts_that_are_not_all_there_is_not_known(blank: str) -> None:
    report = answered(with_review(upheld=5, other=2, pending=3, total=0), {blank: ""})

    [finding] = explain(report)

    assert (finding.cause, finding.fix) == (None, None)


def test_a_total_of_0_that_a_swap_explains_is_no_uncounted_one() -> None:
    report = sample("003")
    assert report.figure(cell("applications/declined_repeat/total")) == 0

    causes = [finding.cause.rule for finding in explain(report) if finding.cause]

    assert causes == ["T3-SWAP", "C-TOTAL"]


def test_a_total_that_last_years_report_says_is_0_was_added_up() -> None:
    address = "applications/carried_in/total"
    report = answered(balanced(2023), {address: "0"})
    refs = (ref for ref in balanced(2022).form.cells if ref.row == "carried_out")
    previous = answered(balanced(2022), dict.fromkeys(map(str, refs), "0"))

    [alone] = [one for one in check(report) if one.adds_up]
    beside = [one.cause and one.cause.rule for one in check(report, previous) if one.adds_up]

    assert told(alone) == ("C-TOTAL", (address,))
    assert "C-TOTAL" not in beside
