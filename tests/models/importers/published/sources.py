"""Published files as tests need them: a report as a source, and what files of others make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.form.cover import print_date
from models.form.figures import print_figure
from models.form.grid import CellRole, GridCell, lay_out
from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.importers.source import RawTable, Source, SourceBlock, SourceParagraph
from models.report.report import Report
from models.report.wording import heading, opening, signatory, signed_on, title

Rows = list[list[str]]


def as_source(report: Report) -> Source:
    """Return `report` as it is published."""
    texts = [*_front(report), *opening(report).split("\n")]
    blocks = [SourceParagraph(text, f"第 {number} 段") for number, text in enumerate(texts, start=1) if text]
    return (*blocks, *_body(report), *(SourceParagraph(text, "末尾") for text in _closing(report) if text))


def _front(report: Report) -> Iterator[str]:
    cover = {ref.key: str(value) for ref, value in report.values.items() if not isinstance(ref, CellRef)}
    yield cover.get("red_head", "")
    yield cover.get("document_number", "")
    if notice := cover.get("notice_title"):
        yield notice
        yield cover["notice_addressee"] + "："
        yield from cover["notice_body"].split("\n")
        yield cover["notice_signatory"]
        yield print_date(cover["notice_date"])
        yield f"（{cover['notice_open_mark']}）"
    yield title(report)


def _body(report: Report) -> Iterator[SourceBlock]:
    for section in report.form.sections:
        yield SourceParagraph(heading(report, section), f"标题 {section.id}")
        if isinstance(section.body, Table):
            yield as_table(report, section.body)
        else:
            for number, text in enumerate(report.text("texts", section.body.id).split("\n"), start=1):
                yield SourceParagraph(text, f"{section.id} 第 {number} 段")


def _closing(report: Report) -> Iterator[str]:
    day = signed_on(report)
    yield signatory(report) if day else ""
    yield day
    if mark := report.text("cover", "open_mark"):
        yield f"（{mark}）"
    if copies := report.text("cover", "copy_to"):
        yield f"抄送：{copies}。"
    if issued := report.text("cover", "issue_date"):
        yield f"{report.text('cover', 'issuer')}　{print_date(issued)}印发"


def as_table(report: Report, table: Table, *, repeated: bool = False) -> RawTable:
    """Return a table of the report; if `repeated`, merged labels stand in every cell they cover."""
    grid = lay_out(table)
    rows = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        for row, column in _covered(cell) if repeated and cell.role is not CellRole.FIGURE else (cell[:2],):
            rows[row][column] = _shown(report, cell)
    return RawTable(tuple(map(tuple, rows)), f"{table.call}")


def _covered(cell: GridCell) -> Iterator[tuple[int, int]]:
    return ((row, column) for row in range(cell.row, cell.row + cell.row_span) for column in cell.columns)


def _shown(report: Report, cell: GridCell) -> str:
    if isinstance(cell.content, str):
        return cell.content
    figure = print_figure(report.content(cell.content), report.form.cells[cell.content].kind)
    note = report.note(cell.content)
    return f"{figure}（{note}）" if note else figure


def with_tables(source: Source, change: Callable[[Rows], Rows]) -> Source:
    """Return `source` with every table changed."""
    return tuple(_changed(block, change) if isinstance(block, RawTable) else block for block in source)


def _changed(table: RawTable, change: Callable[[Rows], Rows]) -> RawTable:
    rows = change([list(row) for row in table.rows])
    width = max(map(len, rows))
    return table._replace(rows=tuple(tuple(row + [""] * (width - len(row))) for row in rows))


def with_texts(source: Source, change: Callable[[str], str]) -> Source:
    """Return `source` with the text of every cell changed."""
    return with_tables(source, lambda rows: [[change(text) for text in row] for row in rows])


def places(source: Source) -> dict[str, list[str]]:
    """Return what stands where."""
    found: dict[str, list[str]] = {}
    for block in source:
        if not isinstance(block, RawTable):
            found.setdefault(block.where, []).append(block.text)
            continue
        for row, cells in enumerate(block.rows):
            for column, text in enumerate(cells):
                found.setdefault(block.place(row, column), []).append(text)
    return found
