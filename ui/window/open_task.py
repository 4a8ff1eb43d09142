"""How a district's task is opened: its folder and who works are asked for, then its register is read."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QSettings

from models.district.register.register import Register
from models.district.register.register_book import begin_register
from models.system.disk_faults import trouble
from models.system.errors import ReportError
from ui.kit.waiting import Wait, wait_for
from ui.kit.worker import in_worker
from ui.window.district_page import DistrictPage
from ui.window.page import Shell
from ui.window.person_dialog import person
from ui.window.task_choice import TaskChoiceDialog, Way, remember_task

_NAME = "收件任务"
"""What the folder of a new task is called."""

_MEMORY = "tasks"
"""The name of the folder beside the settings, where it is kept how far registers were."""

_OPENING = Wait("正在打开", "正在打开任务，核对收到的每一份原件……")


def open_task(shell: Shell) -> None:
    """Ask for a task and turn to its page; say why if that cannot be."""
    chosen = TaskChoiceDialog.ask(shell.settings, shell.window)
    if not chosen:
        return
    who = person(shell.settings, shell.window)
    if not who or not shell.go_to_start():
        return
    folder = new_folder(chosen.folder) if chosen.way is Way.NEW else chosen.folder
    work = in_worker(partial(_opened, folder, who, memory_of(shell.settings), is_new=chosen.way is Way.NEW))
    if not wait_for(work, _OPENING, shell.window):
        work.add_done_callback(_let_go)
        return
    try:
        register = work.result()
    except ReportError as error:
        shell.complain(str(error))
        return
    except OSError as error:
        shell.complain(trouble(error).sentence)
        return
    remember_task(shell.settings, folder)
    if not shell.turn_to(lambda: DistrictPage(shell, register, who)):
        register.release()


def new_folder(inside: Path) -> Path:
    """Return a folder that is not there yet, in one that the clerk has chosen: nothing of his is mixed with a task."""
    names = (f"{_NAME}{'' if number == 1 else number}" for number in count(1))
    return next(path for name in names if not (path := inside / name).exists())


def memory_of(settings: QSettings) -> Path:
    """Return where it is kept on this PC how far registers were."""
    return Path(settings.fileName()).parent / _MEMORY


def _opened(folder: Path, who: str, memory: Path, *, is_new: bool) -> Register:
    if is_new:
        begin_register(folder, who)
    return Register(folder, memory=memory)


def _let_go(work: Future[Register]) -> None:
    """Close what was opened after nobody waited for it any more."""
    if not work.exception():
        work.result().release()
