"""A register and the thread that writes to it: every act is settled beside the window, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, wait
from datetime import date, datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from models.district.register.ledger import Ledger
from models.district.register.register import Register
from models.district.register.task_standing import TaskStanding
from models.system.disk_faults import trouble
from models.system.errors import ReportError
from ui.report.writer import Writer

Act = Callable[[Register, str], object]
"""What is done to a register, by whom; it must know no object of the window's."""


def _nothing() -> None:
    """Do nothing."""


class _Given(NamedTuple):
    outcome: Future[object]
    then: Callable[[], object]
    otherwise: Callable[[], object]


class TaskDesk(QObject):
    """Has things done to a register, and tells when they are.

    Args:
        who: The name that stands beside each act.

    Attributes:
        saved: When the last act was settled; None before the first.

    Signals:
        changed: What is known of the task is another now.
        failed: A sentence why something could not be done, or not be kept; nothing has happened then.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, register: Register, who: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.register, self.who = register, who
        self.saved: datetime | None = None
        self._given: deque[_Given] = deque()
        self._writer = Writer(self._hear, self)

    @property
    def ledger(self) -> Ledger:
        """What is known of the task."""
        return self.register.ledger

    @property
    def today(self) -> date:
        """The day, by this computer's clock."""
        return datetime.now().astimezone().date()

    @property
    def standing(self) -> TaskStanding:
        """How far all units are today."""
        return self.register.standing(self.today)

    @property
    def may_change(self) -> bool:
        """Whether anything may be written."""
        return not self.register.read_only

    @property
    def is_writing(self) -> bool:
        """Whether something is not settled yet."""
        return bool(self._given)

    def act(self, act: Act, then: Callable[[], object] = _nothing, otherwise: Callable[[], object] = _nothing) -> None:
        """Have something done.

        Args:
            act: Does it, beside the window.
            then: Called once it is settled, after everybody was told.
            otherwise: Called if it could not be done, after that was told.
        """
        register, who = self.register, self.who
        outcome: Future[object] = self._writer.give(lambda: act(register, who))
        self._given.append(_Given(outcome, then, otherwise))

    def note_saved(self) -> None:
        """Note that something is settled now."""
        self.saved = datetime.now().astimezone()

    def settle(self) -> None:
        """Wait until everything is done, and tell what came of it."""
        while self._given:
            wait([one.outcome for one in self._given])
            self._hear()

    def close(self) -> None:
        """Wait, and give the lock back."""
        self.settle()
        self.register.release()

    def _hear(self) -> None:
        while self._given and self._given[0].outcome.done():
            given = self._given.popleft()
            if why := _why_not(given.outcome):
                self.failed.emit(why)
                given.otherwise()
            else:
                self.note_saved()
                self.changed.emit()
                given.then()


def _why_not(outcome: Future[object]) -> str:
    """Return why something could not be done, in a sentence; blank if it was.

    Raises:
        Exception: Something went wrong that nobody has foreseen.
    """
    error = outcome.exception()
    if error is None:
        return ""
    if isinstance(error, ReportError):
        return str(error)
    if isinstance(error, OSError):
        return trouble(error).sentence
    raise error
