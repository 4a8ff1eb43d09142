"""The command `rollup`: what the accepted reports of a roster add up to, as files; incomplete or not, and marked so."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from exporters.rollup import DATA_FILES
from exporters.rollup.register_workbook import write_register_workbook
from models.checks.findings import Level
from models.district.collection import Collection, Handed, State, collected, outlined
from models.district.found_files import search
from models.district.rollup.adding import Rollup
from models.district.rollup.agg_rules import RollupFinding, faults
from models.district.rollup.aggregate import aggregate_report
from models.district.rollup.counted import Missing
from models.district.rollup.counting import STATES, counted_in_collection
from models.district.rollup.outgoing import Issue, Outgoing, outgoing
from models.district.rollup.report_values import ReportValues
from models.report.report_json import write_json
from models.system.errors import ReportError
from models.system.files import replacing
from models.system.rights import as_usual
from ui.command_line.collect_command import handed_files, roster_in
from ui.command_line.exit_status import CLEAN, FAULTY, UNUSABLE
from ui.command_line.fault_words import sentence_of_fault
from ui.console import complain, say

WORKBOOK = "汇总登记.xlsx"
"""The name of the workbook that is looked at."""


def roll_up(options: Namespace) -> int:
    """Write what is added up, say of how many units it is, and return whether nobody is missing and nothing wrong."""
    kept: dict[str, ReportValues] = {}
    try:
        roster = roster_in(options)
        found = search(map(Path, options.files))
        collection = collected(roster, _slim(handed_files(found.files), kept), options.year)
        rollup = Rollup(counted_in_collection(collection, roster, kept.__getitem__))
        files = _written(outgoing(rollup), _issues(collection), Path(options.to))
    except (ReportError, OSError) as error:
        sentence = sentence_of_fault(error)
        complain(sentence) if not options.json else say(json.dumps({"error": sentence}, ensure_ascii=False))
        return UNUSABLE
    wrong = faults(rollup)
    if options.json:
        say(json.dumps(_as_json(rollup, collection, wrong, files), ensure_ascii=False))
    else:
        say("\n".join(_lines(rollup, wrong, files)))
    return FAULTY if any(one.level is Level.ERROR for one in wrong) else CLEAN


def _slim(handed: Iterable[Handed], kept: dict[str, ReportValues]) -> Iterator[Handed]:
    """Yield files without their reports, of which only what is added up is kept: there may be ten thousand."""
    for one in handed:
        if one.report and one.is_ours:
            values = ReportValues(one.report)
            kept[values.version] = values
        yield outlined(one)


def _issues(collection: Collection) -> Iterator[Issue]:
    for one in collection.units:
        if one.reason:
            yield Issue(one.unit.id, one.unit.name, "", STATES[one.state], one.reason)
        for finding in one.findings:
            yield Issue(one.unit.id, one.unit.name, finding.rule, finding.level.label, finding.message)


def _written(out: Outgoing, issues: Iterable[Issue], folder: Path) -> dict[str, str]:
    """Write every file into a folder; return where each is, by its name.

    Raises:
        OSError: One cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    writers: dict[str, Callable[[IO[bytes]], object]] = {
        name: lambda stream, write=write: write(out, stream)  # type: ignore[misc]
        for name, write in DATA_FILES.items()
    }
    report = f"汇总报告_计入{out.snapshot.n}_应报{out.snapshot.total}.json"
    writers[WORKBOOK] = lambda stream: write_register_workbook(out, issues, stream)
    writers[report] = lambda stream: stream.write(write_json(aggregate_report(out)))
    for name, write in writers.items():
        with replacing(folder / name, as_usual) as stream:
            write(stream)
    return {name: str(folder / name) for name in writers}


def _as_json(
    rollup: Rollup, collection: Collection, wrong: Iterable[RollupFinding], files: dict[str, str]
) -> dict[str, object]:
    counted = rollup.counted
    undecided = STATES[State.UNDECIDED]
    return {
        "N": counted.total,
        "n": counted.n,
        "coverage": rollup.coverage,
        "scope": counted.scope.value,
        "year": counted.year,
        "missing": [_missing(one) for one in counted.missing if one.state != undecided],
        "undecided": [_missing(one) for one in counted.missing if one.state == undecided],
        "set_aside": [{"path": str(one.path), "reason": one.reason} for one in collection.set_aside],
        "unknown": [{"path": str(one.path), "agency": one.agency} for one in collection.unknown],
        "findings": [_finding(one) for one in wrong],
        "sums": {str(ref): one.plain for ref, one in rollup.cells.items()},
        "files": files,
    }


def _missing(one: Missing) -> dict[str, str]:
    return {"id": one.unit.id, "name": one.unit.name, "state": one.state, "reason": one.reason}


def _finding(one: RollupFinding) -> dict[str, object]:
    cells = [str(ref) for ref in one.cells]
    return {"rule": one.rule, "level": one.level.value, "message": one.message, "units": one.units, "cells": cells}


def _lines(rollup: Rollup, wrong: Iterable[RollupFinding], files: dict[str, str]) -> Iterator[str]:
    yield f"{rollup.counted.year} 年，口径：{rollup.counted.scope.value}。{rollup.coverage}"
    yield from (f"{one.level.label} {one.rule}：{one.message}" for one in wrong)
    yield from files.values()
