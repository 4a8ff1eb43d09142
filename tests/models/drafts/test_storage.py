from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

import models.drafts.storage as module
import models.drafts.store as store_module
from models.drafts.backups import mirror_of
from models.drafts.recovery import InterruptedWork
from models.drafts.store import DraftStore
from models.report.report import Report
from models.report.report_json import report_to_json
from models.system.errors import ChangedElsewhere
from models.system.files import replacing
from tests.builders import answered
from tests.models.drafts.damage import IDS, Full, files, listed, numbered, offered, reports, with_drafts
from tests.models.faulty import held
from tests.thoroughness import times

NEW = "f" * 32


def test_every_save_is_written_twice(three: Path) -> None:
    store = DraftStore(three)
    for number in range(3):
        store.save(numbered(number), IDS[0])
        assert mirror_of(three).read_bytes() == three.read_bytes()


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_save_that_fails_changes_nothing(three: Path, full: Full, call: str) -> None:
    store = DraftStore(three)
    store.save(numbered(5), IDS[0])
    before = files(three.parent)
    with full(call):
        for _ in range(3):
            with pytest.raises(OSError, match="No space"):
                store.save(numbered(6), IDS[0])

    assert files(three.parent) == before
    assert reports(store)[IDS[0]] == numbered(5)
    store.save(numbered(7), IDS[0])
    assert reports(DraftStore(three))[IDS[0]] == numbered(7)


# ------------------------------------------------------------ somebody else


def test_what_somebody_else_has_written_is_not_written_over(three: Path, tmp_path: Path) -> None:
    first, second = DraftStore(three, fallback=tmp_path / "fallback"), DraftStore(three)
    second.save(numbered(60), IDS[0])
    before = three.read_bytes()

    for _ in range(2):
        assert reports(first)[IDS[0]] == numbered(0)
        with pytest.raises(ChangedElsewhere):
            first.save(numbered(70), IDS[0])
    with pytest.raises(ChangedElsewhere):
        first.bin(IDS[1])

    assert three.read_bytes() == before
    again = DraftStore(three, fallback=tmp_path / "fallback")
    interrupted = again.interrupted()
    assert interrupted is not None
    assert (interrupted.before, interrupted.after) == (numbered(60), numbered(70))


