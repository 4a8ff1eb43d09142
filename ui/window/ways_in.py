"""The ways in for files whose suffix says what they are: chosen, dropped on the window, or named when it starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from models.system.program import SLIP_SUFFIX

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def choose_slip(window: QMainWindow) -> None:
    """Ask for a return slip and open it."""
    from ui.incoming.file_choice import SLIPS, OpenDialog  # noqa: PLC0415  when first used
    from ui.kit.last_folder import remember_folder  # noqa: PLC0415  as above
    from ui.window.main_window import MainWindow  # noqa: PLC0415  as above

    if isinstance(window, MainWindow) and (path := OpenDialog.ask(window.shell.folder, window, SLIPS)):
        remember_folder(window.shell.settings, path.parent)
        take_slip(window, path)


def take_slip(window: MainWindow, path: Path) -> None:
    """Read a return slip, keep it with the draft that was returned, and open that."""
    window.shell.attempt(lambda: _take_slip(window, path))


def _take_slip(window: MainWindow, path: Path) -> None:
    from ui.incoming.import_slip import keep_slip, read_slip_file  # noqa: PLC0415  when first used

    slip = read_slip_file(path, window)
    if slip is None or not window.go_to_start():
        return
    draft_id, told = keep_slip(slip, window.shell.store)
    window.open_draft(draft_id)
    window.show_status(told)


WAYS_IN: Mapping[str, Callable[[MainWindow, Path], None]] = {SLIP_SUFFIX: take_slip}
"""How a file is opened that is not to become a report, by its suffix."""


def open_file(window: MainWindow, path: Path) -> None:
    """Open a file that was dropped on the window, or named when the program was started."""
    if way := WAYS_IN.get(path.suffix):
        way(window, path)
    else:
        window.drafts.bring_in(path)
