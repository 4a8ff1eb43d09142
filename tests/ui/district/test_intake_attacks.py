"""Sticks that are pulled, deceive, or never end: the register says nothing of them that is not so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from models.district.outcomes import Kind, Outcome
from models.district.register.register import Register
from models.exchange.manifest import MANIFEST, manifest_of
from models.exchange.manifest_json import write_manifest
from models.report.report_json import write_json
from tests.builders import answered
from tests.district import GRANTED, NEW, district, report_of
from tests.district_tasks import WHO, register_for
from tests.ui.district.test_intake_run import Ended, taken_in
from ui.district.intake_run import IntakeRun

ROSTER = district(8)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return register_for(tmp_path / "register", ROSTER)


def a_stick(folder: Path) -> Path:
    for unit in ROSTER.counted:
        (folder / unit.name).mkdir(parents=True)
        (folder / unit.name / "年报.json").write_bytes(write_json(report_of(unit)))
    return folder


def test_a_stick_that_is_pulled_meanwhile_costs_what_was_not_read(register: Register, tmp_path: Path) -> None:
    stick, away = a_stick(tmp_path / "U盘"), tmp_path / "抽屉"
    found: dict[str, Outcome] = {}
    for step in IntakeRun(register, [stick], WHO):
        assert not step.trouble
        found |= {one.key: one for one in step.outcomes}
        if stick.exists() and found:
            stick.rename(away)

    taken = [one for one in found.values() if one.kind is Kind.TAKEN]
    lost = [one for one in found.values() if one.kind is Kind.ASIDE]
    assert len(taken) + len(lost) == len(ROSTER.counted) == len(found)
    assert all("拔出" in one.sentence for one in lost)
    assert register.ledger.objects.keys() == {one.sha256 for one in taken}
    shutil.copytree(away, stick)
    again = taken_in(register, stick)
    again.ensure_sum()
    assert len(register.ledger.submissions) == len(ROSTER.counted)


def test_whatever_the_order_the_register_knows_the_same(tmp_path: Path) -> None:
    stick = a_stick(tmp_path / "U盘")
    (stick / "又一版.json").write_bytes(
        write_json(answered(report_of(ROSTER.counted[0]), {NEW: "900", GRANTED: "899"}))
    )
    files = sorted(stick.rglob("*.json"))
    known = []
    for seed in range(2):
        with register_for(tmp_path / f"{seed}", ROSTER) as register:
            for path in Random(seed).sample(files, len(files)):  # noqa: S311  nothing is secret here
                taken_in(register, path)
            due = register.ledger.task.due if register.ledger.task else None
            assert due
            known.append((register.ledger.objects.keys(), register.standing(due).states))
    assert known[0] == known[1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_what_is_no_file_is_told_and_nobody_waits_for_it(register: Register, tmp_path: Path) -> None:
    stick = a_stick(tmp_path / "U盘")
    os.mkfifo(stick / "管道.json")
    (stick / "设备.json").symlink_to("/dev/zero")
    (stick / "转圈").symlink_to(stick, target_is_directory=True)
    (stick / "链接.zip").symlink_to("/dev/zero")
    found = taken_in(register, stick)

    found.ensure_sum()
    aside = [one for one in found.outcomes.values() if one.kind is Kind.ASIDE]
    assert len(aside) == 4
    assert all(one.arrival is None and one.sentence.endswith("。") for one in aside)
    assert found.total == len(ROSTER.counted) + len(aside)


@contextmanager
def levels(folder: Path, number: int) -> Iterator[None]:
    """Have so many folders within each other, made by going into each: no path names the last of them."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(number):
        os.mkdir("深", dir_fd=here)
        below = os.open("深", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    yield
    top, spare = folder / "深", folder / "浅"
    while (top / "深").exists():  # what takes all away at once goes into each, too, and not so far
        (top / "深").rename(spare)
        top.rmdir()
        spare.rename(top)
    top.rmdir()


@pytest.mark.skipif(os.mkdir not in os.supports_dir_fd, reason="folders are made by their paths only")
def test_a_thousand_levels_of_folders_end_with_a_sentence(register: Register, tmp_path: Path) -> None:
    stick = a_stick(tmp_path / "U盘")
    with levels(stick, 1_000):
        found = taken_in(register, stick)

    found.ensure_sum()
    [deep] = [one for one in found.outcomes.values() if one.kind is Kind.ASIDE]
    assert "层" in deep.sentence


@pytest.mark.parametrize("extra", ["年报.JSON", "autorun.inf", "AUTORUN.INF", "年报\u200b.json"])
def test_what_lies_too_much_in_a_hand_over_is_told(register: Register, tmp_path: Path, extra: str) -> None:
    unit = ROSTER.counted[0]
    content = write_json(report_of(unit))
    (tmp_path / "a").mkdir()
    if extra in {path.name for path in (tmp_path / "a").iterdir()}:
        pytest.skip("the system takes both for one")
    (tmp_path / "a" / extra).write_bytes(b"x")
    (tmp_path / "a" / "年报.json").write_bytes(content)
    (tmp_path / "a" / MANIFEST).write_bytes(write_manifest(manifest_of(report_of(unit), {"年报.json": content})))
    found: Ended = taken_in(register, tmp_path / "a")

    found.ensure_sum()
    [told] = found.of(MANIFEST)
    assert told.kind is Kind.ASIDE
    assert "多了" in told.sentence
    [report] = [one for one in found.outcomes.values() if one.name.endswith("年报.json") and one.kind is Kind.TAKEN]
    assert "清单" in report.sentence
