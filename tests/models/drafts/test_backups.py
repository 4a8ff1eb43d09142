from __future__ import annotations

from pathlib import Path

import pytest

from models.drafts.backups import (
    backups,
    keep,
    keep_for_ever,
    keep_mirror,
    mirror_of,
    most_saves,
)
from models.drafts.draft_file import parse, render
from models.drafts.store import DraftStore
from tests.models.drafts.damage import IDS, Full, files, numbered, offered

NEW = "f" * 32


def numbers(path: Path) -> list[str]:
    return sorted(copy.name for copy in (path.parent / "copies").iterdir())


def test_the_last_ten_states_are_kept(three: Path) -> None:
    for number in range(14):
        DraftStore(three).save(numbered(100 + number), IDS[0])

    assert numbers(three) == [*(f"{saves:09d}.json" for saves in range(9, 19)), "last.json"]
    assert [copy.reports[0] for copy in backups(three)] == [numbered(100 + number) for number in range(13, 2, -1)]


def test_the_oldest_states_are_dropped_however_long_their_numbers(three: Path) -> None:
    for saves in range(10**9 - 6, 10**9 + 6):
        keep(three, render({"drafts": {}}, saves), saves)

    assert set(numbers(three)) == {*(f"{saves}.json" for saves in range(10**9 - 4, 10**9 + 6)), "last.json"}


def test_an_old_state_that_cannot_be_dropped_keeps_no_other_from_being_kept(three: Path) -> None:
    (three.parent / "copies" / "000000001.json").mkdir()
    for saves in range(5, 20):
        keep(three, render({"drafts": {}}, saves), saves)

    assert numbers(three) == ["000000001.json", *(f"{saves:09d}.json" for saves in range(10, 20)), "last.json"]


def test_a_session_without_a_save_makes_no_copy(three: Path) -> None:
    DraftStore(three)
    before = files(three.parent)
    for _ in range(3):
        DraftStore(three)

    assert files(three.parent) == before


def test_a_copy_is_never_written_over(three: Path) -> None:
    old = three.read_bytes()
    other = render({"drafts": {}}, 5)
    assert old != other
    for _ in range(3):
        for content in (old, other):
            keep(three, content, 5)
            keep_for_ever(three, b"{}" if content == old else b'{"drafts":{}}')

    kept = files(three.parent / "copies")
    assert (kept["000000005.json"], kept["000000005-2.json"]) == (old, other)
    assert (kept["format-1.json"], kept["format-1-2.json"]) == (b"{}", b'{"drafts":{}}')
    assert len(kept) == 5


def test_two_states_of_one_number_are_both_offered(three: Path) -> None:
    tables = parse(three.read_bytes()).tables
    tables["drafts"]["1"]["id"] = NEW
    keep(three, three.read_bytes(), 5)
    keep(three, render(tables, 5), 5)

    assert sorted(copy.documents[0]["id"] for copy in backups(three)) == [IDS[0], NEW]


def test_the_same_state_is_offered_once(three: Path) -> None:
    keep(three, three.read_bytes(), 5)

    assert len(numbers(three)) == 2
    assert [copy.file.saves for copy in backups(three)] == [5]


def test_a_copy_shows_the_reports_that_can_be_read_and_are_not_in_the_bin(three: Path) -> None:
    tables = parse(three.read_bytes()).tables
    tables["drafts"]["2"]["report"] = {}
    keep(three, render(tables, 6), 6)

    later, last = backups(three)

    assert (later.drafts, later.reports) == (3, (numbered(2),))
    assert (last.drafts, last.reports) == (3, (numbered(2), numbered(1)))


def test_a_copy_without_drafts_is_passed_over(three: Path) -> None:
    keep(three, render({"drafts": {}}, 6), 6)
    keep_for_ever(three, b"{}")

    assert [copy.file.saves for copy in backups(three)] == [5]


def test_nothing_is_kept_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        keep(tmp_path / "none" / "drafts.json", b"{}", 1)

    assert list(tmp_path.iterdir()) == []


def test_what_the_second_copy_alone_knows_is_kept_before_it_is_written_over(three: Path) -> None:
    later = mirror_of(three).read_bytes()

    keep_mirror(three, later)
    assert numbers(three) == ["last.json"]
    keep_mirror(three, b"")
    assert files(three.parent)["copies/000000005.json"] == later


def test_what_cannot_be_kept_is_not_written_over(three: Path, full: Full) -> None:
    """The file is gone, the disk is full at first, and then only for the copy of the second copy."""
    before = mirror_of(three).read_bytes()
    three.unlink()
    (three.parent / "copies" / "000000005.json.d").mkdir()
    with full():
        store = DraftStore(three)
        with pytest.raises(OSError, match="No space"):
            store.save(numbered(9), NEW)
    assert mirror_of(three).read_bytes() == before

    store.save(numbered(9), NEW)

    assert before in files(three.parent / "copies").values()


def test_what_cannot_be_kept_is_not_written_over_by_the_next_save_either(three: Path, full: Full) -> None:
    before = mirror_of(three).read_bytes()
    three.unlink()
    with full.for_names("0*.json"):
        store = DraftStore(three)
        for number in range(3):
            store.save(numbered(number), NEW)
            assert mirror_of(three).read_bytes() == before

    store.save(numbered(9), NEW)

    assert mirror_of(three).read_bytes() == three.read_bytes()
    assert before in files(three.parent / "copies").values()


def test_numbers_go_on_from_the_last_one_that_anything_knows(three: Path) -> None:
    for number in range(3):
        DraftStore(three).save(numbered(number), IDS[0])
    assert most_saves(three) == 8
    three.unlink()
    mirror_of(three).write_bytes(b"?")
    assert most_saves(three) == 7

    store = DraftStore(three)
    store.save(numbered(9), NEW)

    assert parse(three.read_bytes()).saves == 8
    assert store.drafts()[0].id == NEW


def test_names_of_others_do_no_harm(three: Path) -> None:
    copies = three.parent / "copies"
    for name in ("notes.json", "9" * 40 + ".json", "format-x.json", "-lost.json", "000000001.json", "desktop.ini"):
        (copies / name).write_bytes(b"[]")
    (copies / "000000005.json").mkdir()

    for number in range(12):
        store = DraftStore(three)
        assert offered(store) == {}
        store.save(numbered(number), IDS[0])

    assert store.set_aside is None
    kept = files(copies)
    assert [name for name, content in kept.items() if content == b"[]"] == sorted(
        ["notes.json", "9" * 40 + ".json", "format-x.json", "-lost.json", "desktop.ini"]
    )
    assert (copies / "000000005.json").is_dir()
