"""The pages of a PDF, opened by PDFium, which is native code: what it may do and use, the sandbox holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import thread_time
from typing import Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped]  # noqa: F401  ships no annotations; sets the library up
from pypdfium2 import raw

from models.importers.readers.pdf.pdf_annotations import Annotated, annotated_page, forms
from models.importers.readers.pdf.pdf_frame import Matrix, applied
from models.importers.safe_package import LARGEST, too_large
from models.system.errors import UnreadableReport

_SECONDS = 3.0
"""Of computing; a page of text takes 0.01. Chosen: below the 4 that the sandbox gives a file."""

_MOST_PAGES = 60
"""A report has up to twenty. Chosen: three times that."""

_MOST_DRAWN = 40_000
"""Characters, lines and boxes on a page, which has some 1,000. Chosen: forty times that."""

_INDEX, _NEAR_THE_END = b"startxref", 1 << 16
"""How a whole file ends, and within how many bytes; behind it, web servers may have left something. Chosen."""

_NOW_AND_THEN = 1024
"""Things drawn after which the time is looked at. Chosen: rarely enough to cost nothing."""


class Allowance:
    """What is left of time while a file is read, and of what may be drawn on a page."""

    def __init__(self) -> None:
        self._end = thread_time() + _SECONDS
        self._drawn = _MOST_DRAWN

    def check(self) -> None:
        """Refuse to go on when the time is up."""
        if thread_time() > self._end:
            raise too_large()

    def turn_page(self) -> None:
        """Begin to count anew what is drawn, unless the time is up."""
        self.check()
        self._drawn = _MOST_DRAWN

    def drawn(self, count: int = 1) -> None:
        """Refuse to go on when too much has been drawn on a page, or the time is up."""
        before, self._drawn = self._drawn, self._drawn - count
        if before // _NOW_AND_THEN != self._drawn // _NOW_AND_THEN:
            self.check()
        if self._drawn < 0:
            raise too_large()


class OpenPage(NamedTuple):
    """A page as long as it is open.

    Attributes:
        handle: For PDFium.
        number: From 1.
        width: In points, as the page is shown, which may be turned.
        height: As above.
        shown: From the room of the page, whose y grows upward, to points from the upper left corner as it is shown.
        upon: What lies upon it.
    """

    handle: Any
    number: int
    width: float
    height: float
    shown: Matrix
    upon: Annotated
    allowance: Allowance


def pages(content: bytes) -> Iterator[OpenPage]:
    """Yield the pages in their order; each is closed when the next one is asked for.

    Raises:
        UnreadableReport: It is damaged, protected by a password, or too large to be a report.
    """
    if len(content) > LARGEST:
        raise too_large()
    if _INDEX not in content[-_NEAR_THE_END:]:
        raise UnreadableReport("PDF 文件不完整，可能没有下载完或者没有拷贝完整，没有读取；请重新下载或者拷贝后再试。")
    allowance = Allowance()
    with _opened(content) as document, forms(document) as filler:
        count = raw.FPDF_GetPageCount(document)
        if not count:
            raise UnreadableReport("PDF 文件已损坏，里面一页也没有，没有读取；请重新下载或者拷贝后再试。")
        if count > _MOST_PAGES:
            raise UnreadableReport(f"这份 PDF 超过 {_MOST_PAGES} 页，不像是一份年报，没有读取；请核对选的文件。")
        for at in range(count):
            allowance.turn_page()
            with annotated_page(document, filler, at) as (page, upon):
                if not page:
                    raise _damaged()
                yield _open_page(page, at + 1, upon, allowance)


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    document = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        raise _locked() if raw.FPDF_GetLastError() in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY} else _damaged()
    try:
        yield document
    finally:
        raw.FPDF_CloseDocument(document)


def _open_page(page: Any, number: int, upon: Annotated, allowance: Allowance) -> OpenPage:  # noqa: ANN401  its handle
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    turn = raw.FPDFPage_GetRotation(page) % 4
    shown = (
        (1.0, 0.0, 0.0, -1.0, -left, top),
        (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        (0.0, -1.0, -1.0, 0.0, top, right),
    )[turn]
    corners = [applied(shown, *corner) for corner in ((left, bottom), (right, top))]
    width, height = (max(corner[axis] for corner in corners) for axis in (0, 1))
    return OpenPage(page, number, width, height, shown, upon, allowance)


def _locked() -> UnreadableReport:
    return UnreadableReport("这份 PDF 有打开密码，没有读取；请对方去掉密码，或者发 Word 文档（.docx）。")


def _damaged() -> UnreadableReport:
    return UnreadableReport("PDF 文件已损坏，没有读出来；可能没有拷贝完整，请重新拷贝，或者打开它另存一份后再试。")
