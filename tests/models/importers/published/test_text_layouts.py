"""Plain text that other programs have taken out of pages is read as the page shows it."""

from __future__ import annotations

import re
from functools import cache

import pytest

from models.form.refs import CellRef
from models.importers import open_content
from models.importers.published.labels import Row
from models.importers.published.reading import Found, Reading
from tests.builders import balanced, cell
from tests.models.importers.published.text_layouts import as_text, broken

REPORT = balanced(2024)


def read(text: str) -> Reading:
    opened = open_content(text.encode(), "a.txt")
    assert isinstance(opened, Reading)
    return opened


@cache
def figures(text: str) -> dict[CellRef, Found]:
    return {found.ref: found for found in read(text).found if isinstance(found.ref, CellRef)}


def to_first_clause(row: Row) -> str:
    found = re.match("(?:[（(]?[一二三四五六七八][）)、]|\\d\\.)?[^、（]+", row.leaf.label)
    return found[0] if found else ""


def to_eight_characters(row: Row) -> str:
    return f"{row.leaf.label[:8]}…" if len(row.leaf.label) > 9 else row.leaf.label


def with_more(row: Row) -> str:
    return {"规章": "规章（设区的市…）", "行政许可": "行政许可（含不予许可）"}.get(row.leaf.label, row.leaf.label)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (as_text(REPORT), 200),
        (as_text(REPORT, gap=" " * 40), 200),
        (as_text(REPORT, gap=" "), 0),
        (as_text(REPORT, headers=False), 0),
        (as_text(REPORT, label=to_first_clause), 179),  # three of the labels in the form have more than a clause
        (as_text(REPORT, label=with_more), 196),
        (as_text(REPORT, label=to_eight_characters), 60),
    ],
    ids=["gaps", "wide gaps", "one space", "no headers", "first clauses", "more in brackets", "eight characters"],
)
def test_every_figure_is_read_and_what_was_guessed_is_asked_about(text: str, sure: int) -> None:
    found = figures(text)

    assert {ref: one.value for ref, one in found.items()} == REPORT.figures
    assert sum(one.sure for one in found.values()) == sure
    assert read(text).unread == ()


@pytest.mark.parametrize("gap", [" ", "\t"])
@pytest.mark.parametrize(
    ("figures_of_row", "pieces"),
    [
        (15, (8, 7)),
        (15, (7, 8)),
        (15, (14, 1)),
        (15, (5, 5, 5)),
        (15, (1,) * 15),
        (7, (3, 4)),
        (7, (6, 1)),
        (7, (1,) * 7),
    ],
)
def test_a_row_broken_over_lines_is_read_whole_and_asked_about(
    gap: str, figures_of_row: int, pieces: tuple[int, ...]
) -> None:
    whole = as_text(REPORT, gap=gap)
    text = broken(whole, gap, figures_of_row, pieces)
    table = "litigation" if figures_of_row > 7 else "applications"

    assert text != whole
    assert {ref: one.value for ref, one in figures(text).items()} == REPORT.figures
    assert not any(one.sure for ref, one in figures(text).items() if ref.table == table)
    assert read(text).unread == ()


def test_a_cell_a_line_is_read() -> None:
    assert {ref: one.value for ref, one in figures(as_text(REPORT, gap="\n")).items()} == REPORT.figures


def test_rows_without_labels_stay_rows() -> None:
    lines = ["0\t0\t0\t0\t0\t0\t0", "0\t0\t0\t0\t0\t0\t0"]

    assert [one.text for one in read("\n".join([as_text(REPORT), *lines])).unread] == ["0 0 0 0 0 0 0"] * 2


def test_a_figure_that_may_go_on_in_the_next_line_is_not_sure() -> None:
    def permits(after: str) -> Found:
        [line] = [line for line in as_text(REPORT).split("\n") if line.startswith("行政许可")]
        found = figures(as_text(REPORT).replace(line, f"行政许可\n1{after}"))
        return found[cell("disclosure/permits/decisions")]

    assert permits("").value == 1
    assert permits("").sure
    assert not permits("\n2").sure


def test_more_figures_than_a_row_has_are_no_row() -> None:
    text = as_text(REPORT, headers=False)
    *before, last = [line for line in text.split("\n") if len(line.split()) == 15]
    figures_of_table = figures(text.replace(last, "\n".join([*last.split(), "0"])))

    assert not before
    assert not any(ref.table == "litigation" for ref in figures_of_table)


@pytest.mark.parametrize("number", ["- 1 -", "—12—", "第 3 页", "第 1 页 共 9 页", "－2－"])
def test_numbers_of_pages_are_no_lines(number: str) -> None:
    lines = as_text(REPORT).split("\n")
    numbered = "\n".join(line for at, one in enumerate(lines) for line in ([one, number] if at % 4 == 3 else [one]))

    assert {ref: one.value for ref, one in figures(numbered).items()} == REPORT.figures
    assert read(numbered).unread == ()
    assert read(numbered).report.text("texts", "overview") == REPORT.text("texts", "overview")


@pytest.mark.parametrize(
    "caption",
    [
        "单位：件",
        "（单位：件、万元）",
        "表二：主动公开政府信息情况统计表",
        "收到和处理政府信息公开申请情况（续）",
        "续表",
    ],
)
def test_what_stands_above_a_table_is_not_left_over(caption: str) -> None:
    assert read(as_text(REPORT, caption=caption)).unread == ()


def test_what_says_something_above_a_table_is_left_over() -> None:
    [*left] = {unread.text for unread in read(as_text(REPORT, caption="注：不含本级其他机关。")).unread}

    assert left == ["注：不含本级其他机关。"]


def without(label: str) -> str:
    return "\n".join(line for line in as_text(REPORT).split("\n") if not line.startswith(label))


def test_a_row_of_totals_that_is_not_there_is_told_once() -> None:
    reading = read(without("（七）总计"))
    [told] = reading.unread

    assert told.where == "全文"
    assert dict(reading.report.figures) == dict(REPORT.figures)


@pytest.mark.parametrize(("label", "told"), [("（七）总计", 1), ("（一）予以公开", 0)])
def test_only_totals_are_told(label: str, told: int) -> None:
    assert len(read(without(label)).unread) == told
