from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from exporters.release import Variant
from models.checks.findings import unfolded
from models.importers.own.workbook_layout import BALANCES, TOP
from models.report.matching_code import matching_code
from models.report.report import Report
from models.rules import check
from models.rules.tables.sums import name_of
from tests.builders import answered, balanced, cell, sample
from tests.models.importers.own.workbooks import exported

_SUMS = {"T3-ROW", "T3-COL", "T3-BAL", "T4-SUM"}


def verdicts(content: bytes) -> list[tuple[str, object, object, object, str]]:
    """Return place, both sums, their difference and the verdict, a row each; headings of groups are left out."""
    rows = table_rows(content)
    return [(str(row[0]), row[2], row[4], row[5], str(row[6])) for row in rows if row[1] is not None]


def table_rows(content: bytes) -> list[tuple[object, ...]]:
    sheet = load_workbook(BytesIO(content), data_only=True)[BALANCES]
    return list(sheet.iter_rows(min_row=TOP + 2, values_only=True))


def wrong(report: Report) -> list[str]:
    """Return where the check says that a sum does not hold."""
    findings = [finding for finding in unfolded(check(report)) if finding.rule in _SUMS]
    sides = {(finding.left, finding.right) for finding in findings}
    return [name_of(one) for one in report.form.identities if (one.left, one.right) in sides]


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_sheet_finds_what_the_check_finds(number: str) -> None:
    report = sample(number)
    found = verdicts(exported(report))

    assert sorted(row[0] for row in found) == sorted(name_of(identity) for identity in report.form.identities)
    assert sorted(row[0] for row in found if row[4] == "不一致") == sorted(wrong(report))
    assert {row[4] for row in found} <= {"一致", "不一致"}


def test_sums_stand_by_table_row_and_column() -> None:
    groups: dict[str, list[str]] = {}
    for place, named, *_ in table_rows(exported(balanced(2023))):
        if named is None:
            groups[str(place)] = []
        else:
            groups[list(groups)[-1]].append(str(place))

    assert list(groups) == ["表三（三、申请办理）：逐行核对", "表三（三、申请办理）：逐列核对", "表四（四、复议诉讼）"]
    rows, columns, litigation = groups.values()
    assert all(place.endswith("行") for place in rows)
    assert columns[:4] == ["表三“自然人”列", "表三“自然人”列", "表三“商业企业”列", "表三“商业企业”列"]
    assert all(place.startswith("表四") for place in litigation)


def test_both_sums_and_their_difference_are_stored() -> None:
    report = answered(balanced(2023), {"applications/new/natural": "100", "applications/carried_in/natural": "5"})
    place = next(name_of(one) for one in report.form.identities if one.balance.rule == "T3-BAL")
    handled = report.sum([cell("applications/handled/natural"), cell("applications/carried_out/natural")])
    [row] = [row for row in verdicts(exported(report)) if row[0] == place and row[1] == 105]

    assert row[1:] == (105, handled, handled - 105, "不一致")


def test_blank_report_has_nothing_to_compare() -> None:
    assert {row[4] for row in verdicts(exported(Report.blank(2023)))} == {"没有填"}


WITH_WORDS = answered(balanced(2023), {"applications/new/business": "五"})


def test_a_word_among_the_figures_is_not_passed_over() -> None:
    assert [row[4] for row in verdicts(exported(WITH_WORDS))].count("有字") == 2


def test_filing_copy_bears_the_code_on_every_sheet_and_drafts_bear_none() -> None:
    report = sample("002")
    filed = load_workbook(BytesIO(exported(report, Variant.FILING)))
    draft = load_workbook(BytesIO(exported(report, Variant.DRAFT)))

    assert all(matching_code(report) in str(sheet["A3"].value) for sheet in filed.worksheets)
    assert matching_code(report) in str(filed.properties.keywords)
    assert not any("核对码" in str(sheet["A3"].value) for sheet in draft.worksheets)
