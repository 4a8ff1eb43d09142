"""The styles of an official document (GB/T 9704-2012) under the names Word knows, and the fonts they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from exporters.typeset.standard_page import (
    ABOVE_RED_HEAD_MM,
    BODY_SIZE,
    FOOT_SIZE,
    MM,
    PITCH,
    RED,
    RED_HEAD_SIZE,
    TITLE_SIZE,
)
from exporters.word.markup import Element, flag, twips, w

TITLE_TYPE, FANGSONG, HEI, KAI, SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"

LINE = 28.95
"""Points: 22 lines a page. Word counts in twentieths of a point; 29.00, the nearest, is 0.2 too much for the page."""

_TIGHTER = -0.25
"""Points between characters of that size, so that 28 of them fit a line in every program.

The grid of characters would do it in Word, but other programs take it for squares that nothing may stick out of.
"""

_STAND_INS = {
    TITLE_TYPE: ("华文中宋", "roman"),
    FANGSONG: ("仿宋", "modern"),
    KAI: ("楷体", "modern"),
    HEI: ("SimHei", "modern"),
    SONG: ("SimSun", "auto"),
}
"""What Word takes on a computer without the font, and the family of its shapes."""


class WordStyle(NamedTuple):
    """A style of paragraphs. What is not said is as in the text.

    Attributes:
        id: How paragraphs refer to it.
        name: As Word knows it; its own names are English and small.
        latin: The font of letters and digits; that of the Chinese characters unless given.
        line: From line to line, in points.
        before, after: White space above and below, in points.
        indent: Of the first line, in characters.
        inner: Of both sides, in points.
        outline: Level in the navigation pane, from 1.
        stays: Whether it is not parted from what follows.
    """

    id: str
    name: str
    font: str = FANGSONG
    size: float = BODY_SIZE
    latin: str = ""
    line: float = LINE
    before: float = 0
    after: float = 0
    indent: int = 0
    inner: float = 0
    align: str = "both"
    outline: int = 0
    stays: bool = False
    bold: bool = False
    colour: str = "000000"
    based: str = "Normal"
    following: str = ""


TEXT = WordStyle("BodyText", "Body Text", indent=2)
TITLE = WordStyle(
    "Title", "Title", TITLE_TYPE, TITLE_SIZE, line=1.1 * LINE, after=LINE, align="center", stays=True, following=TEXT.id
)
HEADINGS = (
    WordStyle("Heading1", "heading 1", HEI, indent=2, outline=1, stays=True, following=TEXT.id),
    WordStyle("Heading2", "heading 2", KAI, latin=FANGSONG, indent=2, outline=2, stays=True, following=TEXT.id),
    WordStyle("Heading3", "heading 3", bold=True, indent=2, outline=3, stays=True, following=TEXT.id),
)
NORMAL = WordStyle("Normal", "Normal", based="")
RED_HEAD = WordStyle(
    "RedHead",
    "红头",
    TITLE_TYPE,
    RED_HEAD_SIZE,
    line=53,
    before=ABOVE_RED_HEAD_MM * MM,
    after=2 * LINE,
    align="center",
    colour=RED,
)
NUMBER = WordStyle("DocumentNumber", "文号", after=2 * LINE, align="center")
SIGNATURE = WordStyle("Signed", "落款", align="right")
CELL = WordStyle("TableText", "表格文字", SONG, 10.5, line=13.4, align="center")
NOTE = WordStyle("TableNote", "表注", SONG, 10.5, line=14.7, align="left")
CLOSING = WordStyle("ClosingBlock", "版记", size=FOOT_SIZE, line=26, align="left")
HEADER = WordStyle("Header", "header", HEI, 12, line=16, align="center", colour=RED)
FOOTER = WordStyle("Footer", "footer", SONG, FOOT_SIZE, line=16, inner=FOOT_SIZE, align="right")
_ALL = (NORMAL, TEXT, TITLE, *HEADINGS, RED_HEAD, NUMBER, SIGNATURE, CELL, NOTE, CLOSING, HEADER, FOOTER)


def defaults() -> Element:
    """Return what holds where no style says otherwise."""
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    return w("docDefaults", w("rPrDefault", w("rPr", *_type(NORMAL), language)), w("pPrDefault", w("pPr")))


def styles() -> Iterator[Element]:
    """Yield all styles, ours and those that Word expects in every document."""
    yield from map(_style, _ALL)
    name = w("name", val="Default Paragraph Font")
    yield w("style", name, type="character", default=1, styleId="DefaultParagraphFont")
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    properties = w("tblPr", w("tblInd", w=0, type="dxa"), margins)
    yield w("style", w("name", val="Normal Table"), properties, type="table", default=1, styleId="TableNormal")
    yield w("style", w("name", val="No List"), type="numbering", default=1, styleId="NoList")


def fonts() -> Element:
    """Return the table of the fonts and of what stands in for them."""
    return w("fonts", *(_font(name, *stand_in) for name, stand_in in _STAND_INS.items()))


def spacing(line: float, before: float = 0, after: float = 0) -> Element:
    """Return white space and the distance of lines, which is exact, in points."""
    return w("spacing", before=twips(before), after=twips(after), line=twips(line), lineRule="exact")


def type_size(points: float) -> tuple[Element, ...]:
    """Return the size of type, which counts in half points."""
    return w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))


def _style(style: WordStyle) -> Element:
    kind = {"default": 1} if not style.based else {} if style.name.isascii() else {"customStyle": 1}
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=style.based) if style.based else None,
        w("next", val=style.following) if style.following else None,
        w("qFormat"),
        w("pPr", *_paragraph(style)),
        w("rPr", *_type(style)),
        type="paragraph",
        styleId=style.id,
        **kind,
    )


def _paragraph(style: WordStyle) -> Iterator[Element | None]:
    """Yield the properties of paragraphs: no page begins with a last line, nothing sticks out, no space is put in."""
    yield flag("keepNext", on=style.stays)
    yield w("widowControl")
    for name in ("overflowPunct", "autoSpaceDE", "autoSpaceDN"):
        yield w(name, val=0)
    yield w("snapToGrid", val=0)
    yield spacing(style.line, style.before, style.after)
    yield _indent(style)
    yield w("jc", val=style.align)
    yield w("outlineLvl", val=style.outline - 1) if style.outline else None


def _indent(style: WordStyle) -> Element:
    if style.inner:
        return w("ind", left=twips(style.inner), right=twips(style.inner))
    return w("ind", firstLineChars=style.indent * 100, firstLine=twips(style.indent * PITCH))


def _type(style: WordStyle) -> Iterator[Element | None]:
    latin = style.latin or style.font
    yield w("rFonts", ascii=latin, hAnsi=latin, eastAsia=style.font, cs=latin)
    yield flag("b", on=style.bold)
    yield w("snapToGrid", val=0)
    yield w("color", val=style.colour)
    yield w("spacing", val=twips(_TIGHTER) if style.size == BODY_SIZE else 0)
    yield w("kern", val=0)
    yield from type_size(style.size)


def _font(name: str, stand_in: str, family: str) -> Element:
    """Return an entry of the table; 86 says that the font holds simplified Chinese."""
    return w(
        "font",
        w("altName", val=stand_in),
        w("charset", val="86"),
        w("family", val=family),
        w("pitch", val="default"),
        name=name,
    )
