"""What fails in many units at the same place: three units and a fifth of them, each counted once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from models.checks.findings import Finding, Level
from models.district.across_units import Checked, common_failures, single_failures
from models.rules.catalogue import CATALOGUE
from tests.builders import balanced, cell
from tests.ui.district.commons import common

REF, OTHER = cell("applications/new/natural"), cell("applications/new/business")
REPORT = balanced()
FAULT = Finding("T3-COL", Level.ERROR, "不等。", (REF,))


def units(failing: int, of: int, *findings: Finding) -> Sequence[Checked]:
    return [Checked(str(at), f"单位{at}", REPORT, findings if at < failing else ()) for at in range(of)]


@pytest.mark.parametrize(
    ("failing", "of", "is_common"),
    [(2, 3, False), (3, 3, True), (3, 15, True), (3, 16, False), (15, 76, False), (16, 76, True)],
)
def test_three_units_and_a_fifth_of_them(failing: int, of: int, *, is_common: bool) -> None:
    found = common_failures(units(failing, of, FAULT))

    assert bool(found) == is_common
    assert single_failures(units(failing, of, FAULT)) == (not is_common)
    for one in found:
        assert (len(one.units), one.checked, one.ref, one.rule) == (failing, of, REF, "T3-COL")


def test_a_unit_counts_once_at_a_place_and_another_place_is_another_matter() -> None:
    found = common_failures(units(3, 9, FAULT, FAULT._replace(message="又。"), FAULT._replace(left=(OTHER,))))

    assert sorted((str(one.ref), len(one.units)) for one in found) == sorted([(str(REF), 3), (str(OTHER), 3)])


def test_hints_and_what_is_explained_are_no_failures_but_a_reason_that_says_nothing_is_none() -> None:
    warning = FAULT._replace(level=Level.WARNING)

    assert not common_failures(units(3, 3, FAULT._replace(level=Level.HINT)))
    assert not common_failures(units(3, 3, warning._replace(reason="机构划转")))
    assert common_failures(units(3, 3, warning._replace(reason="核实无误")))
    assert common_failures(units(3, 3, warning))


def test_the_notice_says_where_and_what_the_rule_asks_and_names_nobody() -> None:
    meaning = next(entry.meaning for entry in CATALOGUE if entry.id == "T3-COL")
    [one] = common_failures(units(7, 7, FAULT))

    assert one.where in one.notice
    assert meaning in one.notice
    assert "单位0" not in one.notice
    assert "单位0" in one.named
    assert "单位6" not in one.named


def test_the_made_up_district() -> None:
    found = common()

    assert [(len(one.units), one.checked) for one in found.failures] == [(26, 76)]
    assert len(found.pairs) == 7
    assert found.unusual
