"""A district's sum: adding up again, and the command `rollup` from a hundred to ten thousand files."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from models.district.rollup.adding import Rollup
from models.district.roster import Roster, Unit, roster_of
from models.report.report import Report
from models.report.report_json import write_json
from tests import ROOT
from tests.bench.clock import line, milliseconds
from tests.district import DISTRICT, as_table, district, report_of
from tests.models.district.rollup.counting import counted_of, reports_of
from tests.models.importers.own.workbooks import exported

_AGAIN = 100.0
"""Milliseconds to add up a thousand units again."""

_MOST = {(".json", 1_000): 10.0, (".xlsx", 1_000): 30.0, (".json", 10_000): 100.0}
"""Seconds on two processors, by the kind and number of files."""

_MEMORY = 400.0
"""Millions of bytes of the main process, with ten thousand files."""

_MEASURED = """
import resource, sys
from ui.command_line.command_line import run
status = run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, file=sys.stderr)
"""

_WRITTEN: dict[str, Callable[[Report], bytes]] = {".xlsx": exported, ".json": write_json}


def large(number: int) -> Roster:
    """Return a roster of any size; that of `tests.district` runs out of names."""
    units = [Unit(str(at), f"{DISTRICT}第{at}局", "department") for at in range(2, number + 1)]
    return roster_of([Unit("1", f"{DISTRICT}人民政府办公室", "office"), *units])


def test_adding_up_a_thousand_units_again() -> None:
    roster = district(1_000)
    counted = counted_of(roster, reports_of(roster).values())

    times = [milliseconds(lambda: Rollup(counted).cells) for _ in range(50)]

    print(line("adding up 1,000 units", times), end="")
    assert max(times) <= _AGAIN


@pytest.mark.parametrize(("suffix", "numbers"), [(".json", (100, 1_000, 10_000)), (".xlsx", (100, 1_000))])
def test_the_curve_of_the_command(tmp_path: Path, suffix: str, numbers: tuple[int, ...]) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    made, found, roster = 0, {}, large(max(numbers))
    for number in numbers:
        (tmp_path / "名册.csv").write_text(as_table(large(number)), encoding="utf-8")
        for unit in roster.counted[made:number]:
            (stick / f"{unit.id}{suffix}").write_bytes(_WRITTEN[suffix](report_of(unit)))
        made = number
        found[number] = _taken(tmp_path, number)

    for number, (seconds, memory) in found.items():
        print(f"\nrollup of {number} {suffix}: {seconds:.1f} s, {memory:.0f} MB in the main process", end="")
    for number, (seconds, memory) in found.items():
        assert seconds <= _MOST.get((suffix, number), seconds)
        assert memory <= _MEMORY


def _taken(folder: Path, number: int) -> tuple[float, float]:
    """Return how many seconds it took, and how many millions of bytes."""
    given = ("rollup", "--roster", folder / "名册.csv", folder / "U盘", "--to", folder / "汇总", "--json")
    command = [sys.executable, "-c", _MEASURED, *map(str, given)]
    start = perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT)  # noqa: S603  ours
    seconds = perf_counter() - start
    assert json.loads(done.stdout)["n"] == number
    return seconds, float(done.stderr.split()[-1])
