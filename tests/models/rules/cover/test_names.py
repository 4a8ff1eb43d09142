"""S-NAME, S-CHAR."""

from __future__ import annotations

import pytest

from models.checks.findings import Finding, Level
from models.report.next_year import previous_of
from models.report.report import Report
from models.rules.cover.names import can_be_one_unit
from tests.builders import answered, balanced, found
from tests.models.rules.checking import found_by

KAIYUAN = "鲤城区人民政府开元街道办事处"


def named(**answers: str) -> list[Finding]:
    typed = {address.replace("_", "/"): text for address, text in answers.items()}
    return found_by(answered(balanced(), typed), "S-NAME", level=Level.WARNING)


def copied(report: Report) -> tuple[list[Finding], list[str]]:
    findings = found_by(report, "S-NAME", level=Level.HINT)
    return findings, [report.printed(ref)[start:end] for one in findings for ref, start, end in one.spans]


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        ("鲤城区信访局", "泉州市鲤城区人民政府信访局"),
        (KAIYUAN, "泉州市鲤城区开元街道办事处"),
        (KAIYUAN, "开元街道"),
        (KAIYUAN, "开元街道办"),
        ("鲤城区", "泉州市鲤城区人民政府办公室"),
        ("福州市长乐区人民政府办公室", "长乐区政府办"),
        ("泉港区涂岭镇人民政府", "福建省泉州市泉港区涂岭镇"),
        ("鲤城区文化体育和旅游局", "鲤城区文旅局"),
        ("鲤城区发展和改革局", "鲤城区发改局"),
        ("鲤城区教育局", "鲤城区 教育局"),
    ],
)
def test_a_unit_has_many_names(agency: str, name: str) -> None:
    assert can_be_one_unit(agency, name)
    assert can_be_one_unit(name, agency)
    assert not named(cover_agency=agency, cover_signatory=name)


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        (KAIYUAN, "鲤城区人民政府江南街道办事处"),
        (KAIYUAN, "江南街道办事处"),
        ("鲤城区信访局", "丰泽区信访局"),
        ("泉港区涂岭镇人民政府", "泉港区界山镇人民政府"),
        ("鲤城区教育局", "鲤城区财政局"),
    ],
)
def test_another_unit(agency: str, name: str) -> None:
    assert not can_be_one_unit(agency, name)
    signed = named(cover_agency=agency, cover_signatory=name)
    titled = named(cover_agency=agency, headings_title=f"{name}2023年政府信息公开工作年度报告")

    assert found(signed) == [("W", "S-NAME", ("cover/signatory", "cover/agency"))]
    assert found(titled) == [("W", "S-NAME", ("headings/title", "cover/agency"))]


@pytest.mark.parametrize(
    "title",
    [
        f"{KAIYUAN}2023年政府信息公开工作年度报告",
        "开元街道2023年度政府信息公开工作年度报告",
        "开元街道办事处政府信息公开工作年度报告（2023年）",
        "2023年开元街道政府信息公开工作年度报告",
        "关于开元街道2023年政务公开年报",
        "2023年政府信息公开工作年度报告",
        "XX街道2023年政府信息公开工作年度报告",
        "",
    ],
)
def test_a_title_names_the_unit_in_many_ways(title: str) -> None:
    assert not named(headings_title=title)


def test_without_an_agency_nothing_is_compared() -> None:
    assert not named(cover_agency="", cover_signatory="江南街道办事处")


@pytest.mark.parametrize("key", ["overview", "problems"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("江南街道办事处坚持公开。", "江南街道办事处"),
        ("2023年，江南街道办事处坚持公开。", "江南街道办事处"),
        ("有序开展。\n泉州市鲤城区江南街道办事处坚持公开。", "泉州市鲤城区江南街道办事处"),
        ("鲤城区人民政府浮桥街道办事处公开信息。", "鲤城区人民政府浮桥街道办事处"),
        ("界山镇人民政府公开信息。", "界山镇人民政府"),
    ],
)
def test_a_text_copied_from_a_neighbour(key: str, text: str, words: str) -> None:
    findings, marked = copied(answered(balanced(), {f"texts/{key}": text}))

    assert found(findings) == [("H", "S-NAME", (f"texts/{key}",))]
    assert marked == [words]


@pytest.mark.parametrize(
    "text",
    [
        f"{KAIYUAN}坚持公开。",
        "2023年，开元街道办事处坚持公开。",
        "泉州市鲤城区开元街道办事处坚持公开。",
        "我街道办事处、各街道办事处、区各镇人民政府坚持公开。",
        "各街道办事处坚持公开。",
        "鲤城区人民政府坚持公开。",
        "与江南街道办事处联合宣传。",
        "协助江南街道办事处宣传。",
        "学习江南街道办事处的做法。",
        "一是向江南街道办事处学习。",
        "《江南街道办事处办法》印发。",
    ],
)
def test_own_names_and_other_mentions_are_no_copy(text: str) -> None:
    assert copied(answered(balanced(), {"texts/overview": text})) == ([], [])


@pytest.mark.parametrize(("kind", "found_"), [("street", 1), ("town", 1), ("department", 0), ("aggregate", 0)])
def test_only_streets_and_towns_have_such_neighbours(kind: str, found_: int) -> None:
    report = answered(balanced(), {"texts/overview": "江南街道办事处坚持公开。", "cover/kind": kind})

    assert len(copied(report)[0]) == found_


@pytest.mark.parametrize("ref", ["cover/agency", "cover/signatory", "cover/contact_unit", "headings/title"])
def test_odd_characters_of_names_are_told_with_the_plain_name(ref: str) -> None:
    title = "2023年政府信息公开工作年度报告" if ref == "headings/title" else ""
    report = answered(balanced(), {"cover/agency": KAIYUAN, ref: KAIYUAN.replace("民", "⺠") + title})
    [finding] = found_by(report, "S-CHAR")
    assert finding.fix is not None

    assert found([finding]) == [("W", "S-CHAR", (ref,))]
    assert finding.fix.answers == ((finding.left[0], KAIYUAN + title),)
    assert not found_by(report, "S-NAME")
    assert not found_by(report.applied(report.edit(dict(finding.fix.answers))), "S-CHAR")


def test_a_look_alike_of_last_year_is_shown_and_compared() -> None:
    spaced = answered(balanced(2022), {"cover/agency": KAIYUAN.replace("开", "\u3000开")})

    assert previous_of(balanced(), (spaced,)) is spaced
    assert found(found_by(balanced(), "S-CHAR", previous=spaced)) == [("H", "S-CHAR", ("cover/agency",))]
