"""Tab goes along the rows, Enter down the columns, arrows to what is there; totals are passed over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.form.editions import edition2021
from models.form.grid import Direction, lay_out
from models.form.next_cell import BACK, FORWARD, along_rows, below_row, by_arrow, down_columns
from models.form.refs import CellRef
from models.form.vocabulary import Form, Table
from tests.builders import cell
from tests.invented import ALL_EDITIONS

FORM = edition2021.FORM
TABLES = [pytest.param(form, table, id=f"{form.id}-{table.id}") for form in ALL_EDITIONS for table in form.tables]
LAST = cell("applications/carried_out/other")
WALKS = [along_rows, down_columns]


def walked(step_on: Callable[[CellRef], CellRef], start: CellRef, count: int) -> list[CellRef]:
    found = [start]
    for _ in range(count):
        found.append(step_on(found[-1]))
    return found


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize(("form", "table"), TABLES)
def test_every_cell_to_fill_in_is_reached_once_and_no_total(
    form: Form, table: Table, walk: Callable[[Form, CellRef, int], CellRef]
) -> None:
    inputs = form.inputs(table)
    there = walked(lambda ref: walk(form, ref, FORWARD), inputs[0], len(inputs) - 1)
    back = walked(lambda ref: walk(form, ref, BACK), there[-1], len(inputs) - 1)

    assert sorted(there) == sorted(inputs)
    assert back == there[::-1]


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize(("form", "table"), TABLES)
def test_the_cursor_stays_at_the_ends_of_a_table(
    form: Form, table: Table, walk: Callable[[Form, CellRef, int], CellRef]
) -> None:
    inputs = form.inputs(table)

    assert walk(form, inputs[-1], FORWARD) == inputs[-1]
    assert walk(form, inputs[0], BACK) == inputs[0]
    assert below_row(FORM, cell("applications/carried_out/natural"), LAST) == LAST


@pytest.mark.parametrize("walk", WALKS)
def test_what_is_locked_is_passed_over_in_both_directions(
    walk: Callable[[Form, CellRef, int, frozenset[CellRef]], CellRef],
) -> None:
    locked = frozenset(ref for ref in FORM.cells if ref.row == "carried_in")
    inputs = [ref for ref in FORM.inputs(FORM.table("applications")) if ref not in locked]
    there = walked(lambda ref: walk(FORM, ref, FORWARD, locked), inputs[0], len(inputs) - 1)
    back = walked(lambda ref: walk(FORM, ref, BACK, locked), there[-1], len(inputs) - 1)

    assert sorted(there) == sorted(inputs)
    assert back == there[::-1]


@pytest.mark.parametrize(
    ("start", "reached"),
    [
        ("applications/other_rest/natural", "applications/carried_out/natural"),
        ("applications/carried_out/natural", "applications/new/business"),
        ("applications/carried_out/other", "applications/carried_out/other"),
        ("disclosure/fees/collected", "disclosure/fees/collected"),
        ("litigation/cases/review_pending", "litigation/cases/direct_upheld"),
        ("applications/handled/natural", "applications/carried_out/natural"),
        ("disclosure/regulations/issued", "disclosure/normative/issued"),
        ("disclosure/normative/issued", "disclosure/regulations/repealed"),
        ("disclosure/normative/in_force", "disclosure/permits/decisions"),
    ],
)
def test_a_column_is_followed_by_the_next_and_a_block_by_the_next(start: str, reached: str) -> None:
    assert down_columns(FORM, cell(start), FORWARD) == cell(reached)


@pytest.mark.parametrize(
    ("start", "reached"),
    [
        ("applications/new/natural", "applications/carried_in/natural"),
        ("applications/other_rest/business", "applications/carried_out/business"),
        ("applications/carried_out/natural", "applications/carried_out/other"),
        ("disclosure/normative/issued", "disclosure/permits/decisions"),
    ],
)
def test_below_a_row_is_the_next_row_and_below_the_last_what_follows(start: str, reached: str) -> None:
    assert below_row(FORM, cell(start), LAST) == cell(reached)


@pytest.mark.parametrize(
    ("start", "direction", "reached"),
    [
        ("other_rest/natural", Direction.DOWN, "carried_out/natural"),
        ("carried_out/natural", Direction.UP, "other_rest/natural"),
        ("carried_out/natural", Direction.DOWN, "carried_out/natural"),
        ("new/other", Direction.RIGHT, "new/total"),
        ("other_rest/total", Direction.DOWN, "handled/total"),
        ("handled/total", Direction.LEFT, "handled/other"),
        ("handled/other", Direction.UP, "other_rest/other"),
    ],
)
def test_arrows_pass_over_a_total_up_and_down_only_and_not_from_one(
    start: str, direction: Direction, reached: str
) -> None:
    grid = lay_out(FORM.table("applications"))

    assert by_arrow(FORM, grid, cell(f"applications/{start}"), direction) == cell(f"applications/{reached}")
