from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.refs import CellRef
from models.report.places import place
from tests.builders import balanced, cell


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        (cell("applications/unable_no_ready/natural"), ("表三", "（四）2.没有现成信息需要另行制作", "自然人")),
        (cell("litigation/cases/direct_upheld"), ("表四", "未经复议直接起诉·结果维持")),
    ],
)
def test_places_are_called_by_table_row_and_column(ref: CellRef, words: tuple[str, ...]) -> None:
    called = place(balanced(), ref)

    assert all(word in called for word in words)


@given(st.sampled_from([2020, 2023]))
def test_every_cell_has_a_place_of_its_own(year: int) -> None:
    report = balanced(year)

    assert len({place(report, ref) for ref in report.form.cells}) == len(report.form.cells)
