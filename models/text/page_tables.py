"""Tables of a web page that another program has put on the clipboard, as they are seen there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from models.text.page_grid import WIDEST, GridRow, is_column_gone, is_row_gone, seen_cells, span
from models.text.page_look import UNSEEN, Look
from models.text.page_looks import Seen, seen
from models.text.page_styles import StyleSheets
from models.text.page_tokens import Comment, RawText, Tag, tokens
from models.text.page_words import BREAK, EDGE, Piece, words

_LONGEST = 8_000_000
"""Characters of a page. Chosen: a sheet of Excel with a thousand rows of a report has two millions."""

_MOST_CELLS = 100_000
"""Of a table. Chosen: several hundred times as many as any of a report."""

_DEEPEST = 30
"""Tables in tables. Chosen: ten times as many as pages have that are laid out by tables."""

_BREAKING = """address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6
header hr li main ol p pre section ul"""
_WITHOUT_END = "area base br col embed hr img input link meta param source track wbr"
_LINES, _VOID = frozenset(_BREAKING.split()), frozenset(_WITHOUT_END.split())
_ROWS = frozenset({"thead", "tbody", "tfoot"})


class PageTable(NamedTuple):
    """A table as it is seen.

    Attributes:
        rows: Its cells; of a merged one the upper left has the text, and the others are blank.
        raised: How many marks of footnotes beside other words were left out.
        crossed_out: In how many cells words were crossed out; these are left out.
        doubtful: In how many cells something else may be seen than what is taken.
    """

    rows: list[list[str]]
    raised: int = 0
    crossed_out: int = 0
    doubtful: int = 0


@dataclass
class _Cell:
    seen: Seen
    width: int = 1
    height: int = 1
    pieces: list[Piece] = field(default_factory=list)
    opened: list[tuple[str, Seen]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def look(self) -> int:
        return self.seen.look

    @property
    def inside(self) -> Seen:
        return self.opened[-1][1] if self.opened else self.seen

    def begin(self, tag: Tag, inside: Seen) -> None:
        if tag.name == "p":
            self.end("p")
        if tag.name not in _VOID:
            self.opened.append((tag.name, inside))
            self.counts[tag.name] = self.counts.get(tag.name, 0) + 1

    def part(self, look: int) -> None:
        """Note that an element of this look does not stand close to what is before or behind it."""
        self.pieces += [(BREAK, look)] if look & Look.OWN_LINE else []
        self.pieces += [EDGE] if look & Look.APART else []

    def end(self, name: str) -> None:
        """End the innermost element of this name, with all that is still open in it."""
        while self.counts.get(name):
            closed, inside = self.opened.pop()
            self.counts[closed] -= 1
            self.part(inside.look)
            if closed == name:
                break


@dataclass
class _Row:
    seen: Seen
    cells: list[_Cell] = field(default_factory=list)


@dataclass
class _Table:
    around: Seen
    part: Seen
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
        self.loose = _Cell(Seen())
        self._open: list[_Table] = []
        self._all: list[_Table] = []
        self._sheets = StyleSheets()
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
        return self._open[-1].cell or _Cell(Seen(Look.GONE))

    def take(self, token: str | Tag | Comment | RawText) -> bool:
        """Take a token; return whether the page goes on."""
        if isinstance(token, Comment):
            return self._take_comment(token.strip())
        if isinstance(token, RawText):
            if token.name == "style":
                self._sheets.add(token.text)
        elif isinstance(token, str):
            self._cell.pieces.append((token, self._cell.inside.look))
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
        inside = seen(tag, self._around, self._sheets)
        if tag.name == "table" and len(self._open) < _DEEPEST:
            self._open.append(_Table(inside, inside))
            self._all.append(self._open[-1])
        elif self._open and tag.name in _ROWS:
            self._open[-1].cell, self._open[-1].part = None, seen(tag, self._open[-1].around, self._sheets)
        elif self._open and tag.name == "tr":
            table = self._open[-1]
            table.cell = None
            table.rows.append(_Row(seen(tag, table.part, self._sheets)))
        elif self._open and tag.name in {"td", "th"}:
            self._begin_cell(tag)
        elif self._open and tag.name in {"col", "colgroup"}:
            self._begin_columns(tag, inside.look)
        else:
            if tag.name == "p" and self._cell.counts.get("p"):
                self._break("p")
            self._cell.begin(tag, inside)
            self._break(tag.name)
            self._cell.part(inside.look)

    @property
    def _around(self) -> Seen:
        if self._open and not self._open[-1].cell:
            return self._open[-1].around
        return self._cell.inside

    def _begin_cell(self, tag: Tag) -> None:
        table = self._open[-1]
        if not table.rows:
            table.rows.append(_Row(table.part))
        row = table.rows[-1]
        inside = seen(tag, row.seen.without(Look.GONE), self._sheets)
        table.cell = _Cell(inside, span(tag, "colspan") or 1, span(tag, "rowspan"))
        row.cells.append(table.cell)

    def _begin_columns(self, tag: Tag, look: int) -> None:
        """Note columns that are hidden; a group of which the columns are named one by one says nothing."""
        table, count = self._open[-1], min(span(tag, "span") or 1, WIDEST)
        if tag.name == "colgroup" and "span" not in tag.attributes:
            return
        if is_column_gone(tag, look) and not table.around.look & UNSEEN:
            table.gone |= set(range(table.columns, min(table.columns + count, WIDEST)))
        table.columns = min(table.columns + count, WIDEST)

    def _end(self, name: str) -> None:
        if name == "table":
            if self._open:
                self._end_table()
        elif self._open and name in {"td", "th", "tr", *_ROWS}:
            self._open[-1].cell = None
            if name in _ROWS:
                self._open[-1].part = self._open[-1].around
        else:
            self._break(name)
            self._cell.end(name)

    def _end_table(self) -> None:
        """End a table. One of a single cell in the cell of another is but a frame for its words."""
        table = self._open.pop()
        table.cell = None
        around = self._open[-1].cell if self._open else None
        if around is None:
            return
        cells = [cell for row in table.rows for cell in row.cells]
        if len(cells) < 2:
            around.pieces += [(BREAK, Look.PLAIN), *(piece for cell in cells for piece in cell.pieces)]
            table.holds_others = True
        else:
            self._open[-1].holds_others = True

    def _break(self, name: str) -> None:
        if name in _LINES:
            self._cell.pieces.append((BREAK, self._cell.inside.look))


# ---------------------------------------------------------------- where the cells stand


def _seen(table: _Table) -> PageTable | None:
    """Return a table as it is seen; None if it is too large."""
    found = seen_cells([GridRow(row.seen.look, row.cells) for row in table.rows], table.gone)
    if found is None:
        return None
    used = sorted({one.column for one in found})
    places = {column: at for at, column in enumerate(used)}
    count = sum(not is_row_gone(row.seen.look) for row in table.rows)
    if count * len(used) > _MOST_CELLS:
        return None
    rows = [[""] * len(used) for _ in range(count)]
    raised = crossed_out = doubtful = 0
    for row, column, cell in found:
        read = words(cell.pieces)
        rows[row][places[column]] = read.text
        raised, crossed_out = raised + bool(read.marks), crossed_out + bool(read.crossed_out)
        doubtful += bool(read.text) and not read.sure
    return PageTable(rows, raised, crossed_out, doubtful)


def _lines_of(cell: _Cell) -> list[PageTable]:
    """Return the lines of a page without tables, if there is anything in them to be left out."""
    read = words(cell.pieces)
    plain = words([(text, Look.PLAIN) for text, _ in cell.pieces])
    if plain.text == read.text and read.sure:
        return []
    lines = [[line] for line in read.text.split("\n")]
    return [PageTable(lines, int(bool(read.marks)), int(bool(read.crossed_out)), int(not read.sure))]
