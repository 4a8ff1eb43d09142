"""Sums that go out, for tests: a small district whose originals lie in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from exporters.rollup.basis import write_basis
from models.district.collection import Handed, collected
from models.district.rollup.adding import Rollup
from models.district.rollup.counting import counted_in_collection
from models.district.rollup.outgoing import Outgoing, outgoing
from models.district.rollup.report_values import ReportValues
from models.district.roster import Roster, roster_of
from models.report.report import Report
from models.report.report_json import write_json
from tests.builders import answered
from tests.district import YEAR, report_of
from tests.models.importers.own.workbooks import exported

HOSTILE = ("=1+1|' /C calc'!A0", "+1", "-2", "@SUM(A1)", "＝1", "'x", '"，\n<b>', "{=a}", "<r>x</r>")
"""What names of units may be, and no spreadsheet may carry out."""


def out_of(roster: Roster, reports: Mapping[str, Report], folder: Path | None = None) -> Outgoing:
    """Return the sum of these reports; the second one is handed in as a workbook."""
    handed, values = [], {}
    for at, (unit, report) in enumerate(reports.items()):
        content = exported(report) if at == 1 and folder else write_json(report)
        path = (folder or Path()) / f"{unit}{'.xlsx' if at == 1 and folder else '.json'}"
        if folder:
            path.write_bytes(content)
        value = ReportValues(report)
        values[value.version] = value
        handed.append(Handed(path, sha256(content).hexdigest(), report, is_ours=True))
    counted = counted_in_collection(collected(roster, handed, YEAR), roster, values.__getitem__)
    return outgoing(Rollup(counted))


def basis_of(out: Outgoing) -> bytes:
    stream = BytesIO()
    write_basis(out, stream)
    return stream.getvalue()


def renamed(roster: Roster, *names: str) -> Roster:
    """Return the roster with these names for its first units."""
    units = [unit._replace(name=name) for unit, name in zip(roster.units, names, strict=False)]
    return roster_of([*units, *roster.units[len(units) :]], roster.district)


def reports_named(roster: Roster) -> dict[str, Report]:
    return {unit.id: answered(report_of(unit), {"cover/agency": unit.name}) for unit in roster.counted}
