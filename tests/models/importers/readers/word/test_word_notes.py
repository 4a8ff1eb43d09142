"""Texts of a Word document as they are seen, and what stands beside them."""

from __future__ import annotations

import pytest

from models.importers.readers.word.word_document import read_docx
from models.importers.source import LeftOut, Source, SourceParagraph
from tests.models.importers.own.workbooks import replaced
from tests.models.importers.readers.builders import texts
from tests.models.importers.readers.word.test_word_looks import (
    BOX,
    HIDDEN,
    LOWERED,
    NOTES,
    PICTURE,
    RAISED,
    STRUCK,
    WHITE,
    paragraph,
    run,
)
from tests.models.importers.readers.word.word_cells import NAMES, document, with_notes

BEFORE = "<w:body>"
GONE = "<w:rPr><w:{}/></w:rPr>"
NUMBERED = '<w:pStyle w:val="ListNumber"/>'
NOTE = '<w:r><w:footnoteReference w:id="7"/></w:r>'
PAGE = '<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>'


def read(body: str) -> Source:
    return read_docx(document(body))


def said(source: Source) -> list[tuple[str, str]]:
    return [(block.where, block.text) for block in source if isinstance(block, LeftOut)]


@pytest.mark.parametrize(
    ("body", "text", "sure"),
    [
        (paragraph(run("收到142"), run("1", RAISED), run("件")), "收到142件", True),
        (paragraph(run("依申请公开"), run("2", RAISED), run("12件")), "依申请公开12件", False),
        (paragraph(run("依申请公开"), run("①", RAISED), run("12件")), "依申请公开12件", True),
        (paragraph(run("占地3m"), run("2", RAISED)), "占地3m²", True),
        (paragraph(run("占地3公里"), run("2", RAISED)), "占地3公里²", True),
        (paragraph(run("占地3平方公里"), run("2", RAISED)), "占地3平方公里", True),
        (paragraph(run("约1.2×10"), run("4", RAISED), run("件")), "约1.2×10⁴件", False),
        (paragraph(run("气温25"), run("o", RAISED), run("C")), "气温25°C", True),
        (paragraph(run("WPS"), run("™", RAISED)), "WPS™", True),
        (paragraph(run("CO"), run("2", LOWERED), run("减少")), "CO2减少", True),
        (paragraph(run("收到"), run("15", STRUCK), run("142件")), "收到142件", True),
        (paragraph(run("收到1"), run("5", STRUCK), run("42件")), "收到142件", False),
        (paragraph(run("收到14"), properties=GONE.format("vanish")) + paragraph(run("2件")), "收到142件", True),
        (paragraph(run("收到14"), properties=GONE.format("moveFrom")) + paragraph(run("2件")), "收到142件", True),
        (paragraph(run("2"), properties='<w:framePr w:dropCap="drop"/>') + paragraph(run("024年")), "2024年", True),
        (paragraph(run("12件"), properties=NUMBERED), "1. 12件", True),
        (paragraph(run("收到"), PICTURE, run("件")), "收到件", False),
    ],
)  # fmt: skip
def test_a_text_is_read_as_it_is_seen(body: str, text: str, *, sure: bool) -> None:
    found = [block for block in read(body) if isinstance(block, SourceParagraph)]

    assert [(one.text, one.sure) for one in found] == [(text, sure)]


