"""Keeps windows within their screen, also where another one comes, or another scaling, while they are open."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

_TITLE = 32
"""Pixels that the title takes of a window that is not shown yet. Source: 31 on Windows 10 and 11, at 100 %."""

_KNOWN = "kept within its screen"
"""The property of a window that is followed already."""


def largest(window: QWidget) -> QSize:
    """Return how large a window can be on its screen, in pixels, without what the system puts around it."""
    return _room(window).size() - _frame(window)


def put_where_it_was(window: QWidget, settings: QSettings) -> None:
    """Put a window where the main window was when it was closed; the first time, as large as a small screen is."""
    geometry = settings.value("geometry")
    if geometry is None or not window.restoreGeometry(geometry):
        take_first_size(window)
    keep_within_screen(window)


def take_first_size(window: QWidget) -> None:
    """Make a window that nobody has given a size as large as a small screen is, and let it fill such a one."""
    room = _room(window)
    window.resize(min(1280, room.width()), min(860, room.height()))
    if room.height() < 900:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def keep_within_screen(window: QWidget) -> None:
    """Make a window that is larger than its screen as large as that, and move it back where it sticks out."""
    if window.isMaximized() or window.isFullScreen():
        return  # then the system does
    room = _room(window)
    if (size := window.size().boundedTo(largest(window))) != window.size():
        window.resize(size)
    whole = QRect(window.pos(), window.size() + _frame(window))
    if not room.contains(whole):
        window.move(
            max(room.left(), min(whole.left(), room.left() + room.width() - whole.width())),
            max(room.top(), min(whole.top(), room.top() + room.height() - whole.height())),
        )


def follow_screens(application: QApplication) -> None:
    """Keep all windows within their screens: dialogs from when they come, and all when something changes."""

    def watch_screen(screen: QScreen) -> None:
        for changed in (screen.geometryChanged, screen.availableGeometryChanged, screen.logicalDotsPerInchChanged):
            changed.connect(_keep_all_soon)

    def watch_window(handle: QWindow | None) -> None:
        if handle is None or handle.property(_KNOWN):
            return
        handle.setProperty(_KNOWN, True)
        handle.screenChanged.connect(_keep_all_soon)
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.windowHandle() == handle:
                keep_within_screen(window)

    for screen in QGuiApplication.screens():
        watch_screen(screen)
    application.screenAdded.connect(watch_screen)
    application.screenRemoved.connect(_keep_all_soon)
    application.focusWindowChanged.connect(watch_window)


def _keep_all_soon(*_: object) -> None:
    """Do it when Qt has told all: it names the new screen of a window before the new place."""
    QTimer.singleShot(0, _keep_all)


def _keep_all() -> None:
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and isinstance(window, QDialog | QMainWindow):
            keep_within_screen(window)


def _room(window: QWidget) -> QRect:
    """Return what there is of the screen on which a window lies; Qt may not know yet that it has been moved there."""
    there = QGuiApplication.screenAt(window.frameGeometry().center()) if window.isVisible() else None
    return (there or window.screen()).availableGeometry()


def _frame(window: QWidget) -> QSize:
    """Return what the system puts around a window."""
    around = window.frameGeometry().size() - window.size()
    return around if window.isVisible() and around != QSize(0, 0) else QSize(0, _TITLE)
