"""What is announced to screen readers, as Qt hands it to the system."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

_INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
"""`QAccessible::installUpdateHandler`, which PySide does not offer."""

_KIND = 8
"""Bytes before the kind of an event: those of its table of virtual functions (Qt, `QAccessibleEvent`)."""


@contextmanager
def announced() -> Iterator[list[str]]:
    """Note what is announced meanwhile, as if a screen reader listened."""
    was_heard = QAccessible.isActive()
    QAccessible.setActive(True)
    said: list[str] = []

    def note(event: int) -> None:
        if ctypes.c_int.from_address(event + _KIND).value == QAccessible.Event.Announcement.value:
            announcement = shiboken6.wrapInstance(event, QAccessibleAnnouncementEvent)
            assert isinstance(announcement, QAccessibleAnnouncementEvent)
            said.append(announcement.message())

    handler = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(note)
    install = ctypes.CDLL("libQt6Gui.so.6")[_INSTALL]
    install.restype, install.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    before = install(ctypes.cast(handler, ctypes.c_void_p))
    try:
        yield said
    finally:
        install(before)
        QAccessible.setActive(was_heard)
