from __future__ import annotations

import pytest

from models.checks.next_act import Act, NextAct, SoFar, next_act
from models.checks.verdict import verdict_of
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, cell, ref

NEW = "applications/new/natural"
REGULATIONS = {"disclosure/regulations/issued": "2"}
"""A street that issues regulations: a reminder, or what a reason settles."""


NOTHING = SoFar()


def following(report: Report, so_far: SoFar = NOTHING) -> NextAct:
    findings = check(report)
    state = verdict_of(report, None, findings).state
    return next_act(report, state, findings, so_far)


def test_the_way_from_the_empty_form_to_the_hand_over() -> None:
    blank, done = Report.blank(2024), balanced()
    begun = answered(blank, {NEW: "3"})

    assert following(blank) == (Act.FILL, "开始填：封面")
    assert following(begun).act is Act.FILL
    assert following(begun).words.startswith("接着填：")
    assert following(answered(done, {NEW: "999"})) == (Act.MEND, "去改：三、申请办理")
    assert following(done).act is Act.PREVIEW
    assert following(done, SoFar(review="复核：表三")) == (Act.REVIEW, "复核：表三")
    assert following(done, SoFar(review="复核：表三", previewed=True)).act is Act.REVIEW
    assert following(done, SoFar(previewed=True)).act is Act.HAND_OVER
    assert following(done, SoFar(review="复核", previewed=True, delivered=True)).act is Act.HANDED_OVER


def test_the_tables_come_before_the_texts_that_take_figures_from_them() -> None:
    done = balanced()
    way = ["cover/agency", "disclosure/permits/decisions", NEW, "litigation/cases/review_upheld"]
    way += ["texts/overview", "texts/problems", "texts/other"]
    left = {ref(place): done.values[ref(place)] for place in way}
    blank = done.applied(done.edit(dict.fromkeys(left)))
    led = []
    for place, answer in left.items():
        led.append(following(blank).words.rpartition("：")[2])
        blank = blank.applied(blank.edit({place: answer}))

    assert led == [
        "封面",
        "二、主动公开",
        "三、申请办理",
        "四、复议诉讼",
        "一、总体情况",
        "五、问题改进",
        "六、其他事项",
    ]
    assert following(blank).act is Act.PREVIEW


def test_whoever_changes_what_was_looked_at_is_told_why_it_is_to_be_looked_at_again() -> None:
    assert following(balanced(), SoFar(changed=True)) == (Act.PREVIEW, "改过了，再预览一遍")


@pytest.mark.parametrize("previewed", [False, True])
def test_what_is_open_comes_before_paper(*, previewed: bool) -> None:
    done = balanced()
    blank = done.applied(done.edit({cell("litigation/cases/review_upheld"): None}))

    assert following(blank, SoFar("复核", previewed)) == (Act.FILL, "接着填：四、复议诉讼")


def test_reminders_come_before_paper_until_they_have_a_reason() -> None:
    report = answered(balanced(), {"texts/overview": "字" * 1_200})
    reminders = [one for one in check(report) if not one.blocks and one.level.value == "W" and not one.reason]

    assert reminders
    assert following(report, SoFar(review="复核")) == (Act.LOOK, f"看提醒：{sum(one.times for one in reminders)} 处")
    explained = report.applied(report.edit({one.key: "确实如此，另有说明。" for one in reminders}))
    assert following(explained).act is Act.PREVIEW


def test_what_the_district_has_returned_is_answered_and_handed_over_again() -> None:
    done = balanced()
    before = SoFar(previewed=True, delivered=True, returned=True)

    assert following(done, before._replace(points=2)).act is Act.ANSWER
    assert following(done, before._replace(points=2, cover_blanks=3, delivered=False)).act is Act.ANSWER
    assert following(done, before).act is Act.HAND_OVER, "nothing was changed, and the answers are to go"
    assert following(done, before._replace(returned=False)).act is Act.HANDED_OVER
