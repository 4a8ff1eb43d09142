"""Sheets of paper to tick by hand: the steps before a report is handed in, and a table to be read out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO

from exporters.pdf.archive import Properties
from exporters.pdf.flow import Box, paginate
from exporters.pdf.fonts import FaceRole, FontBook, TypeStyle, font_book
from exporters.pdf.official_page import TITLE
from exporters.pdf.one_at_a_time import one_at_a_time
from exporters.pdf.pdf_file import begin, draw_boxes
from exporters.pdf.ruled_sheet import FIGURE, LABEL, Field, RuledCell, RuledSheet
from exporters.pdf.tags import Tag
from exporters.pdf.text_boxes import Typesetter, gap
from exporters.typeset.standard_page import AREA_HEIGHT, MM
from models.checks.checklist import Point
from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Block, Heading, Table
from models.report.matching_code import matching_code
from models.report.report import Report
from models.report.wording import signatory

CHECKLIST = "报送前核对清单"
"""What the sheet with the steps is called."""

_NOTE = (
    "“现在的情况”是印这张单子的时候程序知道的；程序不知道的，请办好以后自己打勾。"
    "改了报告，请重新打印。核对码变了，就是报告改过。"
)
_HOW = "一个人念，一个人对原始材料；一行都对就打勾，不对的数圈出来，回到程序里改。{}打印。"

_BOX = TypeStyle(FaceRole.SONG, 14)
_SMALL_BOX = TypeStyle(FaceRole.SONG, 9)
_STEP = TypeStyle(FaceRole.FANGSONG, 10.5)
_TICK = "□"

_OF_TICK, _OF_NAME, _OF_LABEL, _OF_STEP = 0.07, 0.37, 0.16, 0.42
"""Shares of the width of the sheet: the box to tick, what a row is called, what a particular is, a step.

Chosen by eye.
"""

_MOST_COLUMNS = 8
"""Columns of figures beside each other. Chosen: more are too narrow to be read out; they stand below each other."""

_SIGNED = 10 * MM
"""Room for a signature by hand and the day beside it. Chosen by eye."""


@one_at_a_time
def checklist_sheet(report: Report, points: Iterable[Point], when: datetime) -> bytes:
    """Return the steps before a report is handed in, as a PDF; the same gives the same bytes.

    Args:
        report: As it is now.
        points: The steps, with how far each is.
        when: The moment of which that is said, in local time.
    """
    fonts = font_book().fresh()
    return _pdf(f"{report.year}年度{CHECKLIST}", report, when, fonts, _steps(RuledSheet(fonts), report, points, when))


@one_at_a_time
def reading_sheet(report: Report, table: Table, when: datetime) -> bytes:
    """Return a table of the report to be read out, with a box to tick for each row, as a PDF, as above."""
    fonts = font_book().fresh()
    boxes = _table(RuledSheet(fonts), report, table, when)
    return _pdf(f"{report.year}年度{table.call}逐行核对表", report, when, fonts, boxes)


def _pdf(title: str, report: Report, when: datetime, fonts: FontBook, boxes: Iterable[Box]) -> bytes:
    stream = BytesIO()
    headed = (Typesetter(fonts).centred(title, TITLE, 34)._replace(tag=Tag("H1"), entry=title), gap(0.3), *boxes)
    pages = paginate(headed, AREA_HEIGHT)
    canvas = begin(stream, fonts, Properties(title, signatory(report), title, "", when.date()))
    for page in pages:
        draw_boxes(canvas, page)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _moment(when: datetime) -> str:
    return f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}"


def _particulars(*pairs: tuple[str, str]) -> Iterator[RuledCell]:
    for label, value in pairs:
        yield RuledCell(label, _OF_LABEL, LABEL, centred=True, is_label=True)
        yield RuledCell(value, 1 / len(pairs) - _OF_LABEL, _STEP)


def _steps(sheet: RuledSheet, report: Report, points: Iterable[Point], when: datetime) -> Iterator[Box]:
    code = _particulars(("核对码", matching_code(report)), ("打印时间", _moment(when)))
    yield from sheet.rows([[*_particulars(("填报单位", report.text("cover", "agency")))], [*code]])
    yield gap(0.4)
    name, state = _OF_STEP, 1 - _OF_STEP - _OF_TICK
    heading = [
        RuledCell("打勾", _OF_TICK, LABEL, centred=True, is_label=True),
        RuledCell("要办的事", name, LABEL, is_label=True),
        RuledCell("现在的情况", state, LABEL, is_label=True),
    ]
    rows = [
        [
            RuledCell(_TICK, _OF_TICK, _BOX, centred=True),
            RuledCell(f"{number}. {point.step}", name, _STEP, is_label=True),
            RuledCell(f"{'已办：' if point.done else ''}{point.state}", state, _STEP),
        ]
        for number, point in enumerate(points, 1)
    ]
    yield from sheet.rows([heading, *rows])
    yield gap(0.3)
    yield from sheet.paragraph(_NOTE)
    yield gap(0.3)
    yield sheet.fields([Field("核对的人（签字）", 1, dated=True)], _SIGNED)


def _table(sheet: RuledSheet, report: Report, table: Table, when: datetime) -> Iterator[Box]:
    agency = report.text("cover", "agency")
    yield from sheet.rows([[*_particulars(("填报单位", agency), ("核对码", matching_code(report)))]])
    yield from sheet.paragraph(_HOW.format(_moment(when)))
    for block in table.blocks:
        yield from sheet.rows(_block(report, table, block))
        yield gap(0.2)
    yield sheet.fields([Field(label, 1 / 2, dated=True) for label in ("念的人（签字）", "复核人（签字）")], _SIGNED)


def _block(report: Report, table: Table, block: Block) -> Iterator[list[RuledCell]]:
    """Yield the rows of a part of a table; those with many columns one figure below the other."""
    columns = block.column_leaves
    if len(columns) > _MOST_COLUMNS:
        yield _heading(("核对的数",))
        for row in block.row_leaves:
            for column in columns:
                name = " · ".join(one.called for one in (row, column) if one.label)
                yield _row(name, (_shown(report, table, row, column),))
        return
    yield _heading([column.label for column in columns])
    for row in block.row_leaves:
        yield _row(row.called, [_shown(report, table, row, column) for column in columns])


def _heading(columns: Sequence[str]) -> list[RuledCell]:
    return [cell._replace(style=LABEL, is_label=True, whole=False) for cell in _row("念", columns, "对")]


def _row(name: str, figures: Sequence[str], tick: str = _TICK) -> list[RuledCell]:
    share = (1 - _OF_NAME - _OF_TICK) / len(figures)
    shown = (RuledCell(figure, share, FIGURE, centred=True, whole=True) for figure in figures)
    return [
        RuledCell(name, _OF_NAME, FIGURE, is_label=True),
        *shown,
        RuledCell(tick, _OF_TICK, _SMALL_BOX, centred=True),
    ]


def _shown(report: Report, table: Table, row: Heading, column: Heading) -> str:
    ref = CellRef(table.id, row.id, column.id)
    return print_figure(report.content(ref), report.form.cells[ref].kind)
