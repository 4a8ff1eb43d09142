"""The composition root: puts the window program together and starts it."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from models.drafts.store import DraftStore
from models.report.report_json import read_json
from models.system.disk_faults import words_of
from models.system.log import crashes_logged, kept_log
from models.system.rights import close_folder, make_file, make_folder
from resources import read_bytes, samples
from ui.kit.boxes import Box
from ui.session.ahead import Ahead
from ui.session.claim import TAKE_OVER, TRY_AGAIN, Claim, claim, ours
from ui.session.lock import DraftsLock
from ui.session.lock_takeover import seems_gone, take_over
from ui.session.places import place, settings_file, settings_of
from ui.trouble.banner import WaysOut
from ui.trouble.uncaught_errors import Failures, Home
from ui.window.main_window import MainWindow
from ui.window.ways_in import open_file

_DRAFTS = "drafts.json"
_AGAIN = 500
"""Milliseconds between two looks at whether a question is answered. Chosen: short enough to seem at once."""

_PAINTED = 500
"""Milliseconds after which the window is painted. Chosen: three times what its first painting takes."""


def run(folder: Path, first: QWidget | None = None, *, is_own: bool = False, file: str = "") -> int:
    """Open the window on the drafts in a folder and return the exit status when it is closed.

    Args:
        folder: Of the drafts.
        first: What stands on the screen until the window does.
        file: The path of what is to be opened once the window stands; empty if nothing.
        is_own: Whether the folder is the account's own; another was chosen, and may be meant for several accounts.
    """
    lock = DraftsLock(folder)
    lock.file = file
    with suppress(OSError):  # which is told below
        _make(folder)
        if is_own:
            close_folder(folder)
    with kept_log(folder), Failures() as failures:
        try:
            _make(folder)
            found = claim(lock, seems_gone)
            if found is None:
                return 0
            session = Session(folder, lock, failures)
            session.begin(found)
            session.open_file(file)
        except OSError as error:
            _refuse(folder, error)
            return 2
        if first:
            _close_behind(first)
        with nullcontext() if found.held else crashes_logged(folder):
            status = QApplication.exec()
        lock.release()
        return status
    return 1


class Session:
    """The window on the drafts of a folder, and what happens to it while it is open.

    Others may take the drafts over, and this one may take them over from others.
    """

    def __init__(self, folder: Path, lock: DraftsLock, failures: Failures) -> None:
        self._folder, self._lock, self._failures = folder, lock, failures
        self._window: MainWindow | None = None
        lock.wanted.connect(self._come_to_front)
        lock.file_wanted.connect(self.open_file)
        lock.lost.connect(self._lose)

    def begin(self, found: Claim) -> None:
        """Open the window on what may be done with the drafts.

        Raises:
            OSError: The folder cannot be read or written.
        """
        acts = {TAKE_OVER: self._take_over, TRY_AGAIN: self._try_again}
        ways_out = {found.way_out: acts[found.way_out]} if found.way_out else {}
        window = open_window(self._folder, found.held, ways_out)
        self._failures.watch(Home(window, window.save_now, window.show_status))
        window.show()
        if self._window:
            self._window.close()
        self._window = window
        Ahead(window)
        if found.doubt:
            QTimer.singleShot(0, window, lambda: window.shell.complain(found.doubt))
        QTimer.singleShot(0, window, window.drafts.look_back)

    def open_file(self, file: str) -> None:
        """Open a file over the window as soon as nothing else is asked there; nothing if the path is empty."""
        if file and (window := self._window):
            QTimer.singleShot(0, window, lambda: self._open_in_turn(file))

    def _open_in_turn(self, file: str) -> None:
        window = self._window
        if window and QApplication.activeModalWidget():
            QTimer.singleShot(_AGAIN, window, lambda: self._open_in_turn(file))
        elif window:
            open_file(window, Path(file))

    def _come_to_front(self) -> None:
        if window := self._window:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

    def _take_over(self) -> None:
        if window := self._window:
            window.shell.attempt(lambda: self.begin(ours(self._lock)) if take_over(self._lock, window) else None)

    def _try_again(self) -> None:
        if window := self._window:
            window.shell.attempt(self._claim_again)

    def _claim_again(self) -> None:
        if self._window and (found := claim(self._lock, seems_gone)):
            if found.held == self._window.shell.store.read_only:
                self._window.shell.show_standing()
            else:
                self.begin(found)

    def _lose(self) -> None:
        if self._window:
            self._window.lose(f"{self._lock.holder.words.who}把草稿接过去填了。")


def _close_behind(first: QWidget) -> None:
    """Close what stood there until now once the window is painted over it: nothing is to flash up between them."""
    QTimer.singleShot(_PAINTED, first, first.close)


def _make(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    make_folder(folder)


def _refuse(folder: Path, error: OSError) -> None:
    sentence = f"数据文件夹打不开（{words_of(error)}）：{folder}。请联系管理电脑的人。"
    Box(Box.Icon.Critical, sentence).exec()


def open_window(folder: Path, held: str = "", ways_out: WaysOut | None = None) -> MainWindow:
    """Return the main window on the drafts in `folder`.

    Args:
        folder: Of the drafts.
        held: Why they may only be looked at; empty if they may be written.
        ways_out: What can be done about that.

    Raises:
        OSError: The folder cannot be read, or not written where it should be.
    """
    fallback = place(QStandardPaths.StandardLocation.AppLocalDataLocation) / "parked"
    close_folder(fallback)  # an earlier version has made it
    store = DraftStore(folder / _DRAFTS, held, fallback)
    with suppress(OSError):  # Qt gives a file of its own to everybody, and keeps the rights of one that is there
        make_file(settings_file(folder))
    window = MainWindow(store, settings_of(folder), {name: read_json(read_bytes(name)) for name in samples()}, ways_out)
    window.restore()
    if store.set_aside:
        window.show_status(f"原来的草稿文件打不开，已原样另存为 {store.set_aside}，请联系管理电脑的人。")
    return window
