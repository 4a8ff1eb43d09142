"""T2-INT, T3-INT, T4-INT, T2-REG."""

from __future__ import annotations

import pytest
from hypothesis import given

from models.checks.findings import Finding, Fix
from models.checks.verdict import formal
from models.form.figures import figure_fault
from models.form.refs import CellRef
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, cell, found
from tests.models.strategies import REPORTS

NUMBER_RULES = {"disclosure": "T2-INT", "applications": "T3-INT", "litigation": "T4-INT"}
REGULATIONS = "disclosure/regulations/"
FEE = "disclosure/fees/collected"
REASON = "reasons/T2-REG disclosure/regulations/issued"


def mended(report: Report, fix: Fix) -> Report:
    return report.applied(report.edit(dict(fix.answers)))


def found_in(report: Report, address: str) -> list[Finding]:
    """Return what is found about the figure in one cell alone."""
    return [one for one in check(report) if one.rule in NUMBER_RULES.values() and one.left == (cell(address),)]


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("applications/new/natural", "-1"),
        ("applications/granted/legal", "1.5"),
        ("applications/carried_out/other", "无"),
        ("litigation/cases/review_upheld", "-1"),
        ("litigation/cases/direct_other", "0.5"),
        ("litigation/cases/after_review_total", "/"),
        ("disclosure/normative/issued", "-1"),
        ("disclosure/permits/decisions", "2.5"),
        ("disclosure/coercion/decisions", "22（其中修订16件）"),
        ("disclosure/fees/collected", "0.1234567"),
        ("disclosure/fees/collected", "-1"),
        ("disclosure/fees/collected", "10000元"),
    ],
)
def test_a_cell_holds_a_proper_figure(address: str, text: str) -> None:
    findings = found(check(answered(balanced(), {address: text})), *NUMBER_RULES.values())

    assert findings == [("E", NUMBER_RULES[address.split("/", maxsplit=1)[0]], (address,))]


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("disclosure/permits/change", "1.5"),
        ("disclosure/procurement/projects", "-1"),
        ("disclosure/procurement/amount", "251000"),
        ("disclosure/procurement/amount", "-1元"),
        ("disclosure/other_services/previous_items", "无"),
    ],
)
def test_a_cell_of_2019_holds_a_proper_figure(address: str, text: str) -> None:
    assert found(check(answered(balanced(2020), {address: text}))) == [("E", "T2-INT", (address,))]


@pytest.mark.parametrize(
    ("year", "address", "text"),
    [
        (2023, "disclosure/fees/collected", "149.876378"),
        (2023, "disclosure/normative/in_force", "1,204"),
        (2020, "disclosure/permits/change", "-18"),
        (2020, "disclosure/procurement/amount", "0"),
        (2020, "disclosure/procurement/amount", "251000元"),
    ],
)
def test_proper_figures_are_no_findings(year: int, address: str, text: str) -> None:
    assert not check(answered(balanced(year), {address: text}))


def test_a_fault_is_not_repeated_at_the_totals_that_follow() -> None:
    report = answered(balanced(), {"litigation/cases/review_other": "-3", "litigation/cases/review_upheld": "1"})

    assert report.figure(cell("litigation/cases/review_total")) == -2
    assert found(check(report)) == [("E", "T4-INT", ("litigation/cases/review_other",))]


@given(REPORTS)
def test_exactly_the_faulty_cells_are_found(report: Report) -> None:
    typed = {
        ref: value for ref, value in report.values.items() if isinstance(ref, CellRef) and ref in report.form.cells
    }
    wrong = {ref for ref, value in typed.items() if figure_fault(value, report.form.cells[ref].kind)}

    findings = [finding for finding in check(report) if finding.rule in NUMBER_RULES.values() and not finding.required]

    assert {finding.left for finding in findings} == {(ref,) for ref in wrong}
    assert all(finding.level.value == "E" for finding in findings)


