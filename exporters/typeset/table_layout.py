"""A statutory table laid out in one size of type: widths of columns, lines of cells, heights of rows, in points.

One rule for paper and Word, which differ in nothing but the widths of their characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from exporters.typeset.label_columns import FigureColumn, column_widths
from exporters.typeset.label_lines import centred_lines, filled_lines, widest_word
from exporters.typeset.line_breaking import WidthOf, wrap
from exporters.typeset.standard_page import AREA_WIDTH
from exporters.typeset.table_measures import (
    ALONE,
    BESIDE_LABEL,
    CONDENSED,
    DIGITS,
    GROUP,
    KEPT_ROWS,
    LEADING,
    LEAST_FIGURE,
    LEAST_LABELS,
    ON_PAPER,
    PADDINGS,
    RAISED,
    ROOMY,
    SIZES,
    SMALLEST,
    STUB,
    Margins,
)
from models.form.grid import CellRole, Grid, GridCell

MeasureOf = Callable[[float], WidthOf]
"""From a size to the advances of characters."""

_RUN = re.compile(r"[!-~]+")
"""What is not broken in the place of a figure."""

_STEP = 0.5  # points, by which a figure is set smaller
_TOLERANCE = 0.001  # points: widths are sums of floats


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
        size: Of its type; smaller than that of the table only for figures, where no column has room for the longest.
        mark: What stands raised behind the last line.
        scale: Of its width, to which a figure is condensed that has no room even so.
    """

    lines: tuple[str, ...]
    size: float
    mark: str = ""
    scale: float = 1.0


