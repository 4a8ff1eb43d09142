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

from models.district.roster import Roster
from models.report.matching_code import matching_code
from models.report.report_json import write_json
from tests.builders import answered
from tests.district import (
    DISTRICT,
    GRANTED,
    NEIGHBOUR,
    NEW,
    YEAR,
    Stick,
    Trouble,
    as_table,
    district,
    hand_in,
    report_of,
)
from tests.models.importers.own.workbooks import exported
from ui.command_line.command_line import run

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
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = run(["collect", *map(str, arguments)])
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
    folder, roster = tmp_path_factory.mktemp("district"), district()
    (folder / "U盘").mkdir()
    stick = hand_in(folder / "U盘", roster, everyday(roster), workbooks=["1", "30"])
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
    assert (done.json["N"], done.json["n"]) == (76, Counter(stick.states.values())["accepted"])
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
    faulty = [unit for unit in done.json["units"] if unit["state"] == "faulty"]

    for unit in faulty:
        assert run(["check", "--formal", "--json", unit["files"][0]["path"]]) == 1
        assert unit["findings"] == json.loads(capsys.readouterr().out)["findings"] != []


def test_without_json_it_is_told_in_words(whole: tuple[Stick, Roster, Done, Path]) -> None:
    stick, _, _, path = whole
    done = collect("--roster", path, stick.folder)

    assert done.status == 1
    assert f"计入 {Counter(stick.states.values())['accepted']} / 76 个单位" in done.out
    assert all(
        word in done.out for word in ("未报（", "有错误（", "待定（", "可以收（", "放在一边（", "没有看（", "“区府办”")
    )
    assert not any(word in done.out for word in ("missing", "undecided", "T3-", "None"))


# ---------------------------------------------------------------- whose report


def test_all_accepted_is_the_best_status(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    hand_in(folder, roster, {})

    done = collect("--roster", path, folder, "--json")
    assert (done.status, done.json["n"], done.json["N"]) == (0, 8, 8)


def test_a_town_of_the_same_name_in_another_district_is_never_ours(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    town = next(unit for unit in roster.counted if unit.kind == "town")
    other = answered(report_of(town), {"cover/agency": town.name.replace("海州区", NEIGHBOUR)})
    (folder / "年报.json").write_bytes(write_json(other))

    said = collect("--roster", path, folder, "--json").json
    assert states(said)[town.id] == "missing"
    assert [Path(one["path"]).name for one in said["set_aside"]] == ["年报.json"]


def test_a_unit_that_does_not_count_is_set_aside_with_its_reason(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    tax = next(unit for unit in roster.units if not unit.counted)
    (folder / "年报.json").write_bytes(write_json(report_of(tax)))

    said = collect("--roster", path, folder, "--json").json
    assert said["N"] == len(said["units"]) == 8
    assert tax.reason in said["set_aside"][0]["reason"]


def test_an_alias_that_was_confirmed_is_as_good_as_the_name(tmp_path: Path) -> None:
    roster = district(8)
    units = [unit._replace(aliases=("区府办", "府办")) if unit.id == "1" else unit for unit in roster.units]
    (tmp_path / "U盘").mkdir()
    hand_in(tmp_path / "U盘", roster, {"1": Trouble.SHORT_NAME})
    path = saved(tmp_path, Roster(tuple(units), roster.district))

    assert collect("--roster", path, tmp_path / "U盘", "--json").status == 0


def test_a_name_that_nobody_knows_is_asked(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    hand_in(folder, roster, {"1": Trouble.SHORT_NAME})

    said = collect("--roster", path, folder, "--json").json
    assert [one["agency"] for one in said["unknown"]] == ["区府办"]
    assert set(said["unknown"][0]) == {"path", "agency"}
    assert states(said)["1"] == "missing"


# ---------------------------------------------------------------- which year


def test_the_year_of_most_units_is_collected_and_another_can_be_said(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    hand_in(folder, roster, {"2": Trouble.LAST_YEAR, "3": Trouble.LAST_YEAR_TOO})

    usual = collect("--roster", path, folder, "--json").json
    before = collect("--roster", path, folder, "--json", "--year", str(YEAR - 1)).json
    assert (usual["n"], states(usual)["2"]) == (7, "missing")
    assert [unit for unit, state in states(before).items() if state == "accepted"] == ["2", "3"]


def test_two_years_with_as_many_reports_are_not_guessed(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    nothing = dict.fromkeys((unit.id for unit in roster.counted), Trouble.NOTHING)
    hand_in(folder, roster, {**nothing, "2": Trouble.LAST_YEAR_TOO})

    done = collect("--roster", path, folder, "--json")
    assert (done.status, list(done.json)) == (2, ["error"])
    assert "--year" in done.json["error"]


# ---------------------------------------------------------------- what else a stick brings


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


def test_a_file_without_our_data_has_no_code_and_is_never_accepted(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    hand_in(folder, roster, {"2": Trouble.FOREIGN_FILE})

    said = collect("--roster", path, folder, "--json").json
    unit = next(one for one in said["units"] if one["id"] == "2")
    assert (unit["state"], unit["findings"], unit["files"][0]["code"]) == ("undecided", [], None)
    assert len(unit["files"][0]["sha256"]) == 64


def test_the_same_folder_twice_and_one_within_another_is_each_file_once(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    hand_in(folder, roster, {})

    done = collect("--roster", path, folder, folder / ".", next(folder.iterdir()), "--json")
    assert (done.status, done.json["files"]) == (0, 8)


def test_two_versions_are_undecided_however_they_are_called(few: tuple[Roster, Path, Path]) -> None:
    roster, path, folder = few
    hand_in(folder, roster, {})
    (folder / "最新.json").write_bytes(write_json(answered(report_of(roster.units[4]), {NEW: "900", GRANTED: "899"})))

    done = collect("--roster", path, folder, "--json")
    assert states(done.json)["5"] == "undecided"
    assert len(next(one for one in done.json["units"] if one["id"] == "5")["files"]) == 2


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


def test_a_roster_of_short_names_is_recognised_if_the_district_is_said(tmp_path: Path) -> None:
    roster = district(8)
    short = [unit._replace(name=unit.name.removeprefix(DISTRICT).removeprefix("海州区")) for unit in roster.units]
    (tmp_path / "U盘").mkdir()
    hand_in(tmp_path / "U盘", roster, {})
    path = saved(tmp_path, Roster(tuple(short)))

    without = collect("--roster", path, tmp_path / "U盘", "--json")
    told = collect("--roster", path, tmp_path / "U盘", "--json", "--district", DISTRICT)
    assert (without.status, without.json["n"], len(without.json["unknown"])) == (1, 0, 8)
    assert (told.status, told.json["n"]) == (0, 8)
