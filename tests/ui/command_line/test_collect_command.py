"""The command `collect`, from the arguments to what it says: a whole made-up district on one stick."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from models.district.collection import LIST
from models.district.roster import Roster
from models.exchange.manifest import MANIFEST
from models.exchange.task_package import TaskPackage, write_package
from models.report.matching_code import matching_code
from models.report.report_json import write_json
from models.stick.covering_note import NOTE
from models.stick.hand_over import hand_over
from tests.builders import of_a_task
from tests.district import (
    DISTRICT,
    YEAR,
    Stick,
    Trouble,
    as_table,
    district,
    hand_in,
    report_of,
)
from tests.models.exchange.tasks import a_task
from tests.models.importers.own.workbooks import exported
from tests.thoroughness import before_landing, is_everyday
from ui.command_line.command_line import run
from ui.outgoing.hand_over_work import UNCOVERED, with_covering

KEYS = ["N", "n", "units", "set_aside", "unknown", "files"]


class Done(NamedTuple):
    """How a run ended, and what it said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        [line] = self.out.splitlines()
        said = json.loads(line)
        assert isinstance(said, dict)
        return said


def collect(*arguments: str | Path) -> Done:
    return ran("collect", *arguments)


def ran(*arguments: str | Path) -> Done:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = run([*map(str, arguments)])
    return Done(status, out.getvalue(), err.getvalue())


def saved(folder: Path, roster: Roster, encoding: str = "utf-8") -> Path:
    path = folder / "名册.csv"
    path.write_bytes(as_table(roster).encode(encoding))
    return path


def states(said: Mapping[str, Any]) -> dict[str, str]:
    return {unit["id"]: unit["state"] for unit in said["units"]}


def everyday(roster: Roster) -> dict[str, Trouble]:
    """Return each trouble at a unit of its own."""
    return {unit.id: trouble for unit, trouble in zip(roster.counted[1:], Trouble, strict=False)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Stick, Roster, Done, Path]:
    """The stick of a district with every trouble on it, and what is said of it."""
    folder, roster = tmp_path_factory.mktemp("district"), district(24 if is_everyday() else 76)
    (folder / "U盘").mkdir()
    stick = hand_in(folder / "U盘", roster, everyday(roster), workbooks=["1"])
    path = saved(folder, roster)
    return stick, roster, collect("--roster", path, stick.folder, "--json"), path


@pytest.fixture
def few(tmp_path: Path) -> tuple[Roster, Path, Path]:
    """A small district, the file of its roster, and where its stick is."""
    roster = district(8)
    (tmp_path / "U盘").mkdir()
    return roster, saved(tmp_path, roster), tmp_path / "U盘"


# ---------------------------------------------------------------- a whole district


def test_each_unit_of_a_district_has_its_state(whole: tuple[Stick, Roster, Done, Path]) -> None:
    stick, roster, done, _ = whole

    assert list(done.json) == KEYS
    assert states(done.json) == stick.states
    assert (done.json["N"], done.json["n"]) == (len(roster.counted), Counter(stick.states.values())["accepted"])
    assert [unit["name"] for unit in done.json["units"]] == [unit.name for unit in roster.counted]
    assert done.status == 1


def test_every_file_has_one_outcome(whole: tuple[Stick, Roster, Done, Path]) -> None:
    stick, _, done, _ = whole

    paths = [file["path"] for unit in done.json["units"] for file in unit["files"]]
    paths += [one["path"] for one in done.json["set_aside"] + done.json["unknown"]]
    there = {str(path) for path in stick.folder.rglob("*") if path.is_file() and not {"（旧", ".未完成"} & marks(path)}
    assert done.json["files"] == stick.files == len(paths)
    assert set(paths) == there


def marks(path: Path) -> set[str]:
    return {mark for mark in ("（旧", ".未完成") if mark in str(path)}


def test_what_is_set_aside_has_a_sentence_of_its_own(whole: tuple[Stick, Roster, Done, Path]) -> None:
    stick, roster, done, _ = whole
    by_folder = {Path(one["path"]).relative_to(stick.folder).parts[-2]: one["reason"] for one in done.json["set_aside"]}
    units = {trouble: unit for unit, trouble in zip(roster.counted[1:], Trouble, strict=False)}

    reasons = {
        trouble: next((why for name, why in by_folder.items() if units[trouble].name in name), "")
        for trouble in (Trouble.ALL_BLANK, Trouble.LAST_YEAR, Trouble.RETYPED, Trouble.DAMAGED, Trouble.AGGREGATE)
    }
    assert all(reason.endswith("。") for reason in reasons.values())
    assert len(set(reasons.values())) == len(reasons)
    assert "本年新收" in reasons[Trouble.RETYPED]


def test_a_file_tells_its_code_and_its_fingerprint(whole: tuple[Stick, Roster, Done, Path]) -> None:
    _, roster, done, _ = whole
    [first] = done.json["units"][0]["files"]

    assert first["code"] == matching_code(report_of(roster.units[0]))
    assert first["sha256"] == sha256(Path(first["path"]).read_bytes()).hexdigest()
    assert Path(first["path"]).suffix == ".xlsx"


