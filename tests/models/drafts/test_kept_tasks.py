"""Tasks that were opened stay known: their deadlines, who receives the reports, which unit this is."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from errno import ENOSPC
from pathlib import Path

import pytest

from models.drafts.kept_tasks import KeptTask, KeptTasks
from models.drafts.store import DraftStore
from models.exchange.task_package import TaskPackage
from models.system.sealed_json import unsealed
from tests.builders import balanced, of_a_task
from tests.models.exchange.tasks import BUREAU, STREET, TASK_ID, a_task

PACKAGE = TaskPackage(a_task(), "通知\n")
LATER = TaskPackage(replace(a_task(), due=date(2026, 1, 25)))
OTHER = TaskPackage(replace(a_task(), id="0" * 16, year=2026))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tasks"


def test_what_is_kept_is_there_the_next_time(folder: Path) -> None:
    KeptTasks(folder).keep(PACKAGE, STREET.id)

    [kept] = KeptTasks(folder).all

    assert kept == KeptTask(PACKAGE, STREET.id) == KeptTasks(folder).of(TASK_ID)
    assert kept.unit == STREET
    assert [path.name for path in folder.iterdir()] == [f"{TASK_ID}.json"]


def test_the_task_of_a_report_says_when_it_is_due(folder: Path) -> None:
    tasks = KeptTasks(folder)
    assert tasks.due_of(of_a_task(balanced())) is None

    tasks.keep(PACKAGE, STREET.id)

    assert tasks.due_of(of_a_task(balanced())) == date(2026, 1, 20)
    assert tasks.of_report(of_a_task(balanced())) == PACKAGE.task
    assert tasks.due_of(balanced()) is None
    assert (tasks.due(2025), tasks.due(2024)) == (date(2026, 1, 20), None)


def test_two_tasks_of_a_year_that_differ_say_no_day_for_all(folder: Path) -> None:
    tasks = KeptTasks(folder)
    tasks.keep(PACKAGE, STREET.id)
    tasks.keep(TaskPackage(replace(LATER.task, id="0" * 16)), STREET.id)

    assert tasks.due(2025) is None


def test_what_a_package_said_before_stays(folder: Path) -> None:
    tasks = KeptTasks(folder)
    for package in (PACKAGE, PACKAGE, LATER):
        tasks.keep(package, STREET.id)

    content = unsealed((folder / f"{TASK_ID}.json").read_bytes())

    assert tasks.of(TASK_ID) == KeptTask(LATER, STREET.id)
    assert [one["task"]["due"] for one in content["former"]] == ["2026-01-20"]


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 100_000, b'{"sha256":"0","content":{}}'])
def test_a_damaged_file_is_moved_aside_and_hides_no_other(folder: Path, content: bytes) -> None:
    KeptTasks(folder).keep(OTHER, STREET.id)
    (folder / f"{TASK_ID}.json").write_bytes(content)

    tasks = KeptTasks(folder)
    assert [one.package for one in tasks.all] == [OTHER]
    tasks.keep(PACKAGE, STREET.id)

    assert sorted(one.task.id for one in KeptTasks(folder).all) == sorted((OTHER.task.id, TASK_ID))
    assert [path.read_bytes() for path in folder.iterdir() if "损坏" in path.name] == [content]


def test_what_cannot_be_written_is_not_known_either(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = KeptTasks(folder)
    tasks.keep(PACKAGE, STREET.id)
    before = (folder / f"{TASK_ID}.json").read_bytes()

    def full(_: int) -> None:
        raise OSError(ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="full"):
            tasks.keep(LATER, BUREAU.id)

    assert tasks.of(TASK_ID) == KeptTask(PACKAGE, STREET.id)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {f"{TASK_ID}.json": before}


@pytest.mark.parametrize("name", ["x.json", "7QK2M4X9D0B1HZ3D.json", "7QK2M4X9D0B1HZ3C.json.tmp"])
def test_a_file_of_another_name_is_no_task(folder: Path, name: str) -> None:
    KeptTasks(folder).keep(PACKAGE, STREET.id)
    (folder / f"{TASK_ID}.json").rename(folder / name)

    assert KeptTasks(folder).all == ()


def test_a_sealed_file_that_holds_something_else_is_none(folder: Path) -> None:
    tasks = KeptTasks(folder)
    tasks.keep(PACKAGE, STREET.id)
    written = json.loads((folder / f"{TASK_ID}.json").read_bytes())

    assert set(written["content"]) == {"package", "unit_id", "former"}
    assert KeptTask(PACKAGE, "none").unit is None


def test_the_tasks_lie_beside_the_drafts(tmp_path: Path) -> None:
    DraftStore(tmp_path / "drafts.json").tasks.keep(PACKAGE, STREET.id)

    assert DraftStore(tmp_path / "drafts.json").tasks.of(TASK_ID) == KeptTask(PACKAGE, STREET.id)
    assert DraftStore(tmp_path / "drafts.json", held="别人在用。").tasks.of(TASK_ID)
