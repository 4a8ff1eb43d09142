"""What is written beside the draft file: where it cannot be, that is told, and only as long as it is so."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.drafts.backups import mirror_of
from models.drafts.fallback import Fallback
from models.drafts.second_copies import Part
from models.drafts.store import DraftStore
from models.drafts.versions import Why
from tests.models.drafts.damage import IDS, Full, numbered, reports
from tests.models.drafts.rights import needs_rights, open_to_all, without_rights


def parts(store: DraftStore) -> set[Part]:
    """Return what the clerk is told of."""
    told = store.second_copy_trouble + store.fallback_trouble
    return {part for part in Part if part.value in told}


def test_where_all_is_well_nothing_is_told(three: Path) -> None:
    store = DraftStore(three)
    store.begin(IDS[0], numbered(0))
    store.save(numbered(5), IDS[0])

    assert parts(store) == set()


def _a_file_for_the_copies(path: Path) -> Path:
    copies = mirror_of(path).parent
    shutil.rmtree(copies, ignore_errors=True)
    copies.write_bytes(b"kept")
    return copies


def _a_file_for_the_histories(path: Path) -> Path:
    path.with_name("versions").write_bytes(b"kept")
    return path.with_name("versions")


def _a_folder_for_the_session(path: Path) -> Path:
    path.with_name("session.json").mkdir()
    (path.with_name("session.json") / "kept").write_bytes(b"kept")
    return path.with_name("session.json")


@pytest.mark.parametrize(
    ("spoil", "part"),
    [
        (_a_file_for_the_copies, Part.COPY),
        (_a_file_for_the_histories, Part.HISTORY),
        (_a_folder_for_the_session, Part.SESSION),
    ],
)
@pytest.mark.parametrize("by_a_save", [True, False])
def test_what_cannot_be_written_beside_the_file_is_told_until_it_can_be(
    three: Path, spoil: Callable[[Path], Path], part: Part, *, by_a_save: bool
) -> None:
    store = DraftStore(three)
    in_the_way = spoil(three)
    store.begin(IDS[0], numbered(0))
    store.save(numbered(5), IDS[0])

    assert parts(store) == {part}
    assert str(in_the_way) in store.second_copy_trouble
    assert reports(DraftStore(three, held="只看。"))[IDS[0]] == numbered(5)
    store.save(numbered(6), IDS[0])
    assert parts(store) == {part}

    in_the_way.rename(in_the_way.with_name("elsewhere"))
    if by_a_save:
        store.save(numbered(7), IDS[0])
    else:
        store.copy_again()

    assert parts(store) == set()
    assert mirror_of(three).read_bytes() == three.read_bytes()
    assert store.versions(IDS[0])[-1].report == numbered(0)
    assert three.with_name("session.json").is_file()


def test_a_history_that_fails_later_is_told_and_made_up_for(three: Path) -> None:
    store = DraftStore(three)
    store.save(numbered(5), IDS[0])
    store.save(numbered(6), IDS[1])
    three.with_name("versions").rename(three.with_name("moved"))
    in_the_way = _a_file_for_the_histories(three)

    store.keep(IDS[0], numbered(5), Why.EXPORTED)
    assert parts(store) == {Part.HISTORY}
    in_the_way.unlink()
    store.save(numbered(7), IDS[0])

    assert parts(store) == set()
    assert store.versions(IDS[0])[0].report == numbered(7)


def test_a_copy_that_could_not_be_made_at_the_start_is_told_at_the_start(three: Path, full: Full) -> None:
    with full():
        store = DraftStore(three)
    assert parts(store) == {Part.COPY}

    store.save(numbered(5), IDS[0])
    assert parts(store) == set()


def test_a_disk_that_is_full_for_the_second_file_alone_is_told(three: Path, full: Full) -> None:
    store = DraftStore(three)
    with full.for_names("last.json"):
        store.save(numbered(5), IDS[0])

    assert parts(store) == {Part.COPY}
    store.save(numbered(6), IDS[0])
    assert parts(store) == set()


@needs_rights
@pytest.mark.parametrize("mode", [0, 0o500])
def test_copies_without_rights_are_told(mode: int) -> None:
    with open_to_all() as home:
        path = home / "数据" / "drafts.json"
        DraftStore(path).save(numbered(1), IDS[0])
        with without_rights(mirror_of(path).parent, mode):
            store = DraftStore(path)
            store.save(numbered(2), IDS[0])
            assert parts(store) == {Part.COPY}
        store.copy_again()
        assert parts(store) == set()


@needs_rights
def test_a_second_file_that_cannot_be_read_is_told_and_not_written_over() -> None:
    with open_to_all() as home:
        path = home / "数据" / "drafts.json"
        DraftStore(path).save(numbered(1), IDS[0])
        before = mirror_of(path).read_bytes()
        with without_rights(mirror_of(path)):
            store = DraftStore(path)
            store.save(numbered(2), IDS[0])
            assert parts(store) == {Part.COPY}
        assert mirror_of(path).read_bytes() == before


def test_a_fallback_that_cannot_be_written_is_told_while_nothing_else_can_be(
    three: Path, tmp_path: Path, full: Full
) -> None:
    fallback = tmp_path / "parked"
    fallback.write_bytes(b"kept")
    store = DraftStore(three, fallback=fallback)
    away = three.parent.rename(tmp_path / "away")

    with pytest.raises(FileNotFoundError):
        store.save(numbered(5), IDS[0])
    assert Part.FALLBACK in parts(store)
    fallback.unlink()
    with pytest.raises(FileNotFoundError):
        store.save(numbered(6), IDS[0])
    assert Part.FALLBACK not in parts(store)
    assert len(Fallback(fallback, three).snapshots()) == 1

    away.rename(three.parent)
    with full(), pytest.raises(OSError, match="No space"):
        store.save(numbered(7), IDS[0])
    assert Part.FALLBACK in parts(store)
    store.save(numbered(8), IDS[0])
    assert parts(store) == set()