def test_findings_are_those_of_check(
    whole: tuple[Stick, Roster, Done, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, done, _ = whole
    faulty = [unit for unit in done.json["units"] if unit["state"] == "faulty"][:1]

    for unit in faulty:
        assert run(["check", "--formal", "--json", unit["files"][0]["path"]]) == 1
        assert unit["findings"] == json.loads(capsys.readouterr().out)["findings"] != []


def test_without_json_it_is_told_in_words(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    troubles = (Trouble.SHORT_NAME, Trouble.TWO_VERSIONS, Trouble.FAULTY, Trouble.LAST_YEAR, Trouble.UNFINISHED)
    hand_in(folder, roster, dict(zip(("1", "2", "3", "4", "5"), troubles, strict=True)))
    done = collect("--roster", path, folder)

    assert done.status == 1
    assert f"{YEAR} 年，计入 3 / 8 个单位；收到 8 个文件" in done.out
    assert all(
        word in done.out for word in ("未报（", "有错误（", "待定（", "可以收（", "放在一边（", "没有看（", "“区府办”")
    )
    assert not any(word in done.out for word in ("missing", "undecided", "T3-", "None"))


@before_landing
def test_two_years_with_as_many_reports_are_not_guessed(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    nothing = dict.fromkeys((unit.id for unit in roster.counted), Trouble.NOTHING)
    hand_in(folder, roster, {**nothing, "2": Trouble.LAST_YEAR_TOO})

    done = collect("--roster", path, folder, "--json")
    assert (done.status, list(done.json)) == (2, ["error"])
    assert "--year" in done.json["error"]


# ---------------------------------------------------------------- what else a stick brings


def test_all_accepted_is_the_best_status_and_each_file_is_once(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    hand_in(folder, roster, {})

    done = collect("--roster", path, folder, folder / ".", next(folder.iterdir()), "--json", "--district", DISTRICT)
    assert (done.status, done.json["n"], done.json["N"], done.json["files"]) == (0, 8, 8, 8)


@pytest.mark.parametrize("is_whole", [True, False])
def test_the_list_of_a_hand_over_is_no_report_and_no_fault(few: tuple[Roster, Path, Path], *, is_whole: bool) -> None:
    roster, path, folder = few
    hand_in(folder, roster, {})
    report = of_a_task(report_of(roster.counted[0]))
    made = hand_over(with_covering(report, {"a.xlsx": exported(report)}, UNCOVERED), folder, "b").folder
    if not is_whole:
        (made / MANIFEST).write_bytes(b"{")
    task = folder / "任务.任务包"
    task.write_bytes(write_package(TaskPackage(a_task())))

    done = collect("--roster", path, folder, "--json")
    aside = {Path(one["path"]).name: one["reason"] for one in done.json["set_aside"]}
    assert aside[MANIFEST] == LIST
    assert set(aside) == {MANIFEST, NOTE, task.name}
    assert "任务包" in aside[task.name]
    assert done.json["unknown"] == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_links_and_pipes_are_not_followed_and_told(few: tuple[Roster, Path, Path], tmp_path: Path) -> None:
    roster, path, folder = few
    hand_in(folder, roster, {})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "年报.json").write_bytes(write_json(report_of(roster.units[0], more=5)))
    (folder / "链接").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (folder / "链接.json").symlink_to(tmp_path / "elsewhere" / "年报.json")
    (folder / "转圈").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "管道.json")

    done = collect("--roster", path, folder, "--json")
    assert done.status == 0
    assert sorted(Path(one["path"]).name for one in done.json["set_aside"]) == [
        "管道.json",
        "转圈",
        "链接",
        "链接.json",
    ]
    assert done.json["files"] == 12


@before_landing
def test_the_printed_report_beside_a_good_workbook_is_not_read_but_beside_a_damaged_one_it_is(
    few: tuple[Roster, Path, Path],
) -> None:
    roster, path, folder = few
    nothing = dict.fromkeys((unit.id for unit in roster.counted), Trouble.NOTHING)
    hand_in(folder, roster, {**nothing, "2": Trouble.FOREIGN_FILE, "3": Trouble.FOREIGN_FILE})
    for unit, cut in ((roster.units[1], None), (roster.units[2], 4000)):
        [page] = [one for one in folder.rglob("*.html") if unit.name in str(one)]
        page.with_suffix(".xlsx").write_bytes(exported(report_of(unit))[:cut])

    said = collect("--roster", path, folder, "--json").json
    assert (states(said)["2"], states(said)["3"]) == ("accepted", "undecided")
    assert len(said["set_aside"]) == 2


# ---------------------------------------------------------------- what cannot be used


@pytest.mark.parametrize(
    "arguments",
    [
        ["--roster", "none.csv", "."],
        ["--roster", "{roster}", "none"],
        ["--roster", "{bad}", "."],
    ],
)
def test_what_cannot_be_used_is_a_sentence_and_its_status(
    few: tuple[Roster, Path, Path], tmp_path: Path, arguments: list[str]
) -> None:
    _, path, _ = few
    bad = tmp_path / "bad.csv"
    bad.write_text("id,name\n1,甲", encoding="utf-8")
    typed = [argument.format(roster=path, bad=bad) for argument in arguments]

    as_json, told = collect(*typed, "--json"), collect(*typed)
    assert (as_json.status, told.status) == (2, 2)
    assert as_json.json["error"].endswith("。")
    assert told.err.strip() == as_json.json["error"]
    assert not told.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["."],
        ["--roster", "a.csv"],
        ["--roster", "a.csv", ".", "--year", "25"],
        ["--roster", "a.csv", ".", "--district", "甲"],
    ],
)
def test_wrong_usage_of_collect_is_told_in_chinese(arguments: list[str]) -> None:
    done = collect(*arguments)

    assert done.status == 2
    assert "collect --roster" in done.err
