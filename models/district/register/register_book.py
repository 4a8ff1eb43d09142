"""The events of a register, and what is known from them: opened, appended to, and never anything but appended to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any, Self
from uuid import uuid4

from models.district.register.beside import Beside
from models.district.register.event_chain import EVENTS, EventFile, begin_events, cut_aside
from models.district.register.event_data import as_json, cleaned
from models.district.register.events import FIRST_HASH, Event, RegisterFault, What, event_of, line_of, writable
from models.district.register.found_at_opening import Found, Trouble, asked, found, worst_first
from models.district.register.head_note import HEAD, Head
from models.district.register.index import INDEX
from models.district.register.ledger import Ledger
from models.district.register.objects import OBJECTS, ObjectStore
from models.district.register.opening import NotARegister, Opened, opened
from models.district.register.roster_events import REGISTER_FORMAT
from models.district.register.telling import told
from models.system.errors import ReadOnly
from models.system.files import make_folder, patience
from models.system.system_lock import Grip, SystemLock

LOCK = "register.lock"
"""The name of the file that is locked where the folder cannot be."""

_LONGEST_NAME, _LONGEST_WORDS = 40, 5_000
"""Characters of a name of a person, and of a reason or a text. Chosen: several times the longest."""


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


def _is_begun(folder: Path) -> bool:
    """Return whether anything of a register is in a folder."""
    return any((folder / name).exists() for name in (EVENTS, INDEX, HEAD, OBJECTS))


def begin_register(folder: Path, who: str, clock: Callable[[], datetime] = _now) -> None:
    """Make a register in a folder, which is made unless it is there.

    Raises:
        OSError: It cannot be written.
        RegisterFault: There is one already, or nobody says who makes it.
    """
    make_folder(folder)
    lock = SystemLock(folder, LOCK)
    try:
        is_free = lock.take() is not Grip.ANOTHERS
        if not is_free or _is_begun(folder):
            raise RegisterFault("这个文件夹里已经有一个收件任务了；请直接打开它，或者换一个空文件夹。")
        data = {"format": REGISTER_FORMAT}
        begin_events(folder / EVENTS, Event(1, clock(), _person(who), What.FOUNDED, uuid4().hex, data=data))
    finally:
        lock.release()


class RegisterBook:
    """The events of a task, with what is known from them. Safe to use from several threads.

    Args:
        folder: Of the register, here or on a shared drive.
        held: A sentence why it may only be looked at; blank if it may be written.
        memory: A folder on this PC, where it is kept how far registers were: whoever puts back a whole folder of last
            week is told then, too.
        clock: What tells the time of events.

    Attributes:
        found: What was found at opening, worst first; the rest of the program shows it.
        ledger: All that is known, as a value; each act puts another in its place.

    Raises:
        OSError: It cannot be read.
        NotARegister: There is none.
    """

    def __init__(
        self, folder: Path, held: str = "", memory: Path | None = None, clock: Callable[[], datetime] = _now
    ) -> None:
        if not _is_begun(folder):  # before a lock leaves a file there
            raise NotARegister
        self.folder, self._memory, self._clock, self._mutex = folder, memory, clock, RLock()
        self._system_lock = SystemLock(folder, LOCK)
        self._held = [asked(held)] if held else []
        if not held and self._system_lock.take() is Grip.ANOTHERS:
            self._held = [found(Trouble.HELD)]
        try:
            self._open()
        except BaseException:
            self.release()
            raise

    def _open(self) -> None:
        self._opened: Opened = opened(self.folder, self._memory, may_write=not self._held)
        self.found: tuple[Found, ...] = worst_first([*self._held, *self._opened.found])
        self.ledger: Ledger = self._opened.ledger
        self._events = list(self._opened.events)
        self._file = EventFile(self.folder / EVENTS, self._opened.chain)
        self._objects = ObjectStore(self.folder, read_only=bool(self.read_only))
        self._beside, self._many, self._is_late = Beside(self.folder, self._memory), 0, False
        if not self.read_only:
            with patience():
                self._beside.renew(self.ledger, self._head)

    def release(self) -> None:
        """Let others write; from now on nothing can be written here."""
        self._system_lock.release()
        self._held = self._held or [found(Trouble.HELD)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    # ------------------------------------------------------------ what is known

    @property
    def id(self) -> str:
        """What no other register has."""
        return self.ledger.id

    @property
    def read_only(self) -> str:
        """Why nothing can be written, in sentences; blank if it can."""
        why = dict.fromkeys(one.sentence for one in (*self._held, *self.found) if one.trouble.forbids)
        return "".join(why)

    @property
    def can_go_on(self) -> bool:
        """Whether nothing but going back to an earlier state forbids writing: a person may decide to go on."""
        return {one.trouble for one in (*self._held, *self.found) if one.trouble.forbids} == {Trouble.WENT_BACK}

    @property
    def owed(self) -> OSError | None:
        """What kept the index from being written; the events have everything all the same."""
        return self._beside.owed

    @property
    def events(self) -> tuple[Event, ...]:
        """All that happened, in its order."""
        return tuple(self._events)

    def go_on(self, reason: str, who: str) -> None:
        """Go on from an earlier state, although a later one is known of; what that was stays in the record.

        Raises:
            ReadOnly: Something else forbids writing, too.
        """
        with self._mutex:
            lost, chain = self._opened.lost, self._opened.chain
            if lost is None or not self.can_go_on:
                raise ReadOnly(self.read_only)
            event = self._event(What.WENT_ON, who, reason=reason, data={"number": lost.number, "hash": lost.hash})
            told(self.ledger, event)
            if chain.rest:
                cut_aside(self.folder / EVENTS, chain)
            self._file.append(event)
            self._open()

    @contextmanager
    def many(self) -> Iterator[None]:
        """Let many acts follow each other: each is kept at once, but the index only when the block ends."""
        with self._mutex:
            self._many += 1
        try:
            yield
        finally:
            with self._mutex:
                self._many -= 1
                if not self._many and self._is_late:
                    self._write_beside()

    # ------------------------------------------------------------ how it is kept

    @property
    def _head(self) -> Head:
        return Head(self.ledger.id, len(self._events), self._file.head)

    def _act(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  as `_event` takes them
        """Let something happen: an event is made, found possible, settled on the disk, and only then known.

        Raises:
            RegisterFault: It cannot be done now; the sentence says why.
            OSError: It cannot be written; nothing has happened.
            ReadOnly: This register may be looked at only.
            ChangedRegister: Somebody else has written to it.
        """
        with self._mutex:
            self._record(*self._prepared(*given, **named))

    def _prepared(self, *given: Any, **named: Any) -> tuple[Event, Ledger]:  # noqa: ANN401  as above
        """Return an event, and what would be known after it."""
        if why := self.read_only:
            raise ReadOnly(why)
        event = self._event(*given, **named)
        return event, told(self.ledger, event)

    def _event(  # noqa: PLR0913, PLR0917  what an event consists of
        self,
        what: What,
        who: str,
        subject: str = "",
        before: str = "",
        after: str = "",
        reason: str = "",
        data: Mapping[str, object] | None = None,
    ) -> Event:
        """Return an event as it will be read again."""
        written = cleaned(as_json(data or {}))
        number, person, why = len(self._events) + 1, _person(who), words_in(reason)
        event = Event(number, self._clock(), person, what, writable(subject), before, after, why, written)
        return event_of(line_of(event, FIRST_HASH))[0]

    def _record(self, event: Event, ledger: Ledger) -> None:
        with patience():
            self._file.append(event)
        self._events.append(event)
        self.ledger = ledger
        self._is_late = True
        if not self._many:
            self._write_beside()

    def _write_beside(self) -> None:
        with patience():
            self._beside.write(self.ledger, self._head)
        self._is_late = False


def _person(who: str) -> str:
    name = writable(who).strip()
    if not name or len(name) > _LONGEST_NAME or "\n" in name:
        raise RegisterFault(f"每一步都要记是谁办的；请写上姓名，最多 {_LONGEST_NAME} 个字。")
    return name


def words_in(text: str) -> str:
    """Return words of a person as they can be kept; raises `RegisterFault` where they are too long."""
    words = writable(text).strip()
    if len(words) > _LONGEST_WORDS:
        raise RegisterFault(f"写了 {len(words)} 个字，太长，最多 {_LONGEST_WORDS} 个字；请写短一点。")
    return words
