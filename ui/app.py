"""The composition root: puts the window program together and starts it."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QLockFile, QSettings, QStandardPaths, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QMessageBox

from models.codec import read_json
from models.drafts.store import DraftStore
from resources import read_bytes, read_text, samples
from ui import colours
from ui.main_window import MainWindow
from ui.menus import NAME

_DRAFTS = "drafts.json"
_FAMILIES = ("Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei")


def run(arguments: Sequence[str]) -> int:
    """Open the window and return the exit status when it is closed.

    Args:
        arguments: What stands on the command line after the program's name.
    """
    options = _parse(arguments)
    application = make_application(arguments)
    folder = options.data or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(folder / "drafts.lock"))
        lock.setStaleLockTime(0)  # a clerk works longer than the half minute after which Qt doubts a lock
        if not lock.tryLock(100):
            QMessageBox.information(None, NAME, "程序已经打开了，请到任务栏里找它的窗口。")
            return 0
        window = open_window(folder)
    except OSError as error:
        QMessageBox.critical(
            None, NAME, f"数据文件夹不能写（{error.strerror or error}）：{folder}。请联系管理电脑的人。"
        )
        return 2
    _catch_errors(window)
    window.show()
    return application.exec()


def open_window(folder: Path) -> MainWindow:
    """Return the main window on the drafts in `folder`.

    Raises:
        OSError: The folder cannot be written.
    """
    store = DraftStore(folder / _DRAFTS)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(store, settings, {name: read_json(read_bytes(name)) for name in samples()})
    window.restore()
    if store.set_aside:
        window.tell(f"原来的草稿文件打不开，已原样另存为 {store.set_aside}，请联系管理电脑的人。")
    return window


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the Qt application with its language, fonts and look."""
    QApplication.setApplicationName("annual-report")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    application = QApplication([NAME, *arguments])
    application.setApplicationDisplayName("")
    application.setStyle("Fusion")
    application.styleHints().setColorScheme(Qt.ColorScheme.Light)
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    application.setFont(_font())
    application.setPalette(_palette())
    application.setStyleSheet(read_text("app.qss"))
    return application


def _palette() -> QPalette:
    """Return a light palette in the colours of the window."""
    role = QPalette.ColorRole
    inks = {
        role.Window: colours.DESK,
        role.WindowText: colours.INK,
        role.Base: colours.PAPER,
        role.Text: colours.INK,
        role.Button: colours.DESK,
        role.ButtonText: colours.INK,
        role.PlaceholderText: colours.FAINT,
        role.ToolTipBase: colours.PAPER,
        role.ToolTipText: colours.INK,
        role.Highlight: colours.CHOSEN,
        role.HighlightedText: colours.INK,
        role.Link: colours.ACCENT,
    }
    palette = QPalette()
    for one, colour in inks.items():
        palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.QUIET))
    return palette


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


def _catch_errors(window: MainWindow) -> None:
    """Show an uncaught error once and go on; what is typed is saved on the way."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        box = QMessageBox(QMessageBox.Icon.Critical, NAME, "程序出了一个错，已填的内容都还在。", parent=window)
        box.setInformativeText("可以接着填；如果再出现，请把下面的详细信息抄给管理电脑的人。")
        box.setDetailedText(details)
        box.exec()

    sys.excepthook = show
