"""A report as plain text, as other programs take it out of a page: rows with gaps, and no tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.importers.published.labels import Row, labels_of
from models.report.report import Report
from models.report.wording import heading, opening, title

GAP = " " * 12


def own_label(row: Row) -> str:
    return row.leaf.label


def as_text(
    report: Report, *, gap: str = GAP, label: Callable[[Row], str] = own_label, headers: bool = True, caption: str = ""
) -> str:
    """Return the report line by line.

    Args:
        gap: Between the cells of a row.
        label: What stands in front of the figures of a row.
        headers: Whether the labels of columns are there.
        caption: Above each table.
    """
    lines = [title(report), opening(report)]
    for section in report.form.sections:
        lines += [heading(report, section)]
        if isinstance(section.body, Table):
            lines += [*([caption] if caption else []), *_rows(report, section.body, gap, label, headers=headers)]
        else:
            lines += report.text("texts", section.body.id).split("\n")
    return "\n".join(filter(None, lines))


def _rows(report: Report, table: Table, gap: str, label: Callable[[Row], str], *, headers: bool) -> Iterator[str]:
    for row in labels_of(report.form).rows:
        if row.table is not table:
            continue
        leaves = row.block.column_leaves
        if headers and row.leaf is row.block.row_leaves[0]:
            yield gap.join(filter(None, [row.block.corner, *(leaf.label for leaf in leaves)]))
        refs = (CellRef(table.id, row.leaf.id, leaf.id) for leaf in leaves)
        figures = (print_figure(report.content(ref), report.form.cells[ref].kind) for ref in refs)
        yield gap.join(filter(None, [label(row), *figures]))


def broken(text: str, gap: str, figures: int, pieces: Sequence[int]) -> str:
    """Return the text with each row of so many figures broken into lines of so many."""
    lines: list[str] = []
    for line in text.split("\n"):
        cells = line.split(gap)
        label = len(cells) - figures
        if label not in {0, 1} or not all(map(str.isdecimal, cells[label:])):
            lines.append(line)
            continue
        ends = [label + end for end in accumulate(pieces)]
        lines += [gap.join(cells[start:end]) for start, end in pairwise([0, *ends])]
    return "\n".join(lines)
