from __future__ import annotations

import pytest

from exporters.typeset.label_columns import FigureColumn, column_widths


def columns(*needs: float) -> list[FigureColumn]:
    return [FigureColumn(need) for need in needs]


def test_figures_share_what_the_labels_leave() -> None:
    assert column_widths([20, 30], 10, columns(10, 10), 100) == (20, 30, 25, 25)


def test_a_column_that_needs_more_gets_it_from_the_others() -> None:
    assert column_widths([40], 10, columns(10, 30, 10, 10), 100) == (40, 10, 30, 10, 10)
    assert column_widths([], 0, columns(10, 40, 10), 100) == (30, 40, 30)


def test_the_last_labels_give_way_to_figures_without_making_these_narrower() -> None:
    assert column_widths([10, 60], 20, columns(15, 20, 15), 100) == (10, 40, 15, 20, 15)


def test_labels_keep_their_least_width() -> None:
    assert column_widths([60], 28, columns(*[20] * 10), 100) == pytest.approx((28, *[7.2] * 10))


def test_a_table_without_labels_is_all_figures() -> None:
    assert column_widths([], 0, columns(*[90] * 4), 100) == (25, 25, 25, 25)


def test_no_column_is_narrower_than_the_words_above_it() -> None:
    figures = [FigureColumn(60, 10), FigureColumn(60, 40), FigureColumn(60, 10)]

    assert column_widths([], 0, figures, 96) == pytest.approx((25, 46, 25))


def test_labels_that_give_just_what_lacks_leave_enough_though_sums_of_floats_differ() -> None:
    needs = (52.3, 52.3, 52.3, 54.2, 54.2, 54.2)

    assert column_widths([32.1, 150.2], 20, columns(*needs), 442.2) == pytest.approx((32.1, 90.6, *needs))
