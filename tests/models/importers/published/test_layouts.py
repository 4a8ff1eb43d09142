"""Cells that are blank, or no figures, in tables with real columns: no figure moves for them."""

from __future__ import annotations

import pytest

from models.importers.published.published_report import read_published
from models.importers.readers.plain_text import read_txt
from tests.models.importers.published.sources import Rows, as_source, with_tables
from tests.models.importers.published.test_variants import SAMPLE, SAMPLES_004, as_figure, figures, report


def figures_of_sample(label: str, row: str, cells: list[str]) -> tuple[dict[str, tuple[str, bool]], list[str]]:
    """Return a row of sample 002 with other cells, as read, and what is left of the file."""
    text = SAMPLE.read_text(encoding="utf-8")
    line = "\t".join([label, *"0000000"])
    assert text.count(line) == 1
    reading = read_published(read_txt(text.replace(line, "\t".join([label, *cells])).encode()))
    read = {column: (str(value), sure) for column, (value, sure) in figures(reading, row).items()}
    return read, [unread.text for unread in reading.unread]


COLUMNS = ["natural", "business", "research", "charity", "legal", "other", "total"]
SHIFTED = [("\t2. 重复申请", "declined_repeat"), ("\t(三) 不予公开\t1. 属于国家秘密", "refused_secret")]


@pytest.mark.parametrize(("label", "row"), SHIFTED)
@pytest.mark.parametrize("text", ["约3件", "O", "见附表"])
@pytest.mark.parametrize("at", range(6))
def test_what_is_no_figure_shifts_no_figure(label: str, row: str, text: str, at: int) -> None:
    cells = [*"0000003"]
    cells[at] = text
    read, left = figures_of_sample(label, row, cells)

    assert {column: value for column, (value, _) in read.items()} == dict(zip(COLUMNS, cells, strict=True))
    assert read[COLUMNS[at]] == (text, False)
    assert left == []


def test_what_is_beside_a_complete_row_is_left() -> None:
    read, left = figures_of_sample(*SHIFTED[0], ["约3件", *"0000003"])

    assert [value for value, _ in read.values()] == [*"0000003"]
    assert left == ["约3件"]


def test_a_column_of_units_is_no_figure() -> None:
    def with_units(rows: Rows) -> Rows:
        return [
            [*row[:3], "件" if any(map(as_figure, row)) else "", *row[3:]] if len(row) == 10 else row for row in rows
        ]

    reading = read_published(with_tables(as_source(report(2024)), with_units))

    assert reading.report.figures == report(2024).figures
    assert reading.unread == ()


@pytest.mark.parametrize(("label", "row"), SHIFTED)
@pytest.mark.parametrize(
    "cells",
    [
        ["3", "", "", "", "", "2", "5"],
        ["", "", "", "", "", "", "3"],
        ["", "3", "", "", "", "", "3"],
        ["", "", "1", "1", "", "", ""],
        ["3", "1", "", "", "", "", ""],
        ["约3件", "", "", "", "", "", "3"],
    ],
)
def test_blank_cells_shift_no_figure(label: str, row: str, cells: list[str]) -> None:
    read, left = figures_of_sample(label, row, cells)

    expected_row = {column: (cell, False) for column, cell in zip(COLUMNS, cells, strict=True) if cell}
    assert read == expected_row
    assert left == []


def test_a_figure_in_no_column_of_complete_rows_is_left() -> None:
    read, left = figures_of_sample(*SHIFTED[0], ["", "", "", "", "", "", "", "", "3"])

    assert (read, left) == ({}, ["3"])


def test_rows_of_another_page_do_not_tell_columns() -> None:
    """Its label cells are one column to the right: whether its figures are, too, cannot be told."""
    text = SAMPLES_004.read_text(encoding="utf-8")
    for label in (
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "(一) 予以公开",
        "公开(区分处理的",
    ):
        line = next(line for line in text.split("\n") if label in line)
        kept = [cell if cell != "0" or at == 4 else "" for at, cell in enumerate(line.split("\t"))]
        text = text.replace(line, "\t".join(kept))
    reading = read_published(read_txt(text.encode()))

    assert figures(reading, "granted") == {}
    assert [unread.where[-5:] for unread in reading.unread].count("第 5 列") >= 1
