"""What a screen reader says of a cell: its row and column, what stands in it, its state, what was found, its source."""

from __future__ import annotations

from functools import cache, lru_cache

from models.checks.marks import Strength
from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Form
from ui.kit.shown_text import one_line
from ui.kit.spoken import sentence_of
from ui.report.document import Document

_LONGEST = 600
"""Characters of what was found, or of a remark. Chosen: longer than any sentence of a rule with its cause."""

_BLAMED, _UNKNOWN = "错多半在别的格。", "错也可能在别的格。"
"""What is said where a cell only has a part in what is wrong, which is seen by its lighter mark."""


@cache
def name_of_cell(form: Form, ref: CellRef) -> str:
    """Return what a cell is called: 本年新收，自然人."""
    cell = form.cells[ref]
    return sentence_of(heading.called for heading in (cell.row, cell.column) if heading.label)


def spoken_cell(document: Document, ref: CellRef, last_year: str = "") -> str:
    """Return all that is to be said of a cell: 本年新收，自然人，79，错误：…….

    Args:
        document: The report, with what is found in it.
        ref: The cell.
        last_year: What last year's report has there, while it is compared; empty if it is not to be said.
    """
    source = document.sources.of(ref)
    return sentence_of(
        (
            name_of_cell(document.report.form, ref),
            _figure(document, ref),
            last_year and f"去年 {last_year}",
            state_of_cell(document, ref),
            _plain(document.parts_of(ref).words),
            found_in_cell(document, ref),
            source and f"来源：{_plain(source)}",
        )
    )


def state_of_cell(document: Document, ref: CellRef) -> str:
    """Return why a cell is not filled in like others; empty for most."""
    if ref in document.locked:
        return f"{_brought(document)}，要改请说明理由"
    if ref not in document.report.form.totals:
        return ""
    how = "合计，手工填的" if ref in document.report.values else "合计，自动计算"
    return f"{how}，各数{_brought(document)}" if document.is_held(ref) else how


def found_in_cell(document: Document, ref: CellRef) -> str:
    """Return what was found in a cell, and how it is mended; empty if nothing was."""
    mark = document.last_marks.get(ref)
    if not mark:
        return ""
    finding, fix = mark.finding, mark.finding.fix
    elsewhere = "" if mark.strength is Strength.FULL else _BLAMED if finding.cause else _UNKNOWN
    mended = f"按 Alt+回车：{fix.label}。" if fix else ""
    return f"{finding.level.label}：{_plain(finding.message)}{elsewhere}{mended}"


def _figure(document: Document, ref: CellRef) -> str:
    report = document.report
    note, figure = report.note(ref), _plain(print_figure(report.content(ref), report.form.cells[ref].kind)) or "空"
    return f"{figure}，加注：{_plain(note)}" if note else figure


def _brought(document: Document) -> str:
    return f"从 {document.previous.year} 年报告带来" if document.previous else "从去年报告带来"


@lru_cache
def _plain(words: str) -> str:
    return one_line(words, _LONGEST)
