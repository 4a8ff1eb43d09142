"""Drafts of other days and other PCs in the place of ours: it is told, and nothing of ours is out of reach."""

from __future__ import annotations

import random
import shutil
from itertools import count, product
from pathlib import Path

import pytest

from models.drafts.comparison import Lack, Mismatch
from models.drafts.draft_file import MOST_SAVES, parse, render
from models.drafts.opening import Opening
from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.report.report_json import report_to_json
from tests.models.drafts.damage import ALL_MISSING, DELIVERED, IDS, files, looked_at, numbered, offered, reports
from tests.models.drafts.foreign import (
    COPIES,
    LATE,
    MIRRORS,
    NEW,
    THEIRS,
    Past,
    Scene,
    known,
    make_past,
    number_in,
)
from tests.thoroughness import times

SESSIONS = times(3, 13)
"""More than there are copies, in a thorough run."""


@pytest.fixture(scope="session")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    return make_past(tmp_path_factory.mktemp("past"))


def scene(past: Past, home: Path, file: str, mirror: str = "sound", copies: str = "all") -> Path:
    return Scene(file, mirror, copies).lay_out(past, home)


# ------------------------------------------------------------ every kind, told


LAST_DAY = {IDS[0]: Lack.NEWER, LATE: Lack.MISSING}
OURS = {**ALL_MISSING, LATE: Lack.MISSING}


@pytest.mark.parametrize(
    ("file", "mirror", "found", "mismatch", "offers"),
    [
        ("sound", "sound", Opening.SOUND, None, {}),
        ("sound", "older", Opening.SOUND, None, {}),
        ("sound", "damaged", Opening.SOUND, None, {}),
        ("sound", "foreign, higher", Opening.SOUND, Mismatch.STRAY, dict.fromkeys(THEIRS, Lack.MISSING)),
        ("older", "sound", Opening.SOUND, Mismatch.OLDER, LAST_DAY),
        (
            "older, of an earlier version",
            "sound",
            Opening.SOUND,
            Mismatch.OLDER,
            {IDS[0]: Lack.NEWER, LATE: Lack.MISSING},
        ),
        ("foreign, higher", "sound", Opening.SOUND, Mismatch.FOREIGN, OURS),
        ("foreign, higher", "gone", Opening.SOUND, Mismatch.FOREIGN, ALL_MISSING),
        ("foreign, lower", "sound", Opening.SOUND, Mismatch.FOREIGN, OURS),
        ("foreign, of an earlier version", "sound", Opening.SOUND, Mismatch.FOREIGN, OURS),
        ("diverged", "sound", Opening.SOUND, Mismatch.DIVERGED, {IDS[0]: Lack.BOTH, LATE: Lack.MISSING}),
        ("gone", "sound", Opening.GONE, Mismatch.LACKING, OURS),
        ("damaged", "sound", Opening.DAMAGED, Mismatch.LACKING, OURS),
    ],
)
def test_what_the_file_does_not_tell_is_offered_and_its_kind_is_known(  # noqa: PLR0913, PLR0917  a table
    past: Past,
    tmp_path: Path,
    file: str,
    mirror: str,
    found: Opening,
    mismatch: Mismatch | None,
    offers: dict[str, Lack],
) -> None:
    store = DraftStore(scene(past, tmp_path, file, mirror))

    assert (store.found, store.lost.mismatch, offered(store)) == (found, mismatch, offers)


@pytest.mark.parametrize("mirror", ["damaged", "gone", "older", "folder"])
def test_an_older_file_is_told_by_a_copy_alone(past: Past, tmp_path: Path, mirror: str) -> None:
    path = scene(past, tmp_path, "sound", "sound")
    DraftStore(path)  # which leaves a copy of it
    later = path.read_bytes()
    home = tmp_path / "again"
    path = scene(past, home, "earliest", mirror)
    (path.parent / "copies" / "000000090.json").write_bytes(later)

    store = DraftStore(path)

    assert store.lost.mismatch is Mismatch.OLDER
    assert offered(store) == {IDS[0]: Lack.NEWER, IDS[1]: Lack.MISSING, IDS[2]: Lack.MISSING, LATE: Lack.MISSING}
    store.take_lost()
    assert states(DraftStore(path)) == states(DraftStore(scene(past, tmp_path / "sound", "sound")))


