"""What the cells of a statutory table are to those who have it read to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from exporters.pdf.tags import ARTIFACT, Tag
from models.form.grid import CellRole, GridCell


@dataclass(frozen=True, eq=False)
class TableTags:
    """A table and its rows, on however many pages they stand."""

    _table: Tag = field(default_factory=lambda: Tag("Table"))
    _rows: dict[int, Tag] = field(default_factory=dict)

    def cell(self, cell: GridCell, first: int = 0) -> Tag:
        """Return what a cell is part of.

        Args:
            cell: The cell.
            first: The first row that no page before has; what belongs to rows above is only repeated.
        """
        if cell.row < first:
            return ARTIFACT
        row = self._rows.setdefault(cell.row, Tag("TR", self._table))
        if cell.role is CellRole.FIGURE:
            return Tag("TD", row, "", cell.row_span, cell.column_span)
        scope = "Row" if cell.role is CellRole.ROW else "Column"
        return Tag("TH", row, scope, cell.row_span, cell.column_span)
