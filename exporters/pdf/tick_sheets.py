"""Sheets of paper to tick by hand: the steps before a report is handed in, and a table to be read out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from exporters.pdf.flow import Box
from exporters.pdf.fonts import FaceRole, TypeStyle, font_book
from exporters.pdf.office_sheet import SIGNED, STATED, moment_of, office_sheet, particulars
from exporters.pdf.ruled_sheet import FIGURE, LABEL, Field, RuledCell, RuledSheet
from exporters.pdf.text_boxes import gap
from models.checks.checklist import Point
from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Block, Heading, Table
from models.report.matching_code import matching_code
from models.report.report import Report

CHECKLIST = "报送前核对清单"
"""What the sheet with the steps is called."""

_NOTE = (
    "“现在的情况”是印这张单子的时候程序知道的；程序不知道的，请办好以后自己打勾。"
    "改了报告，请重新打印。核对码变了，就是报告改过。"
)
_HOW = "一个人念，一个人对原始材料；一行都对就打勾，不对的数圈出来，回到程序里改。{}打印。"

_BOX = TypeStyle(FaceRole.SONG, 14)
_SMALL_BOX = TypeStyle(FaceRole.SONG, 9)
_TICK = "□"

_OF_TICK, _OF_NAME, _OF_STEP = 0.07, 0.37, 0.42
"""Shares of the width of the sheet: the box to tick, what a row is called, a step.

Chosen by eye.
"""

_MOST_COLUMNS = 8
"""Columns of figures beside each other. Chosen: more are too narrow to be read out; they stand below each other."""


def checklist_sheet(report: Report, points: Iterable[Point], when: datetime) -> bytes:
    """Return the steps before a report is handed in, as a PDF; the same gives the same bytes.

    Args:
        report: As it is now.
        points: The steps, with how far each is.
        when: The moment of which that is said, in local time.
    """
    fonts = font_book().fresh()
    return office_sheet(
        f"{report.year}年度{CHECKLIST}", report, when, fonts, _steps(RuledSheet(fonts), report, points, when)
    )


def reading_sheet(report: Report, table: Table, when: datetime) -> bytes:
    """Return a table of the report to be read out, with a box to tick for each row, as a PDF, as above."""
    fonts = font_book().fresh()
    boxes = _table(RuledSheet(fonts), report, table, when)
    return office_sheet(f"{report.year}年度{table.call}逐行核对表", report, when, fonts, boxes)


def _steps(sheet: RuledSheet, report: Report, points: Iterable[Point], when: datetime) -> Iterator[Box]:
    code = particulars(("核对码", matching_code(report)), ("打印时间", moment_of(when)))
    yield from sheet.rows([[*particulars(("填报单位", report.text("cover", "agency")))], [*code]])
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
            RuledCell(f"{number}. {point.step}", name, STATED, is_label=True),
            RuledCell(f"{'已办：' if point.done else ''}{point.state}", state, STATED),
        ]
        for number, point in enumerate(points, 1)
    ]
    yield from sheet.rows([heading, *rows])
    yield gap(0.3)
    yield from sheet.paragraph(_NOTE)
    yield gap(0.3)
    yield sheet.fields([Field("核对的人（签字）", 1, dated=True)], SIGNED)


def _table(sheet: RuledSheet, report: Report, table: Table, when: datetime) -> Iterator[Box]:
    agency = report.text("cover", "agency")
    yield from sheet.rows([[*particulars(("填报单位", agency), ("核对码", matching_code(report)))]])
    yield from sheet.paragraph(_HOW.format(moment_of(when)))
    for block in table.blocks:
        yield from sheet.rows(_block(report, table, block))
        yield gap(0.2)
    yield sheet.fields([Field(label, 1 / 2, dated=True) for label in ("念的人（签字）", "复核人（签字）")], SIGNED)


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
