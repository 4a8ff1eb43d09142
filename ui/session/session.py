"""The composition root: puts the window program together and starts it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QStandardPaths, Qt, QTimer, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from models.drafts.store import DraftStore
from models.report.report_json import read_json
from models.system.disk_faults import words_of
from models.system.log import crashes_logged, kept_log
from models.system.program import NAME
from models.system.rights import close_folder, make_file, make_folder
from resources import read_bytes, samples
from ui.kit.boxes import Box
from ui.kit.focus_ring import follow_focus
from ui.kit.screen_room import follow_screens
from ui.kit.theme import follow_system
from ui.session.ahead import Ahead
from ui.session.claim import TAKE_OVER, TRY_AGAIN, Claim, claim, ours
from ui.session.lock import DraftsLock
from ui.session.lock_takeover import seems_gone, take_over
from ui.trouble.banner import WaysOut
from ui.trouble.uncaught_errors import Failures, Home
from ui.window.main_window import MainWindow

_DRAFTS, _SETTINGS = "drafts.json", "settings.ini"
_FAMILIES = ("Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei")


def run(arguments: Sequence[str]) -> int:
    """Open the window and return the exit status when it is closed.

    Args:
        arguments: What stands on the command line after the program's name.
    """
    options = _parse(arguments)
    application = make_application(arguments)
    folder = options.data or _place(QStandardPaths.StandardLocation.AppDataLocation)
    lock = DraftsLock(folder)
    with suppress(OSError):  # which is told below
        _make(folder)
        if not options.data:  # another folder was chosen, and may be meant for several accounts
            close_folder(folder)
    with kept_log(folder), Failures() as failures:
        try:
            _make(folder)
            found = claim(lock, seems_gone)
            if found is None:
                return 0
            session = Session(folder, lock, failures)
            session.begin(found)
        except OSError as error:
            _refuse(folder, error)
            return 2
        with nullcontext() if found.held else crashes_logged(folder):
            status = application.exec()
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


def _make(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    make_folder(folder)


def _refuse(folder: Path, error: OSError) -> None:
    sentence = f"数据文件夹打不开（{words_of(error)}）：{folder}。请联系管理电脑的人。"
    Box(Box.Icon.Critical, sentence).exec()


def _place(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location))


def open_window(folder: Path, held: str = "", ways_out: WaysOut | None = None) -> MainWindow:
    """Return the main window on the drafts in `folder`.

    Args:
        folder: Of the drafts.
        held: Why they may only be looked at; empty if they may be written.
        ways_out: What can be done about that.

    Raises:
        OSError: The folder cannot be read, or not written where it should be.
    """
    fallback = _place(QStandardPaths.StandardLocation.AppLocalDataLocation) / "parked"
    close_folder(fallback)  # an earlier version has made it
    store = DraftStore(folder / _DRAFTS, held, fallback)
    with suppress(OSError):  # Qt gives a file of its own to everybody, and keeps the rights of one that is there
        make_file(folder / _SETTINGS)
    settings = QSettings(str(folder / _SETTINGS), QSettings.Format.IniFormat)
    window = MainWindow(store, settings, {name: read_json(read_bytes(name)) for name in samples()}, ways_out)
    window.restore()
    if store.set_aside:
        window.show_status(f"原来的草稿文件打不开，已原样另存为 {store.set_aside}，请联系管理电脑的人。")
    return window


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the Qt application with its language, fonts and look."""
    QApplication.setApplicationName("annual-report")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    application = QApplication([NAME, *arguments])
    application.setApplicationDisplayName("")
    application.setWindowIcon(_icon())
    application.setStyle("Fusion")
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    application.setFont(_font())
    follow_system(application, application.styleHints())
    follow_focus(application)
    follow_screens(application)
    return application


def _icon() -> QIcon:
    picture = QPixmap()
    picture.loadFromData(read_bytes("pictures/icon.png"))
    return QIcon(picture)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=NAME, add_help=False)
    parser.add_argument("--data", type=Path)
    options, _ = parser.parse_known_args(arguments)
    return options


def _font() -> QFont:
    """Return a font that has Chinese characters, the program's own if the system has none."""
    families = set(QFontDatabase.families())
    known = [family for family in _FAMILIES if family in families]
    if not known and not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        from pylopdf_fonts_zh_cn import __file__ as package  # noqa: PLC0415  only where it is needed

        added = QFontDatabase.addApplicationFont(str(Path(package).with_name("NotoSansSC-Regular.otf")))
        known = QFontDatabase.applicationFontFamilies(added)
    font = QApplication.font()
    if known:
        font.setFamilies(known)
    font.setPointSize(9)
    return font
