from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.drafts.backups import backups
from models.drafts.draft_file import parse
from models.drafts.opening import Opening
from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.system.errors import ReadOnly, ReportError
from tests.models.drafts.damage import (
    ALL_MISSING,
    DELIVERED,
    IDS,
    Full,
    changed,
    files,
    first_format,
    listed,
    looked_at,
    numbered,
    offered,
    reports,
    sessions,
    tables_in,
    three_drafts,
)
from tests.models.system.disk import Disk

NEW = "f" * 32


@pytest.fixture
def earlier(three: Path) -> Path:
    """A file of the first format, alone in its folder."""
    content = first_format(three.read_bytes())
    shutil.rmtree(three.parent)
    three.parent.mkdir()
    three.write_bytes(content)
    return three


def test_the_first_format_is_migrated_and_kept(earlier: Path, model: Path) -> None:
    old = earlier.read_bytes()

    store = DraftStore(earlier)

    assert (earlier.parent / "copies" / "format-1.json").read_bytes() == old
    assert (store.set_aside, offered(store), store.read_only) == (None, {}, "")
    assert [draft._replace(saved=draft.saved) for draft in listed(store)] == listed(looked_at(model / "drafts.json"))
    assert store.deliveries(IDS[1]) == (DELIVERED,)
    assert parse(earlier.read_bytes()).format == 2


def test_opening_twice_is_stable(earlier: Path) -> None:
    DraftStore(earlier)
    first = files(earlier.parent)
    DraftStore(earlier)
    second = files(earlier.parent)
    DraftStore(earlier)

    assert second.keys() - first.keys() == {"copies/000000003.json"}
    assert {name: second[name] for name in first} == first
    assert files(earlier.parent) == second


def test_the_backup_of_an_earlier_format_is_never_dropped(earlier: Path) -> None:
    old = earlier.read_bytes()
    DraftStore(earlier)
    sessions(earlier, 15)
    assert files(earlier.parent)["copies/format-1.json"] == old

    earlier.write_bytes(changed(b"2023", b"2022")(old))
    DraftStore(earlier)

    assert files(earlier.parent)["copies/format-1.json"] == old
    assert files(earlier.parent)["copies/format-1-2.json"] == changed(b"2023", b"2022")(old)


def test_a_migration_does_not_write_in_the_file_itself(earlier: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, earlier.parent)
        DraftStore(earlier)

    assert parse(earlier.read_bytes()).format == 2
    assert earlier in [step.to for step in disk.steps]
    assert [step.act for step in disk.steps if step.path == earlier] == []


