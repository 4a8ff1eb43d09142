"""What of a reading a person has to look at, as few lines as say it: a whole column that is unsure is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from models.form.cover import KINDS, PARTICULARS
from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Cell, Form, Heading, Table
from models.importers.published.reading import Found, Reading
from models.report.places import place, quoted
from models.report.report import Report


class Doubt(NamedTuple):
    """Answers that are looked at together.

    Attributes:
        called: Which they are, for the clerk.
        found: At least one, in the order of the form.
    """

    called: str
    found: tuple[Found, ...]


class _Line(Enum):
    """A row or a column of a table."""

    ROW = "行"
    COLUMN = "列"

    def of(self, cell: Cell) -> Heading:
        """Return the heading of the line that a cell stands in."""
        return cell.row if self is _Line.ROW else cell.column


def doubts_of(reading: Reading) -> tuple[Doubt, ...]:
    """Return what of a reading is not sure, in the order of the form, figures of one row or column together."""
    cells = {found.ref: found for found in reading.found if isinstance(found.ref, CellRef)}
    texts = [found for found in reading.found if not found.sure and not isinstance(found.ref, CellRef)]
    form = reading.report.form
    figures = [doubt for table in form.tables for doubt in _in_table(reading.report, table, cells)]
    return (*(Doubt(place(reading.report, one.ref), (one,)) for one in texts), *figures)


def said(report: Report, found: Found) -> str:
    """Return an answer as the clerk knows it: a figure as it is printed, a kind of unit by its name."""
    if isinstance(found.ref, CellRef):
        return print_figure(found.value, report.form.cells[found.ref].kind)
    words = str(found.value)
    return KINDS.get(words, words) if found.ref == PARTICULARS["kind"].ref else words


def without_figure(report: Report) -> dict[str, int]:
    """Return how many cells of each table hold nothing, by what sentences call it."""
    form = report.form
    tables = [form.cells[ref].table.call for ref in form.cells if report.content(ref) is None]
    return {call: len(list(cells)) for call, cells in groupby(tables)}


def is_all_sure(reading: Reading) -> bool:
    """Return whether everything in the file was read, and surely, and every cell of the form has its figure."""
    return not reading.unread and all(found.sure for found in reading.found) and not without_figure(reading.report)


def account_of(reading: Reading) -> str:
    """Return what was read of a file and what was not, for the clerk.

    That everything was read is said only where it `is_all_sure`.
    """
    report = reading.report
    figures = sum(isinstance(found.ref, CellRef) for found in reading.found)
    read = f"读到 {report.year} 年的报告：{figures} 个数、{len(reading.found) - figures} 项文字。"
    unsure = sum(not found.sure for found in reading.found)
    blank = "、".join(_blank(report.form, *one) for one in without_figure(report).items())
    missing = (
        f"{unsure} 项没有把握，请对照原件核对" if unsure else "",
        f"{len(reading.unread)} 处内容没有读进来" if reading.unread else "",
        f"{blank}没有读到数，请看看原件是不是也空着" if blank else "",
    )
    told = "；".join(filter(None, missing))
    return f"{read}{told or '文件里的内容都读进来了，每一项都有把握'}。"


def _blank(form: Form, call: str, count: int) -> str:
    whole = sum(cell.table.call == call for cell in form.cells.values())
    return f"{call}整张" if count == whole else f"{call}有 {count} 格"


def _in_table(report: Report, table: Table, cells: Mapping[CellRef, Found]) -> Iterator[Doubt]:
    """Yield the doubts of a table: all of it, or else by the row or column that holds most of what is left."""
    form = report.form
    here = [ref for ref in form.cells if ref.table == table.id and ref in cells]
    unsure = [ref for ref in here if not cells[ref].sure]
    if len(unsure) == len(here) > 1:
        yield Doubt(f"{table.call}的 {len(here)} 个数", tuple(cells[ref] for ref in here))
        return
    lines = list(_fewest(form, unsure))
    for refs, line in sorted(lines, key=lambda one: form.order[one[0][0]]):
        heading = line.of(form.cells[refs[0]])
        whole = sum(line.of(form.cells[ref]) is heading for ref in here) == len(refs)
        yield Doubt(_called(report, refs, line, whole=whole), tuple(cells[ref] for ref in refs))


def _fewest(form: Form, refs: Iterable[CellRef]) -> Iterator[tuple[Sequence[CellRef], _Line]]:
    """Yield cells by rows and columns, each cell once, always those of the line that holds most of them."""
    left = list(refs)
    while left:
        lines: dict[tuple[_Line, int], list[CellRef]] = {}  # blocks may call different columns by the same id
        for ref in left:
            for line in _Line:
                lines.setdefault((line, id(line.of(form.cells[ref]))), []).append(ref)
        most = max(lines, key=lambda one: len(lines[one]))
        yield lines[most], most[0]
        taken = set(lines[most])
        left = [ref for ref in left if ref not in taken]


def _called(report: Report, refs: Sequence[CellRef], line: _Line, *, whole: bool) -> str:
    """Return what cells of one line are called."""
    if len(refs) == 1:
        return place(report, refs[0])
    cell = report.form.cells[refs[0]]
    heading = line.of(cell)
    named = f"{cell.table.call}{quoted(heading.called)}{line.value}" if heading.label else cell.table.call
    return f"{named}{'的' if whole else '里的'} {len(refs)} 个数"
