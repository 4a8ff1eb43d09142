"""A disk that fails, or is full: nothing has happened then, and as soon as it works, all goes on."""

from __future__ import annotations

from collections.abc import Callable
from errno import EIO, ENOSPC
from pathlib import Path

import pytest

from models.district.register.event_chain import EVENTS, ChangedRegister
from models.district.register.index import INDEX
from models.district.register.register import Register
from models.system.errors import ReadOnly
from tests.models.district.register.registers import (
    STREET_ID,
    WHO,
    accepted,
    begun,
    name_of,
    opened,
    taken_in,
    troubles,
)
from tests.models.system.disk import Disk, Step

ACTS: dict[str, Callable[[Register], object]] = {
    "receive": lambda register: taken_in(register, 2),
    "accept": lambda register: accepted(register, 1),
    "note": lambda register: register.note(STREET_ID, "来过电话", WHO),
}


def failing(number: int, error: int) -> Callable[[Step, int], None]:
    """Return what lets one call fail."""

    def fault(_: Step, call: int) -> None:
        if call == number:
            raise OSError(error, "it fails")

    return fault


@pytest.mark.parametrize("error", [ENOSPC, EIO])
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_whichever_call_fails_it_is_done_or_not_and_goes_on(
    folder: Path, act: Callable[[Register], object], error: int
) -> None:
    register = begun(folder)
    taken_in(register, 1)
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, folder)
        act(register)
    register.release()

    for number in range(disk.calls):
        with begun(folder.with_name(f"任务{number}")) as failed:
            taken_in(failed, 1)
            before = (failed.ledger, (failed.folder / EVENTS).read_bytes())
            with pytest.MonkeyPatch.context() as patch:
                broken = Disk(patch, failed.folder)
                broken.fault = failing(number, error)
                try:
                    act(failed)
                except OSError:
                    assert (failed.ledger, (failed.folder / EVENTS).read_bytes()) == before
                    assert failed.owed is None
            if (failed.ledger, (failed.folder / EVENTS).read_bytes()) == before:
                act(failed)
            failed.note("", "接着办", WHO)
            assert failed.owed is None
        again = opened(failed.folder)
        assert (again.ledger, again.events, troubles(again)) == (failed.ledger, failed.events, [])
        again.release()


def test_half_a_line_that_cannot_be_taken_away_is_taken_away_later(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (register.folder / EVENTS).read_bytes()
    with monkeypatch.context() as patch:
        disk = Disk(patch, register.folder)

        def fault(step: Step, _: int) -> None:
            if step.path.name == EVENTS and step.act in {"fsync", "truncate"}:
                raise OSError(EIO, "it fails")

        disk.fault = fault
        with pytest.raises(OSError, match="fails"):
            register.note("", "第一次", WHO)
    assert (register.folder / EVENTS).read_bytes() != before, "it may even be there as a whole"

    register.note("", "第二次", WHO)
    register.release()

    with opened(register.folder) as again:
        assert [note.text for note in again.ledger.notes] == ["第二次"]
        assert troubles(again) == []


def test_what_is_not_ours_is_not_taken_away(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        disk = Disk(patch, register.folder)

        def fault(step: Step, _: int) -> None:
            if step.path.name == EVENTS and step.act in {"fsync", "truncate"}:
                raise OSError(EIO, "it fails")

        disk.fault = fault
        with pytest.raises(OSError, match="fails"):
            register.note("", "第一次", WHO)
    with (register.folder / EVENTS).open("ab") as stream:
        stream.write(b"somebody else's")

    with pytest.raises(ChangedRegister):
        register.note("", "第二次", WHO)
    assert (register.folder / EVENTS).read_bytes().endswith(b"somebody else's")


def test_an_index_that_cannot_be_written_is_owed(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        disk = Disk(patch, register.folder)

        def fault(step: Step, _: int) -> None:
            if step.path.name.startswith(INDEX):
                raise OSError(ENOSPC, "it fails")

        disk.fault = fault
        taken_in(register, 1)
        assert register.owed is not None

    accepted(register, 1)
    assert register.owed is None
    assert name_of(1).encode() in (register.folder / INDEX).read_bytes()


def test_a_disk_that_takes_nothing_still_shows_the_register(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with begun(folder) as register:
        taken_in(register, 1)
    (folder / EVENTS).write_bytes((folder / EVENTS).read_bytes() + b'{"torn')
    with monkeypatch.context() as patch:
        disk = Disk(patch, folder)

        def fault(step: Step, _: int) -> None:
            if step.act != "look":
                raise OSError(ENOSPC, "it fails")

        disk.fault = fault
        with opened(folder) as full:
            assert full.ledger == register.ledger
            with pytest.raises((OSError, ChangedRegister)):
                full.note("", "备注", WHO)

    with opened(folder) as later:
        later.note("", "备注", WHO)


@pytest.mark.parametrize("left", [b"", b"\0" * 700, "别的电脑".encode()])
def test_a_full_disk_with_a_lock_that_somebody_left_is_a_refusal_and_no_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch, left: bytes
) -> None:
    with begun(folder) as register:
        taken_in(register, 1)
    (folder / "register.lock").write_bytes(left)
    with monkeypatch.context() as patch:
        disk = Disk(patch, folder)

        def fault(step: Step, _: int) -> None:
            if step.act in {"write", "open", "truncate"}:
                raise OSError(ENOSPC, "it fails")

        disk.fault = fault
        with opened(folder) as full:
            assert full.ledger == register.ledger
            with pytest.raises(OSError, match="fails") if not full.read_only else pytest.raises(ReadOnly):
                full.note("", "备注", WHO)

    with opened(folder) as later:
        assert troubles(later) == []
        later.note("", "备注", WHO)
