"""Opening a register, whatever has happened to it: what is sound is used, the rest is kept, and all of it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from models.district.register.event_chain import EVENTS, Chain, chain_of, cut_aside
from models.district.register.events import Event, What
from models.district.register.found_at_opening import Found, Trouble, found
from models.district.register.head_note import HEAD, Head, note_elsewhere, read_head
from models.district.register.index import INDEX, DamagedIndex, parse_index, read_index
from models.district.register.ledger import Ledger
from models.district.register.objects import ObjectStore, Soundness
from models.district.register.roster_events import REGISTER_FORMAT
from models.district.register.telling import ImpossibleEvent, told
from models.system.errors import ReportError
from models.system.files import patiently
from models.system.set_aside import set_aside

_MOST_NAMED = 5
"""Files that are named in a sentence. Chosen: more are not read in one."""


class NotARegister(ReportError):
    """A folder in which no task is."""

    def __init__(self) -> None:
        super().__init__("这个文件夹里没有收件任务；请选任务所在的文件夹，或者新建一个任务。")


class Opened(NamedTuple):
    """What there is to go on from.

    Attributes:
        events: Those that are believed.
        lost: The last event that is known of, if the events themselves do not reach so far.
    """

    chain: Chain
    events: tuple[Event, ...]
    ledger: Ledger
    found: tuple[Found, ...]
    lost: Head | None = None


class _Witness(NamedTuple):
    """What a file beside the events says of them, or that it is damaged."""

    path: Path
    head: Head | None = None
    is_damaged: bool = False


def opened(folder: Path, memory: Path | None, *, may_write: bool) -> Opened:
    """Return what is in a register. Unless it may be written, nothing is touched.

    Args:
        folder: Of the register.
        memory: Where on this PC it is kept how far registers were.
        may_write: Whether what is torn or damaged may be moved aside.

    Raises:
        OSError: It cannot be read.
        NotARegister: There is none.
    """
    note, index = _noted(folder / HEAD), _indexed(folder / INDEX)
    chain = chain_of(_content(folder / EVENTS))
    ledger, number, troubles = replayed(chain.events)
    events = chain.events[:number]
    own = (folder / EVENTS).exists() or note.head or index.head or any(ObjectStore(folder).names())
    if not own:
        raise NotARegister
    here = [one.head for one in (note, index) if one.head and one.head.register == ledger.id]
    elsewhere = _noted(note_elsewhere(memory, ledger.id)).head if memory and ledger.id else None
    known = [*here, elsewhere] if elsewhere and elsewhere.register == ledger.id else here
    troubles += _of_rest(chain, known) if chain.events or chain.rest else [found(Trouble.NO_EVENTS)]
    if ledger.id and note.head and note.head.register != ledger.id and index.head not in here:
        troubles.append(found(Trouble.OTHER_REGISTER))
    lost = lost_head(chain, known)
    if lost:
        troubles.append(found(Trouble.WENT_BACK, known=lost.number, number=len(chain.events)))
    if not may_write or any(one.trouble.forbids for one in troubles):
        return Opened(
            chain, events, ledger, (*troubles, *_of_objects(ObjectStore(folder, read_only=True), ledger)), lost
        )
    return _mended(Opened(chain, events, ledger, tuple(troubles)), folder, (note, index))


def replayed(events: Iterable[Event]) -> tuple[Ledger, int, list[Found]]:
    """Return what is known after these events, up to the first that cannot have happened, and how many that are."""
    ledger, number = Ledger(), 0
    for event in events:
        format_ = event.data.get("format") if event.what is What.FOUNDED else None
        if isinstance(format_, int) and format_ > REGISTER_FORMAT:
            return ledger, number, [found(Trouble.NEWER)]
        try:
            ledger = told(ledger, event)
            number = event.number
        except (ReportError, ImpossibleEvent):
            return ledger, number, [found(Trouble.IMPOSSIBLE, number=event.number)]
    return ledger, number, []


def lost_head(chain: Chain, known: Sequence[Head]) -> Head | None:
    """Return the last event that is known of and is not there as it was; None if all are.

    What somebody has decided to go on without is not lost any more.
    """
    given_up = {event.data.get("hash") for event in chain.events if event.what is What.WENT_ON}
    lost = [one for one in known if one.hash not in given_up and not _is_there(one, chain)]
    return max(lost, key=lambda one: one.number, default=None)


def _is_there(head: Head, chain: Chain) -> bool:
    return 0 < head.number <= len(chain.hashes) and chain.hashes[head.number - 1] == head.hash


def _of_rest(chain: Chain, known: Sequence[Head]) -> list[Found]:
    """Return what is wrong with that which comes behind the last sound event; what is torn is mended later."""
    if chain.is_newer:
        return [found(Trouble.NEWER)]
    was_settled = any(one.number > len(chain.events) for one in known)
    if chain.rest and (was_settled or not chain.events or not chain.may_be_torn):
        return [found(Trouble.BROKEN_CHAIN, number=len(chain.events) + 1)]
    return []


def _mended(opened_: Opened, folder: Path, witnesses: tuple[_Witness, _Witness]) -> Opened:
    """Set aside what is torn, damaged or another register's; nobody else is writing now."""
    told_: list[Found] = list(opened_.found)
    if opened_.chain.rest:
        with suppress(OSError):  # whoever appends looks again
            aside = cut_aside(folder / EVENTS, opened_.chain)
            told_.append(found(Trouble.TORN_TAIL, name=aside.name))
    kinds = ((Trouble.NOTE_DAMAGED, Trouble.NOTE_FOREIGN), (Trouble.INDEX_DAMAGED, Trouble.INDEX_FOREIGN))
    for witness, (damaged, foreign) in zip(witnesses, kinds, strict=True):
        is_foreign = witness.head is not None and witness.head.register != opened_.ledger.id
        if witness.is_damaged or is_foreign:
            with suppress(OSError):
                aside = set_aside(witness.path)
                told_.append(found(damaged if witness.is_damaged else foreign, name=aside.name))
    store = ObjectStore(folder)
    store.tidy()
    told_ += _of_objects(store, opened_.ledger)
    known = opened_.ledger.last_year_files.union(opened_.ledger.kept)
    if unrecorded := tuple(name for name in store.names() if name not in known):
        told_.append(found(Trouble.UNRECORDED, unrecorded, count=len(unrecorded)))
    return opened_._replace(found=tuple(told_))


