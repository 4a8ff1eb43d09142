"""A file is read in the encoding that it is in, whether it says so or not."""

from __future__ import annotations

import pytest

from tests.models.importers.readers.pdf.permit_pages import TITLE, page, permits, reading

TEXT = f"{TITLE}\r\n二、主动公开政府信息情况\r\n信息内容\t本年处理决定数量\r\n行政许可\t12\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, page("12"), page("12", "<meta charset=gb2312>")])
def test_every_encoding_is_read(text: str, encoding: str) -> None:
    assert permits(text.encode(encoding))[:2] == ("12", True)


@pytest.mark.parametrize("charset", ["", "<meta charset=utf-8>"])
def test_a_damaged_character_costs_no_other_and_is_not_sure(charset: str) -> None:
    text = page("12", charset, body=f"{{}}<p>五、存在的主要问题及改进情况</p><p>{'已经全部办理完毕。' * 40}</p>")
    content = text.encode().replace("全部".encode(), "全".encode() + b"\xe9\x83", 1)
    found = {str(one.ref): one for one in reading(content).found}

    assert found["disclosure/permits/decisions"].sure
    assert str(found["texts/problems"].value).startswith("已经全\ufffd办理完毕。已经全部办理完毕。")
    assert not found["texts/problems"].sure


def test_a_character_that_is_cut_in_two_at_the_end_is_no_reason_for_another_encoding() -> None:
    assert permits(TEXT.encode() + "行".encode()[:2])[:2] == ("12", True)


def test_a_page_around_a_text_file_is_the_text_file() -> None:
    assert permits(f"<html><body><pre style='white-space: pre-wrap;'>{TEXT}</pre></body></html>")[:2] == ("12", True)