def test_an_older_file_is_told_by_histories_and_the_last_session_alone(past: Past, tmp_path: Path) -> None:
    path = scene(past, tmp_path, "sound")
    store = DraftStore(path)
    store.begin(IDS[0], store.load(IDS[0]))
    store.save(numbered(500), IDS[1])
    store.keep(IDS[1], numbered(500), Why.EXPORTED)
    path.write_bytes(past.files["older"] or b"")
    shutil.rmtree(path.parent / "copies")

    again = DraftStore(path)

    assert again.interrupted() is None, "what is older is not what was done"
    assert offered(again) == {IDS[0]: Lack.NEWER, IDS[1]: Lack.NEWER}
    again.take_lost()
    assert states(again)[IDS[0]] == states(store)[IDS[0]]
    assert states(again)[IDS[1]] == 500


def states(store: DraftStore) -> dict[str, int]:
    return {draft.id: number_in(report_to_json(draft.report)) for draft in store.drafts() if draft.report}


# ------------------------------------------------------------ taken, and not


def test_the_drafts_of_both_are_kept(past: Past, tmp_path: Path) -> None:
    path = scene(past, tmp_path, "foreign, higher")
    store = DraftStore(path)
    store.save(numbered(2999), THEIRS[0])
    theirs = reports(store)
    assert DraftStore(path).lost.mismatch is Mismatch.STRAY, "its own copies are there by now"

    store.take_lost()

    assert reports(store).items() >= theirs.items()
    assert set(reports(store)) == {*THEIRS, *IDS, LATE}
    assert offered(DraftStore(path)) == {}


def test_a_newer_state_takes_the_place_of_the_older_one_which_goes_into_the_history(past: Past, tmp_path: Path) -> None:
    path = scene(past, tmp_path, "older")
    store = DraftStore(path)
    older = store.load(IDS[0])

    store.take_lost()

    assert states(store)[IDS[0]] > past.branch[IDS[0]]
    assert older in [version.report for version in store.versions(IDS[0])]
    assert offered(DraftStore(path)) == {}


def test_where_both_went_on_what_is_here_stays_and_the_other_is_in_the_history(past: Past, tmp_path: Path) -> None:
    path = scene(past, tmp_path, "diverged")
    store = DraftStore(path)
    here, [there] = store.load(IDS[0]), [one.report for one in store.lost.offers if one.id == IDS[0]]

    store.take_lost()

    assert store.load(IDS[0]) == here
    assert there in [version.report for version in store.versions(IDS[0])]
    assert LATE in states(store)
    assert offered(DraftStore(path)) == {}


def test_what_was_binned_comes_back_into_the_bin_and_hand_overs_are_not_forgotten(past: Past, tmp_path: Path) -> None:
    path = scene(past, tmp_path, "sound")
    old = path.read_bytes()
    store = DraftStore(path)
    store.bin(IDS[1])
    store.delivered(IDS[2], DELIVERED)
    path.write_bytes(old)

    again = DraftStore(path)
    assert offered(again) == {IDS[1]: Lack.NEWER, IDS[2]: Lack.NEWER}
    again.take_lost()

    assert {draft.id for draft in again.drafts() if draft.binned} == {IDS[1]}
    assert again.deliveries(IDS[2]) == (DELIVERED,)


def test_what_was_taken_back_out_of_histories_is_gone_on_with(past: Past, tmp_path: Path) -> None:
    """The file counts from far lower numbers than ours has."""
    path = scene(past, tmp_path, "foreign, lower", "gone", "none")
    store = DraftStore(path)
    assert offered(store) == {IDS[0]: Lack.MISSING, IDS[1]: Lack.MISSING}
    store.take_lost()
    for number in range(3):
        store = DraftStore(path)
        assert offered(store) == {}
        store.save(numbered(950 + number), IDS[0])


def test_what_was_taken_back_here_is_known_to_be_later_than_a_copy_from_before(past: Past, tmp_path: Path) -> None:
    path = scene(past, tmp_path / "here", "older")
    DraftStore(path).save(numbered(990), IDS[1])
    shutil.copytree(path.parent, tmp_path / "there")
    DraftStore(path).take_lost()
    there = tmp_path / "there" / "drafts.json"
    DraftStore(there).save(numbered(991), IDS[2])
    path.write_bytes(there.read_bytes())

    store = DraftStore(path)

    assert offered(store) == {IDS[0]: Lack.NEWER, LATE: Lack.MISSING}


def test_a_file_that_tells_nothing_of_its_descent_is_gone_on_with_after_drafts_of_others_were_taken(
    past: Past, tmp_path: Path
) -> None:
    path = scene(past, tmp_path, "older, of an earlier version", "foreign, higher", "some")
    DraftStore(path).take_lost()
    for number in range(4):
        store = DraftStore(path)
        assert offered(store) == {}
        store.save(numbered(950 + number), IDS[number % 3])


