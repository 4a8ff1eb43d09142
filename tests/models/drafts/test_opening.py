from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.drafts.backups import mirror_of
from models.drafts.comparison import Lack, Mismatch
from models.drafts.draft_file import parse
from models.drafts.store import DraftStore
from tests.models.drafts.damage import (
    ALL_MISSING,
    DAMAGES,
    IDS,
    SPELLINGS,
    Full,
    Listed,
    files,
    flipped,
    listed,
    looked_at,
    numbered,
    offered,
    reports,
    sessions,
)
from tests.thoroughness import times

NEW = "f" * 32


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_file_is_set_aside_and_its_drafts_are_offered(three: Path, damage: Callable[[bytes], bytes]) -> None:
    whole = three.read_bytes()
    before = listed(DraftStore(three))
    three.write_bytes(damage(whole))

    _ensure_set_aside_and_taken_back(three, before)


def test_flips_and_ends_are_set_aside_and_their_drafts_are_offered(tmp_path: Path, model: Path) -> None:
    whole = (model / "drafts.json").read_bytes()
    before = listed(looked_at(model / "drafts.json"))
    places = random.Random(7)  # noqa: S311  places, not secrets
    for number in range(times(12, 2000)):
        three = tmp_path / str(number) / "drafts.json"
        shutil.copytree(model, three.parent)
        place = places.randrange(len(whole))
        three.write_bytes(whole[:place] if number % 3 == 0 else flipped(whole, place, number % 8))

        if parse_or_none(three.read_bytes()) != parse(whole):
            _ensure_set_aside_and_taken_back(three, before)


def parse_or_none(content: bytes) -> object:
    try:
        return parse(content)
    except Exception:  # noqa: BLE001  whatever it is, it has to be a file that is set aside
        return None


def _ensure_set_aside_and_taken_back(path: Path, before: list[Listed]) -> None:
    damaged = path.read_bytes()
    store = DraftStore(path)
    assert store.set_aside is not None
    assert store.set_aside.name.startswith("drafts.损坏-20")
    assert store.set_aside.read_bytes() == damaged
    assert listed(store) == []
    assert offered(store) == ALL_MISSING
    kept = files(path.parent)

    store.save(numbered(9), NEW)

    assert {name: files(path.parent)[name] for name in kept if name != "copies/last.json"} == {
        name: content for name, content in kept.items() if name != "copies/last.json"
    }
    store.take_lost()
    assert [draft for draft in listed(store) if draft.id != NEW] == before
    assert listed(store)[0].id == NEW
    _ensure_taking_back_again_changes_nothing(store, path)
    assert reports(DraftStore(path)) == {NEW: numbered(9)} | {id_: numbered(n) for n, id_ in enumerate(IDS)}


def _ensure_taking_back_again_changes_nothing(store: DraftStore, path: Path) -> None:
    taken = files(path.parent)
    assert offered(store) == {}
    for copy in store.backups:
        assert store.take_back(copy) == 0
    first = files(path.parent)
    for copy in store.backups:
        store.take_back(copy)

    assert first["drafts.json"] == taken["drafts.json"]
    assert files(path.parent) == first


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_another_spelling_opens_with_the_same_drafts(three: Path, spelling: Callable[[bytes], bytes]) -> None:
    before = listed(DraftStore(three))
    three.write_bytes(spelling(three.read_bytes()))

    store = DraftStore(three)
    assert (store.set_aside, offered(store), listed(store)) == (None, {}, before)

    store.save(numbered(9), IDS[0])
    assert reports(DraftStore(three))[IDS[0]] == numbered(9)


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_folder_of_that_name_is_set_aside(three: Path, *, is_gone: bool) -> None:
    three.unlink()
    three.mkdir()
    if not is_gone:
        (three / "inside.txt").write_bytes(b"kept")

    store = DraftStore(three)

    assert store.set_aside is not None
    assert [one.name for one in store.set_aside.iterdir()] == ([] if is_gone else ["inside.txt"])
    store.take_lost()
    assert len(DraftStore(three).drafts()) == 3


def test_a_huge_file_is_set_aside(three: Path) -> None:
    with three.open("r+b") as stream:
        stream.truncate(2**30)  # a hole, where the file system has such

    store = DraftStore(three)

    assert store.set_aside is not None
    assert store.set_aside.stat().st_size == 2**30
    assert offered(store) == ALL_MISSING


def test_files_set_aside_in_the_same_second_have_names_of_their_own(three: Path) -> None:
    aside = set()
    for number in range(3):
        three.write_bytes(b"%d" % number)
        aside.add(DraftStore(three).set_aside)

    assert sorted(path.read_bytes() for path in aside if path) == [b"0", b"1", b"2"]


