from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Thread

import pytest

from models.drafts.store import DraftStore
from models.report.delivered import Delivered
from models.report.report import Report
from models.report.report_json import report_to_json
from models.system.errors import DraftNotFound, NewerVersion, ReportError
from tests import ROOT
from tests.builders import answered, balanced, cell, sample
from tests.thoroughness import times

COUNTER = "applications/new/natural"

SAVING_WITHOUT_END = """
import sys
from itertools import count
from pathlib import Path
from models.drafts.store import DraftStore
from tests.builders import answered, sample

store, report = DraftStore(Path(sys.argv[1])), sample("003")
for number in count(1):
    store.save(answered(report, {"applications/new/natural": str(number)}), "draft")
    print(number, flush=True)
"""
SAVING_CHINESE = """
import sys
from pathlib import Path
from models.drafts.store import DraftStore
from tests.builders import sample

assert DraftStore(Path(sys.argv[1])).save(sample("002"), "draft") == "draft"
assert DraftStore(Path(sys.argv[1])).load("draft") == sample("002")
"""


DRAFT = {"id": "a", "saved": "2024-01-09T08:00:00+00:00", "binned": False, "report": {}}
FIRST = Delivered("TKCW-DA0Q", datetime(2026, 1, 21, 7, 30, tzinfo=UTC), "E:\\鲤城区_2023_TKCW-DA0Q")
SECOND = Delivered("85T9-0W9E", datetime(2026, 1, 22, 15, 30, tzinfo=timezone(timedelta(hours=8))), "/media/u")
DELIVERY = {"code": "TKCW-DA0Q", "when": "2026-01-21T15:30:00+08:00", "folder": "E:"}
UNSOUND: tuple[object, ...] = (None, DELIVERY, [5], [{**DELIVERY, "when": "gestern"}], [{**DELIVERY, "code": 5}])
"""What is no list of hand-overs."""


def fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


def numbered(number: int) -> Report:
    return answered(Report.blank(2023), {COUNTER: str(number)})


