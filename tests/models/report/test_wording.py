from __future__ import annotations

import pytest

from models.report.report import Report
from models.report.wording import heading, opening, signatory, signed_on, title
from tests.builders import answered, balanced


def test_title_names_agency_and_year_until_another_is_written() -> None:
    report = balanced(2023)

    assert title(report) == "鲤城区人民政府开元街道办事处2023年政府信息公开工作年度报告"
    assert title(answered(report, {"headings/title": "年报"})) == "年报"


def test_headings_are_the_printed_ones_until_others_are_written() -> None:
    report = answered(balanced(), {"headings/problems": "五、存在的主要问题和改进情况"})

    headings = {section.id: heading(report, section) for section in report.form.sections}

    assert headings["overview"] == "一、总体情况"
    assert headings["problems"] == "五、存在的主要问题和改进情况"


def test_signature_is_the_agency_until_another_is_written() -> None:
    report = balanced(2023)

    assert signatory(report) == "鲤城区人民政府开元街道办事处"
    assert signatory(answered(report, {"cover/signatory": "开元街道办事处"})) == "开元街道办事处"
    assert signed_on(report) == "2024年1月9日"
    assert not signed_on(Report.blank(2023))


@pytest.mark.parametrize(("year", "notice"), [(2020, "国办公开办函〔2019〕60号"), (2021, "国办公开办函〔2021〕30号")])
def test_opening_cites_the_notice_of_the_year_and_the_period(year: int, notice: str) -> None:
    text = opening(balanced(year))

    assert notice in text
    assert f"{year}年1月1日至12月31日" in text
    assert "“总体情况”“主动公开政府信息情况”" in text
    assert "六个部分" in text


def test_opening_tells_where_to_find_and_whom_to_ask_as_far_as_known() -> None:
    sparse = opening(balanced())
    contact = {"cover/website": "门户网站", "cover/url": "http://www.qzlc.gov.cn/", "cover/phone": "0595-22783514"}
    full = opening(answered(balanced(), contact))

    assert "下载" not in sparse
    assert "联系" not in sparse
    assert "“门户网站”（http://www.qzlc.gov.cn/）" in full
    assert "请与鲤城区人民政府开元街道办事处联系（电话：0595-22783514）" in full
    assert opening(answered(balanced(), {"texts/opening": "开头。"})) == "开头。"
