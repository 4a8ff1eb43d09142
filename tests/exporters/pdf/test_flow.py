from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.flow import Box, Break, FlowPage, Foot, Lines, paginate

HEIGHT = 100.0


def box(height: float, *, stays: bool = False) -> Box:
    def draw(_canvas: Canvas, _top: float) -> None:
        """Draw nothing; boxes are told apart by identity."""

    return Box(height, draw, stays)


@dataclass(frozen=True)
class Rows:
    """A table of rows ten points high."""

    names: tuple[int, ...]
    parts: bool = False

    @property
    def height(self) -> float:
        return 10.0 * len(self.names)

    def whole(self) -> Box:
        return box(self.height)

    def cut(self, room: float, *, anywhere: bool = False) -> tuple[Box | None, Rows | None]:
        count = int(room // 10)
        if count < 2 and not anywhere:
            return None, self
        rest = Rows(self.names[count:]) if self.names[count:] else None
        return (box(10.0 * len(self.names[:count])), rest) if count else (None, self)


def drawn(pages: list[FlowPage]) -> list[object]:
    return [placed.box.draw for page in pages for placed in page.boxes]


@given(st.lists(st.tuples(st.floats(1, 60), st.booleans()), max_size=40))
def test_nothing_is_lost_nothing_overlaps_and_nothing_sticks_out(sizes: list[tuple[float, bool]]) -> None:
    boxes = [box(height, stays=stays and height < 20) for height, stays in sizes]
    pages = paginate(boxes, HEIGHT)

    assert drawn(pages) == [one.draw for one in boxes]
    for page in pages:
        for here, there in pairwise(page.boxes):
            assert here.offset + here.box.height <= there.offset + 0.1
        assert all(placed.offset + placed.box.height <= HEIGHT + 0.1 for placed in page.boxes)


def test_heading_goes_with_what_follows() -> None:
    heading, text = box(20, stays=True), box(30)
    pages = paginate([box(70), heading, text], HEIGHT)

    assert [placed.box for placed in pages[1].boxes] == [heading, text]


@pytest.mark.parametrize("rows", [2, 5, 8, 9, 30])
def test_heading_goes_with_its_table(rows: int) -> None:
    heading = box(10, stays=True)
    pages = paginate([box(80), heading, Rows(tuple(range(rows)))], HEIGHT)
    [page] = [page for page in pages if heading in [placed.box for placed in page.boxes]]

    assert page.boxes[-1].box is not heading


def test_many_lines_that_stay_together_are_parted_all_the_same() -> None:
    pages = paginate([box(20, stays=True) for _ in range(20)], HEIGHT)

    assert [len(page.boxes) for page in pages] == [5, 5, 5, 5]


def test_table_that_fits_a_page_is_not_cut() -> None:
    pages = paginate([box(50), Rows(tuple(range(9)))], HEIGHT)

    assert [[placed.box.height for placed in page.boxes] for page in pages] == [[50], [90]]


def test_table_longer_than_a_page_is_cut_and_keeps_every_row() -> None:
    pages = paginate([box(50), Rows(tuple(range(25)))], HEIGHT)

    assert [[placed.box.height for placed in page.boxes] for page in pages] == [[50, 50], [100], [100]]


def test_table_that_may_be_cut_is_cut_though_it_would_fit_a_page() -> None:
    pages = paginate([box(50), Rows(tuple(range(9)), parts=True)], HEIGHT)

    assert [[placed.box.height for placed in page.boxes] for page in pages] == [[50, 50], [40]]


def test_what_belongs_together_is_parted_only_on_a_page_of_its_own() -> None:
    pages = paginate([box(81), Rows(tuple(range(12)))], HEIGHT)

    assert [[placed.box.height for placed in page.boxes] for page in pages] == [[81], [100], [20]]


def test_break_begins_a_page() -> None:
    pages = paginate([box(10), Break(), box(10)], HEIGHT)

    assert [len(page.boxes) for page in pages] == [1, 1]


def test_foot_lies_at_the_lower_edge_of_the_last_even_page() -> None:
    pages = paginate([box(10), Foot(box(30))], HEIGHT)

    assert [[placed.offset for placed in page.boxes] for page in pages] == [[0], [70]]
    assert all(page.numbered for page in pages)


def test_foot_shares_an_even_page_with_the_text_above_it() -> None:
    pages = paginate([box(100), box(70), Foot(box(30))], HEIGHT)

    assert [[placed.offset for placed in page.boxes] for page in pages] == [[0], [0, 70]]


def test_foot_without_room_goes_to_the_next_even_page_and_neither_it_nor_the_blank_one_is_numbered() -> None:
    pages = paginate([box(100), box(80), Foot(box(30))], HEIGHT)

    assert [len(page.boxes) for page in pages] == [1, 1, 0, 1]
    assert [page.numbered for page in pages] == [True, True, False, False]


def test_new_sheet_begins_on_an_odd_page_and_is_not_numbered() -> None:
    odd = paginate([box(10), Break(sheet=True), box(10)], HEIGHT)
    even = paginate([box(100), box(10), Break(sheet=True), box(10)], HEIGHT)

    assert [(len(page.boxes), page.numbered) for page in odd] == [(1, True), (0, False), (1, False)]
    assert [(len(page.boxes), page.numbered) for page in even] == [(1, True), (1, True), (1, False)]


def test_no_page_begins_with_white_space_and_none_is_made_for_it() -> None:
    gap = box(20)._replace(blank=True)
    text = box(60)

    [first, second] = paginate([gap, text, gap, text, gap, gap], HEIGHT)
    assert [placed.offset for placed in first.boxes] == [0, 60]
    assert [placed.offset for placed in second.boxes] == [0, 60, 80]
    assert len(paginate([box(90), gap], HEIGHT)) == 1


def paragraph(count: int, *others: int) -> tuple[Lines, dict[int, tuple[Box, ...]]]:
    """Return a paragraph of lines ten points high, and the other ways in which it can be set."""
    ways = {number: tuple(box(10) for _ in range(number)) for number in (count, *others)}
    return Lines(ways[count], lambda number: ways[number] if number in others else ()), ways


@pytest.mark.parametrize(
    ("above", "count", "others", "held"),
    [
        (60, 5, [], [[60, 10, 10, 10], [10, 10]]),
        (60, 5, [4], [[60, 10, 10, 10, 10]]),
        (60, 5, [6], [[60, 10, 10, 10, 10], [10, 10]]),
        (60, 6, [5], [[60, 10, 10, 10, 10], [10, 10]]),
        (90, 2, [], [[90], [10, 10]]),
        (90, 2, [1], [[90, 10]]),
        (90, 12, [], [[90, 10], [10] * 9, [10, 10]]),
        (90, 12, [11, 13], [[90, 10], [10] * 10]),
        (90, 1, [], [[90, 10]]),
        (95, 1, [2], [[95], [10]]),
    ],
)
def test_no_page_begins_with_the_last_line_of_a_paragraph(
    above: int, count: int, others: list[int], held: list[list[int]]
) -> None:
    lines, _ = paragraph(count, *others)
    pages = paginate([box(above), lines, Break()], HEIGHT)

    assert [[placed.box.height for placed in page.boxes] for page in pages] == held


def test_a_heading_goes_with_the_first_line_of_its_paragraph() -> None:
    lines, ways = paragraph(3)
    heading = box(10, stays=True)
    pages = paginate([box(85), heading, lines], HEIGHT)

    assert [placed.box for placed in pages[1].boxes] == [heading, *ways[3]]
