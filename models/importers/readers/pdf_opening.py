"""The pages of a PDF, opened with care, each with its characters and rules."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from pdfminer.layout import LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, dict_value, stream_value
from pdfminer.psparser import PSKeyword
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

from models.importers.readers.pdf_bounds import Allowance, Bounded, Watched, ensure_modest
from models.importers.safe_package import LARGEST, too_large
from models.system.errors import UnreadableReport

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of faults that nobody sees

_MOST_PAGES = 60
"""A report has up to twenty. Chosen: three times that."""

_INTERPRETED = 1_500_000
"""Bytes of a page, unpacked, which has some 30,000. Chosen: fifty times that."""

_CALL = 1_000
"""Bytes that it counts for that a drawing is called again. Chosen: a page may call 1,500, and none goes on for ever."""

_OFTEN = 1 << 16
"""Brackets after which the time is looked at. Chosen: rarely enough to cost nothing."""

_INDEX, _NEAR_THE_END = b"startxref", 1 << 16
"""How a whole file ends, and within how many bytes; behind it, web servers may have left something. Chosen."""

_MOST_SAVED = 500
"""States that are saved one upon the other. Chosen: Acrobat itself allows 28 (PDF Reference 1.7, appendix C)."""

_MOST_CORNERS = 20_000
"""Of a line that is drawn. Chosen: rules and boxes of a table have four."""

_DEEPEST = 10_000
"""Brackets in brackets. Chosen: our own files have up to 39."""

_OPERANDS = 1024
"""Numbers waiting for an instruction, after which the time is looked at. Chosen: no instruction takes a dozen."""

_FILE = "FontFile2"
_NESTING = re.compile(rb"<<|>>|[\[\]]")


def pages(content: bytes) -> Iterator[Page]:
    """Yield the pages in their order.

    Raises:
        UnreadableReport: It is protected by a password, or too large to be a report.
        Exception: It is damaged; pdfminer has errors of many kinds.
    """
    if len(content) > LARGEST:
        raise too_large()
    if _INDEX not in content[-_NEAR_THE_END:]:
        raise UnreadableReport("PDF 文件不完整，可能没有下载完或者没有拷贝完整，没有读取；请重新下载或者拷贝后再试。")
    allowance = Allowance()
    _ensure_shallow(content, allowance)
    pdf = _Pdf(_opened(content, allowance), allowance)
    found = list(islice(PDFPage.create_pages(pdf.doc), _MOST_PAGES + 1))
    if not found:
        raise UnreadableReport("PDF 文件已损坏，里面一页也没有，没有读取；请重新下载或者拷贝后再试。")
    if len(found) > _MOST_PAGES:
        raise UnreadableReport(f"这份 PDF 超过 {_MOST_PAGES} 页，不像是一份年报，没有读取；请核对选的文件。")
    for number, page in enumerate(found, 1):
        allowance.turn_page()
        page.attrs = {"MediaBox": [*page.mediabox], "Rotate": page.rotate}  # what else there is may have no end
        yield _Page(pdf, page, number)


def _opened(content: bytes, allowance: Allowance) -> PDFDocument:
    try:
        return PDFDocument(_Parser(content, allowance))
    except PDFEncryptionError as error:
        raise UnreadableReport("这份 PDF 有打开密码，没有读取；请对方去掉密码，或者发 Word 文档（.docx）。") from error


def _ensure_shallow(data: bytes, allowance: Allowance) -> None:
    """Refuse brackets in brackets without end: each costs a parser a hundred times its size."""
    depth = 0
    for number, found in enumerate(_NESTING.finditer(data)):
        depth = depth + 1 if found[0] in {b"[", b"<<"} else max(0, depth - 1)
        if depth > _DEEPEST:
            raise too_large()
        if not number % _OFTEN:
            allowance.check()


class _Parser(PDFParser):
    """Reads the file itself, with packed parts that do not unpack without end."""

    def __init__(self, content: bytes, allowance: Allowance) -> None:
        super().__init__(Watched(content, allowance))
        self._allowance = allowance

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Handle a keyword; the stream that one stands for is bounded."""
        super().do_keyword(pos, token)
        at, last = self.curstack[-1] if self.curstack else (0, None)
        if token is self.KEYWORD_STREAM and isinstance(last, PDFStream):
            self.curstack[-1] = (at, Bounded(last, self._allowance))


class _Pdf(PDF):
    """What pdfplumber's pages want to know of their file; its own way of opening knows no bounds."""

    def __init__(self, document: PDFDocument, allowance: Allowance) -> None:
        self.doc, self.laparams = document, None
        self.unicode_norm, self.raise_unicode_errors = None, False
        self.rsrcmgr = _Fonts()
        self.allowance = allowance


class _Fonts(PDFResourceManager):
    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return a font that names no more characters than there are; those that its own file names may be too many."""
        ensure_modest(spec)
        descriptor = {key: value for key, value in dict_value(spec.get("FontDescriptor", {})).items() if key != _FILE}
        return super().get_font(objid, {**spec, "FontDescriptor": descriptor} if descriptor else spec)


class _Page(Page):
    """A page that is interpreted only as far as the allowance goes."""

    pdf: _Pdf

    @property
    def layout(self) -> LTPage:
        """What stands on the page."""
        if not hasattr(self, "_layout"):
            canvas = _Canvas(self.pdf)
            _Interpreter(self.pdf.rsrcmgr, canvas).process_page(self.page_obj)
            self._layout = canvas.get_result()
        return self._layout


class _Canvas(PDFPageAggregatorWithMarkedContent):
    """Takes down what is drawn, without pictures."""

    def __init__(self, pdf: _Pdf) -> None:
        super().__init__(pdf.rsrcmgr)
        self.allowance = pdf.allowance
        self.left = _INTERPRETED

    def render_char(self, *args: Any) -> float:  # noqa: ANN401  pdfminer's own affair
        """Take down a character."""
        self.allowance.drawn()
        return super().render_char(*args)

    def paint_path(self, *args: Any) -> None:  # noqa: ANN401  as above
        """Take down lines and boxes; what has thousands of corners is a picture."""
        self.allowance.drawn()
        if len(args[-1]) <= _MOST_CORNERS:
            super().paint_path(*args)

    def render_image(self, *_: object) -> None:
        """Leave a picture out."""


class _Interpreter(PDFPageInterpreter):
    """Carries out what a page says, and what it calls again and again, up to a limit."""

    device: _Canvas

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out what stands in these parts."""
        for stream in map(stream_value, streams):
            data = stream.get_data()
            self.device.left -= len(data) + _CALL
            if self.device.left < 0:
                raise too_large()
            _ensure_shallow(data, self.device.allowance)
        super().execute(streams)

    def push(self, obj: PDFStackT) -> None:
        """Take an operand."""
        if not len(self.argstack) % _OPERANDS:
            self.device.allowance.check()
        super().push(obj)

    def do_q(self) -> None:
        """Save the state, up to a limit."""
        if len(self.gstack) > _MOST_SAVED:
            raise too_large()
        super().do_q()
