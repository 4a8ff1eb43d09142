"""The whole check of a full report."""

from __future__ import annotations

from statistics import median

from models.report import Report
from models.rules import check
from tests.bench.clock import line, milliseconds
from tests.builders import sample

_RUNS = 500


def test_check_is_quick_enough_for_every_key() -> None:
    values = sample("003").values
    times = [milliseconds(lambda: check(Report(values))) for _ in range(_RUNS)]

    print(line("check of sample 003, sums included", times))
    assert median(times) <= 5
