"""Texts that a page has broken into lines are put together, and asked about; none that was cut is sure."""

from __future__ import annotations

import pytest

from models.form.refs import TextRef
from models.importers import open_content
from models.importers.published.reading import Found, Reading

TITLE = "某街道办事处2024年政府信息公开工作年度报告"
OPENING, OVERVIEW = TextRef("texts", "opening"), TextRef("texts", "overview")


def read(opening: str = "", overview: str = "本年无。") -> Reading:
    text = "\n".join(filter(None, [TITLE, opening, "一、总体情况", overview, "二、主动公开政府信息情况"]))
    reading = open_content(text.encode(), "a.txt")
    assert isinstance(reading, Reading)
    return reading


def answer(reading: Reading, ref: TextRef) -> Found:
    [found] = [found for found in reading.found if found.ref == ref]
    return found


def cover(reading: Reading) -> dict[str, str]:
    return {
        ref.key: str(value)
        for ref, value in reading.report.values.items()
        if isinstance(ref, TextRef) and ref.part == "cover"
    }


def test_an_opening_in_two_lines() -> None:
    reading = read(
        "本报告由某街道根据《中华人民共和国政府信息公开\n条例》编制。联系地址：某市某路 1 号，电话：0517-83605210。"
    )
    found = answer(reading, OPENING)

    assert (
        found.value
        == "本报告由某街道根据《中华人民共和国政府信息公开条例》编制。联系地址：某市某路1号，电话：0517-83605210。"
    )
    assert not found.sure
    assert cover(reading)["address"] == "某市某路1号"
    assert cover(reading)["phone"] == "0517-83605210"
    assert reading.unread == ()


def test_ways_of_contact_on_lines_of_their_own() -> None:
    reading = read(
        "根据《中华人民共和国政府信息公开条例》编制。\n联系地址：某市某路1号\n电话：\n0517-83605210\n邮编：223001"
    )

    assert {key: cover(reading)[key] for key in ("address", "phone", "postcode")} == {
        "address": "某市某路1号",
        "phone": "0517-83605210",
        "postcode": "223001",
    }
    assert reading.unread == ()


def test_what_a_website_puts_above_is_no_opening() -> None:
    reading = read(
        "发布时间：2025-01-16\n某街道办事处\n一、总体情况……1\n二、主动公开政府信息情况……2\n三、收到和处理政府信息公开申请情况……3"
    )

    assert not [found for found in reading.found if found.ref == OPENING]


WRAPPED = (
    "2024年，某街道坚持以习近平新时代中国特色社会主义思想为指导\n全面贯彻落实党的二十大和二十届二中三中全会精神认真执行《条\n"
    "例》，主动公开各类政府信息55条，其中门户网站公开40条，微信\n公众号公开15条。\n（二）依申请公开。新收申请\n3件。"
)


def test_lines_of_one_width_are_one_paragraph_whatever_they_end_with() -> None:
    found = answer(read(overview=WRAPPED), OVERVIEW)

    assert str(found.value).split("\n") == [
        (
            "2024年，某街道坚持以习近平新时代中国特色社会主义思想为指导全面贯彻落实党的二十大和二十届二中三中全会精神认真执行"
            "《条例》，主动公开各类政府信息55条，其中门户网站公开40条，微信公众号公开15条。"
        ),
        "（二）依申请公开。新收申请3件。",
    ]
    assert not found.sure


@pytest.mark.parametrize(
    ("overview", "paragraphs", "sure"),
    [
        ("重点工作\n本年公开8件。", 2, True),
        ("（一）抓细抓实公开基础持续夯实\n本年公开8件。", 2, True),
        ("重点工作持续推进公开质量不断提升成效显著明显\n本年公开8件。", 2, False),
        ("根据《条例\n》规定办理。", 1, False),
        ("全年公开8件。其中主动公开\n5件。", 1, False),
        ("全年公开8件。\n其中主动公开5件。", 2, True),
        ("全年公开8件。\n行政许可\t3\n其中主动公开5件。", 2, False),
    ],
)
def test_nothing_that_may_have_been_cut_is_sure(overview: str, paragraphs: int, *, sure: bool) -> None:
    found = answer(read(overview=overview), OVERVIEW)

    assert (str(found.value).count("\n") + 1, found.sure) == (paragraphs, sure)


def test_headings_of_one_length_are_no_broken_lines() -> None:
    long = "本年持续推进主动公开工作，" * 6 + "成效明显。"
    heads = ["抓细抓实公开基础持续夯实提升", "同心同向公开渠道不断拓展畅通", "从严从实公开监督日益规范完善"]
    found = answer(read(overview="\n".join(line for head in heads for line in (head, long))), OVERVIEW)

    assert str(found.value).split("\n") == [line for head in heads for line in (head, long)]
