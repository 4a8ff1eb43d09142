"""Which cells of a table were changed, as part of a sentence."""

from __future__ import annotations

from collections.abc import Container

from models.form.grid import Grid
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Form


def counted(form: Form, grid: Grid, changed: Container[Ref]) -> tuple[int, str]:
    """Return how many cells were changed, and from where to where in reading order; empty if there are none."""
    places = [_name(form, ref) for ref in grid.places if ref in changed]
    span = f"：从{places[0]}到{places[-1]}" if len(places) > 1 else "".join(f"：{place}" for place in places)
    return len(places), span


def _name(form: Form, ref: CellRef) -> str:
    cell = form.cells[ref]
    return f"“{'·'.join(heading.called for heading in (cell.row, cell.column) if heading.label)}”"
