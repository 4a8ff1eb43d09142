"""The ruled tables of a PDF, put together again where a page broke them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from models.importers.readers.cells import Spot, raw_table
from models.importers.readers.pdf.pdf_frame import Box, upright
from models.importers.readers.pdf.pdf_glyphs import Glyph, shown
from models.importers.readers.pdf.pdf_lines import text as text_of
from models.importers.readers.pdf.pdf_marks import Told, settled
from models.importers.source import RawTable

_NEAR = 4.0
"""Points by which places that are meant to be one may differ. Chosen: below half a character of the tables."""

_CHINESE = re.compile("[\u4e00-\u9fff]")


class PdfCell(NamedTuple):
    """A ruled rectangle with what stands in it.

    Attributes:
        told: What stands beside its text, or is crossed out.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    text: str = ""
    is_sure: bool = True
    told: tuple[Told, ...] = ()


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


class Ruled(NamedTuple):
    """The tables of a page, upright, each with its turn on the page, and the characters that stand in none."""

    parts: tuple[tuple[int, TablePart], ...]
    rest: tuple[Glyph, ...]


def filled(tables: Iterable[Sequence[Box]], glyphs: Iterable[Glyph], page: int, size: tuple[float, float]) -> Ruled:
    """Return the tables of a page with what stands in them; a table is turned as most of its characters are.

    Args:
        tables: The cells of each as the page is shown.
        glyphs: Upright, each in its own turn.
        page: Its number.
        size: Width and height of the page as it is shown.
    """
    rest = [(one, shown(one, size)) for one in glyphs]
    found = []
    for cells in tables:
        held, rest = _held(cells, rest)
        turns = Counter(one.turn for inside in held for one in inside)
        [(turn, _)] = turns.most_common(1) or [(0, 0)]
        own = tuple(_cell(upright(cell, turn, *size), inside, turn) for cell, inside in zip(cells, held, strict=True))
        found.append((turn, TablePart(page, own)))
    return Ruled(tuple(found), tuple(one for one, _ in rest))


_Shown = tuple[Glyph, Box]


def _held(cells: Sequence[Box], glyphs: Iterable[_Shown]) -> tuple[list[list[Glyph]], list[_Shown]]:
    """Return what stands in each cell, and what in none."""
    xs, ys = _apart(cell.x0 for cell in cells), _apart(cell.top for cell in cells)
    owners = {
        (x, y): at
        for at, cell in enumerate(cells)
        for x in range(_place(xs, cell.x0), bisect_left(xs, cell.x1 - _NEAR))
        for y in range(_place(ys, cell.top), bisect_left(ys, cell.bottom - _NEAR))
    }
    held: list[list[Glyph]] = [[] for _ in cells]
    outside = []
    for one, box in glyphs:
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        owner = owners.get((bisect_right(xs, x) - 1, bisect_right(ys, y) - 1))
        if owner is None or x > cells[owner].x1 or y > cells[owner].bottom:
            outside.append((one, box))
        else:
            held[owner].append(one)
    return held, outside


def _cell(box: Box, glyphs: Sequence[Glyph], usual: int) -> PdfCell:
    """Return a cell with its text, which may be turned, as in narrow columns, and then stands by itself.

    A number that is turned otherwise than the others of its table may be meant either way up.
    """
    if not glyphs:
        return PdfCell(*box)
    texts: list[str] = []
    told: list[Told] = []
    is_sure = True
    turns = sorted({one.turn for one in glyphs})
    for turn in turns:
        apart = settled(one for one in glyphs if one.turn == turn)
        text, is_clear = text_of(apart.kept)
        texts.append(text)
        told.extend(apart.told)
        is_sure &= apart.is_sure and is_clear
    content = "".join(texts)
    return PdfCell(*box, content, is_sure and (turns == [usual] or _CHINESE.search(content) is not None), tuple(told))


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
    doubtful = {one.spot[:2] for one in laid[0] if not one.is_sure}
    for above, below in pairwise(laid):
        again = _repeated(header, _rows(below))
        down = max(spot.row for spot in spots) + 1 - again
        new = [one for one in below if one.spot.row >= again and not _is_broken(one, above, again)]
        spots += [one.spot._replace(row=one.spot.row + down) for one in new]
        doubtful |= {(one.spot.row + down, one.spot.column) for one in new if not one.is_sure}
    made = raw_table(spots, f"第 {together[0].page} 页的表")
    rows, columns_used = (sorted({spot[axis] for spot in spots}) for axis in (0, 1))
    places = frozenset((rows.index(row), columns_used.index(column)) for row, column in doubtful)
    return made._replace(doubtful=places)


def told(together: Sequence[TablePart]) -> Iterator[tuple[int, Told]]:
    """Yield what stands beside the texts of a table, with the number of its page."""
    return ((part.page, one) for part in together for cell in part.cells for one in cell.told)


class _Laid(NamedTuple):
    """A cell in its row and column of the part, whether it reaches the lower edge of that, and whether it is sure."""

    spot: Spot
    is_last: bool
    is_sure: bool


def _laid(part: TablePart, known: Sequence[float]) -> list[_Laid]:
    """Return the cells of a part; where wide labels hide some columns, it has those of the others."""
    rows, columns, bottom = _apart(cell.top for cell in part.cells), part.columns, part.bottom
    columns = columns if len(columns) == len(known) else list(known)
    return [
        _Laid(
            Spot(_place(rows, cell.top), _place(columns, cell.x0), cell.text),
            bottom - cell.bottom <= _NEAR,
            cell.is_sure,
        )
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
