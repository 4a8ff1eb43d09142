"""Garbage is collected in the window's thread, and in no other.

Python collects in whichever thread makes one object too many. Were that a worker, objects of the window's would end
there, in the middle of what Qt does with them: their timers cannot be stopped from a foreign thread, and the program
crashes.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_OFTEN = 200
"""Milliseconds between two looks at whether there is any. Chosen: a look costs microseconds, and what a worker leaves
in the meantime is little."""


class GarbageCollector(QObject):
    """Collects while the application is there, in place of Python itself."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        gc.disable()
        timer = QTimer(self, interval=_OFTEN)
        timer.timeout.connect(collect_what_is_due)
        timer.start()


def collect_here() -> None:
    """From now on, collect garbage in the thread of the application only."""
    application = QCoreApplication.instance()
    if application and not application.findChild(GarbageCollector):
        GarbageCollector(application)


def collect_what_is_due() -> None:
    """Collect the oldest generation that Python would have collected by now, and with it all younger ones."""
    made, allowed = gc.get_count(), gc.get_threshold()
    due = [generation for generation, (count, most) in enumerate(zip(made, allowed, strict=True)) if count > most]
    if due:
        gc.collect(due[-1])
