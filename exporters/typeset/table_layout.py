"""A statutory table laid out in one size of type: widths of columns, lines of cells, heights of rows, in points.

One rule for paper and Word, which differ in nothing but the widths of their characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from exporters.typeset.label_columns import column_widths
from exporters.typeset.label_lines import centred_lines, filled_lines, widest_word
from exporters.typeset.line_breaking import WidthOf, wrap
from exporters.typeset.standard_page import AREA_WIDTH
from exporters.typeset.table_measures import (
    ALONE,
    BESIDE_LABEL,
    DIGITS,
    GROUP,
    KEPT_ROWS,
    LEADING,
    LEAST_LABEL,
    PADDINGS,
    RAISED,
    SIDE,
    SIZES,
    SMALLEST,
    STUB,
)
from models.form.grid import CellRole, Grid, GridCell

MeasureOf = Callable[[float], WidthOf]
"""From a size to the advances of characters."""

_RUN = re.compile(r"[!-~]+")
"""What is not broken in the place of a figure."""

_STEP = 0.5  # points, by which a figure is set smaller


class CellTexts(NamedTuple):
    """What stands in the cells of a table.

    Attributes:
        grid: The cells.
        texts: By row and column; what stands behind a figure is in a line of its own.
        marks: What of these leads to a note and is raised, likewise.
    """

    grid: Grid
    texts: Mapping[tuple[int, int], str]
    marks: Mapping[tuple[int, int], str]

    def parted(self, cell: GridCell) -> tuple[str, str]:
        """Return what stands in a cell, and what is raised behind it."""
        text, mark = self.texts[cell[:2]], self.marks.get(cell[:2], "")
        return text.removesuffix(mark).removesuffix("\n") if mark else text, mark


class CellLines(NamedTuple):
    """What stands in a cell.

    Attributes:
        lines: Its lines.
        size: Of its type; smaller than that of the table only for a figure that no column has room for.
        mark: What stands raised behind the last line.
    """

    lines: tuple[str, ...]
    size: float
    mark: str = ""


@dataclass(frozen=True)
class TableLayout:
    """A table in a size of type.

    Attributes:
        widths: Of all columns of the grid.
        cells: What stands in each cell, by its row and column.
    """

    grid: Grid
    size: float
    widths: tuple[float, ...]
    cells: Mapping[tuple[int, int], CellLines]
    _heights: dict[float, tuple[float, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def is_even(self) -> bool:
        """Whether no figure had to be set smaller than the others."""
        return all(cell.size == self.size for cell in self.cells.values())

    def heights(self, padding: float) -> tuple[float, ...]:
        """Return the heights of all rows with so much white above and below each text, in em."""
        if padding not in self._heights:
            self._heights[padding] = self._with(padding)
        return self._heights[padding]

    def _with(self, padding: float) -> tuple[float, ...]:
        free = 2 * padding * self.size
        heights = [LEADING * self.size + free] * self.grid.rows
        for cell in sorted(self.grid.cells, key=lambda cell: cell.row_span):
            shown = self.cells[cell[:2]]
            lacking = len(shown.lines) * LEADING * shown.size + free - sum(heights[row] for row in cell.rows)
            for row in cell.rows if lacking > 0 else ():
                heights[row] += lacking / cell.row_span
        return tuple(heights)

    def padding(self, room: float) -> float:
        """Return the airiest padding with which all of it is no higher than `room`, or else the tightest."""
        return next((one for one in PADDINGS if sum(self.heights(one)) <= room), PADDINGS[-1])


def fitting_layout(said: CellTexts, measure_of: MeasureOf, room: float) -> TableLayout:
    """Return a table in the largest type in which it is no higher than `room` and all figures have their room.

    Where no type lets the figures have it, they are set smaller than the rest; where none makes the table low enough,
    it is set in the largest and has to be cut.
    """
    layouts = [table_layout(said, size, measure_of) for size in SIZES[:1]]
    if not _is_good(layouts[0], room):
        layouts += [table_layout(said, size, measure_of) for size in SIZES[1:]]
    low = [one for one in layouts if _is_low(one, room)]
    return next((one for one in low if one.is_even), (low or layouts)[0])


def _is_low(layout: TableLayout, room: float) -> bool:
    return sum(layout.heights(PADDINGS[-1])) <= room


def _is_good(layout: TableLayout, room: float) -> bool:
    return layout.is_even and _is_low(layout, room)


def table_layout(said: CellTexts, size: float, measure_of: MeasureOf) -> TableLayout:
    """Return a table as wide as the type area."""
    widths = _widths(said, size, measure_of)
    cells = {}
    for cell in said.grid.cells:
        room = sum(widths[column] for column in cell.columns) - 2 * SIDE * size
        cells[cell[:2]] = _cell_lines(said, cell, room, size, measure_of)
    return TableLayout(said.grid, size, widths, cells)


def in_list(cell: GridCell) -> bool:
    """Return whether a label is one of a list, which stand to the left."""
    return cell.role is CellRole.ROW and cell.row_span == 1


def inset(grid: Grid) -> float:
    """Return how far labels of a list stand off from the rule, in em."""
    return SIDE if grid.stub_columns > 1 else ALONE


def cuts(grid: Grid) -> frozenset[int]:
    """Return the rows with which a page may begin: whole blocks, and three rows of a group at least on either side."""
    banners = frozenset(cell.row for cell in grid.cells if cell.role is CellRole.BANNER)
    if banners:
        return banners - {0}
    groups = [cell.rows for cell in grid.cells if cell.role is CellRole.ROW and cell.row_span > 1]
    torn = {row for group in groups for row in (*group[1:KEPT_ROWS], *group[max(1, len(group) - KEPT_ROWS + 1) :])}
    return frozenset(range(grid.header_rows + 1, grid.rows)) - torn


# ---------------------------------------------------------------- widths


def _widths(said: CellTexts, size: float, measure_of: MeasureOf) -> tuple[float, ...]:
    grid, measure = said.grid, measure_of(size)
    needs = [_least(size, measure)] * grid.columns
    for cell in grid.cells:
        if cell.column_span == 1:
            needs[cell.column] = max(needs[cell.column], _need(said, cell, size, measure_of))
    stub, free = grid.stub_columns, 2 * SIDE * size
    labels = needs[:stub]
    if stub:
        longest = max((sum(map(measure, text)) for text in _last_labels(said)), default=0.0)
        liked = longest + free if stub > 1 else longest + BESIDE_LABEL * size
        most = STUB * AREA_WIDTH - sum(labels[:-1])
        labels[-1] = max(min(liked, most), AREA_WIDTH / grid.columns if stub == 1 else 0)
    return column_widths(labels, LEAST_LABEL * AREA_WIDTH, needs[stub:], AREA_WIDTH)


def _last_labels(said: CellTexts) -> list[str]:
    last = said.grid.stub_columns - 1
    return [said.texts[cell[:2]] for cell in said.grid.cells if in_list(cell) and cell.column == last]


def _least(size: float, measure: WidthOf) -> float:
    """Return the width of a column of figures, which also has room for two characters of its label side by side."""
    return 2 * SIDE * size + max(2 * size, measure("0") * DIGITS)


def _need(said: CellTexts, cell: GridCell, size: float, measure_of: MeasureOf) -> float:
    """Return the width that a cell needs so that neither a figure nor a word of a label is broken."""
    text, measure = said.texts[cell[:2]], measure_of(size)
    if cell.role is CellRole.FIGURE:
        figure, mark = said.parted(cell)
        return 2 * SIDE * size + max(
            _widest_run(figure.partition("\n")[0], measure), _marked_width(figure, mark, size, measure_of)
        )
    group = min(len(text), GROUP) * size if cell.row_span > 1 and cell.role is CellRole.ROW else 0.0
    return 2 * SIDE * size + max(group, widest_word(text, measure))


def _widest_run(text: str, measure: WidthOf) -> float:
    return max((sum(map(measure, run)) for run in _RUN.findall(text)), default=0.0)


# ---------------------------------------------------------------- lines


def _cell_lines(said: CellTexts, cell: GridCell, room: float, size: float, measure_of: MeasureOf) -> CellLines:
    if cell.role is CellRole.FIGURE:
        return _figure_lines(*said.parted(cell), room, size, measure_of)
    lines = filled_lines if in_list(cell) or cell.role is CellRole.CORNER else centred_lines
    return CellLines(lines(said.texts[cell[:2]], room, measure_of(size)), size)


def _figure_lines(text: str, mark: str, room: float, size: float, measure_of: MeasureOf) -> CellLines:
    """Return a figure and what stands behind it: on one line if there is room, and smaller rather than broken."""
    figure, _, note = text.partition("\n")
    while size > SMALLEST:
        measure = measure_of(size)
        if max(_widest_run(text, measure), _marked_width(figure, mark, size, measure_of)) <= room:
            break
        size -= _STEP
    measure = measure_of(size)
    whole = f"{figure}{note}"
    if sum(map(measure, whole)) + _width(mark, RAISED * size, measure_of) <= room:
        return CellLines((whole,) if whole or mark else (), size, mark)
    return CellLines((*wrap(figure, room, measure), *wrap(note, room, measure)), size, mark)


def _marked_width(figure: str, mark: str, size: float, measure_of: MeasureOf) -> float:
    """Return the width of the last figure of a text with the mark behind it."""
    runs = _RUN.findall(figure) if mark else ()
    return sum(map(measure_of(size), runs[-1] if runs else "")) + _width(mark, RAISED * size, measure_of)


def _width(text: str, size: float, measure_of: MeasureOf) -> float:
    return sum(map(measure_of(size), text)) if text else 0.0
