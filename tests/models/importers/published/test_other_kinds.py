"""A file that is no report is refused by what it is."""

from __future__ import annotations

import pytest

from models.importers import open_content
from models.importers.published.reading import Reading
from models.system.errors import UnreadableReport
from tests.builders import balanced
from tests.models.importers.published.text_layouts import as_text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("某街道办事处2024年部门预算\n一、部门概况\n主要职责。", "预算"),
        ("某街道办事处2024年度部门决算公开报告\n第一部分 概况", "决算"),
        ("某街道办事处2024年财政预算公开年度报告\n一、总体情况\n行政许可\t3", "预算"),
        ("关于2024年预算执行情况的报告\n2024年1月1日至12月31日\n一、总体情况", "预算"),
        ("某街道办事处2024年法治政府建设年度报告\n一、工作情况", "法治政府"),
        ("某街道2024年度统计年报\n一、总体情况\n表1\n人口\t12", "统计"),
        ("某街道2024年工作总结\n一、总体情况\n全年工作。", "总结"),
        ("关于做好2024年政府信息公开工作年度报告编制工作的通知\n各街道办事处：\n一、总体要求", "通知"),
        ("某街道办事处政府信息公开指南（2024年版）\n一、公开范围\n行政许可 12", "指南"),
        ("某区政府网站工作年度报表\n（2024年度）\n网站名称\t某区人民政府", "政府网站"),
        ("某街道政府信息公开保密审查制度（2024年修订）\n一、总则", "制度"),
        ("2023年与2024年政府信息公开工作年度报告对比表\n一、本年新收政府信息公开申请数量\t3\t4", "对比"),
    ],
)
def test_a_file_of_another_kind_is_named(text: str, kind: str) -> None:
    with pytest.raises(UnreadableReport, match=kind):
        open_content(text.encode(), "a.txt")


@pytest.mark.parametrize("line", ["某街道2024年部门预算", "2023年与2024年的比较"])
def test_a_link_to_another_file_makes_a_report_no_other(line: str) -> None:
    opened = open_content(f"{line}\n{as_text(balanced(2024))}".encode(), "a.txt")

    assert opened.report.figures == balanced(2024).figures


@pytest.mark.parametrize("years", [("2023年", "2024年"), ("上年", "本年"), ("去年数", "今年数")])
def test_a_table_of_several_years_is_no_table_of_the_form(years: tuple[str, str]) -> None:
    report = balanced(2024)
    table = "\n".join(["\t".join(("项目", *years)), "行政许可\t77\t78", "一、本年新收政府信息公开申请数量\t77\t78"])
    text = as_text(report).replace("二、主动公开政府信息情况\n", f"{table}\n二、主动公开政府信息情况\n")
    opened = open_content(text.encode(), "a.txt")

    assert isinstance(opened, Reading)
    assert dict(opened.report.figures) == dict(report.figures)
    assert {"行政许可 77 78", "一、本年新收政府信息公开申请数量 77 78"} <= {unread.text for unread in opened.unread}
