"""What changes many cells of a table at once: each is one step of the document, and is told in one sentence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from models.form.grid import Grid
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Axis, Form, Table
from models.report.fills import figures_again, following_totals, sources_along, zeros_in_blanks
from models.report.paste import Pasted, paste
from models.report.report import Value
from ui.report.document import Document
from ui.report.table.table_keys import Fill

_NOTHING = {
    Fill.CHOSEN: "没有填：先在一格打数，再按住 Shift 用方向键（或者用鼠标）选一片，按 Ctrl+回车。",
    Fill.DOWN: "没有填：上面没有数。",
    Fill.RIGHT: "没有填：左边没有数。",
}
"""What is said where there is nothing to fill, or nothing to fill it with."""


class Filled(NamedTuple):
    """What filling changes, and what is said of it."""

    answers: dict[Ref, Value | None]
    told: str


def paste_block(document: Document, grid: Grid, start: CellRef, text: str) -> str:
    """Paste a block of figures.

    Args:
        document: The report.
        grid: The table.
        start: The upper left corner of where the block goes.
        text: The block as it is on the clipboard.

    Returns:
        What was done and left undone, as a sentence.
    """
    if document.read_only:
        return document.read_only
    pasted = paste(document.report, grid, start, text)
    held = document.held(pasted.answers)
    answers = {ref: value for ref, value in pasted.answers.items() if ref not in held}
    document.push(answers, "粘贴")
    places = [_name(document.report.form, ref) for ref in grid.places if ref in answers]
    return _account(pasted, answers, places)


def _account(pasted: Pasted, answers: Mapping[Ref, Value | None], places: list[str]) -> str:
    """Return what a paste has done and left undone, as a sentence."""
    missing = f"本表没有“{'”“'.join(pasted.unknown[:3])}”这样的行" if pasted.unknown else ""
    if missing and not answers:
        return f"没有粘贴：{missing}。请只复制数字，再点到要放的那一格粘贴。"
    cleared = sum(value is None for value in answers.values())
    left = {
        "格是从去年报告带过来的，没有动": len(pasted.answers) - len(answers),
        "行、列是标签或者序号，没有粘贴": pasted.words,
        "格超出表格，没有粘贴": pasted.outside,
    }
    said = [f"已粘贴 {len(places)} 格{_span(places)}", *(f"{count} {what}" for what, count in left.items() if count)]
    said += [f"其中 {cleared} 格清空"] if cleared else []
    said += [f"{missing}，没有粘贴"] if missing else []
    return f"{'；'.join(said)}。"


def _name(form: Form, ref: CellRef) -> str:
    cell = form.cells[ref]
    return f"“{'·'.join(heading.called for heading in (cell.row, cell.column) if heading.label)}”"


def fill_blanks(document: Document, table: Table) -> str:
    """Put 0 into every blank cell of a table; return how many there were, as a sentence."""
    if document.read_only:
        return document.read_only
    zeros = zeros_in_blanks(document.report, table)
    document.push(zeros, "空格填 0")
    return f"已在 {len(zeros)} 个空格填 0，填错了可以撤销。" if zeros else "本表没有空格。"


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
    answers = {ref: value for ref, value in answers.items() if ref not in held}
    places = [_name(report.form, ref) for ref in grid.places if ref in answers]
    if not places:
        return Filled({}, "没有填：这些格是从去年报告带过来的。" if held else _NOTHING[how])
    passed = sum(ref in totals for ref in chosen if ref != current)
    said = [f"已填 {len(places)} 格{_span(places)}"]
    said += [f"跳过 {passed} 格合计"] if passed else []
    said += [f"{len(held)} 格是从去年报告带过来的，没有动"] if held else []
    return Filled(answers, f"{'；'.join(said)}。")


def _span(places: list[str]) -> str:
    """Return from where to where, as part of a sentence."""
    return f"：从{places[0]}到{places[-1]}" if len(places) > 1 else "".join(f"：{place}" for place in places)
