from __future__ import annotations

from collections.abc import Callable

import pytest

from models.importers.readers.web.web_page import read_html
from models.importers.source import PAGE_NAME, Source
from models.report.report import Report
from models.system.errors import UnreadableReport
from tests.builders import balanced, sample
from tests.models.importers.readers.builders import (
    PLAIN,
    as_html,
    as_mht,
    as_page_of_a_site,
    expected,
    found,
    tables,
    texts,
)


def rows(page: str) -> list[tuple[tuple[str, ...], ...]]:
    return [table.rows for table in tables(read_html(page.encode()))]


def shown(page: bytes) -> Source:
    return tuple(block for block in read_html(page) if block.where != PAGE_NAME)


def read(page: str) -> list[str]:
    return texts(read_html(page.encode()))


@pytest.mark.parametrize("build", [as_html, as_page_of_a_site, as_mht])
@pytest.mark.parametrize("report", [sample("001"), sample("004"), balanced(2020), balanced()])
def test_every_paragraph_and_cell_is_read_at_its_place(report: Report, build: Callable[[Report], bytes]) -> None:
    assert found(shown(build(report))) == expected(report)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("utf-8", "utf-8"),
        ("utf-8", "gb18030"),
        ("gb2312", "utf-8"),
        ("utf-16", "utf-16"),
        ("iso-8859-1", "gb18030"),
        ("none such", "gb18030"),
        ("big5", "big5"),
        ("utf-8", "utf-8-sig"),
    ],
)
def test_the_encoding_is_found(declared: str, encoding: str) -> None:
    text = "政府資訊公開" if encoding == "big5" else "镕㐂政府信息公开"

    assert texts(shown(PLAIN.format(charset=declared, body=f"<p>{text * 9}").encode(encoding, "ignore")))[0] in {
        text * 9,
        "政府信息公开" * 9,
    }


def test_what_nobody_sees_is_left_out() -> None:
    page = (
        "<title>题</title><nav>航</nav><script>1</script><style>2</style><noscript>3</noscript><p hidden>4</p>"
        "<p style='Display: None'>5</p><select><option>6</select><!-- 7 --><p>正<!-- 8 -->文"
        "<span style='mso-hide:all'>9</span>"
    )

    assert read(page) == ["题", "正文"]


def test_the_name_of_the_page_comes_first_in_its_parts() -> None:
    page = "<head><title>\n 甲市2024年年报_ 甲市人民政府 </title></head><body><p>正文"

    assert [block.where for block in read_html(page.encode())] == [PAGE_NAME, PAGE_NAME, "第 1 段"]
    assert read(page) == ["甲市2024年年报", "甲市人民政府", "正文"]


def test_lines_end_where_a_browser_ends_them() -> None:
    assert read("<div>甲<b>乙</b><p>丙<br>丁</p>戊<ul><li>己<li>庚</ul></div>辛") == [
        "甲乙", "丙", "丁", "戊", "己", "庚", "辛",
    ]  # fmt: skip


def test_white_space_is_what_a_reader_sees() -> None:
    assert read("<p>&nbsp;&nbsp;　　政府\n   信息，\r\n公开&nbsp;Open\n Data\u200b &lt;1&gt;</p>") == [
        "政府信息，公开 Open Data <1>"
    ]


def test_spans_are_resolved_and_lines_in_cells_kept() -> None:
    page = "<table><tr><td rowspan=2>甲<td colspan='2'>乙<p>丙<tr><th>1<td>2<tr><td>丁<td>3<td>4</table>"

    assert rows(page) == [(("甲", "乙\n丙", ""), ("", "1", "2"), ("丁", "3", "4"))]


def test_columns_in_which_no_cell_begins_are_none() -> None:
    assert rows("<table><tr><td colspan=9>甲<td>乙<tr><td colspan=9>1<td>2<tr></tr></table>") == [
        (("甲", "乙"), ("1", "2"))
    ]


def test_rows_stand_under_a_cell_that_goes_on_to_the_end() -> None:
    assert rows("<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>") == [(("甲", "1"), ("", "2"), ("", "3"))]


def test_tables_of_the_layout_are_taken_apart() -> None:
    data = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    page = f"<table><tr><td>左<td><h1>题</h1>{data}尾<tr><td>{'长' * 500}<td>右</table>"
    source = read_html(page.encode())

    assert [getattr(block, "text", block.where) for block in source] == [
        "左",
        "题",
        "第 1 个表",
        "尾",
        "长" * 500,
        "右",
    ]


def test_a_cell_may_hold_a_table_of_one_cell() -> None:
    inner = "<table><tr><td>甲</td></tr></table>"

    assert rows(f"<table><tr><td>{inner}<td>1<tr><td>乙<td>2</table>") == [(("甲", "1"), ("乙", "2"))]


def test_pictures_in_the_page_are_no_text() -> None:
    assert read(f"<p>正文<img src='data:image/png;base64,{'A' * 11_000_000}'></p>") == ["正文"]


@pytest.mark.parametrize("page", ["<html>" + "<div>" * 5_000 + "字", "<!-- -->\x00"[8:], "<p>1" * 400_000])
def test_what_cannot_be_read_is_a_sentence(page: str) -> None:
    with pytest.raises(UnreadableReport, match=r"。$"):
        read_html(page.encode())


def test_a_page_without_text_is_nothing() -> None:
    assert read_html(b"<!-- --><p>&nbsp;</p>") == ()
