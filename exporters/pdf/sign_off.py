"""报送确认单: the sheet at the end of what is filed, on which the people who answer for the report sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from reportlab.graphics.barcode import qrencoder
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.flow import Box
from exporters.pdf.fonts import FaceRole, FontBook, TypeStyle
from exporters.pdf.official_page import LEFT, TITLE
from exporters.pdf.tags import ARTIFACT, Tag, within
from exporters.pdf.text_boxes import Typesetter, gap
from exporters.release import Release
from exporters.typeset.line_breaking import wrap
from exporters.typeset.paragraph_lines import Frame, compose
from exporters.typeset.standard_page import AREA_WIDTH, MM
from models.checks.findings import Finding, Level
from models.form.cover import KINDS, print_date
from models.form.figures import print_figure
from models.form.vocabulary import Cell, FigureKind
from models.report.report import Report

_TITLE = "政府信息公开工作年度报告报送确认单"
_NOTE = (
    "核对码由这份报告的全部内容算出，用来核对纸质件、电子文件和程序里的是不是同一份；改动任何一处，核对码就会变。"
    "它不是签名，也不能证明数据正确。"
)
_EXPLAINED, _OPEN = "已说明理由的提醒 {} 条", "未说明理由的提醒 {} 条"
_NONE_OPEN = "没有未说明理由的提醒。"
_NOT_CHECKED = "这份报告没有按程序的核对规则核对过。"
_HINTS = "另有 {} 条提示，在程序里看，没有列在这里。"
_COMPARED, _NOT_COMPARED = (
    "以上按程序的核对规则得出，已和 {} 年的报告核对。",
    "以上按程序的核对规则得出，没有和上一年的报告核对。",
)

_ADVICE = re.compile("[；，]请[^；]*。$|；[^；]*请说明理由。$")
"""What a finding tells the clerk to do, which is done by then."""

_LABEL = TypeStyle(FaceRole.HEI, 10.5)
_VALUE = TypeStyle(FaceRole.FANGSONG, 12)
_FIGURE = TypeStyle(FaceRole.SONG, 9)
_REMARK = TypeStyle(FaceRole.FANGSONG, 10.5)
_CODE = TypeStyle(FaceRole.HEI, 24, 1)
_SMALL = TypeStyle(FaceRole.FANGSONG, 9)
_LINE = 1.28
"""From line to line in a cell, in em: about as in the tables of the report (`table_measures.py`)."""

_ROW = 21.0
"""Points, of a row of one line at least. Chosen by eye, so that all down to the signatures stands on one page."""

_QR = 26 * MM
"""The side of the code. Chosen: 21 modules and the white make 0.9 mm a module; 20 mm are read from a bad scan."""

_QUIET = 4
"""Modules that stay white around the code (ISO/IEC 18004)."""

_SIGNED, _SEALED = 20 * MM, 36 * MM
"""Room for a signature by hand, and for a seal, which lies over the words. Chosen by eye."""

_PADDING = 4.0
"""Points, between rule and text. Chosen by eye."""

_MOST_LINES = 6
"""Of a cell; the whole stands in the report. Chosen: it is a sheet to sign, not to read."""

_LEFT, _RIGHT = (0.075, 0.31, 0.155), (0.075, 0.265, 0.12)
"""Shares of table, name and figure in the width of the sheet. Chosen by eye; the amount of money stands on the left."""


class _Cell(NamedTuple):
    """A ruled cell; `share` is of the width of the type area."""

    text: str
    share: float
    style: TypeStyle = _VALUE
    centred: bool = False


def sign_off_sheet(release: Release, fonts: FontBook) -> Iterator[Box]:
    """Yield the sheet: whose report, its code and main figures, where to sign, and what is to be known of it.

    Any number of reminders comes last, so that the signatures stand beside the name and the code.
    """
    report, sheet = release.report, _Sheet(fonts)
    yield Typesetter(fonts).centred(_TITLE, TITLE, 34)._replace(tag=Tag("H1"), entry=_TITLE)
    yield gap(0.4)
    yield from sheet.rows(_particulars(report))
    yield sheet.code(release.code)
    yield from sheet.headed("主要数据", sheet.rows(_figures(report)))
    yield gap(0.3)
    yield from sheet.signatures(report)
    yield gap(0.3)
    for heading, findings in ((_EXPLAINED, release.explained), (_OPEN, release.unexplained)):
        if findings:
            yield from sheet.headed(heading.format(len(findings)), sheet.remarks(findings))
    yield from sheet.paragraph(_basis(release))


def _particulars(report: Report) -> list[list[_Cell]]:
    pairs = [
        [("填报单位", report.text("cover", "agency"))],
        [("报告年度", f"{report.year}年"), ("单位类别", KINDS.get(report.text("cover", "kind"), ""))],
        [("成文日期", print_date(report.text("cover", "date"))), ("文号", report.text("cover", "document_number"))],
    ]
    return [
        [
            cell
            for label, value in row
            for cell in (_Cell(label, 0.16, _LABEL, centred=True), _Cell(value, 1 / len(row) - 0.16))
        ]
        for row in pairs
    ]


def _basis(release: Release) -> str:
    """Return what the list above rests on, and what does not stand in it: nothing is said to be all right."""
    if not release.is_checked:
        return _NOT_CHECKED
    hints = sum(one.level is Level.HINT and not one.reason for one in release.findings)
    said = (
        "" if release.unexplained else _NONE_OPEN,
        _HINTS.format(hints) if hints else "",
        _COMPARED.format(release.compared_with) if release.compared_with else _NOT_COMPARED,
    )
    return "".join(said)


def _figures(report: Report) -> list[list[_Cell]]:
    """Return the main figures in two columns, one after the other."""
    cells = report.form.headlines
    half = -(-len(cells) // 2)
    pairs = zip_longest(cells[:half], cells[half:])
    return [[*_figure(report, left, _LEFT), *_figure(report, right, _RIGHT)] for left, right in pairs]


def _figure(report: Report, cell: Cell | None, shares: tuple[float, float, float]) -> Iterator[_Cell]:
    texts = ("", "", "")
    if cell:
        texts = (cell.table.call, _name(report, cell), print_figure(report.content(cell.ref), cell.kind))
    for text, share, centred in zip(texts, shares, (True, False, True), strict=True):
        yield _Cell(text, share, _FIGURE, centred=centred)


def _name(report: Report, cell: Cell) -> str:
    """Return what a figure is called: its row, and its column where there are several to choose from."""
    rows = report.form.rows[cell.ref[:2]]
    if cell.row.label and (len(rows) == 1 or cell.ref in report.form.totals):
        return f"{cell.row.called}（万元）" if cell.kind is FigureKind.MONEY else cell.row.called
    return "·".join(heading.called for heading in (cell.row, cell.column) if heading.label)


class _Sheet:
    """Draws in the faces of a font book."""

    def __init__(self, fonts: FontBook) -> None:
        self._fonts = fonts

    def headed(self, heading: str, boxes: Iterable[Box]) -> Iterator[Box]:
        """Yield boxes under a small heading."""
        yield self._text_box((heading,), _LABEL, 8)._replace(stays=True, tag=Tag("H2"))
        yield from boxes

    def rows(self, rows: Iterable[Sequence[_Cell]]) -> Iterator[Box]:
        """Yield a ruled row for each sequence of cells."""
        table, ruled = Tag("Table"), list(rows)
        most = max(map(len, ruled), default=0)
        for row in ruled:
            height = max([_ROW, *(self._height(cell) for cell in row)])
            yield self._row(row, height, [*_tags(row, Tag("TR", table), most)])

    def remarks(self, findings: Sequence[Finding]) -> Iterator[Box]:
        """Yield what was found and the reason if there is one, a box a line, so that any number of them is printed."""
        for number, finding in enumerate(findings, 1):
            yield from self.paragraph(f"{number}.{_ADVICE.sub('。', finding.message)}")
            if finding.reason:
                yield from self.paragraph(f"说明：{finding.reason}")

    def paragraph(self, text: str) -> Iterator[Box]:
        """Yield a paragraph in the type of remarks, a box a line."""
        tag = Tag("P")
        for line in self._filled(text, AREA_WIDTH, _REMARK):
            yield self._text_box((line,), _REMARK)._replace(tag=tag)

    def _filled(self, text: str, width: float, style: TypeStyle) -> tuple[str, ...]:
        """Return the lines of a paragraph, each as full as can be."""
        lines = compose(text, Frame(width, justified=False), self._fonts.measure(style))
        return tuple(line.text.rstrip() for line in lines)

    def code(self, code: str) -> Box:
        """Return the row with the code in words and as a QR code."""
        label, value = 0.16, 1 - 0.16 - _QR / AREA_WIDTH
        cells = (_Cell("核对码", label, _LABEL, centred=True), _Cell("", value), _Cell("", _QR / AREA_WIDTH))
        row = self._row(cells, _QR)
        x = LEFT + label * AREA_WIDTH + _PADDING
        note = self._filled(_NOTE, value * AREA_WIDTH - 2 * _PADDING, _SMALL)

        def draw(canvas: Canvas, top: float) -> None:
            row.draw(canvas, top)
            with within(canvas, Tag("P")):
                self._fonts.draw_run(canvas, x, top - 28, code, _CODE)
                self._draw_lines(canvas, x, top - 38, note, _SMALL)
            _draw_qr(canvas, code, LEFT + AREA_WIDTH - _QR, top - _QR)

        return Box(_QR, draw, tag=ARTIFACT)

    def signatures(self, report: Report) -> Iterator[Box]:
        """Yield where the three people sign and the office puts its seal; they are not parted."""
        people = (("填报人", "prepared_by"), ("审核人", "checked_by"), ("负责人", "approved_by"))
        labels = [f"{label}（签字）　{report.text('cover', key)}" for label, key in people]
        yield self._fields(labels, _SIGNED)._replace(stays=True)
        seal = self._fields(["单位盖章"], _SEALED)
        date = "　　　年　　月　　日"

        def draw(canvas: Canvas, top: float) -> None:
            seal.draw(canvas, top)
            x = LEFT + AREA_WIDTH - self._fonts.width(date, _VALUE) - 24
            with within(canvas, Tag("P")):
                self._fonts.draw_run(canvas, x, top - _SEALED + 14, date, _VALUE)

        yield Box(_SEALED, draw, tag=ARTIFACT)

    def _fields(self, labels: Sequence[str], room: float) -> Box:
        """Return a row of equal fields with `room` points to write into, the labels at their upper edge."""
        share = 1 / len(labels)
        texts = [self._lines(_Cell(label, share, _LABEL)) for label in labels]
        height = room + (max(map(len, texts)) - 1) * _LINE * _LABEL.size
        frame = self._row([_Cell("", share)] * len(labels), height)

        def draw(canvas: Canvas, top: float) -> None:
            frame.draw(canvas, top)
            for at, lines in enumerate(texts):
                x = LEFT + at * share * AREA_WIDTH + _PADDING
                with within(canvas, Tag("P")):
                    self._draw_lines(canvas, x, top - 4, lines, _LABEL)

        return Box(height, draw, tag=ARTIFACT)

    def _lines(self, cell: _Cell) -> tuple[str, ...]:
        width = cell.share * AREA_WIDTH - 2 * _PADDING
        lines = wrap(cell.text, width, self._fonts.measure(cell.style)) if cell.text else ()
        return lines if len(lines) <= _MOST_LINES else (*lines[: _MOST_LINES - 1], "……")

    def _height(self, cell: _Cell) -> float:
        return len(self._lines(cell)) * _LINE * cell.style.size + 6

    def _row(self, cells: Sequence[_Cell], height: float, tags: Sequence[Tag] = ()) -> Box:
        """Return a ruled row; `tags` say what its cells are, else each is a paragraph."""

        def draw(canvas: Canvas, top: float) -> None:
            x = LEFT
            canvas.setLineWidth(0.5)
            for cell, tag in zip(cells, tags or map(_paragraph, cells), strict=True):
                canvas.rect(x, top - height, cell.share * AREA_WIDTH, height)
                with within(canvas, tag):
                    self._draw_cell(canvas, x, top - height / 2, cell)
                x += cell.share * AREA_WIDTH

        return Box(height, draw, tag=ARTIFACT)

    def _draw_cell(self, canvas: Canvas, x: float, middle: float, cell: _Cell) -> None:
        lines = self._lines(cell)
        widest = max((self._fonts.width(line, cell.style) for line in lines), default=0)
        inset = (cell.share * AREA_WIDTH - widest) / 2 if cell.centred else _PADDING
        self._draw_lines(canvas, x + inset, middle + len(lines) * _LINE * cell.style.size / 2, lines, cell.style)

    def _text_box(self, lines: Sequence[str], style: TypeStyle, above: float = 0) -> Box:
        height = above + len(lines) * 1.5 * style.size
        return Box(height, lambda canvas, top: self._draw_lines(canvas, LEFT, top - above - 2, lines, style))

    def _draw_lines(self, canvas: Canvas, x: float, top: float, lines: Iterable[str], style: TypeStyle) -> None:
        for at, line in enumerate(lines):
            self._fonts.draw_run(canvas, x, top - (at * _LINE + 1) * style.size, line, style)


def _tags(cells: Sequence[_Cell], row: Tag, columns: int) -> Iterator[Tag]:
    """Yield what the cells of a row are to those who have it read to them; the last spans what the row has not."""
    for at, cell in enumerate(cells, 1):
        spans = 1 + columns - at if at == len(cells) else 1
        is_label = cell.style is _LABEL or (cell.style is _FIGURE and not cell.centred)
        yield Tag("TH" if is_label else "TD", row, scope="Row" if is_label else "", columns=spans)


def _paragraph(cell: _Cell) -> Tag:
    return Tag("P") if cell.text else ARTIFACT


def _draw_qr(canvas: Canvas, text: str, x: float, y: float) -> None:
    """Draw the QR code of `text` into the square of side `_QR` whose lower left corner is at (x, y)."""
    modules = _qr_modules(text)
    side = _QR / (len(modules) + 2 * _QUIET)
    for down, row in enumerate(modules):
        for across, dark in enumerate(row):
            if dark:
                canvas.rect(x + (across + _QUIET) * side, y + _QR - (down + _QUIET + 1) * side, side, side, 0, 1)


@lru_cache(maxsize=4)
def _qr_modules(text: str) -> list[list[bool]]:
    """Return the rows of the QR code of `text`: which of its modules are dark."""
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return [[bool(dark) for dark in row] for row in code.modules]
