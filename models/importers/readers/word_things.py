"""What stands in a Word document and is no text: pictures, sheets of other programs, formulas. Each has its name."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element


TABLE, BOX, PARAGRAPH = map(qn, ("w:tbl", "w:txbxContent", "w:p"))
APART = frozenset((TABLE, BOX))
"""What is read by itself, after what it stands in."""

_VML, _OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DATA = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_CHOICES, _CHOICE, _FALLBACK = (
    f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}"
    for name in ("AlternateContent", "Choice", "Fallback")
)
_KNOWN = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:")
"""How the names of formats begin that Word shows; of others it shows what stands in their place."""

_LEFT_OUT = frozenset(
    map(
        qn,
        """w:del w:moveFrom w:pPr w:rPr w:tblPr w:tblGrid w:trPr w:tcPr w:tblPrEx w:sdtPr w:sdtEndPr w:rt w:rubyPr
        w:sectPr w:instrText w:delInstrText w:delText""".split(),
    )
)
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
            return choice
    return next(choices.iterchildren(_FALLBACK), None)


def things(element: Element) -> Iterator[str]:
    """Yield what to say of a drawing or an object; nothing of one that is but a frame around text, or a line."""
    if element.tag == qn("w:object"):
        yield _object(element) + _UNREADABLE
        return
    if any(value not in {"", "0", "false"} for one in element.iter(_DRAWN) if (value := one.get("hidden", ""))):
        return
    found = list(_drawn(element))
    yield from (name + _UNREADABLE for name in dict.fromkeys(found))
    words = (one.get("string", "").strip() for one in element.iter(f"{_VML}textpath"))
    yield from (f"艺术字：{one}" for one in words if one)


def _drawn(element: Element) -> Iterator[str]:
    """Yield the names of pictures and diagrams in a drawing, outside of the boxes in it, which are read apart."""
    for child in children(element):
        if child.tag == _DATA and child.get("uri", "").endswith(("/chart", "/chartex")):
            yield "一张图表"
        elif child.tag == _DATA and child.get("uri", "").endswith("/diagram"):
            yield "一个 SmartArt 图形"
        elif child.tag == qn("pic:pic") or (child.tag == f"{_VML}imagedata"):
            yield PICTURE
        elif child.tag == qn("w:control"):
            yield "一个控件"
        elif child.tag not in APART:
            yield from _drawn(child)


def _object(element: Element) -> str:
    program = next((one.get("ProgID", "") for one in element.iter(f"{_OFFICE}OLEObject")), "").lower()
    if next(element.iter(qn("w:control")), None) is not None:
        return "一个控件"
    return next((name for begin, name in _OBJECTS.items() if program.startswith(begin)), "一个嵌入的对象")


def formula(element: Element) -> tuple[str, str]:
    """Return the text of a formula, and what to say if it is more than a row of characters."""
    text = "".join(one.text or "" for one in element.iter(qn("m:t")))
    is_plain = all(one.tag in _PLAIN_MATHS for one in element.iter("*"))
    return (text, "") if is_plain else ("", f"一个公式（{text}）{_UNREADABLE}")


