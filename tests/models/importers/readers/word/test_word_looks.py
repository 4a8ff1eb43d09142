"""Figures of a Word document as a person sees them; each case stands in a cell of its own of one whole report."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from models.form.refs import CellRef, Ref
from models.importers import open_content
from models.importers.published.reading import Found, Reading
from tests.models.importers.readers.word.word_cells import REPORT, with_cells

RAISED, LOWERED = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
STRUCK, HIDDEN, WHITE = "<w:strike/>", "<w:vanish/>", '<w:color w:val="FFFFFF"/>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def styled(name: str) -> str:
    return f'<w:rStyle w:val="{name}"/>'


def field(code: str, result: str, begin: str = "", more: str = "") -> str:
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{kind}" {{}}>{{}}</w:fldChar></w:r>' for kind in ("begin", "separate", "end")
    ]
    first, middle, last = marks[0].format(begin, more), marks[1].format("", ""), marks[2].format("", "")
    return f"{first}<w:r><w:instrText>{code}</w:instrText></w:r>{middle}{result}{last}"


def control(properties: str, text: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


def drawing(uri: str, inner: str = "", more: str = "") -> str:
    data = f'<a:graphic><a:graphicData uri="x/{uri}">{inner}</a:graphicData></a:graphic>'
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" {more}/>{data}</wp:inline></w:drawing></w:r>'


def afloat(inner: str) -> str:
    data = f'<a:graphic><a:graphicData uri="x/wordprocessingShape">{inner}</a:graphicData></a:graphic>'
    return f'<w:r><w:drawing><wp:anchor><wp:extent cx="99999" cy="99999"/>{data}</wp:anchor></w:drawing></w:r>'


PICTURE = drawing("picture", "<pic:pic/>")
SHAPE = "<wps:wsp><wps:spPr>{}</wps:spPr>{}</wps:wsp>"
FILLED = afloat(SHAPE.format("<a:solidFill/>", ""))
LINE = afloat(SHAPE.format("<a:ln/>", ""))
BOX = afloat(SHAPE.format("", f"<wps:txbx><w:txbxContent>{paragraph(run('其中3件'))}</w:txbxContent></wps:txbx>"))
STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/>'
    f"<w:pPr>{of_paragraph}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    for kind, name, base, of_paragraph, look in (
        ("character", "Raised", "", "", RAISED),
        ("character", "RaisedBold", "Raised", "", "<w:b/>"),
        ("paragraph", "AllRaised", "", "", RAISED),
        ("character", "Struck", "", "", STRUCK),
        ("character", "StruckBold", "Struck", "", "<w:b/>"),
        ("paragraph", "AllStruck", "", "", STRUCK),
        ("character", "Hidden", "", "", HIDDEN),
        ("character", "HiddenBold", "Hidden", "", "<w:b/>"),
        ("paragraph", "AllHidden", "HiddenBase", "", ""),
        ("paragraph", "HiddenBase", "", "", HIDDEN),
        ("character", "White", "", "", WHITE),
        ("paragraph", "Flat", "", '<w:spacing w:line="10" w:lineRule="exact"/>', ""),
        ("character", "Loop", "Pool", "", ""),
        ("character", "Pool", "Loop", "", ""),
    )
)
FOOTNOTE = f'<w:footnotes xmlns:w="{{}}"><w:footnote w:id="7">{paragraph(run(" 其中3件。"))}</w:footnote></w:footnotes>'
COMMENT = f'<w:comments xmlns:w="{{}}"><w:comment w:id="7">{paragraph(run("再核对"))}</w:comment></w:comments>'
NOTES = {
    kind: xml.format("http://schemas.openxmlformats.org/wordprocessingml/2006/main")
    for kind, xml in (("footnotes", FOOTNOTE), ("comments", COMMENT))
}


class Case(NamedTuple):
    """A way to write a figure.

    Attributes:
        paragraphs: What stands in the cell; 0 stands for the figure.
        sure: Whether it is to be read as it is beyond doubt; None if it is not read at all.
        said: How what is to be said of the cell begins.
    """

    paragraphs: str
    sure: bool | None
    said: str = ""


def one(*inner: str, sure: bool | None = True, said: str = "") -> Case:
    return Case(paragraph(*inner), sure, said)


CASES = {
    "raised": one(run("0"), run("1", RAISED)),
    "raised by a style": one(run("0"), run("1", styled("Raised"))),
    "raised by the style of a style": one(run("0"), run("1", styled("RaisedBold"))),
    "raised by the paragraph": Case(
        paragraph(run("0", '<w:vertAlign w:val="baseline"/>'), run("1"), properties='<w:pStyle w:val="AllRaised"/>'),
        True,
    ),
    "raised by hand": one(run("0"), run("1", '<w:position w:val="10"/><w:sz w:val="14"/>'), sure=False),
    "moved a little, to stand in the middle": one(run("0", '<w:position w:val="-3"/>')),
    "raised in pieces": one(run("0"), run("[", RAISED), run("1", RAISED), run("]", RAISED)),
    "raised star": one(run("0"), run("*", RAISED)),
    "raised circle": one(run("0"), run("①", RAISED)),
    "raised word": one(run("0"), run("注1", RAISED)),
    "raised symbol": one(run("0"), f'<w:r><w:rPr>{RAISED}</w:rPr><w:sym w:font="Wingdings" w:char="F081"/></w:r>'),
    "raised character": one(run("0"), f'<w:r><w:rPr>{RAISED}</w:rPr><w:sym w:font="SimSun" w:char="2460"/></w:r>'),
    "raised twelve, which may be a figure": one(run("0"), run("12", RAISED), sure=False),
    "raised before the figure": one(run("1", RAISED), run("0"), sure=False),
    "lowered": one(run("0"), run("1", LOWERED), sure=False),
    "nothing but raised": one(run("0", RAISED), sure=False),
    "a paragraph of its own for the mark": Case(paragraph(run("0")) + paragraph(run("1", RAISED)), True),
    "struck": one(run("11", STRUCK), run("0"), said="划掉的字"),
    "struck twice": one(run("11", "<w:dstrike/>"), run("0"), said="划掉的字"),
    "struck by a style": one(run("11", styled("Struck")), run("0"), said="划掉的字"),
    "struck by the style of a style": one(run("11", styled("StruckBold")), run("0"), said="划掉的字"),
    "struck by a style, and not": one(run("0", styled("Struck") + '<w:strike w:val="0"/>')),
    "struck by two styles, which cancel each other": Case(
        paragraph(run("0", styled("Struck")), properties='<w:pStyle w:val="AllStruck"/>'), False
    ),
    "struck in the paragraph before": Case(paragraph(run("11", STRUCK)) + paragraph(run("0")), True, "划掉的字"),
    "struck in the midst": one(run("0"), run("2", STRUCK), run("0"), sure=False, said="划掉的字"),
    "struck and nothing instead": one(run("0", STRUCK), sure=None, said="划掉的字"),
    "struck, and raised what is new": one(run("11", STRUCK), run("0", RAISED), sure=False, said="划掉的字"),
    "struck before, in a change of looks": one(run("0", f"<w:rPrChange><w:rPr>{STRUCK}{HIDDEN}</w:rPr></w:rPrChange>")),
    "deleted and inserted": one("<w:del><w:r><w:delText>11</w:delText></w:r></w:del>", f"<w:ins>{run('0')}</w:ins>"),
    "deleted in a conflict": one(f'<w14:conflictDel w:id="1">{run("9")}</w14:conflictDel>', run("0")),
    "with the number of its page": one(run("0"), "<w:r><w:pgNum/></w:r>", sure=False),
    "with the day of today": one(run("0"), "<w:r><w:dayShort/></w:r>", sure=False),
    "moved": one(f"<w:moveFrom>{run('0')}</w:moveFrom>", f"<w:moveTo>{run('0')}</w:moveTo>"),
    "end of paragraph deleted": Case(
        paragraph(run("0"), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("9", HIDDEN)), True
    ),
    "hidden": one(run("0"), run("9", HIDDEN)),
    "hidden by a style": one(run("0"), run("9", styled("Hidden"))),
    "hidden by the style of a style": one(run("0"), run("9", styled("HiddenBold"))),
    "hidden by the paragraph": Case(
        paragraph(run("9"), properties='<w:pStyle w:val="AllHidden"/>') + paragraph(run("0")), True
    ),
    "hidden on web pages alone": one(run("0"), run("", "<w:webHidden/>"), sure=False),
    "white": one(run("0"), run("9", WHITE), said="看不见"),
    "white by the theme": one(run("0"), run("9", '<w:color w:val="auto" w:themeColor="background1"/>'), said="看不见"),
    "white by a style": one(run("0"), run("9", styled("White")), said="看不见"),
    "white on black": one(run("0", WHITE + '<w:shd w:val="clear" w:fill="000000"/>')),
    "white on the black of the theme": one(run("0", WHITE + '<w:shd w:val="clear" w:themeFill="text1"/>')),
    "black on black": one(run("0"), run("9", '<w:color w:val="000000"/><w:highlight w:val="black"/>'), said="看不见"),
    "white on what cannot be told": one(run("0", WHITE + '<w:shd w:val="pct50" w:fill="FFFFFF"/>'), sure=False),
    "light grey": one(run("0", '<w:color w:val="DDDDDD"/>'), sure=False),
    "grey": one(run("0", '<w:color w:val="999999"/>')),
    "yellow on yellow": one(run("0", '<w:color w:val="FFF2CC"/><w:shd w:val="clear" w:fill="FFE699"/>'), sure=False),
    "tiny": one(run("0"), run("9", '<w:sz w:val="2"/>'), said="看不见"),
    "narrow": one(run("0"), run("9", '<w:w w:val="1"/>'), said="看不见"),
    "nearly clear": one(
        run(
            "0",
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="95000"/></w14:srgbClr>'
            "</w14:solidFill></w14:textFill>",
        ),
        sure=False,
    ),
    "half clear": one(
        run(
            "0",
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="50000"/></w14:srgbClr>'
            "</w14:solidFill></w14:textFill>",
        )
    ),
    "clear": one(run("0"), run("9", "<w14:textFill><w14:noFill/></w14:textFill>"), said="看不见"),
    "in a flat line": Case(
        paragraph(run("9"), properties='<w:pStyle w:val="Flat"/>') + paragraph(run("0")), True, "看不见"
    ),
    "small beside the figure": one(run("0"), run("0", '<w:sz w:val="8"/>'), sure=False),
    "set one upon the other": one(run("0", '<w:spacing w:val="-160"/>'), sure=False),
    "in a style without end": one(run("0", styled("Loop"))),
    "turned round": one(f'<w:bdo w:val="rtl">{run("0")}</w:bdo>', sure=False),
    "two lines in one": one(run("0", '<w:eastAsianLayout w:combine="1"/>'), sure=False),
    "one figure from the right": one(run("0", "<w:rtl/>")),
    "two figures from the right": Case(paragraph(run("0"), run(" （其中3件）"), properties="<w:bidi/>"), False),
    "turned round by a mark": one(run("\u202e0"), sure=False),
    "with a line end of a workbook": one(run("0_x000D_"), sure=False),
    "in marks of other programs": one(f"<w:smartTag><w:customXml>{run('0')}</w:customXml></w:smartTag>"),
    "with what is read aloud": one(
        f"<w:r><w:ruby><w:rt>{run('9')}</w:rt><w:rubyBase>{run('0')}</w:rubyBase></w:ruby></w:r>"
    ),
    "in a control": one(control("<w:text/>", "0")),
    "in a control that asks": one(control("<w:showingPlcHdr/>", "0"), sure=False),
    "in a paragraph that asks": Case(
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph(run('0'))}</w:sdtContent></w:sdt>", False
    ),
    "in a control that Word fills anew": one(control('<w:dataBinding w:xpath="/a"/>', "0"), sure=False),
    "result of a field": one(field("=SUM(ABOVE)", run("0"))),
    "result of a field to be renewed": one(field("=SUM(ABOVE)", run("0"), 'w:dirty="true"'), sure=False),
    "field in a field": one(field(f"IF</w:instrText></w:r>{field('=A1', run('9'))}<w:r><w:instrText>", run("0"))),
    "choice from a list": one(
        field(
            "FORMDROPDOWN",
            "",
            "",
            '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="9"/><w:listEntry '
            'w:val="0"/></w:ddList></w:ffData>',
        )
    ),
    "a field that Word never shows": one(field("PRIVATE", run("9")), run("0"), field("XE", run("8"))),
    "field without a result": one(field("=SUM(ABOVE)", ""), sure=None, said="公式“=SUM(ABOVE)”"),
    "simple field": one(f'<w:fldSimple w:instr="=A1">{run("0")}</w:fldSimple>'),
    "simple field without a result": one('<w:fldSimple w:instr="=A1"/>', sure=None, said="公式“=A1”"),
    "character in a circle": one(run("0"), field(r"EQ \o\ac(○,1)", ""), sure=False, said="域“EQ"),
    "picture": one(PICTURE, sure=None, said="一张图片"),
    "picture beside": one(run("0"), PICTURE, sure=False, said="一张图片"),
    "picture that is hidden": one(run("0"), drawing("picture", "<pic:pic/>", 'hidden="1"')),
    "chart": one(drawing("chart"), sure=None, said="一张图表"),
    "diagram": one(drawing("diagram"), sure=None, said="一个 SmartArt 图形"),
    "old picture": one("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>", sure=None, said="一张图片"),
    "sheet": one(
        '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>', sure=None, said="一个嵌入的工作表"
    ),
    "decorated letters": one('<w:r><w:pict><v:textpath string="草稿"/></w:pict></w:r>', sure=None, said="艺术字：草稿"),
    "handwriting": one(run("0"), drawing("wordprocessingInk", "<w14:contentPart/>"), sure=False, said="手写的笔迹"),
    "under a shape": one(run("0"), FILLED, sure=False, said="一个盖在文字上面的图形"),
    "under a line": one(run("0"), LINE, sure=False),
    "beside a box": one(run("0"), BOX, sure=False),
    "formula": one("<m:oMath><m:f><m:num><m:r><m:t>0</m:t></m:r></m:num></m:f></m:oMath>", sure=None, said="一个公式"),
    "formula of a figure alone": one("<m:oMath><m:r><m:t>0</m:t></m:r></m:oMath>", sure=False),
    "letters of a font of symbols": one(run("0", '<w:rFonts w:ascii="Wingdings"/>'), sure=False, said="符号字体"),
    "numbered": Case(paragraph(run("0"), properties='<w:pStyle w:val="ListNumber"/>'), False),
    "with a footnote": one(
        run("0"), f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:id="7"/></w:r>', said="脚注：其中3件"
    ),
    "with a mark of its own for a footnote": one(
        run("0"), '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="8"/><w:t>1</w:t></w:r>'
    ),
    "with a remark": one(run("0"), '<w:r><w:commentReference w:id="7"/></w:r>', said="批注：再核对"),
    "what Word understands": one(
        "<w:r><mc:AlternateContent><mc:Choice Requires='w14'><w:t>0</w:t></mc:Choice><mc:Fallback><w:t>9</w:t>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "what Word does not understand": one(
        "<w:r><mc:AlternateContent xmlns:z='http://example.com/'><mc:Choice Requires='z'><w:t>9</w:t></mc:Choice>"
        "<mc:Fallback><w:t>0</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
}
UNREAD = tuple(name for name, case in CASES.items() if case.sure is None)
READ = tuple(name for name in CASES if name not in UNREAD)
PLACES: dict[str, CellRef] = {
    name: ref
    for table, names in (("applications", READ), ("litigation", UNREAD))
    for name, ref in zip(names, (ref for ref in REPORT.form.cells if ref.table == table), strict=False)
}
"""Where each case stands; a row that lacks a figure is in doubt as a whole, so those stand in a table of their own."""


@cache
def plain() -> dict[Ref, Found]:
    return {found.ref: found for found in _reading(with_cells({})).found}


@cache
def odd() -> Reading:
    figures = {name: f"{REPORT.content(ref)}" for name, ref in PLACES.items()}
    paragraphs = {PLACES[name]: _with_figure(case.paragraphs, figures[name]) for name, case in CASES.items()}
    return _reading(with_cells(paragraphs, STYLES, NOTES))


def _with_figure(paragraphs: str, figure: str) -> str:
    """Return paragraphs with the figure of the report for every nought that is all of a text."""
    for begin, end in ((">", "<"), ('"', '"'), (">", "_x"), ("\u202e", "<")):
        paragraphs = paragraphs.replace(f"{begin}0{end}", f"{begin}{figure}{end}")
    return paragraphs.replace(f'w:val="{figure}"/>', 'w:val="0"/>') if "strike w:val" in paragraphs else paragraphs


def _reading(content: bytes) -> Reading:
    opened = open_content(content, "a.docx")
    assert isinstance(opened, Reading)
    return opened


def test_every_case_has_a_cell_of_its_own() -> None:
    assert len(PLACES) == len(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_figure_is_read_as_it_is_seen(name: str) -> None:
    case, before = CASES[name], plain()[PLACES[name]]
    after = {found.ref: found for found in odd().found}.get(PLACES[name])
    said = [one.text for one in odd().unread if one.where == before.where]

    assert before.sure
    assert (after and after.sure) == case.sure
    if case.sure:
        assert after is not None
        assert after.value == before.value
    assert len(said) == bool(case.said)
    assert not said or said[0].startswith(case.said)


def test_all_other_figures_are_read_as_before() -> None:
    after = {found.ref: found for found in odd().found}

    changed = {ref for ref, one in plain().items() if ref not in after or after[ref].value != one.value}
    assert changed <= set(PLACES.values())
    others = {ref for ref, one in plain().items() if one.sure and ref not in PLACES.values()}
    assert not {ref for ref in others if not after[ref].sure and getattr(ref, "table", "") != "litigation"}


def test_a_figure_with_a_table_below_it_is_not_sure() -> None:
    ref = next(ref for ref in plain() if isinstance(ref, CellRef))
    below = f"<w:tbl><w:tr><w:tc>{paragraph(run('7'))}</w:tc></w:tr></w:tbl>"
    found = {one.ref: one for one in _reading(with_cells({ref: paragraph(run("5")) + below + paragraph()})).found}

    assert str(found[ref].value) == "5"
    assert not found[ref].sure
