"""The register workbook: 总表, 清单, 未报 and 每单位问题, to be looked at; each sheet says of how many units it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import IO, NamedTuple

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # annotated, but it says so nowhere

from exporters.excel.new_workbook import Formats, SheetLook, new_workbook
from exporters.excel.sheet import PLAIN, Area, put
from models.district.rollup.adding import CellSum
from models.district.rollup.outgoing import Issue, Outgoing
from models.form.cover import KINDS
from models.importers.own.workbook_layout import visible

_BOX: SheetLook = {**PLAIN, "border": 1}  # the thin line, as XlsxWriter numbers them
_HEAD: SheetLook = {**_BOX, "bold": True, "bg_color": "#E3E8EE", "align": "center"}
_FIGURE: SheetLook = {**_BOX, "align": "right"}
_TITLE: SheetLook = {**PLAIN, "font_name": "黑体", "font_size": 14, "text_wrap": False}
_ABOUT: SheetLook = {**PLAIN, "text_wrap": False}

_ABOUT_ROWS = 4
"""Rows above each table: three that say what the sum is, and one that is blank."""


class _Sheet(NamedTuple):
    """A sheet of a list.

    Attributes:
        widths: Of the columns, in digits.
        figures: The columns that hold figures, from 0.
    """

    name: str
    head: tuple[str, ...]
    widths: tuple[int, ...]
    figures: tuple[int, ...] = ()


SUMS = _Sheet("总表", ("表", "行", "列", "合计", "缺什么", "格"), (8, 46, 20, 16, 24, 34), (3,))
UNITS = _Sheet("清单", ("编号", "单位", "类别", "核对码", "原件文件名", "原件 SHA-256"), (14, 34, 14, 13, 34, 70))
MISSING = _Sheet("未报", ("编号", "单位", "类别", "现在怎样", "说明"), (14, 34, 14, 14, 70))
ISSUES = _Sheet("每单位问题", ("编号", "单位", "规则", "轻重", "问题"), (14, 34, 14, 8, 90))


def write_register_workbook(out: Outgoing, issues: Iterable[Issue], stream: IO[bytes]) -> None:
    """Write the register workbook to `stream`; the same sum gives the same bytes."""
    snapshot = out.snapshot
    used = ((one.unit, one.name, _kind(one.kind), one.code, one.file, one.sha256) for one in snapshot.versions)
    missing = ((one.unit, one.name, _kind(one.kind), one.state, one.reason) for one in snapshot.missing)
    found = ((one.unit, one.name, one.rule, one.level, one.message) for one in issues)
    with new_workbook(stream) as workbook:
        created = datetime(snapshot.year, 12, 31, tzinfo=UTC)
        workbook.set_properties({"title": visible(out.title), "comments": visible(out.coverage), "created": created})
        formats = Formats(workbook)
        _write(workbook, formats, SUMS, out, _sums(out))
        _write(workbook, formats, UNITS, out, used)
        _write(workbook, formats, MISSING, out, missing)
        _write(workbook, formats, ISSUES, out, found)


def _kind(kind: str) -> str:
    return KINDS.get(kind, kind)


def _sums(out: Outgoing) -> Iterable[tuple[str, ...]]:
    cells = out.form.cells
    for ref, sum_ in out.cells.items():
        row, column = cells[ref].row, cells[ref].column
        yield (cells[ref].table.call, row.called, column.called, sum_.plain, _lack(sum_), str(ref))


def _lack(sum_: CellSum) -> str:
    named = [f"{one.unit}：{one.number:f}" for one in sum_.named]
    return f"{sum_.lack}{'；' * bool(sum_.lack and named)}{'有规章的单位 ' + '、'.join(named) if named else ''}"


def _write(workbook: Workbook, formats: Formats, layout: _Sheet, out: Outgoing, lines: Iterable[Sequence[str]]) -> None:
    sheet = workbook.add_worksheet(layout.name)
    for column, width in enumerate(layout.widths):
        sheet.set_column(column, column, width)
    for row, about in enumerate(out.about):
        put(sheet, Area(row, 0), about, formats.of(_ABOUT if row else _TITLE))
    for column, name in enumerate(layout.head):
        put(sheet, Area(_ABOUT_ROWS, column), name, formats.of(_HEAD))
    sheet.freeze_panes(_ABOUT_ROWS + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_ABOUT_ROWS)
    sheet.set_footer(f'&L&"宋体,常规"&9{_footer(out)}&R第 &P 页，共 &N 页')
    for row, line in enumerate(lines, _ABOUT_ROWS + 1):
        for column, text in enumerate(line):
            look = formats.of(_FIGURE if column in layout.figures else _BOX)
            if column in layout.figures and _is_kept_exactly(text):
                sheet.write_number(row, column, float(text), look)
            else:
                put(sheet, Area(row, column), text, look)


def _is_kept_exactly(text: str) -> bool:
    """Return whether a spreadsheet keeps all digits of a figure; what it would round stays a text."""
    return bool(text) and sum(map(str.isdigit, text)) <= 15


def _footer(out: Outgoing) -> str:
    """Return what stands at the foot of each page; an ampersand begins a command there."""
    snapshot = out.snapshot
    return f"{snapshot.n}/{snapshot.total} 单位　{out.called}　汇总核对码 {snapshot.code}".replace("&", "&&")
