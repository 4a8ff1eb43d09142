"""Figures as a block for the clipboard."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from io import StringIO

from models.form.figures import print_figure
from models.form.grid import Grid
from models.form.refs import CellRef
from models.report.report import Report


def copied_block(report: Report, grid: Grid, refs: Iterable[CellRef], spelt: Callable[[str], str] = str) -> str:
    """Return the contents of `refs` as a tab-separated block, in reading order.

    Args:
        report: Has the contents.
        grid: The table.
        refs: Cells of it.
        spelt: How each content is written there; as it is unless given.
    """
    rows: dict[int, list[str]] = {}
    for ref in sorted(refs, key=lambda ref: grid.places[ref][:2]):
        shown = print_figure(report.content(ref), report.form.cells[ref].kind)
        rows.setdefault(grid.places[ref].row, []).append(spelt(shown))
    block = StringIO()
    csv.writer(block, dialect="excel-tab", lineterminator="\r\n").writerows(rows.values())
    return block.getvalue().removesuffix("\r\n")
