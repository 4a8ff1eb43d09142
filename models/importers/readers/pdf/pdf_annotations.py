"""What lies upon a page of a PDF: form fields, which are read with it, and notes of readers, which are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_ushort
from typing import Any, NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]  # ships no annotations

from models.importers.readers.cells import lines

_MOST = 2_000
"""Of a page; more are left where they are. Chosen: the tables of a report have some 200 cells for figures."""

_LONGEST = 2_000
"""Characters of a note that are told. Chosen: a page of text."""

_MOST_QUADS = 200
"""Places that are crossed out by one note. Chosen: a page has some 40 lines."""

_OF_NO_ONE = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_PRINTERMARK})
"""Kinds that say nothing themselves: links, the windows of notes, and the fields of forms."""

_BUTTONS = frozenset({raw.FPDF_FORMFIELD_PUSHBUTTON, raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON})
_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_KINDS = {
    raw.FPDF_ANNOT_FREETEXT: "批注",
    raw.FPDF_ANNOT_TEXT: "批注",
    raw.FPDF_ANNOT_STAMP: "图章",
    raw.FPDF_ANNOT_STRIKEOUT: "删除线",
    raw.FPDF_ANNOT_FILEATTACHMENT: "附件",
}
_ON_TEXT = frozenset({raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY})
"""Kinds that only mark text which stays as it is; they say something only if somebody has written a note to them."""

_Quad = tuple[float, float, float, float]
"""Left, bottom, right and top in the room of the page."""


class Annotated(NamedTuple):
    """What lies upon a page, besides the fields of forms.

    Attributes:
        notes: In the words that a clerk reads.
        struck: Places where text is crossed out.
        covers: Places upon which something is drawn that may cover what is below.
    """

    notes: tuple[str, ...] = ()
    struck: tuple[_Quad, ...] = ()
    covers: tuple[_Quad, ...] = ()


@contextmanager
def forms(document: Any) -> Iterator[Any]:  # noqa: ANN401  PDFium's own handles, in all of this module
    """Give what PDFium needs to fill the fields of forms; None where there are none."""
    if raw.FPDF_GetFormType(document) == raw.FORMTYPE_NONE:
        yield None
        return
    ways = raw.FPDF_FORMFILLINFO(version=1)
    filler = raw.FPDFDOC_InitFormFillEnvironment(document, ways)
    try:
        yield filler
    finally:
        if filler:
            raw.FPDFDOC_ExitFormFillEnvironment(filler)


@contextmanager
def annotated_page(document: Any, filler: Any, at: int) -> Iterator[tuple[Any, Annotated]]:  # noqa: ANN401
    """Open a page on which the fields of forms are as if they were printed; nothing if it cannot be opened."""
    page = raw.FPDF_LoadPage(document, at)
    found = Annotated()
    if page and 0 < raw.FPDFPage_GetAnnotCount(page) <= _MOST:
        if filler:
            raw.FORM_OnAfterLoadPage(page, filler)
        found = _taken_off(page, filler)
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        if filler:
            raw.FORM_OnBeforeClosePage(page, filler)
        raw.FPDF_ClosePage(page)
        page = raw.FPDF_LoadPage(document, at)
    try:
        yield page, found
    finally:
        if page:
            raw.FPDF_ClosePage(page)


def _taken_off(page: Any, filler: Any) -> Annotated:  # noqa: ANN401
    """Take all from the page but the fields with text in them, and return what was taken."""
    notes: list[str] = []
    struck: list[_Quad] = []
    covers: list[_Quad] = []
    for at in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        note = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        is_seen = not raw.FPDFAnnot_GetFlags(note) & _HIDDEN
        is_field = kind == raw.FPDF_ANNOT_WIDGET and not (
            filler and raw.FPDFAnnot_GetFormFieldType(filler, note) in _BUTTONS
        )
        if is_seen and kind not in _OF_NO_ONE:
            words = _words(note, kind)
            notes.extend([words] if words else [])
            if kind == raw.FPDF_ANNOT_STRIKEOUT:
                struck.extend(_quads(note))
            elif kind not in _ON_TEXT and kind != raw.FPDF_ANNOT_TEXT:
                covers.append(_place(note))
        raw.FPDFPage_CloseAnnot(note)
        if not (is_field and is_seen):
            raw.FPDFPage_RemoveAnnot(page, at)
    return Annotated(tuple(reversed(notes)), tuple(struck), tuple(covers))


def _words(note: Any, kind: int) -> str:  # noqa: ANN401
    """Return what a clerk is told of a note; nothing if it says nothing."""
    said = "".join(lines(_string(note, b"Contents")))[:_LONGEST]
    if kind in _ON_TEXT:
        return f"批注：{said}" if said else ""
    if kind in _KINDS:
        return f"{_KINDS[kind]}：{said}" if said else f"{_KINDS[kind]}，里面没有写字；请对照着看。"
    drawn = "画在页面上的标记，可能改了或者划掉了下面的内容；请对照着填。"
    return f"{drawn}{said}"


def _string(note: Any, key: bytes) -> str:  # noqa: ANN401
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    room = (c_ushort * (min(size, 4 * _LONGEST) // 2 + 1))()
    if size > 4 * _LONGEST or not raw.FPDFAnnot_GetStringValue(note, key, room, size):
        return ""
    return bytes(room).decode("utf-16-le", errors="ignore").rstrip("\0")


def _place(note: Any) -> _Quad:  # noqa: ANN401
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, box)
    return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)


def _quads(note: Any) -> Iterator[_Quad]:  # noqa: ANN401
    quad = raw.FS_QUADPOINTSF()
    for at in range(min(_MOST_QUADS, raw.FPDFAnnot_CountAttachmentPoints(note))):
        if raw.FPDFAnnot_GetAttachmentPoints(note, at, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), min(ys), max(xs), max(ys)