@dataclass(frozen=True)
class TableLayout:
    """A table in a size of type.

    Attributes:
        widths: Of all columns of the grid.
        cells: What stands in each cell, by its row and column.
        margins: At the sides of the cells.
    """

    grid: Grid
    size: float
    widths: tuple[float, ...]
    cells: Mapping[tuple[int, int], CellLines]
    margins: Margins = ROOMY
    _heights: dict[float, tuple[float, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def is_even(self) -> bool:
        """Whether no figure had to be set smaller than the labels, or condensed."""
        return all(cell.size == self.size and cell.scale == 1 for cell in self.cells.values())

    @property
    def inset(self) -> float:
        """How far labels of a list stand off from the rule, in em."""
        return _inset(self.grid, self.margins)

    def room(self, cell: GridCell) -> float:
        """Return how much of the width of a cell its text may take."""
        return _room(self.grid, cell, self.widths, self.size, self.margins)

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


def fitting_layout(
    said: CellTexts, measure_of: MeasureOf, room: float, margins: Sequence[Margins] = ON_PAPER
) -> TableLayout:
    """Return a table in the largest type in which it is no higher than `room` and all figures have their room.

    For that the labels give room first, then the white at the sides of all cells. Where no type lets the figures have
    it, they are set smaller than the labels, all of them alike; where not even that makes the table low enough, it is
    set in the largest and has to be cut.
    """
    found = []
    for size in SIZES:
        for white in margins:
            found.append(_layout(said, size, measure_of, white))
            if found[-1].is_even and _is_low(found[-1], room):
                return found[-1]
    uneven = [one for one in found if one.is_even or one.margins is margins[-1]]
    narrower = (_layout(said, SIZES[0], measure_of, margins[-1], least) for least in LEAST_LABELS[1:])
    return next((one for one in chain(uneven, narrower) if _is_low(one, room)), uneven[0])


def _is_low(layout: TableLayout, room: float) -> bool:
    return sum(layout.heights(PADDINGS[-1])) <= room


def sized_layout(said: CellTexts, size: float, measure_of: MeasureOf) -> TableLayout:
    """Return a table on paper in type of this size, with less white in its cells if figures need it."""
    roomy = _layout(said, size, measure_of, ON_PAPER[0])
    return roomy if roomy.is_even else _layout(said, size, measure_of, ON_PAPER[-1])


def _layout(
    said: CellTexts, size: float, measure_of: MeasureOf, margins: Margins, least: float = LEAST_LABELS[0]
) -> TableLayout:
    """Return a table; `least` of its width remains for the last column of labels."""
    widths = _widths(said, size, measure_of, margins, least)
    rooms = {cell: _room(said.grid, cell, widths, size, margins) for cell in said.grid.cells}
    figures = [cell for cell in said.grid.cells if cell.role is CellRole.FIGURE]
    common = min((_largest(*said.parted(cell), rooms[cell], size, measure_of) for cell in figures), default=size)
    cells = {}
    for cell, room in rooms.items():
        if cell.role is CellRole.FIGURE:
            cells[cell[:2]] = _figure_lines(*said.parted(cell), room, common, measure_of)
        else:
            cells[cell[:2]] = CellLines(label_lines(cell, said.texts[cell[:2]], room, measure_of(size)), size)
    return TableLayout(said.grid, size, widths, cells, margins)


def in_list(cell: GridCell) -> bool:
    """Return whether a label is one of a list, which stand to the left."""
    return cell.role is CellRole.ROW and cell.row_span == 1


def label_lines(cell: GridCell, text: str, room: float, measure: WidthOf) -> tuple[str, ...]:
    """Return the lines of a label that has so much room: filled at the left and in the corner, else behind marks."""
    lines = filled_lines if in_list(cell) or cell.role is CellRole.CORNER else centred_lines
    return lines(text, room, measure)


def _inset(grid: Grid, margins: Margins) -> float:
    return margins.inset if grid.stub_columns > 1 else ALONE


def _room(grid: Grid, cell: GridCell, widths: Sequence[float], size: float, margins: Margins) -> float:
    beside = (_inset(grid, margins) if in_list(cell) else margins.side) + margins.side
    return sum(widths[column] for column in cell.columns) - beside * size


def cuts(grid: Grid) -> frozenset[int]:
    """Return the rows with which a page may begin: whole blocks, and three rows of a group at least on either side."""
    banners = frozenset(cell.row for cell in grid.cells if cell.role is CellRole.BANNER)
    if banners:
        return banners - {0}
    groups = [cell.rows for cell in grid.cells if cell.role is CellRole.ROW and cell.row_span > 1]
    torn = {row for group in groups for row in (*group[1:KEPT_ROWS], *group[max(1, len(group) - KEPT_ROWS + 1) :])}
    return frozenset(range(grid.header_rows + 1, grid.rows)) - torn


# ---------------------------------------------------------------- widths


def _widths(said: CellTexts, size: float, measure_of: MeasureOf, margins: Margins, least: float) -> tuple[float, ...]:
    grid, measure = said.grid, measure_of(size)
    lowest = [2 * margins.side * size] * grid.columns
    needs = [_least(size, measure, margins)] * grid.columns
    for cell in grid.cells:
        if cell.column_span == 1:
            known = needs if cell.role is CellRole.FIGURE else lowest
            known[cell.column] = max(known[cell.column], _need(said, cell, size, measure_of, margins))
    stub = grid.stub_columns
    figures = [FigureColumn(max(pair), pair[1]) for pair in zip(needs, lowest, strict=True)][stub:]
    return column_widths(_labels(said, size, measure, margins, lowest[:stub]), least * AREA_WIDTH, figures, AREA_WIDTH)


def _labels(said: CellTexts, size: float, measure: WidthOf, margins: Margins, words: list[float]) -> list[float]:
    """Return what the columns of labels would like to have; `words` is what their words need."""
    if not words:
        return []
    longest = max((sum(map(measure, text)) for text in _last_labels(said)), default=0.0)
    if len(words) == 1:
        return [max(min(longest + BESIDE_LABEL * size, STUB * AREA_WIDTH), AREA_WIDTH / said.grid.columns)]
    return [*words[:-1], min(longest + sum(margins) * size, STUB * AREA_WIDTH - sum(words[:-1]))]


def _last_labels(said: CellTexts) -> list[str]:
    last = said.grid.stub_columns - 1
    return [said.texts[cell[:2]] for cell in said.grid.cells if in_list(cell) and cell.column == last]


def _least(size: float, measure: WidthOf, margins: Margins) -> float:
    """Return the width of a column of figures, which also has room for two characters of its label side by side."""
    return 2 * margins.side * size + max(2 * size, measure("0") * DIGITS)


def _need(said: CellTexts, cell: GridCell, size: float, measure_of: MeasureOf, margins: Margins) -> float:
    """Return the width that a cell needs so that neither a figure nor a word of a label is broken."""
    text, measure = said.texts[cell[:2]], measure_of(size)
    if cell.role is CellRole.FIGURE:
        figure, mark = said.parted(cell)
        return 2 * margins.side * size + max(
            _widest_run(figure.partition("\n")[0], measure), _marked_width(figure, mark, size, measure_of)
        )
    group = min(len(text), GROUP) * size if cell.row_span > 1 and cell.role is CellRole.ROW else 0.0
    return 2 * margins.inset * size + max(group, widest_word(text, measure))


def _widest_run(text: str, measure: WidthOf) -> float:
    return max((sum(map(measure, run)) for run in _RUN.findall(text)), default=0.0)


# ---------------------------------------------------------------- lines


def _largest(text: str, mark: str, room: float, size: float, measure_of: MeasureOf) -> float:
    """Return the size in which a figure has room, or the least that figures are set in."""
    while size > LEAST_FIGURE and _unbroken(text, mark, size, measure_of) > room + _TOLERANCE:
        size -= _STEP
    return size


def _figure_lines(text: str, mark: str, room: float, size: float, measure_of: MeasureOf) -> CellLines:
    """Return a figure and what stands behind it: on one line if there is room, and condensed rather than broken."""
    figure, _, note = text.partition("\n")
    scale, wide = 1.0, room
    if _unbroken(text, mark, size, measure_of) > room + _TOLERANCE:
        free = max(room - 2 * ROOMY.side * size, room / 2)
        while (scale := free / _unbroken(text, mark, size, measure_of)) < CONDENSED and size > SMALLEST:
            size -= _STEP
        wide = room / scale
    measure = measure_of(size)
    whole = f"{figure}{note}"
    if sum(map(measure, whole)) + _width(mark, RAISED * size, measure_of) <= wide + _TOLERANCE:
        return CellLines((whole,) if whole or mark else (), size, mark, scale)
    return CellLines((*wrap(figure, wide, measure), *wrap(note, wide, measure)), size, mark, scale)


def _unbroken(text: str, mark: str, size: float, measure_of: MeasureOf) -> float:
    """Return the width of the longest stretch of the place of a figure that is not broken."""
    figure = text.partition("\n")[0]
    return max(_widest_run(text, measure_of(size)), _marked_width(figure, mark, size, measure_of))


def _marked_width(figure: str, mark: str, size: float, measure_of: MeasureOf) -> float:
    """Return the width of the last figure of a text with the mark behind it."""
    runs = _RUN.findall(figure) if mark else ()
    return sum(map(measure_of(size), runs[-1] if runs else "")) + _width(mark, RAISED * size, measure_of)


def _width(text: str, size: float, measure_of: MeasureOf) -> float:
    return sum(map(measure_of(size), text)) if text else 0.0
