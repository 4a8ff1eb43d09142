"""Five real reports, as their text was recognised from scanned pages, read like the hand-made copies of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from models.form.refs import CellRef, TextRef
from models.importers.published.published_report import read_published
from models.importers.published.reading import Reading
from models.importers.readers.plain_text import read_txt
from tests.builders import sample

SAMPLES = {path.name[:3]: path for path in sorted(Path(__file__).with_name("samples").glob("*.txt"))}
AFTER, REVIEW = "litigation/cases/after_review", "litigation/cases/review"
ILLEGIBLE = {
    "000": {f"{AFTER}_{result}" for result in ("corrected", "other", "pending")},
    "002": {f"{REVIEW}_{result}" for result in ("upheld", "corrected", "other", "pending", "total")},
}
"""What the text of the samples has lost: 000 has 11 figures in table 4, 002 five blank cells."""

SURPLUS = {
    "003": [("第 86 行起的表格第 4 行第 16 列", "0")],
    "004": [("第 67 行起的表格第 4 行第 9 列", "0"), ("第 67 行起的表格第 5 行第 9 列", "0")],
}
"""Figures that the recognition has added: rows of 16 instead of 15, and of 8 instead of 7."""

SURE = {"000": 185, "001": 200, "002": 185, "003": 176, "004": 92}

numbers = pytest.mark.parametrize("number", SAMPLES)


@cache
def reading(number: str) -> Reading:
    return read_published(read_txt(SAMPLES[number].read_bytes()))


def lines(number: str) -> list[str]:
    return SAMPLES[number].read_text(encoding="utf-8").split("\n")


@numbers
def test_every_figure_in_the_text_is_read(number: str) -> None:
    expected, report = sample(number), reading(number).report
    legible = {ref: figure for ref, figure in expected.figures.items() if str(ref) not in ILLEGIBLE.get(number, ())}

    assert dict(report.figures) == legible


@numbers
def test_texts_and_cover_are_read(number: str) -> None:
    expected, report = sample(number), reading(number).report

    def texts(values: object) -> dict[TextRef, object]:
        assert isinstance(values, dict)
        return {ref: value for ref, value in values.items() if isinstance(ref, TextRef)}

    assert texts(report.values) == texts(expected.values)


@numbers
def test_nothing_is_left_but_what_is_too_much(number: str) -> None:
    assert [tuple(unread) for unread in reading(number).unread] == SURPLUS.get(number, [])


@numbers
def test_sure_is_what_the_labels_and_their_neighbours_say(number: str) -> None:
    figures = [found for found in reading(number).found if isinstance(found.ref, CellRef)]

    assert sum(found.sure for found in figures) == SURE[number]


@numbers
def test_every_answer_points_at_its_line(number: str) -> None:
    rows = lines(number)
    for found in reading(number).found:
        line, row, column = map(int, [*re.findall(r"\d+", found.where), "1", "0"][:3])
        if "列" in found.where:
            assert rows[line - 1 + row - 1].split("\t")[column - 1] == found.raw
        else:
            first = found.raw.split("\n")[0]
            assert re.sub(r"^#+|[*<>\s]", "", rows[line - 1]) in re.sub(r"[<>\s]", "", first)


def test_what_was_put_together_or_guessed_is_not_sure() -> None:
    doubtful = {str(found.ref) for found in reading("001").found if not found.sure}

    assert doubtful == {  # texts that a page has broken; the kind, which no report tells
        "texts/overview",
        "texts/problems",
        "cover/kind",
    }


def test_a_figure_below_its_table_is_read() -> None:
    [fee] = [found for found in reading("000").found if str(found.ref) == "disclosure/fees/collected"]

    assert (str(fee.value), fee.where, fee.raw, fee.sure) == ("149.876378", "第 69 行", "149.876378", True)
