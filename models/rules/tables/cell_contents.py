"""What the cells of the tables have to hold: T2-INT, T3-INT, T4-INT, T2-REG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from models.checks.findings import Context, Finding, Fix, Level
from models.form.figures import figure_fault, is_whole, print_figure, read_figure, says_none
from models.form.refs import CellRef
from models.form.vocabulary import Cell, Table
from models.report.fills import zeros_in_blanks
from models.report.places import place
from models.report.report import Report

_REGULATIONS = ("disclosure", "regulations")


_DISTRICT = re.compile("[区县旗]")


def cells_hold_figures(context: Context) -> Iterator[Finding]:
    """Every filled cell holds the kind of figure it asks for; a total that follows repeats no fault of its parts.

    T2-INT, T3-INT, T4-INT: error.
    Source: 国办公开办函〔2019〕60号 and 〔2021〕30号.
    """
    report = context.report
    cells = report.form.cells
    # Nearly all are whole numbers, right in any cell; passing over them first makes the check three times as fast.
    odd = [(ref, value) for ref, value in report.values.items() if not is_whole(value)]
    for ref, value in odd:
        cell = cells.get(ref) if isinstance(ref, CellRef) else None
        if cell and (wrong := figure_fault(value, cell.kind)):
            message = f"{place(report, cell.ref)}{wrong}。"
            yield Finding(cell.table.number_rule, Level.ERROR, message, (ref,), fix=_figure_for_none(report, cell))


def cells_are_filled(context: Context) -> Iterator[Finding]:
    """No cell is blank: blank is not zero. One finding a table.

    T2-INT, T3-INT, T4-INT: warning, required.
    Source: 国办公开办函〔2019〕60号 and 〔2021〕30号: 没有的填 0.
    """
    report = context.report
    for table in report.form.tables:
        blank = tuple(ref for ref in report.form.inputs(table) if ref not in report.values)
        if blank:
            message = f"{table.call}还有 {len(blank)} 格没有填；没有的请填 0，不能空着。"
            fix = _zeros(report, table, blank)
            yield Finding(table.number_rule, Level.WARNING, message, blank, required=True, fix=fix)


def regulations_are_zero(context: Context) -> Iterator[Finding]:
    """Only ministries, provinces and cities with districts make 规章; others report 0.

    T2-REG: error, excusable.
    Source: 《立法法》 (who may make 规章); excusable, since who is a city is known by its name only.
    """
    report = context.report
    row = report.form.rows.get(_REGULATIONS, ())
    filled = tuple(ref for ref in row if report.sum([ref]))
    if filled and not _may_be_of_a_city(report):
        counts = "、".join(f"{report.form.cells[ref].column.called} {report.sum([ref]):f}" for ref in filled)
        table = report.form.cells[filled[0]].table.call
        message = (
            f"{table}“规章”行填了{counts}，应当是 0：街道、乡镇、部门和区县政府不能制定规章，规章制度不算；"
            "请改正，确有规章的请说明理由。"
        )
        yield Finding("T2-REG", Level.ERROR, message, filled, excusable=True)


def _may_be_of_a_city(report: Report) -> bool:
    """Return whether this is the report of a whole government, or of its office, that is not one of a district."""
    of_government = report.text("cover", "kind") in {"office", "aggregate"}
    return of_government and not _DISTRICT.search(report.text("cover", "agency").replace("自治区", ""))


def _figure_for_none(report: Report, cell: Cell) -> Fix | None:
    """Return the fix of a cell that says 无 and the like: 0, and in a total what its parts add up to."""
    typed = report.values[cell.ref]
    if not isinstance(typed, str) or not says_none(typed) or _is_open(report, {cell.ref}):
        return None
    figure = report.sum(report.form.totals.get(cell.ref, ())) or read_figure("0", cell.kind)
    return Fix(f"改成 {print_figure(figure, cell.kind)}", ((cell.ref, figure),))


def _zeros(report: Report, table: Table, blank: tuple[CellRef, ...]) -> Fix | None:
    if _is_open(report, set(blank)):
        return None
    return Fix(f"{table.call} {len(blank)} 个空格填 0", tuple(zeros_in_blanks(report, table).items()))


def _is_open(report: Report, cells: set[CellRef]) -> bool:
    """Return whether some of `cells` are parts of a typed total that still misses something: then 0 may be wrong."""
    typed = ((report.values.get(total), parts) for total, parts in report.form.totals.items())
    return any(
        isinstance(total, Decimal) and total != report.sum(parts) and not cells.isdisjoint(parts)
        for total, parts in typed
    )
