"""How a table lies on its sheet: widths of columns, lines of labels, heights of rows."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from exporters.excel.new_workbook import SIZE
from exporters.excel.sheet import GAP, LANDSCAPE, LINE, PADDING, PORTRAIT, SQUEEZE
from exporters.typeset.label_lines import centred_lines, filled_lines, widest_word
from exporters.typeset.text_width import TALLEST, line_count, room, taken, units
from models.form.grid import CellRole, Grid, GridCell
from models.report.report import Report

_STUBS = (6.0, 8.0, 27.3)
"""Widths of the label columns of the deepest tables, in digits, wider where a word needs it; the last takes the long
labels, and gives way to the others. Chosen by eye."""

_ONE_STUB = 23
"""Digits, of a single column of labels. Chosen: 11 characters."""

_NARROWEST, _WIDEST = 8.0, 19
"""Of a column of figures: room for eight digits, or four characters of a heading, at least; what is wider looks empty.
Chosen by eye."""

_SPARE = 1.05
"""How much wider a label may come out than it is measured, and still be broken nowhere else. Chosen: a spreadsheet
takes whole pixels, 15 for the 14.7 of a character, and a pixel or two are white."""

_ROW, _AIRY_ROW = 25, 30
"""Points, of a row of one line; the latter in a table of few rows. Chosen by eye."""

_FEW_ROWS = 20
"""Chosen: so many airy rows, 600 points, still stand on one page under the heading lines."""


class TablePlan(NamedTuple):
    """How a table lies on its sheet; the widths of its columns are in digits."""

    grid: Grid
    widths: tuple[float, ...]

    @property
    def lies_across(self) -> bool:
        """Whether it is too wide to be printed upright."""
        return _page(self.widths, 0, 0) > PORTRAIT * SQUEEZE

    def in_list(self, cell: GridCell) -> bool:
        """Return whether a label is one of a list of long ones, which stand to the left."""
        return _in_list(self.grid, cell)

    def room(self, cell: GridCell) -> float:
        """Return how many half characters fit side by side into a cell."""
        width = room(sum(self.widths[column] + GAP for column in cell.columns) - GAP, SIZE)
        return width - 2 * self.in_list(cell)

    def label(self, text: str, cell: GridCell) -> str:
        """Return a label in lines that no spreadsheet breaks again: spreadsheets know no words to break it at."""
        lines = filled_lines if self.in_list(cell) else centred_lines
        return "\n".join(lines(text, self.room(cell), _advance))

    def heights(self, report: Report) -> list[float]:
        """Return the height of every row in points, so that the longest text in it fits."""
        heights: list[float] = [_AIRY_ROW if self.grid.rows <= _FEW_ROWS else _ROW] * self.grid.rows
        for cell in sorted(self.grid.cells, key=lambda cell: cell.row_span):
            rows = range(cell.row, cell.row + cell.row_span)
            needed = line_count(self._text(report, cell), self.room(cell)) * LINE + PADDING
            lacking = min(needed, TALLEST) - sum(heights[row] for row in rows)
            for row in rows if lacking > 0 else ():
                heights[row] += lacking / len(rows)
        return heights

    def _text(self, report: Report, cell: GridCell) -> str:
        """Return what wraps in a cell; numbers do not."""
        if isinstance(cell.content, str):
            return self.label(cell.content, cell)
        content = report.content(cell.content)
        return content if isinstance(content, str) else ""


def table_plan(grid: Grid) -> TablePlan:
    """Return the plan of a table: upright where that is readable, no column narrower than the words of its labels."""
    words = _words(grid)
    stubs = _stubs(words[: grid.stub_columns])
    narrowest = max(_NARROWEST, *words[grid.stub_columns :])
    figures = grid.columns - len(stubs)
    landscape = _page(stubs, figures, narrowest) > PORTRAIT * SQUEEZE
    free = (LANDSCAPE if landscape else PORTRAIT) - _page(stubs, 0, 0)
    width = max(narrowest, min(_WIDEST, free / figures - GAP))
    return TablePlan(grid, (*stubs, *[width] * figures))


def _stubs(words: tuple[float, ...]) -> tuple[float, ...]:
    """Return the widths of the columns of labels, whose words are so wide."""
    chosen = ((_STUBS[0],) * len(words) + _STUBS)[-len(words) :] if len(words) > 1 else (_ONE_STUB,) * len(words)
    wide = tuple(map(max, chosen, words))
    more = sum(wide) - sum(chosen)
    return (*wide[:-1], max(words[-1], wide[-1] - more)) if words else ()


def _words(grid: Grid) -> tuple[float, ...]:
    """Return the width of each column, in digits, that the words of its own labels need."""
    widest = [0.0] * grid.columns
    for cell in grid.cells:
        if isinstance(cell.content, str) and cell.column_span == 1:
            word = widest_word(cell.content, _advance) + 2 * _in_list(grid, cell)
            widest[cell.column] = max(widest[cell.column], taken(word, SIZE))
    return tuple(widest)


def _in_list(grid: Grid, cell: GridCell) -> bool:
    return cell.role is CellRole.ROW and grid.stub_columns > 1 and cell.columns.stop == grid.stub_columns


@cache
def _advance(character: str) -> float:
    """Return the width of a character in half characters, at most."""
    return units(character) * _SPARE


def _page(stubs: tuple[float, ...], figures: int, width: float) -> float:
    return sum(stub + GAP for stub in stubs) + figures * (width + GAP)
