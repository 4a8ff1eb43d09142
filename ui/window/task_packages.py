"""What comes of a task package: the clerk says once which unit this is, and a report begins with all the task knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.drafts.draft import Draft
from models.drafts.duplicates import of_unit_and_task
from models.drafts.kept_tasks import KeptTask
from models.drafts.store import DraftStore
from models.drafts.unit_cards import AGENCY
from models.exchange.task import Task, TaskFault, TaskUnit
from models.exchange.task_package import TaskPackage, changes
from models.exchange.task_unit import answers_of
from models.form.cover import PARTICULARS
from models.form.editions import form_for
from models.importers.sandbox.protocol import Scope
from models.importers.sandbox.sandboxed_reader import Reader
from models.report.report import Report
from models.system.errors import ReadOnly
from ui.incoming.unit_choice_dialog import UnitChoiceDialog
from ui.incoming.wait_dialog import read_so_while_waiting
from ui.kit.boxes import Box
from ui.window.beginning import Begun, begun_with_what_is_known

_MOST_CHANGES = 12
"""Changes of a package that are told. Chosen: what a box has room for."""


def begun_from_package(store: DraftStore, path: Path, window: QWidget) -> Begun | None:
    """Open a task package, and return the report that it leads to; None if the clerk turns back.

    Raises:
        ReportError: It cannot be read, or these drafts may be looked at only.
        OSError: The disk is full or read-only.
    """
    if store.read_only:
        raise ReadOnly(store.read_only)
    with Reader(Scope.TASKS) as reader:
        package = read_so_while_waiting(reader, reader.open_package, path, window)
    if not package:
        return None
    _ensure_form(package.task)
    kept = store.tasks.of(package.task.id)
    if kept:
        if kept.package != package and not _wants_changed(kept, package, window):
            return None
        store.tasks.keep(package, kept.unit_id)
        if begun := _known(store, kept, package, window):
            return begun[0]
    unit = UnitChoiceDialog.ask(package, _names(store), window)
    return _begun(store, package, unit, window) if unit else None


def _ensure_form(task: Task) -> None:
    """Raise a `ReportError` if this program has another form for the year, or none."""
    if (known := form_for(task.year).id) != task.form:
        raise TaskFault(
            f"任务包要用 {task.form} 年格式填 {task.year} 年的报告，本程序用的是 {known} 年格式，没有打开；"
            "请先升级本程序，或者问区里。"
        )


def _names(store: DraftStore) -> frozenset[str]:
    """Return the names of units that this computer knows, to the letter."""
    drafts = (draft.stored.heading[0] for draft in store.drafts() if not draft.binned)
    return frozenset((*(card[AGENCY] for card in store.units.all), *drafts)) - {""}


def _wants_changed(kept: KeptTask, package: TaskPackage, window: QWidget) -> bool:
    """Say what is different from what was opened before, and ask whether to go on with the new one."""
    lines = changes(kept.package, package)
    more = [f"· 等 {len(lines)} 处"] if len(lines) > _MOST_CHANGES else []
    told = "\n".join((*(f"· {line}" for line in lines[:_MOST_CHANGES]), *more))
    sentence = "这个任务以前打开过，这次的任务包不一样。要用这次的吗？"
    fate = "已经在填的报告，封面和数都不会跟着改；截止日期和收件单位按选的这一个。"
    box = Box(Box.Icon.Question, sentence, f"{told}\n\n{fate}", window)
    new = box.addButton("用这次的(&N)", Box.ButtonRole.AcceptRole)
    old = box.addButton("还用以前的(&C)", Box.ButtonRole.RejectRole)
    box.setDefaultButton(old)
    box.setEscapeButton(old)
    box.exec()
    return box.clickedButton() is new


def _known(store: DraftStore, kept: KeptTask, package: TaskPackage, window: QWidget) -> tuple[Begun | None] | None:
    """Return what the clerk wants of a task with reports here already; None if it is a report of another unit."""
    there = [one for one in store.drafts() if not one.binned and one.stored.of_task[0] == package.task.id]
    if not there:
        return None
    same = kept.package == package
    sentence = "这个任务包以前打开过，没有新的内容。" if same else "已经换成这次的任务包。"
    box = Box(Box.Icon.Question, sentence, f"这个任务的报告这里已经有 {len(there)} 份：{_called(there)}。", window)
    show = box.addButton("打开报告(&O)", Box.ButtonRole.AcceptRole)
    other = box.addButton("给另一个单位填(&A)…", Box.ButtonRole.ActionRole)
    turn_back = box.addButton("取消(&C)", Box.ButtonRole.RejectRole)
    box.setDefaultButton(show)
    box.setEscapeButton(turn_back)
    box.exec()
    if box.clickedButton() is other:
        return None
    return (Begun(there[0].id, "") if box.clickedButton() is show else None,)


def _called(there: Sequence[Draft]) -> str:
    names = [one.stored.heading[0] or "没有单位名称的" for one in there]
    return "、".join(names[:2]) + ("等" if len(names) > 2 else "")


def _begun(store: DraftStore, package: TaskPackage, unit: TaskUnit, window: QWidget) -> Begun | None:
    """Keep the task, and return the report of the unit: the one that is there, or a new one."""
    task = package.task
    answers, drafts = answers_of(task, unit), store.drafts()
    there = of_unit_and_task(unit.name, task.year, (task.id, unit.id), drafts)
    wanted = _which(there, unit, task, window) if there else _NEW
    if wanted is None:
        return None
    store.tasks.keep(package, unit.id)
    if wanted is not _NEW:
        [draft] = [one for one in there if one.id == wanted]
        if draft.stored.of_task == (task.id, unit.id):
            return Begun(draft.id, "这份报告就是这个任务的，已经打开。")
        told = "已归到区里的任务；单位名称、类别按任务包填好了，要退回去就按撤销（Ctrl+Z）。"
        return Begun(draft.id, told, answers)
    blank = Report.blank(task.year)
    answers[PARTICULARS["open_mark"].ref] = "此件主动公开"
    begun = begun_with_what_is_known(store, blank.applied(blank.edit(answers)), drafts)
    return begun._replace(told=f"{begun.told}单位、年度、截止日期和收件单位都按任务包，不用再填。")


_NEW = ""
"""Stands for a draft that is to be made."""


def _which(there: Sequence[Draft], unit: TaskUnit, task: Task, window: QWidget) -> str | None:
    """Return the id of the draft that the clerk goes on with, `_NEW` for another one, None to turn back."""
    first = there[0]
    if first.stored.of_task == (task.id, unit.id):
        return first.id
    sentence = (
        f"这里已经有这个单位 {task.year} 年的报告 {len(there)} 份，最近的一份 {first.saved:%Y-%m-%d %H:%M} 存过。"
    )
    more = "归到这个任务：填的数和字都不动，只把单位名称、类别换成任务包里的，记下任务和单位编号；可以撤销。"
    name = first.stored.heading[0]
    if name != unit.name:
        more += f"\n\n单位名称的写法不一样。上面是报告里的，下面是任务包里的：\n“{name}”\n“{unit.name}”"
    box = Box(Box.Icon.Question, sentence, more, window)
    join = box.addButton("归到这个任务(&O)", Box.ButtonRole.AcceptRole)
    another = box.addButton(f"另建第 {len(there) + 1} 份(&A)", Box.ButtonRole.ActionRole)
    turn_back = box.addButton("取消(&C)", Box.ButtonRole.RejectRole)
    box.setDefaultButton(join)
    box.setEscapeButton(turn_back)
    box.exec()
    if box.clickedButton() is join:
        return first.id
    return _NEW if box.clickedButton() is another else None
