from __future__ import annotations

from pathlib import Path

import pytest

from models.drafts.fallback import Fallback
from models.drafts.recovery import DraftSnapshot, InterruptedWork, read_snapshot, write_snapshot
from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.report.report import Report
from models.system.errors import ReadOnly
from models.system.sealed_json import sealed
from tests.models.drafts.damage import IDS, Full, files, flipped, numbered, reports
from tests.thoroughness import times

NEW = "f" * 32


@pytest.fixture
def fallback(tmp_path: Path) -> Path:
    return tmp_path / "另一处" / "fallback"


def states(store: DraftStore, draft_id: str) -> list[Report | None]:
    return [version.report for version in store.versions(draft_id)]


# ------------------------------------------------------------ a session that is cut off


def test_a_session_that_ended_has_left_nothing(three: Path) -> None:
    store = DraftStore(three)
    store.begin(IDS[0], numbered(0))
    store.save(numbered(5), IDS[0])
    store.end()

    assert DraftStore(three).interrupted() is None
    assert not three.with_name("session.json").exists()


def test_a_session_that_was_cut_off_tells_what_it_has_done(three: Path) -> None:
    store = DraftStore(three)
    store.begin(IDS[0], numbered(0))
    assert DraftStore(three).interrupted() is None
    store.save(numbered(5), IDS[0])

    assert DraftStore(three).interrupted() == InterruptedWork(IDS[0], numbered(0), numbered(5))
    assert DraftStore(three).interrupted() == InterruptedWork(IDS[0], numbered(0), numbered(5))


@pytest.mark.parametrize("wanted", [0, 5])
def test_both_states_stay_in_the_history(three: Path, wanted: int) -> None:
    store = DraftStore(three)
    store.begin(IDS[0], numbered(0))
    store.save(numbered(5), IDS[0])
    store = DraftStore(three)
    interrupted = store.interrupted()
    assert interrupted is not None

    store.settle(interrupted, numbered(wanted))

    assert store.load(IDS[0]) == numbered(wanted)
    assert numbered(0) in states(store, IDS[0])
    assert numbered(5) in states(store, IDS[0])
    assert DraftStore(three).interrupted() is None


def test_a_third_state_leaves_both_in_the_history(three: Path) -> None:
    store = DraftStore(three)
    store.save(numbered(6), NEW)

    store.settle(InterruptedWork(NEW, numbered(1), numbered(5)), numbered(7))

    assert store.load(NEW) == numbered(7)
    assert all(numbered(number) in states(store, NEW) for number in (1, 5))


def test_a_new_draft_begins_blank(three: Path) -> None:
    store = DraftStore(three)
    store.begin(NEW, Report.blank(2023))
    assert DraftStore(three).interrupted() is None
    store.save(numbered(5), NEW)

    assert DraftStore(three).interrupted() == InterruptedWork(NEW, Report.blank(2023), numbered(5))


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_is_not_chosen_is_kept_before_the_other_is_taken(three: Path, full: Full, call: str) -> None:
    store = DraftStore(three)
    store.begin(IDS[0], numbered(0))
    store.save(numbered(5), IDS[0])
    store = DraftStore(three)
    interrupted = store.interrupted()
    assert interrupted is not None
    with full(call), pytest.raises(OSError, match="No space"):
        store.settle(interrupted, numbered(0))
    assert DraftStore(three).interrupted() == interrupted

    three.with_name("versions").rename(three.with_name("moved"))
    three.with_name("versions").write_bytes(b"")
    with pytest.raises(FileExistsError):
        store.settle(interrupted, numbered(0))

    assert store.load(IDS[0]) == numbered(5)
    assert DraftStore(three).interrupted() == interrupted


def test_a_note_is_read_as_it_was_written_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    write_snapshot(path, DraftSnapshot("a", {"format": "govinfo-annual-report", "schema": 1, "cover": {"year": 2023}}))
    whole, note = path.read_bytes(), read_snapshot(path)
    assert note is not None

    for place in range(0, len(whole), times(3, 1)):
        for content in (whole[:place], flipped(whole, place, place % 8), b"\0" * place):
            path.write_bytes(content)
            assert read_snapshot(path) in (None, note)
    for content in (b"[" * 10**6, b"null", b"[]", b'{"draft":"a","report":{}}', whole.decode().encode("utf-16")):
        path.write_bytes(content)
        assert read_snapshot(path) is None


