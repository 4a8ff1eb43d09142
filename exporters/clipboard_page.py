"""The report as HTML to paste into the editor of a web site: headings, paragraphs, tables, and hardly any style.

A spreadsheet takes it, too, each paragraph as a cell: none may begin a formula there.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from exporters.manuscript import Closing, Ending, Head, Item, Paragraph, ParagraphKind, PrintedTable, Run, manuscript
from models.form.grid import CellRole, GridCell
from models.report.report import Report
from models.text.formulas import begins_formula, guarded

_TAGS = {ParagraphKind.TITLE: "h1", ParagraphKind.PART: "h2", ParagraphKind.SECTION: "h3"}
_CENTRE, _RIGHT = "center", "right"
_TABLE = '<table border="1" style="border-collapse: collapse; width: 100%">'
"""Editors that drop the style keep the attribute."""


def as_html(report: Report) -> str:
    """Return the whole report, without the frame of a page; what somebody typed is never markup."""
    return "\n".join(line for item in manuscript(report) for line in _item(item)) + "\n"


def table_html(table: PrintedTable) -> str:
    """Return one table of the report."""
    rows = groupby(sorted(table.grid.cells, key=lambda cell: cell[:2]), key=lambda cell: cell.row)
    lines = (f"<tr>{''.join(_cell(cell, *table.parted(cell)) for cell in cells)}</tr>" for _, cells in rows)
    return "\n".join((_TABLE, *lines, "</table>"))


def _item(item: Item) -> Iterator[str]:
    match item:
        case Paragraph():
            yield _paragraph(item)
        case PrintedTable():
            yield table_html(item)
        case Head():
            yield from (_line(text, _CENTRE) for text in item if text)
        case Ending(name, day, mark):
            yield from (_line(text, _RIGHT) for text in (name, day) if text)
            yield from (_line(text) for text in (mark,) if text)
        case Closing(recipients, issuer, day):
            yield from (_line(f"抄送：{text}") for text in (recipients,) if text)
            yield from (_line(text) for text in ("　".join(filter(None, (issuer, day))),) if text)


def _paragraph(paragraph: Paragraph) -> str:
    tag = _TAGS.get(paragraph.kind)
    if not tag:
        guard = "'" if begins_formula(paragraph.text) else ""
        return f"<p>{guard}{''.join(map(_run, paragraph.runs))}</p>"
    align = _style(_CENTRE) if paragraph.kind is ParagraphKind.TITLE else ""
    return f"<{tag}{align}>{_text(guarded(paragraph.text))}</{tag}>"


def _run(run: Run) -> str:
    return (
        f"<strong>{_text(run.text)}</strong>"
        if run.kind in {ParagraphKind.SECTION, ParagraphKind.POINT}
        else _text(run.text)
    )


def _line(text: str, align: str = "") -> str:
    return f"<p{_style(align) if align else ''}>{_text(guarded(text))}</p>"


def _cell(cell: GridCell, text: str, mark: str) -> str:
    tag = "td" if cell.role is CellRole.FIGURE else "th"
    spans = (("rowspan", cell.row_span), ("colspan", cell.column_span))
    merged = "".join(f' {name}="{span}"' for name, span in spans if span > 1)
    shown = text.replace("\n", "") if cell.role is CellRole.FIGURE else text
    raised = f"<sup>{_text(mark)}</sup>" if mark else ""
    return f"<{tag}{merged}{_style(_align(cell))}>{_text(guarded(shown))}{raised}</{tag}>"


def _align(cell: GridCell) -> str:
    return "left" if cell.role is CellRole.ROW and cell.row_span == 1 else _CENTRE


def _style(align: str) -> str:
    return f' style="text-align: {align}"'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br/>")