# ------------------------------------------------------------ gone, and copies that are damaged, too


def test_a_file_that_is_gone_is_offered_again(three: Path) -> None:
    before = listed(DraftStore(three))
    three.unlink()

    store = DraftStore(three)

    assert (store.set_aside, listed(store)) == (None, [])
    store.take_lost()
    assert listed(DraftStore(three)) == before


def test_without_anything_nothing_is_offered(path: Path) -> None:
    store = DraftStore(path)

    assert (store.set_aside, offered(store), store.backups, listed(store)) == (None, {}, (), [])


def test_a_damaged_file_without_copies_offers_nothing(three: Path) -> None:
    shutil.rmtree(three.parent / "copies")
    three.write_bytes(b"?")

    store = DraftStore(three)

    assert store.set_aside is not None
    assert (offered(store), listed(store)) == ({}, [])
    store.save(numbered(9), NEW)
    assert reports(DraftStore(three)) == {NEW: numbered(9)}


def test_the_last_good_copy_is_offered_where_the_second_one_is_damaged_too(three: Path) -> None:
    sessions(three, 2)
    mirror_of(three).write_bytes(b"mirror")
    three.write_bytes(b"file")

    store = DraftStore(three)
    assert offered(store) == ALL_MISSING
    store.take_lost()

    assert reports(store)[IDS[2]] == numbered(100)
    assert b"mirror" in files(three.parent).values()
    assert b"file" in files(three.parent).values()


def test_nothing_is_written_over_where_all_copies_are_damaged(three: Path) -> None:
    sessions(three, 2)
    for copy in (three.parent / "copies").iterdir():
        copy.write_bytes(b"copy")
    three.write_bytes(b"file")

    store = DraftStore(three)
    assert offered(store) == {IDS[2]: Lack.MISSING}, "its history knows it"
    store.save(numbered(9), NEW)
    DraftStore(three).save(numbered(10), NEW)

    left = list(files(three.parent).values())
    assert (left.count(b"file"), left.count(b"copy")) == (1, 3)
    assert [copy.drafts for copy in DraftStore(three).backups] == [1, 1]


def test_a_folder_in_place_of_the_second_copy_keeps_nobody_from_saving(three: Path) -> None:
    mirror_of(three).unlink()
    mirror_of(three).mkdir()
    (mirror_of(three) / "inside.txt").write_bytes(b"kept")

    DraftStore(three).save(numbered(9), IDS[0])

    assert mirror_of(three).read_bytes() == three.read_bytes()
    assert b"kept" in files(three.parent).values()


@pytest.mark.parametrize("name", ["copies", "versions"])
def test_a_file_in_place_of_a_folder_keeps_nobody_from_saving(three: Path, name: str) -> None:
    shutil.rmtree(three.parent / name, ignore_errors=True)
    (three.parent / name).write_bytes(b"kept")

    DraftStore(three).save(numbered(9), IDS[0])

    assert reports(DraftStore(three))[IDS[0]] == numbered(9)
    assert (three.parent / name).read_bytes() == b"kept"


# ------------------------------------------------------------ an earlier state, and what was not taken back


def test_an_old_state_of_the_file_does_not_hide_the_last_one(three: Path) -> None:
    old = three.read_bytes()
    sessions(three, 2)
    three.write_bytes(old)

    store = DraftStore(three)
    assert store.set_aside is None
    assert (offered(store), store.lost.mismatch) == ({IDS[2]: Lack.NEWER}, Mismatch.OLDER)
    store.save(numbered(9), IDS[0])
    assert parse(three.read_bytes()).saves == 8
    store.take_lost()

    assert reports(store) == {IDS[0]: numbered(9), IDS[1]: numbered(1), IDS[2]: numbered(101)}
    assert numbered(2) in [version.report for version in store.versions(IDS[2])]
    assert DraftStore(three).drafts()[0].id == IDS[0]
    assert offered(DraftStore(three)) == {}


@pytest.fixture
def older(three: Path) -> Path:
    """A file that is older than its second copy, of which nothing else tells."""
    old = three.read_bytes()
    sessions(three, 2)
    three.write_bytes(old)
    (three.parent / "copies" / "000000005.json").unlink()
    return three


def test_the_last_state_can_be_found_however_often_an_older_one_is_gone_on_with(older: Path) -> None:
    for number in range(15):
        DraftStore(older).save(numbered(number), IDS[0])

    assert numbered(101) in [report for copy in DraftStore(older).backups for report in copy.reports]


