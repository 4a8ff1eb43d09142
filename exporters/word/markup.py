"""Elements of WordprocessingML, in few words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Element: TypeAlias = BaseOxmlElement

TWIPS = 20
"""In a point."""


def w(tag: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Return the element `w:tag` with these attributes of the same namespace and these children; None is left out."""
    made = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    made.extend([child for child in children if child is not None])
    return made


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
    """Return a run of text, which is never a field; line feeds in it break lines.

    Quotes and dashes belong to Chinese and Latin type alike; here they are Chinese.

    Args:
        text: What it says.
        properties: What differs from the style of the paragraph, in the order of the schema.
        font: Of Chinese characters, if not that of the style.
    """
    face = {"hint": "eastAsia", **({"eastAsia": font} if font else {})}
    made = w("r", w("rPr", w("rFonts", **face), *properties))
    made.text = text
    return made


def field(instruction: str) -> tuple[Element, ...]:
    """Return the runs of a field that is worked out when the page is shown; never made of what somebody typed."""
    code = w("instrText")
    code.text = f" {instruction} "
    return (
        w("r", w("fldChar", fldCharType="begin")),
        w("r", code),
        w("r", w("fldChar", fldCharType="separate")),
        run("1"),
        w("r", w("fldChar", fldCharType="end")),
    )
