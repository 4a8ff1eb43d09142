"""What a pasted block does to a table: new contents by cell, and every line of which something found no cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from models.form.figures import read_figure
from models.form.grid import Direction, Grid
from models.form.refs import CellRef, Ref, note_ref
from models.report.pasted_rows import WITH_REMARK
from models.report.report import Report, Value


class Target(NamedTuple):
    """Where a block goes: `start` is the cell that the cursor stands on."""

    report: Report
    grid: Grid
    start: CellRef

    @property
    def firsts(self) -> list[CellRef]:
        """The first figure of each row."""
        firsts = {(ref.table, ref.row): ref for ref in reversed(self.grid.places)}
        return list(reversed(firsts.values()))

    @property
    def down(self) -> list[CellRef]:
        """The cells from `start` down, one a row."""
        found = [self.start]
        while (below := self.grid.step(found[-1], Direction.DOWN)) != found[-1]:
            found.append(below)
        return found

    @property
    def along(self) -> list[CellRef]:
        """The cells from `start` on in reading order."""
        places = list(self.grid.places)
        return places[places.index(self.start) :]


class LeftRow(NamedTuple):
    """A line of the block of which figures found no cell.

    Attributes:
        label: In front of its figures; empty if there is none.
        line: Its number among the lines of figures, from 1 on.
        figures: Those that found none.
        why: Unless they were beyond the edge of the table.
    """

    label: str
    line: int
    figures: tuple[str, ...]
    why: str = ""


NO_SUCH_ROW, TWICE = "本表没有这一行", "这一行前面已经有了"
UNPROVEN = "看不出放在哪一格"
OTHER_COLUMNS = "上面的标题和本表的列不一样"
NO_LABEL = "前面没有标签，看不出是哪一行"


def other_count(width: int) -> str:
    """Return why figures behind a label were left out that are not as many as the cells of its row."""
    return f"本表这一行有 {width} 格，个数不一样"


class Pasted(NamedTuple):
    """What a paste does.

    Attributes:
        answers: The new contents by cell, and the remarks that stood beside figures.
        outside: How many figures were beyond the edges of the table or under headings that it does not have.
        words: How many lines and columns of words or of counting numbers were left out: headings, not figures.
        left: Every line of which figures were left out.
        turned: Whether rows and columns were exchanged.
        raised: How many marks of footnotes beside figures were left out.
        crossed_out: In how many cells words were crossed out, which were left out.
        doubtful: In how many cells of the page something else may be seen than what was taken.
    """

    answers: dict[Ref, Value | None]
    outside: int = 0
    words: int = 0
    left: tuple[LeftRow, ...] = ()
    turned: bool = False
    raised: int = 0
    crossed_out: int = 0
    doubtful: int = 0

    @property
    def unknown(self) -> tuple[str, ...]:
        """The labels of rows that this table does not have."""
        return tuple(row.label for row in self.left if row.why == NO_SUCH_ROW)

    @property
    def unproven(self) -> int:
        """How many figures were left out because nothing tells their cells."""
        return sum(len(row.figures) for row in self.left if row.why == UNPROVEN)


def row_and_lost(report: Report, cells: Sequence[CellRef | None], fields: Sequence[str]) -> tuple[Pasted, list[str]]:
    """Return what a line of fields does, and the fields that find no cell."""
    answers: dict[Ref, Value | None] = {}
    for ref, field in zip(cells, fields, strict=False):
        if ref:
            answers |= _answer(report, ref, field)
    lost = [field for ref, field in zip_longest(cells, fields, fillvalue=None) if ref is None and field]
    return Pasted(answers), [field for field in lost if field.strip()]


def _answer(report: Report, ref: CellRef, field: str) -> dict[Ref, Value | None]:
    """Return the figure in a field, and the remark in brackets behind it, if there is one."""
    kind = report.form.cells[ref].kind
    found = WITH_REMARK.fullmatch(field)
    figure = read_figure(found["figure"], kind) if found else None
    if not found or isinstance(figure, str):
        return {ref: read_figure(field, kind)}
    return {ref: figure, note_ref(ref): found["note"].strip()}
