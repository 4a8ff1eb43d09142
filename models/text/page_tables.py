"""Tables of a web page that another program has put on the clipboard, as they are seen there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from models.text.page_looks import UNSEEN, Look, look_of, styles_of
from models.text.page_tokens import Comment, RawText, Tag, tokens

_LONGEST = 8_000_000
"""Characters of a page. Chosen: a sheet of Excel with a thousand rows of a report has two millions."""

_WIDEST = 100
"""Columns of a table, and of a cell in it. Chosen: no table of a report has 20; spans could ask for any number."""

_MOST_CELLS = 100_000
"""Of a table. Chosen: several hundred times as many as any of a report."""

_DEEPEST = 30
"""Tables in tables. Chosen: ten times as many as pages have that are laid out by tables."""

_LONGEST_SPAN = 9
"""Digits of a span that are believed; Python takes long over thousands of them. Chosen: more than any table needs."""

_BREAK = "\x00"
"""Where a browser begins a new line; a page has none of these."""

_BREAKING = """address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6
header hr li main ol p pre section ul"""
_WITHOUT_END = "area base br col embed hr img input link meta param source track wbr"
_LINES, _VOID = frozenset(_BREAKING.split()), frozenset(_WITHOUT_END.split())
_ROWS = frozenset({"thead", "tbody", "tfoot"})
_CHINESE = "[\u2e80-\u9fff\uf900-\uffef\u2018-\u201d\u2026\u2014]"
_SOFT_BREAK = re.compile(rf"(?<={_CHINESE})[ \t\r\n]*+(?<=[\r\n])(?={_CHINESE})")
_SPACE = re.compile(r"[ \t\r\n\f\xa0]++")


class PageTable(NamedTuple):
    """A table as it is seen.

    Attributes:
        rows: Its cells; of a merged one the upper left has the text, and the others are blank.
        raised: How many marks of footnotes beside other words were left out.
        crossed_out: In how many cells words were crossed out; these are left out.
    """

    rows: list[list[str]]
    raised: int = 0
    crossed_out: int = 0


@dataclass
class _Cell:
    look: Look = Look.PLAIN
    width: int = 1
    height: int = 1
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    opened: list[tuple[str, Look]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def inside(self) -> Look:
        return self.opened[-1][1] if self.opened else self.look

    def text(self, without: Look) -> str:
        """Return its lines, without what looks like this."""
        joined = "".join(text for text, look in self.pieces if text == _BREAK or not look & without)
        one = _SPACE.sub(" ", _SOFT_BREAK.sub("", joined))
        return "\n".join(filter(None, map(str.strip, one.split(_BREAK))))

    def begin(self, tag: Tag, look: Look) -> None:
        if tag.name == "p":
            self.end("p")
        if tag.name not in _VOID:
            self.opened.append((tag.name, look))
            self.counts[tag.name] = self.counts.get(tag.name, 0) + 1

    def end(self, name: str) -> None:
        """End the innermost element of this name, with all that is still open in it."""
        while self.counts.get(name):
            closed, _ = self.opened.pop()
            self.counts[closed] -= 1
            if closed == name:
                break


@dataclass
class _Row:
    look: Look
    cells: list[_Cell] = field(default_factory=list)


@dataclass
class _Table:
    around: Look
    part: Look
    rows: list[_Row] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    columns: int = 0
    cell: _Cell | None = None
    holds_others: bool = False


def page_tables(page: str) -> list[PageTable]:
    """Return the innermost tables of a page, without what is hidden, crossed out, or a mark of a footnote.

    A page without tables that has something to leave out is one column of lines.

    Returns:
        Nothing if there is no table, or one that is too large to be of a report.
    """
    if len(page) > _LONGEST:
        return []
    reading = _Reading(fragment="StartFragment" in page)
    for token in tokens(page.replace("\x00", "")):
        if not reading.take(token):
            break
    found = [_seen(table) for table in reading.finished()]
    if any(table is None for table in found):
        return []
    tables = [table for table in found if table and any(map(any, table.rows))]
    return tables or _lines_of(reading.loose)


class _Reading:
    """Takes the tokens of a page in their order."""

    def __init__(self, *, fragment: bool) -> None:
        self.loose = _Cell()
        self._open: list[_Table] = []
        self._all: list[_Table] = []
        self._classes: dict[str, str] = {}
        self._before_fragment = fragment

    def finished(self) -> list[_Table]:
        """Return the tables that hold data, in the order in which they begin."""
        while self._open:
            self._end_table()
        return [table for table in self._all if not table.holds_others]

    @property
    def _cell(self) -> _Cell:
        """What the text goes into. Between the cells of a table it goes nowhere."""
        if not self._open:
            return self.loose
        return self._open[-1].cell or _Cell(Look.GONE)

    def take(self, token: str | Tag | Comment | RawText) -> bool:
        """Take a token; return whether the page goes on."""
        if isinstance(token, Comment):
            return self._take_comment(token.strip())
        if isinstance(token, RawText):
            self._classes |= styles_of(token.text) if token.name == "style" else {}
        elif isinstance(token, str):
            self._cell.pieces.append((token, self._cell.inside))
        elif token.name.startswith("/"):
            self._end(token.name[1:])
        else:
            self._begin(token)
        return True

    def _take_comment(self, words: str) -> bool:
        if words == "StartFragment" and self._before_fragment:
            self._before_fragment = False
            self.loose.pieces.clear()
            self._all = list(self._open)
            for table in self._open:
                del table.rows[:-1]
                for row in table.rows:
                    row.cells[:] = [table.cell] if table.cell else []
                if table.cell:
                    table.cell.pieces.clear()
        return words != "EndFragment"

    def _begin(self, tag: Tag) -> None:
        look = look_of(tag, self._look, self._classes)
        if tag.name == "table" and len(self._open) < _DEEPEST:
            self._open.append(_Table(look, look))
            self._all.append(self._open[-1])
        elif self._open and tag.name in _ROWS:
            self._open[-1].cell, self._open[-1].part = None, look_of(tag, self._open[-1].around, self._classes)
        elif self._open and tag.name == "tr":
            table = self._open[-1]
            table.cell = None
            table.rows.append(_Row(look_of(tag, table.part, self._classes)))
        elif self._open and tag.name in {"td", "th"}:
            self._begin_cell(tag)
        elif self._open and tag.name in {"col", "colgroup"}:
            self._begin_columns(tag, look)
        else:
            self._cell.begin(tag, look)
            self._break(tag.name)

    @property
    def _look(self) -> Look:
        if self._open and not self._open[-1].cell:
            return self._open[-1].around
        return self._cell.inside

    def _begin_cell(self, tag: Tag) -> None:
        table = self._open[-1]
        if not table.rows:
            table.rows.append(_Row(table.part))
        row = table.rows[-1]
        look = look_of(tag, row.look & ~Look.GONE, self._classes)
        table.cell = _Cell(look, _span(tag, "colspan") or 1, _span(tag, "rowspan"))
        row.cells.append(table.cell)

    def _begin_columns(self, tag: Tag, look: Look) -> None:
        """Note columns that are hidden; a group of which the columns are named one by one says nothing."""
        table, count = self._open[-1], min(_span(tag, "span") or 1, _WIDEST)
        if tag.name == "colgroup" and "span" not in tag.attributes:
            return
        if look & UNSEEN and not table.around & UNSEEN:
            table.gone |= set(range(table.columns, min(table.columns + count, _WIDEST)))
        table.columns = min(table.columns + count, _WIDEST)

    def _end(self, name: str) -> None:
        if name == "table":
            if self._open:
                self._end_table()
        elif self._open and name in {"td", "th", "tr", *_ROWS}:
            self._open[-1].cell = None
            if name in _ROWS:
                self._open[-1].part = self._open[-1].around
        else:
            self._cell.end(name)
            self._break(name)

    def _end_table(self) -> None:
        """End a table. One of a single cell in the cell of another is but a frame for its words."""
        table = self._open.pop()
        table.cell = None
        around = self._open[-1].cell if self._open else None
        if around is None:
            return
        cells = [cell for row in table.rows for cell in row.cells]
        if len(cells) < 2:
            around.pieces += [(_BREAK, Look.PLAIN), *(piece for cell in cells for piece in cell.pieces)]
            table.holds_others = True
        else:
            self._open[-1].holds_others = True

    def _break(self, name: str) -> None:
        if name in _LINES:
            self._cell.pieces.append((_BREAK, Look.PLAIN))


def _span(tag: Tag, name: str) -> int:
    """Return how many rows or columns a cell takes; 0 for all that follow."""
    text = tag.attributes.get(name, "1").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_SPAN else 1


# ---------------------------------------------------------------- where the cells stand


def _seen(table: _Table) -> PageTable | None:
    """Return a table as it is seen; None if it is too large.

    A cell that is merged over hidden rows counts them in Excel's pages and does not in a browser's: what leaves the
    rows equally long is right.
    """
    shown = [row for row in table.rows if not row.look & Look.GONE]
    ways = [_placed(shown)] if len(shown) == len(table.rows) else [_placed(shown), _placed(table.rows)]
    way = min(ways, key=_unevenness)
    spots = [spot for spot in way if not spot.row.look & Look.GONE]
    lines = {id(row): at for at, row in enumerate(shown)}
    texts: dict[tuple[int, int], str] = {}
    raised = crossed_out = 0
    for spot in spots:
        columns = [x for x in range(spot.column, spot.column + min(spot.cell.width, _WIDEST)) if x not in table.gone]
        if columns:
            text, marks, crossed = _words(spot.cell)
            texts[lines[id(spot.row)], columns[0]] = text
            raised, crossed_out = raised + marks, crossed_out + crossed
    used = sorted({column for _, column in texts})
    if used and (max(spot.column for spot in way) > _WIDEST or len(shown) * len(used) > _MOST_CELLS):
        return None
    rows = [[texts.get((y, x), "") for x in used] for y in range(len(shown))]
    return PageTable(rows, raised, crossed_out)


class _Spot(NamedTuple):
    row: _Row
    column: int
    end: int
    cell: _Cell


def _placed(rows: Sequence[_Row]) -> list[_Spot]:
    """Return the cells where a browser places them, beside those that come down from above."""
    free: dict[int, int] = {}
    found: list[_Spot] = []
    for y, row in enumerate(rows):
        x = 0
        for cell in row.cells:
            if cell.look & Look.GONE:
                continue
            while x <= _WIDEST and free.get(x, 0) > y:
                x += 1
            if x > _WIDEST:
                return [*found, _Spot(row, x, x, cell)]
            end = x + min(cell.width, _WIDEST)
            found.append(_Spot(row, x, end, cell))
            free |= dict.fromkeys(range(x, end), y + (cell.height or len(rows)))
            x = end
    return found


def _unevenness(spots: Sequence[_Spot]) -> int:
    """Return by how much the rows that are seen differ in length."""
    ends = {id(spot.row): spot.end for spot in spots if not spot.row.look & Look.GONE}
    return max(ends.values()) * len(ends) - sum(ends.values()) if ends else 0


def _words(cell: _Cell) -> tuple[str, int, int]:
    """Return what a cell says, and whether a mark beside it and crossed-out words in it were left out."""
    visible = cell.text(UNSEEN | Look.CROSSED_OUT)
    crossed_out = bool(cell.text(UNSEEN) != visible)
    plain = cell.text(UNSEEN | Look.CROSSED_OUT | Look.RAISED)
    # A mark that stands alone is a mark of nothing: it is what the cell says.
    return (plain, int(plain != visible), int(crossed_out)) if plain else (visible, 0, int(crossed_out))


def _lines_of(cell: _Cell) -> list[PageTable]:
    """Return the lines of a page without tables, if there is anything in them to be left out."""
    text, raised, crossed_out = _words(cell)
    if not raised and not crossed_out and cell.text(Look.PLAIN) == text:
        return []
    return [PageTable([[line] for line in text.split("\n")], raised, crossed_out)]
