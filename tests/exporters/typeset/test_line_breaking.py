from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.typeset.line_breaking import wrap
from tests.exporters.typeset.prose import (
    ANYTHING,
    CLOSING,
    EM,
    HANZI,
    OPENING,
    PROSE,
    WIDTHS,
    WORDS,
    advance,
    forbidden,
    measure,
)


@pytest.mark.parametrize(
    ("text", "characters", "lines"),
    [
        ("结果维持", 2.5, ["结果", "维持"]),
        ("结果维持", 1, ["结", "果", "维", "持"]),
        ("结果维持", 0.3, ["结", "果", "维", "持"]),
        ("其他处理", 3, ["其他", "处理"]),
        ("申请人逾期不补正", 5, ["申请人逾", "期不补正"]),
        ("商业企业", 10, ["商业企业"]),
        ("（一）予以公开", 5.5, ["（一）予", "以公开"]),
        ("1,204 件", 3, ["1,204", "件"]),
        ("国\n国国", 9, ["国", "国国"]),
        ("", 9, []),
    ],
)
def test_cells_are_wrapped_and_balanced(text: str, characters: float, lines: list[str]) -> None:
    assert list(wrap(text, characters * EM, measure)) == lines


@given(ANYTHING | PROSE, WIDTHS)
def test_cells_lose_nothing_but_spaces(text: str, width: float) -> None:
    lines = wrap(text, width, measure)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(advance(line) <= width + 0.02 or sum(map(bool, map(measure, line))) == 1 for line in lines)


@given(st.lists(st.builds("{}{}{}".format, st.text(OPENING, max_size=1), HANZI | WORDS, st.text(CLOSING, max_size=1))))
def test_marks_keep_their_side_in_cells(phrases: list[str]) -> None:
    assert not forbidden(list(wrap("".join(phrases), 4 * EM, measure)))
