"""Tables of a web page that hold data, as they are seen; those that only place things on the page are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no stubs

from models.importers.readers.cells import Spot, one_cell, raw_table
from models.importers.safe_package import too_large
from models.importers.source import LeftOut, RawTable
from models.text.page_grid import WIDEST, GridRow, is_column_gone, is_row_gone, seen_cells, span
from models.text.page_look import Look
from models.text.page_looks import Seen
from models.text.page_tokens import Tag
from models.text.page_words import Piece, Words, words

_LONGEST_CELL = 400
"""Characters in a cell of figures and labels, beyond which it is there for the layout.

Chosen: ten times as long as the form's longest label.
"""

_SHORTEST_TEXT = 40
"""Characters of a row with a single cell from which on it is a paragraph. Chosen: longer than the form's own notes."""

_BLOCKS = ("p", "div", "table", "ul", "ol", "li", "section", "article", "iframe")
SECTION = re.compile(r"[一二三四五六]、\s*+(?:总体|主动公开|收到和处理|政府信息公开行政复议|存在|其他)")
"""The numbers of the form's sections, with how their headings begin."""

_TITLE = re.compile(r"20\d\d年?.{0,20}年度报告")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

Looks = Mapping[HtmlElement, Seen]
"""How the elements of a page look."""


class WebTable(NamedTuple):
    """A table, without a place, and what stands in its cells and is no text of them."""

    table: RawTable
    left_out: tuple[tuple[int, int, LeftOut], ...]


@dataclass(frozen=True)
class _Cell:
    element: HtmlElement
    look: int
    width: int
    height: int


@dataclass(frozen=True)
class Structure:
    """Which rows the tables of a page have, and which cells these."""

    rows: Mapping[HtmlElement, list[HtmlElement]]
    cells: Mapping[HtmlElement, list[HtmlElement]]
    looks: Looks

    def cells_of(self, table: HtmlElement) -> list[list[HtmlElement]]:
        """Return the cells of a table, row by row."""
        return [self.cells.get(row, []) for row in self.rows.get(table, [])]


def structure_of(root: HtmlElement, looks: Looks) -> Structure:
    """Return the rows and cells of all tables; a cell in a form in a row is in the row.

    Cells outside of any row make one, as in a browser; it is called by its first cell.
    """
    rows: dict[HtmlElement, list[HtmlElement]] = {}
    cells: dict[HtmlElement, list[HtmlElement]] = {}
    begun: dict[HtmlElement, HtmlElement] = {}
    for one in root.iter("tr", "td", "th"):
        outer = next(one.iterancestors(*(("table",) if one.tag == "tr" else ("table", "tr"))), None)
        if outer is None:
            continue
        if one.tag == "tr":
            rows.setdefault(outer, []).append(one)
            begun.pop(outer, None)
        elif outer.tag == "tr":
            cells.setdefault(outer, []).append(one)
        else:
            if outer not in begun:
                rows.setdefault(outer, []).append(one)
            cells.setdefault(begun.setdefault(outer, one), []).append(one)
    return Structure(rows, cells, looks)


def data_tables(root: HtmlElement, structure: Structure) -> Iterator[HtmlElement]:
    """Yield the tables that hold data: the innermost that are seen; what is around them is there for the layout."""
    around: set[HtmlElement] = set()
    for table in reversed(list(root.iter("table"))):
        cells = structure.cells_of(table)
        if table in around or sum(map(len, cells)) < 2 or structure.looks[table].look & Look.GONE:
            continue
        if len(cells) > 1 and max(map(len, cells)) > 1 and not any(map(_is_for_the_layout, cells)):
            yield table
        for above in table.iterancestors("table"):
            if above in around:
                break
            around.add(above)


def _is_for_the_layout(row: list[HtmlElement]) -> bool:
    """Return whether a row places parts of a page; a paragraph alone in a row of a sheet does not."""
    found = [cell for cell in row if _is_layout(cell)]
    if len(found) != 1 or next(found[0].iter(*_BLOCKS, *_HEADINGS), None) is not None:
        return bool(found)
    return any("".join(cell.itertext()).strip() for cell in row if cell is not found[0])


def _is_layout(cell: HtmlElement) -> bool:
    length = 0
    for text in cell.itertext():
        length += len(text.strip())
        if length > _LONGEST_CELL:
            return True
    return next(cell.iter(*_HEADINGS), None) is not None


