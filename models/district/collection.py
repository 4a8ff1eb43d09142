"""What has come in, by unit: each file has one outcome, and what is accepted is sure in every respect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from models.checks.findings import Finding, Level
from models.checks.verdict import formal
from models.district.not_handed_in import agency_of, changed_outside, why_aside, why_blank
from models.district.recognition import Recognised, recognise
from models.district.roster import Roster, Unit
from models.form.refs import CellRef, TextRef
from models.report.matching_code import code_of, fingerprint
from models.report.report import YEAR, Report
from models.system.errors import ReportError

BESIDE = "旁边有同名的工作簿或者数据文件，已经看了那一份；这份没有看。"
"""Why a file that only lies beside another is set aside."""

LIST = "是交付清单，不是报告。"
"""Why the list of the files of a hand-over is set aside."""


class Handed(NamedTuple):
    """A file as it was read.

    Attributes:
        sha256: Of its bytes; blank if there are none to be had.
        report: What is in it; None if it cannot be read.
        is_ours: Whether it carries the data of this program, and was not read by its labels.
        changed: The places that were changed by hand since it was written, as the clerk calls them.
        findings: What was found in the report; only asked for where it carries the data of this program.
        refusal: Why it cannot be read, in a sentence.
        version: The same for all files that hold the same report, where only an outline of it is kept.
    """

    path: Path
    sha256: str
    report: Report | None = None
    is_ours: bool = False
    changed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    refusal: str = ""
    version: str = ""


def outlined(handed: Handed) -> Handed:
    """Return a file of whose report nothing is kept but what `collected` looks at: ten thousand would be too much."""
    report = handed.report
    if not report:
        return handed
    first = next((ref for ref in report.values if isinstance(ref, CellRef) and ref in report.form.cells), None)
    wanted = {YEAR, TextRef("cover", "agency"), TextRef("cover", "kind"), first}
    outline = Report({ref: value for ref, value in report.values.items() if ref in wanted})
    return handed._replace(report=outline, version=fingerprint(report) if handed.is_ours else "")


class State(Enum):
    """How far a unit is."""

    MISSING = "missing"
    ACCEPTED = "accepted"
    FAULTY = "faulty"
    UNDECIDED = "undecided"


class UnitFile(NamedTuple):
    """A file of a unit.

    Attributes:
        code: The matching code of its report; blank if it does not carry the data of this program.
        version: The same for all files that hold the same report; blank as above.
    """

    path: Path
    sha256: str
    code: str = ""
    version: str = ""


class UnitOutcome(NamedTuple):
    """How far a unit is, with its files.

    Attributes:
        findings: Of its report as a formal export sees them, if it has one and only one.
        reason: Why it is undecided, in a sentence.
    """

    unit: Unit
    state: State
    files: tuple[UnitFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    reason: str = ""


class SetAside(NamedTuple):
    """A file that is nobody's hand-over, and why, in a sentence."""

    path: Path
    reason: str


class UnknownFile(NamedTuple):
    """A report of which nobody can say for sure whose it is.

    Attributes:
        agency: What it says itself.
        recognised: Whose it may be, and why that is not sure.
    """

    path: Path
    agency: str
    recognised: Recognised


class Collection(NamedTuple):
    """What has come in of a roster.

    Attributes:
        year: Which year is collected; None where no report says one.
        units: The units that count, in the order of the roster.
    """

    year: int | None
    units: tuple[UnitOutcome, ...]
    set_aside: tuple[SetAside, ...]
    unknown: tuple[UnknownFile, ...]

    @property
    def accepted(self) -> int:
        """How many units are accepted."""
        return sum(one.state is State.ACCEPTED for one in self.units)

    @property
    def files(self) -> int:
        """How many files came in: each has one outcome."""
        return sum(len(one.files) for one in self.units) + len(self.set_aside) + len(self.unknown)


class UnclearYear(ReportError):
    """As many units have handed in one year as another."""

    def __init__(self, years: Sequence[int]) -> None:
        told = "、".join(map(str, sorted(years)))
        super().__init__(f"说不清收的是哪一年：{told} 年的报告一样多；请用 --year 写明年度。")


