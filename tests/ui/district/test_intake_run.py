"""A whole stick through real sandboxes into a real register: every trouble has its outcome, and n is the sum."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from models.district.outcomes import Kind, Outcome, tally
from models.district.register.register import Register
from models.district.unit_state import UnitState
from models.exchange.manifest import MANIFEST, manifest_of
from models.exchange.manifest_json import write_manifest
from models.report.report import Report
from models.report.report_json import write_json
from tests import ROOT
from tests.builders import answered
from tests.district import Stick, Trouble, district, hand_in, report_of
from tests.district_tasks import WHO, register_for, task_for
from tests.models.importers.own.workbooks import exported
from tests.thoroughness import before_landing
from ui.district.intake_run import IntakeRun

ROSTER = district(len(Trouble) + 2)
TROUBLES = dict(zip((unit.id for unit in ROSTER.counted), Trouble, strict=False))
BY_TROUBLE = {trouble: id_ for id_, trouble in TROUBLES.items()}

KINDS: dict[Trouble, list[Kind]] = {
    Trouble.NOTHING: [],
    Trouble.TWICE: [Kind.KNOWN, Kind.TAKEN],
    Trouble.BOTH_KINDS: [Kind.BESIDE, Kind.BESIDE, Kind.KNOWN, Kind.TAKEN],
    Trouble.TWO_VERSIONS: [Kind.VERSIONS, Kind.VERSIONS],
    Trouble.FAULTY: [Kind.TAKEN],
    Trouble.BLANK_CELL: [Kind.TAKEN],
    Trouble.ALL_BLANK: [Kind.ASIDE],
    Trouble.ALL_ZERO: [Kind.TAKEN],
    Trouble.LAST_YEAR: [Kind.ASIDE],
    Trouble.LAST_YEAR_TOO: [Kind.ASIDE, Kind.TAKEN],
    Trouble.PUT_ASIDE: [],
    Trouble.UNFINISHED: [],
    Trouble.RETYPED: [Kind.CHANGED],
    Trouble.FOREIGN_FILE: [Kind.NO_DATA],
    Trouble.DAMAGED: [Kind.ASIDE],
    Trouble.SHORT_NAME: [Kind.WHOSE],
    Trouble.AGGREGATE: [Kind.ASIDE],
}
"""What becomes of the files of a unit with each trouble."""

WORDS = {
    Trouble.ALL_BLANK: "全空",
    Trouble.LAST_YEAR: "2024 年",
    Trouble.RETYPED: "1 处",
    Trouble.FOREIGN_FILE: "对照",
    Trouble.DAMAGED: "损坏",
    Trouble.SHORT_NAME: "没有这个名字",
    Trouble.AGGREGATE: "汇总",
}
"""What the sentence says, where there is one file."""


class Ended:
    """What a run has told."""

    def __init__(self, run: IntakeRun) -> None:
        self.outcomes: dict[str, Outcome] = {}
        self.total, self.trouble = 0, ""
        for step in run:
            self.total, self.trouble = max(step.total, self.total), step.trouble or self.trouble
            self.outcomes |= {one.key: one for one in step.outcomes}

    def of(self, words: str) -> list[Outcome]:
        return [one for one in self.outcomes.values() if words in one.name]

    def ensure_sum(self) -> None:
        found = tally(self.total, self.outcomes.values())
        assert (found.left, sum(found.counts.values())) == (0, self.total)


def taken_in(register: Register, *places: Path) -> Ended:
    return Ended(IntakeRun(register, places, WHO))


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Stick:
    return hand_in(tmp_path_factory.mktemp("stick"), ROSTER, TROUBLES, workbooks=[ROSTER.counted[-1].id])


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return register_for(tmp_path / "register", ROSTER)


def test_every_trouble_has_its_outcome_and_a_second_time_adds_nothing(stick: Stick, register: Register) -> None:
    found = taken_in(register, stick.folder)

    assert (found.total, found.trouble) == (stick.files, "")
    found.ensure_sum()
    names = {unit.id: unit.name for unit in ROSTER.counted}
    by_trouble = {one: found.of(names[id_]) for one, id_ in BY_TROUBLE.items()}
    kinds = {one: sorted(told.kind.value for told in files) for one, files in by_trouble.items()}
    assert kinds == {one: sorted(kind.value for kind in expected) for one, expected in KINDS.items()}
    assert all(words in by_trouble[one][0].sentence for one, words in WORDS.items())
    states = register.standing(task_for(ROSTER).due).by_id
    assert states[BY_TROUBLE[Trouble.TWO_VERSIONS]].state is UnitState.TO_DECIDE
    assert states[BY_TROUBLE[Trouble.FOREIGN_FILE]].state is UnitState.TO_DECIDE
    assert states[BY_TROUBLE[Trouble.ALL_ZERO]].state is UnitState.TO_REVIEW
    assert states[BY_TROUBLE[Trouble.RETYPED]].state is UnitState.MISSING

    events, again = len(register.events), taken_in(register, stick.folder)
    again.ensure_sum()
    assert len(register.events) == events
    assert not [one for one in again.outcomes.values() if one.kind is Kind.TAKEN]
    asked = {one.key for one in found.outcomes.values() if one.kind in {Kind.WHOSE, Kind.VERSIONS, Kind.NO_DATA}}
    assert {one.key for one in again.outcomes.values() if one.kind.group.value == "要您定"} == asked


def test_a_zip_of_the_stick_is_as_the_stick(stick: Stick, register: Register, tmp_path: Path) -> None:
    path = tmp_path / "海州.zip"
    with ZipFile(path, "w", strict_timestamps=False) as archive:
        for one in stick.folder.rglob("*"):
            archive.write(one, one.relative_to(stick.folder))
        archive.writestr("里面.zip", b"PK")
        archive.writestr("__MACOSX/._a.json", b"1")
    found = taken_in(register, path)

    assert found.total == stick.files + 2
    found.ensure_sum()
    assert [one.kind for one in found.of("里面.zip") + found.of("__MACOSX")] == [Kind.ASIDE] * 2
    assert len(found.of("海州.zip")) == found.total


def test_a_run_that_is_stopped_keeps_what_it_has_told(stick: Stick, register: Register) -> None:
    run = IntakeRun(register, [stick.folder], WHO)
    told: list[Outcome] = []
    for step in run:
        told += step.outcomes
        if len(told) > 2:
            run.stop()
    kept = [one for one in told if one.arrival]

    assert kept
    assert len({one.key for one in told}) < stick.files
    assert all(one.sha256 in register.ledger.objects for one in kept)
    taken_in(register, stick.folder).ensure_sum()
    names = [event.subject for event in register.events if event.what.value == "received"]
    assert len(names) == len(set(names))


KILLED = """
import sys
from pathlib import Path
from models.district.register.register import Register
from tests.thoroughness import before_landing
from ui.district.intake_run import IntakeRun
for step in IntakeRun(Register(Path(sys.argv[1])), [Path(sys.argv[2])], "李敏"):
    for outcome in step.outcomes:
        print(outcome.sha256 if outcome.arrival else "", flush=True)
