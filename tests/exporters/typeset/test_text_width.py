from __future__ import annotations

import pytest

from exporters.typeset.text_width import line_count, text_pieces, units


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("一二三四五", 10, 1),
        ("一二三四五六", 10, 2),
        ("一\n二", 10, 2),
        ("一二三abcdef", 10, 2),
        ("a" * 25, 10, 4),
    ],
)
def test_lines_are_counted_as_they_wrap(text: str, width: float, lines: int) -> None:
    assert line_count(text, width) == lines


def test_a_chinese_character_is_as_wide_as_two_digits() -> None:
    assert units("（2021）年ab") == 12


def test_pieces_without_a_full_stop_are_cut_anyway() -> None:
    cut = list(text_pieces("字" * 2_000, 40, 5))

    assert "".join(cut) == "字" * 2_000
    assert max(line_count(piece, 40) for piece in cut) <= 5
