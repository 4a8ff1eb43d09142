"""Which cells of a table were changed, as part of a sentence."""

from __future__ import annotations

from collections.abc import Container, Sequence

from models.form.grid import Grid
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Form


def counted(form: Form, grid: Grid, changed: Container[Ref]) -> tuple[int, str]:
    """Return how many cells were changed, and from which corner to which; empty if there are none."""
    refs = [ref for ref in grid.places if ref in changed]
    if not refs:
        return 0, ""
    first, last = (_name(form, ref) for ref in _corners(grid, refs))
    return len(refs), f"：从{first}到{last}" if len(refs) > 1 else f"：{first}"


def _corners(grid: Grid, refs: Sequence[CellRef]) -> tuple[CellRef, CellRef]:
    """Return the upper left and the lower right cell of the block that cells lie in, those in reading order."""
    rows, columns = zip(*(grid.places[ref][:2] for ref in refs), strict=True)
    corners = (min(rows), min(columns)), (max(rows), max(columns))
    first, last = map(grid.refs.get, corners)
    return first or refs[0], last or refs[-1]


def _name(form: Form, ref: CellRef) -> str:
    cell = form.cells[ref]
    return f"“{'·'.join(heading.called for heading in (cell.row, cell.column) if heading.label)}”"
