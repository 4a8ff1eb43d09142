"""N-YEAR."""

from __future__ import annotations

import pytest

from models.checks.findings import Finding
from models.report.report import Report
from models.report.wording import opening
from tests.builders import answered, balanced, found, sample
from tests.models.rules.checking import found_by

YEAR = 2023


def told(text: str, ref: str = "texts/overview") -> Report:
    return answered(balanced(YEAR), {ref: text})


def findings(report: Report) -> list[Finding]:
    return found_by(report, "N-YEAR")


def marked(report: Report) -> list[str]:
    return [report.printed(ref)[start:end] for one in findings(report) for ref, start, end in one.spans]


def mended(report: Report) -> Report:
    [finding] = findings(report)
    assert finding.fix is not None
    return report.applied(report.edit(dict(finding.fix.answers)))


@pytest.mark.parametrize(
    "text",
    [
        "{}年，我街道主动公开政府信息8条。",
        "{}年度共公开政府信息8条。",
        "{} 年度，街道未收到申请。",
        "{}年街道未收到申请。",
        "（一）主动公开情况\n{}年，我街道公开信息8条。",
        "（一）{}年主动公开情况",
        "1.{}年，开元街道办事处收到申请3件。",
        "公开工作有序开展。{}年全年公开信息8条。",
        "在上级指导下，{}年共收到申请3件。",
    ],
)
@pytest.mark.parametrize("wrong", ["2022", "2024"])
def test_a_year_that_opens_a_sentence_is_the_report_year(text: str, wrong: str) -> None:
    report = told(text.format(wrong))

    assert found(findings(report)) == [("W", "N-YEAR", ("texts/overview",))]
    assert marked(report) == [wrong]
    assert mended(report).text("texts", "overview") == text.format(YEAR)
    assert not findings(mended(report))
    assert not findings(told(text.format(YEAR)))


@pytest.mark.parametrize(
    "text",
    [
        "2022年以来，街道坚持公开。",
        "自2022年起，街道坚持公开。",
        "截至2022年12月31日，共公开信息8条。",
        "2022年12月，街道印发制度。",
        "2022年底，街道印发制度。",
        "与2022年相比，公开信息增长一成。",
        "2022年，公开信息8条，2023年，公开信息9条。",
        "2022年，公开信息8条，今年增加1条。",
        "2022年，公开信息8条，比上年多1条。",
        "2022年部门决算及时公开。",
        "2022年度政府信息公开年报按时发布。",
        "及时公开2022年部门预算、2021年部门决算信息。",
        "针对2022年考核发现的问题逐项整改。",
        "2022年印发的制度继续有效。",
        "2020年，我区出台目录，街道照此公开。",
        "印发《2022年，公开信息工作要点》，开展“2022年我公开”活动。",
        "按区政府〔2022〕8号文件办理。",
        "除2份按规范转2024年办结外，其余均已办结。",
        "2024年，街道将加强公开。",
        "2024年，我街道下一步继续加强公开。",
        "12022年，街道公开信息。",
    ],
)
def test_other_years_have_their_place(text: str) -> None:
    assert not findings(told(text))


def test_an_older_year_with_the_counts_of_a_year_is_copied() -> None:
    assert marked(told("2019年，我街道共公开信息8条。")) == ["2019"]


def test_all_years_of_a_text_are_one_finding_and_one_fix() -> None:
    text = "{0}年，街道公开信息8条。\n2023年，收到申请。\n{0}年度未发生追究责任的情况。"
    report = told(text.format(2022))

    assert marked(report) == ["2022", "2022"]
    assert mended(report).text("texts", "overview") == text.format(2023)


def test_fields_stay_when_the_year_is_mended() -> None:
    text = "公开{{{{applications/new/total}}}}条。\n{}年，街道收到申请。"
    report = told(text.format(2022))

    assert marked(report) == ["2022"]
    assert mended(report).text("texts", "overview") == text.format(2023)


PERIOD = "2023年1月1日至12月31日"


@pytest.mark.parametrize("ref", ["texts/opening", "texts/overview"])
@pytest.mark.parametrize(
    ("period", "right"),
    [
        ("2022年1月1日至12月31日", False),
        ("2022年1月1日起至2022年12月31日", False),
        ("2022年1月1日至2023年12月31日", False),
        ("2023 年 1 月 1 日至 11 月 30 日", False),
        ("2023年1月1日-2023年12月30日", False),
        ("1月1日至11月30日", False),
        ("2022年1月至12月", False),
        (PERIOD, True),
        ("2023年1月1日起至2023年12月31日", True),
        ("2023年1月1日-2023年12月31日", True),
        ("1月1日到12月31日", True),
        ("2023年1月至12月底", True),
        ("2023年", True),
    ],
)
def test_the_period_of_the_figures_is_the_report_year(ref: str, period: str, *, right: bool) -> None:
    report = told(f"本报告中所列数据统计期限自{period}止。", ref)

    assert marked(report) == ([] if right else [period])
    if not right:
        assert found(findings(report)) == [("W", "N-YEAR", (ref,))]
        assert PERIOD in mended(report).text(*findings(report)[0].left[0])
        assert not findings(mended(report))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2022年，街道新收政府信息公开申请14件，同比增加5件。", ["2022"]),
        ("2022年新制发行政规范性文件6件。", ["2022"]),
        ("2022年度没有结转申请。", []),
        ("2022年收到申请5件，今年收到6件，同比增长20%。", []),
    ],
)
def test_a_comparison_behind_does_not_excuse_an_old_year(text: str, wrong: list[str]) -> None:
    assert marked(told(text)) == wrong


def test_a_comma_does_not_hide_a_period() -> None:
    text = "本报告数据的统计期限从2022年1月1日起，至2022年12月31日止。"

    assert marked(told(text, "texts/opening")) == ["2022年1月1日起，至2022年12月31日"]


@pytest.mark.parametrize("verb", ["公布", "发布", "编制"])
def test_an_old_report_is_announced(verb: str) -> None:
    assert marked(told(f"特向社会{verb}开元街道2022年政府信息公开工作年度报告。", "texts/opening")) == ["2022"]


def test_a_period_of_something_else_is_free() -> None:
    assert not findings(told("2022年3月1日至5月31日开展宣传活动。"))


def test_the_opening_announces_the_report_of_this_year() -> None:
    wrong = "现将开元街道2022年度政府信息公开工作年度报告公布如下。"

    assert marked(told(wrong, "texts/opening")) == ["2022"]
    assert not findings(mended(told(wrong, "texts/opening")))
    assert not findings(told("按照〈2022年公开办法〉，编制2023年政府信息公开工作年度报告。", "texts/opening"))


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("开元街道2022年政府信息公开工作年度报告", ["2022"]),
        ("开元街道2023年度政府信息公开工作年度报告", []),
        ("开元街道政府信息公开工作年度报告", []),
        ("", []),
    ],
)
def test_the_title_names_the_report_year(title: str, wrong: list[str]) -> None:
    report = told(title, "headings/title")

    assert marked(report) == wrong
    assert not wrong or mended(report).text("headings", "title") == title.replace("2022", "2023")


def test_the_paragraph_of_the_program_is_right() -> None:
    assert not findings(told(opening(balanced(YEAR)), "texts/opening"))


@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
def test_a_sample_of_another_year_is_noticed(number: str) -> None:
    report = sample(number)
    later = answered(report, {"cover/year": str(report.year + 1)})

    assert {str(finding.left[0]) for finding in findings(later)} >= {"texts/opening", "texts/overview"}
