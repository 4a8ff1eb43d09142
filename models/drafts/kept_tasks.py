"""The districts' tasks that were opened on one PC, each in a file of its own beside the drafts, and which unit this is.

A task is small and is written as a whole. What a package said before it was changed stays in the same file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from models.checks.thresholds import NO_THRESHOLDS, usable
from models.exchange.task import Task, TaskUnit
from models.exchange.task_json import task_from_json, task_to_json
from models.exchange.task_package import LONGEST_NOTICE, TaskPackage
from models.report.of_task import TASK, is_id, task_of
from models.report.report import Report
from models.system.errors import ReportError
from models.system.files import make_folder, patience, patiently, replacing
from models.system.sealed_json import sealed, unsealed
from models.system.set_aside import set_aside

_MOST = 200
"""Tasks that are looked for. Chosen: one a year, and some for a clerk of several districts."""

_FORMER = 20
"""States of a package that are kept. Chosen: a district changes its task a few times."""


@dataclass(frozen=True)
class KeptTask:
    """A task that was opened here.

    Attributes:
        package: As it was opened last.
        unit_id: Which unit of it the clerk has chosen last.
    """

    package: TaskPackage
    unit_id: str

    @property
    def task(self) -> Task:
        """What the district asks."""
        return self.package.task

    @property
    def unit(self) -> TaskUnit | None:
        """The unit that was chosen last; None if the task knows it no longer."""
        return self.task.by_id.get(self.unit_id)


class KeptTasks:
    """The tasks of one PC. Each file is read once, since the deadline is asked for at every key.

    Args:
        folder: Of their files; the drafts lie beside it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, KeptTask] | None = None

    @property
    def all(self) -> tuple[KeptTask, ...]:
        """All tasks that can be read, by their ids."""
        return tuple(self._kept[id_] for id_ in sorted(self._kept))

    def of(self, task_id: str) -> KeptTask | None:
        """Return the task of an id, if it was opened here."""
        return self._kept.get(task_id)

    def of_report(self, report: Report) -> Task | None:
        """Return the task that a report belongs to, if that was opened here."""
        kept = self.of(task_of(report))
        return kept.task if kept else None

    def due_of(self, report: Report) -> date | None:
        """Return by when a report is due, if the task that it belongs to was opened here."""
        task = self.of_report(report)
        return task.due if task else None

    def required_of(self, report: Report) -> tuple[str, ...]:
        """Return the addresses of what the task of a report asks for beyond the form."""
        task = self.of_report(report)
        return task.required if task else ()

    def thresholds_of(self, report: Report) -> Mapping[str, int]:
        """Return by how much something may differ before a rule asks, as the district of a report's task has set it."""
        task = self.of_report(report)
        return usable(task.thresholds) if task else NO_THRESHOLDS

    def due(self, year: int) -> date | None:
        """Return by when the reports of a year are due; None if no task says it, or several say otherwise."""
        days = {kept.task.due for kept in self._kept.values() if kept.task.year == year}
        return days.pop() if len(days) == 1 else None

    def keep(self, package: TaskPackage, unit_id: str) -> None:
        """Keep a task, and which unit this is; what it said before stays in the file.

        Raises:
            OSError: It cannot be written; what was kept before is intact.
        """
        path = self._path(package.task.id)
        before = _read(path)
        former = before.get("former", [])
        kept = [one for one in former if isinstance(one, dict)] if isinstance(former, list) else []
        if "package" in before and before["package"] != _json(package):
            kept = [*kept, before["package"]][-_FORMER:]
        written = sealed({**before, "package": _json(package), "unit_id": unit_id, "former": kept})
        with patience():
            make_folder(self._folder)
            _keep_damaged(path)
            with replacing(path) as stream:
                stream.write(written)
        self._kept[package.task.id] = KeptTask(package, unit_id)

    @property
    def _kept(self) -> dict[str, KeptTask]:
        if self._known is None:
            self._known = {kept.task.id: kept for kept in self._found()}
        return self._known

    def _found(self) -> Iterator[KeptTask]:
        with suppress(OSError):
            paths = sorted(self._folder.iterdir())
            for path in [one for one in paths if one == self._path(one.stem)][:_MOST]:
                kept = _understood(_read(path))
                if kept and kept.task.id == path.stem:
                    yield kept

    def _path(self, task_id: str) -> Path:
        return self._folder / f"{task_id}.json"


def _json(package: TaskPackage) -> dict[str, Any]:
    return {"task": task_to_json(package.task), "notice": package.notice}


def _read(path: Path) -> dict[str, Any]:
    """Return what is in a file; nothing where it cannot be read."""
    if not is_id(TASK, path.stem):
        return {}
    with suppress(OSError, ValueError, RecursionError):
        return unsealed(patiently(path.read_bytes))
    return {}


def _understood(found: Mapping[str, Any]) -> KeptTask | None:
    package, unit_id = found.get("package"), found.get("unit_id")
    if not isinstance(package, dict) or not isinstance(unit_id, str):
        return None
    notice = package.get("notice")
    with suppress(ReportError):
        task = task_from_json(package.get("task"))
        return KeptTask(TaskPackage(task, notice[:LONGEST_NOTICE] if isinstance(notice, str) else ""), unit_id)
    return None


def _keep_damaged(path: Path) -> None:
    """Move a file that is not as it was written out of the way, untouched."""
    try:
        unsealed(patiently(path.read_bytes))
    except FileNotFoundError:
        return
    except (ValueError, RecursionError):
        set_aside(path)
