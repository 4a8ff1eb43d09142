from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from models.form.grid import Grid, lay_out
from models.form.refs import CellRef
from tests.invented import ALL_EDITIONS
from ui.report.table.table_layout import column_widths, row_heights

GRIDS = [pytest.param(lay_out(table), id=f"{form.id}-{table.id}") for form in ALL_EDITIONS for table in form.tables]
WIDTHS = [600, 1000, 1348, 1900, 3800]
LARGEST_FIGURE = "9999999"


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(qapp.font())


@pytest.mark.parametrize("room", WIDTHS)
@pytest.mark.parametrize("grid", GRIDS)
def test_no_figure_is_clipped(grid: Grid, room: int, metrics: QFontMetrics) -> None:
    widths = column_widths(grid, metrics.horizontalAdvance, room)

    assert len(widths) == grid.columns
    assert min(widths[grid.stub_columns :]) >= metrics.horizontalAdvance(LARGEST_FIGURE)


@pytest.mark.parametrize("grid", GRIDS)
def test_a_table_fits_a_small_screen_in_width(grid: Grid, metrics: QFontMetrics) -> None:
    assert sum(column_widths(grid, metrics.horizontalAdvance, 1348)) <= 1348


@pytest.mark.parametrize("room", WIDTHS)
@pytest.mark.parametrize("grid", GRIDS)
def test_no_label_is_clipped(grid: Grid, room: int, metrics: QFontMetrics) -> None:
    widths = column_widths(grid, metrics.horizontalAdvance, room)
    heights = row_heights(grid, widths, metrics.horizontalAdvance, metrics.lineSpacing(), 500)

    for cell in grid.cells:
        if not isinstance(cell.content, CellRef):
            width = sum(widths[cell.column : cell.column + cell.column_span]) - 10
            lines = -(-metrics.horizontalAdvance(cell.content) // width)
            assert sum(heights[cell.row : cell.row + cell.row_span]) >= lines * metrics.lineSpacing(), cell.content


@pytest.mark.parametrize("grid", GRIDS)
def test_rows_share_the_room_but_never_more_than_there_is(grid: Grid, metrics: QFontMetrics) -> None:
    widths = column_widths(grid, metrics.horizontalAdvance, 1348)
    tight = row_heights(grid, widths, metrics.horizontalAdvance, metrics.lineSpacing(), 0)
    roomy = row_heights(grid, widths, metrics.horizontalAdvance, metrics.lineSpacing(), sum(tight) + 100)

    assert all(low <= high for low, high in zip(tight, roomy, strict=True))
    assert sum(roomy) <= sum(tight) + 100
