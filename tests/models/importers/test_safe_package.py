from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from models.importers import read_report
from models.importers.safe_package import LARGEST
from models.system.errors import UnreadableReport
from tests.builders import balanced
from tests.models.importers.own.workbooks import exported, replaced

WORKBOOK = exported(balanced())
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
DOCTYPE = '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">]>'
STRINGS = "xl/sharedStrings.xml"


def package(**parts: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def swollen(part: bytes) -> bytes:
    """Return our workbook with one part more."""
    stream = BytesIO(WORKBOOK)
    with ZipFile(stream, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/more.xml", part)
    return stream.getvalue()


def with_doctype(encoding: str) -> bytes:
    part = f'<?xml version="1.0" encoding="{encoding}"?>{DOCTYPE}<sst>&a;</sst>'
    return swollen(part.encode(encoding))


def flagged_as_encrypted() -> bytes:
    content = bytearray(WORKBOOK)
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def with_a_broken_part() -> bytes:
    """Return our workbook with a part whose checksum does not agree."""
    content = bytearray(WORKBOOK)
    content[content.index(b"PK\x01\x02") + 16] ^= 0xFF
    return bytes(content)


BAD: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a photo": lambda: b"\xff\xd8\xff\xe0" + bytes(2_000),
    "text": lambda: "报表".encode("gbk"),
    "another package": lambda: package(**{"word/document.xml": b"<a/>"}),
    "old xls": lambda: OLE + bytes(2_000),
    "encrypted": lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
    "encrypted parts": flagged_as_encrypted,
    "cut short": lambda: WORKBOOK[:-2_000],
    "only a beginning": lambda: WORKBOOK[:40],
    "broken part": with_a_broken_part,
    "empty parts": lambda: package(**{"xl/workbook.xml": b"", "[Content_Types].xml": b""}),
    "no content types": lambda: package(**{"xl/workbook.xml": b"<workbook/>"}),
    "bomb": lambda: swollen(bytes(LARGEST + 1)),
    "bomb of elements": lambda: swollen(b"<a>" + b"<b/>" * 600_000 + b"</a>"),
    "doctype": lambda: replaced(WORKBOOK, STRINGS, "<sst", f"{DOCTYPE}<sst"),
    "doctype in utf-16": lambda: with_doctype("utf-16"),
    "doctype in latin": lambda: with_doctype("iso-8859-1"),
    "bad coordinates": lambda: replaced(WORKBOOK, "xl/worksheets/sheet4.xml", ' r="', ' r="?'),
    "no such string": lambda: replaced(WORKBOOK, "xl/worksheets/sheet4.xml", "<v>", "<v>99999"),
}
ALIKE = [
    {"a photo", "text", "another package"},
    {"encrypted", "encrypted parts"},
    {
        "cut short",
        "only a beginning",
        "broken part",
        "empty parts",
        "no content types",
        "bad coordinates",
        "no such string",
    },
    {"bomb", "bomb of elements"},
    {"doctype", "doctype in utf-16", "doctype in latin"},
]


def sentence(content: bytes) -> str:
    with pytest.raises(UnreadableReport) as error:
        read_report(content)
    return str(error.value)


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_workbook_of_ours_is_refused_at_once(name: str) -> None:
    content = BAD[name]()
    begun = time.monotonic()

    assert sentence(content).endswith("。")
    assert time.monotonic() - begun < 5


def test_each_kind_of_fault_has_its_own_sentence() -> None:
    sentences = {name: sentence(make()) for name, make in BAD.items()}

    for names in ALIKE:
        assert len({sentences[name] for name in names}) == 1
    kinds = len(BAD) - sum(len(names) - 1 for names in ALIKE)
    assert len(set(sentences.values())) == kinds


def test_pictures_and_other_parts_are_no_obstacle() -> None:
    assert read_report(swollen(b"\x89PNG\r\n" + bytes(range(256)) * 40)).report == balanced()