@pytest.mark.parametrize("file", ["older", "foreign, higher", "diverged", "gone"])
def test_what_was_declined_stays_so_and_what_is_lost_anew_is_offered(past: Past, tmp_path: Path, file: str) -> None:
    path = scene(past, tmp_path, file)
    DraftStore(path).decline()
    for number in range(12):
        store = DraftStore(path)
        assert offered(store) == {}
        store.save(numbered(700 + number), NEW)

    path.unlink()

    assert offered(DraftStore(path))[NEW] is Lack.MISSING


def test_who_may_only_look_is_told_and_changes_nothing(past: Past, tmp_path: Path) -> None:
    for number, file in enumerate(past.files):
        path = scene(past, tmp_path / str(number), file)
        before = files(path.parent)
        store = looked_at(path)
        assert bool(store.lost.offers) == (file not in {"sound", "damaged", "gone"})
        store.decline()
        assert files(path.parent) == before


@pytest.mark.parametrize("saves", [MOST_SAVES, MOST_SAVES - 1])
def test_where_nobody_can_count_further_everything_can_still_be_read(past: Past, tmp_path: Path, saves: int) -> None:
    path = scene(past, tmp_path, "foreign, higher")
    path.write_bytes(render(parse(path.read_bytes()).tables, saves))
    store = DraftStore(path)
    store.take_lost()
    for number in range(3):
        store.save(numbered(900 + number), IDS[number])
    store.bin(IDS[0])

    again = DraftStore(path)

    assert (again.set_aside, offered(again), reports(again)) == (None, {}, reports(store))


def test_a_writer_at_work_is_not_taken_for_an_older_file(past: Past, tmp_path: Path) -> None:
    path = scene(past, tmp_path, "sound")
    writer, reader = DraftStore(path), looked_at(path)

    for number in range(3):
        writer.save(numbered(800 + number), IDS[number])
        assert offered(reader) == {}


# ------------------------------------------------------------ all together, again and again


FILES = (
    "sound",
    "older",
    "earliest",
    "foreign, higher",
    "foreign, lower",
    "diverged",
    "foreign, of an earlier version",
    "older, of an earlier version",
    "damaged",
    "gone",
)
MATRIX = [*product(FILES, MIRRORS, COPIES, ("later", "take", "decline"), (False, True))]


def test_in_every_state_nothing_that_is_known_gets_lost_and_nothing_older_is_shown_in_silence(
    past: Past, tmp_path: Path
) -> None:
    drawn = random.Random(14).sample(MATRIX, times(16, len(MATRIX)))  # noqa: S311  scenes, not secrets
    for number, (file, mirror, copies, answer, is_interrupted) in enumerate(drawn):
        path = Scene(file, mirror, copies).lay_out(past, tmp_path / str(number))
        try:
            ensure_all_stays_in_reach(path, owed_in(past, path), answer, is_interrupted=is_interrupted)
        except AssertionError as error:
            raise AssertionError((file, mirror, copies, answer, is_interrupted)) from error


def owed_in(past: Past, path: Path) -> set[tuple[str, int]]:
    """Return what has to stay in reach: not what another PC has gone on from, as if it had been done here."""
    there = known(path)
    gone_on = {draft_id for draft_id, number in there if 1000 <= number < 2000}
    return {
        (draft_id, number) for draft_id, number in there if draft_id not in gone_on or number > past.branch[draft_id]
    }


def ensure_all_stays_in_reach(path: Path, owed: set[tuple[str, int]], answer: str, *, is_interrupted: bool) -> None:
    numbers, is_declined = count(600), False
    for session in range(SESSIONS):
        store = DraftStore(path)
        offers = offered(store)
        if not is_declined:
            ensure_nothing_older_in_silence(store, owed)
        if session and answer != "later" and (path.parent / "copies").is_dir():
            assert offers == {}, "asked again"
        if offers and answer == "take":
            store.take_lost()
        elif offers and answer == "decline" and (path.parent / "copies").is_dir():
            store.decline()
            is_declined = True
        if is_interrupted:
            store.begin(NEW, numbered(0))
        for draft_id in (NEW, *IDS[: session % 2]):
            store.save(numbered(next(numbers)), draft_id)
        if not is_interrupted:
            store.end()
        assert owed - known(path) == set()


def ensure_nothing_older_in_silence(store: DraftStore, owed: set[tuple[str, int]]) -> None:
    here, offers = states(store), offered(store)
    for draft_id in {draft_id for draft_id, _ in owed}:
        ours = max((one for other, one in owed if other == draft_id and one < 600), default=0)
        if here.get(draft_id, 0) < ours or draft_id not in here:
            assert draft_id in offers
