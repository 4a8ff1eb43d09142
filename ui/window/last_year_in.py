"""从去年带过来: the roster of last year's task and the reports that were accepted; or last year's reports as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Self

from models.district.carried_groups import is_in_group
from models.district.desk_review import Known, found_in
from models.district.last_year import (
    KeptLastYear,
    LastTask,
    LastYearFault,
    Unbrought,
    brought_by_name,
    last_task,
    reports_of,
)
from models.district.register.ledger import Ledger
from models.district.register.opening import NotARegister
from models.district.register.register import Brought, Register
from models.district.register.submissions import Check, noted
from models.district.roster import Roster
from models.importers.own.imported import Imported
from models.importers.sandbox.intake import OWN_SUFFIXES, Intake
from models.report.matching_code import matching_code
from models.report.report import Report
from models.system.disk_faults import trouble
from models.system.errors import ReportError, UnreadableReport
from models.system.program import VERSION
from ui.district.intake_files import OfferedFiles
from ui.kit.dialogs import FolderDialog
from ui.kit.last_folder import last_folder, remember_folder
from ui.kit.waiting import Wait, wait_for
from ui.kit.worker import in_worker
from ui.window.page import Shell

_PURPOSE = "last-year"
"""For which the folder is remembered."""

_TITLE = "选去年的任务文件夹，或者放着去年各单位报告的文件夹"
_LOOKING = Wait("正在看去年的", "正在读去年的任务和报告……")
_OTHER_YEAR = "那是 {year} 年的任务，名册可以用；报告不是去年的，没有带。"
_NONE = (
    "这个文件夹里没有收件任务，也没有认得出的 {year} 年的报告；请选去年的任务文件夹，或者放着去年各单位报告的文件夹。"
)
_NAMED = 5
"""Files that are named in a sentence. Chosen: more are not read in one."""


class Found(NamedTuple):
    """What there is of last year in a folder.

    Attributes:
        roster: Of last year's task; None where only files were found.
        reports: By the ids of that roster; of the one that is known by now, where there is none.
        left: What is not kept, and why.
        told: What else is to be said.
    """

    roster: Roster | None
    year: int
    reports: tuple[Brought, ...]
    left: tuple[Unbrought, ...]
    told: str = ""


def choose_last_year(shell: Shell, title: str = _TITLE) -> Path | None:
    """Return the folder that the clerk shows; None if the clerk turns back."""
    folder = FolderDialog.ask(shell.window, title, last_folder(shell.settings, _PURPOSE))
    if folder:
        remember_folder(shell.settings, folder, _PURPOSE)
    return folder


def look_for(folder: Path, register: Register, year: int, shell: Shell) -> Found | None:
    """Return what there is of last year in a folder, read beside the window; None if nothing is, which is told.

    `year` is that of the task which is being prepared, or is out.
    """
    work = in_worker(partial(_found, folder, register, year))
    if not wait_for(work, _LOOKING, shell.window):
        return None
    try:
        return work.result()
    except ReportError as error:
        shell.complain(str(error))
    except OSError as error:
        shell.complain(trouble(error).sentence)
    return None


def _found(folder: Path, register: Register, year: int) -> Found:
    try:
        task = last_task(folder)
    except NotARegister:
        return _in_files(folder, register, year)
    if folder.resolve() == register.folder.resolve():
        raise LastYearFault("这就是现在打开的任务；请选去年的任务文件夹。")
    if task.year != year - 1:
        return Found(task.roster, task.year, (), (), _OTHER_YEAR.format(year=task.year))
    with _Reader() as reader:
        kept, left = reports_of(task, partial(reader.of_task, task))
    return Found(task.roster, task.year, tuple(kept), tuple(left))


def _in_files(folder: Path, register: Register, year: int) -> Found:
    """Return the reports of last year among files; of two of one unit that differ, neither is kept."""
    roster = register.ledger.roster
    kept: dict[str, Brought] = {}
    left: list[Unbrought] = []
    twice: set[str] = set()
    with OfferedFiles([folder]) as files, Intake(content_of=files.content) as intake:
        files.look()
        own = [path for path in files.to_read if path.suffix.lower() in OWN_SUFFIXES and path.name != "交付.json"]
        for taken in intake.take_as_read(own):
            name = files.name(taken.path)
            if not isinstance(taken.opened, Imported) or taken.opened.differences:
                why = taken.refusal.rstrip("。") or "没有本程序的数据，或者在外面改过"
                left.append(Unbrought(name, why))
                continue
            one = brought_by_name(taken.opened.report, roster, year, taken.sha256, name)
            if isinstance(one, Unbrought):
                left.append(one)
            elif kept.setdefault(one.unit, one).content != one.content:
                twice.add(one.unit)
    if not kept:
        raise LastYearFault(_NONE.format(year=year - 1))
    left += [Unbrought(kept[unit].name, "这个单位有两份不一样的，不知道哪一份算数") for unit in sorted(twice)]
    return Found(None, year - 1, tuple(one for unit, one in kept.items() if unit not in twice), tuple(left))


class _Reader:
    """Reads objects of last year's register in one sandbox."""

    def __enter__(self) -> Self:
        self._folder = TemporaryDirectory(ignore_cleanup_errors=True)
        self._intake = Intake(1)
        self._intake.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._intake.__exit__(*error)
        self._folder.cleanup()

    def of_task(self, task: LastTask, unit: str) -> Report:
        """Return the accepted report of a unit; raises a `ReportError` or an `OSError`."""
        content = task.content(unit)
        path = Path(self._folder.name) / f"{unit_file(unit)}{Path(task.accepted[unit].arrival.name).suffix[:9]}"
        path.write_bytes(content)
        [taken] = self._intake.take([path])
        path.unlink(missing_ok=True)
        if taken.opened is None:
            raise UnreadableReport(taken.refusal)
        return taken.opened.report


def unit_file(unit: str) -> str:
    """Return a name for a file of a unit: whatever its id is, it is no path."""
    return unit.encode().hex()[:80] or "unit"


def told_of(found: Found, kept: Sequence[Brought], left: Sequence[Unbrought], ledger: Ledger) -> str:
    """Return what became of last year's reports, in a sentence; what is not kept is named."""
    counted = {unit.id for unit in ledger.roster.counted}
    others = sum(one.unit not in counted for one in kept)
    more = f"，另有不计的 {others} 个" if others else ""
    told = (
        f"{found.year} 年的报告带来了：计入的 {len(counted)} 个单位里有 {len(kept) - others} 个{more}。" if kept else ""
    )
    every = (*found.left, *left)
    named = "；".join(f"{one.name}：{one.reason}" for one in every[:_NAMED])
    rest = f"等 {len(every)} 份" if len(every) > _NAMED else ""
    return found.told + told + (f"没有带的：{named}{rest}。" if every else "")


def checked_again(register: Register, read: Callable[[str], Report], who: str, today: date) -> Iterator[str]:
    """Check what has come in beside last year's reports, and keep what is found now where it is another (D14).

    Yields the names of submissions of which something else is found. No acceptance is changed by it.
    """
    ledger = register.ledger
    known = Known(ledger, register.standing(today), (), KeptLastYear(register))
    for unit in ledger.units:
        for one in ledger.living(unit):
            if not one.arrival.code or not (unit in ledger.previous or is_in_group(unit, ledger)):
                continue
            found = found_in(unit, read(one.sha256), known, read)
            now = Check(VERSION, noted(found.findings), matching_code(found.previous) if found.previous else "")
            if now != one.check:
                register.keep_check(one.sha256, now, who)
                yield one.sha256
