"""The steps before a report is handed in: nothing is said to be done that is not known to be."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from models.checks.checklist import BY_HAND, Known, Point, checklist
from models.checks.cover_blanks import cover_blanks
from models.checks.review import Way, reviewed
from models.form.cover import PARTICULARS
from models.report.delivered import Delivered
from models.report.matching_code import matching_code
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced
from tests.models.strategies import REPORTS

WHEN = datetime(2024, 1, 18, 8, 20, tzinfo=UTC)
DONE = balanced()
ALL = Known(
    check(DONE),
    2022,
    tuple(reviewed(DONE, one, Way.KEYED, "陈志明", WHEN) for one in DONE.form.tables),
    seen=matching_code(DONE),
    deliveries=(Delivered(matching_code(DONE), WHEN, "E:"),),
)


def steps(report: Report, known: Known) -> dict[str, Point]:
    return {point.step: point for point in checklist(report, known)}


def test_what_is_known_to_be_done_is_said_and_what_only_people_know_is_left_to_them() -> None:
    found = checklist(DONE, ALL)
    by_hand = [point for point in found if point.state == BY_HAND]
    assert len(by_hand) == 4
    assert not any(point.done for point in by_hand)
    assert all(point.done for point in found if point not in by_hand)


def test_of_a_report_of_which_nothing_is_known_nothing_is_done_but_what_the_check_has_found() -> None:
    found = checklist(DONE, Known(check(DONE)))
    assert sum(point.done for point in found) == 3
    blank = Report.blank(2024)
    assert not any(point.done for point in checklist(blank, Known(check(blank)))[:1])


@given(REPORTS, st.booleans())
def test_a_changed_report_is_neither_seen_nor_handed_over_nor_gone_through(report: Report, waived: bool) -> None:  # noqa: FBT001
    known = ALL._replace(findings=(), waived=waived)
    if matching_code(report) == matching_code(DONE):
        return
    found = steps(report, known)
    assert not found["预览看过每一页"].done
    assert not found["交付到 U 盘"].done


def test_what_was_changed_or_left_out_is_said() -> None:
    other = answered(DONE, {"applications/new/natural": "999"})
    found = steps(other, ALL._replace(findings=check(other)))
    assert not found["表三由另一个人复核"].done
    assert found["表三由另一个人复核"].state.startswith("复核后改过")
    assert found["表二由另一个人复核"].done
    assert "还有" in found["查出的错误都改好"].state
    left_out = steps(DONE, Known((), waived=True))
    assert {one.state for step, one in left_out.items() if "复核" in step} == {"定了不复核"}
    assert not any(one.done for step, one in left_out.items() if "复核" in step)


def test_what_of_the_cover_is_blank_is_said_and_nothing_waits_for_it() -> None:
    blank = answered(DONE, {f"cover/{key}": "" for key in PARTICULARS if key not in {"year", "agency", "kind"}})
    point = checklist(blank, ALL)[0]
    assert point.done
    assert "成文日期" in point.state
    full = answered(DONE, {f"cover/{one.key}": "1" for one in cover_blanks(DONE)})
    assert "封面" not in checklist(full, ALL)[0].state
