"""The ways in for files whose suffix says what they are: chosen, dropped on the window, or named when it starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from models.exchange.return_slip import SUFFIX

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


WAYS_IN: Mapping[str, Callable[[MainWindow, Path], None]] = {SUFFIX: take_slip}
"""How a file is opened, by its suffix. Those of the command line stand in `models/system/program.py`, too."""


def open_file(window: MainWindow, path: Path) -> None:
    """Open a file by its suffix; of any other, say which way leads in."""
    if way := WAYS_IN.get(path.suffix):
        way(window, path)
    else:
        window.shell.complain(f"“{path.name}”不能这样打开；是年报文件的，请用“文件 → 导入报告”。")


class DroppedFiles(QObject):
    """Opens what is dropped on a window, if its suffix is known."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.Drop} or not isinstance(event, QDropEvent):
            return False
        path = _known_file(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:  # whoever drags waits until the drop is over
            QTimer.singleShot(0, self._window, lambda: open_file(self._window, path))
        return True


def _known_file(data: QMimeData) -> Path | None:
    """Return the first file that is dragged whose suffix is known."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix in WAYS_IN), None)
