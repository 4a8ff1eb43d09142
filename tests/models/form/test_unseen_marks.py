"""A figure is read as it is seen: marks that nobody sees are dropped, unless they change what is seen."""

from __future__ import annotations

import pytest

from models.form.figures import figure_fault, read_figure
from models.form.vocabulary import FigureKind


@pytest.mark.parametrize("mark", "\u202d\u202c\u200e\u2066\u2069\u200b\u2060\ufeff\xad\ufe0f\u034f\x00\xa0")
def test_marks_around_and_in_a_figure_are_dropped(mark: str) -> None:
    assert read_figure(f"{mark}142{mark}", FigureKind.COUNT) == 142
    assert read_figure(f"{mark}{mark}", FigureKind.COUNT) is None


@pytest.mark.parametrize("text", ["\u202e241", "2\u20623", "14²", "1①", "\u0661"])
def test_what_changes_a_figure_is_not_dropped(text: str) -> None:
    assert read_figure(text, FigureKind.COUNT) == text
    assert figure_fault(text, FigureKind.COUNT)
