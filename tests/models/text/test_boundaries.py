from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.text.boundaries import Boundaries


@given(st.text("甲。\n", max_size=12), st.integers(0, 12))
def test_a_stretch_lies_between_the_marks_around_it(text: str, at: int) -> None:
    boundaries = Boundaries(text, "。\n")
    place = min(at, len(text))

    assert boundaries.begin(place) == max(text.rfind("。", 0, place), text.rfind("\n", 0, place)) + 1
    assert boundaries.end(place) == min(
        (found for mark in "。\n" if (found := text.find(mark, place)) >= 0), default=len(text)
    )
