"""数据来源表: where each figure of a report comes from, to be printed and filed in the office. It never goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from exporters.pdf.flow import Box
from exporters.pdf.fonts import font_book
from exporters.pdf.office_sheet import SIGNED, moment_of, office_sheet, particulars
from exporters.pdf.ruled_sheet import FIGURE, LABEL, Field, RuledCell, RuledSheet
from exporters.pdf.text_boxes import gap
from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Block, Table
from models.report.figure_sources import without_source
from models.report.matching_code import matching_code
from models.report.report import Report

CALLED = "数据来源表"
"""What the sheet is called."""

NOT_SAID = "没写"
"""What stands in the place of a source that nobody has noted."""

_KEPT_HERE = "本表由本单位留存备查，不公开，也不随报告报送。改了报告，核对码会变，请重新打印。"
_COUNTED = "填了数的 {} 格里，写明来源的 {} 格，没写的 {} 格。自动计算的合计没写来源的，不列。"
_ZEROS = "填的是 0、没写来源的 {} 格：{}。"
_NO_FIGURES = "还没有填数。"
_BLANK = "（空）"

_OF_ROW, _OF_COLUMN, _OF_FIGURE, _OF_SOURCE = 0.35, 0.19, 0.1, 0.36
"""Shares of the width of the sheet: what row and column are called, the figure, its source. Chosen by eye."""

_PIECE = 90
"""Characters of a source that are set in one go. Chosen: more than the clerk can type, and soon broken into lines."""

_TOGETHER = 6
"""Such pieces in one row of the sheet. Chosen: half a page at most, so that there is always a page with room for it."""

_MOST = 60
"""Lines of a row. Chosen: more than the pieces ever take, since nothing is left out here."""

_MISSING = replace(LABEL, size=FIGURE.size)

Sources = Mapping[CellRef, Sequence[str]]


def source_sheet(report: Report, sources: Sources, when: datetime) -> bytes:
    """Return the sheet as a PDF of A4; the same gives the same bytes.

    Args:
        report: As it is now.
        sources: What is known of where the figure of a cell comes from, in lines. Cells of other forms are left out.
        when: The moment of which that is said, in local time.
    """
    fonts = font_book().fresh()
    title = f"{report.year}年度{CALLED}"
    return office_sheet(title, report, when, fonts, _boxes(RuledSheet(fonts), report, _said(report, sources), when))


def _said(report: Report, sources: Sources) -> dict[CellRef, list[str]]:
    """Return what is said of the cells of the form, in pieces for which a row has room."""
    found = ((ref, [piece for line in sources.get(ref, ()) for piece in _pieces(line)]) for ref in report.form.cells)
    return {ref: pieces for ref, pieces in found if pieces}


def _pieces(line: str) -> Iterator[str]:
    whole = " ".join(line.split())
    for at in range(0, len(whole), _PIECE):
        yield whole[at : at + _PIECE]


def _boxes(sheet: RuledSheet, report: Report, said: Mapping[CellRef, list[str]], when: datetime) -> Iterator[Box]:
    missing = without_source(report, said)
    code = particulars(("核对码", matching_code(report)), ("打印时间", moment_of(when)))
    yield from sheet.rows([[*particulars(("填报单位", report.text("cover", "agency")))], [*code]])
    yield gap(0.2)
    known = sum(report.content(ref) is not None for ref in said)
    yield from sheet.paragraph(_COUNTED.format(known + len(missing), known, len(missing)))
    for section in report.form.sections:
        if isinstance(section.body, Table):
            yield from sheet.headed(section.heading, _table(sheet, report, section.body, said, missing))
    yield gap(0.3)
    yield from sheet.paragraph(_KEPT_HERE)
    yield gap(0.3)
    people = (("填表人", "prepared_by"), ("审核人", "checked_by"))
    named = [f"{label}（签字）　{report.text('cover', key)}" for label, key in people]
    yield sheet.fields([Field(label, 1 / len(people), dated=True) for label in named], SIGNED)


def _table(
    sheet: RuledSheet,
    report: Report,
    table: Table,
    said: Mapping[CellRef, list[str]],
    missing: Sequence[CellRef],
) -> Iterator[Box]:
    """Yield the rows of a table; what is 0 without a source stands in a paragraph below them."""
    zeros = [ref for ref in missing if ref.table == table.id and _is_zero(report, ref)]
    listed = (said.keys() | set(missing)) - set(zeros)
    rows = [row for block in table.blocks for row in _block(report, table, block, said, listed)]
    if rows:
        yield from sheet.rows([_heading(), *rows])
    elif not zeros:
        yield from sheet.paragraph(_NO_FIGURES)
    if zeros:
        yield gap(0.1)
        yield from sheet.paragraph(_ZEROS.format(len(zeros), _by_row(report, zeros)))


def _block(
    report: Report, table: Table, block: Block, said: Mapping[CellRef, list[str]], listed: set[CellRef]
) -> Iterator[list[RuledCell]]:
    for row in block.row_leaves:
        for column in block.column_leaves:
            ref = CellRef(table.id, row.id, column.id)
            if ref not in listed:
                continue
            where = "　".join(filter(None, (block.banner, row.called)))
            figure = print_figure(report.content(ref), report.form.cells[ref].kind) or _BLANK
            yield from _rows(where, column.called, figure, said.get(ref, ()))


def _rows(row: str, column: str, figure: str, pieces: Sequence[str]) -> Iterator[list[RuledCell]]:
    """Yield the row of a cell; what its source takes beyond that goes into rows without labels."""
    if not pieces:
        yield [*_row(row, column, figure, "")[:-1], RuledCell(NOT_SAID, _OF_SOURCE, _MISSING)]
    for at in range(0, len(pieces), _TOGETHER):
        labels = ("", "", "") if at else (row, column, figure)
        yield _row(*labels, "\n".join(pieces[at : at + _TOGETHER]))


def _heading() -> list[RuledCell]:
    named = _row("行", "栏", "数", "来源")
    return [cell._replace(style=LABEL, is_label=True, whole=False) for cell in named]


def _row(row: str, column: str, figure: str, source: str) -> list[RuledCell]:
    return [
        RuledCell(row, _OF_ROW, FIGURE, is_label=bool(row)),
        RuledCell(column, _OF_COLUMN, FIGURE),
        RuledCell(figure, _OF_FIGURE, FIGURE, centred=True, whole=True),
        RuledCell(source, _OF_SOURCE, FIGURE, most=_MOST),
    ]


def _is_zero(report: Report, ref: CellRef) -> bool:
    return report.settled(ref) == 0


def _by_row(report: Report, cells: Sequence[CellRef]) -> str:
    """Return cells by their rows: 上年结转; 予以公开（商业企业、其他）."""
    form = report.form
    told = []
    for key, found in groupby(cells, key=lambda ref: ref[:2]):
        refs = list(found)
        asked = [ref for ref in form.rows[key] if ref not in form.totals]
        name = form.cells[refs[0]].row.called
        columns = "、".join(form.cells[ref].column.called for ref in refs)
        told.append(name if set(asked) <= set(refs) else f"{name}（{columns}）")
    return "；".join(told)
