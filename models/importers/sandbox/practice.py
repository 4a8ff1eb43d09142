"""What a sandbox reads before any file: the blank form, so that all it keeps from one report to the next is there.

A process that is divided off for a file begins with it, and would else find it out again for each.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.form.editions import EDITIONS
from models.form.grid import lay_out
from models.form.refs import CellRef
from models.form.vocabulary import Form, Table
from models.importers.published.published_report import read_published
from models.importers.source import RawTable, SourceBlock, SourceParagraph

_NOWHERE = ""
"""Where the blank form stands; nobody is told."""


def practise() -> None:
    """Read the blank form, as it is now."""
    form = max(EDITIONS, key=lambda one: one.first_year)
    read_published(tuple(blank_form(form)))


def blank_form(form: Form) -> Iterator[SourceBlock]:
    """Yield what a report without texts and with nothing but zeros shows."""
    yield SourceParagraph(f"办事处{form.first_year}年{form.title}", _NOWHERE)
    for section in form.sections:
        yield SourceParagraph(section.heading, _NOWHERE)
        yield _ruled(section.body) if isinstance(section.body, Table) else SourceParagraph("无。", _NOWHERE)


def _ruled(table: Table) -> RawTable:
    grid = lay_out(table)
    rows = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = "0" if isinstance(cell.content, CellRef) else cell.content
    return RawTable(tuple(map(tuple, rows)), _NOWHERE)
