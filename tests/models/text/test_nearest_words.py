"""The longest part of a question that stands in a text."""

from __future__ import annotations

import pytest

from models.text.nearest_words import nearest_words

TEXT = "插上 U 盘，按 Ctrl+J 交付；打印机没有纸，就导出 PDF。怎么办，请问。"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("交付", "交付"),
        ("U盘", "U盘"),
        ("u 盘", "u盘"),
        ("打印机没有反应怎么办", "打印机没有"),
        ("请问怎么交付", "交付"),
        ("没有", "没有"),
        ("qqq", ""),
        ("", ""),
    ],
)
def test_the_longest_part_that_stands_there_is_found(question: str, found: str) -> None:
    assert nearest_words(TEXT, question) == found


def test_a_very_long_question_takes_no_longer() -> None:
    assert nearest_words(TEXT, "交付" + "啊" * 50_000) == "交付"
