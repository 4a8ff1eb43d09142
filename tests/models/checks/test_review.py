"""What a second person vouches for holds for the figures as they were, and for nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.checks.review import (
    Holds,
    Review,
    Way,
    added,
    review_act,
    review_words,
    reviewed,
    shown_in,
    standing,
    standings,
    unreviewed,
    vouched,
)
from models.form.vocabulary import Table
from models.report.matching_code import matching_code
from models.report.report import Report
from tests.builders import answered, balanced, cell
from tests.models.strategies import EDITS, REPORTS

WHEN = datetime(2026, 1, 18, 8, 20, tzinfo=UTC)
NEW = cell("applications/new/natural")


def by(report: Report, table: str, who: str = "陈志明", when: datetime = WHEN) -> Review:
    return reviewed(report, report.form.table(table), Way.KEYED, who, when)


def all_by(report: Report, who: str = "陈志明") -> tuple[Review, ...]:
    return tuple(by(report, table.id, who) for table in report.form.tables)


@given(REPORTS, EDITS)
def test_a_review_is_void_for_exactly_the_cells_that_show_something_else(report: Report, new: dict) -> None:  # type: ignore[type-arg]
    reviews = all_by(report)
    after = report.applied(report.edit(new))
    for table in (table for table in after.form.tables if table in report.form.tables):
        found = standing(after, table, reviews)
        before, now = shown_in(report, table), shown_in(after, table)
        assert set(found.changed) == {ref for ref, text in now.items() if before.get(ref) != text}
        assert (found.holds is Holds.VALID) is (not found.changed)


@given(REPORTS)
def test_a_review_holds_for_the_very_report_and_changes_nothing_of_it(report: Report) -> None:
    code = matching_code(report)
    reviews = all_by(report)
    assert unreviewed(report, reviews) == ()
    assert {one.holds for one in standings(report, reviews).values()} == {Holds.VALID}
    assert matching_code(report) == code


@given(REPORTS, st.sampled_from([Way.KEYED, Way.READ]))
def test_without_a_review_nothing_is_vouched_for(report: Report, way: Way) -> None:
    tables: tuple[Table, ...] = report.form.tables
    assert unreviewed(report, ()) == tables
    assert vouched(report, ()) == ()
    one = reviewed(report, tables[0], way, "陈", WHEN)
    assert unreviewed(report, (one,)) == tables[1:]
    assert vouched(report, (one,)) == (one,)


def test_a_figure_that_comes_back_is_vouched_for_again_and_texts_do_not_matter() -> None:
    report = balanced()
    reviews = all_by(report)
    other = answered(report, {str(NEW): "999"})
    found = standing(other, report.form.table("applications"), reviews)
    assert NEW in found.changed
    assert cell("applications/new/total") in found.changed  # it follows, and is printed
    assert report.figure(NEW) is not None
    back = other.applied(other.edit({NEW: report.figure(NEW)}))
    assert unreviewed(back, reviews) == ()
    assert unreviewed(answered(report, {"texts/overview": "别的话。"}), reviews) == ()


def test_the_last_review_of_a_table_counts() -> None:
    report = balanced()
    old, other = by(report, "applications"), answered(report, {str(NEW): "999"})
    new = by(other, "applications", "李四")
    table = report.form.table("applications")
    assert standing(other, table, (old, new)).review == new
    assert standing(report, table, (old, new)).holds is Holds.CHANGED


def test_it_is_said_in_a_word() -> None:
    report = balanced()
    reviews = all_by(report)
    assert review_words(report, ()) == ""
    assert review_words(report, reviews[1:2]) == "已复核：表三"
    assert review_words(report, reviews) == "已复核：陈志明，2026年1月18日"
    changed = report.applied(report.edit({cell("litigation/direct/upheld"): Decimal(5)}))
    found = sum(len(one.changed) for one in standings(changed, reviews).values())
    if found:
        assert review_words(changed, reviews) == f"复核后改过 {found} 格"


def test_what_one_has_gone_through_alone_is_known_and_vouches_for_nothing() -> None:
    report = balanced()
    own = tuple(one._replace(way=one.way.own) for one in all_by(report))
    assert {one.holds for one in standings(report, own).values()} == {Holds.OWN}
    assert vouched(report, own) == ()
    assert set(unreviewed(report, own)) == set(report.form.tables)
    assert review_words(report, own) == "自己核对过：表二、表三、表四"
    assert review_words(report, (*own, by(report, "applications"))) == "已复核：表三"
    assert review_act(report, own) == ""
    changed = report.applied(report.edit({NEW: Decimal(5)}))
    assert standing(changed, report.form.table("applications"), own).holds is Holds.NONE


def test_ones_own_check_never_takes_the_place_of_anothers() -> None:
    report = balanced()
    another = by(report, "applications")
    own = another._replace(way=another.way.own)
    assert (added(report, (), own), added(report, (own,), another)) == (True, True)
    assert not added(report, (another,), own)
