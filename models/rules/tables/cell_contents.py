"""What the cells of the tables have to hold: T2-INT, T3-INT, T4-INT, T2-REG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from models.checks.findings import Context, Finding, Fix, Level
from models.form.figures import figure_fault, is_whole, print_figure, read_figure, says_none
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Cell
from models.report.fills import zeros_in_blanks
from models.report.next_year import carried_over
from models.report.places import place, quoted
from models.report.report import Report, Value
from models.rules.tables.blanks import sum_broken_by
from models.rules.tables.sums import name_of
from models.text.government_names import is_below_a_city, is_of_a_city, is_of_a_province

_REGULATIONS = ("disclosure", "regulations")

_GOVERNMENTS = {"office", "aggregate"}
"""Kinds of units that report for a whole government: that of a city, or of a district."""

_FEW = 2
"""Rows or columns with blanks that a sentence names. Chosen: more would not be read."""

_ONLY_NONE = "有数的格子请先填数；这些格子真的都没有，才都填 0。"
"""Asked before blanks become 0: a blank is mostly a figure that nobody has typed yet."""


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
            fix, why_not = _figure_for_none(context, cell, value)
            message = f"{place(report, cell.ref)}{wrong}{why_not}。"
            yield Finding(cell.table.number_rule, Level.ERROR, message, (ref,), fix=fix)


def cells_are_filled(context: Context) -> Iterator[Finding]:
    """No cell is blank: blank is not zero. One finding a table.

    T2-INT, T3-INT, T4-INT: warning, required.
    Source: 国办公开办函〔2019〕60号 and 〔2021〕30号: 没有的填 0.
    """
    report = context.report
    for table in report.form.tables:
        blank = tuple(ref for ref in report.form.inputs(table) if ref not in report.values)
        if blank:
            zeros = zeros_in_blanks(report, table)
            fault = _fault_of(context, zeros)
            why_not = f"都填 0 的话，{fault}，请对照原始材料填。" if fault else ""
            message = f"{table.call}{_told(report, blank)}没有填；没有的请填 0，不能空着。{why_not}"
            label = f"{table.call} {len(blank)} 个空格填 0"
            fix = None if fault else Fix(label, tuple(zeros.items()), sure=False, asks=_ONLY_NONE)
            yield Finding(table.number_rule, Level.WARNING, message, blank, required=True, fix=fix)


def regulations_are_zero(context: Context) -> Iterator[Finding]:
    """Only ministries, provinces and cities with districts make 规章; others report 0.

    T2-REG: error, excusable; warning while the kind of unit is not chosen and only its name tells that it makes none.
    Source: 《立法法》 (who may make 规章); excusable, since who is a city is known by its name only.
    """
    report = context.report
    row = report.form.rows.get(_REGULATIONS, ())
    filled = tuple(ref for ref in row if report.sum([ref]))
    level = _weight_of_regulations(report) if filled else None
    if level:
        counts = "、".join(f"{report.form.cells[ref].column.called} {report.sum([ref]):f}" for ref in filled)
        table = report.form.cells[filled[0]].table.call
        message = (
            f"{table}“规章”行填了{counts}，应当是 0：街道、乡镇、部门和区县政府不能制定规章，规章制度不算；"
            "请改正，确有规章的请说明理由。"
        )
        fix = Fix("“规章”行改成 0", tuple((ref, Decimal(0)) for ref in filled), sure=False)
        yield Finding("T2-REG", level, message, filled, excusable=True, fix=fix)


def _weight_of_regulations(report: Report) -> Level | None:
    """Return how much 规章 weigh in this report; None if the unit may make some, for all that is known of it."""
    kind, agency = report.text("cover", "kind"), report.text("cover", "agency")
    below = is_below_a_city(agency)
    if is_of_a_city(agency) or is_of_a_province(agency) or (kind in _GOVERNMENTS and not below):
        return None
    if kind:
        return Level.ERROR
    return Level.WARNING if below else None


def _fault_of(context: Context, answers: Mapping[Ref, Value | None]) -> str:
    """Return what is wrong with figures for cells without any, as a part of a sentence; nothing if they may be so."""
    report, previous = context.report, context.previous
    carried = carried_over(previous) if previous else {}
    for ref, figure in answers.items():
        if isinstance(ref, CellRef) and ref in carried and carried[ref].figure != figure:
            return f"{place(report, ref)}和去年报告的结转对不上"
    broken = sum_broken_by(report, answers)
    return f"{name_of(broken)}的数对不上" if broken else ""


def _figure_for_none(context: Context, cell: Cell, typed: Value) -> tuple[Fix | None, str]:
    """Return the fix of a cell that says 无 and the like, or why there is none, for the end of a sentence.

    It becomes 0, and a total what its parts add up to, once all of them are there.
    """
    report = context.report
    if not isinstance(typed, str) or not says_none(typed):
        return None, ""
    parts = report.form.totals.get(cell.ref, ())
    if any(report.settled(part) is None for part in parts):
        return None, "，要等各项都填好"
    figure = report.sum(parts) or read_figure("0", cell.kind)
    if fault := _fault_of(context, {cell.ref: figure}):
        return None, f"；这一格填 {print_figure(figure, cell.kind)} 的话，{fault}，请核对"
    return Fix(f"改成 {print_figure(figure, cell.kind)}", ((cell.ref, figure),)), ""


def _told(report: Report, blank: tuple[CellRef, ...]) -> str:
    """Return how many cells of a table are blank, with their rows, or else their columns, while these are few."""
    cells = [report.form.cells[ref] for ref in blank]
    rows = dict.fromkeys(cell.row.called for cell in cells if cell.row.label)
    columns = dict.fromkeys(cell.column.called for cell in cells)
    if len(blank) == 1:
        return f"{place(report, blank[0]).removeprefix(cells[0].table.call)}还"
    few, line = next((lines for lines in ((rows, "行"), (columns, "列")) if 0 < len(lines[0]) <= _FEW), ({}, ""))
    return f"{''.join(map(quoted, few))}{line if few and rows else ''}还有 {len(blank)} 格"
