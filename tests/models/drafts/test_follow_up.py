"""The draft file is written first; what follows a save may wait, but nothing is written over that nobody has kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.drafts.backups import mirror_of
from models.drafts.store import DraftStore
from models.drafts.versions import Why
from tests.models.drafts.damage import IDS, files, numbered, reports
from tests.models.system.disk import Disk

ID = IDS[1]
"""A draft that an earlier session has left."""


def written(disk: Disk, folder: Path) -> list[str]:
    """Return which files have got their name, in this order."""
    return [step.to.relative_to(folder).as_posix() for step in disk.steps if step.act == "rename"]


def follow_up_wholly(store: DraftStore) -> None:
    while store.owes:
        store.follow_up()


@pytest.fixture
def store(three: Path) -> DraftStore:
    return DraftStore(three)


def test_the_draft_file_is_written_before_version_and_mirror(
    three: Path, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch, three.parent)

    store.write(numbered(5), ID)
    assert written(disk, three.parent) == ["drafts.json"]
    assert store.owes

    follow_up_wholly(store)
    version = f"versions/{ID}/000001-opened.json"
    assert written(disk, three.parent) == ["drafts.json", version, "copies/last.json"]


def test_a_save_as_a_whole_owes_nothing(three: Path, store: DraftStore) -> None:
    store.save(numbered(5), ID)

    assert not store.owes
    assert mirror_of(three).read_bytes() == three.read_bytes()


def test_one_mirror_is_enough_for_many_saves(three: Path, store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        store.write(numbered(number), ID)
    disk = Disk(monkeypatch, three.parent)

    follow_up_wholly(store)

    assert [Path(name).name for name in written(disk, three.parent)] == ["000001-opened.json", "last.json"]
    assert mirror_of(three).read_bytes() == three.read_bytes()
    assert [(one.why, one.report) for one in store.versions(ID)] == [(Why.OPENED, numbered(1))]


def test_killed_before_anything_follows_what_was_there_lies_in_a_backup(three: Path, store: DraftStore) -> None:
    store.write(numbered(5), ID)

    again = DraftStore(three)
    assert reports(again)[ID] == numbered(5)
    assert any(numbered(1) in backup.reports for backup in again.backups)


def in_the_way(three: Path) -> None:
    for old in (three.parent / "copies").iterdir():
        old.unlink()
    (three.parent / "copies").rmdir()
    (three.parent / "copies").write_text("不是文件夹", encoding="utf-8")


def test_what_no_backup_holds_is_kept_before_it_is_written_over(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way(three)
    store = DraftStore(three)
    disk = Disk(monkeypatch, three.parent)

    store.write(numbered(5), ID)

    assert [Path(name).name for name in written(disk, three.parent)] == ["000001-opened.json", "drafts.json"]
    assert [one.report for one in DraftStore(three).versions(ID)] == [numbered(1)]


def test_a_mirror_is_kept_before_it_is_written_over_if_no_backup_holds_what_was_found(three: Path) -> None:
    in_the_way(three)
    store = DraftStore(three)
    copies = three.parent / "copies"
    copies.unlink()
    copies.mkdir()
    mirror_of(three).write_bytes(three.read_bytes())

    store.save(numbered(5), ID)

    assert any(numbered(1) in backup.reports for backup in store.backups)


def test_what_is_done_to_the_list_is_written_twice_as_well(three: Path, store: DraftStore) -> None:
    store.bin(ID)

    assert not store.owes
    assert mirror_of(three).read_bytes() == three.read_bytes()


def test_who_has_lost_the_drafts_writes_nothing_more_to_their_folder(three: Path, store: DraftStore) -> None:
    store.write(numbered(5), ID)
    store.read_only = "李雷正在填。"
    before = files(three.parent)

    follow_up_wholly(store)

    assert files(three.parent) == before


def test_a_disk_that_refuses_what_follows_is_asked_again_with_the_next_save(three: Path, store: DraftStore) -> None:
    (three.parent / "versions").write_text("不是文件夹", encoding="utf-8")
    store.save(numbered(5), ID)
    assert mirror_of(three).read_bytes() == three.read_bytes()
    (three.parent / "versions").unlink()

    store.save(numbered(6), ID)

    assert [(one.why, one.report) for one in store.versions(ID)] == [(Why.OPENED, numbered(1))]
