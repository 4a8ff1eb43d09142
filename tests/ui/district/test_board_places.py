"""Where tiles stand: none upon another, all on one screen for a hundred units, and arrows that find the nearest."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.district.board import Order, groups
from tests.ui.district.boards import tiles
from ui.district.board_places import GAP, TILE, columns_in, left_of, nearest, placed

SIZES = st.lists(st.integers(1, 40), max_size=8)
ROOM = 1_056, 560
"""Pixels of the board in a window of 1366 × 720."""


@given(SIZES, st.integers(100, 2_000), st.integers(50, 1_000))
def test_no_two_stand_in_one_place(sizes: list[int], width: int, height: int) -> None:
    found = placed(sizes, width, height)
    labels = [group.label for group in found.groups]
    places = [*found.cells, *labels]

    assert [len(group.tiles) for group in found.groups] == sizes
    assert len({*places}) == len(places)
    assert all(0 <= cell.column < columns_in(width) for cell in found.cells)
    assert all(below - above >= found.height + GAP for above, below in zip(found.tops, found.tops[1:], strict=False))
    assert list(found.cells) == sorted(found.cells)


@pytest.mark.parametrize(("units", "least"), [(76, 44), (100, 36), (120, 32)])
def test_all_units_of_a_district_are_on_one_screen(units: int, least: int) -> None:
    sizes = [len(group.tiles) for group in groups(tiles(units), Order.ROSTER)]
    found = placed(sizes, *ROOM)

    assert columns_in(ROOM[0]) == 9
    assert left_of(8) + TILE <= ROOM[0]
    assert found.bottom <= ROOM[1]
    assert found.height >= least


def test_arrows_go_to_the_nearest_in_the_next_row_and_stay_at_the_ends() -> None:
    cells = placed([12, 3], *ROOM).cells

    assert nearest(cells, 8, 1) == 14
    assert nearest(cells, 0, -1) == 0
    assert nearest(cells, 9, -1) == 0
    assert nearest(cells, 14, 1) == 14
    for one, other in combinations(range(len(cells)), 2):
        assert cells[nearest(cells, one, 1)].row >= cells[one].row
        assert cells[nearest(cells, other, -1)].row <= cells[other].row