def _of_objects(store: ObjectStore, ledger: Ledger) -> list[Found]:
    """Return what is wrong with what was received; what is damaged is set aside, where that may be."""
    bad: dict[Soundness, list[str]] = {Soundness.MISSING: [], Soundness.DAMAGED: []}
    for name in ledger.kept:
        if (soundness := _soundness(store, name)) is not Soundness.SOUND:
            bad[soundness].append(name)
    every: list[Found] = []
    last_year = ledger.last_year_files.difference(ledger.objects)
    lost = [name for found_bad in bad.values() for name in found_bad if name in last_year]
    for trouble, names in (
        (Trouble.OBJECT_MISSING, [name for name in bad[Soundness.MISSING] if name not in last_year]),
        (Trouble.OBJECT_DAMAGED, [name for name in bad[Soundness.DAMAGED] if name not in last_year]),
        (Trouble.LAST_YEAR_LOST, lost),
    ):
        if names:
            called = [ledger.kept[name] for name in names]
            more = "等" if len(names) > _MOST_NAMED else ""
            named = "、".join(called[:_MOST_NAMED]) + more
            every.append(found(trouble, tuple(names), count=len(names), names=named))
    return every


def _soundness(store: ObjectStore, name: str) -> Soundness:
    """Return how an object is; one that a disk does not let be read is of no use now, and stays where it is."""
    try:
        soundness = store.soundness(name)
    except OSError:
        return Soundness.DAMAGED
    if soundness is Soundness.DAMAGED:
        with suppress(OSError):
            store.set_aside(name)
    return soundness


def _content(path: Path) -> bytes:
    try:
        return patiently(path.read_bytes)
    except FileNotFoundError:
        return b""


def _noted(path: Path) -> _Witness:
    try:
        return _Witness(path, read_head(path))
    except ValueError:
        return _Witness(path, is_damaged=True)


def _indexed(path: Path) -> _Witness:
    try:
        content = read_index(path)
        return _Witness(path, parse_index(content)[0] if content else None)
    except DamagedIndex:
        return _Witness(path, is_damaged=True)