class Killed(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("call", ["replace", "fsync", "mkdir"])
@pytest.mark.parametrize("step", range(6))
def test_a_migration_that_is_killed_leaves_the_old_file_or_the_new(
    earlier: Path, monkeypatch: pytest.MonkeyPatch, call: str, step: int
) -> None:
    old, before = earlier.read_bytes(), len(tables_in(earlier.read_bytes())["drafts"])
    with monkeypatch.context() as broken:
        broken.setattr(os, call, failing(getattr(os, call), step))
        try:
            DraftStore(earlier)
        except Killed:
            assert step < 6
    left = earlier.read_bytes()

    assert left == old or parse(left).format == 2
    assert left == old or files(earlier.parent)["copies/format-1.json"] == old
    assert len(DraftStore(earlier).drafts()) == before
    assert files(earlier.parent)["copies/format-1.json"] == old


def failing(call: Callable[..., object], step: int) -> Callable[..., object]:
    """Return a call that kills the program at some step."""
    steps = iter(range(1000))

    def act(*args: object, **options: object) -> object:
        if next(steps) == step:
            raise Killed
        return call(*args, **options)

    return act


def test_drafts_of_an_earlier_format_can_be_seen_on_a_full_disk(earlier: Path, full: Full) -> None:
    old = earlier.read_bytes()
    with full():
        store = DraftStore(earlier)
        assert [draft.id for draft in store.drafts()] == [*reversed(IDS)]
        with pytest.raises(OSError, match="No space"):
            store.save(numbered(9), IDS[0])
        assert earlier.read_bytes() == old

    store.save(numbered(9), IDS[0])

    assert files(earlier.parent)["copies/format-1.json"] == old
    assert reports(DraftStore(earlier)) == {IDS[0]: numbered(9), IDS[1]: numbered(1), IDS[2]: numbered(2)}


@pytest.fixture
def newer(three: Path) -> Path:
    """A file of a later format: other fields, other tables, a report that nobody here knows, leftovers."""
    import models.drafts.draft_file as module  # noqa: PLC0415  for the format alone

    tables = tables_in(three.read_bytes())
    tables["drafts"]["1"]["colour"] = "red"
    tables["drafts"]["4"] = {"id": 7}
    tables["more"] = {"1": {}}
    with pytest.MonkeyPatch.context() as later:
        later.setattr(module, "DRAFTS_FORMAT", 3)
        three.write_bytes(module.render(tables, 70))
    three.with_name("drafts.json.0123.tmp").write_bytes(b"half")
    return three


def test_a_later_format_is_looked_at_only(newer: Path) -> None:
    before = files(newer.parent)
    store = DraftStore(newer)

    assert "3" in store.read_only
    assert {draft.id: draft.report for draft in store.drafts()} == {id_: numbered(n) for n, id_ in enumerate(IDS)}
    assert (store.set_aside, offered(store), store.interrupted()) == (None, {}, None)
    _ensure_nothing_can_be_written(store)
    assert files(newer.parent) == before


def _ensure_nothing_can_be_written(store: DraftStore) -> None:
    for act in (
        lambda: store.save(numbered(9), IDS[0]),
        lambda: store.save(numbered(9)),
        lambda: store.bin(IDS[0]),
        lambda: store.restore(IDS[0]),
        lambda: store.delivered(IDS[0], DELIVERED),
        lambda: store.take_back(backups(store._path)[-1]),
    ):
        with pytest.raises(ReadOnly):
            act()
    store.keep(IDS[0], numbered(9), Why.EXPORTED)
    store.begin(IDS[0], numbered(9))
    store.end()
    store.decline()


def test_a_later_format_that_is_damaged_is_set_aside(newer: Path) -> None:
    damaged = changed(b"red", b"red.")(newer.read_bytes())
    newer.write_bytes(damaged)

    store = DraftStore(newer)

    assert store.set_aside is not None
    assert store.set_aside.read_bytes() == damaged
    assert offered(store) == ALL_MISSING


@pytest.mark.parametrize("number", range(3))
def test_reading_only_changes_nothing(path: Path, number: int) -> None:
    folder = path.parent
    if number:
        whole = three_drafts(path)
        path.write_bytes((whole, whole, b"damaged")[number])
    before = files(folder)

    store = DraftStore(path, held="有人在用。")

    assert store.read_only
    assert (store.read_only == "有人在用。") is (number < 2), "that it is damaged has to be known, too"
    assert len(store.drafts()) == (3 if number else 0), "of a damaged file, the last backup is shown"
    for draft in store.drafts():
        store.load(draft.id)
        store.versions(draft.id)
    if number:
        _ensure_nothing_can_be_written(store)
    assert files(folder) == before
    assert folder.exists() == bool(number)


def test_reading_only_changes_nothing_where_the_file_is_gone(three: Path) -> None:
    """Whoever writes these drafts may be writing the file at this moment; meanwhile the last backup is shown."""
    whole, drafts = three.read_bytes(), listed(looked_at(three))
    three.unlink()
    three.with_name("drafts.json.0123.tmp").write_bytes(b"half")
    before = files(three.parent)

    store = looked_at(three)

    assert (store.found, listed(store), offered(store)) == (Opening.GONE, drafts, {})
    assert files(three.parent) == before
    why = store.read_only
    three.write_bytes(whole)
    assert listed(store) == drafts
    assert (store.found, why.startswith(store.read_only), len(why) > len(store.read_only)) == (
        Opening.SOUND,
        True,
        True,
    )


def test_the_first_format_can_be_read_only(earlier: Path) -> None:
    before = files(earlier.parent)

    store = DraftStore(earlier, held="有人在用。")

    assert [draft.id for draft in store.drafts()] == [*reversed(IDS)]
    assert files(earlier.parent) == before


def test_whatever_fails_is_a_sentence(newer: Path) -> None:
    with pytest.raises(ReportError, match="没有存"):
        DraftStore(newer).save(numbered(1))
