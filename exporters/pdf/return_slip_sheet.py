"""退回单 on paper: the points to be mended or explained, with room to answer by hand, and those that are closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.flow import Box
from exporters.pdf.fonts import FaceRole, TypeStyle, font_book
from exporters.pdf.handed_sheet import Handed, handed_sheet
from exporters.pdf.office_sheet import SIGNED, STATED, particulars
from exporters.pdf.official_page import LEFT
from exporters.pdf.ruled_sheet import LABEL, PADDING, Field, RuledSheet
from exporters.pdf.tags import ARTIFACT, Tag, within
from exporters.pdf.text_boxes import Typesetter, gap
from exporters.typeset.standard_page import AREA_WIDTH
from models.exchange.return_slip import ReturnSlip, SlipPoint, slip_code
from models.exchange.slip_words import NO_SIGNATURE, day_words, quoted_value
from models.report.places import place
from models.report.report import Report

CALLED = "年度报告退回单"
"""What the sheet is called."""

_ASKED = "这一版有 {count} 点要改或者要说明。请用“年报填报”打开同名的 .退回单 文件，逐点回答，再交一次。"
_NOTHING = "以前退回的意见都了结了。"
_FOOT = "只针对核对码 {code} 这一版；{no_signature}。"

_SHARES = (0.07, 0.27, 0.38, 0.28)
"""Of the width of the sheet: number, place, what is wrong, the answer. Source: the picture of the sheet."""

_STYLE = TypeStyle(FaceRole.FANGSONG, 10.5)
_LINE = 1.28 * _STYLE.size
"""Points from line to line in a cell: as on the other sheets (`ruled_sheet.py`)."""

_AIR = 8.0
"""Points above and below the lines of a cell together. Chosen by eye."""

_PEN_LINE, _PEN_LINES = 21.0, 2
"""Points between the lines that are written on by hand, 28 pixels in the picture of the sheet, and how many there are.
"""

_TOGETHER = 24
"""Lines of a point in one row. Chosen: half a page; what is longer goes on in a row below, so that all is printed."""

_BLANK = 54.0
"""Points of the line behind 已改为. Source: the picture of the sheet."""

_UNANSWERED = ("□ 已改为", "□ 已说明　□ 有异议")


class _Row(NamedTuple):
    """A row of the table.

    Attributes:
        cells: The lines of each cell.
        pen: Whether there is room to write in the last one.
    """

    cells: tuple[Sequence[str], ...]
    pen: bool = False

    @property
    def height(self) -> float:
        """How high it is, in points."""
        lines = max(1, *map(len, self.cells)) * _LINE
        by_hand = len(self.cells[-1]) * _LINE + _PEN_LINES * _PEN_LINE if self.pen else 0.0
        return max(lines, by_hand) + _AIR


def return_slip_sheet(slip: ReturnSlip) -> bytes:
    """Return a slip as a PDF of A4; the same slip gives the same bytes."""
    fonts = font_book().fresh()
    code = slip_code(slip)
    left = _FOOT.format(code=slip.about.code, no_signature=NO_SIGNATURE)
    handed = Handed(CALLED, slip.made.office, slip.made.when.date(), left, f"退回单码 {code}")
    return handed_sheet(handed, fonts, _boxes(RuledSheet(fonts), slip))


def _boxes(sheet: RuledSheet, slip: ReturnSlip) -> Iterator[Box]:
    about, made, report = slip.about, slip.made, Report.blank(slip.about.year)
    below = f"{about.year} 年度　第 {slip.round} 次退回"
    yield Typesetter(sheet.fonts).centred(below, STATED, 16)
    yield gap(0.2)
    pairs = [
        (("单　　位", about.name), ("退回的版本", f"核对码 {about.code}")),
        (("退回日期", _day(made.when)), ("改好期限", _day(made.due))),
        (("退回单位", made.office), ("经 办 人", "　".join(filter(None, (made.by, made.phone))))),
    ]
    yield from sheet.rows([[*particulars(*pair)] for pair in pairs])
    yield gap(0.2)
    yield from sheet.paragraph(_ASKED.format(count=len(slip.asked)) if slip.asked else _NOTHING)
    yield gap(0.1)
    if slip.asked:
        heads = ("号", "在哪里、当时的数", "问题和意见", "回答（可以手写）")
        rows = [row for point in slip.asked for row in _asked_rows(sheet, slip, point, report)]
        yield from _table(sheet, heads, rows)
    if slip.closed:
        heads = ("号", "在哪里", "当时的问题", "怎样了结")
        rows = [row for point in slip.closed for row in _closed_rows(sheet, point, report)]
        yield gap(0.2)
        yield from sheet.headed("以前退回、已经了结的", _table(sheet, heads, rows))
    for reminder in slip.reminders:
        yield gap(0.2)
        yield from sheet.paragraph(f"提醒（不用退回，改了更好）：{' '.join(reminder.split())}")
    yield gap(0.3)
    ours = Field("退回单位（签字）", 1 / 2, dated=True, day=_day(made.when))
    yield sheet.fields((ours, Field("单位经办人（签字）", 1 / 2, dated=True)), SIGNED)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


# ---------------------------------------------------------------- the points


def _asked_rows(sheet: RuledSheet, slip: ReturnSlip, point: SlipPoint, report: Report) -> Iterator[_Row]:
    then = [f"{place(report, one.ref)}：{quoted_value(one.then)}" for one in point.places] or ["整份报告"]
    again = [f"（第 {point.round} 次就退过）"] if point.round < slip.round else []
    words = [point.sentence, f"意见：{point.remark}" if point.remark else ""]
    answer = [_answered(point)] if point.answer else list(_UNANSWERED)
    yield from _rows(sheet, (str(point.number),), [*then, *again], words, answer, pen=not point.answer)


def _answered(point: SlipPoint) -> str:
    label = point.answer.label if point.answer else ""
    return f"{label}：{point.reply}" if point.reply else label


def _closed_rows(sheet: RuledSheet, point: SlipPoint, report: Report) -> Iterator[_Row]:
    names = [place(report, one.ref) for one in point.places] or ["整份报告"]
    words = [f"第 {point.round} 次：{point.sentence or point.remark}"]
    changed = [f"{quoted_value(one.then)} → {quoted_value(one.after)}" for one in point.places if one.then != one.after]
    end = [f"{day_words(point.closed.day)}第 {point.closed.round} 次了结"] if point.closed else []
    answer = [_answered(point)] if point.answer else []
    yield from _rows(sheet, (str(point.number),), names, words, [*answer, *changed, *end])


def _rows(sheet: RuledSheet, *columns: Sequence[str], pen: bool = False) -> Iterator[_Row]:
    """Yield the row of a point; what is longer than a row goes on in rows below."""
    lines = [_lines(sheet, texts, share) for texts, share in zip(columns, _SHARES, strict=True)]
    parts = [[one[at : at + _TOGETHER] for at in range(0, len(one), _TOGETHER)] or [()] for one in lines]
    for number, cells in enumerate(zip_longest(*parts, fillvalue=())):
        yield _Row(tuple(cells), pen=pen and not number)


def _lines(sheet: RuledSheet, texts: Sequence[str], share: float) -> tuple[str, ...]:
    width = share * AREA_WIDTH - 2 * PADDING
    lines = (" ".join(line.split()) for text in texts for line in text.split("\n"))
    return tuple(set_ for line in lines if line for set_ in sheet.filled(line, width, _STYLE))


def _table(sheet: RuledSheet, heads: Sequence[str], rows: Sequence[_Row]) -> Iterator[Box]:
    table = Tag("Table")
    head = _Row(tuple((one,) for one in heads))
    yield _box(sheet, head, table, "TH", LABEL)._replace(stays=True)
    for row in rows:
        yield _box(sheet, row, table, "TD", _STYLE)


def _box(sheet: RuledSheet, row: _Row, table: Tag, role: str, style: TypeStyle) -> Box:
    """Return a row whose cells are set from their upper edges."""
    line = Tag("TR", table)
    tags = [Tag(role, line, scope="Column" if role == "TH" else "") for _ in row.cells]

    def draw(canvas: Canvas, top: float) -> None:
        x = LEFT
        canvas.setLineWidth(0.5)
        for lines, share, tag in zip(row.cells, _SHARES, tags, strict=True):
            canvas.rect(x, top - row.height, share * AREA_WIDTH, row.height)
            with within(canvas, tag):
                sheet.draw_lines(canvas, x + PADDING, top - _AIR / 2, lines, style)
            x += share * AREA_WIDTH
        if row.pen:
            _draw_pen_lines(sheet, canvas, x - _SHARES[-1] * AREA_WIDTH, x - 2 * PADDING, top - _AIR / 2)

    return Box(row.height, draw, tag=ARTIFACT)


def _draw_pen_lines(sheet: RuledSheet, canvas: Canvas, left: float, right: float, top: float) -> None:
    """Draw the lines on which the unit writes: behind 已改为, and below the boxes to tick."""
    begin = left + PADDING + sheet.fonts.width(f"{_UNANSWERED[0]} ", _STYLE)
    canvas.line(begin, top - _LINE + 1, min(begin + _BLANK, right), top - _LINE + 1)
    below = top - len(_UNANSWERED) * _LINE
    for number in range(1, _PEN_LINES + 1):
        canvas.line(left + PADDING, below - number * _PEN_LINE, right, below - number * _PEN_LINE)
