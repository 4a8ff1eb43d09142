"""A statutory table on paper: the grid at a readable size, whole on a page or cut between rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from exporters.manuscript import PrintedTable
from exporters.pdf.flow import Box
from exporters.pdf.fonts import FaceRole, FontBook, TypeStyle
from exporters.pdf.official_page import LEADING, LEFT
from exporters.pdf.table_tags import TableTags
from exporters.pdf.tags import ARTIFACT, within
from exporters.typeset.label_columns import column_widths, label_length
from exporters.typeset.line_breaking import WidthOf, wrap
from exporters.typeset.standard_page import AREA_HEIGHT, AREA_WIDTH
from exporters.typeset.table_measures import DIGITS, MOST_COLUMNS, PADDING, RULE, SIZES
from exporters.typeset.table_measures import LEADING as LEADING_IN_CELL
from models.form.grid import CellRole as Part
from models.form.grid import Grid, GridCell

_SMALLEST = 3.0
"""Points. Chosen: a count of 15 digits in the narrowest column; whatever is real is set far larger."""

_DIGIT = frozenset("+-0123456789")


@dataclass(frozen=True)
class Sheet:
    """A table with its sizes: rows `first` to `last` of the grid, headings repeated when it was cut.

    Attributes:
        style: Of figures and labels; banners differ in type.
        widths, heights: Of all columns and rows of the grid, in points.
    """

    table: PrintedTable
    fonts: FontBook
    style: TypeStyle
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    first: int = 0
    tags: TableTags = field(default_factory=TableTags)

    @property
    def grid(self) -> Grid:
        """The cells of the table."""
        return self.table.grid

    @property
    def height(self) -> float:
        """The height of what is still to print, in points."""
        return sum(self.heights[row] for row in self._lines(len(self.heights)))

    def whole(self) -> Box:
        """Return all of it as one box."""
        return self._box(self._lines(len(self.heights)))

    def cut(self, room: float) -> tuple[Box | None, Sheet | None]:
        """Return the rows that fit into `room` points, and the rest under a repeated heading."""
        last = len(self.heights)
        while last > self._body and sum(self.heights[row] for row in self._lines(last)) > room:
            last -= 1
        if last <= self._body:
            return None, self
        rest = replace(self, first=last) if last < len(self.heights) else None
        return self._box(self._lines(last)), rest

    @property
    def _body(self) -> int:
        """The first row of the grid that is not repeated."""
        return max(self.first, self.grid.header_rows)

    def _lines(self, last: int) -> list[int]:
        return [*range(self.grid.header_rows), *range(self._body, last)]

    def _box(self, lines: list[int]) -> Box:
        height = sum(self.heights[row] for row in lines)
        return Box(height, lambda canvas, top: self._draw(canvas, top, lines), tag=ARTIFACT)

    def _draw(self, canvas: Canvas, top: float, lines: list[int]) -> None:
        """Draw those rows; a label that spans rows is drawn over those of its rows that are here."""
        tops = {}
        for row in lines:
            tops[row] = top
            top -= self.heights[row]
        for cell in self.grid.cells:
            rows = [row for row in lines if cell.row <= row < cell.row + cell.row_span]
            if rows:
                self._draw_cell(canvas, cell, tops[rows[0]], sum(self.heights[row] for row in rows))

    def _draw_cell(self, canvas: Canvas, cell: GridCell, top: float, height: float) -> None:
        left = LEFT + sum(self.widths[: cell.column])
        width = sum(self.widths[column] for column in cell.columns)
        canvas.setLineWidth(RULE)
        canvas.rect(left, top - height, width, height)
        style, lines = self._set(cell, width, height)
        leading, padding = LEADING_IN_CELL * style.size, PADDING * style.size
        is_label = cell.role is Part.ROW and cell.row_span == 1
        y = top - (height - leading * len(lines)) / 2
        with within(canvas, self.tags.cell(cell, self.first)):
            for line in lines:
                x = left + (padding if is_label else (width - self.fonts.width(line, style)) / 2)
                self.fonts.draw_run(canvas, x, y - (leading - style.size) / 2 - 0.86 * style.size, line, style)
                y -= leading

    def _set(self, cell: GridCell, width: float, height: float) -> tuple[TypeStyle, tuple[str, ...]]:
        """Return the lines of a cell of this size, and their style: smaller type where they would not fit.

        The rows are as high as their labels need, so that only one that is cut between pages can be too high.
        """
        style = replace(self.style, role=FaceRole.HEI) if cell.role is Part.BANNER else self.style
        room = width - 2 * PADDING * style.size
        text = _joined(self.table.text(cell), room, self.fonts.measure(style))
        return fitted(text, style, Room(room, height - 2, breaks=cell.role is not Part.FIGURE), self.fonts)

    @property
    def is_roomy(self) -> bool:
        """Whether nothing is cramped or has to be set in smaller type, and it fits a page with its heading."""
        is_wide = self.widths[-1] >= _least_width(self.style.size, self.fonts.measure(self.style))
        return is_wide and self.height + LEADING <= AREA_HEIGHT and all(map(self._fits, self.grid.cells))

    def _fits(self, cell: GridCell) -> bool:
        width = sum(self.widths[column] for column in cell.columns)
        height = sum(self.heights[cell.row : cell.row + cell.row_span])
        return self._set(cell, width, height)[0].size == self.style.size


def sheet(table: PrintedTable, fonts: FontBook) -> Sheet:
    """Return a table as wide as the type area, in the largest type that suits it."""
    sheets = (_sheet(table, fonts, TypeStyle(FaceRole.SONG, size)) for size in SIZES)
    one = next(sheets)
    while not one.is_roomy and (smaller := next(sheets, None)):
        one = smaller
    return one


def _sheet(table: PrintedTable, fonts: FontBook, style: TypeStyle) -> Sheet:
    measure = fonts.measure(style)
    widths = _widths(table, style.size, measure)
    return Sheet(table, fonts, style, widths, _heights(table, widths, style.size, measure))


class Room(NamedTuple):
    """What a cell has room for, in points.

    Attributes:
        breaks: Whether a line that begins with a digit may be broken: 1.属于国家秘密 in a label, but no figure.
    """

    width: float
    height: float
    breaks: bool = False


def fitted(text: str, style: TypeStyle, room: Room, fonts: FontBook) -> tuple[TypeStyle, tuple[str, ...]]:
    """Return the lines of `text` in a cell, in smaller type where it would not fit: no figure is ever clipped."""
    while True:
        lines = wrap(text, room.width, fonts.measure(style)) if text else ()
        broken = bool(text) and lines[0] != text.partition("\n")[0] and text[0] in _DIGIT and not room.breaks
        if style.size <= _SMALLEST or (not broken and len(lines) * LEADING_IN_CELL * style.size <= room.height + 0.01):
            return style, lines
        style = replace(style, size=style.size - 0.5)


def _widths(table: PrintedTable, size: float, measure: WidthOf) -> tuple[float, ...]:
    """Return the widths of the columns: figures as wide as they need, the labels the rest."""
    grid = table.grid
    labels = [_label_width(grid, column, size) for column in range(grid.stub_columns)]
    least = max(_least_width(size, measure), *(_needed(table, cell, size, measure) for cell in grid.cells))
    return column_widths(labels, grid.columns - grid.stub_columns, least, AREA_WIDTH)


def _label_width(grid: Grid, column: int, size: float) -> float:
    return (label_length(grid, column) + 2 * PADDING) * size + 1


def _least_width(size: float, measure: WidthOf) -> float:
    """Return the width of a column of figures, which also has room for two characters of its label side by side."""
    return 2 * PADDING * size + max(2 * size, measure("0") * DIGITS)


def _needed(table: PrintedTable, cell: GridCell, size: float, measure: WidthOf) -> float:
    """Return the width of the figure in a cell that is one column wide, in points; labels may wrap."""
    if cell.role is not Part.FIGURE or cell.column_span > 1 or table.grid.columns > MOST_COLUMNS:
        return 0.0
    return 2 * PADDING * size + sum(map(measure, table.text(cell).partition("\n")[0]))


def _heights(table: PrintedTable, widths: tuple[float, ...], size: float, measure: WidthOf) -> tuple[float, ...]:
    line, padding = LEADING_IN_CELL * size, 2 * PADDING * size
    heights = [line + padding] * table.grid.rows
    for cell in sorted(table.grid.cells, key=lambda cell: cell.row_span):
        width = sum(widths[column] for column in cell.columns) - padding
        lines = _line_count(table.text(cell), width, measure, is_figure=cell.role is Part.FIGURE)
        rows = range(cell.row, cell.row + cell.row_span)
        lacking = lines * line + padding - sum(heights[row] for row in rows)
        for row in rows if lacking > 0 else ():
            heights[row] += lacking / cell.row_span
    return tuple(heights)


def _joined(text: str, width: float, measure: WidthOf) -> str:
    """Return a figure and its note on one line, where there is room for that."""
    whole = text.replace("\n", "")
    return whole if sum(map(measure, whole)) <= width else text


def _line_count(text: str, width: float, measure: WidthOf, *, is_figure: bool) -> int:
    """Return how many lines a cell takes; a figure takes one, since it is set smaller rather than broken."""
    first, _, note = _joined(text, width, measure).partition("\n")
    if is_figure and first.isascii():
        return 1 + len(wrap(note, width, measure) if note else ())
    return len(wrap(text, width, measure)) if text else 1
