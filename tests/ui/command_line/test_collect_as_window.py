"""Of one made-up district, `collect` and the window's taking in say the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from models.district.outcomes import Outcome, tally
from models.district.register.register import Register
from models.district.roster import Roster
from models.district.unit_state import UnitState
from models.exchange.manifest import MANIFEST, manifest_of
from models.exchange.manifest_json import write_manifest
from models.report.report import Report
from models.report.report_json import write_json
from tests.builders import answered, of_a_task
from tests.district import Stick, Trouble, as_table, district, hand_in, report_of
from tests.district_tasks import OTHER_TASK, TASK_ID, WHO, register_for, task_for
from tests.thoroughness import is_everyday
from ui.command_line.command_line import run
from ui.district.intake_run import IntakeRun

WITH_ID, RENAMED, AT_ODDS, OTHER, NO_SUCH, LISTED, LIST_LIES = (
    *("the task's own", "an id and a name nobody knows", "an id and the name of another unit", "of another task"),
    *("an id that is in no roster", "a list that is right", "a list that is not"),
)
"""What else a unit of a task may hand in."""


def by_task(folder: Path, roster: Roster, troubles: Mapping[str, str]) -> int:
    """Put what units of a task hand in below a folder; return how many files."""
    for id_, trouble in troubles.items():
        unit = next(one for one in roster.counted if one.id == id_)
        other = next(one for one in roster.counted if one.id not in troubles)
        names = {RENAMED: "没人知道的名字", AT_ODDS: other.name}
        report = answered(report_of(unit), {"cover/agency": names.get(trouble, unit.name)})
        report = of_a_task(
            report, "no-such-unit" if trouble == NO_SUCH else id_, OTHER_TASK if trouble == OTHER else TASK_ID
        )
        written(folder / id_, report, trouble)
    return sum(path.is_file() for path in folder.rglob("*"))


def written(folder: Path, report: Report, trouble: str) -> None:
    content = write_json(report)
    folder.mkdir(parents=True)
    (folder / "年报.json").write_bytes(content)
    if trouble in {LISTED, LIST_LIES}:
        (folder / MANIFEST).write_bytes(write_manifest(manifest_of(report, {"年报.json": content})))
    if trouble == LIST_LIES:
        (folder / "autorun.inf").write_bytes(b"x")


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> tuple[Stick, Roster]:
    folder, roster = tmp_path_factory.mktemp("stick"), district(40 if is_everyday() else 76)
    ids = [unit.id for unit in roster.counted[1:]]
    plain = dict(zip(ids, Trouble, strict=False))
    task = dict(zip(ids[len(plain) :], (WITH_ID, RENAMED, AT_ODDS, OTHER, NO_SUCH, LISTED, LIST_LIES), strict=False))
    assert len(task) == len((WITH_ID, RENAMED, AT_ODDS, OTHER, NO_SUCH, LISTED, LIST_LIES))
    stick = hand_in(folder, roster, {**plain, **dict.fromkeys(task, Trouble.NOTHING)}, workbooks=["1"])
    stick.files += by_task(folder / "按任务包", roster, task)
    return stick, roster


def collected(place: Path, roster: Roster, folder: Path) -> tuple[dict[str, str], int]:
    (folder / "名册.csv").write_text(as_table(roster), encoding="utf-8")
    said = StringIO()
    with redirect_stdout(said):
        run(["collect", "--roster", str(folder / "名册.csv"), str(place), "--json"])
    found = json.loads(said.getvalue())
    assert list(found) == ["N", "n", "units", "set_aside", "unknown", "files"]
    return {unit["id"]: unit["state"] for unit in found["units"]}, found["files"]


def taken_in(place: Path, register: Register) -> tuple[dict[str, str], int]:
    outcomes: dict[str, Outcome] = {}
    total = 0
    for step in IntakeRun(register, [place], WHO):
        assert not step.trouble
        total = max(total, step.total)
        outcomes |= {one.key: one for one in step.outcomes}
    assert not tally(total, outcomes.values()).left
    states = {
        UnitState.MISSING: "missing",
        UnitState.TO_DECIDE: "undecided",
    }
    standing = register.standing(task_for(register.ledger.roster).due)
    return {
        one.unit.id: states.get(one.state) or ("faulty" if one.waiting[0].check.blocking else "accepted")
        for one in standing.units
        if one.unit.counted
    }, total


@pytest.mark.parametrize("as_zip", [False, True])
def test_collect_and_the_window_say_the_same_of_a_district(
    brought: tuple[Stick, Roster], tmp_path: Path, *, as_zip: bool
) -> None:
    stick, roster = brought
    place = stick.folder
    if as_zip:
        place = tmp_path / "海州.zip"
        with ZipFile(place, "w", strict_timestamps=False) as archive:
            for one in stick.folder.rglob("*"):
                archive.write(one, one.relative_to(stick.folder))

    said, files = collected(place, roster, tmp_path)
    shown, total = taken_in(place, register_for(tmp_path / "register", roster))

    assert said == shown
    assert files == total == stick.files
    assert set(said.values()) == {"missing", "accepted", "faulty", "undecided"}
