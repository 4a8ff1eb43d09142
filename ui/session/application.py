"""The Qt application: its language, its fonts and its look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from models.system.program import NAME
from resources import read_bytes
from ui.kit.focus_ring import follow_focus
from ui.kit.screen_room import follow_screens
from ui.kit.theme import follow_system

_FAMILIES = ("Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei")


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