@pytest.mark.parametrize("table", NUMBER_RULES)
def test_blanks_are_a_warning_while_drafting_and_an_error_at_the_end(table: str) -> None:
    report = balanced()
    blank = [str(ref) for ref in report.form.inputs(report.form.table(table))][1:3]
    findings = check(answered(report, dict.fromkeys(blank, "")))

    [finding] = [finding for finding in findings if finding.rule == NUMBER_RULES[table]]

    assert found([finding]) == [("W", NUMBER_RULES[table], tuple(blank))]
    assert finding.required
    assert found(formal([finding])) == [("E", NUMBER_RULES[table], tuple(blank))]


@pytest.mark.parametrize(("year", "table", "blanks"), [(2020, "disclosure", 22), (2023, "litigation", 12)])
def test_blanks_can_be_filled_with_zeros(year: int, table: str, blanks: int) -> None:
    report = balanced(year)
    emptied = report.applied(report.edit(dict.fromkeys(report.form.inputs(report.form.table(table)))))
    [finding] = [finding for finding in check(emptied) if finding.rule == NUMBER_RULES[table]]
    assert finding.fix

    fixed = mended(emptied, finding.fix)

    assert finding.fix.label == f"{report.form.table(table).call} {blanks} 个空格填 0"
    assert {fixed.shown(ref) for ref in report.form.inputs(report.form.table(table))} == {"0"}
    assert not found(check(fixed), NUMBER_RULES[table])


def test_blanks_of_a_typed_total_may_be_more_than_zero() -> None:
    blank = {f"litigation/cases/review_{outcome}": "" for outcome in ("upheld", "pending")}

    def fixes(total: str) -> list[bool]:
        report = answered(balanced(), {**blank, "litigation/cases/review_total": total})
        return [bool(finding.fix) for finding in check(report) if finding.required]

    assert (fixes("2"), fixes("0"), fixes("")) == ([False], [True], [True])


@pytest.mark.parametrize("text", ["/", "-", "－", "—", "无"])
@pytest.mark.parametrize(
    ("year", "address"),
    [
        (2023, "applications/refused_law/natural"),
        (2023, FEE),
        (2020, "disclosure/permits/change"),
        (2020, "disclosure/procurement/amount"),
    ],
)
def test_what_says_none_can_be_made_zero(year: int, address: str, text: str) -> None:
    report = answered(balanced(year), {address: text})
    [finding] = found_in(report, address)
    assert finding.fix

    fixed = mended(report, finding.fix)

    assert finding.fix.label == "改成 0"
    assert fixed == answered(report, {address: "0"})
    assert not found_in(fixed, address)


@pytest.mark.parametrize("text", ["22（其中修订16件）", "-1", "1.5", "无数", "1234567890123456"])
def test_no_figure_is_guessed_at(text: str) -> None:
    address = "applications/refused_law/natural"

    assert [finding.fix for finding in found_in(answered(balanced(), {address: text}), address)] == [None]


def test_a_total_that_says_none_can_follow_its_parts() -> None:
    address = "litigation/cases/direct_total"
    report = answered(balanced(), {address: "/"})
    [finding] = found_in(report, address)
    assert finding.fix

    assert finding.fix.label == "改成 2"
    assert mended(report, finding.fix) == balanced()


def test_a_part_of_a_typed_total_may_be_more_than_zero() -> None:
    address = "litigation/cases/direct_other"

    def fixes(total: str) -> list[bool]:
        report = answered(balanced(), {address: "/", "litigation/cases/direct_total": total})
        return [bool(finding.fix) for finding in found_in(report, address)]

    assert (fixes("5"), fixes("2")) == ([False], [True])


def test_blank_totals_are_not_missed() -> None:
    report = answered(balanced(), {"applications/new/total": "", "litigation/cases/review_total": ""})

    assert not check(report)


