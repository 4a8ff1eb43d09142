"""Which cells of a table of a Word document are seen, and where they stand."""

from __future__ import annotations

import pytest

from models.importers.readers.word.word_document import read_docx
from models.importers.source import LeftOut
from tests.models.importers.own.workbooks import replaced
from tests.models.importers.readers.builders import tables
from tests.models.importers.readers.word.test_word_document import cell, paragraph, run, table
from tests.models.importers.readers.word.word_cells import document

HIDDEN = "<w:trPr><w:hidden/></w:trPr>"
FLAT = '<w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>'
LOW = '<w:trPr><w:trHeight w:val="100" w:hRule="exact"/></w:trPr>'
DELETED, INSERTED = '<w:cellDel w:author="a"/>', '<w:cellIns w:author="a"/>'
ON = "<w:vMerge/>"
STYLE = (
    '<w:style w:type="table" w:styleId="Odd"><w:tblStylePr w:type="firstRow"><w:rPr>{}</w:rPr>{}</w:tblStylePr>'
    "</w:style>"
)

Seen = tuple[tuple[tuple[str, ...], ...], list[tuple[int, int]]]


def seen(content: bytes) -> Seen:
    [found] = tables(read_docx(content))
    return found.rows, sorted(found.doubtful)


@pytest.mark.parametrize("properties", [HIDDEN, FLAT])
def test_a_hidden_row_is_none_and_is_said(properties: str) -> None:
    content = document(table([properties, cell("甲"), cell("11")], [cell("甲"), cell("12")]))
    [said] = [block for block in read_docx(content) if isinstance(block, LeftOut)]

    assert seen(content) == ((("甲", "12"),), [])
    assert said.text.endswith("：甲 11")
    assert said.where == "第 1 个表"


def test_nothing_is_said_of_a_hidden_row_whose_words_are_hidden() -> None:
    words = paragraph(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{11}</w:t></w:r>")
    content = document(table([HIDDEN, f"<w:tc>{words}</w:tc>"], [cell("甲")]))

    assert len(read_docx(content)) == 1


def test_a_row_too_low_for_its_text_is_in_doubt() -> None:
    assert seen(document(table([LOW, cell("甲"), cell("1")]))) == ((("甲", "1"),), [(0, 0), (0, 1)])


def test_lines_for_which_a_row_is_not_high_enough_are_in_doubt() -> None:
    two = cell("11", more=paragraph(run("12")))
    high = LOW.replace("100", "900")

    assert seen(document(table([LOW.replace("100", "300"), two, cell("1")])))[1] == [(0, 0)]
    assert seen(document(table([high, two, cell("1")])))[1] == []


@pytest.mark.parametrize("text", ["12（其中3件网办）", "-", "/", "无", "12件"])
def test_what_is_no_label_has_no_number_of_its_own(text: str) -> None:
    words = paragraph(run(text), properties='<w:pStyle w:val="ListNumber"/>')

    assert seen(document(table([cell("甲"), f"<w:tc>{words}</w:tc>"]))) == ((("甲", text),), [(0, 1)])


def test_a_deleted_cell_is_none_and_what_moves_up_is_in_doubt() -> None:
    replaced_ = table([cell("甲"), cell("11", DELETED), cell("12", INSERTED), cell("13")])
    gone = table([cell("甲"), cell("11", DELETED), cell("12"), cell("13")])

    assert seen(document(replaced_)) == ((("甲", "12", "13"),), [])
    assert seen(document(gone)) == ((("甲", "12", "13"),), [(0, 1), (0, 2)])


def test_a_continuation_of_nothing_is_seen() -> None:
    body = table([cell("甲", ON), cell("1")], [cell("乙", ON), cell("2")])

    assert seen(document(body)) == ((("甲", "1"), ("", "2")), [(0, 0)])


def test_a_cell_too_narrow_for_its_text_is_in_doubt() -> None:
    body = table([cell("甲"), cell("1"), cell("2")], widths=(999, 2, 999))

    assert seen(document(body))[1] == [(0, 1)]


@pytest.mark.parametrize(
    ("of_runs", "of_cells", "text", "is_sure"),
    [
        ("<w:vanish/>", "", "", False),
        ("<w:b/>", "", "", True),
        ("", '<w:tcPr><w:shd w:val="clear" w:fill="123456"/></w:tcPr>', '<w:color w:val="FFFFFF"/>', False),
    ],
    ids=["hides", "emboldens", "puts colour behind white"],
)
def test_a_style_for_some_cells_leaves_what_it_may_hide_in_doubt(
    of_runs: str, of_cells: str, text: str, *, is_sure: bool
) -> None:
    words = paragraph(f"<w:r><w:rPr>{text}</w:rPr><w:t>甲</w:t></w:r>")
    body = table([f"<w:tc>{words}</w:tc>"]).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="Odd"/></w:tblPr>')
    styles = STYLE.format(of_runs, of_cells) + "</w:styles>"

    assert seen(replaced(document(body), "word/styles.xml", "</w:styles>", styles)) == (
        (("甲",),),
        [] if is_sure else [(0, 0)],
    )


def test_white_text_in_a_dark_cell_is_seen() -> None:
    words = paragraph('<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>甲</w:t></w:r>')
    body = table([f'<w:tc><w:tcPr><w:shd w:val="clear" w:fill="123456"/></w:tcPr>{words}</w:tc>'])

    assert seen(document(body)) == ((("甲",),), [])


def test_a_number_in_a_cell_without_text_is_seen() -> None:
    body = table([cell("甲"), '<w:tc><w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr></w:p></w:tc>'])

    assert seen(document(body)) == ((("甲", "1."),), [(0, 1)])


def test_a_label_keeps_its_number() -> None:
    words = paragraph(run("甲"), properties='<w:pStyle w:val="ListNumber"/>')

    assert seen(document(table([f"<w:tc>{words}</w:tc>", cell("1")]))) == ((("1.甲", "1"),), [])
