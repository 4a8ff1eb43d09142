"""S-BASIS."""

from __future__ import annotations

import pytest

from models.checks.findings import Finding
from models.form import editions
from models.form.refs import TextRef
from models.report.report import Report
from models.report.wording import opening
from tests.builders import answered, balanced, found, sample
from tests.invented import FORM
from tests.models.rules.checking import found_by

LAW = "《中华人民共和国政府信息公开条例》"
NOTICES = {2020: editions.EDITIONS[0].notice, 2023: editions.EDITIONS[1].notice}
OLD, NEW = "国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号"


def cited(text: str, year: int = 2023, ref: str = "texts/opening") -> Report:
    return answered(balanced(year), {ref: text})


def findings(report: Report) -> list[Finding]:
    return found_by(report, "S-BASIS")


def marked(report: Report) -> list[str]:
    return [report.printed(ref)[start:end] for one in findings(report) for ref, start, end in one.spans]


def mended(report: Report) -> Report:
    [finding] = findings(report)
    assert finding.fix is not None
    return report.applied(report.edit(dict(finding.fix.answers)))


@pytest.mark.parametrize("ref", ["texts/opening", "texts/overview"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"根据{LAW}（国务院令第七十一号）编制。", "第七十一号"),
        (f"根据{LAW}（国务院令第492号）编制。", "第492号"),
        (f"根据{LAW}（国务院第 492 号令）编制。", "第 492 号"),
        (f"根据国务院令第492号公布的{LAW}编制。", "第492号"),
        ("根据《条例》（2007年国务院令492号）编制。", "492号"),
    ],
)
def test_an_order_that_is_not_the_regulations(ref: str, text: str, words: str) -> None:
    report = cited(text, ref=ref)

    assert found(findings(report)) == [("W", "S-BASIS", (ref,))]
    assert marked(report) == [words]
    assert mended(report).text(*report_ref(ref)) == text.replace(words, "第711号")
    assert not findings(mended(report))


def report_ref(address: str) -> TextRef:
    part, key = address.split("/")
    return TextRef(part, key)


@pytest.mark.parametrize(
    "text",
    [
        f"根据{LAW}（国务院令 第 ７１１ 号）编制。",
        f"根据{LAW}（国务院令第七百一十一号）编制。",
        f"根据{LAW}（国务院令第七一一号）编制。",
        f"根据{LAW}（国务院令第492号公布，国务院令第711号修订）编制。",
        f"根据{LAW}和《政府督查工作条例》（国务院令第733号）编制。",
        f"根据{LAW}、《机关事务管理条例》（国务院令第621号）编制。",
        f"根据{LAW}（以下简称《条例》）编制。",
        "按照《关于规范政府信息公开平台有关事项的通知》（国办公开办函〔2019〕61号）规范栏目。",
        f"《甲通知》（{OLD}）已由{NOTICES[2023]}代替。",
        "",
    ],
)
@pytest.mark.parametrize("ref", ["texts/opening", "texts/overview"])
def test_what_is_cited_rightly_or_is_another_thing(text: str, ref: str) -> None:
    assert not findings(cited(text, ref=ref))


@pytest.mark.parametrize(("year", "other"), [(2023, 2020), (2020, 2023)])
def test_the_notice_of_another_year_goes_with_its_title(year: int, other: int) -> None:
    report = cited(f"根据{LAW}（国务院令第711号）、{NOTICES[other]}要求编制。", year)

    assert marked(report) == [{2020: OLD, 2023: NEW}[other]]
    assert mended(report).text("texts", "opening") == f"根据{LAW}（国务院令第711号）、{NOTICES[year]}要求编制。"
    assert not findings(mended(report))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (f"按照{OLD}要求编制。", f"按照{NEW}要求编制。"),
        ("按照国办公开办函[2019] 60 号要求编制。", f"按照{NEW}要求编制。"),
        (NOTICES[2023].replace("30号", "3号"), NOTICES[2023]),
        (f"{NOTICES[2020].removesuffix('）')}，简称《通知》）", f"{NOTICES[2023].removesuffix('）')}，简称《通知》）"),
        (f"按照{NOTICES[2020].partition('（')[0]}编制。", f"按照{NOTICES[2023].partition('（')[0]}编制。"),
    ],
)
def test_a_number_or_a_title_alone(text: str, right: str) -> None:
    report = cited(text)

    assert len(marked(report)) == 1
    assert mended(report).text("texts", "opening") == right
    assert not findings(mended(report))


def test_both_are_one_finding_and_one_fix() -> None:
    report = cited(f"根据{LAW}（国务院令第492号）。\n按{OLD}编制。")

    assert found(findings(report)) == [("W", "S-BASIS", ("texts/opening",))]
    assert marked(report) == ["第492号", OLD]
    assert mended(report).text("texts", "opening") == f"根据{LAW}（国务院令第711号）。\n按{NEW}编制。"


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2025])
def test_the_paragraph_of_the_program_is_right(year: int) -> None:
    report = balanced(year)

    assert not findings(cited(opening(report), year))


def test_sample_003_is_mended() -> None:
    report = sample("003")

    assert marked(report) == ["第七十一号"]
    assert not findings(mended(report))


def test_a_new_edition_is_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", (*editions.EDITIONS, FORM))
    report = Report.blank(2031)

    assert marked(answered(report, {"texts/opening": f"按{NEW}编制。"})) == [NEW]
    assert not findings(answered(report, {"texts/opening": f"按{FORM.notice}、{LAW}编制。"}))
