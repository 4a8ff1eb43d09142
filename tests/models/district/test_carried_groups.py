"""Where units went on as others, what is carried over is summed over the whole group."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.district.carried_groups import Figures, Group, carried_in_group, group_of, lacking
from models.district.register.ledger import Lineage, Reorganisation
from models.report.report import Report
from tests.builders import answered, ref
from tests.district import YEAR, district, report_of

IN, OUT = "applications/carried_in/natural", "applications/carried_out/natural"
UNITS = district(8).counted
DAY = date(2025, 3, 1)


def line(kind: Reorganisation, before: str, after: str) -> Lineage:
    return Lineage(kind, tuple(before), tuple(after), DAY, "海编〔2025〕4号")


NOW = ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("lineage", "unit", "expected"),
    [
        ([], "a", None),
        ([line(Reorganisation.RENAMED, "x", "a")], "a", None),
        ([line(Reorganisation.MERGED, "xy", "a")], "a", Group(frozenset("xy"), frozenset("a"))),
        ([line(Reorganisation.MERGED, "bx", "b")], "b", Group(frozenset("bx"), frozenset("b"))),
        ([line(Reorganisation.DIVIDED, "a", "ab")], "b", Group(frozenset("a"), frozenset("ab"))),
        ([line(Reorganisation.TRANSFERRED, "a", "b")], "a", Group(frozenset("ab"), frozenset("ab"))),
        (
            [line(Reorganisation.DIVIDED, "x", "ab"), line(Reorganisation.MERGED, "by", "c")],
            "a",
            Group(frozenset("bxy"), frozenset("abc")),
        ),
        ([line(Reorganisation.MERGED, "xy", "a")], "c", None),
    ],
)
def test_a_group_is_all_that_went_on_out_of_each_other(
    lineage: list[Lineage], unit: str, expected: Group | None
) -> None:
    then = "b" if any(one.kind is Reorganisation.TRANSFERRED for one in lineage) else ""
    assert group_of(unit, lineage, NOW, then) == expected


def report(at: int, carried_in: int, carried_out: int, year: int = YEAR) -> Report:
    return answered(report_of(UNITS[at], year), {IN: str(carried_in), OUT: str(carried_out)})


COUNTS = st.lists(st.integers(0, 30), min_size=1, max_size=3)


@given(COUNTS, COUNTS)
def test_the_sums_of_the_group_agree_or_that_is_found(then: list[int], now: list[int]) -> None:
    before = {str(at): report(at, 0, one, YEAR - 1) for at, one in enumerate(then)}
    after = {str(at + 3): report(at, one, 0) for at, one in enumerate(now)}
    group = Group(frozenset(before), frozenset(after))

    found = {one.left[0] for one in carried_in_group(after["3"], group, Figures(before, after))}

    assert (ref(IN) in found) == (sum(then) != sum(now))


def test_as_long_as_one_report_is_missing_nothing_is_said() -> None:
    before, after = {"x": report(0, 0, 5, YEAR - 1)}, {"a": report(1, 9, 0)}
    group = Group(frozenset("xy"), frozenset("a"))

    assert lacking(group, Figures(before, after)) == {"y"}
    assert not list(carried_in_group(after["a"], group, Figures(before, after)))


def test_a_reason_of_the_unit_settles_it() -> None:
    before, after = {"x": report(0, 0, 5, YEAR - 1)}, {"a": report(1, 9, 0)}
    group, figures = Group(frozenset("x"), frozenset("a")), Figures(before, after)
    first = next(one for one in carried_in_group(after["a"], group, figures) if one.left == (ref(IN),))
    explained = answered(after["a"], {str(first.key): "划转的 4 件"})

    again = carried_in_group(explained, group, Figures(before, {"a": explained}))
    assert next(one for one in again if one.left == (ref(IN),)).reason == "划转的 4 件"
