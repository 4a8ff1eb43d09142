"""S-SIX, S-FIVE, S-EMPTY."""

from __future__ import annotations

import pytest

from models.checks.verdict import formal
from models.rules import check
from tests.builders import answered, balanced, found

PROBLEMS = "五、存在的主要问题及改进情况"


@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("text", ["存在的主要问题", "六、存在的主要问题及改进情况", "一、总体情况", "无"])
def test_headings_are_those_of_the_notice(year: int, text: str) -> None:
    report = answered(balanced(year), {"headings/problems": text})

    [finding] = check(report)

    assert found([finding]) == [("E", "S-SIX", ("headings/problems",))]
    assert text in finding.message
    assert PROBLEMS in finding.message


@pytest.mark.parametrize("joint", "、和及与")
def test_a_joint_may_be_a_word(joint: str) -> None:
    heading = f"四、政府信息公开行政复议{joint}行政诉讼情况"

    assert not check(answered(balanced(), {"headings/disputes": heading}))


@pytest.mark.parametrize(
    "text",
    ["五、存在的主要问题和改进情况", "五 存在的主要问题及改进情况", "五．存在的主要问题及改进情况。", "", PROBLEMS],
)
def test_and_and_punctuation_may_vary(text: str) -> None:
    assert not check(answered(balanced(), {"headings/problems": text}))


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("received", "三、收到和处理政府信息公开申请情况（单位：件）"),
        ("disputes", "四、政府信息公开行政复议和行政诉讼情况(单位:件)"),
    ],
)
def test_a_unit_behind_a_heading_is_none_of_its_words(section: str, text: str) -> None:
    assert not check(answered(balanced(), {f"headings/{section}": text}))


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("problems", "五、政府信息公开工作存在的主要问题及改进情况"),
        ("disputes", "四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况"),
        ("proactive", "二、行政机关主动公开政府信息的情况"),
        ("proactive", "二、行政机关主动公开政府信息情况"),
        ("received", "三、行政机关收到和处理政府信息公开申请的情况"),
    ],
)
def test_the_words_of_the_law_are_only_a_hint(section: str, text: str) -> None:
    [finding] = check(answered(balanced(), {f"headings/{section}": text}))

    assert found([finding]) == [("H", "S-SIX", (f"headings/{section}",))]


def test_the_official_heading_is_one_key_away() -> None:
    wrong = answered(balanced(), {"headings/problems": "五、问题"})
    [finding] = check(wrong)

    assert finding.fix is not None
    assert not check(wrong.applied(wrong.edit(dict(finding.fix.answers))))


def test_every_heading_is_checked() -> None:
    report = balanced()
    wrong = [f"headings/{section.id}" for section in report.form.sections]

    assert found(check(answered(report, dict.fromkeys(wrong, "七、无关")))) == [("E", "S-SIX", (ref,)) for ref in wrong]


def numbered(signs: str, year: int = 2023, **words: str) -> dict[str, str]:
    """Return headings with these numbers, and the words of the notice where there are no others."""
    sections = zip(balanced(year).form.sections, signs.split(), strict=True)
    official = {section.id: (sign, section.heading.partition("、")[2]) for section, sign in sections}
    return {f"headings/{id_}": f"{sign}{words.get(id_, own)}".strip("-") for id_, (sign, own) in official.items()}


@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize(
    ("signs", "wrong"),
    [
        ("一、 三、 四、 五、 六、 七、", (1, 2, 3, 4, 5)),
        ("一、 二、 二、 三、 四、 五、", (2, 3, 4, 5)),
        ("二、 三、 四、 五、 六、 七、", (0, 1, 2, 3, 4, 5)),
        ("一、 二、 三、 四、 六、 七、", (4, 5)),
        ("一、 二、 三、 四、 四、 六、", (4,)),
        ("1. 2. 3. 4. 5. 6.", (0, 1, 2, 3, 4, 5)),
        ("1、 3、 4、 5、 6、 7、", (1, 2, 3, 4, 5)),
        ("- - - - - -", (0, 1, 2, 3, 4, 5)),
        ("- 一、 二、 三、 四、 五、", (1, 2, 3, 4, 5)),
    ],
)
def test_numbers_wrong_in_the_same_way_are_one_finding(year: int, signs: str, wrong: tuple[int, ...]) -> None:
    report = answered(balanced(year), numbered(signs, year))
    places = tuple(f"headings/{report.form.sections[at].id}" for at in wrong)

    findings = check(report)

    shifted = next(finding for finding in findings if len(finding.refs) == len(wrong))
    assert ("E", "S-SIX", places) in found(findings)
    assert len(findings) == (2 if signs.startswith(("1、", "- 一")) else 1)
    assert shifted.fix
    assert len(check(report.applied(report.edit(dict(shifted.fix.answers))))) == len(findings) - 1


def test_words_are_told_of_beside_numbers() -> None:
    law = "因政府信息公开工作被申请行政复议、提起行政诉讼的情况"
    headings = numbered("一、 三、 四、 五、 六、 七、", disputes=law, problems="问题")

    places = [refs for _, _, refs in found(check(answered(balanced(), headings)), "S-SIX")]

    wrong = ("proactive", "received", "disputes", "other")
    assert places == [tuple(f"headings/{id_}" for id_ in wrong), ("headings/problems",)]


@pytest.mark.parametrize("text", ["", "  ", "（一）存在的问题\n（二）改进的办法"])
def test_problems_that_are_not_written_yet_are_required_in_the_end(text: str) -> None:
    findings = check(answered(balanced(), {"texts/problems": text}))

    assert found(findings) == [("W", "S-FIVE", ("texts/problems",))]
    assert found(formal(findings)) == [("E", "S-FIVE", ("texts/problems",))]


@pytest.mark.parametrize("text", ["。", "无", "无。", "（无）", "暂无", "没有", "略"])
def test_problems_are_never_none(text: str) -> None:
    assert found(check(answered(balanced(), {"texts/problems": text})), "S-FIVE") == [
        ("E", "S-FIVE", ("texts/problems",))
    ]


def test_problems_take_more_than_a_line() -> None:
    short, enough = "问" * 49 + "。", "问" * 50

    assert found(check(answered(balanced(), {"texts/problems": short}))) == [("W", "S-FIVE", ("texts/problems",))]
    assert not check(answered(balanced(), {"texts/problems": enough}))


@pytest.mark.parametrize("address", ["texts/overview", "texts/other"])
@pytest.mark.parametrize("text", ["", " \n"])
def test_texts_are_required_in_the_end(address: str, text: str) -> None:
    findings = check(answered(balanced(), {address: text}))

    assert found(findings, "S-EMPTY") == [("W", "S-EMPTY", (address,))]
    assert found(formal(findings), "S-EMPTY") == [("E", "S-EMPTY", (address,))]
    assert len(findings) == 1


def test_other_matters_may_be_none() -> None:
    assert not check(answered(balanced(2020), {"texts/other": "无"}))
