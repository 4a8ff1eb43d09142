"""From the start of the process to the window: first a window that says so, then everything else."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QApplication

from models.system.program import NAME, TASK_SUFFIX
from ui.session.application import make_application
from ui.session.first_window import FirstWindow
from ui.session.places import own_folder, settings_of

LOADED = ("models.drafts.store", "ui.trouble.uncaught_errors", "ui.session.lock", "ui.window.start_page")
"""Loaded one after the other behind the first window, which is painted and can be moved or closed in between."""


def run(arguments: Sequence[str]) -> int:
    """Open the window and return the exit status when it is closed.

    Args:
        arguments: What stands on the command line after the program's name.
    """
    chosen = _chosen_folder(arguments)
    make_application(arguments)
    folder = chosen or own_folder()
    first = FirstWindow(settings_of(folder))
    first.show()
    for name in LOADED:
        QApplication.processEvents()
        import_module(name)
    from ui.session.session import run as run_session  # noqa: PLC0415  most of the program

    QApplication.processEvents()
    return run_session(folder, first, is_own=not chosen, file=_chosen_file(arguments)) if first.isVisible() else 0


def _chosen_file(arguments: Sequence[str]) -> str:
    """Return the path of the task package that is to be opened, from wherever the program was started."""
    file = next((one for one in arguments if one.endswith(TASK_SUFFIX)), "")
    return str(Path(file).absolute()) if file else ""


def _chosen_folder(arguments: Sequence[str]) -> Path | None:
    parser = argparse.ArgumentParser(prog=NAME, add_help=False)
    parser.add_argument("--data", type=Path)
    options, _ = parser.parse_known_args(arguments)
    folder: Path | None = options.data
    return folder
