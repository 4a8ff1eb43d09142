"""S-DRAFT."""

from __future__ import annotations

import time

import pytest

from models.checks.findings import Context, Finding, Span
from models.checks.stops import position, stops
from models.checks.verdict import open_points
from models.form.refs import TextRef
from models.report.report import Report
from models.report.skeleton import skeletons
from models.rules import check
from models.rules.texts.untouched_skeleton import skeleton_is_adapted
from tests.builders import answered, balanced, found
from tests.models.rules.checking import found_by

OVERVIEW = TextRef("texts", "overview")
UNTOUCHED = "公众对政府信息公开工作的意见，可以按本报告写明的联系方式提出。"
NO_PERMITS = "没有作出行政许可、行政处罚、行政强制决定。"
EVERY = {"texts/overview": "", "texts/problems": "", "texts/other": ""}


def typed(text: str) -> Report:
    return answered(balanced(), {str(OVERVIEW): text})


def findings(report: Report) -> list[Finding]:
    return found_by(report, "S-DRAFT")


def marked(report: Report) -> list[str]:
    return [report.printed(ref)[start:end] for one in findings(report) for ref, start, end in one.spans]


def test_gaps_are_waited_for_and_untouched_sentences_are_reminded_of_once_a_section() -> None:
    report = answered(balanced(), EVERY)
    drafted = report.applied(report.edit(skeletons(report)))

    assert found(findings(drafted)) == [
        ("W", "S-DRAFT", (f"texts/{key}",)) for key in ("overview", "problems", "other")
    ]
    assert all(one.required for one in findings(drafted))
    assert open_points(check(drafted)) == 3
    assert len(marked(drafted)) == 19


def test_untouched_sentences_may_be_explained() -> None:
    report = typed(f"主动公开8条。{UNTOUCHED}")

    assert marked(report) == [UNTOUCHED]
    assert [(one.required, one.excusable) for one in findings(report)] == [(False, True)]
    assert marked(typed(f"主动公开8条。\n\u3000\u3000{UNTOUCHED}\n网站有专栏。")) == [UNTOUCHED]


@pytest.mark.parametrize(
    "text",
    [
        UNTOUCHED.replace("公众", "居民"),
        "全年公开12条。",
        "在【政策解读】栏目发布8条，按〔2019〕60号办理。",
        "写作培训2次。",
        NO_PERMITS,
        "收取行政事业性收费{{disclosure/fees/collected}}万元。",
    ],
)
def test_own_sentences_and_those_that_a_table_vouches_for_are_left_alone(text: str) -> None:
    assert findings(typed(text)) == []


def test_a_sentence_for_another_case_is_found_and_exchanged() -> None:
    report = answered(typed(f"主动公开8条。{NO_PERMITS}"), {"disclosure/permits/decisions": "12"})
    [finding] = findings(report)

    assert marked(report) == [NO_PERMITS]
    assert finding.fix
    mended = report.applied(report.edit(dict(finding.fix.answers)))
    assert mended.printed(OVERVIEW) == "主动公开8条。作出行政许可决定12件、行政处罚决定0件、行政强制决定0件。"
    assert findings(mended) == []


def test_the_place_of_such_a_sentence_is_told_behind_figures() -> None:
    fields = "新收{{applications/new/total}}件！" * 3
    report = answered(typed(f"{fields}\n{NO_PERMITS}"), {"disclosure/permits/decisions": "12"})

    assert marked(report) == [NO_PERMITS]


def test_one_stops_at_the_first_gap_from_where_one_is() -> None:
    text = "公开【写多少】条，通过【写网站】发布。"
    report = typed(text)
    second = Span(OVERVIEW, text.rindex("【"), text.rindex("】") + 1)
    ends = [
        one.end
        for at in (0, text.rindex("【") - 1)
        for one in stops(report, findings(report), position(report, Span(OVERVIEW, at, at)))
    ]

    assert [end.start for end in ends if isinstance(end, Span)] == [text.index("【"), second.start]
    assert ends[1] == second


OUTCOME = "，其中予以公开{{applications/granted/total}}件"


@pytest.mark.parametrize("typed_in", ["。" * 80, "全年主动公开政府信息一百二十条，" * 9, ""])
def test_a_gap_waits_whatever_was_typed_in_it(typed_in: str) -> None:
    for closing in ("】。", "。"):
        text = f"本年【写{typed_in}没有收取信息处理费，或者收取了多少元{closing}"
        [finding] = skeleton_is_adapted(Context(typed(text)))
        assert finding.required


@pytest.mark.parametrize("unit", ["【写", "【写多少】", UNTOUCHED, NO_PERMITS, "。", OUTCOME])
def test_it_takes_time_by_the_length_of_a_text(unit: str) -> None:
    context = Context(typed(unit * (50_000 // len(unit))))
    begun = time.thread_time()
    list(skeleton_is_adapted(context))

    assert time.thread_time() - begun < 1
