from __future__ import annotations

import pytest

from exporters.typeset.label_columns import column_widths


def test_figures_share_what_the_labels_leave() -> None:
    assert column_widths([20, 30], 2, 10, 100) == (20, 30, 25, 25)


def test_the_last_labels_give_way_to_figures() -> None:
    assert column_widths([10, 60], 3, 15, 100) == (10, 45, 15, 15, 15)


def test_labels_keep_their_least_share() -> None:
    assert column_widths([60], 10, 20, 100) == pytest.approx((28, *[7.2] * 10))


def test_a_table_without_labels_is_all_figures() -> None:
    assert column_widths([], 4, 90, 100) == (25, 25, 25, 25)
