"""The sum as JSON-stat 2, which statistical programs read: year by unit by cell; the sum is the first of the units."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import IO

from exporters.rollup.long_csv import figures_of
from exporters.rollup.status import NORMAL, absent, of_sum
from models.district.rollup.outgoing import Outgoing
from models.report.places import place
from models.report.report import Report

TOTAL = "Σ"
"""The id of the sum among the units; longer where a unit has it."""

_Shown = tuple[list[str], list[str]]


def write_json_stat(out: Outgoing, stream: IO[bytes]) -> None:
    """Write the sum to `stream`: figures digit by digit, since money is never a float."""
    head = json.dumps(_head(out), ensure_ascii=False, separators=(",", ":"))
    stream.write(f'{head[:-1]},"value":['.encode())
    status: list[str] = []
    for number, (values, worth) in enumerate(_shown(out)):
        stream.write(("," * bool(number) + ",".join(values)).encode())
        status += worth
    odd = {str(at): one for at, one in enumerate(status) if one != NORMAL}
    stream.write(f'],"status":{json.dumps(odd, separators=(",", ":"))}}}\n'.encode())


def _head(out: Outgoing) -> dict[str, object]:
    snapshot, blank = out.snapshot, Report.blank(out.snapshot.year)
    names = {one.unit: one.name for one in snapshot.versions} | {one.unit: one.name for one in snapshot.missing}
    total = TOTAL
    while total in names:
        total += TOTAL
    labels = {total: out.title, **names}
    refs = {str(ref): place(blank, ref) for ref in out.form.cells}
    ids = list(names)
    return {
        "version": "2.0",
        "class": "dataset",
        "label": out.title,
        "source": f"{out.called}，汇总核对码 {snapshot.code}",
        "note": [*out.about, "status：没有写的是 A（正常）；O 没有报；M 不可能有；P 不全。金额的单位是万元。"],
        "id": ["time", "unit", "ref"],
        "size": [1, len(labels), len(refs)],
        "role": {"time": ["time"]},
        "dimension": {
            "time": {"label": "年度", "category": {"index": [str(snapshot.year)]}},
            "unit": {"label": "单位", "category": {"index": [total, *ids], "label": labels, "child": {total: ids}}},
            "ref": {"label": "格", "category": {"index": list(refs), "label": refs}},
        },
        "extension": {"form": snapshot.form, "n": snapshot.n, "N": snapshot.total, "scope": snapshot.scope},
    }


def _shown(out: Outgoing) -> Iterator[_Shown]:
    is_whole = not out.snapshot.missing
    sums = list(out.cells.values())
    totals = ([one.plain or "null" for one in sums], [of_sum(one, is_whole=is_whole) for one in sums])
    counted = (_numbers(*figures_of(out.values[one.unit])) for one in out.snapshot.versions)
    none = (["null"] * len(sums), [absent(ref) for ref in out.cells])
    return chain([totals], counted, (none for _ in out.snapshot.missing))


def _numbers(shown: list[str], status: list[str]) -> _Shown:
    """Return the figures as JSON: what is none is null, and its status says so."""
    figures = ["null" if worth not in {NORMAL, "P"} else one for one, worth in zip(shown, status, strict=True)]
    return figures, status
