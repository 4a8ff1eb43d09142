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
    ],
)
def test_what_begins_a_text_is_a_heading(paragraphs: tuple[str, ...]) -> None:
    assert len(headings(*paragraphs)) == 2


def test_a_number_within_a_sentence_begins_no_item() -> None:
    assert headings("1.加强管理。见第2.条。3.规范流程。按流程办。") == ["1.加强管理。"]


def test_a_section_that_stands_alone_stays_a_heading_beside_one_that_is_a_sentence() -> None:
    assert headings("（一）主动公开情况", "公开了信息。", "（二）全年共受理申请12件，都已办结。") == [
        "（一）主动公开情况"
    ]
