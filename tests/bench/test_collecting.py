"""What a whole district hands in, and ten times as much, taken in through the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import pytest

from models.report.report import Report
from models.report.report_json import write_json
from tests.district import as_table, district, report_of
from tests.models.importers.own.workbooks import exported
from ui.command_line.command_line import run

_MOST = {".xlsx": 30.0, ".json": 10.0}
"""Seconds for a thousand files on two processors."""


class _Took(NamedTuple):
    """Seconds until all was said, and of all processors together."""

    seconds: float
    computing: float


_WRITTEN: dict[str, Callable[[Report], bytes]] = {".xlsx": exported, ".json": write_json}


@pytest.mark.parametrize("suffix", sorted(_WRITTEN))
def test_collecting_a_thousand_files(tmp_path: Path, suffix: str) -> None:
    roster, stick = district(1_000), tmp_path / "U盘"
    stick.mkdir()
    for unit in roster.counted:
        (stick / f"{unit.id}{suffix}").write_bytes(_WRITTEN[suffix](report_of(unit)))
    (tmp_path / "名册.csv").write_text(as_table(roster), encoding="utf-8")

    took = {}
    for number in (200, 1_000):
        for path in stick.iterdir():
            if int(path.stem) > number:
                path.rename(tmp_path / path.name)
        took[number] = _taken(tmp_path / "名册.csv", stick, number)
        for path in tmp_path.glob(f"*{suffix}"):
            path.rename(stick / path.name)

    for number, one in took.items():
        print(f"\n{number} {suffix}: {one.seconds:.1f} s, computing {one.computing:.1f} s", end="")
    assert took[1_000].seconds <= _MOST[suffix]


def _taken(roster: Path, stick: Path, number: int) -> _Took:
    said, computed, start = StringIO(), _computed(), perf_counter()
    with redirect_stdout(said):
        run(["collect", "--roster", str(roster), str(stick), "--json"])
    took = _Took(perf_counter() - start, _computed() - computed)
    assert json.loads(said.getvalue())["n"] == number
    return took


def _computed() -> float:
    """Return how long this process and its children that have ended have computed; other programs are no part of it."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