def test_another_file_of_the_same_size_and_time_is_noticed(three: Path) -> None:
    """Drives that tell the time in steps of two seconds are common, and a digit is a digit."""
    first = DraftStore(three)
    first.save(numbered(50), IDS[0])
    stamp = three.stat()
    other = report_to_json(numbered(51))
    three.write_bytes(with_drafts(three.read_bytes(), lambda drafts: drafts["1"].update(report=other)))
    os.utime(three, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert three.stat().st_size == stamp.st_size
    assert three.stat().st_mtime_ns == stamp.st_mtime_ns

    with pytest.raises(ChangedElsewhere):
        first.save(numbered(52), IDS[0])

    assert reports(DraftStore(three))[IDS[0]] == numbered(51)


def test_a_file_that_was_only_touched_is_nobody_elses(three: Path) -> None:
    store = DraftStore(three)
    os.utime(three, (1, 1))

    store.save(numbered(5), IDS[0])

    assert reports(DraftStore(three))[IDS[0]] == numbered(5)


def test_a_file_that_appears_is_not_written_over(path: Path, model: Path) -> None:
    store = DraftStore(path)
    shutil.copy(model / "drafts.json", path)

    with pytest.raises(ChangedElsewhere):
        store.save(numbered(5), NEW)

    assert len(DraftStore(path).drafts()) == 3


@pytest.mark.parametrize("is_folder_gone", [False, True])
def test_a_file_that_is_gone_while_the_program_runs_is_written_anew(three: Path, *, is_folder_gone: bool) -> None:
    store = DraftStore(three)
    three.unlink()
    if is_folder_gone:
        shutil.rmtree(three.parent)
        with pytest.raises(FileNotFoundError):
            store.save(numbered(5), IDS[0])
        three.parent.mkdir()

    store.save(numbered(5), IDS[0])

    assert reports(DraftStore(three)) == {IDS[0]: numbered(5), IDS[1]: numbered(1), IDS[2]: numbered(2)}


@pytest.mark.parametrize("content", [b"", b"\0" * 700, b"{}}"])
def test_a_file_that_is_damaged_while_the_program_runs_is_set_aside(three: Path, content: bytes) -> None:
    store = DraftStore(three)
    three.write_bytes(content)

    store.save(numbered(5), IDS[0])

    assert reports(DraftStore(three)) == {IDS[0]: numbered(5), IDS[1]: numbered(1), IDS[2]: numbered(2)}
    assert content in [aside.read_bytes() for aside in three.parent.glob("drafts.损坏-*.json")]


def test_a_write_that_was_done_although_it_failed_is_our_own(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive may break off after it has done what it was asked for."""

    def unanswered(old: Path, new: Path) -> Path:
        rename(old, new)
        raise OSError(64, "The specified network name is no longer available")

    store, rename = DraftStore(three), os.replace
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", unanswered)
        for number in range(2):
            with pytest.raises(OSError, match="network"):
                store.save(numbered(5 + number), IDS[0])

    store.save(numbered(9), IDS[0])

    assert reports(DraftStore(three))[IDS[0]] == numbered(9)


def test_a_reader_sees_what_the_writer_saves(three: Path) -> None:
    writer, reader = DraftStore(three), DraftStore(three, held="有人在用。")
    assert reader.load(IDS[0]) == numbered(0)

    writer.save(numbered(5), IDS[0])
    assert reader.load(IDS[0]) == numbered(5)
    writer.save(numbered(6), NEW)

    before = files(three.parent)
    assert listed(reader) == listed(writer)
    assert reader.load(NEW) == numbered(6)
    assert files(three.parent) == before


@pytest.mark.parametrize("content", [None, b"", b"damaged"])
def test_a_reader_keeps_what_it_has_seen(three: Path, content: bytes | None) -> None:
    reader = DraftStore(three, held="有人在用。")
    before = listed(reader)
    three.unlink()
    if content is not None:
        three.write_bytes(content)

    assert listed(reader) == before


def test_a_reader_keeps_what_it_has_seen_when_the_folder_cannot_be_read(three: Path) -> None:
    reader = DraftStore(three, held="有人在用。")
    before = listed(reader)
    three.parent.rename(three.parent.with_name("elsewhere"))
    three.parent.write_bytes(b"")

    assert listed(reader) == before
    assert reader.load(IDS[0]) == numbered(0)


# ------------------------------------------------------------ the second copy


def test_a_second_copy_that_cannot_be_written_is_written_with_the_next_save(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = DraftStore(three)

    def refused(path: Path) -> object:
        if path == mirror_of(three):
            raise OSError(28, "No space left on device")
        return replacing(path)

    with monkeypatch.context() as broken:
        broken.setattr(module, "replacing", refused)
        store.save(numbered(5), IDS[0])
    assert mirror_of(three).read_bytes() != three.read_bytes()
    assert reports(DraftStore(three))[IDS[0]] == numbered(5)

    store.save(numbered(6), IDS[0])
    assert mirror_of(three).read_bytes() == three.read_bytes()


def test_the_second_copy_is_never_ahead_of_the_file(three: Path, full: Full) -> None:
    """What was not saved is not offered as something that was lost."""
    store = DraftStore(three)
    store.save(numbered(5), IDS[0])
    with full.for_names("drafts.json"), pytest.raises(OSError, match="No space"):
        store.save(numbered(6), IDS[0])

    assert mirror_of(three).read_bytes() == three.read_bytes()
    assert offered(DraftStore(three)) == {}


# ------------------------------------------------------------ clocks, threads, letters


class Clock(datetime):
    """A clock that can be set."""

    at = datetime(2026, 1, 9, 8, 0, tzinfo=UTC)

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # noqa: ARG003  always the same
        return cls.at


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return what sets all clocks to so many days from the beginning, for good."""
    import models.drafts.versions as histories  # noqa: PLC0415
    import models.system.set_aside as asides  # noqa: PLC0415  their clocks alone

    for one in (store_module, asides, histories):
        monkeypatch.setattr(one, "datetime", Clock)

    def set_to(days: int) -> None:
        Clock.at = datetime(2026, 1, 9, 8, 0, tzinfo=UTC) + timedelta(days=days)

    return set_to


def test_clocks_reorder_nothing(path: Path, set_clock: Callable[[int], None]) -> None:
    for number, days in enumerate([0, -365, 400, -3650, -3650, 20, 0]):
        set_clock(days)
        store = DraftStore(path)
        store.save(numbered(number), f"{number % 3}" * 32)
        assert store.drafts()[0].report == numbered(number)

    assert [draft.id[0] for draft in DraftStore(path).drafts()] == ["0", "2", "1"]
    assert [version.report for version in store.versions(IDS[0])] == [numbered(3), numbered(0)]
    assert store.backups[0].reports == (numbered(6), numbered(5), numbered(4))
    saves = [copy.file.saves for copy in store.backups]
    assert saves == sorted(saves, reverse=True) == [7, 6, 5, 4, 3, 2, 1]
    for number in range(3):  # in the very same second
        path.write_bytes(b"%d" % number)
        assert [copy.file.saves for copy in DraftStore(path).backups] == saves
    assert len(list(path.parent.glob("*损坏*"))) == 3


@pytest.mark.parametrize("year", [1, 1900, 9999])
def test_no_clock_keeps_anybody_from_the_drafts(path: Path, set_clock: Callable[[int], None], year: int) -> None:
    set_clock(0)
    Clock.at = Clock.at.replace(year=year)
    DraftStore(path).save(numbered(1), IDS[0])
    DraftStore(path).save(numbered(2), IDS[0])

    store = DraftStore(path)

    assert reports(store) == {IDS[0]: numbered(2)}
    assert [version.report for version in store.versions(IDS[0])] == [numbered(1)]
    assert [copy.drafts for copy in store.backups] == [1, 1]


def test_threads_lose_nothing(path: Path) -> None:
    store = DraftStore(path)
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(times(5, 50)):
                store.save(numbered(step), f"{number}" * 32)
                assert store.load(f"{number}" * 32) == numbered(step)
                assert [version.fault for version in store.versions("0" * 32) if version.fault] == []
                store.bin(f"{number}" * 32)
                assert store.backups
                assert f"{number}" * 32 in [draft.id for draft in store.drafts()]
        except BaseException as error:  # noqa: BLE001  of whatever kind
            errors.append(error)

    threads = [Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    found = DraftStore(path).drafts()
    assert {draft.id: (draft.report, draft.binned) for draft in found} == {
        f"{number}" * 32: (numbered(times(5, 50) - 1), True) for number in range(4)
    }


def test_half_a_letter_keeps_nobody_from_saving(path: Path) -> None:
    report = answered(Report.blank(2023), {"texts/overview": "一\ud83d二\ude00三😀"})

    draft_id = DraftStore(path).save(report)

    assert DraftStore(path).load(draft_id).text("texts", "overview") == "一\ufffd二\ufffd三😀"


# ------------------------------------------------------------ files that others hold


def test_what_a_scanner_holds_for_a_moment_is_read_all_the_same(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, held_once = Path.read_bytes, set[Path]()

    def read_bytes(path: Path) -> bytes:
        if path not in held_once:
            held_once.add(path)
            raise held()
        return real(path)

    store = DraftStore(three)
    store.save(numbered(5), IDS[0])
    store.begin(IDS[0], numbered(0))
    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    store = DraftStore(three)

    assert reports(store)[IDS[0]] == numbered(5)
    assert store.interrupted() == InterruptedWork(IDS[0], numbered(0), numbered(5))
    assert [version.report for version in store.versions(IDS[0])] == [numbered(0)]


def test_what_a_scanner_holds_for_a_moment_is_set_aside_all_the_same(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(old: Path, new: Path) -> None:
        if errors:
            raise errors.pop()
        real(old, new)

    real, errors = os.rename, [held()]
    three.write_bytes(b"?")
    monkeypatch.setattr(os, "rename", rename)

    aside = DraftStore(three).set_aside

    assert aside is not None
    assert (aside.suffix, aside.read_bytes()) == (".json", b"?")
