"""What somebody has seen on the paper of a report: the code and three ticks, kept as one event."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from models.district.paper import PaperCheck, PaperTicks, PaperVerdict
from models.district.register.register import Ticks
from ui.window.task_desk import TaskDesk

_PAUSE = 1_500
"""Milliseconds after the last tick until it is kept. Chosen: three ticks are one event."""

_CODE_FIRST = "纸质还没有记：先输纸上的核对码，8 个字。"
_NO_CODE = frozenset({PaperVerdict.UNFINISHED, PaperVerdict.UNREADABLE})


class _Seen(NamedTuple):
    unit: str
    typed: str
    ticks: PaperTicks


class KeptPapers(QObject):
    """Waits until nothing more is ticked, and keeps it then.

    Args:
        say: Says a sentence for a while.
    """

    def __init__(self, desk: TaskDesk, say: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._say = desk, say
        self._seen: _Seen | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.keep)

    def note(self, unit: str, typed: str, check: PaperCheck, ticks: PaperTicks) -> None:
        """Take what is seen by now; without a code nothing is kept, and that is said."""
        if check.verdict in _NO_CODE:
            self._say(_CODE_FIRST)
        else:
            self._seen = _Seen(unit, typed, ticks)
            self._pause.start()

    def keep(self) -> None:
        """Keep it now."""
        self._pause.stop()
        seen, self._seen = self._seen, None
        if seen:
            ticks = Ticks(seen.ticks.seal, seen.ticks.signatures, seen.ticks.pages)
            self._desk.act(lambda register, who: register.check_paper(seen.unit, seen.typed, ticks, who))