def test_blanks_are_found_once_a_table() -> None:
    blank = Report.blank(2023)
    findings = found(check(blank), *NUMBER_RULES.values())

    assert [(level, rule, len(refs)) for level, rule, refs in findings] == [
        ("W", "T2-INT", 10),
        ("W", "T3-INT", 24 * 6),
        ("W", "T4-INT", 12),
    ]


@pytest.mark.parametrize(("year", "column"), [(2020, "made"), (2023, "issued")])
def test_regulations_are_not_made_below_a_city_with_districts(year: int, column: str) -> None:
    report = answered(balanced(year), {REGULATIONS + column: "2"})

    assert found(check(report)) == [("E", "T2-REG", (REGULATIONS + column,))]


@pytest.mark.parametrize(
    ("kind", "agency", "fires"),
    [
        ("office", "上海市人民政府办公厅", False),
        ("aggregate", "内蒙古自治区", False),
        ("aggregate", "鲤城区", True),
        ("office", "福州市长乐区人民政府办公室", True),
        ("department", "鲤城区信访局", True),
        ("street", "开元街道办事处", True),
    ],
)
def test_a_whole_government_may_be_that_of_a_city(kind: str, agency: str, *, fires: bool) -> None:
    answers = {REGULATIONS + "issued": "2", REGULATIONS + "in_force": "9", "cover/kind": kind, "cover/agency": agency}

    assert bool(found(check(answered(balanced(), answers)), "T2-REG")) is fires


@pytest.mark.parametrize("kind", ["", "street", "department", "office", "aggregate"])
@pytest.mark.parametrize(
    "agency",
    ["淮安市人民政府", "淮安市人民政府办公室", "淮安市政府", "石狮市", "延边朝鲜族自治州人民政府", "福建省人民政府"],
)
def test_a_city_may_make_regulations_whatever_the_kind(kind: str, agency: str) -> None:
    answers = {REGULATIONS + "issued": "1", REGULATIONS + "in_force": "11", "cover/kind": kind, "cover/agency": agency}

    assert not found(check(answered(balanced(), answers)), "T2-REG")


@pytest.mark.parametrize(
    ("agency", "fires"),
    [
        ("", False),
        ("淮安市公安局", False),
        ("广西壮族自治区司法厅", False),
        ("淮安市人民政府闸口街道办事处", True),
        ("石狮市人民政府凤里街道", True),
        ("河下镇人民政府", True),
        ("福州市长乐区人民政府", True),
        ("淮安区教育局", True),
        ("杭锦旗人民政府", True),
    ],
)
def test_while_the_kind_is_not_chosen_only_the_name_tells(agency: str, *, fires: bool) -> None:
    answers = {REGULATIONS + "issued": "1", "cover/kind": "", "cover/agency": agency}

    findings = found(check(answered(balanced(), answers)), "T2-REG")

    assert findings == ([("W", "T2-REG", (REGULATIONS + "issued",))] if fires else [])


def test_all_regulations_are_named_in_one_finding() -> None:
    report = answered(balanced(), {REGULATIONS + "issued": "1", REGULATIONS + "in_force": "4"})

    assert found(check(report)) == [("E", "T2-REG", (REGULATIONS + "issued", REGULATIONS + "in_force"))]


def test_a_reason_settles_regulations() -> None:
    report = answered(balanced(), {REGULATIONS + "issued": "1", REASON: "设区的市授权"})

    [finding] = check(report)

    assert found([finding]) == [("W", "T2-REG", (REGULATIONS + "issued",))]
    assert finding.reason == "设区的市授权"
    assert not finding.blocks


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_says_something(reason: str) -> None:
    report = answered(balanced(), {REGULATIONS + "issued": "1", REASON: reason})

    assert found(check(report)) == [("E", "T2-REG", (REGULATIONS + "issued",))]


def test_no_other_error_is_settled_by_a_reason() -> None:
    report = answered(balanced(), {"applications/new/total": "0"})
    reasons = {str(finding.key): "理由" for finding in check(report)}

    assert found(check(answered(report, reasons))) == found(check(report))
