"""S-RESIDUE."""

from __future__ import annotations

import pytest

from models.checks.findings import Finding
from models.report.report import Report
from tests.builders import answered, balanced, found
from tests.models.rules.checking import found_by

REFS = ["texts/overview", "texts/opening", "texts/other", "headings/title", "headings/problems", "cover/address"]


def typed(text: str, ref: str = "texts/overview") -> Report:
    return answered(balanced(), {ref: text})


def findings(report: Report) -> list[Finding]:
    return found_by(report, "S-RESIDUE")


def marked(report: Report) -> list[str]:
    return [report.printed(ref)[start:end] for one in findings(report) for ref, start, end in one.spans]


@pytest.mark.parametrize("ref", REFS)
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("（文字描述）", ["（文字描述）"]),
        ("本年( 文字描述 )。", ["( 文字描述 )"]),
        ("编写说明：写五个方面。", ["编写说明"]),
        ("XX街道公开信息××条。", ["XX", "××"]),
        ("共ＸＸ件、**件、xx件。", ["ＸＸ", "**", "xx"]),
        ("X X街道", ["X X"]),
        ("党员××同志，白××街道", ["××", "××"]),
        ("20XX年，202X年，〔20××〕XX号", ["20XX", "202X", "20××", "XX"]),
        ("12月31日，X月X日。", ["X月X日"]),
        ("电话：0595-XXXXXXXX", ["XXXXXXXX"]),
        ("《XX街道工作手册》", ["XX"]),
        ("（请填写本年的数）", ["（请填写本年的数）"]),
        ("请填写。", ["请填写"]),
    ],
)
def test_words_of_a_template_are_found_wherever_they_print(ref: str, text: str, words: list[str]) -> None:
    report = typed(text, ref)

    assert found(findings(report)) == [("E", "S-RESIDUE", (ref,))]
    assert marked(report) == words


@pytest.mark.parametrize(
    "text",
    [
        "http://www.qzlc.gov.cn/xxgk/xx/index.html",
        "http://xxgk.example.gov.cn/xx",
        "xxgk@163.com，xx@163.com，a-xx@163.com",
        "MAXX、XXL、xxx.gov.cn",
        "居民138****1234，证件350***********0011",
        "X光、H5、一件×三",
        "村民王××、李××申请公开征地信息，与张**等3人协商。",
        "编写说明书3份",
        "申请人请填写《政府信息公开申请表》，或者请填写申请表。",
        "发布《年鉴编写说明》",
        "附有文字描述和图片（含文字描述）",
        "2023年，A×B",
    ],
)
@pytest.mark.parametrize("ref", ["texts/overview", "cover/address"])
def test_words_that_look_like_it_are_none(text: str, ref: str) -> None:
    assert not findings(typed(text, ref))


@pytest.mark.parametrize("ref", ["cover/prepared_by", "cover/checked_by", "reasons/S-LEN texts/overview"])
def test_what_is_not_published_is_free(ref: str) -> None:
    assert not findings(typed("XX", ref))


def test_a_remark_beside_a_figure_is_printed() -> None:
    assert marked(typed("其中修订XX件", "notes/disclosure/permits/decisions")) == ["XX"]


def test_each_text_has_a_finding_of_its_own() -> None:
    report = answered(balanced(), dict.fromkeys(REFS, "XX和XX"))

    assert {str(finding.left[0]) for finding in findings(report)} == set(REFS)
    assert len(findings(report)) == len(REFS)
