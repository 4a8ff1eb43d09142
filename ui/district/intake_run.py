"""Taking in, from the places that were chosen to the register: each file is read, judged, kept, and told of.

Knows nothing of windows; whoever goes through its steps does so beside the window. The register has a file before
anybody is told of it, so that whatever ends this, nothing that was told is lost, and a second time adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from typing import NamedTuple

from exporters import missing_characters
from models.checks.findings import Finding
from models.district.carried_groups import is_in_group
from models.district.changed_workbooks import changed_places
from models.district.collection import BESIDE, Handed, only_beside
from models.district.identity import whose
from models.district.last_year import KeptLastYear
from models.district.outcomes import Kind, Outcome
from models.district.register.register import Register
from models.district.taking_in import Came, Judged, judged, outcomes, settled
from models.district.task_check import checked
from models.exchange.manifest import MANIFEST
from models.form.refs import CellRef
from models.importers.own.imported import Imported
from models.importers.sandbox.intake import OWN_SUFFIXES, Intake, Taken
from models.report.matching_code import matching_code
from models.report.report import Report
from models.stick.covering_note import NOTE
from models.system.errors import ReportError
from ui.district.intake_files import OfferedFiles
from ui.district.intake_manifests import IntakeManifests

_NOT_KEPT = (
    "存不进登记簿（系统错误 {}），先停了下来，已经收下的都在；请检查磁盘是不是满了、共享文件夹还连着没有，再收一次。"
)


class Step(NamedTuple):
    """What is new.

    Attributes:
        total: How many files there are; 0 while nobody knows.
        folders: In how many folders.
        outcomes: Of files that have none yet, or another one now.
        trouble: Why nothing more follows, in a sentence; blank if all is well.
    """

    total: int
    folders: int
    outcomes: tuple[Outcome, ...] = ()
    trouble: str = ""


class IntakeRun:
    """One taking in; go through it once, in a thread that is not the window's.

    Args:
        register: That keeps what comes in.
        places: Sticks, folders, zips, or single files.
        who: Takes them in.
    """

    def __init__(self, register: Register, places: Sequence[Path], who: str) -> None:
        self._register, self._places, self._who = register, tuple(places), who
        self._stopped = Event()
        self._intake: Intake | None = None
        self._files: OfferedFiles | None = None
        self._before, self._previous = register.ledger, KeptLastYear(register)
        self._groups: dict[str, list[Judged]] = {}

    def stop(self) -> None:
        """Stop it, from any thread: what was told stays, and the rest is not looked at."""
        self._stopped.set()
        if intake := self._intake:
            intake.stop()
        if files := self._files:
            files.deliveries.stop()

    def __iter__(self) -> Iterator[Step]:
        try:
            with ExitStack() as ends:
                yield from self._steps(ends)
        except ReportError as error:
            yield Step(0, 0, trouble=str(error))
        except OSError as error:
            yield Step(0, 0, trouble=_NOT_KEPT.format(error.errno))

    def _steps(self, ends: ExitStack) -> Iterator[Step]:
        files = self._files = ends.enter_context(OfferedFiles(self._places))
        intake = self._intake = ends.enter_context(Intake(content_of=files.content))  # it starts while we look
        files.look()
        if self._stopped.is_set():
            return
        ends.enter_context(self._register.many())
        total, folders = len(files.files), files.folders
        refused = (one for one in files.files if one.reason)
        told = (self._told(Came(Handed(one.path, "", refusal=one.reason), files.name(one.path))) for one in refused)
        yield Step(total, folders, tuple(one for found in told for one in found))
        for found in self._read(files, intake):
            if self._stopped.is_set():
                return
            yield Step(total, folders, found)

    def _read(self, files: OfferedFiles, intake: Intake) -> Iterator[tuple[Outcome, ...]]:
        """Yield what becomes of all files that are read: our own first, and then what does not only lie beside them."""
        manifests = IntakeManifests(files)
        paths = [path for path in files.to_read if path.name != MANIFEST]
        own = [path for path in paths if path.suffix.lower() in OWN_SUFFIXES]
        others = [path for path in paths if path.suffix.lower() not in OWN_SUFFIXES]
        good: set[Path] = set()
        for taken in intake.take_as_read(own):
            if isinstance(taken.opened, Imported) and not taken.opened.differences:
                good.add(taken.path)
            yield self._taken(files, taken, manifests)
        aside = only_beside(others, good, {NOTE})
        yield tuple(Outcome(str(one), files.name(one), Kind.BESIDE, BESIDE) for one in sorted(aside))
        for taken in intake.take_as_read([path for path in others if path not in aside]):
            yield self._taken(files, taken, manifests)
        for outcome in manifests.outcomes():
            yield (outcome,)

    def _taken(self, files: OfferedFiles, taken: Taken, manifests: IntakeManifests) -> tuple[Outcome, ...]:
        came = came_of(taken, files.name(taken.path), self._last_year, self._checked)
        if came.handed.report:
            came = came._replace(listed=manifests.about(taken.path, came.handed.report))
        return self._told(came, taken.content)

    def _last_year(self, report: Report) -> Report | None:
        """Return last year's report of the unit whose report this is; None where that is not known for sure."""
        ledger = self._register.ledger
        unit = whose(report, ledger.roster, ledger.task.id if ledger.task else "").unit
        try:
            return self._previous(unit.id) if unit and not is_in_group(unit.id, ledger) else None
        except (ReportError, OSError):  # it is told when the register is opened, and where the report is looked at
            return None

    def _checked(self, report: Report, previous: Report | None) -> tuple[Finding, ...]:
        return checked(report, previous, self._register.ledger, missing_characters)

    def _told(self, came: Came, content: bytes = b"") -> tuple[Outcome, ...]:
        """Keep a file, and return what became of it, and of the others that it belongs together with."""
        one = judged(came, self._register.ledger)
        if one.outcome.arrival:
            self._register.receive(content, one.outcome.arrival, self._who)
        group = self._groups.setdefault(one.group, [])
        group.append(one)
        ledger = self._register.ledger
        return tuple(settled(outcome, ledger) for outcome in outcomes(group, self._before))


def came_of(
    taken: Taken,
    name: str,
    last_year: Callable[[Report], Report | None],
    checked_by: Callable[[Report, Report | None], tuple[Finding, ...]],
) -> Came:
    """Return a file as it was read, with what is found in it beside last year's report of the same unit."""
    opened = taken.opened
    if not opened:
        return Came(Handed(taken.path, taken.sha256, refusal=taken.refusal), name)
    report = opened.report
    if not isinstance(opened, Imported):
        cells = [found for found in opened.found if isinstance(found.ref, CellRef)]
        unsure = tuple(str(found.ref) for found in cells if not found.sure)
        return Came(Handed(taken.path, taken.sha256, report), name, len(cells), unsure)
    stored, previous = opened.exported, last_year(report)
    changes = changed_places(stored, report, (one.ref for one in opened.differences))
    changed = tuple(one.called for one in changes)
    findings = checked_by(report, previous)  # now, while other files are being read
    handed = Handed(taken.path, taken.sha256, report, is_ours=True, changed=changed, findings=findings)
    code = matching_code(previous) if previous else ""
    return Came(handed, name, previous=code, changes=changes, stored=stored if changes else None)
