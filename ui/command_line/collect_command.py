"""The command `collect`: of which units of a roster the reports have come in, and what is wrong with them."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from exporters import missing_characters
from models.district.collection import (
    BESIDE,
    LIST,
    Collection,
    Handed,
    UnitOutcome,
    collected,
    only_beside,
)
from models.district.found_files import FoundFile, search
from models.district.roster import Roster, RosterFault
from models.district.roster_table import LARGEST_ROSTER, read_roster
from models.exchange.manifest import MANIFEST
from models.importers.own.imported import ChangedByHand, Imported
from models.importers.sandbox.intake import OWN_SUFFIXES, Intake, Taken
from models.report.places import place
from models.report.report import Report
from models.rules import check
from models.stick.covering_note import NOTE
from models.system.errors import ReportError
from ui.command_line.collect_lines import lines_of_collection
from ui.command_line.exit_status import CLEAN, FAULTY, UNUSABLE
from ui.command_line.finding_json import finding_as_json
from ui.console import complain, say


def collect_files(options: Namespace) -> int:
    """Say how far each unit of the roster is, and return whether all are accepted."""
    try:
        roster = roster_in(options)
        found = search(map(Path, options.files))
        collection = collected(roster, handed_files(found.files), options.year)
    except ReportError as error:
        if options.json:
            say(json.dumps({"error": str(error)}, ensure_ascii=False))
        else:
            complain(str(error))
        return UNUSABLE
    if options.json:
        say(json.dumps(_as_json(collection), ensure_ascii=False))
    else:
        say("\n".join(lines_of_collection(collection, found.left_out)))
    return CLEAN if collection.accepted == len(collection.units) else FAULTY


def roster_in(options: Namespace) -> Roster:
    """Return the roster; raises a `ReportError` if it cannot be used."""
    path = Path(options.roster)
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_ROSTER + 1)
    except OSError as error:
        raise RosterFault(f"名册“{path}”打不开；请核对写的文件。") from error
    try:
        return read_roster(content, options.district)
    except RosterFault as fault:
        raise RosterFault(f"名册“{path}”不能用：\n{fault}") from fault


def handed_files(found: Sequence[FoundFile]) -> Iterator[Handed]:
    """Yield every file as it was read; data of this program first, and then what does not only lie beside it."""
    yield from (Handed(one.path, "", refusal=one.reason) for one in found if one.reason)
    paths = [one.path for one in found if not one.reason]
    own = [path for path in paths if path.suffix.lower() in OWN_SUFFIXES]
    others = [path for path in paths if path.suffix.lower() not in OWN_SUFFIXES]
    good = set()
    with Intake() as intake:
        for one in map(_as_handed, intake.take_as_read(own)):
            good |= {one.path} if one.is_ours and not one.changed else set()
            yield one
        aside = only_beside(others, good, {NOTE})
        yield from (Handed(path, "", refusal=BESIDE) for path in sorted(aside))
        yield from map(_as_handed, intake.take_as_read([path for path in others if path not in aside]))


def _as_handed(taken: Taken) -> Handed:
    opened = taken.opened
    if not opened:
        refusal = LIST if taken.path.name == MANIFEST else taken.refusal
        return Handed(taken.path, taken.sha256, refusal=refusal)
    if not isinstance(opened, Imported):
        return Handed(taken.path, taken.sha256, opened.report)
    changed = tuple(_called(opened.report, one) for one in opened.differences)
    findings = check(opened.report, missing=missing_characters)  # now, while other files are being read
    return Handed(taken.path, taken.sha256, opened.report, is_ours=True, changed=changed, findings=findings)


def _called(report: Report, change: ChangedByHand) -> str:
    return place(report, change.ref)


def _as_json(collection: Collection) -> dict[str, object]:
    return {
        "N": len(collection.units),
        "n": collection.accepted,
        "units": [_unit_as_json(one) for one in collection.units],
        "set_aside": [{"path": str(one.path), "reason": one.reason} for one in collection.set_aside],
        "unknown": [{"path": str(one.path), "agency": one.agency} for one in collection.unknown],
        "files": collection.files,
    }


def _unit_as_json(outcome: UnitOutcome) -> dict[str, object]:
    return {
        "id": outcome.unit.id,
        "name": outcome.unit.name,
        "state": outcome.state.value,
        "files": [{"path": str(one.path), "code": one.code or None, "sha256": one.sha256} for one in outcome.files],
        "findings": [finding_as_json(one) for one in outcome.findings],
    }
