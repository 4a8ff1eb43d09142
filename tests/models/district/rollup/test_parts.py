"""From a sum to its parts: they are the sum, the largest first, and zeros that were none last year are seen."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from models.district.rollup.parts import parts_of
from models.district.rollup.report_values import ReportValues
from tests.builders import answered, cell
from tests.district import YEAR, district, report_of
from tests.models.district.rollup.counting import reports_of, rollup_of
from tests.models.district.rollup.random_reports import ROSTER, SEEDS, SIZES, random_report, seeded
from tests.thoroughness import examples

PERMITS = cell("disclosure/permits/decisions")


@given(SEEDS, SIZES)
@examples(20, 200)
def test_the_parts_of_every_cell_are_its_sum_and_nobody_is_left_out(seed: int, number: int) -> None:
    random = seeded(seed)
    rollup = rollup_of(ROSTER, [random_report(unit.name, random) for unit in ROSTER.counted[:number]])

    for ref, sum_ in rollup.cells.items():
        found = parts_of(rollup, ref)
        assert found.together == sum_.total
        assert len(found.shown) + len(found.zeros) == number
        sizes = [abs(one.number) for one in found.shown]
        assert sizes == sorted(sizes, reverse=True)
        assert not any(one.number for one in found.zeros)


def test_last_year_stands_beside_and_where_each_is_from() -> None:
    roster = district(5)
    reports = {
        unit: answered(report, {str(PERMITS): typed})
        for (unit, report), typed in zip(reports_of(roster).items(), ["3", "9", "0", "0", "0"], strict=True)
    }
    last = {"1": "4", "3": "2", "5": "7"}

    def last_year(unit: str) -> ReportValues | None:
        if unit not in last:
            return None
        return ReportValues(
            answered(report_of(roster.by_key[next(iter(roster.by_key))], YEAR - 1), {str(PERMITS): last[unit]})
        )

    rollup = rollup_of(roster, [report for unit, report in reports.items() if unit != "5"])
    found = parts_of(rollup, PERMITS, last_year)

    assert [(one.unit.id, one.typed, one.last) for one in found.shown] == [("2", "9", None), ("1", "3", Decimal(4))]
    assert [one.unit.id for one in found.zeros] == ["3", "4"]
    assert [(one.unit.id, one.last) for one in found.fallen] == [("3", Decimal(2))]
    assert (found.sum.plain, found.last_total, found.last_units, found.missing) == ("12", Decimal(13), 3, 1)
    version = rollup.counted.versions[1]
    assert (found.shown[0].original, found.shown[0].code) == (version.original, version.values.code)
    assert len(found.shown[0].original.sha256) == 64


def test_last_year_under_another_form_is_not_compared() -> None:
    roster = district(1)
    rollup = rollup_of(roster, [report_of(roster.counted[0])])
    other = cell("disclosure/normative/issued")
    found = parts_of(rollup, other, lambda _: ReportValues(report_of(roster.counted[0], 2019)))

    assert found.last_total is None
    assert found.sum.total == Decimal(found.shown[0].number if found.shown else 0)
