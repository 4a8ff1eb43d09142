"""What a PDF says its marks are, read by pdfium: the tree of its parts, and what belongs to none."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]  # ships no annotations
from pypdfium2 import raw


class Part(NamedTuple):
    """A part of the document as it stands on one page, with the parts of it that stand there.

    Attributes:
        text: All of it, in reading order, that of its parts too.
    """

    role: str
    text: str
    parts: tuple[Part, ...] = ()
    scope: str = ""
    rows: int = 1
    columns: int = 1

    def everything(self) -> Iterator[Part]:
        """Yield it and all parts of it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.everything()


class Marks(NamedTuple):
    """What is drawn on a page.

    Attributes:
        texts: By the number of its mark.
        artifacts: The texts that are part of nothing.
        stray: How many things are neither.
    """

    texts: dict[int, str]
    artifacts: list[str]
    stray: int


def drawn(page: pypdfium2.PdfPage) -> Iterator[tuple[object, str]]:
    """Yield everything that is drawn on a page, in that order, with its text."""
    textpage = raw.FPDFText_LoadPage(page)
    for at in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, at)
        is_text = raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_TEXT
        yield thing, _string(raw.FPDFTextObj_GetText, thing, textpage) if is_text else ""
    raw.FPDFText_ClosePage(textpage)


def marks(page: pypdfium2.PdfPage) -> Marks:
    """Return what is drawn on a page, by the marks around it."""
    texts: dict[int, str] = {}
    artifacts: list[str] = []
    stray = 0
    for thing, text in drawn(page):
        number = raw.FPDFPageObj_GetMarkedContentID(thing)
        names = [_name(raw.FPDFPageObj_GetMark(thing, mark)) for mark in range(raw.FPDFPageObj_CountMarks(thing))]
        if number >= 0 and "Artifact" not in names:
            texts[number] = texts.get(number, "") + text
        elif names == ["Artifact"]:
            artifacts += [text] if text else []
        else:
            stray += 1
    return Marks(texts, artifacts, stray)


def parts(page: pypdfium2.PdfPage) -> list[Part]:
    """Return what stands on a page, in reading order: the parts of the document."""
    texts = marks(page).texts
    tree = raw.FPDF_StructTree_GetForPage(page)
    found = [_part(raw.FPDF_StructTree_GetChildAtIndex(tree, at), texts) for at in _count(tree)]
    raw.FPDF_StructTree_Close(tree)
    return [part for root in found for part in (root.parts if root.role == "Document" else (root,))]


def document(file: bytes) -> list[list[Part]]:
    """Return the parts of the document on each page."""
    return [parts(page) for page in pypdfium2.PdfDocument(file)]


def _count(tree: object) -> range:
    return range(raw.FPDF_StructTree_CountChildren(tree))


def _part(element: object, texts: dict[int, str]) -> Part:
    children: list[Part] = []
    text = ""
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, at):
            children.append(_part(child, texts))
            text += children[-1].text
        elif (number := raw.FPDF_StructElement_GetChildMarkedContentID(element, at)) >= 0:
            text += texts.get(number, "")
    said = _attributes(element)
    rows, columns = int(said.get("RowSpan", 1)), int(said.get("ColSpan", 1))
    role = _string(raw.FPDF_StructElement_GetType, element)
    return Part(role, text, tuple(children), str(said.get("Scope", "")), rows, columns)


def _attributes(element: object) -> dict[str, str | float]:
    found: dict[str, str | float] = {}
    for at in range(max(0, raw.FPDF_StructElement_GetAttributeCount(element))):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(element, at)
        for which in range(raw.FPDF_StructElement_Attr_GetCount(attributes)):
            key = ctypes.create_string_buffer(32)
            size = ctypes.c_ulong()
            raw.FPDF_StructElement_Attr_GetName(attributes, which, key, len(key), size)
            found[key.value.decode()] = _value(raw.FPDF_StructElement_Attr_GetValue(attributes, key))
    return found


def _value(value: object) -> str | float:
    number = ctypes.c_float()
    if raw.FPDF_StructElement_Attr_GetNumberValue(value, number):
        return number.value
    size = ctypes.c_ulong()
    buffer = ctypes.create_string_buffer(64)
    raw.FPDF_StructElement_Attr_GetStringValue(value, buffer, len(buffer), size)
    return buffer.raw[: max(0, size.value - 2)].decode("utf-16-le")


def _name(mark: object) -> str:
    size = ctypes.c_ulong()
    buffer = ctypes.create_string_buffer(64)
    raw.FPDFPageObjMark_GetName(mark, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), len(buffer), size)
    return buffer.raw[: max(0, size.value - 2)].decode("utf-16-le")


def _string(ask: object, *arguments: object) -> str:
    """Return a text that pdfium gives in two calls: how long it is, and what it is."""
    assert callable(ask)
    length = ask(*arguments, None, 0)
    buffer = ctypes.create_string_buffer(length)
    is_text = ask is raw.FPDFTextObj_GetText
    ask(*arguments, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if is_text else buffer, length)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le")
