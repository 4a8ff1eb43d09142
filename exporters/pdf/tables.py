"""A statutory table on paper: the grid at a readable size, whole on a page or cut between rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.composer import wrap
from exporters.pdf.flow import Box
from exporters.pdf.fonts import FontBook, Role, Style
from exporters.pdf.page import AREA_WIDTH, LEFT
from models.figures import print_figure
from models.form import CellRef
from models.grid import Grid, GridCell
from models.grid import Role as Part
from models.report import Report

_LABEL = Style(Role.SONG, 9)
_BANNER = Style(Role.HEI, 9)
_SMALLEST = 5.0
_LINE = 11.5
"""Leading in cells, in points."""

_PADDING = 2.5
_RULE = 0.5


@dataclass(frozen=True)
class Sheet:
    """A table with its sizes: rows `first` to `last` of the grid, headings repeated when it was cut.

    Attributes:
        widths, heights: Of all columns and rows of the grid, in points.
    """

    grid: Grid
    report: Report
    fonts: FontBook
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    first: int = 0

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
        return Box(height, lambda canvas, top: self._draw(canvas, top, lines))

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
        canvas.setLineWidth(_RULE)
        canvas.rect(left, top - height, width, height)
        text, style = self._content(cell)
        style, lines = fitted(text, style, width - 2 * _PADDING, height - 2, self.fonts)
        leading = _LINE * style.size / _LABEL.size
        y = top - (height - leading * len(lines)) / 2
        for line in lines:
            advance = self.fonts.width(line, style)
            x = left + _PADDING if cell.role is Part.ROW and cell.row_span == 1 else left + (width - advance) / 2
            self.fonts.draw_run(canvas, x, y - (leading - style.size) / 2 - 0.86 * style.size, line, style)
            y -= leading

    def _content(self, cell: GridCell) -> tuple[str, Style]:
        if isinstance(cell.content, str):
            return cell.content, _BANNER if cell.role is Part.BANNER else _LABEL
        return printed(self.report, cell.content), _LABEL


def printed(report: Report, ref: CellRef) -> str:
    """Return what stands in a number cell on paper: the figure, with its remark in brackets."""
    note = report.note(ref)
    return print_figure(report.content(ref), report.form.cells[ref].kind) + (f"（{note}）" if note else "")


def sheet(grid: Grid, report: Report, fonts: FontBook) -> Sheet:
    """Return a table of `report` as wide as the type area."""
    widths = _widths(grid, report, fonts)
    return Sheet(grid, report, fonts, widths, _heights(grid, report, widths, fonts))


def fitted(text: str, style: Style, width: float, height: float, fonts: FontBook) -> tuple[Style, tuple[str, ...]]:
    """Return the lines of `text` in a cell, in smaller type where it would not fit: no figure is ever clipped."""
    while True:
        lines = wrap(text, width, fonts.measure(style)) if text else ()
        broken = text.isascii() and len(lines) > 1
        if style.size <= _SMALLEST or (not broken and len(lines) * _LINE * style.size / _LABEL.size <= height + 0.01):
            return style, lines
        style = replace(style, size=style.size - 0.5)


def _widths(grid: Grid, report: Report, fonts: FontBook) -> tuple[float, ...]:
    """Return the widths of the columns: figures as wide as they need, the labels the rest."""
    figures = grid.columns - grid.stub_columns
    measure = fonts.measure(_LABEL)
    stub = [_stub_width(grid, column, measure) for column in range(grid.stub_columns)]
    least = 2 * _PADDING + max(measure("0") * 7, *(_needed(grid, report, cell, measure) for cell in grid.cells))
    spare = AREA_WIDTH - sum(stub)
    if grid.stub_columns and spare < least * figures:
        stub[-1] = max(AREA_WIDTH * 0.28, stub[-1] + spare - least * figures)
        spare = AREA_WIDTH - sum(stub)
    return (*stub, *[spare / figures] * figures)


def _stub_width(grid: Grid, column: int, measure: Callable[[str], float]) -> float:
    labels = [cell for cell in grid.cells if cell.columns == range(column, column + 1)]
    em = measure("国")
    natural = (len(str(cell.content)) if cell.row_span == 1 else min(len(str(cell.content)), 4) for cell in labels)
    return max(natural, default=1) * em + 2 * _PADDING + 1


def _needed(grid: Grid, report: Report, cell: GridCell, measure: Callable[[str], float]) -> float:
    """Return the width of the figure in a cell that is one column wide, in points; labels may wrap."""
    if not isinstance(cell.content, CellRef) or cell.column_span > 1 or grid.columns > 12:
        return 0.0
    return sum(map(measure, printed(report, cell.content).partition("（")[0]))


def _heights(grid: Grid, report: Report, widths: tuple[float, ...], fonts: FontBook) -> tuple[float, ...]:
    heights = [_LINE + 2 * _PADDING] * grid.rows
    measure = fonts.measure(_LABEL)
    for cell in sorted(grid.cells, key=lambda cell: cell.row_span):
        text = cell.content if isinstance(cell.content, str) else printed(report, cell.content)
        width = sum(widths[column] for column in cell.columns) - 2 * _PADDING
        figure = isinstance(cell.content, CellRef) and text.isascii()
        lines = 1 if figure else len(wrap(text, width, measure)) if text else 1
        rows = range(cell.row, cell.row + cell.row_span)
        lacking = lines * _LINE + 2 * _PADDING - sum(heights[row] for row in rows)
        for row in rows if lacking > 0 else ():
            heights[row] += lacking / cell.row_span
    return tuple(heights)
