"""What is counted in tests: reports that a collection has accepted, and what is added up of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from models.district.collection import Handed, collected
from models.district.rollup.adding import Rollup
from models.district.rollup.counted import Counted
from models.district.rollup.counting import counted_in_collection
from models.district.rollup.report_values import ReportValues
from models.district.roster import Roster
from models.report.report import Report
from models.report.report_json import write_json
from tests.district import YEAR, report_of


def counted_of(roster: Roster, reports: Iterable[Report], year: int = YEAR) -> Counted:
    """Return what is counted of these reports, in each of which nothing is found."""
    every = list(reports)
    handed = [
        Handed(Path(f"{at}.json"), sha256(write_json(one)).hexdigest(), one, is_ours=True)
        for at, one in enumerate(every)
    ]
    values = {one.version: one for one in map(ReportValues, every)}
    return counted_in_collection(collected(roster, handed, year), roster, values.__getitem__)


def rollup_of(roster: Roster, reports: Iterable[Report]) -> Rollup:
    return Rollup(counted_of(roster, reports))


def reports_of(roster: Roster) -> Mapping[str, Report]:
    """Return a report of each unit that counts, by its id."""
    return {unit.id: report_of(unit) for unit in roster.counted}
