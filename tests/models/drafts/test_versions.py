from __future__ import annotations

from pathlib import Path

import pytest

import models.drafts.follow_up as module
from models.drafts.store import DraftStore
from models.drafts.versions import Version, Why, keep_version, versions
from models.report.report import Report
from models.report.report_json import report_to_json
from models.system.sealed_json import sealed
from tests.models.drafts.damage import IDS, Full, flipped, numbered
from tests.thoroughness import times

ID = IDS[0]


class Watch:
    """The seconds of the drafts, as a test wants them."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(module, "monotonic", watch)
    return watch


def kept(found: tuple[Version, ...]) -> list[tuple[int, Why, Report | None]]:
    return [(version.number, version.why, version.report) for version in found]


def put(folder: Path, number: int, why: Why) -> None:
    keep_version(folder, ID, report_to_json(numbered(number)), why)


def test_what_was_there_before_a_session_is_kept_at_its_first_save(path: Path) -> None:
    first = DraftStore(path)
    for number in range(3):
        first.save(numbered(number), ID)
    assert first.versions(ID) == ()

    second = DraftStore(path)
    assert second.versions(ID) == ()
    for number in range(3, 6):
        second.save(numbered(number), ID)

    assert kept(second.versions(ID)) == [(1, Why.OPENED, numbered(2))]
    assert second.versions(IDS[1]) == ()


def test_what_was_there_is_kept_even_if_the_first_save_fails(path: Path, full: Full) -> None:
    DraftStore(path).save(numbered(1), ID)
    store = DraftStore(path)
    with full("replace"), pytest.raises(OSError, match="No space"):
        store.save(numbered(2), ID)
    store.save(numbered(3), ID)
    store.save(numbered(4), ID)

    assert kept(store.versions(ID)) == [(1, Why.OPENED, numbered(1))]


def test_what_was_there_is_kept_later_if_it_cannot_be_kept_at_once(path: Path) -> None:
    DraftStore(path).save(numbered(1), ID)
    in_the_way = path.with_name("versions")
    in_the_way.write_bytes(b"")
    store = DraftStore(path)
    store.save(numbered(2), ID)
    in_the_way.unlink()

    store.save(numbered(3), ID)

    assert kept(store.versions(ID)) == [(1, Why.OPENED, numbered(1))]


def test_every_ten_minutes_of_work_a_version_is_kept(path: Path, watch: Watch) -> None:
    store = DraftStore(path)
    for number in range(31):
        store.save(numbered(number), ID)
        watch.now += 60

    assert kept(store.versions(ID)) == [
        (3, Why.TIMED, numbered(30)),
        (2, Why.TIMED, numbered(20)),
        (1, Why.TIMED, numbered(10)),
    ]


def test_what_has_not_changed_is_not_kept_again(path: Path, watch: Watch) -> None:
    store = DraftStore(path)
    for _ in range(5):
        store.save(numbered(1), ID)
        watch.now += 700
    for _ in range(3):
        DraftStore(path).save(numbered(1), ID)

    assert kept(store.versions(ID)) == [(1, Why.TIMED, numbered(1))]


def test_restoring_makes_a_new_version(path: Path) -> None:
    store = DraftStore(path)
    store.save(numbered(1), ID)
    for _ in range(3):
        store.keep(ID, numbered(1), Why.EXPORTED)
    store.save(numbered(2), ID)
    old = store.versions(ID)[-1]
    assert old.report is not None

    store.keep(ID, numbered(2), Why.REPLACED)
    store.save(old.report, ID)
    store.keep(ID, old.report, Why.RESTORED)

    assert store.load(ID) == numbered(1)
    assert kept(store.versions(ID)) == [
        (5, Why.RESTORED, numbered(1)),
        (4, Why.REPLACED, numbered(2)),
        *((number, Why.EXPORTED, numbered(1)) for number in (3, 2, 1)),
    ]


@pytest.mark.parametrize(
    ("why", "numbers"),
    [(Why.RECOVERED, [2, 1]), (Why.COPY, [2, 1]), (Why.TIMED, [1, 2, 1]), (Why.DELIVERED, [1, 2, 1])],
)
def test_what_is_in_the_history_comes_again_only_where_that_tells_something(
    tmp_path: Path, why: Why, numbers: list[int]
) -> None:
    for number in (1, 2, 1):
        put(tmp_path, number, why)

    assert [version.report for version in versions(tmp_path, ID)] == [numbered(number) for number in numbers]


def test_no_folder_is_made_where_that_of_the_drafts_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        put(tmp_path / "none" / "versions", 1, Why.EXPORTED)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("draft_id", ["A" * 32, f"{ID}/../../x", f"{ID}.", "x"])
def test_the_folder_of_an_id_that_is_not_ours_is_no_other_one(tmp_path: Path, draft_id: str) -> None:
    keep_version(tmp_path, draft_id, report_to_json(numbered(1)), Why.EXPORTED)

    [folder] = tmp_path.iterdir()
    assert (len(folder.name), folder.name) == (64, folder.name.lower())
    assert [version.report for version in versions(tmp_path, draft_id)] == [numbered(1)]


# ------------------------------------------------------------ too many


def fill(folder: Path, whys: dict[int, Why]) -> None:
    """Write versions, each with the report of its number, far faster than the program does."""
    (folder / ID).mkdir()
    for number, why in whys.items():
        version = {"draft": ID, "saved": "2026-01-09T08:00:00+00:00", "report": report_to_json(numbered(number))}
        (folder / ID / f"{number:06d}-{why.name.lower()}.json").write_bytes(sealed(version))


def test_timed_ones_are_dropped_first_and_then_the_oldest(tmp_path: Path) -> None:
    fill(tmp_path, {number: Why.TIMED if number % 2 else Why.EXPORTED for number in range(1, 120)})

    put(tmp_path, 120, Why.EXPORTED)

    found = versions(tmp_path, ID)
    assert len(found) == 100
    assert [version.number for version in found if version.why is Why.EXPORTED] == list(range(120, 0, -2))
    assert [version.number for version in found if version.why is Why.TIMED] == list(range(119, 40, -2))


def test_of_those_that_were_asked_for_the_oldest_are_dropped(tmp_path: Path) -> None:
    fill(tmp_path, dict.fromkeys(range(1, 101), Why.EXPORTED))

    for number in (101, 102):
        put(tmp_path, number, Why.EXPORTED)

    assert [version.number for version in versions(tmp_path, ID)] == list(range(102, 2, -1))


def test_the_last_one_is_never_dropped_and_no_number_comes_twice(tmp_path: Path) -> None:
    fill(tmp_path, dict.fromkeys(range(1, 101), Why.DELIVERED))
    for number in range(101, 104):
        put(tmp_path, number, Why.TIMED)
        last = versions(tmp_path, ID)[0]
        assert (last.number, last.report) == (number, numbered(number))

    put(tmp_path, 104, Why.EXPORTED)
    assert versions(tmp_path, ID)[0].number == 104
    assert len(versions(tmp_path, ID)) == 100


@pytest.mark.parametrize("last", [9, 999_999, 1_000_000])
def test_numbers_go_up_for_ever(tmp_path: Path, last: int) -> None:
    put(tmp_path, 1, Why.EXPORTED)
    [first] = (tmp_path / ID).iterdir()
    first.rename(first.with_name(f"{last:06d}-exported.json"))
    (tmp_path / ID / f"{last + 1:06d}-signed.json").write_bytes(b"of a later version of the program")

    for number in range(2, 5):
        put(tmp_path, number, Why.EXPORTED)

    assert kept(versions(tmp_path, ID)) == [
        *((last + number, Why.EXPORTED, numbered(number)) for number in (4, 3, 2)),
        (last, Why.EXPORTED, numbered(1)),
    ]
    assert (tmp_path / ID / f"{last + 1:06d}-signed.json").read_bytes() == b"of a later version of the program"


def test_a_version_that_cannot_be_dropped_keeps_no_other_from_being_kept(tmp_path: Path) -> None:
    fill(tmp_path, dict.fromkeys(range(2, 102), Why.EXPORTED))
    (tmp_path / ID / "000001-timed.json").mkdir()

    put(tmp_path, 102, Why.EXPORTED)

    assert [version.number for version in versions(tmp_path, ID)] == [*range(102, 2, -1), 1]


# ------------------------------------------------------------ damage


def test_a_damaged_version_is_listed_with_a_fault_beside_the_others(tmp_path: Path) -> None:
    for number in range(1, 4):
        put(tmp_path, number, Why.EXPORTED)
    middle = sorted((tmp_path / ID).iterdir())[1]
    whole = middle.read_bytes()
    places = range(0, len(whole), times(5, 1))
    damaged = [*(flipped(whole, place, place % 8) for place in places), b"", b"[" * 10**6, b"{}", b"null", b"\0" * 600]
    for content in (*damaged, whole.decode().encode("utf-16"), whole.replace(b"2023", b"2022")):
        middle.write_bytes(content)

        found = versions(tmp_path, ID)

        assert [bool(version.fault) for version in found] == [False, True, False]
        assert [version.report for version in found] == [numbered(3), None, numbered(1)]
    put(tmp_path, 4, Why.TIMED)
    assert versions(tmp_path, ID)[0].number == 4


def test_a_folder_in_place_of_a_version_is_listed_with_a_fault(tmp_path: Path) -> None:
    (tmp_path / ID / "000001-timed.json").mkdir(parents=True)
    put(tmp_path, 2, Why.TIMED)

    assert [(version.number, bool(version.fault)) for version in versions(tmp_path, ID)] == [(2, False), (1, True)]


def test_a_version_without_its_report_is_listed_with_a_fault(tmp_path: Path) -> None:
    put(tmp_path, 1, Why.EXPORTED)
    [path] = (tmp_path / ID).iterdir()
    for content in ({"draft": ID, "saved": "2026-01-09T08:00:00+00:00"}, {"saved": 5, "report": {}}):
        path.write_bytes(sealed(content))

        assert [bool(version.fault) for version in versions(tmp_path, ID)] == [True]


def test_a_report_of_a_later_version_is_kept_as_it_is(path: Path) -> None:
    later = {**report_to_json(numbered(1)), "schema": 9, "more": [1]}
    folder = path.with_name("versions")
    folder.mkdir(parents=True)
    keep_version(folder, ID, later, Why.EXPORTED)

    [version] = versions(folder, ID)

    assert (version.report, bool(version.fault)) == (None, True)


def test_a_full_disk_keeps_nobody_from_working(path: Path, full: Full) -> None:
    store = DraftStore(path)
    store.save(numbered(1), ID)
    with full():
        store.keep(ID, numbered(1), Why.EXPORTED)

    assert store.versions(ID) == ()
    store.keep(ID, numbered(1), Why.EXPORTED)
    assert kept(store.versions(ID)) == [(1, Why.EXPORTED, numbered(1))]
