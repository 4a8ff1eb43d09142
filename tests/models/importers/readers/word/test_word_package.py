"""Packages as other programs make them, and documents that are but the cover of another."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from models.importers import open_content
from models.importers.published.reading import Reading
from models.importers.readers import read_source
from models.importers.source import LeftOut
from models.system.errors import UnreadableReport
from tests.models.importers.own.workbooks import repacked, replaced
from tests.models.importers.readers.builders import as_html, texts
from tests.models.importers.readers.hostile import package, swollen
from tests.models.importers.readers.word.test_word_looks import paragraph, plain, run
from tests.models.importers.readers.word.word_cells import RELATION, REPORT, document, with_cells

STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
BODY = paragraph(run("甲"), run("乙", '<w:sz w:val="2"/>')) + "<w:p/>"
CHUNK = '<w:altChunk r:id="rIdA"/>'


def renamed(content: bytes, change: Callable[[str], str]) -> bytes:
    """Return a package whose parts have other names."""
    with ZipFile(BytesIO(content)) as archive:
        return package({change(name): archive.read(name) for name in archive.namelist()})


def strict(_name: str, part: bytes) -> bytes:
    for usual, other in STRICT.items():
        part = part.replace(usual, other)
    return part.replace(b'w:val="2"', b'w:val="1pt"')


def moved(content: bytes) -> bytes:
    """Return a package whose document stands in another folder."""
    named = renamed(content, lambda name: name.replace("word/", "doc/"))
    return repacked(named, lambda name, part: part if name.startswith("doc/") else part.replace(b"word/", b"doc/"))


def in_utf_16(content: bytes) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        return part.decode().replace("UTF-8", "UTF-16").encode("utf-16")

    return repacked(content, change)


def template(content: bytes) -> bytes:
    return replaced(content, "[Content_Types].xml", "document.main+xml", "template.main+xml")


def with_lost_picture(content: bytes) -> bytes:
    relation = RELATION.format(id="rIdP", kind="image") + ' Target="NULL"/></Relationships>'
    return replaced(content, "word/_rels/document.xml.rels", "</Relationships>", relation)


def chunked(kind: str, content: bytes, before: str = "") -> bytes:
    """Return a document that holds another."""
    relation = RELATION.format(id="rIdA", kind="aFChunk") + f' Target="chunk.{kind}"/></Relationships>'
    cover = replaced(document(before + CHUNK), "word/_rels/document.xml.rels", "</Relationships>", relation)
    return swollen(cover, {f"word/chunk.{kind}": content})


@pytest.mark.parametrize(
    "change",
    [
        lambda content: repacked(content, strict),
        lambda content: renamed(content, lambda name: name.replace("word/", "WORD/")),
        lambda content: renamed(content, lambda name: name.replace("/", "\\")),
        lambda content: renamed(repacked(content, lambda _, part: part.replace(b"word/document.xml", b"word/d2.xml")),
                                lambda name: name.replace("document.xml", "d2.xml")),
        moved,
        in_utf_16,
        template,
        with_lost_picture,
    ],
    ids=["strict", "capitals", "backslashes", "name", "folder", "utf-16", "template", "lost picture"],
)  # fmt: skip
def test_a_package_is_read_as_other_programs_make_it(change: Callable[[bytes], bytes]) -> None:
    source = read_source(change(document(BODY)))

    assert texts(source) == ["甲"]
    assert [block.text[-1] for block in source if isinstance(block, LeftOut)] == ["乙"]


@pytest.mark.parametrize(("kind", "make"), [("html", lambda: as_html(REPORT)), ("docx", lambda: with_cells({}))])
def test_a_report_that_stands_in_a_document_is_read(kind: str, make: Callable[[], bytes]) -> None:
    opened = open_content(chunked(kind, make()), "a.docx")

    assert isinstance(opened, Reading)
    assert {one.ref: (one.value, one.sure) for one in opened.found} == {
        ref: (one.value, one.sure) for ref, one in plain().items()
    }
    assert opened.unread == ()


def test_what_stands_in_a_document_is_counted_as_if_it_stood_there() -> None:
    source = read_source(chunked("html", "<title>名</title><p>乙</p>".encode(), paragraph(run("甲"))))

    assert [(block.where, block.text) for block in source if not hasattr(block, "rows")] == [
        ("第 1 段", "甲"),
        ("第 2 段", "乙"),
    ]


@pytest.mark.parametrize(
    "content", [b"{\\rtf1 a}", chunked("docx", document(BODY))], ids=["another kind", "a cover of a cover"]
)
def test_what_cannot_be_read_in_a_document_is_refused_or_said(content: bytes) -> None:
    with pytest.raises(UnreadableReport, match="另存为 Word 文档"):
        read_source(chunked("bin", content))
    assert [type(block) for block in read_source(chunked("bin", content, paragraph(run("甲"))))][1:] == [LeftOut]


def test_documents_in_documents_are_read_only_so_often() -> None:
    source = read_source(chunked("html", "<p>乙</p>".encode(), CHUNK * 50))

    assert sum(isinstance(block, LeftOut) for block in source) == 31


def test_a_part_that_is_not_called_xml_is_not_parsed() -> None:
    content = repacked(document(BODY), lambda _, part: part.replace(b"word/document.xml", b"word/document.bin"))

    with pytest.raises(UnreadableReport):
        read_source(renamed(content, lambda name: name.replace("document.xml", "document.bin")))
