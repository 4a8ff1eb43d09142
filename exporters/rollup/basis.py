"""汇总依据.json: what a sum rests on, so that somebody else can add it up again with a program of thirty lines."""

from __future__ import annotations

import json
from typing import IO

from models.district.rollup.outgoing import Outgoing
from models.district.rollup.report_values import digits

BASIS_FORMAT = "govinfo-rollup-basis"
BASIS_SCHEMA = 1
"""Of the format. It is one higher whenever earlier readers would misread what is written."""


def write_basis(out: Outgoing, stream: IO[bytes]) -> None:
    """Write what the sum rests on: a unit a line, its values in the order of `refs`, as typed; words say so."""
    snapshot, refs = out.snapshot, list(map(str, out.form.cells))
    head = {
        "format": BASIS_FORMAT,
        "schema": BASIS_SCHEMA,
        "title": out.title,
        "coverage": out.coverage,
        "scope": snapshot.scope,
        "year": snapshot.year,
        "form": snapshot.form,
        "snapshot": out.called,
        "code": snapshot.code,
        "n": snapshot.n,
        "N": snapshot.total,
        "missing": [{"counts": True, **one._asdict()} for one in snapshot.missing],
        "refs": refs,
        "sums": {str(ref): _sum(out, str(ref)) for ref in out.form.cells},
    }
    stream.write(f'{_dumped(head)[:-1]},\n"units":['.encode())
    for number, used in enumerate(snapshot.versions):
        values = out.values[used.unit]
        typed: list[str | dict[str, str] | None] = list(map(digits, values.numbers))
        for odd in values.odd:
            typed[odd.at] = (odd.text if odd.is_added else {"words": odd.text}) if odd.text else None
        remarks = {one.ref: one.text for one in values.remarks}
        line = _dumped({"counts": True, **used._asdict(), "values": typed, "remarks": remarks})
        stream.write(f"{',' * bool(number)}\n{line}".encode())
    stream.write(b"\n]}\n")


def _sum(out: Outgoing, ref: str) -> dict[str, object]:
    fixed = out.snapshot.by_ref[ref]
    lack = {name: number for name, number in (("blanks", fixed.blanks), ("words", fixed.words)) if number}
    return {"sum": fixed.total, **lack}


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
