"""Which finding marks which place, and how strongly: a mark points, it does not flood."""

from __future__ import annotations

from models.checks.findings import Cause, Finding, Fix, Level
from models.checks.marks import Mark, Strength, marks_in, marks_of, told_at
from models.form.refs import Ref
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, cell, sample, typed_out
from tests.models.rules.explaining import with_column, with_review, wrong

NEW, BUSINESS, TOTAL = (cell(f"applications/new/{column}") for column in ("natural", "business", "total"))


def strengths(report: Report) -> dict[Strength, set[Ref]]:
    """Return the cells that the errors of a report mark, by how strongly."""
    marks = marks_of(one for one in check(report) if one.level is Level.ERROR)
    return {strength: {ref for ref, mark in marks.items() if mark.strength is strength} for strength in Strength}


def test_the_weightiest_finding_marks_a_place_and_what_only_follows_marks_none() -> None:
    effect = Finding("X-B", Level.HINT, "也不对。", (BUSINESS,))
    root = Finding("X-A", Level.ERROR, "不对。", (NEW,), effects=(effect,))
    other = Finding("X-C", Level.WARNING, "提醒。", (NEW,), (TOTAL,))

    assert marks_of([root, other]) == {NEW: Mark(root, Strength.FULL), TOTAL: Mark(other, Strength.LIGHT)}
    assert marks_of([root._replace(required=True)]) == {}


def test_of_a_total_by_itself_the_total_is_marked_and_its_parts_lightly() -> None:
    """Nothing tells which of them is wrong."""
    report = with_review(upheld=5, other=3, pending=0, total=7)
    parts = {cell(f"litigation/cases/review_{part}") for part in ("upheld", "corrected", "other", "pending")}

    assert strengths(report) == {Strength.FULL: {cell("litigation/cases/review_total")}, Strength.LIGHT: parts}


def test_where_a_cell_is_probably_wrong_it_and_the_total_are_marked() -> None:
    report = with_review(upheld=12, other=0, pending=5, total=26)
    full = {cell("litigation/cases/review_upheld"), cell("litigation/cases/review_total")}

    assert strengths(report)[Strength.FULL] == full
    assert len(strengths(report)[Strength.LIGHT]) == 3


def test_of_two_sums_that_should_be_the_same_only_the_wrong_cell_is_marked_fully() -> None:
    """Totals follow, and the digits of what was received are turned."""
    report = with_column(balanced(), "natural", new=97, carried_in=22, granted=60, partial=38, carried_out=3)
    [finding] = check(report)

    marked = strengths(report)

    assert finding.cause
    assert marked[Strength.FULL] == set(finding.cause.cells) == {NEW}
    assert marked[Strength.LIGHT] == {
        cell(f"applications/{row}/natural") for row in ("carried_in", "handled", "carried_out")
    }


def test_a_blank_in_a_sum_that_cannot_come_right_is_not_marked() -> None:
    """It is not filled in, and so not wrong; what makes the sum fail is."""
    figures = {"new": "5", "carried_in": "2", "granted": "31"}
    report = answered(Report.blank(2023), {f"applications/{row}/natural": figure for row, figure in figures.items()})
    carried_out = cell("applications/carried_out/natural")
    [failed] = [one for one in check(report) if one.level is Level.ERROR]

    marks = marks_in(report, [failed])

    assert carried_out in failed.refs
    assert marks.keys() == {ref for ref in failed.refs if ref != carried_out}


def test_of_two_sums_the_second_is_marked_where_nothing_is_known() -> None:
    marked = strengths(answered(balanced(), {"applications/new/natural": "99"}))

    assert marked[Strength.FULL] == {cell(f"applications/{row}/natural") for row in ("handled", "carried_out")}
    assert marked[Strength.LIGHT] == {cell(f"applications/{row}/natural") for row in ("new", "carried_in")}


def test_a_single_case_too_many_marks_no_result_and_says_what_it_mostly_comes_from() -> None:
    """That a result is 1, too, is chance more often than not: who believed it would make a right figure wrong."""
    report = with_column(balanced(), "natural", new=14, carried_in=1, granted=14, partial=1, carried_out=1)
    [finding] = [one for one in check(report) if one.adds_up]

    marks = marks_of([finding])

    assert cell("applications/partial/natural") not in marks
    assert {ref for ref, mark in marks.items() if mark.strength is Strength.FULL} == set(finding.right)
    assert finding.usual
    assert {mark.finding.message.partition("\n")[2] for mark in marks.values()} == {finding.usual}


def test_one_wrong_figure_does_not_flood_the_table() -> None:
    """It breaks a row, a column and the flow of both; the row that it stands in is marked, and that once."""
    marked = strengths(wrong(typed_out(balanced()), cell("applications/granted/natural"), 3))

    assert marked[Strength.FULL] == {cell("applications/granted/natural"), cell("applications/granted/total")}
    assert {ref.row for ref in marked[Strength.LIGHT] if ref not in marked[Strength.FULL]} == {"granted"}  # type: ignore[union-attr]


def test_both_lines_are_marked_where_cases_may_stand_in_the_wrong_one() -> None:
    marked = strengths(sample("003"))
    rows = {str(ref).split("/")[1] for ref in marked[Strength.FULL]}

    assert rows == {"unable_no_ready", "declined_repeat", "cases"}


def test_a_cell_to_blame_says_why_unless_something_heavier_marks_it() -> None:
    cause = Cause("C-CELL", "填错了。", (BUSINESS,))
    plain = Finding("X-A", Level.ERROR, "不对。", (NEW, BUSINESS))
    error = Finding("X-B", Level.ERROR, "对不上。", (NEW,), cause=cause)

    assert cause.message in marks_of([plain, error])[BUSINESS].finding.message
    assert marks_of([plain, error])[NEW].finding == plain
    assert marks_of([plain, error._replace(level=Level.WARNING)])[BUSINESS].finding == plain


def test_what_is_told_at_a_place_begins_with_the_weightiest() -> None:
    effect = Finding("X-B", Level.HINT, "也不对。", (BUSINESS,))
    fix = Fix("改成 7", ((NEW, None),), sure=False)
    root = Finding("X-A", Level.ERROR, "不对。", (NEW,), cause=Cause("C-CELL", "填错了。"), fix=fix, effects=(effect,))
    hint = Finding("X-C", Level.HINT, "提示。", (BUSINESS,))
    beside = Finding("X-D", Level.ERROR, "合计不对。", (NEW,), (TOTAL,), adds_up=True)
    blank = Finding("X-E", Level.WARNING, "没有填。", (TOTAL,), required=True)
    every = (hint, beside, root, blank)

    assert [one.rule for one in told_at(every, NEW)] == ["X-A", "X-D"]
    assert [one.rule for one in told_at(every, BUSINESS)] == ["X-B", "X-C"]
    assert told_at(every, BUSINESS)[0] == effect._replace(level=Level.ERROR, cause=root.cause, fix=fix)
    assert told_at(every, TOTAL) == (beside,)
    assert told_at(every, cell("litigation/cases/review_total")) == ()


def test_first_is_told_what_a_place_is_marked_for() -> None:
    """The line below shows that, and Alt+Enter mends it."""
    unpaid, secret = "applications/other_unpaid/total", "applications/refused_law/natural"
    report = answered(balanced(), {unpaid: "75", secret: "183", "disclosure/normative/issued": "3"})
    findings = check(report)
    marks = marks_in(report, findings)

    assert len({mark.finding.level for mark in marks.values()}) > 1
    for ref, mark in marks.items():
        assert told_at(findings, ref)[0].key == mark.finding.key
