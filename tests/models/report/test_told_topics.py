"""What a text has to tell: ticked is only what an office's own sentence says."""

from __future__ import annotations

import pytest

from models.form.refs import TextRef
from models.form.vocabulary import Narrative
from models.report.report import Report
from models.report.skeleton import skeletons
from models.report.told_topics import Telling, ToldTopic, completed, told_topics
from tests.builders import answered, balanced
from tests.models.rules.checking import found_by

OVERVIEW = TextRef("texts", "overview")
TOLD, DRAFTED, MISSING = Telling.TOLD, Telling.DRAFTED, Telling.MISSING


def with_text(text: str, ref: TextRef = OVERVIEW) -> Report:
    return answered(balanced(), {str(ref): text})


def narrative(report: Report, id_: str = "overview") -> Narrative:
    [found] = [one for one in report.form.narratives if one.id == id_]
    return found


def told(report: Report, id_: str = "overview") -> list[ToldTopic]:
    return list(told_topics(report, narrative(report, id_)))


def telling(text: str) -> list[Telling]:
    return [one.telling for one in told(with_text(text))]


def test_own_sentences_tell() -> None:
    text = "主动公开信息8条。收到公开申请2件。发布前经过审查。网站设专栏。组织考核。"

    assert telling(text) == [TOLD] * 5
    assert telling(text.replace("网站设专栏。", "")) == [TOLD, TOLD, TOLD, MISSING, TOLD]


@pytest.mark.parametrize(
    "text",
    [
        "全年向社会推送各类动态86篇。",
        "在公开栏公示惠民资金发放情况120余条。",
        "公布办事须知、收费标准等30条。",
    ],
)
def test_what_was_published_is_told_in_an_offices_own_words(text: str) -> None:
    report = with_text(f"{text}收到公开申请2件。发布前经过审查。网站设专栏。组织考核。")

    assert told(report)[0].telling is TOLD
    assert completed(report, narrative(report)) == report.text(*OVERVIEW)


@pytest.mark.parametrize(
    "text",
    ["", "（五）监督保障情况", "（五）监督保障情况\n2023年，【写培训、考核、评议各几次、什么内容，没有的删去】。"],
)
def test_neither_a_sub_heading_nor_a_gap_tells(text: str) -> None:
    assert telling(text)[4] is not TOLD


def test_any_own_sentence_below_its_sub_heading_tells_and_none_elsewhere() -> None:
    below = "（一）监督保障情况\n有两位同志做这件事。"
    elsewhere = "（一）监督保障情况\n（二）主动公开情况\n主动公开8条，全部经过检查和考核。"

    assert telling(below)[4] is TOLD
    assert telling(elsewhere)[4] is MISSING


def test_an_untouched_sentence_is_drafted_until_it_is_changed() -> None:
    text = "公众对政府信息公开工作的意见，可以按本报告写明的联系方式提出。网站受监督。"
    [supervision] = [one for one in told(with_text(text)) if one.topic.name == "监督保障"]
    report = balanced()
    drafted = report.applied(report.edit({OVERVIEW: ""}))
    drafted = drafted.applied(drafted.edit(skeletons(drafted)))

    assert supervision.telling is TOLD
    assert [one.telling for one in told(drafted)] == [TOLD, TOLD, DRAFTED, DRAFTED, DRAFTED]
    assert [one.open for one in told(drafted)] == [4, 0, 2, 2, 3]
    last = told(with_text("（五）监督保障情况\n公众对政府信息公开工作的意见，可以按本报告写明的联系方式提出。"))[4]
    assert (last.gaps, last.as_put, last.open) == (0, 1, 1)


def test_a_figure_that_is_missing_tells_nothing() -> None:
    text = "新收政府信息公开申请{{applications/new/natural}}件。"
    blank = answered(with_text(text), {"applications/new/natural": ""})

    assert telling(text)[1] is TOLD
    assert told(blank)[1].telling is DRAFTED


def test_it_leads_to_what_is_still_to_be_written_or_else_to_what_is_told() -> None:
    text = "（一）平台建设情况\n政府信息通过【写网站栏目、公众号、公开栏等】发布。\n（二）主动公开情况\n公开8条。"
    report = with_text(text)
    published, *_, platform, _ = told(report)

    assert platform.at
    assert published.at
    assert text[slice(*platform.at)] == "【写网站栏目、公众号、公开栏等】"
    assert text[slice(*published.at)] == "（二）主动公开情况"


def test_what_the_rule_misses_is_never_ticked() -> None:
    for text in ("字" * 120, "主动公开信息8条。" * 20, "（一）平台建设情况\n" + "发布前经过审查。" * 20):
        report = with_text(text)
        missed = {name for one in found_by(report, "S-TOPICS") for name in one.message.split("没有写到")[1].split("；")}
        ticked = {one.topic.name for one in told(report) if one.telling is TOLD}

        assert not {name for name in ticked if any(name in told_of for told_of in missed)}


def test_what_is_not_told_is_put_behind_what_is_written() -> None:
    report = with_text("（一）主动公开情况\n公开8条。\n（二）平台建设情况\n有一个专栏。")
    text = completed(report, narrative(report))

    assert text.startswith(report.text(*OVERVIEW))
    added = [line for line in text.split("\n")[4:] if line.startswith("（")]
    assert added == ["（三）依申请公开情况", "（四）政府信息管理情况", "（五）监督保障情况"]


def test_where_all_is_told_nothing_is_put() -> None:
    text = "主动公开信息8条。收到公开申请2件。发布前经过审查。网站设专栏。组织考核。"
    report = with_text(text)

    assert completed(report, narrative(report)) == text


def test_the_fee_is_put_behind_other_matters() -> None:
    other = TextRef("texts", "other")
    report = with_text("没有其他事项。", other)

    assert completed(report, narrative(report, "other")).startswith("没有其他事项。\n2023年，【写")
    assert told(with_text("没有收取信息处理费。", other), "other")[0].telling is TOLD
