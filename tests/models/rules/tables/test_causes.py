"""Why sums fail: one root is one finding, and what the program offers mends it and breaks nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.findings import Level
from models.form import editions
from models.form.refs import CellRef, Ref
from models.report.report import Report, Value
from models.rules import check
from models.rules.tables.causes import with_causes
from tests.builders import answered, balanced, cell, sample, typed_out, without_blanks
from tests.invented import FORM
from tests.models.rules.checking import found_by
from tests.models.rules.explaining import explain, failing, mended, sides, told, with_column, wrong
from tests.models.strategies import REPORTS

YEARS = (2020, 2023)
PERSONS = ("natural", "business", "research", "charity", "legal", "other")
FOLLOWING = {year: balanced(year) for year in YEARS}
TYPED = {year: typed_out(report) for year, report in FOLLOWING.items()}
SUMMED = [(year, ref) for year, report in TYPED.items() for ref in report.form.cells if ref.table != "disclosure"]
DETAILS = {
    year: [i.left for i in report.form.identities if i.balance.rule == "T3-COL"] for year, report in TYPED.items()
}

OFFSETS = st.integers(-50, 50).filter(bool)


# ---------------------------------------------------------------- nothing to explain


@pytest.mark.parametrize("report", [*FOLLOWING.values(), *TYPED.values(), Report.blank(2023)])
def test_a_balanced_report_has_nothing_to_explain(report: Report) -> None:
    assert explain(report) == ()


def test_other_findings_pass_unchanged_and_in_their_order() -> None:
    report = answered(balanced(), {"applications/new/natural": "99", "litigation/cases/direct_pending": ""})
    others = tuple(found_by(report, "T4-INT"))
    sums = failing(report)

    result = with_causes(report, (*others, *sums, *others), {})

    assert others
    assert [finding.rule for finding in result] == [*(o.rule for o in others), "T3-BAL", *(o.rule for o in others)]
    assert result[: len(others)] == result[len(others) + 1 :] == others


# ---------------------------------------------------------------- one cell where sums cross


@given(st.sampled_from(SUMMED), OFFSETS)
def test_one_wrong_cell_is_one_finding_that_names_it(place: tuple[int, CellRef], by: int) -> None:
    year, ref = place
    report = wrong(TYPED[year], ref, by)

    [finding] = explain(report)

    assert sides([finding]) == sides(failing(report))
    if finding.effects:
        is_none = ref in report.form.totals and report.figure(ref) == 0
        assert told(finding) == ("C-TOTAL" if is_none else "C-CELL", (str(ref),))
    if finding.fix:
        assert not failing(mended(report, finding))
    if ref in report.form.totals and finding.effects:
        assert finding.fix


@given(REPORTS)
def test_whatever_is_typed_nothing_is_lost(report: Report) -> None:
    assert sides(explain(report)) == sides(failing(report))


@given(
    st.sampled_from(YEARS), st.booleans(), st.dictionaries(st.sampled_from([r for _, r in SUMMED]), OFFSETS, max_size=4)
)
def test_nothing_is_lost_and_no_fix_breaks_what_holds(year: int, typed: bool, offsets: dict[CellRef, int]) -> None:  # noqa: FBT001  drawn
    report = TYPED[year] if typed else FOLLOWING[year]
    for ref, by in offsets.items():
        if ref in report.form.cells:
            report = wrong(report, ref, by)
    before = failing(report)

    result = explain(report)

    assert sides(result) == sides(before)
    for finding in (one for one in result if one.fix):
        after = sides(failing(mended(report, finding)))
        assert set(after) < set(sides(before))
        assert (finding.rule, finding.left, finding.right) not in after


def test_two_wrong_cells_are_two_findings() -> None:
    report = wrong(wrong(TYPED[2023], cell("applications/new/natural"), 3), cell("applications/granted/business"), 5)

    assert [told(finding) for finding in explain(report)] == [
        ("C-CELL", ("applications/new/natural",)),
        ("C-CELL", ("applications/granted/business",)),
    ]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("total", ["applications/handled/natural", "applications/granted/total"])
def test_a_wrong_total_among_totals_that_follow_can_follow_again(year: int, total: str) -> None:
    report = wrong(FOLLOWING[year], cell(total), 30)

    [finding] = explain(report)

    assert told(finding) == ("C-CELL", (total,))
    assert finding.fix
    assert finding.fix.answers == ((cell(total), None),)
    assert not failing(mended(report, finding))


def test_a_wrong_part_is_named_and_its_typed_total_is_kept() -> None:
    """As after an import: only the totals that disagree are typed."""
    right = FOLLOWING[2023]
    total = right.figure(cell("applications/new/total"))
    report = answered(right, {"applications/new/natural": "99", "applications/new/total": f"{total}"})

    [finding] = explain(report)

    assert told(finding) == ("C-CELL", ("applications/new/natural",))
    assert finding.fix
    assert finding.fix.answers == ((cell("applications/new/natural"), right.figure(cell("applications/new/natural"))),)


# ---------------------------------------------------------------- consequences


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("columns", [["legal"], ["natural", "legal"], list(PERSONS)])
def test_the_total_column_is_an_effect_of_the_first_wrong_column(year: int, columns: list[str]) -> None:
    report = FOLLOWING[year]
    for by, column in enumerate(columns, start=40):
        report = wrong(report, CellRef("applications", "new", column), by)

    first, *others = explain(report)

    assert [finding.left[0] for finding in (first, *others)] == [CellRef("applications", "new", c) for c in columns]
    assert [effect.left[0] for effect in first.effects] == [cell("applications/new/total")]
    assert not any(finding.effects for finding in others)


def test_the_total_column_is_an_effect_even_if_all_totals_are_typed() -> None:
    report = wrong(wrong(TYPED[2023], cell("applications/new/legal"), 41), cell("applications/new/total"), 41)

    [finding] = explain(report)

    assert finding.left[0] == cell("applications/new/legal")
    assert [effect.left[0] for effect in finding.effects] == [cell("applications/new/total")]


def test_a_total_column_that_is_wrong_by_itself_stays() -> None:
    report = wrong(wrong(TYPED[2023], cell("applications/new/legal"), 41), cell("applications/new/total"), 43)

    assert cell("applications/new/total") in {finding.left[0] for finding in explain(report) if not finding.cause}


def test_sums_that_only_hold_together_are_one_finding() -> None:
    """Where the columns hold by themselves, whatever mends the row mends the column of the totals."""
    counts = {"new/natural": "5", "new/business": "3", "granted/natural": "5", "granted/business": "3"}
    report = without_blanks(
        answered(Report.blank(2023), {f"applications/{place}": count for place, count in counts.items()})
    )
    report = answered(report, {"applications/granted/total": "9"})

    [finding] = explain(report)

    assert [one.rule for one in (finding, *finding.effects)] == ["T3-ROW", "T3-COL"]
    assert not failing(mended(report, finding))


# ---------------------------------------------------------------- cases in the wrong row or column


def test_sample_003_is_a_swap_and_a_total_that_can_follow() -> None:
    report = sample("003")

    swap, review = explain(report)

    rule, cells = told(swap)
    assert (rule, swap.fix) == ("T3-SWAP", None)
    assert {"applications/unable_no_ready/natural", "applications/declined_repeat/natural"} <= set(cells)
    assert [finding.left[0] for finding in (swap, *swap.effects)] == [
        cell("applications/unable_no_ready/natural"),
        cell("applications/declined_repeat/natural"),
    ]
    assert (review.rule, told(review), review.effects) == (
        "T4-SUM",
        ("C-TOTAL", ("litigation/cases/review_total",)),
        (),
    )
    assert sides(failing(mended(report, review))) == sides([swap])


@given(st.sampled_from(YEARS), st.booleans(), st.data())
def test_cases_in_the_wrong_line_are_one_finding(year: int, between_rows: bool, data: st.DataObject) -> None:  # noqa: FBT001  drawn
    report = TYPED[year]
    cells = [ref for column in DETAILS[year] for ref in column if ref.column != "total"]
    source = data.draw(st.sampled_from([ref for ref in cells if report.sum([ref]) > 0]))
    line = "column" if between_rows else "row"
    target = data.draw(st.sampled_from([r for r in cells if getattr(r, line) == getattr(source, line) and r != source]))
    count = data.draw(st.integers(1, int(report.sum([source]))))
    report = wrong(wrong(report, source, -count), target, count)

    [finding] = explain(report)

    assert told(finding)[0] == "T3-SWAP"
    assert finding.rule == ("T3-ROW" if between_rows else "T3-COL")
    assert (len(finding.effects), finding.fix) == (1, None)


@pytest.mark.parametrize("report", [FOLLOWING[2023], TYPED[2023]])
def test_totals_in_the_wrong_column_are_one_finding(report: Report) -> None:
    moved = wrong(wrong(report, cell("applications/handled/natural"), 2), cell("applications/handled/legal"), -2)

    [finding] = explain(moved)

    assert told(finding) == ("T3-SWAP", ("applications/handled/natural", "applications/handled/legal"))
    assert [effect.rule for effect in finding.effects] == ["T3-COL", "T3-BAL", "T3-BAL"]


def test_a_swap_is_seen_beside_other_faults() -> None:
    wrong = answered(sample("003"), {"applications/carried_in/natural": "2", "applications/carried_in/total": "2"})

    roots = [finding for finding in check(wrong) if finding.rule.startswith("T3-") and finding.level is Level.ERROR]

    assert {finding.rule: finding.cause and finding.cause.rule for finding in roots} == {
        "T3-BAL": None,
        "T3-ROW": "T3-SWAP",
    }


def test_three_lines_equally_far_off_are_no_swap() -> None:
    wrong = answered(sample("003"), {"applications/refused_secret/total": "1"})

    roots = [finding for finding in check(wrong) if finding.rule == "T3-ROW"]

    assert len(roots) == 3
    assert not any(finding.cause for finding in roots)


def test_two_lines_off_by_different_counts_are_no_swap() -> None:
    rows = {"new/natural": "5", "new/total": "8", "granted/natural": "5", "granted/total": "2"}
    blank = without_blanks(Report.blank(2023))
    report = answered(blank, {f"applications/{place}": count for place, count in rows.items()})

    assert [(finding.rule, bool(finding.fix)) for finding in explain(report)] == [("T3-ROW", True)] * 2


def test_two_lines_that_no_move_mends_are_no_swap() -> None:
    """One column has 5 cases too many and the other 5 too few, but no row has 5 that could be moved."""
    report = with_column(balanced(), "natural", granted=3, partial=2)

    findings = explain(with_column(report, "legal", new=2, carried_in=3))

    assert [(finding.left[0], finding.cause) for finding in findings] == [
        (cell("applications/new/natural"), None),
        (cell("applications/new/legal"), None),
    ]


# ---------------------------------------------------------------- a form that nobody has issued


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> Report:
    """An invented form, balanced, with every total typed."""
    monkeypatch.setattr(editions, "EDITIONS", (*editions.EDITIONS, FORM))
    values = {"new": ("15", "11", "22"), "old": ("7", "14", "8"), "cost": ("1.50", "0.25", "13")}
    answers: dict[Ref, Value | None] = {
        CellRef("ways", row, column): Decimal(text)
        for column, texts in values.items()
        for row, text in zip(("online", "hall", "library"), texts, strict=True)
    }
    blank = Report.blank(2031)
    return typed_out(blank.applied(blank.edit(answers)))


@pytest.mark.parametrize("row", ["online", "hall", "library", "all"])
@pytest.mark.parametrize("column", ["new", "old", "sum"])
def test_an_invented_form_has_its_wrong_cell_named(ways: Report, row: str, column: str) -> None:
    report = wrong(ways, CellRef("ways", row, column), 4)

    [finding] = explain(report)

    assert told(finding) == ("C-CELL", (f"ways/{row}/{column}",))
    assert not failing(mended(report, finding))


def test_an_invented_form_has_its_swap_named(ways: Report) -> None:
    report = wrong(wrong(ways, CellRef("ways", "online", "new"), -2), CellRef("ways", "hall", "new"), 2)

    [finding] = explain(report)

    assert (finding.rule, told(finding)[0], len(finding.effects)) == ("X1-ROW", "T3-SWAP", 1)


def test_a_sum_of_two_parts_leaves_none_of_them_out(ways: Report) -> None:
    row = {"new": Decimal(2), "old": Decimal(5), "sum": Decimal(5)}
    blank = Report.blank(ways.year)
    report = blank.applied(blank.edit({CellRef("ways", "online", column): count for column, count in row.items()}))

    [finding] = explain(report)

    assert finding.cause is None
    assert finding.fix


def test_a_total_of_money_can_follow(ways: Report) -> None:
    report = wrong(ways, CellRef("ways", "all", "cost"), 4)

    [finding] = explain(report)

    assert (finding.rule, finding.effects) == ("X1-COL", ())
    assert not failing(mended(report, finding))
