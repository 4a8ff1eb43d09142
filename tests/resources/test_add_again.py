"""The auditor's script: somebody else's program, run as such, against a right set and against tampered ones."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.district.rollup.again import added_again
from models.importers.own.workbook import read_workbook
from models.report.report import Report
from models.report.report_json import read_json
from tests import ROOT
from tests.builders import answered
from tests.district import district
from tests.exporters.rollup.out import basis_of, out_of, reports_named

SCRIPT = ROOT / "resources" / "audit" / "add_again.py"
ROSTER = district(4)


def run(folder: Path) -> tuple[int, str]:
    command = [sys.executable, "-I", "-X", "utf8", str(SCRIPT), str(folder / "汇总依据.json"), str(folder / "原件")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder)  # noqa: S603  ours
    assert not done.stderr
    return done.returncode, done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    originals = tmp_path / "原件"
    originals.mkdir()
    reports = reports_named(ROSTER)
    reports["3"] = answered(reports["3"], {"disclosure/permits/decisions": "若干", "disclosure/fees/collected": "1.50"})
    out = out_of(ROSTER, {unit: one for unit, one in reports.items() if unit != "4"}, originals)
    (tmp_path / "汇总依据.json").write_bytes(basis_of(out))
    return tmp_path


def test_a_right_set_agrees_from_data_and_from_a_workbook(folder: Path) -> None:
    status, said = run(folder)

    assert {path.suffix for path in (folder / "原件").iterdir()} == {".json", ".xlsx"}
    assert (status, said.splitlines()[-1]) == (0, "3 份原件、200 格，全部一致")
    assert said.splitlines()[0].startswith("3/4 单位，未计入：")


def a_sum(data: dict[str, Any]) -> None:
    data["sums"]["applications/new/natural"]["sum"] = "1"


def a_value(data: dict[str, Any]) -> None:
    at = data["refs"].index("applications/new/natural")
    data["units"][1]["values"][at] = "9999"
    data["sums"]["applications/new/natural"]["sum"] = str(sum(int(one["values"][at]) for one in data["units"]))


def twice(data: dict[str, Any]) -> None:
    data["units"].append(data["units"][0])


def left_out(data: dict[str, Any]) -> None:
    data["units"].pop()


@pytest.mark.parametrize("tamper", [a_sum, a_value, twice, left_out], ids=lambda one: one.__name__)
def test_whatever_is_changed_in_the_basis_is_told(folder: Path, tamper: Callable[[dict[str, Any]], None]) -> None:
    path = folder / "汇总依据.json"
    data = json.loads(path.read_bytes())
    tamper(data)
    path.write_text(json.dumps(data), encoding="utf-8")

    status, said = run(folder)

    assert status == 1
    assert "全部一致" not in said


@pytest.mark.parametrize("name", ["1.json", "2.xlsx"])
def test_a_changed_or_missing_original_is_told(folder: Path, name: str) -> None:
    path = folder / "原件" / name
    path.write_bytes(path.read_bytes() + b" ")
    assert run(folder)[0] == 1
    path.unlink()
    assert run(folder)[0] == 1


def read(content: bytes, name: str) -> Report:
    return read_workbook(content).report if name.endswith(".xlsx") else read_json(content)


def test_the_program_itself_says_the_same_of_a_right_and_a_tampered_set(folder: Path) -> None:
    originals = folder / "原件"
    snapshot = out_of(ROSTER, reports_named(ROSTER), originals).snapshot

    def found() -> tuple[int, int, int]:
        again = added_again(snapshot, lambda used: (originals / used.file).read_bytes(), read)
        return again.files, again.cells, len(again.faults)

    assert found() == (4, 200, 0)
    path = originals / "3.json"
    path.write_bytes(path.read_bytes().replace(b'"applications/new/natural": ', b'"applications/new/natural": 1'))
    assert found() == (3, 200, 1)
    path.unlink()
    assert found() == (3, 200, 1)
