"""The wide table: a line for each unit that counts, a column for each cell, and below them the sum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from exporters.rollup.csv_text import guarded, write_csv
from exporters.rollup.long_csv import COVERAGE, figures_of
from exporters.rollup.status import MISSING, NORMAL, PROVISIONAL
from models.district.rollup.outgoing import Outgoing

WIDE_HEAD = ("year", "unit_id", "unit", "kind", "form", "status", "code")

SUM = "合计"
"""What stands in the place of a unit's name in the line of the sum, which has no unit id."""


def write_wide_csv(out: Outgoing, stream: IO[bytes]) -> None:
    """Write the wide table to `stream`."""
    write_csv(stream, (*WIDE_HEAD, *map(str, out.form.cells)), _lines(out))


def _lines(out: Outgoing) -> Iterator[tuple[str, ...]]:
    snapshot = out.snapshot
    year, blank = str(snapshot.year), [""] * len(out.form.cells)
    for used in snapshot.versions:
        shown, status = figures_of(out.values[used.unit])
        worth = NORMAL if set(status) == {NORMAL} else PROVISIONAL
        named = (guarded(used.unit), guarded(used.name), guarded(used.kind))
        yield (year, *named, snapshot.form, worth, used.code, *shown)
    for one in snapshot.missing:
        named = (guarded(one.unit), guarded(one.name), guarded(one.kind))
        yield (year, *named, snapshot.form, MISSING, "", *blank)
    is_whole = not snapshot.missing and all(one.is_whole for one in out.cells.values())
    sums = [one.plain for one in out.cells.values()]
    worth = NORMAL if is_whole else PROVISIONAL
    yield (year, "", f"{SUM}（{out.title}）", "", snapshot.form, worth, snapshot.code, *sums)
    yield (year, "", guarded(out.coverage), COVERAGE, snapshot.form, "", snapshot.code, *blank)
