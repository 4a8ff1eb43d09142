from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.importers.readers import read_source
from models.importers.safe_package import LARGEST
from models.system.errors import UnreadableReport
from tests import ROOT
from tests.builders import balanced
from tests.models.importers.readers.builders import (
    as_docx,
    as_html,
    as_mht,
    as_page_of_a_site,
    as_pdf,
    as_xlsx,
    expected,
    found,
    texts,
)
from tests.models.importers.readers.hostile import package
from tests.thoroughness import examples

REPORT = balanced()
BUILDERS = {"docx": as_docx, "html": as_html, "page": as_page_of_a_site, "mht": as_mht, "pdf": as_pdf, "xlsx": as_xlsx}
GOOD = {name: build(REPORT) for name, build in BUILDERS.items()}
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
PHOTOS = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF",
    b"\x89PNG\r\n\x1a\n",
    b"BM\x36\x00\x10\x00\x00\x00\x00\x00",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF\x10\x00\x00\x00WEBPVP8",
    b"\x00\x00\x00\x18ftypheic",
)


def wide(name: str) -> bytes:
    return OLE + bytes(600) + name.encode("utf-16-le") + bytes(600)


def odf(kind: str) -> bytes:
    return package({"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": b"<a/>"})


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "空的"),
    "blank": (bytes(900) + b"\r\n", "空的"),
    "old text": (wide("WordDocument"), r"另存为 \.docx"),
    "old table": (wide("Workbook"), r"用 Excel 或者 WPS 打开，另存为 \.xlsx"),
    "locked": (wide("EncryptedPackage"), "密码"),
    "rich text": (b"{\\rtf1\\ansi \\par}", r"RTF.*另存为 \.docx"),
    "odt": (odf("text"), r"ODT.*另存为 \.docx"),
    "ods": (odf("spreadsheet"), r"ODS.*另存为 \.xlsx"),
    "ofd": (package({"OFD.xml": b"<a/>", "Doc_0/Document.xml": b"<a/>"}), "OFD"),
    "slides": (package({"ppt/presentation.xml": b"<a/>"}), "演示文稿"),
    "binary workbook": (package({"xl/workbook.bin": b"x"}), r"另存为 \.xlsx"),
    "zip": (package({"年报.docx": b"x"}), "解压"),
    "rar": (b"Rar!\x1a\x07\x00", "解压"),
    "cut zip": (GOOD["docx"][:-900], "不完整"),
    "old word xml": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', r"\.docx"),
    "old excel xml": (b'<?xml version="1.0"?><a xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', r"\.xlsx"),
    "program": (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(99), "认不出"),
    "too large": (b"a" * (LARGEST + 1), "太大"),
    **{f"photo {at}": (photo + bytes(99), "图片") for at, photo in enumerate(PHOTOS)},
}


@pytest.mark.parametrize("name", GOOD)
def test_files_are_read_by_their_content_whatever_their_name(name: str) -> None:
    blocks = found(read_source(GOOD[name], "年报.jpg"))

    assert [block for block in blocks if block in expected(REPORT)] == expected(REPORT)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_told_with_what_to_do(name: str) -> None:
    content, word = REFUSED[name]

    with pytest.raises(UnreadableReport, match=word) as refusal:
        read_source(content, "年报.docx")
    assert str(refusal.value).endswith("。")


def test_text_is_left_to_the_reader_of_text() -> None:
    for content in ("一、总体情况\n没有。", "﻿2 < 3，也 <= 4", "PK 赛"):
        for encoding in ("utf-8", "gb18030"):
            assert texts(read_source(content.lstrip("﻿").encode(encoding)))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_pages_may_begin_with_blanks_and_marks(encoding: str) -> None:
    page = '\n <?xml version="1.0"?>\n<!-- 存 -->\n<html><body><p>正文正文</p></body></html>'

    assert texts(read_source(page.encode(encoding))) == ["正文正文"]


def test_a_workbook_that_is_a_page_is_read_as_a_page() -> None:
    content = b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table><tr><td>a<td>1<tr><td>b<td>2</table>"

    assert len(read_source(content, "表.xls")) == 1


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    code = "import sys, models.importers.readers; sys.exit(not {'docx', 'lxml', 'pypdfium2'}.isdisjoint(sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0  # noqa: S603  our own code


def answer(content: bytes) -> str:
    """Return why a file cannot be read; nothing if it can."""
    try:
        read_source(content)
    except UnreadableReport as refusal:
        return str(refusal)
    return ""


@examples(60, 1200)
@given(
    st.sampled_from(sorted(GOOD)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
    st.floats(0.3, 1),
)
def test_a_damaged_file_is_a_source_or_a_sentence(name: str, changes: list[tuple[float, int]], kept: float) -> None:
    content = bytearray(GOOD[name])
    for place, byte in changes:
        content[int(place * len(content))] = byte
    end = len(content) if kept > 0.5 else int(kept * len(content))

    assert answer(bytes(content[:end]))[-1:] in {"", "。"}


@examples(40, 600)
@given(
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"MIME-Version: 1.0\n", OLE]),
    st.binary(max_size=400),
)
def test_noise_is_a_source_or_a_sentence(begin: bytes, noise: bytes) -> None:
    assert answer(begin + noise)[-1:] in {"", "。"}
