"""A nation of 240,000 reports, or a province, in DuckDB, by the commands of the page, without our program."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import duckdb
import pytest

from exporters.rollup.long_csv import write_long_csv
from exporters.rollup.wide_csv import write_wide_csv
from tests import ROOT
from tests.district import NEW, district
from tests.exporters.rollup.out import out_of, reports_named

_UNITS = 1_000
"""In each district."""

_MOST = 10.0
"""Seconds to load the nation's wide tables."""


def _loaded(folder: Path, script: str) -> tuple[duckdb.DuckDBPyConnection, float]:
    database = duckdb.connect(str(folder / "年报.duckdb"))
    start = perf_counter()
    database.execute((ROOT / "resources" / "analysis" / script).read_text(encoding="utf-8"))
    return database, perf_counter() - start


class _Way(NamedTuple):
    """How tables are loaded."""

    name: str
    script: str
    view: str
    districts: int


@pytest.mark.parametrize(
    "way",
    [_Way("宽表.csv", "import_wide.sql", "wide_sums", 240), _Way("长表.csv", "import.sql", "sums", 20)],
    ids=lambda way: way.view,
)
def test_loading_and_adding_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: _Way) -> None:
    name, script, view, districts = way
    monkeypatch.chdir(tmp_path)
    roster = district(_UNITS)
    out = out_of(roster, reports_named(roster))
    with (tmp_path / "one").open("wb") as stream:
        (write_wide_csv if name == "宽表.csv" else write_long_csv)(out, stream)
    for number in range(districts):
        (tmp_path / f"区{number}").mkdir()
        (tmp_path / f"区{number}" / name).hardlink_to(tmp_path / "one")
    size = (tmp_path / "one").stat().st_size * districts / 1e6

    database, seconds = _loaded(tmp_path, script)
    start = perf_counter()
    found = database.execute(f"SELECT * FROM {view}")  # noqa: S608  ours
    rows = found.fetchall()
    added = perf_counter() - start

    reports = districts * _UNITS
    print(f"\n{reports} reports, {name}, {size:.0f} MB: loaded in {seconds:.1f} s, added up in {added:.2f} s", end="")
    whole = {str(ref): one.total * districts for ref, one in out.cells.items()}
    if view == "sums":
        assert {row[2]: row[3] for row in rows} == whole
    else:
        sums = dict(zip([one[0] for one in found.description or ()], rows[0], strict=True))
        assert {ref: sums[ref] for ref in whole} == whole
        assert seconds <= _MOST
    assert NEW in whole
