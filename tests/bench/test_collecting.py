"""What a whole district hands in, and ten times as much, taken in through the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from time import perf_counter

import pytest

from models.report.report import Report
from models.report.report_json import write_json
from tests.district import as_table, district, report_of
from tests.models.importers.own.workbooks import exported
from ui.command_line.command_line import run

_MOST = {".xlsx": 30.0, ".json": 10.0}
"""Seconds for a thousand files on two processors."""

_WRITTEN: dict[str, Callable[[Report], bytes]] = {".xlsx": exported, ".json": write_json}


@pytest.mark.parametrize("suffix", sorted(_WRITTEN))
def test_collecting_a_thousand_files(tmp_path: Path, suffix: str) -> None:
    roster, stick = district(1_000), tmp_path / "U盘"
    stick.mkdir()
    for unit in roster.counted:
        (stick / f"{unit.id}{suffix}").write_bytes(_WRITTEN[suffix](report_of(unit)))
    (tmp_path / "名册.csv").write_text(as_table(roster), encoding="utf-8")

    seconds = {}
    for number in (200, 1_000):
        for path in stick.iterdir():
            if int(path.stem) > number:
                path.rename(tmp_path / path.name)
        seconds[number] = _seconds(tmp_path / "名册.csv", stick, number)
        for path in tmp_path.glob(f"*{suffix}"):
            path.rename(stick / path.name)

    print(f"\n{suffix}: " + ", ".join(f"{number} files {took:.1f} s" for number, took in seconds.items()))
    assert seconds[1_000] <= _MOST[suffix]


def _seconds(roster: Path, stick: Path, number: int) -> float:
    said, start = StringIO(), perf_counter()
    with redirect_stdout(said):
        run(["collect", "--roster", str(roster), str(stick), "--json"])
    took = perf_counter() - start
    assert json.loads(said.getvalue())["n"] == number
    return took
