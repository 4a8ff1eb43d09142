"""The principal figures of a unit by year: only what is known, and out of the draft that is meant."""

from __future__ import annotations

from datetime import UTC, datetime

from models.drafts.draft import Draft, StoredReport
from models.drafts.past_years import past_years
from models.report.delivered import Delivered
from models.report.report_json import report_to_json
from tests.builders import answered, balanced

SAVED = datetime(2026, 1, 9, 8, 30, tzinfo=UTC)


def draft(  # noqa: PLR0913  each test names the ones it is about
    id_: str, year: int, new: str, *, agency: str = "甲街道", made: int = 0, delivered: bool = False
) -> Draft:
    """Return a draft of a report in which so much came in."""
    came_in = {f"applications/new/{column}": new for column in ("natural", "total")}
    report = answered(balanced(year), {**came_in, "cover/agency": agency})
    stored = StoredReport(report_to_json(report))
    assert stored.report
    handed_over = (Delivered("x", SAVED, "E:"),) if delivered else ()
    return Draft(id_, stored, SAVED, binned=False, deliveries=handed_over, made=made)


def new_of(chosen: Draft, *drafts: Draft) -> list[tuple[int, str, int]]:
    """Return year, which draft, and how much came in."""
    return [(one.year, one.which, int(one.figures[0])) for one in past_years(chosen, drafts)]


def test_each_year_of_the_unit_is_told_and_no_other_unit() -> None:
    this, last, other = draft("a", 2024, "1"), draft("b", 2023, "2"), draft("c", 2023, "3", agency="乙街道")
    assert new_of(this, other, last, this) == [(2024, "", 1), (2023, "", 2)]
    assert new_of(this, last._replace(binned=True), this) == [(2024, "", 1)]


def test_of_two_the_chosen_one_is_meant_or_what_was_handed_over_or_what_was_saved_last() -> None:
    this = draft("a", 2024, "1")
    first, second = draft("b", 2023, "2", made=1, delivered=True), draft("c", 2023, "3", made=2)
    assert new_of(this, second, first, this)[1:] == [(2023, "第 1 份", 2)]
    assert new_of(second, second, first, this)[1:] == [(2023, "第 2 份", 3)]
    assert new_of(this, second, first._replace(deliveries=()), this)[1:] == [(2023, "第 2 份", 3)]


def test_what_is_not_complete_or_not_read_is_not_told() -> None:
    this = draft("a", 2024, "")
    [one] = past_years(this, (this,))
    assert one.figures[0] == ""
    assert all(one.figures[1:])

    unread = Draft("b", StoredReport(draft("b", 2023, "2").stored.document), SAVED, binned=False)
    assert [one.year for one in past_years(this, (this, unread))] == [2024]
    assert not unread.stored.is_read


def test_without_a_name_a_draft_tells_of_itself_alone() -> None:
    one, other = draft("a", 2024, "1", agency=""), draft("b", 2023, "2", agency="")
    assert new_of(one, one, other) == [(2024, "", 1)]