def test_an_older_file_is_noticed_on_a_full_disk(older: Path, full: Full) -> None:
    with full():
        store = DraftStore(older)

    assert offered(store) == {IDS[2]: Lack.NEWER}


def test_the_last_state_is_not_offered_again_beside_an_older_one_once_declined(older: Path) -> None:
    DraftStore(older).decline()

    assert offered(DraftStore(older)) == {}


def test_what_was_declined_is_offered_once_more_where_the_file_is_damaged(three: Path) -> None:
    three.unlink()
    DraftStore(three).decline()
    three.write_bytes(b"?")

    assert offered(DraftStore(three)) == ALL_MISSING


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_leftover_that_cannot_be_removed_keeps_nobody_out(three: Path, *, is_gone: bool) -> None:
    three.with_name("drafts.json.0123.tmp").mkdir()
    three.with_name("drafts.json.4567.tmp").write_bytes(b"half")
    if is_gone:
        three.unlink()

    DraftStore(three)

    assert [one.name for one in three.parent.glob("*.tmp")] == ["drafts.json.0123.tmp"]


def test_what_was_lost_is_offered_until_it_is_taken_back(three: Path) -> None:
    three.unlink()
    for number in range(15):
        store = DraftStore(three)
        assert offered(store) == ALL_MISSING
        store.save(numbered(number), NEW)

    store = DraftStore(three)
    lost = next(copy for copy in store.backups if copy.drafts == 3)
    assert store.take_back(lost) == 3

    assert offered(DraftStore(three)) == {}


def test_what_was_declined_is_not_offered_again_and_stays(three: Path) -> None:
    three.unlink()
    store = DraftStore(three)

    store.decline()

    assert offered(store) == {}
    for number in range(15):
        store = DraftStore(three)
        assert (offered(store), bool(number)) == ({}, bool(listed(store)))
        store.save(numbered(number), NEW)
    assert 3 in [copy.drafts for copy in store.backups]


def test_what_cannot_be_declined_is_offered_by_the_next_session_again(three: Path, full: Full) -> None:
    three.unlink()
    store = DraftStore(three)
    with full(), pytest.raises(OSError, match="No space"):
        store.decline()
    store.save(numbered(9), NEW)

    assert offered(store) == {}
    assert offered(DraftStore(three)) == ALL_MISSING


def test_who_may_only_look_is_told(three: Path) -> None:
    three.unlink()
    DraftStore(three).save(numbered(9), NEW)

    assert offered(looked_at(three)) == offered(DraftStore(three)) == ALL_MISSING


def test_what_is_lost_after_something_was_declined_is_offered(three: Path) -> None:
    three.unlink()
    store = DraftStore(three)
    store.decline()
    store.save(numbered(9), NEW)
    three.unlink()

    assert offered(DraftStore(three)) == {NEW: Lack.MISSING}


def test_what_could_not_be_kept_at_opening_is_kept_before_it_is_written_over(three: Path, full: Full) -> None:
    before = listed(DraftStore(three))
    three.unlink()
    shutil.copy(mirror_of(three), three.with_name("mirror"))
    shutil.rmtree(three.parent / "copies")
    mirror_of(three).parent.mkdir()
    three.with_name("mirror").rename(mirror_of(three))

    with full():
        store = DraftStore(three)
    store.save(numbered(9), NEW)

    store.take_lost()
    assert [draft for draft in listed(store) if draft.id != NEW] == before


def test_a_draft_that_is_here_stays_and_that_of_the_copy_goes_into_its_history(three: Path) -> None:
    copy = DraftStore(three).backups[0]
    store = DraftStore(three)
    store.save(numbered(50), IDS[1])

    assert [store.take_back(copy) for _ in range(3)] == [0, 0, 0]

    assert reports(store)[IDS[1]] == numbered(50)
    assert [version.report for version in store.versions(IDS[1])] == [numbered(1)]


def test_ids_stay_in_the_folder(path: Path) -> None:
    ids = ["../../x", "..", ".", "", "/tmp/x", "C:\\x", "a/b", "con", "A", "a", "\0", "x" * 300]  # noqa: S108  an id
    for number, draft_id in enumerate(ids):
        DraftStore(path).save(numbered(number), draft_id or None)
        DraftStore(path).save(numbered(100 + number), draft_id or None)

    outside = [one for one in path.parent.parent.rglob("*") if path.parent not in (one, *one.parents)]
    assert outside == []
    for number, draft_id in enumerate(ids):
        if draft_id:
            assert [version.report for version in DraftStore(path).versions(draft_id)] == [numbered(number)]
