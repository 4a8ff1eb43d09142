"""Which words of a text are set as headings, seen in the manuscript."""

from __future__ import annotations

import pytest

from exporters.manuscript import Paragraph, ParagraphKind, manuscript
from tests.builders import answered, balanced

HEADED = {ParagraphKind.SECTION, ParagraphKind.POINT}


def headings(*paragraphs: str) -> list[str]:
    """Return the headings of a text of so many paragraphs."""
    report = answered(balanced(), {"texts/other": "\n".join(paragraphs)})
    found = [item for item in manuscript(report) if isinstance(item, Paragraph)][-len(paragraphs) :]
    assert [item.text for item in found] == list(paragraphs)
    return [run.text for item in found for run in item.runs if run.kind in HEADED]


def test_all_items_of_a_list_within_a_paragraph_are_headed() -> None:
    assert headings("1.加强管理。制定制度。2.加强培训。举办2次。3.加强考核。通报结果。") == [
        "1.加强管理。",
        "2.加强培训。",
        "3.加强考核。",
    ]


def test_a_list_one_item_of_which_has_no_heading_has_none() -> None:
    assert headings("1.加强管理。制定制度。", "2.全年共受理申请12件，都已办结。", "3.加强考核。通报结果。") == []


def test_each_list_is_judged_by_itself() -> None:
    first = ("（一）主动公开", "1.加强管理。制定制度。", "2.加强培训。举办培训。")
    second = ("（二）依申请公开", "1.加强指导，规范办理。", "2.及时答复。没有超期。")

    assert headings(*first, *second) == ["（一）主动公开", "1.加强管理。", "2.加强培训。", "（二）依申请公开"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("1.加强学习。", "2.健全制度。", "3.做好总结。"),
        ("1.完成第一项工作；", "2.完成第二项工作；", "3.完成第三项工作。"),
        ("1.公开目录不够完整，更新不及时；部分栏目没有内容。", "2.培训不够。新来的人不熟悉。"),
        ("1.2023年共公开信息12条。其中规范性文件2条。", "2.2023年受理申请3件。都已办结。"),
        ("（一）全年举办培训2次。参加的有50人。",),
        ("1.解决了更新不及时的问题。网站每天有人看。",),
        ("1.街道高度重视政务公开工作。", "成立了领导小组。"),
        ("3.我们将继续做好政务公开工作。", "欢迎监督。"),
        ("1.本年没有收到复议申请。", "也没有诉讼。"),
        ("2.主动公开信息一百二十八条。", "都在网站。"),
        ("（一）做好政务公开工作总结。", "以上就是全部情况。"),
        ("1.做好政务公开工作总结！”", "以上就是全部情况。"),
        ("1.街道召开专题会议。研究了公开工作。", "2.我办牵头优化网站。增加了栏目。"),
        ("1.今年以来，我街道加强培训。举办了培训班。", "2.申请已全部办结。没有超期。"),
        ("1.受理申请五件。都已答复。", "2.去年未收取费用。今年也没有。"),
        ("1.街道高度重视政务公开工作。", "成立了领导小组。", "2.加强培训。", "举办了培训班。"),
    ],
)
def test_a_whole_sentence_is_never_a_heading(paragraphs: tuple[str, ...]) -> None:
    assert headings(*paragraphs) == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("1.制度建设", "制定了制度。", "2.队伍建设", "培训了人员。"),
        ("1.了解需求。走访了企业。", "2.公共资源公开。公开了目录。"),
        ("（一）加强组织领导。", "调整了小组。", "（二）健全制度。", "制定了制度。"),
        ("12.改进：加强培训。", "13.落实：责任到人。"),
        ("1.优化网站栏目设置。根据实际。", "2.政务服务更加智能。办事更快。"),
        ("1.全年主动公开政府信息数量", "见表。", "2.街道平台建设。建成了平台。"),
        ("1.本机关收到申请情况。见表三。", "2.最多跑一次。办事更快。"),
    ],
)
def test_what_begins_a_text_is_a_heading(paragraphs: tuple[str, ...]) -> None:
    assert len(headings(*paragraphs)) == 2


def test_a_number_within_a_sentence_begins_no_item() -> None:
    assert headings("1.加强管理。见第2.条。规范流程。按流程办。") == ["1.加强管理。"]


SKIPPED = ("1.加强管理。制定制度。", "2.加强培训。举办培训。", "4.加强考核。通报结果。", "5.受理申请五件。都已办结。")


@pytest.mark.parametrize("paragraphs", [SKIPPED, ("".join(SKIPPED),), ("".join(SKIPPED[:2]), *SKIPPED[2:])])
def test_a_list_goes_on_where_a_number_is_left_out(paragraphs: tuple[str, ...]) -> None:
    assert headings(*paragraphs) == []
    headed = [one.replace("受理申请五件", "规范流程") for one in paragraphs]
    assert headings(*headed) == ["1.加强管理。", "2.加强培训。", "4.加强考核。", "5.规范流程。"]


def test_a_list_goes_on_where_a_number_stands_twice_and_another_begins_with_1() -> None:
    twice = ("1.加强管理。制定制度。", "2.加强培训。举办培训。", "2.街道召开会议。部署了工作。")

    assert headings(*twice, "第二批：", "1.加强考核。通报结果。") == ["1.加强考核。"]


def test_a_section_that_stands_alone_stays_a_heading_beside_one_that_is_a_sentence() -> None:
    assert headings("（一）主动公开情况", "公开了信息。", "（二）全年共受理申请12件，都已办结。") == [
        "（一）主动公开情况"
    ]
