"""The figures of last year's report that this year's form has no place for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from models.form.refs import CellRef
from models.form.vocabulary import Form
from models.report.report import Report


class LeftRow(NamedTuple):
    """The figures of a row that find no place.

    Attributes:
        place: Table and row, as they are called.
        figures: The columns, each with its figure as it is printed.
    """

    place: str
    figures: tuple[tuple[str, str], ...]


def left_behind(previous: Report, form: Form) -> tuple[LeftRow, ...]:
    """Return the figures of a report that another form has no place for, zeros left out, in reading order."""
    if previous.form is form:
        return ()
    return tuple(_rows(previous, form))


def _rows(previous: Report, form: Form) -> Iterator[LeftRow]:
    for refs in previous.form.rows.values():
        figures = tuple(
            (previous.form.cells[ref].column.called, previous.shown(ref))
            for ref in refs
            if _is_left(previous, form, ref)
        )
        if figures:
            cell = previous.form.cells[refs[0]]
            yield LeftRow(f"{cell.table.call}：{cell.row.called}", figures)


def _is_left(previous: Report, form: Form, ref: CellRef) -> bool:
    return ref not in form.cells and previous.shown(ref) not in {"", "0"}
