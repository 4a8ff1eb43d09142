from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from models.form.grid import CellRole, Grid, lay_out
from models.form.refs import CellRef
from tests.invented import ALL_EDITIONS
from tests.thoroughness import few
from ui.report.table.label_words import downward, is_downward, shown_label
from ui.report.table.table_layout import COMPARED, PADDING, ROW, Lettering, fitted, sizes

GRIDS = [pytest.param(lay_out(table), id=f"{form.id}-{table.id}") for form in ALL_EDITIONS for table in form.tables]
WIDTHS = [600, 1000, 1348, 1900, 3800]
LARGEST_FIGURE = "9999999"
BAR = 14
APPLICATIONS = lay_out(ALL_EDITIONS[0].table("applications"))


@pytest.fixture
def lettering(qapp: QApplication) -> Lettering:
    return Lettering(QFontMetrics(qapp.font()).horizontalAdvance)


@pytest.mark.parametrize("room", WIDTHS)
@pytest.mark.parametrize("grid", GRIDS)
def test_no_figure_is_clipped(grid: Grid, room: int, lettering: Lettering) -> None:
    widths = sizes(grid, lettering, room, 500).widths

    assert len(widths) == grid.columns
    assert min(widths[grid.stub_columns :]) >= lettering.measure(LARGEST_FIGURE)


@pytest.mark.parametrize("grid", GRIDS)
def test_a_table_fits_a_small_screen_in_width(grid: Grid, lettering: Lettering) -> None:
    assert sizes(grid, lettering, 1348, 500).width <= 1348


@pytest.mark.parametrize("room", WIDTHS)
@pytest.mark.parametrize("grid", GRIDS)
def test_no_label_is_clipped(grid: Grid, room: int, lettering: Lettering) -> None:
    found = sizes(grid, lettering, room, 500)

    for cell in grid.cells:
        if not isinstance(cell.content, CellRef):
            width = sum(found.widths[cell.column : cell.columns.stop]) - 10
            label = shown_label(cell, short=found.short)
            lines = len(downward(label)) if is_downward(cell) else -(-lettering.measure(label) // width)
            assert sum(found.heights[cell.row : cell.rows.stop]) >= ROW + (lines - 1) * 16, cell.content


@pytest.mark.parametrize("grid", GRIDS)
def test_rows_share_the_room_but_never_more_than_there_is(grid: Grid, lettering: Lettering) -> None:
    tight = sizes(grid, lettering, 1348, 0)
    roomy = sizes(grid, lettering, 1348, tight.height + 100)
    wide = sizes(grid, lettering, 4000, 4000)

    assert all(low <= high for low, high in zip(tight.heights, roomy.heights, strict=True))
    assert roomy.height <= tight.height + 100
    assert {min(wide.heights)} == {33}
    assert max(wide.widths[grid.stub_columns :]) == 190


def test_long_labels_give_way_before_last_years_figures_do(lettering: Lettering) -> None:
    found = [sizes(APPLICATIONS, lettering, room, 500) for room in range(1400, 500, -20)]
    columns = [one.widths[-1] for one in found]

    assert not found[0].short
    assert found[-1].short
    assert min(width for width, one in zip(columns, found, strict=True) if not one.short) >= COMPARED
    assert columns[-1] < COMPARED


@pytest.mark.parametrize("room", [(1350, 533), (1350, 520), (895, 380), (600, 3000), (400, 200)])
def test_a_table_that_scrolls_leaves_room_for_the_bars(room: tuple[int, int], lettering: Lettering) -> None:
    found = fitted(APPLICATIONS, lettering, room, BAR)
    below = BAR if found.width > room[0] else 0
    beside = BAR if found.height > room[1] - below else 0

    assert found == sizes(APPLICATIONS, lettering, room[0] - beside, room[1] - below)


@pytest.mark.parametrize("percent", [80, 150, 200])
def test_all_grows_with_the_letters(percent: int, lettering: Lettering) -> None:
    scale = percent / 100
    larger = Lettering(lambda text: round(lettering.measure(text) * scale), round(ROW * scale), scale)

    widths = sizes(APPLICATIONS, larger, 0, 0).widths

    assert widths == pytest.approx(
        [width * scale for width in sizes(APPLICATIONS, lettering, 0, 0).widths], rel=0.06, abs=3
    )


@pytest.mark.parametrize("percent", few(range(80, 201, 10), 3))
@pytest.mark.parametrize("grid", GRIDS)
def test_a_label_that_has_a_row_of_one_line_is_on_one_line_as_painted(
    grid: Grid, percent: int, qapp: QApplication
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    measure, scale = QFontMetrics(font).horizontalAdvance, percent / 100
    found = sizes(grid, Lettering(measure, round(ROW * scale), scale), round(1348 * max(1, scale)), 0)

    for cell in grid.cells:
        if cell.role is CellRole.ROW and sum(found.heights[row] for row in cell.rows) <= round(ROW * scale):
            inner = sum(found.widths[column] for column in cell.columns) - 1 - 2 * PADDING
            assert measure(shown_label(cell, short=found.short)) <= inner, cell.content