def read_table(
    table: HtmlElement, structure: Structure, pieces: Callable[[HtmlElement], Iterable[Piece | LeftOut]]
) -> WebTable:
    """Return a table as it is seen.

    Args:
        table: Of `data_tables`.
        structure: Of the page.
        pieces: Returns what stands in a cell.
    """
    looks = structure.looks
    rows = [
        GridRow(looks[row].look, [_cell(cell, looks[cell].look) for cell in structure.cells.get(row, [])])
        for row in structure.rows.get(table, [])
    ]
    gone = _gone_columns(table, looks)
    found = seen_cells(rows, gone)
    if found is None:
        raise too_large()
    spots: list[Spot] = []
    doubtful: set[tuple[int, int]] = set()
    left_out: list[tuple[int, int, LeftOut]] = []
    for row, column, cell in found:
        tokens = list(pieces(cell.element))
        read = words([token for token in tokens if not isinstance(token, LeftOut)])
        spots.append(Spot(row, column, one_cell(read.text.split("\n"))))
        doubtful |= set() if read.sure else {(row, column)}
        left_out += [(row, column, token) for token in tokens if isinstance(token, LeftOut)]
        left_out += [(row, column, crossed_out(read.crossed_out))] if read.crossed_out else []
    raw = raw_table(spots, "")
    lines, columns = (sorted({spot[axis] for spot in spots}) for axis in (0, 1))
    row_at, column_at = ({old: new for new, old in enumerate(axis)} for axis in (lines, columns))
    placed = frozenset((row_at[row], column_at[column]) for row, column in doubtful)
    others = tuple((row_at[row], column_at[column], one) for row, column, one in left_out)
    if hidden := _hidden(rows, gone, found):
        others = (*others, (-1, -1, LeftOut(hidden, "")))
    return WebTable(raw._replace(doubtful=placed), others)


def parts_of(table: WebTable) -> Iterator[WebTable | Words | LeftOut]:
    """Yield a table; of a sheet that holds a whole report, its paragraphs and tables in their order."""
    rows = table.table.rows
    kinds = [_is_text(row) for row in rows]
    if not any(SECTION.match(text) or _TITLE.search(text[:_LONGEST_CELL]) for row in rows if (text := _only(row))):
        yield table
        return
    yield from (left for row, _, left in table.left_out if row < 0)
    for is_text, run in groupby(range(len(rows)), key=lambda at: kinds[at]):
        places = list(run)
        end = places[-1] + 1
        while not is_text and end > places[0] and (_only(rows[end - 1]) or not any(rows[end - 1])):
            end -= 1
        if not is_text and end > places[0]:
            yield _slice(table, places[0], end)
        for at in range(places[0] if is_text else end, places[-1] + 1):
            is_sure = not any(row == at for row, _ in table.table.doubtful)
            yield from (Words(_only(rows[at]), is_sure),) if _only(rows[at]) else ()
            yield from (left for row, _, left in table.left_out if row == at)


def _is_text(row: tuple[str, ...]) -> bool:
    text = _only(row)
    is_long = len(text) >= _SHORTEST_TEXT or text.endswith("。")
    return is_long or bool(SECTION.match(text) or _TITLE.search(text))


def _only(row: tuple[str, ...]) -> str:
    """Return the text of a row with a single cell that is not blank."""
    texts = list(filter(None, row))
    return texts[0] if len(texts) == 1 else ""


def _slice(table: WebTable, start: int, end: int) -> WebTable:
    """Return some rows of a table."""
    raw = table.table
    doubtful = frozenset((row - start, column) for row, column in raw.doubtful if start <= row < end)
    left = tuple((row - start, column, one) for row, column, one in table.left_out if start <= row < end)
    return WebTable(raw._replace(rows=raw.rows[start:end], doubtful=doubtful), left)


def crossed_out(text: str) -> LeftOut:
    """Return words that are crossed out."""
    return LeftOut(f"划掉的字，没有读进来：{text}", "")


def _cell(cell: HtmlElement, look: int) -> _Cell:
    tag = Tag("td", dict(cell.attrib))
    return _Cell(cell, look, max(1, min(span(tag, "colspan"), WIDEST)), span(tag, "rowspan"))


def _gone_columns(table: HtmlElement, looks: Looks) -> set[int]:
    """Return the columns that are hidden; a group of which the columns are named one by one says nothing."""
    gone: set[int] = set()
    at = 0
    for column in table.iter("col", "colgroup"):
        if next(column.iterancestors("table")) is not table:
            continue
        tag = Tag(column.tag, dict(column.attrib))
        if column.tag == "colgroup" and "span" not in tag.attributes:
            continue
        end = min(at + (span(tag, "span") or 1), WIDEST)
        if is_column_gone(tag, looks[column].look):
            gone |= set(range(at, end))
        at = end
    return gone


def _hidden(rows: list[GridRow[_Cell]], gone: set[int], found: Iterable[tuple[int, int, _Cell]]) -> str:
    """Return a sentence about rows and columns with something in them that nobody sees."""
    hidden = sum(is_row_gone(row.look) and any(map(_says_something, row.cells)) for row in rows)
    seen = {id(cell) for _, _, cell in found}
    lost = any(
        id(cell) not in seen and _says_something(cell)
        for row in rows
        if not is_row_gone(row.look)
        for cell in row.cells
    )
    columns = len(gone) if lost else 0
    parts = filter(None, (f"{hidden} 行" if hidden else "", f"{columns} 列" if columns else ""))
    told = "、".join(parts)
    return f"表里有隐藏的 {told}，页面上看不见，没有读进来；如果要用，请先取消隐藏，再存一次。" if told else ""


def _says_something(cell: _Cell) -> bool:
    return any(text.strip("\xa0\u3000 \t\r\n") for text in cell.element.itertext())
