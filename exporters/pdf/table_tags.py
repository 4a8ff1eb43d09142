"""What the cells of a statutory table are to those who have it read to them."""

from __future__ import annotations

from exporters.pdf.tags import ARTIFACT, Tag
from models.form.grid import CellRole, GridCell


def cell_tag(cell: GridCell, table: Tag, first: int = 0) -> Tag:
    """Return what a cell is part of.

    Args:
        cell: The cell.
        table: What the whole table is, over all pages on which it stands.
        first: The first row that no page before has; labels from above are only repeated.
    """
    if cell.row < first:
        return ARTIFACT
    row = Tag("TR", table, key=cell.row)
    if cell.role is CellRole.FIGURE:
        return Tag("TD", row, cell[:2], "", cell.row_span, cell.column_span)
    return Tag("TH", row, cell[:2], "Row" if cell.role is CellRole.ROW else "Column", cell.row_span, cell.column_span)