"""


@before_landing
def test_what_was_told_before_the_program_was_killed_is_kept_and_comes_once(
    stick: Stick, register: Register, tmp_path: Path
) -> None:
    register.release()
    command = [sys.executable, "-c", KILLED, str(register.folder), str(stick.folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as killed:  # noqa: S603  our own code
        assert killed.stdout
        told = {killed.stdout.readline().strip() for _ in range(4)} - {""}
        killed.kill()
    again = Register(register.folder)

    assert told
    assert told <= again.ledger.objects.keys()
    taken_in(again, stick.folder).ensure_sum()
    whole = register_for(tmp_path / "whole", ROSTER)
    taken_in(whole, stick.folder)
    assert again.ledger.objects.keys() == whole.ledger.objects.keys()
    assert again.standing(task_for(ROSTER).due).states == whole.standing(task_for(ROSTER).due).states


def test_a_place_that_is_gone_and_a_register_that_may_not_be_written_are_told(
    stick: Stick, register: Register, tmp_path: Path
) -> None:
    assert taken_in(register, tmp_path / "nowhere").trouble
    register.release()
    assert taken_in(register, stick.folder).trouble


def handed_over(folder: Path, report: Report, extra: Sequence[str] = ()) -> None:
    files = {"年报.xlsx": exported(report), "年报.pdf": b"%PDF-1.7", "说明.txt": "一、".encode()}
    folder.mkdir(parents=True)
    manifest = write_manifest(manifest_of(report, files))
    for name, content in {**files, MANIFEST: manifest, **dict.fromkeys(extra, b"x")}.items():
        (folder / name).write_bytes(content)


def test_a_manifest_is_compared_with_the_files_beside_it(register: Register, tmp_path: Path) -> None:
    first, second, third = ROSTER.counted[:3]
    handed_over(tmp_path / "好", report_of(first))
    handed_over(tmp_path / "多", report_of(second), ["autorun.inf", "Thumbs.db"])
    handed_over(tmp_path / "改", report_of(third))
    (tmp_path / "改" / "年报.xlsx").write_bytes(exported(answered(report_of(third), {"cover/phone": "12345678"})))
    (tmp_path / "改" / "年报.pdf").unlink()
    found = taken_in(register, *(tmp_path / name for name in "好多改"))

    found.ensure_sum()
    lists = {Path(one.key).parent.name: one for one in found.of(MANIFEST)}
    assert {name: one.kind for name, one in lists.items()} == {"好": Kind.BESIDE, "多": Kind.ASIDE, "改": Kind.ASIDE}
    assert "autorun.inf" in lists["多"].sentence
    assert "Thumbs.db" not in lists["多"].sentence
    assert all(words in lists["改"].sentence for words in ("年报.pdf", "年报.xlsx"))
    taken = {Path(one.key).parent.name: one for one in found.of("年报.xlsx")}
    assert {one.kind for one in taken.values()} == {Kind.TAKEN}
    assert {name for name, one in taken.items() if "清单" in one.sentence} == {"多", "改"}
    assert taken["好"].arrival
    assert taken["好"].arrival.counter == 1


def test_a_manifest_that_is_damaged_costs_only_itself(register: Register, tmp_path: Path) -> None:
    (tmp_path / "年报.json").write_bytes(write_json(report_of(ROSTER.counted[0])))
    (tmp_path / MANIFEST).write_bytes(b'{"format": "x"')
    found = taken_in(register, tmp_path)

    assert [one.kind for one in found.of("年报.json")] == [Kind.TAKEN]
    assert [one.kind for one in found.of(MANIFEST)] == [Kind.ASIDE]
