"""从去年带过来: the roster of last year's task and the reports that were accepted; or last year's reports as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Self

from models.checks.verdict import formal
from models.district.last_year import (
    KeptLastYear,
    LastTask,
    LastYearFault,
    Unbrought,
    as_table,
    brought_by_name,
    last_task,
    reports_of,
)
from models.district.register.opening import NotARegister
from models.district.register.register import Brought, Register
from models.district.register.submissions import Check, noted
from models.importers.own.imported import Imported
from models.importers.sandbox.intake import OWN_SUFFIXES, Intake
from models.report.report import Report
from models.rules import check
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
        table: The roster, as it would be pasted; blank where there is none.
        reports: Of units of the roster that is known by now.
        left: What is not kept, and why.
        told: What else is to be said.
    """

    table: str
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
    table = as_table(task.roster)
    if task.year != year - 1:
        return Found(table, task.year, (), (), _OTHER_YEAR.format(year=task.year))
    with _Reader() as reader:
        kept, left = reports_of(task, task.roster, partial(reader.of_task, task))
    return Found(table, task.year, tuple(kept), tuple(left))


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
    return Found("", year - 1, tuple(one for unit, one in kept.items() if unit not in twice), tuple(left))


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


def told_of(found: Found, kept: tuple[Brought, ...], counted: int) -> str:
    """Return what became of last year's reports, in a sentence; what is not kept is named."""
    told = f"{found.year} 年接收的报告带来了 {len(kept)} 个单位的（计入 {counted} 个）。" if kept else ""
    named = "；".join(f"{one.name}：{one.reason}" for one in found.left[:_NAMED])
    more = f"等 {len(found.left)} 份" if len(found.left) > _NAMED else ""
    return found.told + told + (f"没有带的：{named}{more}。" if found.left else "")


def checked_again(register: Register, read: Callable[[str], Report], who: str) -> Iterator[str]:
    """Check what has come in beside last year's reports, and keep what is found now where it is another (D14).

    Yields the names of submissions of which something else is found. No acceptance is changed by it.
    """
    last_year, ledger = KeptLastYear(register), register.ledger
    for unit in ledger.previous:
        for one in ledger.living(unit):
            previous = last_year(unit)
            if previous is None or not one.arrival.code:
                continue
            now = Check(VERSION, noted(formal(check(read(one.sha256), previous))), ledger.previous[unit].code)
            if now != one.check:
                register.keep_check(one.sha256, now, who)
                yield one.sha256
