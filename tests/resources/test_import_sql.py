"""What a province does without our program: many districts' tables in DuckDB, by the page's own commands."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from exporters.rollup.long_csv import write_long_csv
from exporters.rollup.wide_csv import write_wide_csv
from models.district.rollup.outgoing import Outgoing
from tests import ROOT
from tests.builders import answered
from tests.district import NEW, district
from tests.exporters.rollup.out import HOSTILE, out_of, renamed, reports_named

ANALYSIS = ROOT / "resources" / "analysis"
PERMITS = "disclosure/permits/decisions"


def loaded(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> duckdb.DuckDBPyConnection:
    monkeypatch.chdir(folder)
    connection = duckdb.connect()
    connection.execute((ANALYSIS / script).read_text(encoding="utf-8"))
    return connection


@pytest.fixture
def outs(tmp_path: Path) -> list[Outgoing]:
    """Two districts: one with hostile names, words in a cell, and a unit that is missing."""
    roster = renamed(district(len(HOSTILE) + 1), *HOSTILE)
    reports = reports_named(roster)
    reports["2"] = answered(reports["2"], {PERMITS: "若干", "disclosure/fees/collected": "0.000001"})
    last = roster.counted[-1].id
    other = district(5)
    found = [
        out_of(roster, {unit: one for unit, one in reports.items() if unit != last}),
        out_of(other, reports_named(other)),
    ]
    for number, out in enumerate(found):
        folder = tmp_path / f"区{number}" / "汇总"
        folder.mkdir(parents=True)
        with (folder / "长表.csv").open("wb") as long, (folder / "宽表.csv").open("wb") as wide:
            write_long_csv(out, long)
            write_wide_csv(out, wide)
    return found


def test_the_long_tables_of_two_districts_add_up_exactly(
    outs: list[Outgoing], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = loaded(tmp_path, "import.sql", monkeypatch)
    sums = dict(database.execute("SELECT ref, total FROM sums").fetchall())
    cells = [one.cells for one in outs]

    assert sums == {str(ref): cells[0][ref].total + cells[1][ref].total for ref in cells[0]}
    units = {name for (name,) in database.execute("SELECT DISTINCT unit FROM figures").fetchall()}
    assert units >= set(HOSTILE)
    found = database.execute(f"SELECT units, missing FROM sums WHERE ref = '{PERMITS}'").fetchall()  # noqa: S608  ours
    assert found == [(outs[0].snapshot.n + outs[1].snapshot.n - 1, 2)]
    told = {one for (one,) in database.execute("SELECT coverage FROM coverage").fetchall()}
    assert told == {one.coverage for one in outs}


def test_the_wide_tables_add_up_to_the_same(
    outs: list[Outgoing], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = loaded(tmp_path, "import_wide.sql", monkeypatch)
    found = database.execute("SELECT * FROM wide_sums")
    names = [one[0] for one in found.description or ()]
    [row] = found.fetchall()
    sums = dict(zip(names, row, strict=True))
    cells = [one.cells for one in outs]

    assert {str(ref): sums[str(ref)] for ref in cells[0]} == {
        str(ref): cells[0][ref].total + cells[1][ref].total for ref in cells[0]
    }
    assert (sums["units"], sums["missing"]) == (outs[0].snapshot.n + outs[1].snapshot.n, 1)
    assert isinstance(sums[NEW], Decimal)
