"""A draft file that is there and cannot be read: nothing is touched, and its last backup is shown."""

from __future__ import annotations

from collections.abc import Callable
from errno import EACCES, EIO
from pathlib import Path

import pytest

from models.drafts.backups import mirror_of
from models.drafts.opening import Opening
from models.drafts.store import DraftStore
from models.system.errors import ReadOnly
from tests.models.drafts.damage import (
    DAMAGES,
    IDS,
    Full,
    files,
    listed,
    looked_at,
    numbered,
    offered,
    sessions,
    three_drafts,
)
from tests.models.drafts.rights import needs_rights, open_to_all, without_rights
from tests.models.faulty import failure


def unreadable(monkeypatch: pytest.MonkeyPatch, path: Path, number: int) -> None:
    """Let the system refuse to read a file."""
    real = Path.read_bytes

    def read_bytes(one: Path) -> bytes:
        if one == path:
            raise failure(number)
        return real(one)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)


@pytest.mark.parametrize("number", [EACCES, EIO])
@pytest.mark.parametrize("held", ["", "王芳正在填。"])
def test_the_last_backup_is_shown_and_nothing_is_touched(
    three: Path, monkeypatch: pytest.MonkeyPatch, number: int, held: str
) -> None:
    sessions(three, 2)
    drafts, before = listed(looked_at(three)), files(three.parent)
    with monkeypatch.context() as broken:
        unreadable(broken, three, number)
        store = DraftStore(three, held)

        assert store.found is Opening.UNREADABLE
        assert held in store.read_only
        assert str(three) in store.read_only
        assert (listed(store), offered(store), store.interrupted()) == (drafts, {}, None)
        assert store.versions(IDS[2])
        for act in (lambda: store.save(numbered(9), IDS[0]), store.take_lost, lambda: store.bin(IDS[0])):
            with pytest.raises(ReadOnly):
                act()
        store.begin(IDS[0], numbered(0))
        store.end()
        store.decline()
        store.copy_again()

    assert files(three.parent) == before


def test_without_a_backup_it_is_said_that_there_is_none(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror_of(three).unlink()
    unreadable(monkeypatch, three, EACCES)

    store = DraftStore(three)

    assert (store.found, listed(store)) == (Opening.UNREADABLE, [])
    assert "没有找到能用的备份" in store.read_only


@needs_rights
@pytest.mark.parametrize(
    ("place", "mode", "count"),
    [(lambda path: path, 0, 3), (lambda path: path.parent, 0o600, 0), (lambda path: path.parent, 0, 0)],
)
def test_the_system_itself_refuses(place: Callable[[Path], Path], mode: int, count: int) -> None:
    with open_to_all() as home:
        path = home / "数据" / "drafts.json"
        three_drafts(path)
        before = files(path.parent)
        with without_rights(place(path), mode):
            store = DraftStore(path)
            assert store.found is Opening.UNREADABLE
            assert len(store.drafts()) == count
        assert files(path.parent) == before


def test_a_damaged_file_that_cannot_be_set_aside_is_not_touched(three: Path, full: Full) -> None:
    drafts = listed(looked_at(three))
    three.write_bytes(DAMAGES["truncated"](three.read_bytes()))
    before = files(three.parent)
    with full("rename"):
        store = DraftStore(three)

    assert (store.found, listed(store), bool(store.read_only)) == (Opening.DAMAGED, drafts, True)
    assert files(three.parent) == before


def test_a_file_that_can_be_read_again_is_read(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        unreadable(broken, three, EACCES)
        store = DraftStore(three, held="王芳正在填。")
    DraftStore(three).save(numbered(77), IDS[2])

    assert store.load(IDS[2]) == numbered(77)
    assert (store.found, store.read_only) == (Opening.SOUND, "王芳正在填。")
