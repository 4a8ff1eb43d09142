"""A unit's report of last year that was accepted: what this year's is checked and compared with (D14, D39).

It comes out of last year's register, or in the first year of use out of last year's files, and is kept with this year's
register, so that this stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from models.district.not_handed_in import agency_of
from models.district.recognition import recognise
from models.district.register.ledger import Ledger
from models.district.register.objects import ObjectStore
from models.district.register.opening import opened
from models.district.register.register import Brought, Register
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Submission
from models.district.roster import Roster, Unit
from models.district.roster_table import UNIT_KINDS
from models.report.matching_code import matching_code
from models.report.report import Report
from models.report.report_json import read_json, write_json
from models.system.errors import ReportError

PreviousOf = Callable[[str], Report | None]
"""Returns the accepted report of last year of a unit, by its id; None where none is known.

Raises:
    ReportError: It is known and cannot be read.
    OSError: As above.
"""


def nobodys(_unit: str) -> Report | None:
    """Return that nothing is known of last year."""
    return None


class LastYearFault(ReportError):
    """Last year's register that cannot be used; `str()` says why."""


class LastTask(NamedTuple):
    """What last year's register says, which was opened for reading only.

    Attributes:
        year: That it collected for.
        accepted: The submission in force of each unit, by the unit's id.
    """

    folder: Path
    year: int
    roster: Roster
    accepted: Mapping[str, Submission]

    def content(self, unit: str) -> bytes:
        """Return the file of a unit's accepted report, verified.

        Raises:
            OSError: It cannot be read.
            UnusableObject: It is not there, or damaged.
        """
        return ObjectStore(self.folder, read_only=True).read(self.accepted[unit].sha256)


def last_task(folder: Path) -> LastTask:
    """Return what a register says; nothing in its folder is touched.

    Raises:
        OSError: It cannot be read.
        NotARegister: There is none.
        LastYearFault: Its task was never given out, or it is not to be trusted.
    """
    found = opened(folder, None, may_write=False)
    if troubles := [one.sentence for one in found.found if one.trouble.forbids]:
        raise LastYearFault(f"那个任务的登记簿有问题，没有带：{troubles[0]}")
    ledger = found.ledger
    if not ledger.task:
        raise LastYearFault("那个任务还没有发出过，没有可以带过来的；请选去年的任务文件夹。")
    return LastTask(folder, ledger.task.year, ledger.roster, dict(_in_force(ledger)))


def _in_force(ledger: Ledger) -> Iterable[tuple[str, Submission]]:
    for unit in ledger.units:
        for one in ledger.of(unit):
            if one.state is SubmissionState.ACCEPTED:
                yield unit, one


def as_table(roster: Roster) -> str:
    """Return a roster as it would be pasted: what is brought over is looked at like what is pasted."""
    heading = ("编号", "单位名称", "类别", "计入", "别名", "涵盖", "联系人", "电话")
    return "\n".join("\t".join(cells) for cells in (heading, *map(_cells, roster.units)))


def _cells(unit: Unit) -> tuple[str, ...]:
    counted = "计入" if unit.counted else f"不计：{unit.reason}"
    lists = ("、".join(part) for part in (unit.aliases, unit.covers))
    return (unit.id, unit.name, UNIT_KINDS.get(unit.kind, ""), counted, *lists, unit.contact, unit.phone)


class Unbrought(NamedTuple):
    """A file of last year that was not kept, and why."""

    name: str
    reason: str


def brought(report: Report, unit: str, origin: str, name: str) -> Brought:
    """Return a report as it is kept as last year's of a unit."""
    return Brought(unit, write_json(report), matching_code(report), origin, name)


def brought_by_name(report: Report, roster: Roster, year: int, origin: str, name: str) -> Brought | Unbrought:
    """Return a report out of a file of last year as it is kept; recognised exactly by its name, or not at all (D9).

    `year` is that of this task.
    """
    if report.year != year - 1:
        return Unbrought(name, f"是 {report.year} 年的报告，要的是 {year - 1} 年的")
    if report.text("cover", "kind") == "aggregate":
        return Unbrought(name, "是汇总，不是一个单位的报告")
    found = recognise(agency_of(report), roster)
    return brought(report, found.unit.id, origin, name) if found.unit else Unbrought(name, found.reason.rstrip("。"))


def reports_of(task: LastTask, roster: Roster, read: Callable[[str], Report]) -> tuple[list[Brought], list[Unbrought]]:
    """Return the accepted reports of last year's task for the units that this year's roster still has, by their ids.

    `read` returns the report of a unit of last year's task, by its id; it raises a `ReportError` or an `OSError`.
    """
    kept, left = list[Brought](), list[Unbrought]()
    units = {unit.id: unit for unit in roster.units}
    for id_, submission in task.accepted.items():
        if id_ not in units:
            continue
        try:
            report = read(id_)
        except (ReportError, OSError) as error:
            why = str(error).rstrip("。") if isinstance(error, ReportError) else "读不出来"
            left.append(Unbrought(units[id_].name, why))
            continue
        kept.append(brought(report, id_, submission.sha256, submission.arrival.name))
    return kept, left


class KeptLastYear:
    """Reads the reports of last year that a register keeps; each once. From any thread."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._known: dict[str, Report] = {}

    def __call__(self, unit: str) -> Report | None:
        """Return the accepted report of last year of a unit, as `PreviousOf` says."""
        ledger = self._register.ledger
        kept = ledger.previous.get(unit)
        if not kept or not ledger.task or kept.year != ledger.task.year - 1:
            return None
        if kept.sha256 not in self._known:
            self._known[kept.sha256] = read_json(self._register.content(kept.sha256))
        return self._known[kept.sha256]
