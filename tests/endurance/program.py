"""The whole program as `main.py` starts it, with somebody who works in its window."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.session import launch
from ui.session.application import make_application
from ui.window.main_window import MainWindow

_SOON = 20
"""Milliseconds from one look for the window to the next; by then it has looked for what an earlier session has left."""


def run(folder: Path, work: Callable[[MainWindow], None]) -> int:
    """Run the program on the drafts in a folder; return its exit status.

    Args:
        folder: Of the drafts.
        work: What is done in the window. An error in it ends the process: it is none of the program's.
    """

    def begin(arguments: Sequence[str]) -> QApplication:
        application = make_application(arguments)
        QTimer.singleShot(_SOON, application, lambda: _work_in_window(application, work))
        return application

    vars(launch)["make_application"] = begin
    return launch.run(["--data", str(folder)])


def attend(window: MainWindow) -> None:
    """Bring the window to the front, as the desktop does after a dialog."""
    QApplication.processEvents()
    if window.isVisible():
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)


def _work_in_window(application: QApplication, work: Callable[[MainWindow], None]) -> None:
    windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
    if not windows:
        QTimer.singleShot(_SOON, application, lambda: _work_in_window(application, work))
        return
    [window] = windows
    try:
        attend(window)
        work(window)
    except BaseException:  # noqa: BLE001  the program itself would tell a clerk, and go on
        traceback.print_exc()
        os._exit(1)
