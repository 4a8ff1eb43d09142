"""A whole day's work in the real window, without sockets; run as a process of its own.

With the name of a leak as a second argument it opens a socket instead, and should not survive that.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from models.form.refs import TextRef
from tests.builders import cell
from tests.endurance.clerk import Clerk
from tests.endurance.no_sockets import forbid_sockets
from tests.endurance.program import attend, run
from tests.ui.clerk import CONTROL, Key, press, type_text
from ui.kit.letters import without_letter
from ui.window.main_window import MainWindow

_SLIP = "打开退回单…"

_LATER = {"新建报告…", "导入报告…", _SLIP, "返回报告列表", "从备份恢复…", "退出"}
"""Entries of the menus that leave the report, or look for a file where the next one is written."""


def entries(window: MainWindow) -> list[QAction]:
    """Return all that the menus offer now, those that have come since this was written, too."""
    actions = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    return [action for action in actions if action.isEnabled() and not action.isSeparator()]


def choose(window: MainWindow, label: str) -> None:
    [action] = [action for action in entries(window) if without_letter(action.text()) == label]
    action.trigger()
    attend(window)


def choose_everything(window: MainWindow) -> list[str]:
    """Choose every entry of the menus that leaves the report open, and return their names."""
    labels = [
        without_letter(action.text()) for action in entries(window) if without_letter(action.text()) not in _LATER
    ]
    for label in labels:
        choose(window, label)
    return labels


def fill_in(window: MainWindow) -> None:
    """Type into a table and a text, and go from problem to problem."""
    page = window.report_view
    assert page is not None
    page.reveal(cell("applications/new/natural"))
    type_text("12")
    press(Key.Key_Tab)
    page.reveal(TextRef("texts", "other"))
    type_text("本年收到 3 件。")
    press(Key.Key_A, Key.Key_X, Key.Key_V, Key.Key_Z, held=CONTROL)
    for _ in range(3):
        press(Key.Key_F8)


def begin(window: MainWindow) -> list[str]:
    """Begin a report, and do with it what can be done with an unfinished one."""
    choose(window, "新建报告…")
    fill_in(window)
    return choose_everything(window)


def finish(window: MainWindow, clerk: Clerk, files: Sequence[Path]) -> list[str]:
    """Import reports, and do with the last of them what can be done with a finished one."""
    for clerk.chosen in files:
        choose(window, "导入报告…")
    press(Key.Key_Return)
    chosen = choose_everything(window)
    choose(window, _SLIP)  # which the last file is not
    return [*chosen, _SLIP]


def work(window: MainWindow, clerk: Clerk, files: Sequence[Path]) -> list[str]:
    """Do all that can be done in the window, and return what was."""
    chosen = begin(window) + finish(window, clerk, files)
    choose(window, "退出")
    QApplication.clipboard().clear()  # offscreen, Qt would keep it until Python is gone
    return chosen


def day(folder: Path, files: Sequence[Path]) -> dict[str, list[str]]:
    """Run the program for a day, and return what was done."""
    data, out, stick = (folder / name for name in ("data", "out", "stick"))
    QSettings(str(data / "settings.ini"), QSettings.Format.IniFormat).setValue("folder", str(out))
    clerk, chosen = Clerk(stick), list[str]()
    run(data, lambda window: chosen.extend(work(window, clerk.at_work(), files)))
    return {"chosen": chosen, "answered": clerk.answered}


# ------------------------------------------------------------ leaks


def _from_python() -> None:
    import socket  # noqa: PLC0415  the program itself should not need it

    socket.socket().close()


def _from_a_thread() -> None:
    thread = Thread(target=_from_python)
    thread.start()
    thread.join()


def _from_qt() -> None:
    from PySide6.QtNetwork import QTcpSocket  # noqa: PLC0415  as above

    QTcpSocket().connectToHost("127.0.0.1", 9)


LEAKS: Mapping[str, Callable[[], None]] = {"thread": _from_a_thread, "qt": _from_qt}


def main(folder: Path, leak: str, *files: str) -> None:
    forbid_sockets()
    if leak:
        LEAKS[leak]()
    done = day(folder, [Path(file) for file in files])
    sys.stdout.write(json.dumps({**done, "modules": sorted(sys.modules), "libraries": libraries()}))


def libraries() -> list[str]:
    """Return the files that this process has loaded, where the system tells."""
    maps = Path("/proc/self/maps")
    lines = maps.read_text(encoding="utf-8").splitlines() if maps.exists() else []
    return sorted({line.split(maxsplit=5)[5] for line in lines if line.count("/")})


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
