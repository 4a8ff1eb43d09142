"""A sheet as a person sees it: what is hidden is not there, what is merged is one, the rest is what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from models.importers.readers.cells import one_cell
from models.importers.readers.workbook.cell_sight import Sight, Surroundings, sight
from models.importers.readers.workbook.sheet_content import COLUMNS, ROWS, Area, SheetContent, StoredCell
from models.importers.readers.workbook.sheet_remarks import PlacedRemark
from models.importers.readers.workbook.workbook_package import WorkbookPackage
from models.importers.readers.workbook.workbook_styles import Styles

_MOST_COVERED = 4 * ROWS * COLUMNS
"""Cells that merged ones cover. Chosen: in a workbook that a program opens, no cell is covered twice."""

Place = tuple[int, int]
"""A row and a column, counted from 1."""


class Square(NamedTuple):
    """A cell that is seen and that no merged cell covers; rows and columns count from 1.

    Attributes:
        row: Its row, or of what is merged the first that is seen.
        column: As for the row.
        text: What is seen of it.
        is_ruled: Whether there is a rule at its left or right.
        sure: Whether a person sees just this text.
    """

    row: int
    column: int
    text: str
    is_ruled: bool
    sure: bool = True


Row = tuple[Square, ...]


class SheetShown(NamedTuple):
    """What is seen of a sheet.

    Attributes:
        rows: Its rows, each with its cells in order.
        hidden_rows: Rows that are hidden and hold something, in which nobody sees it.
        hidden_columns: Columns alike.
        remarks: What is to be told of cells.
    """

    rows: tuple[Row, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    remarks: tuple[PlacedRemark, ...]


class _Layout(NamedTuple):
    """Which cells are seen.

    Attributes:
        rows: That are seen.
        columns: That are seen.
        corners: Where the text of a merged cell is seen, and the cell itself, as an area.
        covered: Cells of which nothing is seen because they are part of a merged one.
        merged: All cells of merged ones of which something is seen.
    """

    rows: Sequence[int]
    columns: Sequence[int]
    corners: Mapping[Place, Area]
    covered: frozenset[Place]
    merged: frozenset[Place]


def squares_of(content: SheetContent, styles: Styles, covers: Sequence[Area], package: WorkbookPackage) -> SheetShown:
    """Return what is seen of a sheet.

    Args:
        content: What it holds.
        styles: Of the workbook.
        covers: Where something lies on it.
        package: The workbook.
    """
    layout = _layout(content)
    remarks: list[PlacedRemark] = []
    rows = []
    for row in layout.rows:
        squares = []
        for column in layout.columns:
            if (row, column) in layout.covered:
                continue
            area = layout.corners.get((row, column), Area(row, column, row, column))
            cell = content.cells.get(area[:2], _BLANK)
            look = styles.look(cell.style)
            seen = Sight()
            if not cell.is_blank:
                around = _around(content, styles, covers, package, area)
                seen = sight(cell, look, styles.palette, around)
                remarks += [(row, column, remark) for remark in seen.remarks]
            squares.append(Square(row, column, one_cell((seen.text,)), look.is_ruled, seen.sure))
        rows.append(tuple(squares))
    lost = [place for place, cell in content.cells.items() if not cell.is_blank and place not in layout.merged]
    hidden_rows = frozenset(row for row, _ in lost if row in content.hidden_rows)
    seen_rows = [(row, column) for row, column in lost if row not in content.hidden_rows]
    hidden_columns = frozenset(column for _, column in seen_rows if content.is_column_hidden(column))
    return SheetShown(tuple(rows), hidden_rows, hidden_columns, tuple(remarks))


_BLANK = StoredCell(0, "n")


def _layout(content: SheetContent) -> _Layout:
    last_row = max((row for row, _ in content.cells), default=0)
    last_column = max((column for _, column in content.cells), default=0)
    rows = [row for row in range(1, last_row + 1) if row not in content.hidden_rows]
    columns = [column for column in range(1, last_column + 1) if not content.is_column_hidden(column)]
    shown = {(row, column) for row in rows for column in columns}
    corners: dict[Place, Area] = {}
    taken, covered, merged = set[Place](), set[Place](), set[Place]()
    for area in content.merged:
        if area[:2] in taken or len(merged) + len(taken) > _MOST_COVERED:
            continue
        places = list(_places(area))
        taken.update(places)
        if seen := [place for place in places if place in shown]:
            corners[seen[0]] = area
            covered.update(seen[1:])
            merged.update(places)
    return _Layout(rows, columns, corners, frozenset(covered), frozenset(merged))


def _places(area: Area) -> Iterator[Place]:
    return ((row, column) for row in range(area.top, area.bottom + 1) for column in range(area.left, area.right + 1))


def _around(
    content: SheetContent, styles: Styles, covers: Sequence[Area], package: WorkbookPackage, area: Area
) -> Surroundings:
    columns = range(area.left, area.right + 1)
    width = sum(content.width(column) for column in columns if not content.is_column_hidden(column))
    is_changed = any(one.meets(area) for one in (*content.conditional, *covers))
    is_coloured = any(one.meets(area) for one in content.coloured)
    return Surroundings(
        width,
        content.heights.get(area.top) if area.top == area.bottom else None,
        is_exposed=not is_changed,
        has_own_ground=not (content.has_tables or is_changed or is_coloured),
        is_coloured=is_coloured,
        usual_size=styles.usual.font.size or 1,
        hides_zeros=content.hides_zeros,
        from_1904=package.from_1904,
        calculates_at_start=package.calculates_at_start,
    )
