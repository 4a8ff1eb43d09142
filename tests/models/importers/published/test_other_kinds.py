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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "政府信息公开工作情况统计表\n填报单位：某街道\n指标名称\t单位\t数量\n收到申请数\t件\t142\n答复数\t件\t140\n说明\n无",
            "统计表",
        ),
        ("2024年四季度\n单位\t主动公开\t合计\n办公室\t12\t15\n总计\t16\t19", "统计表"),
        ("某街道公布2024年政府信息公开工作年度报告\n本报讯 近日，某街道公布了报告，全年受理申请142件。", "新闻报道"),
        ("某街道政务公开再上台阶\n日前，街道召开会议，总结2024年的工作，受理申请142件。", "新闻报道"),
        ("关于征求2024年政府信息公开工作年度报告意见的公告\n2024年1月1日至12月31日的报告公开征求意见。", "公告"),
        ("各社区：\n请于1月10日前报送年度报告的材料。", "通知"),
        ("关于报送材料的函\n某街道2024年政府信息公开工作年度报告\n特此函告。", "通知"),
        ("一图读懂：某街道2024年政府信息公开工作年度报告\n受理申请142件", "解读"),
        ("某街道政务公开会议纪要\n2025年1月5日，主任主持召开会议。", "会议"),
        ("政府信息公开申请表\n姓名\t张三", "申请表"),
        ("条例\n第一条 为了保障公民\n第二条 本条例所称", "法规"),
    ],
)
def test_a_paper_without_any_part_of_a_report_is_named_by_what_stands_in_it(text: str, kind: str) -> None:
    with pytest.raises(UnreadableReport, match=kind) as caught:
        open_content(text.encode(), "a.txt")

    assert "标题" not in str(caught.value)


def test_only_what_has_parts_of_a_report_is_told_to_get_a_title() -> None:
    _, *lines = as_text(balanced(2024)).split("\n")
    rest = "\n".join(lines).replace("2024", "某")

    for text, has_parts in ((rest, True), ("话说天下大势，分久必合。\n一、总体情况", False)):
        with pytest.raises(UnreadableReport) as caught:
            open_content(text.encode(), "a.txt")
        assert ("补上标题" in str(caught.value)) is has_parts


def test_a_text_in_an_encoding_that_is_not_known_is_called_nothing() -> None:
    text = "\n".join(line.replace("    ", "\t") for line in as_text(balanced(2024), gap="\t").split("\n"))

    with pytest.raises(UnreadableReport) as caught:
        open_content(text.encode("hz", "replace").replace(b"~{", b"~("), "a.txt")
    assert "统计" not in str(caught.value)


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
