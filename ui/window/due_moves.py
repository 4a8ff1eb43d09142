"""How last days are moved after a task was given out: which there are, and what is kept of a move."""

from __future__ import annotations

from ui.district.due_dialog import DueDialog, Limit
from ui.window.page import Shell
from ui.window.task_desk import TaskDesk

_MOVED = "截止日期改好了。要让单位的程序也知道，请按“再写一份任务包”发给他们；退回的期限要重写退回单。"


def move_due(shell: Shell, desk: TaskDesk) -> None:
    """Ask which last day is moved, to when and why, and keep it."""
    limits = limits_of(desk)
    moved = DueDialog.ask(limits, shell.window) if limits else None
    if moved:
        limit, due, reason = moved
        desk.act(
            lambda register, who: register.move_due(due, reason, who, limit.name), lambda: shell.show_status(_MOVED)
        )


def limits_of(desk: TaskDesk) -> tuple[Limit, ...]:
    """Return all last days that can be moved: that of the task, and of each return that is not mended."""
    ledger = desk.ledger
    if not ledger.task:
        return ()
    returned = (
        Limit(one.sha256, f"退回 {standing.unit.name}", one.sent_back.due)
        for standing in desk.standing.units
        for one in ledger.of(standing.unit.id)
        if one.sent_back and one.sent_back == standing.sent_back
    )
    return (Limit("", "全部单位的报送截止", ledger.task.due), *returned)
