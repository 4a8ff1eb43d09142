from __future__ import annotations

from models.checks.findings import Finding, Level
from models.checks.stops import next_stop, position, stops
from models.form.refs import CellRef, TextRef
from models.rules import check
from tests.builders import answered, balanced, cell

NEW, TOTAL = cell("applications/new/natural"), cell("applications/declined_repeat/natural")
BLANKS = tuple(cell(f"applications/refused_secret/{one}") for one in ("natural", "business", "research"))
REPORT = balanced()


def finding(rule: str, *left: CellRef | TextRef, required: bool = False, reason: str = "") -> Finding:
    return Finding(rule, Level.WARNING, rule, left, required=required, reason=reason)


FOUND = (
    finding("LAST", TextRef("texts", "other")),
    finding("TOTAL", TOTAL),
    finding("BLANK", *BLANKS, required=True),
    finding("EXPLAINED", NEW, reason="确实如此"),
    finding("COVER", TextRef("cover", "agency")),
)


def walk(here: tuple[int, int], way: int, count: int) -> list[tuple[str, bool]]:
    """Return what one comes to after another, and whether over the end."""
    along, present, seen = stops(REPORT, FOUND, here), None, []
    for _ in range(count):
        step = next_stop(along, present.at if present else here, present, way)
        assert step is not None
        present = step.stop
        seen.append((present.finding.rule, step.wrapped))
    return seen


def test_problems_come_in_reading_order_from_where_the_clerk_is_and_go_round() -> None:
    here = position(REPORT, NEW)

    assert walk(here, 1, 5) == [
        ("BLANK", False),
        ("TOTAL", False),
        ("LAST", False),
        ("COVER", True),
        ("BLANK", False),
    ]
    assert walk(here, -1, 2) == [("COVER", False), ("LAST", True)]


def test_blanks_are_one_stop_at_the_first_of_them_from_there() -> None:
    second = position(REPORT, BLANKS[1])
    behind = position(REPORT, TOTAL)

    assert [one.end for one in stops(REPORT, FOUND, second) if one.finding.rule == "BLANK"] == [BLANKS[1]]
    assert [one.end for one in stops(REPORT, FOUND, behind) if one.finding.rule == "BLANK"] == [BLANKS[0]]


def test_where_nothing_is_found_there_is_no_stop() -> None:
    assert next_stop(stops(REPORT, check(REPORT), (0, 0)), (0, 0), None, 1) is None


def test_two_problems_of_one_place_are_two_stops() -> None:
    report = answered(REPORT, {str(NEW): "99"})
    found = (finding("ONE", NEW), finding("TWO", NEW))
    along = stops(report, found, (0, 0))
    first = next_stop(along, position(report, NEW), None, 1)
    assert first is not None
    second = next_stop(along, first.stop.at, first.stop, 1)

    assert (first.stop.finding.rule, second and second.stop.finding.rule) == ("ONE", "TWO")
