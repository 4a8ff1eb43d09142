"""Elements of WordprocessingML, in few words.

They are text until they are given to a document: to build trees of them, one small step at a time, takes long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import NewType

from docx.oxml.ns import nsmap
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

Element = NewType("Element", str)
"""The XML of an element."""

TWIPS = 20
"""In a point."""

_KEPT = "\x1e"
"""A hyphen at which no line ends, as Word itself keeps it; no text holds this character, which XML has no place for."""

_TELEPHONE = re.compile(
    r"(?<![A-Za-z0-9./_-])(?:0\d{2,3}-\d{7,8}(?:-\d{1,6})?|[48]00-\d{3,4}-?\d{3,4}|\d{7,8}-\d{1,6})(?![A-Za-z0-9_-])",
    re.ASCII,
)
"""Numbers that a reader dials: with an area code, of a service, or with an extension."""

_BREAK = re.compile(f"([\t\r\n{_KEPT}])")
_BREAKS = {
    "\t": Element("<w:tab/>"),
    "\r": Element("<w:br/>"),
    "\n": Element("<w:br/>"),
    _KEPT: Element("<w:noBreakHyphen/>"),
}


def w(tag: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Return the element `w:tag` with these attributes of the same namespace and these children; None is left out."""
    shown = _shown(**attributes) if attributes else ""
    content = "".join([child for child in children if child])
    return Element(f"<w:{tag}{shown}>{content}</w:{tag}>" if content else f"<w:{tag}{shown}/>")


@lru_cache(maxsize=1024)  # most elements of a table are alike
def _shown(**attributes: str | int) -> str:
    return "".join([f' w:{name}="{escape(str(value))}"' for name, value in attributes.items()])


def built(*elements: Element) -> list[BaseOxmlElement]:
    """Return the elements as a document holds them."""
    return list(body(*elements))


def body(*elements: Element) -> BaseOxmlElement:
    """Return the elements within the body of a document."""
    return parse_xml(f'<w:body xmlns:w="{nsmap["w"]}">{"".join(elements)}</w:body>')


def flag(tag: str, *, on: bool) -> Element | None:
    """Return the element of a property that is on, or None."""
    return w(tag) if on else None


def twips(points: float) -> int:
    """Return a length as the format wants it."""
    return round(points * TWIPS)


def paragraph(style: str, *runs: Element, properties: Iterable[Element | None] = ()) -> Element:
    """Return a paragraph in a style; `properties` differ from it, in the order of the schema."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *runs)


def run(text: str, *properties: Element, font: str = "") -> Element:
    """Return a run of text, which is never a field; line feeds in it break lines, and telephone numbers stay whole.

    Quotes and dashes belong to Chinese and Latin type alike; here they are Chinese.

    Args:
        text: What it says.
        properties: What differs from the style of the paragraph, in the order of the schema.
        font: Of Chinese characters, if not that of the style.
    """
    face = {"hint": "eastAsia", **({"eastAsia": font} if font else {})}
    whole = _TELEPHONE.sub(lambda number: number[0].replace("-", _KEPT), text) if "-" in text else text
    pieces = (_BREAKS.get(piece) or _text("t", piece) for piece in _BREAK.split(whole) if piece)
    return w("r", w("rPr", w("rFonts", **face), *properties), *pieces)


def field(instruction: str) -> tuple[Element, ...]:
    """Return the runs of a field that is worked out when the page is shown; never made of what somebody typed."""
    return (
        w("r", w("fldChar", fldCharType="begin")),
        w("r", _text("instrText", f" {instruction} ")),
        w("r", w("fldChar", fldCharType="separate")),
        run("1"),
        w("r", w("fldChar", fldCharType="end")),
    )


def _text(tag: str, text: str) -> Element:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return Element(f"<w:{tag}{space}>{escape(text, quote=False)}</w:{tag}>")
