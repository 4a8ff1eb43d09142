"""S-LEN, S-TOPICS, N-FEE, N-LONG."""

from __future__ import annotations

import pytest

from models.checks.findings import Finding
from models.checks.verdict import READY, verdict_on
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, found
from tests.models.rules.checking import found_by, standing

TOPICS = {
    "主动公开": "全年主动公开信息若干条",
    "依申请公开": "没有收到申请",
    "政府信息管理": "落实保密审查制度",
    "平台建设": "更新公众号",
    "监督保障": "组织培训",
}
PADDING = "街道全体工作人员" * 12


def overview(text: str, year: int = 2023) -> Report:
    return answered(balanced(year), {"texts/overview": text})


def topics(report: Report) -> list[Finding]:
    return found_by(report, "S-TOPICS")


@pytest.mark.parametrize(
    ("year", "length", "long"), [(2023, 1000, 0), (2023, 1001, 1), (2021, 1001, 1), (2020, 3000, 0)]
)
def test_section_one_has_a_limit_since_2021(year: int, length: int, long: int) -> None:
    findings = found_by(overview("字" * length, year), "S-LEN")

    assert found(findings) == [("W", "S-LEN", ("texts/overview",))] * long


def test_spaces_do_not_count_and_fields_count_as_printed() -> None:
    exactly = "字" * 997 + " \n\u3000" * 50 + "{{applications/new/total}}"
    hundred = {"applications/new/total": "100"}

    assert not found_by(answered(overview(exactly), hundred), "S-LEN")
    assert found_by(answered(overview("字" + exactly), hundred), "S-LEN")


@pytest.mark.parametrize("missing", TOPICS)
def test_each_topic_is_missed(missing: str) -> None:
    text = "。".join([PADDING, *(words for name, words in TOPICS.items() if name != missing)])

    [finding] = topics(overview(text))

    assert found([finding]) == [("W", "S-TOPICS", ("texts/overview",))]
    assert [name for name in TOPICS if f"没有写到{name}；" in finding.message] == [missing]


@pytest.mark.parametrize("year", [2020, 2023])
def test_all_topics_are_told_in_any_words(year: int) -> None:
    assert not topics(overview("。".join([PADDING, *TOPICS.values()]), year))


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("监督保障", "在区委区政府的坚强领导下"),
        ("监督保障", "在党工委的正确领导下，配合市场监督管理所工作"),
        ("监督保障", "开展消防安全检查和就业技能培训"),
        ("依申请公开", "受理行政许可申请3件"),
    ],
)
def test_the_same_word_for_something_else_tells_no_topic(topic: str, words: str) -> None:
    text = "。".join([PADDING, words, *(told for name, told in TOPICS.items() if name != topic)])

    [finding] = topics(overview(text))
    assert f"没有写到{topic}；" in finding.message


@pytest.mark.parametrize(
    "words",
    ["成立政务公开领导小组", "主要领导亲自过问", "加强组织领导", "开展政务公开培训", "接受社会监督", "开展专项检查"],
)
def test_supervision_is_told_by_many_words(words: str) -> None:
    rest = [told for name, told in TOPICS.items() if name != "监督保障"]

    assert not topics(overview("。".join([PADDING, words, *rest])))


@pytest.mark.parametrize(("length", "missed"), [(0, 0), (99, 0), (100, 1)])
def test_a_text_barely_begun_misses_nothing(length: int, missed: int) -> None:
    assert len(topics(overview("字" * length))) == missed


def test_topics_written_with_spaces_are_found() -> None:
    assert not topics(overview("。".join([PADDING, *(" ".join(words) for words in TOPICS.values())])))


@pytest.mark.parametrize(
    ("year", "text", "missing"),
    [
        (2023, "无。", 1),
        (2023, "本年行政事业性收费0元。", 1),
        (2023, "持续推进基层政务公开。", 1),
        (2020, "无。", 0),
        (2023, "", 0),
        (2023, "（一）信息公开情况", 0),
        (2023, "2023年度街道未收取信息公开处理费。", 0),
        (2023, "未收取政府信息公开信息 处理费。", 0),
        (2023, "信息公开没有收费。", 0),
        (2023, "未向申请人收取任何费用。", 0),
    ],
)
def test_the_fee_for_information_is_told_since_2021(year: int, text: str, missing: int) -> None:
    findings = standing(answered(balanced(year), {"texts/other": text}), "N-FEE")

    assert found(findings) == [("W", "N-FEE", ("texts/other",))] * missing


def test_a_text_that_is_not_compared_to_its_end_is_not_ready() -> None:
    report = answered(balanced(), {"texts/problems": "街道。" * 1001 + "收到政府信息公开申请7件。"})
    [finding] = standing(report, "N-LONG")
    text = report.text("texts", "problems")

    assert found([finding]) == [("W", "N-LONG", ("texts/problems",))]
    assert finding.blocks
    assert [text[one.start : one.end] for one in finding.spans] == ["街道。收到政府信息公开申请7件。"]
    assert not verdict_on(check(report)).startswith(READY)
