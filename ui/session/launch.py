"""From the start of the process to the window: first a window that says so, then everything else."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QApplication

from models.system.program import FILES, NAME
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
    chosen, file = _chosen(arguments)
    make_application(arguments)
    folder = chosen or own_folder()
    first = FirstWindow(settings_of(folder))
    first.show()
    for name in LOADED:
        QApplication.processEvents()
        import_module(name)
    from ui.session.session import run as run_session  # noqa: PLC0415  most of the program

    QApplication.processEvents()
    return run_session(folder, first, is_own=not chosen, file=file) if first.isVisible() else 0


def _chosen(arguments: Sequence[str]) -> tuple[Path | None, str]:
    """Return the folder of the drafts, and the path of the file that is to be opened from wherever the program starts.

    None, and an empty string, where they are not named.
    """
    parser = argparse.ArgumentParser(prog=NAME, add_help=False)
    parser.add_argument("--data", type=Path)
    options, _ = parser.parse_known_args(arguments)
    folder: Path | None = options.data
    file = next((one for one in arguments if one.endswith(FILES)), "")
    return folder, str(Path(file).absolute()) if file else ""
