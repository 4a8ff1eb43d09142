"""Texts in encodings of elsewhere are read, or refused with a sentence that names the encoding; never as garbage."""

from __future__ import annotations

import quopri

import pytest

from models.system.errors import UnreadableReport
from tests.models.importers.readers.pdf.permit_pages import TITLE, permits, reading

LINES = f"{TITLE}\r\n二、主动公开政府信息情况\r\n信息内容\t本年处理决定数量\r\n行政许可\t12\r\n行政处罚\t3\r\n"
TRADITIONAL = "海州區青石橋街道辦事處2024年政府信息公開工作年度報告\r\n二、主動公開政府信息情況\r\n行政許可\t12\r\n"
JAPANESE = "令和六年度情報公開年次報告書\r\n行政許可\t12\r\n本年の受付件数は142件です。次のとおり報告します。\r\n"


@pytest.mark.parametrize("encoding", ["hz", "utf-7", "utf-32"])
def test_what_says_its_encoding_is_read(encoding: str) -> None:
    assert permits(LINES.encode(encoding)) == ("12", True, ())


@pytest.mark.parametrize("rare", ["䶮", "㙍路", "\U0002c64e", "𬭎𬬭"])
def test_characters_of_four_bytes_are_read(rare: str) -> None:
    content = f"{LINES}五、存在的主要问题及改进情况\r\n{rare}工作不够及时。\r\n".encode("gb18030")

    assert permits(content) == ("12", True, ())
    found = {str(one.ref): one.value for one in reading(content).found}
    assert found["texts/problems"] == f"{rare}工作不够及时。"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (TRADITIONAL.encode("big5"), "Big5.*繁转简.*docx"),
        (TRADITIONAL.encode(), "繁转简.*docx"),
        (JAPANESE.encode("shift_jis"), "Shift-JIS.*docx"),
        (JAPANESE.encode("iso2022_jp"), "ISO-2022.*docx"),
        (LINES.encode("ascii", "replace"), "问号.*docx"),
        (LINES.encode("gbk").decode("latin-1").encode(), "乱码.*docx"),
        (LINES[:40].encode("gbk") + LINES.encode(), "乱码.*docx"),
        (quopri.encodestring(LINES.encode()), "没有汉字.*docx"),
        (LINES.encode("ascii", "xmlcharrefreplace"), "没有汉字.*docx"),
        (LINES.encode("unicode_escape"), "没有汉字.*docx"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_encoding(content: bytes, named: str) -> None:
    with pytest.raises(UnreadableReport, match=named):
        reading(content)


@pytest.mark.parametrize("lost", ["锟斤拷", "????"])
def test_what_lost_characters_long_ago_is_not_sure(lost: str) -> None:
    found = {
        str(one.ref): one for one in reading(f"{LINES}五、存在的主要问题及改进情况\r\n工作{lost}及时。".encode()).found
    }

    assert not found["texts/problems"].sure
    assert found["disclosure/permits/decisions"].sure
