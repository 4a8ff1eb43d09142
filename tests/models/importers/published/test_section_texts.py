"""Texts and particulars of the cover, as offices and their websites publish them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.refs import TextRef
from models.importers.published.published_report import read_published
from models.importers.published.reading import Reading
from models.importers.published.spelling import number_of, tidy, unnumbered
from models.importers.published.surroundings import iso
from models.importers.source import RawTable, Source, SourceBlock, SourceParagraph
from models.text.label_text import bare_label
from tests.builders import answered, balanced
from tests.models.importers.published.sources import as_source
from tests.models.importers.published.strategies import TEXTS

REPORT = answered(
    balanced(2024), {"cover/agency": "鲤城区信访局", "cover/signatory": "鲤城区信访局", "cover/kind": "department"}
)
TITLE = "鲤城区信访局2024年政府信息公开工作年度报告"
TABLES = tuple(block for block in as_source(REPORT) if isinstance(block, RawTable))


def paragraphs(*texts: str) -> Source:
    return tuple(SourceParagraph(text, f"第 {number} 段") for number, text in enumerate(texts, start=1))


def published(
    front: Iterable[str] = (), opening: Iterable[str] = (), overview: Iterable[str] = ("本年无。",)
) -> Reading:
    body: list[SourceBlock] = list(paragraphs(*front, TITLE, *opening, "一、总体情况", *overview))
    return read_published((*body, *paragraphs("二、主动公开政府信息情况"), *TABLES))


def cover(reading: Reading) -> dict[str, str]:
    return {ref[1]: str(value) for ref, value in reading.report.values.items() if ref[0] == "cover"}


def unread(reading: Reading) -> list[str]:
    return [unread.text for unread in reading.unread]


def test_a_page_of_a_website() -> None:
    above = ("首页 > 政务公开 > 年报", "鲤城区信访局2023年政府信息公开工作年度报告 下载", "分享到：")
    below = ("发布时间：2025-01-16 10:20 来源：鲤城区信访局 浏览次数：12", "2025-01-16", "字号：大 中 小")
    footer = (
        "扫一扫在手机上查看当前页面",
        "上一篇：鲤城区信访局2023年政府信息公开工作年度报告",
        "2025-01-17",
        "主办：鲤城区人民政府办公室",
    )
    source = as_source(REPORT)
    page = (*paragraphs(*above), source[0], *paragraphs(*below), *source[1:], *paragraphs(*footer))
    reading = read_published(page)

    assert reading.report == REPORT
    assert unread(reading) == [*above, *below, *footer]


def test_a_table_of_contents_is_no_text() -> None:
    parts = [section.heading for section in REPORT.form.sections]
    source = as_source(REPORT)
    contents = paragraphs("目录", *(f"{part}……{number}" for number, part in enumerate(parts)), *parts)

    assert read_published((source[0], *contents, *source[1:])).report == REPORT


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ["本年不断夯实政务公开、依申请公开工作的基", "础。全年8件。"],
            "本年不断夯实政务公开、依申请公开工作的基础。全年8件。",
        ),
        (["（一）抓细抓实，公开基础持续夯实", "本年8件。"], "（一）抓细抓实，公开基础持续夯实\n本年8件。"),
        (["（一）抓细抓实，公开的基础持续夯实，公开的活力不断", "（二）创新。"], None),
        (["重点工作", "本年8件。"], "重点工作\n本年8件。"),
        (
            ["本年向区政府报送当月信息，认真做好汇总登记工作、统计", "— 3 —", "工作。"],
            "本年向区政府报送当月信息，认真做好汇总登记工作、统计工作。",
        ),
        (["本年 2024 年共 8 件,依规(条例)公开: 8 件。"], "本年2024年共8件，依规（条例）公开：8件。"),
        (["升级 TRS 平台，办结率98.73%，1-9月达到1,234件。"], "升级 TRS 平台，办结率98.73%，1-9月达到1,234件。"),
    ],
)
def test_paragraphs(lines: list[str], text: str | None) -> None:
    reading = published(overview=lines)

    assert reading.report.text("texts", "overview") == (text or "\n".join(lines))
    [found] = [found for found in reading.found if found.ref == TextRef("texts", "overview")]
    assert found.sure == (found.value == tidy(lines[0]) or "\n" in str(found.value))
    assert [line for line in found.raw.split("\n") if line not in lines] == []


@pytest.mark.parametrize(
    ("heading", "kept", "sure"),
    [
        ("一、总体情况", "", True),
        ("总体情况", "", True),
        ("第一部分 总体情况", "", True),
        ("1.总体情况", "1.总体情况", False),
        ("一、 政府信息公开总体情况", "一、政府信息公开总体情况", False),
    ],
)
def test_headings(heading: str, kept: str, *, sure: bool) -> None:
    reading = read_published((*paragraphs(TITLE, heading, "本年无。"), *TABLES))

    assert reading.report.text("headings", "overview") == kept
    assert reading.report.text("texts", "overview") == "本年无。"
    assert all(found.sure for found in reading.found if found.ref == TextRef("texts", "overview")) == sure


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            (
                "报告电子版可在“泉州市鲤城区人民政府”门户网站下载（http://www.qzlc.gov.cn/）。对本报告如有疑问，请与鲤城区信访局联系"
                "（地址：庄府巷24号（4号楼）2楼；电话：0595-22355663；邮编：362000）。"
            ),
            {
                "website": "泉州市鲤城区人民政府",
                "url": "http://www.qzlc.gov.cn/",
                "contact_unit": "鲤城区信访局",
                "address": "庄府巷24号（4号楼）2楼",
                "phone": "0595-22355663",
                "postcode": "362000",
            },
        ),
        (
            (
                "本报告已在福州市长乐区人民政府网站（www.fzcl.gov.cn）公布。如有疑问，可直接与区信息公开办联系，联系地址：文松路666号，"
                "联系电话：0591-28803765，邮政编码：350207，电子信箱：a@163.com。"
            ),
            {
                "website": "福州市长乐区人民政府",
                "url": "www.fzcl.gov.cn",
                "contact_unit": "区信息公开办",
                "address": "文松路666号",
                "phone": "0591-28803765",
                "postcode": "350207",
                "email": "a@163.com",
            },
        ),
        ("本报告根据条例编制，存在的主要问题及改进情况见后。", {}),
    ],
)
def test_contact(text: str, answers: dict[str, str]) -> None:
    reading = published(opening=[text])
    kinds = ("website", "url", "contact_unit", "address", "phone", "postcode", "email")

    assert {key: value for key, value in cover(reading).items() if key in kinds} == answers
    assert reading.report.text("texts", "opening") == text


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (
            "可在云浦区人民政府门户网站（http://www.lxyunpu.gov.cn/）“政府信息公开年报”专栏下载。",
            "云浦区人民政府门户网站",
        ),
        ("可在云浦区政府网（www.lxyunpu.gov.cn）下载。", "云浦区政府网"),
        ("可在云浦区政府网站查阅。", "云浦区政府网站"),
        ("可在临溪政务服务网上查阅。", "临溪政务服务网"),
        ("可在“云浦发布”官网（www.lxyunpu.gov.cn）下载。", "云浦发布"),
        ("可登录云浦区人民政府官网下载。", "云浦区人民政府官网"),
        ("可在云浦区政府信息公开专栏下载。", "云浦区政府信息公开专栏"),
        ("可在云浦区人民政府门户网站的政府信息公开专栏查阅。", "云浦区人民政府门户网站的政府信息公开专栏"),
        ("已在云浦区人民政府网站（www.lxyunpu.gov.cn）公布。", "云浦区人民政府"),
    ],
)
def test_a_site_keeps_the_whole_of_its_name(text: str, site: str) -> None:
    assert cover(published(opening=[f"本报告电子版{text}"]))["website"] == site


@pytest.mark.parametrize(
    ("front", "answers"),
    [
        (["鲤城区信访局文件", "泉鲤信[2025] 1号"], ("鲤城区信访局文件", "泉鲤信〔2025〕1号")),
        (["泉鲤信（2025）12号"], ("", "泉鲤信〔2025〕12号")),
        (["鲤城区信访局"], ("鲤城区信访局", "")),
        (["网站首页"], ("", "")),
    ],
)
def test_red_head_and_number(front: list[str], answers: tuple[str, str]) -> None:
    found = cover(published(front=front))

    assert (found.get("red_head", ""), found.get("document_number", "")) == answers


def test_a_notice_with_its_title_in_two_lines() -> None:
    front = (
        "鲤城区人民政府办公室",
        "关于转发鲤城区信访局2024年年度报告的通知",
        "各街道办事处：",
        "现将年度报告转发给你们。",
        "请遵照执行。",
        "鲤城区人民政府办公室 二〇二五年一月十四日",
        "(此件主动公开)",
    )
    found = cover(published(front=front))

    assert {key: value for key, value in found.items() if key.startswith("notice")} == {
        "notice_title": "鲤城区人民政府办公室关于转发鲤城区信访局2024年年度报告的通知",
        "notice_addressee": "各街道办事处",
        "notice_body": "现将年度报告转发给你们。\n请遵照执行。",
        "notice_signatory": "鲤城区人民政府办公室",
        "notice_date": "2025-01-14",
        "notice_open_mark": "此件主动公开",
    }


@pytest.mark.parametrize(
    ("agency", "kind"),
    [
        ("鲤城区人民政府开元街道办事处", "street"),
        ("河市镇人民政府", "town"),
        ("鲤城区信访局", "department"),
        ("福州市长乐区人民政府办公室", "office"),
        ("鲤城区", "aggregate"),
        ("鲤城区人民政府", ""),
    ],
)
def test_the_kind_of_unit_is_a_guess(agency: str, kind: str) -> None:
    reading = read_published((*paragraphs(f"{agency}2024年政府信息公开工作年度报告"), *TABLES))

    assert reading.report.text("cover", "kind") == kind
    assert not [found for found in reading.found if found.ref == TextRef("cover", "kind") and found.sure]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("福建省泉州市鲤城区人民政府", "政务公开领导小组办公室"), "福建省泉州市鲤城区人民政府政务公开领导小组办公室"),
        (("特此报告", "鲤城区信访局"), "鲤城区信访局"),
        (("六、其他需要报告的事项", "鲤城区信访局"), "鲤城区信访局"),
        (("收费情况良好。", "鲤城区信访局"), "鲤城区信访局"),
    ],
)
def test_a_name_that_a_line_break_parts_within_its_paragraph_is_one_name(lines: tuple[str, ...], name: str) -> None:
    *body, signed, day = as_source(REPORT)
    assert isinstance(signed, SourceParagraph)
    broken = (signed._replace(text=line, where="第 32 段") for line in lines)
    [found] = [one for one in read_published((*body, *broken, day)).found if one.ref == TextRef("cover", "signatory")]

    assert (found.value, found.sure) == (name, name == lines[-1])


def test_a_closing_block_in_a_table() -> None:
    block = RawTable((("抄送：市政府办公室。", ""), ("鲤城区信访局", "2025年1月10日印发")), "第 4 个表")
    reading = read_published((*as_source(REPORT), block))
    found = cover(reading)

    assert (found["copy_to"], found["issuer"], found["issue_date"]) == ("市政府办公室", "鲤城区信访局", "2025-01-10")
    assert unread(reading) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年1月9日", "2024-01-09"),
        ("2024.1.9", "2024-01-09"),
        ("二〇二四年十二月三十一日", "2024-12-31"),
        ("二○二五年一月二十日", "2025-01-20"),
        ("2024年13月9日", ""),
    ],
)
def test_dates(text: str, day: str) -> None:
    assert iso(text) == day


@given(TEXTS)
def test_tidy_leaves_alone_what_is_tidy(text: str) -> None:
    assert all(tidy(line) == line for line in text.split("\n"))


@given(st.text(max_size=60))
def test_tidying_keeps_what_is_said(text: str) -> None:
    assert bare_label(tidy(text)) == bare_label(text) or not text.isprintable()


@pytest.mark.parametrize(
    ("label", "number", "name"),
    [
        ("一、总体情况", "一", "总体情况"),
        ("（三）不予公开", "三", "不予公开"),
        ("1．属于国家秘密", "1", "属于国家秘密"),
        ("第一部分　总体情况", "一", "总体情况"),
        ("一号窗口", "", "一号窗口"),
        ("2024年", "", "2024年"),
        ("1.5倍", "", "1.5倍"),
    ],
)
def test_numbers_of_labels(label: str, number: str, name: str) -> None:
    assert (number_of(label), unnumbered(label)) == (number, name)


@pytest.mark.parametrize("mark", ["草", "稿", "草稿", "草稿，不得报送", "征求意见稿", "送审稿"])
def test_what_is_written_across_a_draft_is_none_of_its_texts(mark: str) -> None:
    reading = published(overview=("本年办理3件。", mark, "本年培训2次。", mark))
    found = {one.ref: one for one in reading.found}[TextRef("texts", "overview")]

    assert (found.value, found.sure) == ("本年办理3件。\n本年培训2次。", False)
    assert [one.text for one in reading.unread] == [mark, mark]
