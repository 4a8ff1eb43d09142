"""Points of earlier slips beside the report that came since, and the answers that came with it."""

from __future__ import annotations

from typing import Any

import pytest

from models.checks.findings import Finding, Level
from models.district.earlier_points import Seen, earlier_points
from models.district.register.submissions import Answer, Point, SlipAnswer
from models.district.slip_answers import UnreadableAnswers, slip_answers
from models.exchange.return_slip import PointState, SlipPlace, SlipPoint
from models.report.report import Report
from tests.builders import answered, balanced, cell

NEW = "applications/new/natural"
REPORT = balanced()
POINT = Point("不等。", "T3-BAL", (NEW,), number=1)
ERROR = Finding("T3-BAL", Level.ERROR, "不等。", (cell(NEW),))
WARNING = ERROR._replace(level=Level.WARNING)
OWN = POINT._replace(rule="", sentence="请核对新收")


def seen(point: Point, *findings: Finding, report: Report = REPORT) -> Seen:
    slip = SlipPoint(1, 1, point.rule, (SlipPlace(cell(NEW), REPORT.shown(cell(NEW))),), point.sentence)
    [one] = earlier_points([point], [slip], report, findings)
    return one.seen


CHANGED = answered(REPORT, {NEW: "77"})


@pytest.mark.parametrize(
    ("point", "findings", "report", "expected"),
    [
        (POINT._replace(is_closed=True), [ERROR], REPORT, Seen.DONE),
        (POINT, [], REPORT, Seen.MENDED),
        (POINT, [ERROR._replace(left=(cell("applications/granted/natural"),))], REPORT, Seen.MENDED),
        (POINT, [ERROR], CHANGED, Seen.WRONG),
        (POINT._replace(answer="已说明", reply="口径不同"), [ERROR], REPORT, Seen.WRONG),
        (POINT, [WARNING], REPORT, Seen.WRONG),
        (POINT, [WARNING._replace(reason="机构划转")], REPORT, Seen.EXPLAINED),
        (POINT, [WARNING._replace(reason="核实无误")], REPORT, Seen.MERE),
        (POINT._replace(answer="已说明", reply="核实无误。"), [WARNING], REPORT, Seen.MERE),
        (OWN._replace(answer="已说明", reply="去年少报"), [], REPORT, Seen.EXPLAINED),
        (OWN._replace(answer="有异议", reply="数没有错，见登记簿"), [], REPORT, Seen.DISPUTED),
        (OWN._replace(answer="已改"), [], CHANGED, Seen.CHANGED),
        (OWN._replace(answer="已改"), [], REPORT, Seen.SAME),
    ],
)
def test_what_is_to_be_thought_of_a_point(
    point: Point, findings: list[Finding], report: Report, expected: Seen
) -> None:
    assert seen(point, *findings, report=report) is expected


def test_what_changed_and_what_was_answered_is_told() -> None:
    slip = SlipPoint(1, 1, "", (SlipPlace(cell(NEW), REPORT.shown(cell(NEW))),), "", state=PointState.OPEN)
    point = OWN._replace(answer="已改", reply="漏了一件")
    [one] = earlier_points([point], [slip], CHANGED, [])

    assert one.changed == f"{REPORT.shown(cell(NEW))} → 77"
    assert "漏了一件" in one.answer
    assert one.refs == (cell(NEW),)


SAID = {"round": 2, "number": 1, "slip": "ABCD-EFGH", "about": "ABCD-1234", "answer": "mended", "reply": ""}


def test_answers_are_read_in_the_words_of_the_register() -> None:
    nothing = {**SAID, "number": 3, "answer": ""}
    found = slip_answers([SAID, {**SAID, "number": 2, "answer": "disputed", "reply": "见附件"}, nothing])

    assert found == (
        SlipAnswer(2, 1, "ABCD-1234", Answer.MENDED.value, ""),
        SlipAnswer(2, 2, "ABCD-1234", Answer.DISPUTED.value, "见附件"),
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"round": "2"},
        {"round": True},
        {"round": 0},
        {"number": 10**9},
        {"number": -1},
        {"answer": "accepted"},
        {"answer": []},
        {"about": None},
        {"about": "长" * 65},
        {"reply": "长" * 2_001},
        {"reply": {"a": 1}},
    ],
)
def test_an_answer_that_is_none_of_ours_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UnreadableAnswers):
        slip_answers([{**SAID, **wrong}])


@pytest.mark.parametrize("name", ["round", "number", "about", "answer", "reply"])
def test_an_answer_lacks_nothing(name: str) -> None:
    with pytest.raises(UnreadableAnswers):
        slip_answers([{key: value for key, value in SAID.items() if key != name}])
