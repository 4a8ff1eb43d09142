"""The command `rollup`: a whole made-up district, from its folder to the files, and somebody else's adding up."""

from __future__ import annotations

import csv
import subprocess
import sys
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from models.report.report import Report
from models.report.report_json import read_json
from tests import ROOT
from tests.builders import cell
from tests.district import GRANTED, NEW, YEAR, Trouble, as_table, district, hand_in, report_of
from tests.ui.command_line.test_collect_command import Done, everyday, ran, states
from tests.ui.command_line.test_collect_command import collect as _collect

ROSTER = district(20)


def rolled(folder: Path, troubles: dict[str, Trouble], *more: str) -> Done:
    hand_in(folder / "U盘", ROSTER, troubles, {"3", "5"})
    (folder / "名册.csv").write_text(as_table(ROSTER), encoding="utf-8")
    return ran("rollup", "--roster", folder / "名册.csv", folder / "U盘", "--to", folder / "汇总", "--json", *more)


def expected(ids: set[str]) -> dict[str, str]:
    """Return the sums of these units' reports, worked out cell by cell from the reports themselves."""
    reports = [report_of(unit) for unit in ROSTER.counted if unit.id in ids]
    found = {}
    for ref in Report.blank(YEAR).form.cells:
        parts = [one.content(ref) for one in reports]
        found[str(ref)] = sum((part for part in parts if isinstance(part, Decimal)), Decimal(0))
    return {ref: f"{one.normalize():f}" for ref, one in found.items()}


def test_a_whole_district_is_added_up_and_nothing_is_missing(tmp_path: Path) -> None:
    done = rolled(tmp_path, {})
    said = done.json

    assert (done.status, said["n"], said["N"], said["missing"]) == (0, 20, 20, [])
    assert said["sums"] == expected({unit.id for unit in ROSTER.counted})
    assert {Path(path).name for path in said["files"].values()} == {path.name for path in (tmp_path / "汇总").iterdir()}
    [report] = [
        read_json(Path(path).read_bytes()) for name, path in said["files"].items() if name.startswith("汇总报告")
    ]
    assert report.text("cover", "kind") == "aggregate"
    assert {ref: str(report.content(cell(ref))) for ref in (NEW, GRANTED)} == {
        ref: said["sums"][ref] for ref in (NEW, GRANTED)
    }


def test_what_is_not_accepted_is_not_added_but_named_and_all_is_written(tmp_path: Path) -> None:
    done = rolled(tmp_path, everyday(ROSTER))
    said = done.json
    stood = states(_collect("--roster", tmp_path / "名册.csv", tmp_path / "U盘", "--json").json)
    zeros = {unit for unit, trouble in everyday(ROSTER).items() if trouble is Trouble.ALL_ZERO}
    accepted = {unit for unit, state in stood.items() if state == "accepted"}

    assert (done.status, said["n"], said["N"]) == (1, len(accepted), 20)
    assert said["sums"] == expected(accepted - zeros)
    assert {one["id"] for one in said["missing"]} == {unit for unit in stood if stood[unit] in {"missing", "faulty"}}
    assert {one["id"] for one in said["undecided"]} == {unit for unit in stood if stood[unit] == "undecided"}
    assert {unit for one in said["findings"] for unit in one["units"]} == stood.keys() - accepted
    assert all(one["name"] in said["coverage"] for one in said["missing"])
    for path in said["files"].values():
        assert Path(path).stat().st_size


def test_somebody_elses_script_agrees_with_what_was_written(tmp_path: Path) -> None:
    said = rolled(tmp_path, {"4": Trouble.NOTHING, "7": Trouble.TWICE}).json
    script = ROOT / "resources" / "audit" / "add_again.py"
    command = [sys.executable, "-I", "-X", "utf8", str(script), said["files"]["汇总依据.json"], str(tmp_path / "U盘")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  ours

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "19 份原件、200 格，全部一致")


def test_the_long_table_is_that_of_the_sums(tmp_path: Path) -> None:
    said = rolled(tmp_path, {"4": Trouble.NOTHING}).json
    text = Path(said["files"]["长表.csv"]).read_text("utf-8-sig")
    found = [one for one in csv.DictReader(StringIO(text, newline="")) if one["ref"] == NEW]

    assert len(found) == 20
    assert str(sum(int(one["value"]) for one in found if one["status"] == "A")) == said["sums"][NEW]
    assert [one["unit_id"] for one in found if one["status"] == "O"] == ["4"]


@pytest.mark.parametrize("missing", ["名册", "文件夹", "报告"])
def test_what_cannot_be_used_is_told_and_nothing_written(tmp_path: Path, missing: str) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "名册.csv").write_text(as_table(ROSTER), encoding="utf-8")
    roster = tmp_path / ("没有.csv" if missing == "名册" else "名册.csv")
    folder = tmp_path / ("没有" if missing == "文件夹" else "空")
    done = ran("rollup", "--roster", roster, folder, "--to", tmp_path / "汇总", "--json")

    assert done.status == 2
    assert done.json["error"].endswith("。")
    assert not (tmp_path / "汇总").exists()


@pytest.mark.parametrize("given", [["--to", "a"], ["--roster", "a", "b"], ["--roster", "a", "--to", "b"]])
def test_a_command_that_lacks_something_is_refused(given: list[str]) -> None:
    done = ran("rollup", *given)

    assert (done.status, done.out) == (2, "")
    assert "rollup --roster" in done.err
