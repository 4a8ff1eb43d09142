"""Adding up: exactly what an independent adding up gives, and every change changes exactly what it should."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given

from models.district.rollup.adding import Rollup
from models.district.rollup.agg_rules import against, faults
from models.form.editions import form_for
from models.form.figures import Amount
from models.form.refs import CellRef, Ref
from models.report.report import Report, Value
from tests.builders import answered, cell
from tests.district import GRANTED, NEW, YEAR, district, report_of
from tests.models.district.rollup.counting import counted_of, reports_of, rollup_of
from tests.models.district.rollup.random_reports import ROSTER, SEEDS, SIZES, independent_sums, random_report, seeded
from tests.thoroughness import examples

FEES = "disclosure/fees/collected"


def random_reports(seed: int, number: int) -> dict[str, Report]:
    random = seeded(seed)
    return {unit.id: random_report(unit.name, random) for unit in ROSTER.counted[:number]}


def told(rollup: Rollup) -> dict[CellRef, tuple[Fraction, int, int]]:
    return {ref: (Fraction(one.total), len(one.blanks), len(one.words)) for ref, one in rollup.cells.items()}


@given(SEEDS, SIZES)
@examples(60, 1_000)
def test_sums_are_those_of_an_independent_adding_up_in_any_order(seed: int, number: int) -> None:
    reports = random_reports(seed, number)
    shuffled = seeded(seed).sample(list(reports.values()), number)
    rollup = rollup_of(ROSTER, shuffled)

    assert told(rollup) == independent_sums(reports)
    assert rollup.cells == rollup_of(ROSTER, reports.values()).cells
    assert all(one.figures + len(one.words) + _untyped(rollup, ref) == number for ref, one in rollup.cells.items())


def _untyped(rollup: Rollup, ref: CellRef) -> int:
    at = form_for(YEAR).order[ref]
    odd = [odd for one in rollup.counted.versions for odd in one.values.odd if odd.at == at]
    return sum(not one.text for one in odd)


@given(SEEDS, SIZES)
@examples(40, 600)
def test_leaving_out_and_replacing_change_exactly_their_own_part(seed: int, number: int) -> None:
    reports = random_reports(seed, number)
    out, *_ = reports
    other = {**reports, out: random_report(ROSTER.counted[0].name, seeded(seed + 1))}
    left = {unit: one for unit, one in reports.items() if unit != out}
    before, without, after = (told(rollup_of(ROSTER, every.values())) for every in (reports, left, other))
    own, new = independent_sums({out: reports[out]}), independent_sums({out: other[out]})

    for ref, (total, blanks, words) in before.items():
        assert without[ref] == (total - own[ref][0], blanks - own[ref][1], words - own[ref][2])
        assert after[ref][0] == total - own[ref][0] + new[ref][0]


def test_a_blank_is_not_nought_and_words_are_listed() -> None:
    roster = district(3)
    reports = reports_of(roster)
    reports = {
        "1": answered(reports["1"], {"disclosure/permits/decisions": ""}),
        "2": answered(reports["2"], {"disclosure/permits/decisions": "七"}),
        "3": answered(reports["3"], {"disclosure/permits/decisions": "5"}),
    }
    rollup = rollup_of(roster, reports.values())
    found = rollup.cells[cell("disclosure/permits/decisions")]

    assert (found.plain, found.figures, found.blanks) == ("5", 1, ("1",))
    assert [(one.unit, one.text) for one in found.words] == [("2", "七")]
    assert found.shown == "5（缺 1 格，1 格是文字，没有加）"
    assert [(one.rule, one.units) for one in faults(rollup)] == [("AGG-SUM", ("1", "2"))]


def test_money_with_a_unit_is_converted_beside_what_was_typed() -> None:
    roster = district(2)
    amount = "disclosure/procurement/amount"
    reports = [
        answered(report_of(unit, 2019), {amount: typed})
        for unit, typed in zip(roster.counted, ["251000元", "3.54万元"], strict=True)
    ]
    found = Rollup(counted_of(roster, reports, 2019)).cells[cell(amount)]

    assert found.figure == Amount(Decimal("28.64"), "万元")
    assert [one.text for one in found.converted] == ["251000元", "3.54万元"]
    assert found.is_whole


def test_no_sum_is_rounded_however_far_apart_its_parts_are() -> None:
    roster = district(2)
    typed = ("123456789012345", "0.00000000000001")
    reports = [answered(report_of(unit), {FEES: one}) for unit, one in zip(roster.counted, typed, strict=True)]

    assert rollup_of(roster, reports).cells[cell(FEES)].plain == "123456789012345.00000000000001"


def test_a_unit_that_has_made_regulations_is_named() -> None:
    roster = district(3)
    reports = {**reports_of(roster)}
    reports["2"] = answered(reports["2"], {"disclosure/regulations/issued": "2"})
    found = [one for one in faults(rollup_of(roster, reports.values())) if one.cells]

    assert [(one.rule, one.units, str(one.cells[0])) for one in found] == [
        ("AGG-SUM", ("2",), "disclosure/regulations/issued")
    ]


def test_a_typed_figure_that_is_not_the_sum_is_found_at_its_cell() -> None:
    roster = district(3)
    rollup = rollup_of(roster, reports_of(roster).values())
    values: dict[Ref, Value | None] = {ref: one.figure for ref, one in rollup.cells.items()}
    report = Report.blank(YEAR)
    report = report.applied(report.edit(values))
    wrong = answered(report, {NEW: "1"})

    assert not list(against(rollup, report, is_computed=True))
    levels = {str(one.cells[0]): one.level.value for one in against(rollup, wrong, is_computed=False)}
    assert levels[NEW] == "W"
    assert GRANTED not in levels
