"""The ruled tables of a PDF, put together again where a page broke them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from pdfplumber.page import Page
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from models.importers.readers.cells import Spot, raw_table
from models.importers.readers.pdf_lines import Glyph
from models.importers.readers.pdf_lines import text as text_of
from models.importers.source import RawTable

_NEAR = 4.0
"""Points by which rules that are meant to meet may miss each other. Chosen: below half a character of the tables."""

_SAME_RULE = 3
"""Points by which pieces of one rule may miss each other: what pdfplumber itself takes for one."""

_SHORTEST = 6.0
"""Points; shorter rules are no sides of cells. Chosen: no cell of a report is lower than its smallest type."""

_MOST_EDGES, _MOST_CROSSINGS = 20_000, 2_500
"""Of rules on a page; a page with more of them is a drawing.

Chosen: our own pages have up to 860 edges and 254 crossings, and cells are found by trying crossings with each other.
"""

_MOST_PAIRS = 100 * _MOST_CROSSINGS
"""Of an upright rule with a level one, each of which is tried. Chosen: a hundred for each that may cross."""


_CHINESE = re.compile("[\u4e00-\u9fff]")


class PdfCell(NamedTuple):
    """A ruled rectangle with what stands in it."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str = ""


class TablePart(NamedTuple):
    """A table, or as much of it as stands on a page."""

    page: int
    cells: tuple[PdfCell, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(cell.x0 for cell in self.cells)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(cell.x1 for cell in self.cells)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(cell.bottom for cell in self.cells)

    @property
    def columns(self) -> list[float]:
        """Where its columns begin."""
        return _apart(cell.x0 for cell in self.cells)


def parts(page: Page, characters: Sequence[Glyph]) -> tuple[list[TablePart], list[Glyph]]:
    """Return the tables of a page, and the characters that stand in none."""
    found: list[TablePart] = []
    rest = list(characters)
    for table in _ruled(page):
        cells, rest = _filled(table, rest)
        found.append(TablePart(page.page_number, cells))
    return found, rest


def _ruled(page: Page) -> list[list[PdfCell]]:
    """Return the cells of each table of a page; a frame around text is none."""
    edges = page.edges
    if len(edges) > _MOST_EDGES:
        return []
    rules = [edge for edge in merge_edges(edges, *4 * (_SAME_RULE,)) if max(edge["width"], edge["height"]) >= _SHORTEST]
    upright = sum(rule["orientation"] == "v" for rule in rules)
    if upright * (len(rules) - upright) > _MOST_PAIRS:
        return []
    crossings = edges_to_intersections(rules, _NEAR, _NEAR)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    tables = cells_to_tables(intersections_to_cells(crossings))
    found = [[PdfCell(*box) for box in table] for table in tables]
    return [cells for cells in found if len(_apart(cell.x0 for cell in cells)) > 1]


def _filled(cells: Sequence[PdfCell], characters: Sequence[Glyph]) -> tuple[tuple[PdfCell, ...], list[Glyph]]:
    """Return cells with their text, and the characters outside of them."""
    xs, ys = _apart(cell.x0 for cell in cells), _apart(cell.top for cell in cells)
    owners = {
        (x, y): at
        for at, cell in enumerate(cells)
        for x in range(_place(xs, cell.x0), bisect_left(xs, cell.x1 - _NEAR))
        for y in range(_place(ys, cell.top), bisect_left(ys, cell.bottom - _NEAR))
    }
    held: list[list[Glyph]] = [[] for _ in cells]
    outside = []
    for one in characters:
        x, y = (one.x0 + one.x1) / 2, (one.top + one.bottom) / 2
        owner = owners.get((bisect_right(xs, x) - 1, bisect_right(ys, y) - 1))
        if owner is None or x > cells[owner].x1 or y > cells[owner].bottom:
            outside.append(one)
        else:
            held[owner].append(one)
    return tuple(cell._replace(text=text_of(found)) for cell, found in zip(cells, held, strict=True)), outside


def _apart(places: Iterable[float]) -> list[float]:
    """Return places in their order, of those that are near each other the first."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _place(places: Sequence[float], one: float) -> int:
    return max(0, bisect_right(places, one + _NEAR / 2) - 1)


# ---------------------------------------------------------------- over pages


def goes_on(above: TablePart, below: TablePart) -> bool:
    """Return whether a table goes on in one at the head of the next page, where no text stands between.

    Where all labels of a part are wide, it has fewer columns than the others.
    """
    if below.page != above.page + 1:
        return False
    fewer, more = sorted((above.columns, below.columns), key=len)
    is_as_wide = abs(above.left - below.left) <= _NEAR and abs(above.right - below.right) <= _NEAR
    is_alike = all(abs(more[_place(more, column)] - column) <= _NEAR for column in fewer)
    return len(fewer) == len(more) or (is_as_wide and is_alike)


def table(together: Sequence[TablePart]) -> RawTable:
    """Return the table that parts make, with its header once."""
    columns = max((part.columns for part in together), key=len)
    laid = [_laid(part, columns) for part in together]
    header = _rows(laid[0])
    spots = [one.spot for one in laid[0]]
    for above, below in pairwise(laid):
        again = _repeated(header, _rows(below))
        down = max(spot.row for spot in spots) + 1 - again
        new = [one.spot for one in below if one.spot.row >= again and not _is_broken(one, above, again)]
        spots += [spot._replace(row=spot.row + down) for spot in new]
    return raw_table(spots, f"第 {together[0].page} 页的表")


class _Laid(NamedTuple):
    """A cell in its row and column of the part, and whether it reaches the lower edge of that."""

    spot: Spot
    is_last: bool


def _laid(part: TablePart, known: Sequence[float]) -> list[_Laid]:
    """Return the cells of a part; where wide labels hide some columns, it has those of the others."""
    rows, columns, bottom = _apart(cell.top for cell in part.cells), part.columns, part.bottom
    columns = columns if len(columns) == len(known) else list(known)
    return [
        _Laid(Spot(_place(rows, cell.top), _place(columns, cell.x0), cell.text), bottom - cell.bottom <= _NEAR)
        for cell in part.cells
    ]


def _rows(laid: Iterable[_Laid]) -> list[list[Spot]]:
    found = sorted(one.spot for one in laid)
    return [list(row) for _, row in groupby(found, key=lambda spot: spot.row)]


def _repeated(header: Sequence[list[Spot]], rows: Sequence[list[Spot]]) -> int:
    """Return how many rows of the header stand again above `rows`; rows of figures alone are none."""
    alike = list(takewhile(lambda pair: pair[0] == pair[1], zip(header, rows[:-1], strict=False)))
    return len(alike) if any(_CHINESE.search(spot.text) for _, row in alike for spot in row) else 0


def _is_broken(one: _Laid, above: Iterable[_Laid], again: int) -> bool:
    """Return whether the page broke a label that spans rows, so that it is printed on both pages."""
    column, text = one.spot.column, one.spot.text
    is_label = one.spot.row == again and _CHINESE.search(text) is not None
    return is_label and any(other.is_last and other.spot[1:3] == (column, text) for other in above)