def leftovers(path: Path) -> list[Path]:
    """Return what interrupted writes have left beside a draft file."""
    return list(path.parent.rglob("*.tmp"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "数据" / "drafts.json"


def test_a_draft_is_saved_and_loaded(path: Path) -> None:
    draft_id = DraftStore(path).save(balanced())

    assert DraftStore(path).load(draft_id) == balanced()
    assert DraftStore(path).set_aside is None


def test_saving_again_replaces_the_draft(path: Path) -> None:
    store = DraftStore(path)
    draft_id = store.save(numbered(1))

    assert store.save(numbered(2), draft_id) == draft_id

    assert [draft.report for draft in store.drafts()] == [numbered(2)]


def test_drafts_are_listed_with_the_last_saved_first(path: Path) -> None:
    store = DraftStore(path)
    first, second = store.save(numbered(1)), store.save(numbered(2))
    assert [draft.id for draft in store.drafts()] == [second, first]

    store.save(numbered(3), first)

    assert [draft.id for draft in DraftStore(path).drafts()] == [first, second]
    assert all(draft.saved <= datetime.now(UTC) for draft in store.drafts())


def test_a_draft_goes_to_the_bin_and_comes_back(path: Path) -> None:
    store = DraftStore(path)
    draft_id = store.save(numbered(1))

    store.bin(draft_id)
    assert [draft.binned for draft in DraftStore(path).drafts()] == [True]
    assert store.load(draft_id) == numbered(1)

    store.restore(draft_id)
    assert [draft.binned for draft in DraftStore(path).drafts()] == [False]


def test_there_are_no_drafts_at_first(path: Path) -> None:
    store = DraftStore(path)

    assert store.drafts() == ()
    for request in (store.load, store.bin, store.restore, store.deliveries):
        with pytest.raises(DraftNotFound):
            request("none")
    with pytest.raises(DraftNotFound):
        store.delivered("none", FIRST)


def test_hand_overs_are_remembered_in_their_order(path: Path) -> None:
    store = DraftStore(path)
    draft_id, other = store.save(numbered(1)), store.save(numbered(2))

    store.delivered(draft_id, FIRST)
    store.delivered(draft_id, SECOND)

    for one in (store, DraftStore(path)):
        assert one.deliveries(draft_id) == (FIRST, SECOND)
        assert one.deliveries(other) == ()
        assert {draft.id: draft.deliveries for draft in one.drafts()} == {draft_id: (FIRST, SECOND), other: ()}
    assert store.load(draft_id) == numbered(1)


def test_hand_overs_stay_when_the_draft_changes(path: Path) -> None:
    store = DraftStore(path)
    draft_id = store.save(numbered(1))
    store.delivered(draft_id, FIRST)

    store.save(numbered(2), draft_id)
    store.bin(draft_id)
    store.restore(draft_id)

    assert DraftStore(path).deliveries(draft_id) == (FIRST,)
    assert DraftStore(path).load(draft_id) == numbered(2)


def test_a_hand_over_that_cannot_be_stored_leaves_the_draft(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = DraftStore(path)
    draft_id = store.save(numbered(1))
    store.delivered(draft_id, FIRST)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space"):
            store.delivered(draft_id, SECOND)

    assert store.deliveries(draft_id) == DraftStore(path).deliveries(draft_id) == (FIRST,)


def test_drafts_of_earlier_versions_were_not_handed_over(path: Path) -> None:
    path.parent.mkdir()
    draft = {**DRAFT, "report": report_to_json(numbered(1))}
    path.write_text(json.dumps({"drafts": {"1": draft}}), encoding="utf-8")
    store = DraftStore(path)
    assert store.set_aside is None
    assert store.deliveries("a") == ()

    store.delivered("a", FIRST)

    assert DraftStore(path).deliveries("a") == (FIRST,)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_failed_save_leaves_the_old_draft(path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    store = DraftStore(path)
    draft_id = store.save(numbered(1))
    with monkeypatch.context() as broken:
        broken.setattr(os, call, fail)
        with pytest.raises(OSError, match="No space"):
            store.save(numbered(2), draft_id)
        with pytest.raises(OSError, match="No space"):
            store.save(numbered(3))

    assert [draft.report for draft in store.drafts()] == [numbered(1)]
    assert DraftStore(path).load(draft_id) == numbered(1)
    assert not leftovers(path)

    store.save(numbered(4), draft_id)
    assert DraftStore(path).load(draft_id) == numbered(4)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the mode of a folder stops neither Windows nor root")
def test_a_read_only_folder_leaves_the_old_draft(path: Path) -> None:
    store = DraftStore(path)
    draft_id = store.save(numbered(1))
    path.parent.chmod(0o500)
    try:
        with pytest.raises(PermissionError):
            store.save(numbered(2), draft_id)
        assert DraftStore(path).load(draft_id) == numbered(1)
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"drafts": {"1": {"id": "a", "saved"', id="truncated"),
        pytest.param(b"\0" * 4096, id="NUL"),
        pytest.param('{"drafts": {}, "机关": ""}'.encode("gbk"), id="GBK"),
        pytest.param(b"[]", id="list"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b'{"drafts": []}', id="list of drafts"),
        pytest.param(json.dumps({"drafts": {"x": DRAFT}}).encode(), id="name instead of number"),
        pytest.param(json.dumps({"drafts": {"1": []}}).encode(), id="list instead of draft"),
        pytest.param(json.dumps({"drafts": {"1": {**DRAFT, "saved": "gestern"}}}).encode(), id="no date"),
        pytest.param(json.dumps({"drafts": {"1": {**DRAFT, "saved": 5}}}).encode(), id="number for a date"),
        pytest.param(json.dumps({"drafts": {"1": {**DRAFT, "id": 5}}}).encode(), id="number for an id"),
        pytest.param(json.dumps({"drafts": {"1": {**DRAFT, "binned": "no"}}}).encode(), id="text for a mark"),
        pytest.param(b'{"drafts": {"1": {"id": "a"}}}', id="half a draft"),
        *(
            pytest.param(
                json.dumps({"drafts": {"1": {**DRAFT, "deliveries": found}}}).encode(), id=f"hand-overs {found}"
            )
            for found in UNSOUND
        ),
    ],
)
def test_a_damaged_file_is_set_aside_untouched(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    store = DraftStore(path)

    assert store.set_aside is not None
    assert store.set_aside.read_bytes() == content
    assert store.drafts() == ()
    draft_id = store.save(numbered(1))
    again = DraftStore(path)
    assert (again.set_aside, again.load(draft_id)) == (None, numbered(1))
    assert store.set_aside.read_bytes() == content


def test_a_truncated_file_is_set_aside_wherever_it_ends(path: Path) -> None:
    DraftStore(path).save(numbered(1))
    content = path.read_bytes()

    for end in range(0, len(content), 7):
        path.write_bytes(content[:end])
        store = DraftStore(path)
        assert store.drafts() == ()
        assert store.set_aside is not None
        assert store.set_aside.read_bytes() == content[:end]


@pytest.mark.parametrize(
    ("report", "error"),
    [
        ({}, ReportError),
        ([], ReportError),
        ({**report_to_json(Report.blank(2023)), "schema": 9}, NewerVersion),
        ({**report_to_json(Report.blank(2023)), "rows": {}}, ReportError),
    ],
)
def test_one_unreadable_draft_is_listed_and_kept_beside_the_others(
    path: Path, report: object, error: type[ReportError]
) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"drafts": {"7": {**DRAFT, "report": report}}}), encoding="utf-8")
    store = DraftStore(path)

    store.save(numbered(1))

    drafts = {draft.id: draft for draft in DraftStore(path).drafts()}
    assert drafts["a"].report is None
    assert drafts["a"].fault
    assert len(drafts) == 2
    with pytest.raises(error):
        store.load("a")
    assert json.loads(path.read_bytes())["drafts"]["7"]["report"] == report


def test_leftovers_of_killed_writes_are_swept(path: Path) -> None:
    DraftStore(path).save(numbered(1), "a")
    DraftStore(path).save(numbered(2), "a")
    others = [path.with_name("notes.tmp"), path.with_name("notes.json")]
    before = {one for one in path.parent.rglob("*") if one.is_file()}
    for one in [*others, *(one.with_name(f"{one.name}.0123.tmp") for one in before)]:
        one.touch()

    DraftStore(path)

    assert len(before) == 4  # the file, both copies, a version
    assert {*before, *others} <= {one for one in path.parent.rglob("*") if one.is_file()}
    assert leftovers(path) == [path.with_name("notes.tmp")]


def test_threads_do_not_lose_drafts(path: Path) -> None:
    store = DraftStore(path)
    threads = [Thread(target=store.save, args=(numbered(n), f"draft{n}")) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {draft.report.figure(cell(COUNTER)) for draft in DraftStore(path).drafts() if draft.report} == set(range(20))


def child(code: str, path: Path, **environment: str) -> subprocess.Popen[str]:
    variables = {**os.environ, **environment}
    return subprocess.Popen(  # noqa: S603  our own code
        [sys.executable, "-c", code, path],
        cwd=ROOT,
        env=variables,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_drafts_are_utf_8_whatever_the_locale(path: Path) -> None:
    with child(SAVING_CHINESE, path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") as saving:
        assert saving.wait() == 0

    assert "鲤城区人民政府开元街道办事处" in path.read_bytes().decode("utf-8")
    assert DraftStore(path).load("draft") == sample("002")


def test_a_killed_program_leaves_the_last_acknowledged_draft_or_a_newer_one(path: Path) -> None:
    moments = random.Random(20240109)  # noqa: S311  moments, not secrets
    for _ in range(times(8, 100)):
        path.unlink(missing_ok=True)
        acknowledged = _killed_while_saving(path, moments.randrange(1, 40), moments.random() / 100)

        store = DraftStore(path)

        assert store.set_aside is None
        saved = store.load("draft").figure(cell(COUNTER))
        assert saved in {acknowledged, acknowledged + 1}
        assert not leftovers(path)


def _killed_while_saving(path: Path, saves: int, pause: float) -> int:
    """Kill a program at some moment after so many saves, and return the number of the last one it has told of."""
    with child(SAVING_WITHOUT_END, path) as saving:
        assert saving.stdout is not None
        told = [saving.stdout.readline() for _ in range(saves)]
        try:
            saving.wait(pause)
        except subprocess.TimeoutExpired:
            saving.kill()
        told += saving.stdout.readlines()
    return int([line for line in told if line.endswith("\n")][-1])


def test_who_may_only_look_sees_the_file_as_it_is_now(path: Path) -> None:
    DraftStore(path).save(balanced(2022))
    first = path.read_bytes()
    store = DraftStore(path)
    store.save(balanced(2023))

    store.read_only = "别人正在填。"
    path.write_bytes(first)

    assert [draft.report and draft.report.year for draft in store.drafts()] == [2022]
