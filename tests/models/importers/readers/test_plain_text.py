"""Text files, in whatever encoding, as paragraphs and tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.importers.readers.plain_text import read_txt
from models.importers.source import RawTable, SourceParagraph
from models.system.errors import UnreadableReport
from tests.models.importers.readers.pdf.permit_pages import TITLE, permits

TEXT = "鲤城区2024年年报\n\n行政许可\t86\n行政处罚\t0\t\n一、总体情况"
SOURCE = (
    SourceParagraph("鲤城区2024年年报", "第 1 行"),
    RawTable((("行政许可", "86", ""), ("行政处罚", "0", "")), "第 3 行起的表格"),
    SourceParagraph("一、总体情况", "第 5 行"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    assert read_txt(TEXT.replace("\n", end).encode(encoding)) == SOURCE


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("## **（二）创新赋能**", "（二）创新赋能"),
        ("网站（<http://www.qzlc.gov.cn/>）", "网站（http://www.qzlc.gov.cn/）"),
        (r"1\. 加强\*管理", "1. 加强*管理"),
        ("#号不是标题", "#号不是标题"),
    ],
)
def test_marks_of_markdown_stay_out(text: str, plain: str) -> None:
    assert read_txt(text.encode()) == (SourceParagraph(plain, "第 1 行"),)


def test_rules_are_no_text() -> None:
    assert read_txt(b"---\n\n* * *\n") == ()


def test_bars_make_a_table() -> None:
    table = "| 信息内容 | 件数 |\n|---|:-:|\n| 规章 | 0 |".encode()

    assert read_txt(table) == (RawTable((("信息内容", "件数"), ("规章", "0")), "第 1 行起的表格"),)


@pytest.mark.parametrize("bar", ["│", "┃", "║", "｜"])
def test_bars_that_are_drawn_make_a_table(bar: str) -> None:
    lines = ["┌──────┬────┐", "│信息内容│件数│", "├──────┼────┤", "│规章│0│", "└──────┴────┘"]
    text = "\n".join(lines).replace("│", bar)

    assert read_txt(text.encode()) == (RawTable((("信息内容", "件数"), ("规章", "0")), "第 1 行起的表格"),)


def test_a_bold_lead_gets_back_its_sentences() -> None:
    text = "**1.规范。**有序。**2.深化。**\n\n管理公开。\n\n**3.总结。**\n\n说明".encode()

    assert [block[0] for block in read_txt(text)] == ["1.规范。有序。2.深化。管理公开。", "3.总结。", "说明"]


def test_an_indented_line_is_no_table() -> None:
    assert read_txt("\t本报告".encode()) == (SourceParagraph("本报告", "第 1 行"),)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnreadableReport, match="文本文件读不出来"):
        read_txt(b"\x89PNG\r\n\x81\xff\xff")


@given(st.binary(max_size=200))
def test_garbage_is_read_or_refused(content: bytes) -> None:
    try:
        read_txt(content)
    except UnreadableReport as error:
        assert str(error)  # noqa: PT017  refused with a sentence is as good as read


@pytest.mark.parametrize(
    ("text", "plain", "left"),
    [
        ("行政许可~~11~~12件[^1]。", "行政许可12件。", ["11"]),
        ("行政许可<del>11</del>12<sup>1</sup>件。", "行政许可12件。", ["11"]),
        ("见图![表二](a/b.png)。", "见图。", ["表二"]),
        ("[^1]: 其中3件为变更。", "", ["其中3件为变更"]),
    ],
)
def test_what_markdown_crosses_out_or_notes_is_no_text(text: str, plain: str, left: list[str]) -> None:
    source = read_txt(text.encode())

    assert [block.text for block in source if isinstance(block, SourceParagraph)] == [plain] * bool(plain)
    assert all(words in block[0] for block, words in zip(source[bool(plain) :], left, strict=True))


def test_in_a_table_it_is_told_at_its_cell() -> None:
    table, left = read_txt("| 行政许可 | ~~11~~ 12[^1] |".encode())

    assert isinstance(table, RawTable)
    assert table.rows == (("行政许可", "12"),)
    assert (left.where, "11" in left[0]) == ("第 1 行起的表格第 1 行第 2 列", True)


def test_what_cannot_be_decoded_is_not_sure() -> None:
    table = read_txt("行政许可\t12\n行政处罚\t".encode() + b"3\xe4" + f"\n{'。' * 300}".encode())[0]

    assert isinstance(table, RawTable)
    assert table.doubtful == {(1, 1)}


@pytest.mark.parametrize("mark", ["\u202e", "\u202b", "\u200f", "\u05d0"])
def test_a_row_with_letters_from_the_right_is_not_sure(mark: str) -> None:
    table = read_txt(f"行政许可{mark}\t12\n行政处罚\t3".encode())[0]

    assert isinstance(table, RawTable)
    assert table.doubtful == {(0, 0), (0, 1)}


@pytest.mark.parametrize("figure", ["1\n2", "1\x0b2", "1\x0c2", "11\b2", "1\x7f2", "\x1b[8m9\x1b[0m12"])
def test_a_figure_that_may_be_another_one_is_not_sure(figure: str) -> None:
    text = f"{TITLE}\n二、主动公开政府信息情况\n信息内容\t本年处理决定数量\n行政许可\t{figure}\n行政处罚\t3\n"

    assert not permits(text.encode()).sure
    assert permits(text.replace(figure, "12").encode())[:2] == ("12", True)
