"""The whole check of a full report, after a key in a table and after a key in a text."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from itertools import count
from statistics import median

import pytest

from models.form.refs import TextRef
from models.report.report import Report
from models.rules import check
from tests.bench.clock import line, milliseconds
from tests.builders import balanced, cell, sample, typed_out

_RUNS = 300
_OVERVIEW = TextRef("texts", "overview")
_NUMBERS = count(1)


def _key_in_a_table(report: Report) -> Report:
    """Return the report with another figure in a cell; its texts are as they were."""
    return Report({**report.values, cell("applications/new/natural"): Decimal(next(_NUMBERS))})


def _key_in_a_text(report: Report) -> Report:
    """Return the report with a text that nobody has seen yet."""
    return Report({**report.values, _OVERVIEW: f"{report.text(*_OVERVIEW)}又收到申请{next(_NUMBERS)}件。"})


@pytest.mark.parametrize("number", ["000", "001", "003"])
def test_a_key_in_a_table(number: str) -> None:
    report = typed_out(sample(number))
    previous = typed_out(balanced(report.year - 1))
    times = [milliseconds(partial(check, _key_in_a_table(report), previous)) for _ in range(_RUNS)]

    print(line(f"check of sample {number} after a key in a table", times))
    assert median(times) <= 5


@pytest.mark.parametrize("number", ["000", "001", "003"])
def test_a_key_in_a_text(number: str) -> None:
    report = sample(number)
    times = [milliseconds(partial(check, _key_in_a_text(report))) for _ in range(_RUNS)]

    print(line(f"check of sample {number} after a key in section 一", times))
    assert median(times) <= 30