def test_the_end_of_a_heading_in_the_line_of_its_text_parts_them() -> None:
    body = paragraph(run("一、"), properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + paragraph(run("甲"))

    assert texts(read(body)) == ["一、", "甲"]


def test_hidden_paragraphs_are_not_counted() -> None:
    hidden = paragraph(run("乙", HIDDEN), properties=NUMBERED + GONE.format("vanish"))

    assert texts(
        read(paragraph(run("甲"), properties=NUMBERED) + hidden + paragraph(run("丙"), properties=NUMBERED))
    ) == [
        "1.甲",
        "2.丙",
    ]


@pytest.mark.parametrize(
    ("old", "new", "text", "sure"),
    [
        ("<w:lvlText ", '<w:suff w:val="nothing"/><w:lvlText ', "1.12件", False),
        ("<w:lvlText ", "<w:rPr><w:vanish/></w:rPr><w:lvlText ", "12件", True),
        (
            "</w:abstractNum>",
            (
                '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="ListNumber"/>'
                "</w:abstractNum>"
                '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
            ),
            "1. 12件",
            True,
        ),
    ],
    ids=["without a gap", "hidden", "of another list"],
)
def test_a_number_is_printed_as_its_list_says(old: str, new: str, text: str, *, sure: bool) -> None:
    numbered = '<w:numPr><w:numId w:val="2"/></w:numPr>' if "numStyleLink" in new else NUMBERED
    content = replaced(document(paragraph(run("12件"), properties=numbered)), "word/numbering.xml", old, new)

    assert read_docx(content) == (SourceParagraph(text, "第 1 段", sure),)


def test_what_stands_in_a_box_may_belong_elsewhere() -> None:
    source = read(paragraph(run("甲"), BOX))

    assert [(one.text, one.sure) for one in source if isinstance(one, SourceParagraph)] == [
        ("甲", True),
        ("其中3件", False),
    ]


def test_what_cannot_be_read_is_said_where_it_stands() -> None:
    body = (
        paragraph(run("甲"), run("乙", WHITE))
        + paragraph(PICTURE)
        + paragraph(run("丙", STRUCK))
        + paragraph(run("丁"))
    )

    assert [where for where, _ in said(read(body))] == ["第 1 段", "第 1 段", "第 1 段"]
    assert [where for where, _ in said(read(paragraph(PICTURE)))] == ["文件开头"]


def test_white_text_on_a_picture_behind_it_is_seen_and_in_doubt() -> None:
    behind = '<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>'
    [found] = read(paragraph(run("甲", WHITE), behind))

    assert isinstance(found, SourceParagraph)
    assert not found.sure


def test_white_text_on_a_page_of_another_colour_is_seen() -> None:
    content = document(paragraph(run("甲", WHITE)))
    coloured = replaced(content, "word/document.xml", BEFORE, f'<w:background w:color="112233"/>{BEFORE}')
    shown = replaced(coloured, "word/settings.xml", "<w:zoom ", "<w:displayBackgroundShape/><w:zoom ")

    assert said(read_docx(coloured))
    assert read_docx(shown) == (SourceParagraph("甲", "第 1 段"),)


def test_so_many_pictures_are_named_and_no_more() -> None:
    found = said(read(paragraph(PICTURE) * 400))

    assert len(found) == 301
    assert "100 处" in found[-1][1]


def test_a_note_is_said_once_where_it_is_referred_to() -> None:
    content = with_notes(
        document(paragraph(run("甲")) + paragraph(run("乙"), NOTE) + paragraph(run("丙"), NOTE)), NOTES
    )

    assert said(read_docx(content)) == [("第 2 段", "脚注：其中3件。")]


def test_a_note_that_goes_with_hidden_text_is_not_seen() -> None:
    hidden = f"<w:del>{NOTE}</w:del>"

    assert said(read_docx(with_notes(document(paragraph(run("甲"), hidden)), NOTES))) == []


@pytest.mark.parametrize(
    ("words", "kind", "is_said"),
    [
        (run("内部资料"), "default", True),
        (run("甲"), "default", False),
        (f"{run('— 第 ')}{PAGE}{run(' 页 —')}", "default", False),
        (run("内部资料"), "first", False),
        (run("内部资料"), "even", False),
    ],
    ids=["words", "what the text says, too", "number of the page", "of a first page like all", "of no even pages"],
)
def test_the_head_of_the_pages_is_said_if_it_says_something(words: str, kind: str, *, is_said: bool) -> None:
    part = f"<w:hdr {NAMES}><w:p>{words}</w:p></w:hdr>"
    reference = f'<w:sectPr><w:headerReference w:type="{kind}" r:id="rIdheader9"/></w:sectPr>'
    content = with_notes(document(f"<w:p><w:pPr>{reference}</w:pPr>{run('甲')}</w:p>"), {"header9": part})

    assert said(read_docx(content)) == ([("页眉", "页眉：内部资料")] if is_said else [])
