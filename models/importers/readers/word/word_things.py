"""What stands in a Word document and is no text: pictures, sheets of other programs, formulas. Each has its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

TABLE, BOX, PARAGRAPH = map(qn, ("w:tbl", "w:txbxContent", "w:p"))
APART = frozenset((TABLE, BOX))
"""What is read by itself, after what it stands in."""

_VML, _OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SHAPE, _SHAPE_PROPERTIES = (
    f"{{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}}{name}" for name in ("wsp", "spPr")
)
_DATA, _FILL = qn("a:graphicData"), qn("a:solidFill")
_AFLOAT = "position:absolute"
_CHOICES, _CHOICE, _FALLBACK = (
    f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}"
    for name in ("AlternateContent", "Choice", "Fallback")
)
_KNOWN = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:")
"""How the names of formats begin that Word shows; of others it shows what stands in their place."""

_NOT_PRINTED = """w:del w:moveFrom w14:conflictDel w:pPr w:rPr w:tblPr w:tblGrid w:trPr w:tcPr w:tblPrEx w:sdtPr
w:sdtEndPr w:rt
w:rubyPr w:sectPr w:instrText w:delInstrText w:delText"""
_LEFT_OUT = frozenset(map(qn, _NOT_PRINTED.split()))
"""What is on no page, and properties."""

MATHS = (qn("m:oMath"), qn("m:oMathPara"))
_PLAIN_MATHS = frozenset(
    map(qn, ("m:oMath", "m:oMathPara", "m:oMathParaPr", "m:r", "m:t", "m:rPr", "m:jc", "m:sty", "m:ctrlPr", "w:rPr"))
)
_OBJECTS = {
    "excel": "一个嵌入的工作表",
    "et.": "一个嵌入的工作表",
    "ket": "一个嵌入的工作表",
    "word": "一个嵌入的文档",
    "equation": "一个公式",
    "msgraph": "一张图表",
    "visio": "一张图",
    "acroexch": "一个嵌入的 PDF",
    "package": "一个嵌入的文件",
}
"""What the programs make that a document may hold things of, by how their names begin in it."""

PICTURE = "一张图片"
_NAMES = {
    qn("pic:pic"): PICTURE,
    f"{_VML}imagedata": PICTURE,
    qn("w:control"): "一个控件",
    qn("w14:contentPart"): "手写的笔迹",
}
_BY_KIND = {
    "chart": "一张图表",
    "chartex": "一张图表",
    "diagram": "一个 SmartArt 图形",
    "picture": "",
    "lockedCanvas": "",
    **dict.fromkeys((f"wordprocessing{kind}" for kind in ("Shape", "Group", "Canvas", "Ink")), ""),
}
"""What drawings are, by the ends of the names of their kinds; what may hold others has no name of its own."""

_LONGEST = 100
"""Characters of a formula that are told. Chosen: enough to find it in the document."""

_COVER = "一个盖在文字上面的图形，下面可能有字；请打开原文件核对。"
_UNREADABLE = "，里面的字读不出来；请打开原文件，对照着填。"


def children(element: Element) -> Iterator[Element]:
    """Yield what stands in an element and may be seen, without properties and what is deleted."""
    for child in element.iterchildren("*"):
        if child.tag == _CHOICES:
            chosen = _chosen(child)
            yield from children(chosen) if chosen is not None else ()
        elif child.tag not in _LEFT_OUT:
            yield child


def parts(container: Element, *wanted: str) -> Iterator[Element]:
    """Yield the nearest wanted elements in `container`, whatever the marks of the format that wrap them."""
    for child in children(container):
        if child.tag in wanted:
            yield child
        elif child.tag not in APART:
            yield from parts(child, *wanted)


def _chosen(choices: Element) -> Element | None:
    """Return the first of several ways to say a thing that Word understands."""
    for choice in choices.iterchildren(_CHOICE):
        needed = [choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split()]
        if all(name.startswith(_KNOWN) for name in needed):
            found: Element = choice
            return found
    other: Element | None = choices.find(_FALLBACK)
    return other


class Thing(NamedTuple):
    """A drawing or an object that is on the page.

    Attributes:
        said: What to say of it; nothing of what is but a frame around text, or a line.
        floats: Whether it stands beside the text, or upon it, and not in its line.
    """

    said: tuple[str, ...]
    floats: bool


def thing(element: Element) -> Thing | None:
    """Return what a drawing or an object shows; None if it is hidden."""
    if element.tag == qn("w:object"):
        return Thing((_object(element) + _UNREADABLE,), floats=False)
    if any(value not in {"", "0", "false"} for one in element.iter(f"{_DRAWING}docPr") if (value := one.get("hidden"))):
        return None
    named = (name + _UNREADABLE for name in dict.fromkeys(_drawn(element)))
    words = (one.get("string", "").strip() for one in element.iter(f"{_VML}textpath"))
    covers = (_COVER,) if any(map(_covers, element.iter(f"{_DRAWING}anchor"))) else ()
    is_vml_afloat = any(_AFLOAT in one.get("style", "") for one in element.iterchildren("*"))
    floats = is_vml_afloat or next(element.iter(f"{_DRAWING}anchor"), None) is not None
    return Thing((*named, *(f"艺术字：{one}" for one in words if one), *covers), floats)


def _drawn(element: Element) -> Iterator[str]:
    """Yield the names of pictures and diagrams in a drawing, outside of the boxes in it, which are read apart."""
    for child in children(element):
        if child.tag in _NAMES:
            yield _NAMES[child.tag]
        elif child.tag == _DATA and (name := _BY_KIND.get(child.get("uri", "").rpartition("/")[2], PICTURE)):
            yield name
        elif child.tag not in APART:
            yield from _drawn(child)


def _covers(anchor: Element) -> bool:
    """Return whether a drawing is a coloured shape upon the text: there may be words beneath it."""
    extent = anchor.find(f"{_DRAWING}extent")
    sides = [] if extent is None else [extent.get("cx", ""), extent.get("cy", "")]
    if anchor.get("behindDoc", "0") not in {"0", "false"} or any(side.isdecimal() and len(side) < 5 for side in sides):
        return False
    shapes = (one for one in anchor.iter(_SHAPE) if next(one.iter(BOX), None) is None)
    return any(one.find(f"{_SHAPE_PROPERTIES}/{_FILL}") is not None for one in shapes)


def _object(element: Element) -> str:
    program = next((one.get("ProgID", "") for one in element.iter(f"{_OFFICE}OLEObject")), "").lower()
    if next(element.iter(qn("w:control")), None) is not None:
        return _NAMES[qn("w:control")]
    return next((name for begin, name in _OBJECTS.items() if program.startswith(begin)), "一个嵌入的对象")


def formula(element: Element) -> tuple[str, str]:
    """Return the text of a formula, and what to say if it is more than a row of characters."""
    text = "".join(one.text or "" for one in element.iter(qn("m:t")))
    is_plain = all(one.tag in _PLAIN_MATHS for one in element.iter("*"))
    return (text, "") if is_plain else ("", f"一个公式（{text[:_LONGEST]}），没有读进来；请打开原文件，对照着填。")
