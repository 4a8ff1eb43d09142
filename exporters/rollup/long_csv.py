"""The long table: a line for each cell of each unit that counts, also of those that are missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from exporters.rollup.csv_text import guarded, write_csv
from exporters.rollup.status import NORMAL, absent, of_odd
from models.district.rollup.outgoing import Outgoing
from models.district.rollup.report_values import ReportValues, digits

LONG_HEAD = ("year", "unit_id", "unit", "kind", "form", "ref", "value", "status", "code")

COVERAGE = "coverage"
"""What stands under `ref` in the last line, which has no unit: of how many units this is, and who is missing."""


def write_long_csv(out: Outgoing, stream: IO[bytes]) -> None:
    """Write the long table to `stream`."""
    write_csv(stream, LONG_HEAD, _lines(out))


def _lines(out: Outgoing) -> Iterator[tuple[str, ...]]:
    snapshot, cells = out.snapshot, out.form.cells
    year, refs = str(snapshot.year), list(map(str, cells))
    for used in snapshot.versions:
        unit = (year, guarded(used.unit), guarded(used.name), guarded(used.kind), snapshot.form)
        shown = zip(refs, *figures_of(out.values[used.unit]), strict=True)
        yield from ((*unit, ref, value, status, used.code) for ref, value, status in shown)
    without = [absent(ref) for ref in cells]
    for one in snapshot.missing:
        unit = (year, guarded(one.unit), guarded(one.name), guarded(one.kind), snapshot.form)
        yield from ((*unit, ref, "", status, "") for ref, status in zip(refs, without, strict=True))
    yield (year, "", guarded(out.title), "", snapshot.form, COVERAGE, guarded(out.coverage), "", snapshot.code)


def figures_of(values: ReportValues) -> tuple[list[str], list[str]]:
    """Return what stands in the cells of a unit, and of what status it is; money in ten thousand yuan."""
    shown = list(map(digits, values.numbers))
    status = [NORMAL] * len(shown)
    for odd in values.odd:
        status[odd.at] = of_odd(odd)
        if not odd.is_added:
            shown[odd.at] = guarded(odd.text)
    return shown, status
