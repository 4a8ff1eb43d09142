"""What is known of a submission: what differs from the version before, and what goes back."""

from __future__ import annotations

from models.district.under_review import differences_in_brief, points_of
from models.form.refs import TextRef
from tests.builders import answered, cell
from tests.district import GRANTED, NEW, report_of
from tests.ui.district.submissions import UNIT, faulty, sound, submission


def test_totals_that_follow_are_changed_too() -> None:
    found = faulty().changed

    assert {cell(NEW), cell(GRANTED), cell("applications/new/total")} <= found
    assert differences_in_brief(found) == "6 格"
    assert len(faulty().differences) == 6


def test_the_first_version_differs_from_none() -> None:
    assert not sound().changed
    assert not sound().differences
    assert not differences_in_brief(sound().changed)


def test_cells_and_texts_are_told_apart() -> None:
    first = report_of(UNIT)
    second = answered(first, {"texts/problems": "改写了一段。", NEW: "900"})

    assert differences_in_brief(submission(second, before=first).changed).endswith("1 段文字")


def test_what_is_ticked_becomes_points_and_a_remark_one_more() -> None:
    one = faulty()
    points = points_of(one.report, one.findings, " 请盖章 ")

    assert [point.rule for point in points] == [*(finding.rule for finding in one.findings), ""]
    assert [point.refs for point in points[:-1]] == [finding.refs for finding in one.findings]
    assert (points[-1].remark, points[-1].refs) == ("请盖章", ())
    assert points[0].then
    assert not points_of(one.report, (), "  ")


def test_of_a_text_no_value_is_repeated() -> None:
    one = faulty()
    text = next(finding for finding in one.findings if isinstance(finding.left[0], TextRef))

    assert not points_of(one.report, [text])[0].then
