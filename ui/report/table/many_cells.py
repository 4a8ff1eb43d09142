"""What changes many cells of a table at once: each is one step of the document, and is told in one sentence."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from models.checks.findings import Level
from models.form.grid import Grid
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Axis, Table
from models.report.fills import figures_again, following_totals, sources_along, zeros_in_blanks
from models.report.report import Value
from ui.kit.shown_text import one_line
from ui.report.document import Document
from ui.report.problem_words import why
from ui.report.table.cell_spans import counted
from ui.report.table.table_keys import Fill

_NOTHING = {
    Fill.CHOSEN: "没有填：先在一格打数，再按住 Shift 用方向键（或者用鼠标）选一片，按 Ctrl+回车。",
    Fill.DOWN: "没有填：上面没有数。",
    Fill.RIGHT: "没有填：左边没有数。",
}
"""What is said where there is nothing to fill, or nothing to fill it with."""

_AS_BEFORE = "没有填：这些格里已经是这个数。"

_FEW = 7
"""Rows that are named. Chosen: all of the second table, where each row is a sum of its own."""


class Filled(NamedTuple):
    """What filling changes, and what is said of it."""

    answers: dict[Ref, Value | None]
    told: str


def fill_blanks(document: Document, table: Table) -> str:
    """Put 0 into every blank cell of a table; return how many there were, and what that has shown, as a sentence."""
    if document.read_only:
        return document.read_only
    zeros = zeros_in_blanks(document.report, table)
    document.push(zeros, "空格填 0")
    told = f"已在 {len(zeros)} 个空格填 0{_named(document, zeros)}，填错了可以撤销。" if zeros else "本表没有空格。"
    return f"{told}{_shown_now(document, table)}"


def _named(document: Document, zeros: Collection[Ref]) -> str:
    """Return the rows that have got zeros, while they are few: each may be one that somebody has not typed yet."""
    cells = document.report.form.cells
    rows = dict.fromkeys(cells[ref].row.called for ref in zeros if isinstance(ref, CellRef))
    return f"（{'、'.join(rows)}）" if len(rows) <= _FEW else ""


def _shown_now(document: Document, table: Table) -> str:
    """Return which error a table shows once nothing of it is blank, and what it mostly comes from."""
    errors = [one for one in document.findings if one.level is Level.ERROR]
    cells = {ref for ref in document.report.form.cells if ref.table == table.id}
    here = next((one for one in errors if cells.intersection(one.refs)), None)
    return f"现在查出错误：{one_line(here.message)}{one_line(why(here))}" if here else ""


def follow_totals(document: Document, table: Table) -> str:
    """Let every total of a table follow from its parts; return how many did not, as a sentence."""
    if document.read_only:
        return document.read_only
    totals = following_totals(document.report, table)
    document.push(totals, "合计自动计算")
    return f"已把 {len(totals)} 个手工填的合计改为自动计算。" if totals else "本表的合计都是自动计算的。"


def filled(document: Document, grid: Grid, how: Fill, chosen: Collection[CellRef], current: CellRef) -> Filled:
    """Return what fills the chosen cells; totals and carried figures are left as they are, and it is told."""
    if document.read_only:
        return Filled({}, document.read_only)
    report, totals = document.report, document.report.form.totals
    if how is Fill.CHOSEN:
        sources = {ref: current for ref in chosen if ref != current and ref not in totals}
    else:
        sources = sources_along(report.form, set(chosen), Axis.ROWS if how is Fill.DOWN else Axis.COLUMNS)
    answers = figures_again(report, sources)
    held = document.held(answers)
    new = report.edit(answers).refs - held
    if answers and not new and not held:
        return Filled({}, _AS_BEFORE)
    answers = {ref: value for ref, value in answers.items() if ref in new}
    count, span = counted(report.form, grid, answers)
    if not count:
        return Filled({}, "没有填：这些格是从去年报告带过来的。" if held else _NOTHING[how])
    passed = sum(ref in totals for ref in chosen if ref != current)
    said = [f"已填 {count} 格{span}"]
    said += [f"跳过 {passed} 格合计"] if passed else []
    said += [f"{len(held)} 格是从去年报告带过来的，没有动"] if held else []
    return Filled(answers, f"{'；'.join(said)}。")