class _Known(NamedTuple):
    """A report and whose it is."""

    handed: Handed
    report: Report
    recognised: Recognised


def collected(roster: Roster, files: Iterable[Handed], year: int | None = None) -> Collection:
    """Return the outcome of each file, and by them of each unit; the order of the files changes nothing.

    Args:
        roster: Who owes a report.
        files: All that came in.
        year: Which year is collected; without it, that of which most units have handed in a report.

    Raises:
        UnclearYear: No year was said, and the reports do not say it either.
    """
    every = sorted(files, key=lambda one: str(one.path))
    known = [_Known(one, one.report, recognise(agency_of(one.report), roster)) for one in every if one.report]
    wanted = year or _usual_year(known)
    aside = [SetAside(one.path, one.refusal) for one in every if not one.report]
    unknown: list[UnknownFile] = []
    by_unit: dict[str, list[_Known]] = {}
    for one in known:
        if reason := _why_aside(one, wanted):
            aside.append(SetAside(one.handed.path, reason))
        elif one.recognised.unit:
            by_unit.setdefault(one.recognised.unit.id, []).append(one)
        else:
            unknown.append(UnknownFile(one.handed.path, agency_of(one.report), one.recognised))
    units = tuple(_outcome(unit, by_unit.get(unit.id, ())) for unit in roster.counted)
    return Collection(wanted, units, tuple(sorted(aside, key=lambda one: str(one.path))), tuple(unknown))


def _usual_year(known: Iterable[_Known]) -> int | None:
    """Return the year of which most units have a report; a second report of a unit makes no difference."""
    found = {(one.recognised.unit.id, one.report.year) for one in known if one.recognised.unit}
    found = found or {(str(one.handed.path), one.report.year) for one in known}
    ranked = Counter(year for _, year in found).most_common()
    first = [year for year, times in ranked if times == ranked[0][1]]
    if len(first) > 1:
        raise UnclearYear(first)
    return first[0] if first else None


def _why_aside(one: _Known, wanted: int | None) -> str:
    """Return why a report is not looked at as that of a unit; blank if it is."""
    why = why_aside(one.report, one.recognised, wanted)
    return why or changed_outside(one.handed.changed) or why_blank(one.report)


def _outcome(unit: Unit, known: Sequence[_Known]) -> UnitOutcome:
    if not known:
        return UnitOutcome(unit, State.MISSING)
    files = tuple(_file(one) for one in known)
    versions = {file.version for file in files}
    if "" in versions:
        return UnitOutcome(unit, State.UNDECIDED, files, (), "有文件没有带本程序的数据，是照着标签读的，要人看过才算。")
    if len(versions) > 1:
        codes = "、".join(sorted({file.code for file in files}))
        return UnitOutcome(
            unit, State.UNDECIDED, files, (), f"有 {len(versions)} 份不一样的（核对码 {codes}），要人定用哪一份。"
        )
    findings = formal(known[0].handed.findings)
    is_faulty = any(one.level is Level.ERROR for one in findings)
    return UnitOutcome(unit, State.FAULTY if is_faulty else State.ACCEPTED, files, findings)


def _file(one: _Known) -> UnitFile:
    handed, report, _ = one
    if not handed.is_ours:
        return UnitFile(handed.path, handed.sha256)
    version = handed.version or fingerprint(report)
    return UnitFile(handed.path, handed.sha256, code_of(bytes.fromhex(version)), version)


def only_beside(others: Iterable[Path], good: Iterable[Path], notes: Container[str]) -> frozenset[Path]:
    """Return the files that only lie beside data of this program: what was printed of it, and covering notes.

    Args:
        others: Files that may be of any kind.
        good: Files with data of this program that were read and are as they were written.
        notes: Names of covering notes.
    """
    own = {(path.parent, path.stem) for path in good}
    folders = {folder for folder, _ in own}
    return frozenset(
        path for path in others if (path.parent, path.stem) in own or (path.parent in folders and path.name in notes)
    )