def test_a_note_that_says_nothing_of_use_is_none(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    write_snapshot(path, DraftSnapshot("a", {"format": "of a later version"}))
    assert read_snapshot(path) is None

    path.write_bytes(sealed({"draft": "a"}))
    assert read_snapshot(path) is None

    path.unlink()
    path.mkdir()
    assert read_snapshot(path) is None


def test_a_damaged_note_keeps_nobody_out(three: Path) -> None:
    three.with_name("session.json").write_bytes(b"\0" * 700)
    store = DraftStore(three)
    assert store.interrupted() is None

    store.begin(IDS[0], numbered(0))
    store.save(numbered(5), IDS[0])

    assert DraftStore(three).interrupted() == InterruptedWork(IDS[0], numbered(0), numbered(5))


def test_a_note_that_cannot_be_written_or_removed_keeps_nobody_from_working(three: Path, full: Full) -> None:
    store = DraftStore(three)
    with full():
        store.begin(IDS[0], numbered(0))
    assert not three.with_name("session.json").exists()

    store.begin(IDS[0], numbered(0))
    with full("unlink"):
        store.end()
    assert three.with_name("session.json").exists()


def test_who_may_only_look_is_not_asked_about_the_session_of_another(three: Path, fallback: Path) -> None:
    writer = DraftStore(three)
    writer.begin(IDS[0], numbered(0))
    writer.save(numbered(5), IDS[0])
    before = files(three.parent)
    reader = DraftStore(three, held="有人在用。", fallback=fallback)

    assert reader.interrupted() is None
    reader.begin(IDS[1], numbered(1))
    reader.end()
    with pytest.raises(ReadOnly):
        reader.save(numbered(9), IDS[0])
    with pytest.raises(ReadOnly):
        reader.settle(InterruptedWork(IDS[0], numbered(0), numbered(5)), numbered(0))

    assert files(three.parent) == before
    assert not fallback.exists()


# ------------------------------------------------------------ what could not be saved


def park(path: Path, fallback: Path, *parked: tuple[str, int]) -> DraftStore:
    """Have a session in which nothing can be saved beside the drafts, and which is then cut off."""
    store = DraftStore(path, fallback=fallback)
    elsewhere = path.parent.rename(path.parent.with_name("elsewhere"))
    for draft_id, number in parked:
        with pytest.raises(FileNotFoundError):
            store.save(numbered(number), draft_id)
    elsewhere.rename(path.parent)
    return store


def test_what_could_not_be_saved_is_found_by_the_next_session(three: Path, fallback: Path) -> None:
    park(three, fallback, (IDS[0], 5), (IDS[0], 6))

    interrupted = DraftStore(three, fallback=fallback).interrupted()

    assert interrupted == InterruptedWork(IDS[0], numbered(0), numbered(6))
    assert len(files(fallback)) == 1


def test_what_is_saved_in_the_end_is_not_kept_elsewhere(three: Path, fallback: Path) -> None:
    store = park(three, fallback, (IDS[0], 5))
    store.save(numbered(6), IDS[0])

    assert files(fallback) == {}
    assert numbered(5) not in states(store, IDS[0])
    assert DraftStore(three, fallback=fallback).interrupted() is None


def test_what_is_kept_elsewhere_stays_until_the_draft_is_saved(three: Path, fallback: Path, full: Full) -> None:
    store = park(three, fallback, (IDS[0], 5))
    with full(), pytest.raises(OSError, match="No space"):
        store.save(numbered(6), IDS[0])

    assert DraftStore(three, fallback=fallback).interrupted() == InterruptedWork(IDS[0], numbered(0), numbered(5))


def test_all_drafts_that_could_not_be_saved_are_found(three: Path, fallback: Path) -> None:
    store = park(three, fallback, (IDS[1], 5), (NEW, 6), (IDS[0], 7))
    store.begin(IDS[2], numbered(2))
    store.save(numbered(8), IDS[2])
    found = []
    store = DraftStore(three, fallback=fallback)
    while (interrupted := store.interrupted()) is not None:
        found.append(interrupted)
        store.settle(interrupted, interrupted.after)

    assert found == [
        InterruptedWork(IDS[0], numbered(0), numbered(7)),
        InterruptedWork(NEW, Report.blank(2023), numbered(6)),
        InterruptedWork(IDS[1], numbered(1), numbered(5)),
        InterruptedWork(IDS[2], numbered(2), numbered(8)),
    ]
    assert reports(store) == {IDS[0]: numbered(7), IDS[1]: numbered(5), IDS[2]: numbered(8), NEW: numbered(6)}


def test_the_draft_that_was_open_is_asked_about_first(three: Path, fallback: Path) -> None:
    store = park(three, fallback, (IDS[0], 5), (IDS[1], 6))
    store.begin(IDS[0], numbered(0))

    assert DraftStore(three, fallback=fallback).interrupted() == InterruptedWork(IDS[0], numbered(0), numbered(5))


def test_an_open_draft_without_changes_hides_no_other(three: Path, fallback: Path) -> None:
    store = park(three, fallback, (IDS[1], 5))
    store.begin(IDS[0], numbered(0))

    assert DraftStore(three, fallback=fallback).interrupted() == InterruptedWork(IDS[1], numbered(1), numbered(5))


def test_a_save_of_the_same_draft_keeps_what_an_earlier_session_could_not_save(three: Path, fallback: Path) -> None:
    park(three, fallback, (IDS[0], 5))
    store = DraftStore(three, fallback=fallback)

    store.save(numbered(9), IDS[0])

    assert files(fallback) == {}
    assert [(version.why, version.report) for version in store.versions(IDS[0])] == [
        (Why.RECOVERED, numbered(5)),
        (Why.OPENED, numbered(0)),
    ]


def test_what_an_earlier_session_has_kept_stays_there_until_it_is_in_the_history(three: Path, fallback: Path) -> None:
    park(three, fallback, (IDS[0], 5))
    before = files(fallback)
    in_the_way = three.with_name("versions")
    in_the_way.write_bytes(b"")
    store = DraftStore(three, fallback=fallback)

    store.save(numbered(9), IDS[0])
    assert (store.load(IDS[0]), files(fallback)) == (numbered(9), before)
    in_the_way.unlink()
    store.save(numbered(10), IDS[0])

    assert files(fallback) == {}
    assert numbered(5) in states(store, IDS[0])


def test_a_failing_session_does_not_write_over_what_the_last_one_has_kept(three: Path, fallback: Path) -> None:
    for number in (5, 6, 7):
        park(three, fallback, (IDS[0], number))
    store = DraftStore(three, fallback=fallback)
    interrupted = store.interrupted()
    assert interrupted == InterruptedWork(IDS[0], numbered(0), numbered(7))

    store.settle(interrupted, interrupted.before)

    assert store.load(IDS[0]) == numbered(0)
    assert {number for number in (5, 6, 7) if numbered(number) in states(store, IDS[0])} == {5, 6, 7}
    assert store.interrupted() is None


def test_two_draft_files_do_not_share_what_is_kept(tmp_path: Path, three: Path, fallback: Path) -> None:
    park(three, fallback, (IDS[0], 5))

    assert DraftStore(tmp_path / "other" / "drafts.json", fallback=fallback).interrupted() is None
    assert DraftStore(three, fallback=fallback).interrupted() is not None


def test_what_is_damaged_elsewhere_is_passed_over_and_stays(three: Path, fallback: Path) -> None:
    park(three, fallback, (IDS[0], 5))
    [name] = files(fallback)
    (fallback / name).write_bytes(b"damaged")
    store = DraftStore(three, fallback=fallback)
    assert store.interrupted() is None

    store.save(numbered(6), IDS[0])

    assert files(fallback) == {name: b"damaged"}


def test_nowhere_to_go_is_no_fault(three: Path, full: Full, fallback: Path) -> None:
    fallback.parent.mkdir()
    fallback.write_bytes(b"")
    for elsewhere in (None, fallback):
        store = DraftStore(three, fallback=elsewhere)
        with full(), pytest.raises(OSError, match="No space"):
            store.save(numbered(5), IDS[0])
        store.save(numbered(6), IDS[0])
        assert Fallback(elsewhere, three).snapshots() == ()
