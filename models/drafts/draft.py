"""A draft as it is stored, and the report in it, which is read when it is first asked for."""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from tinydb.table import Document

from models.checks.review import Review
from models.drafts.kept_beside import is_waived, reviews_of
from models.drafts.kept_slips import NO_SLIPS, KeptSlips, slips_of
from models.drafts.read_in import is_read_in
from models.report.delivered import Delivered
from models.report.of_task import TASK, UNIT_ID
from models.report.report import Report
from models.report.report_json import report_from_json, report_to_json
from models.report.unit import UnitYear
from models.system.errors import NewerVersion, ReportError
from models.system.moments import moment
from models.system.sealed_json import dump
from models.text.look_alikes import plain_name

_LATEST = 100
"""Hand-overs of a draft that are looked at. Chosen: far more than anybody makes, and only the last one is told."""

_COMPARED = 1_000
"""Characters of the name of a unit that are compared in the list. Chosen: far more than any name has."""


@dataclass(frozen=True, eq=False)
class StoredReport:
    """One saved state of a report; two are the same if they are the same object.

    Attributes:
        document: As JSON.
    """

    document: object

    @property
    def report(self) -> Report | None:
        """The report; None where this program cannot read it, and `fault` then says why."""
        return self._read[0]

    @property
    def fault(self) -> str:
        """Why it cannot be read; empty if it can."""
        return self._read[1]

    @property
    def newer(self) -> bool:
        """Whether a later version of the program has written it."""
        return self._read[2]

    @property
    def is_read(self) -> bool:
        """Whether the report is at hand; else the next who asks for it waits some milliseconds."""
        return "_read" in self.__dict__

    @property
    def heading(self) -> tuple[str, str]:
        """Unit and year as they stand in it, without reading the rest; empty where they do not."""
        cover = self.document.get("cover") if isinstance(self.document, dict) else None
        agency, year = (cover.get("agency"), cover.get("year")) if isinstance(cover, dict) else ("", "")
        return (agency if isinstance(agency, str) else "", str(year) if isinstance(year, int) else "")

    @property
    def of_task(self) -> tuple[str, str]:
        """The ids of its task and its unit as they stand in it, without reading the rest; empty where they do not."""
        found = self.document if isinstance(self.document, dict) else {}
        task, unit_id = (found.get(ref.key) for ref in (TASK, UNIT_ID))
        return (task if isinstance(task, str) else "", unit_id if isinstance(unit_id, str) else "")

    @cached_property
    def unit_year(self) -> UnitYear:
        """Whose report it is, and of which year, without reading the rest; the year is 0 where it does not say."""
        agency, year = self.heading
        return UnitYear(plain_name(agency[:_COMPARED]), int(year) if year.isdecimal() else 0)

    @cached_property
    def _read(self) -> tuple[Report | None, str, bool]:
        try:
            return report_from_json(self.document), "", False
        except ReportError as error:
            return None, str(error), isinstance(error, NewerVersion)


class Draft(NamedTuple):
    """A draft as the list shows it.

    Attributes:
        stored: The report as it was saved last.
        saved: When that was, in local time.
        binned: Whether it lies in the bin.
        deliveries: When it was handed over, the last time last.
        made: Its place in the order in which drafts were made; not counted without gaps.
        reviews: Of its tables, by a second person.
        waived: Whether it was decided that there shall be none.
        read_in: Whether it was read from a file as the report of a year that is over.
        slips: What the district has returned with it.
    """

    id: str
    stored: StoredReport
    saved: datetime
    binned: bool
    deliveries: tuple[Delivered, ...] = ()
    made: int = 0
    reviews: tuple[Review, ...] = ()
    waived: bool = False
    read_in: bool = False
    slips: KeptSlips = NO_SLIPS

    @property
    def report(self) -> Report | None:
        """The report, or None where this program cannot read it; `fault` then says why."""
        return self.stored.report

    @property
    def fault(self) -> str:
        """Why the report cannot be read; empty if it can."""
        return self.stored.fault

    @property
    def newer(self) -> bool:
        """Whether a later version of the program has written it."""
        return self.stored.newer


def draft_of(document: Document, known: StoredReport | None) -> Draft:
    """Return the draft in a document of the file; `known` is gone on with if it still is what is stored."""
    stored = known if known and known.document is document["report"] else StoredReport(document["report"])
    saved = moment(document["saved"]).astimezone()
    return Draft(
        document["id"],
        stored,
        saved,
        document["binned"],
        deliveries_of(document),
        document.doc_id,
        reviews_of(document),
        is_waived(document),
        is_read_in(document),
        slips_of(document),
    )


def deliveries_of(document: dict[str, Any]) -> tuple[Delivered, ...]:
    """Return the last hand-overs of a draft; drafts of earlier versions say nothing about them."""
    found = document.get("deliveries", ())[-_LATEST:]
    return tuple(Delivered(one["code"], moment(one["when"]), one["folder"]) for one in found)


def remember_delivery(document: MutableMapping[str, Any], delivered: Delivered) -> None:
    """Remember a hand-over in a stored draft."""
    one = {**delivered._asdict(), "when": delivered.when.isoformat()}
    document["deliveries"] = [*document.get("deliveries", ()), one]


def stored_json(report: Report) -> dict[str, Any]:
    """Return a report as it is stored; of half a character, which no file can hold, a mark is left."""
    content = report_to_json(report)
    text = dump(content)
    try:
        text.encode()
    except UnicodeEncodeError:
        whole: dict[str, Any] = json.loads(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
        return whole
    return content
