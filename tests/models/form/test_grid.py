from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.editions import edition2019, edition2021
from models.form.grid import CellRole, Direction, lay_out
from models.form.refs import CellRef
from models.form.vocabulary import Form, Table
from tests.builders import cell
from tests.invented import ALL_EDITIONS

TABLES = [table for form in ALL_EDITIONS for table in form.tables]
PLACES = [(table, ref) for table in TABLES for ref in lay_out(table).places]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_cells_tile_the_grid_without_gap_or_overlap(table: Table) -> None:
    grid = lay_out(table)
    covered = Counter(
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in cell.columns
    )

    assert covered == {(row, column): 1 for row in range(grid.rows) for column in range(grid.columns)}


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_every_cell_of_the_form_has_its_place_in_reading_order(form: Form) -> None:
    assert [ref for table in form.tables for ref in lay_out(table).places] == list(form.cells)


@pytest.mark.parametrize(
    ("table", "shape"),
    [
        (edition2019.FORM.table("disclosure"), (18, 4, 0, 1)),
        (edition2019.FORM.table("applications"), (26, 10, 3, 3)),
        (edition2021.FORM.table("disclosure"), (14, 4, 0, 1)),
        (edition2021.FORM.table("applications"), (28, 10, 3, 3)),
        (edition2021.FORM.table("litigation"), (4, 15, 3, 0)),
    ],
)
def test_grids_have_the_shape_of_the_notice(table: Table, shape: tuple[int, int, int, int]) -> None:
    grid = lay_out(table)

    assert (grid.rows, grid.columns, grid.header_rows, grid.stub_columns) == shape


def test_labels_are_merged_as_printed() -> None:
    grid = lay_out(edition2021.FORM.table("applications"))
    spans = {
        cell.content: cell[:4] for cell in grid.cells if cell.role in {CellRole.CORNER, CellRole.COLUMN, CellRole.ROW}
    }

    assert spans["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"] == (0, 0, 3, 3)
    assert spans["申请人情况"] == (0, 3, 1, 7)
    assert spans["自然人"] == (1, 3, 2, 1)
    assert spans["法人或其他组织"] == (1, 4, 1, 5)
    assert spans["三、本年度办理结果"] == (5, 0, 22, 1)
    assert spans["（三）不予公开"] == (7, 1, 8, 1)
    assert spans["（七）总计"] == (26, 1, 1, 2)
    assert spans["四、结转下年度继续办理"] == (27, 0, 1, 3)


def test_blocks_of_table_2_take_the_width_of_the_table() -> None:
    grid = lay_out(edition2019.FORM.table("disclosure"))
    banners = [cell[:4] for cell in grid.cells if cell.role is CellRole.BANNER]

    assert banners == [(0, 0, 1, 4), (4, 0, 1, 4), (8, 0, 1, 4), (12, 0, 1, 4), (15, 0, 1, 4)]
    assert grid.places[cell("disclosure/procurement/amount")][:4] == (17, 2, 1, 2)


@given(st.sampled_from(PLACES), st.sampled_from([Direction.LEFT, Direction.RIGHT]))
def test_steps_along_a_row_can_be_taken_back(place: tuple[Table, CellRef], direction: Direction) -> None:
    table, start = place
    back = {Direction.LEFT: Direction.RIGHT, Direction.RIGHT: Direction.LEFT}[direction]

    there = lay_out(table).step(start, direction)

    assert there == start or lay_out(table).step(there, back) == start


@given(st.sampled_from(PLACES), st.sampled_from(list(Direction)))
def test_ahead_goes_away_from_the_start(place: tuple[Table, CellRef], direction: Direction) -> None:
    table, start = place
    grid = lay_out(table)
    down, right = direction.value

    ways = [
        grid.places[ref].row * down + grid.places[ref].column * right for ref in (start, *grid.ahead(start, direction))
    ]

    assert ways == sorted(ways)
    assert start not in grid.ahead(start, direction)


def test_steps_cross_the_headings_between_blocks_and_stop_at_the_edge() -> None:
    grid = lay_out(edition2021.FORM.table("disclosure"))

    assert grid.step(cell("disclosure/normative/in_force"), Direction.DOWN) == cell("disclosure/permits/decisions")
    assert grid.step(cell("disclosure/permits/decisions"), Direction.UP) == cell("disclosure/normative/issued")
    assert grid.step(cell("disclosure/fees/collected"), Direction.DOWN) == cell("disclosure/fees/collected")


def test_a_place_is_found_by_row_and_column() -> None:
    grid = lay_out(edition2021.FORM.table("applications"))

    assert grid.refs[3, 3] == cell("applications/new/natural")
    assert {ref: place[:2] for ref, place in grid.places.items()} == {ref: place for place, ref in grid.refs.items()}
