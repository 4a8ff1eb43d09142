from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.typeset.paragraph_lines import Frame, compose, compose_in
from tests.exporters.typeset.prose import (
    ANYTHING,
    EM,
    ENDINGS,
    FRAMES,
    HANZI,
    NARROW,
    PAGE,
    PROSE,
    advance,
    forbidden,
    ink,
    measure,
    texts,
)


@given(ANYTHING | PROSE, FRAMES)
def test_nothing_is_lost(text: str, frame: Frame) -> None:
    lines = compose(text, frame, measure)

    assert "".join(texts(lines)) == text
    for line in lines:
        assert "".join(span.text for span in line.spans) == line.text.rstrip()


@given(ANYTHING | PROSE, FRAMES)
def test_nothing_sticks_out_or_overlaps(text: str, frame: Frame) -> None:
    widths = [frame.width if frame.first_width is None else frame.first_width]
    for line in compose(text, frame, measure):
        width = widths.pop() if widths else frame.width
        boxes = ink(line)
        if len(boxes) == 1:
            continue
        assert all(left >= -0.02 and right <= width + 0.02 for left, right in boxes)
        assert all(right <= left + 0.02 for (_, right), (left, _) in pairwise(boxes))
        assert line.right <= width + 0.02


@given(PROSE, st.floats(4, 30), st.sampled_from([0, 2]))
def test_marks_keep_their_side_of_the_line(text: str, characters: float, indent: float) -> None:
    frame = Frame(characters * EM, first_width=(characters + indent) * EM, indent=indent)

    assert not forbidden(texts(compose(text, frame, measure)))


@given(PROSE, st.floats(8, 30))
def test_words_and_pairs_stay_whole(text: str, characters: float) -> None:
    lines = texts(compose(text, Frame(characters * EM), measure))

    for before, after in pairwise(lines):
        assert (
            not (before[-1] in NARROW and before[-1] != " " and after[0] in NARROW) or advance(text) > EM * characters
        )
        assert (before[-1], after[0]) not in {("—", "—"), ("…", "…")} or "———" in text


def test_a_word_moves_to_the_next_line() -> None:
    assert texts(compose("国" * 5 + "12345678" + "国国", Frame(8 * EM), measure)) == ["国国国国国", "12345678国国"]


def test_an_address_longer_than_a_line_begins_where_it_stands() -> None:
    lines = texts(compose("见https://www.example.cn/zwgk/2024/", Frame(8 * EM), measure))

    assert lines == ["见https://www.", "example.cn/zwgk/", "2024/"]


def test_a_word_longer_than_a_line_begins_where_it_stands() -> None:
    assert texts(compose("见" + "x" * 20, Frame(8 * EM), measure)) == ["见" + "x" * 14, "x" * 6]


@given(st.lists(HANZI | ENDINGS | st.sampled_from(["“国国”", "（国）。"])).map("".join), st.floats(12, 30))
def test_lines_are_flush(text: str, characters: float) -> None:
    width = characters * EM

    for line in compose(text, Frame(width), measure)[:-1]:
        assert line.right == pytest.approx(width, abs=0.02)


def test_a_line_that_would_fall_apart_stays_ragged() -> None:
    first, _ = compose("见网址" + "x" * 54, PAGE, measure)

    assert first == ("见网址", ((0, "见网址", 0),), 3 * EM)


LETTER = "对本报告如有疑问，请与办事处联系（地址：庄府巷24号大院4号楼2楼；电话：0595-22783514；邮编：362000）。"
LIST = "全年公开1222条、解读12份，占38%，增长5％，见第711号令。一是强化指导，二是加强培训。3.规范管理。④公开为常态。"
TORN = re.compile(r"[0-9]/[年月日条份件号楼％%]|第/[0-9]|0595-?/|[一二]/是|3[.]?/|④/")
ADDRESS = "https://www.qzlc.gov.cn/zwgk/xxgk-nb/2024?id=12&name=nianbao_2024/index.html"


def broken_at(text: str, offset: int, frame: Frame = PAGE) -> list[tuple[str, str]]:
    """Return what stands before and behind each break of a text that begins so many characters into a line."""
    before = "公开政府信息，" * 12 + "国" * offset
    return list(pairwise(line.strip() for line in texts(compose(f"{before}，{text}", frame, measure))))


@pytest.mark.parametrize("text", [LETTER, LIST])
def test_what_is_read_at_one_glance_stays_together(text: str) -> None:
    breaks = [f"{before}/{after}" for offset in range(28) for before, after in broken_at(text, offset)]

    assert not [torn for torn in breaks if TORN.search(torn)]


@pytest.mark.parametrize("name", ["“部分公开”", "《工作手册》", "〈格式〉", "国办〔2021〕30号"])
def test_short_names_stay_together(name: str) -> None:
    text = f"按照{name}的要求公开政府信息，并且及时更新有关内容，"
    breaks = [pair for offset in range(28) for pair in broken_at(text, offset)]

    parts = [(name[:at], name[at:]) for at in range(name.index("〔") + 1 if "〔" in name else 1, len(name))]
    assert not [(a, b) for a, b in breaks for x, y in parts if a.endswith(x) and b.startswith(y)]


@pytest.mark.parametrize("characters", [28, 20, 12])
def test_addresses_are_broken_behind_their_own_marks_only(characters: int) -> None:
    frame = Frame(characters * EM)
    breaks = [pair for offset in range(28) for pair in broken_at(f"可在网站（{ADDRESS}）下载。", offset, frame)]
    torn = [(a[-1], b[0]) for a, b in breaks if a[-1].isascii() and b[0].isascii()]

    assert torn
    assert {before for before, _ in torn} <= set("/.-?&")
    assert all(after.isalnum() for _, after in torn)


@pytest.mark.parametrize("length", [29, 30, 57, 58, 85])
@pytest.mark.parametrize("end", ["", "。", "）。", "”。"])
def test_no_last_line_is_a_single_character(length: int, end: str) -> None:
    *_, last = texts(compose("国" * length + end, PAGE, measure))

    assert last.count("国") > 1


@pytest.mark.parametrize("marks", ["》（", "”“", "）。", "》、", "：“", "，《", "《“", "）！"])
def test_neighbouring_marks_take_one_and_a_half_characters(marks: str) -> None:
    [line] = compose(f"国{marks}国", PAGE, measure)

    boxes = ink(line)
    assert boxes[-1][0] - boxes[0][1] == pytest.approx(1.5 * EM, abs=0.01)
    assert line.right == pytest.approx(3.5 * EM, abs=0.01)


def test_four_marks_stand_close_too() -> None:
    [line] = compose("国》）、《国", PAGE, measure)

    assert line.right == pytest.approx((2 + 2.5) * EM, abs=0.01)


def test_lines_that_are_not_flush_are_as_wide_as_their_characters() -> None:
    [line] = compose("国》（国", Frame(442.2, justified=False), measure)

    assert line.spans == ((0, "国》（国", 0),)


def test_28_characters_fill_a_line_of_the_page() -> None:
    lines = compose("国" * 58, PAGE, measure)

    assert [len(line.text) for line in lines] == [28, 28, 2]
    assert [(span.x, span.text, round(span.extra, 3)) for span in lines[0].spans] == [(0, "国" * 28, 0)]
    assert lines[0].right == pytest.approx(442.2)
    assert lines[2].right == pytest.approx(2 * EM)


def test_the_first_line_is_indented() -> None:
    first, second = compose("国" * 30, Frame(442.2, indent=2), measure)

    assert (len(first.text), first.spans[0].x) == (26, 2 * EM)
    assert (len(second.text), second.spans[0].x) == (4, 0)


def test_two_marks_give_way_rather_than_leave_a_character_alone() -> None:
    text = "国" * 20 + "，" + "国" * 7 + "。"

    [line] = compose(text, PAGE, measure)

    assert [span.x for span in line.spans] == [0, pytest.approx(20.5 * EM, abs=0.01)]
    assert line.right == pytest.approx(442.2, abs=0.01)


def test_gaps_grow_by_a_character_rather_than_leave_marks_without_any_blank() -> None:
    first, _ = compose("国" * 20 + "，" + "国" * 7 + "。国国国", PAGE, measure)

    assert first.text == "国" * 20 + "，" + "国" * 6
    assert first.right == pytest.approx(442.2, abs=0.01)


def test_many_marks_give_a_little_each_before_gaps_grow() -> None:
    first, _ = compose("国国，国国。" * 5 + "国国国", Frame(29 * EM), measure)

    assert first.text == "国国，国国。" * 5


def test_a_mark_alone_takes_a_character_to_the_next_line() -> None:
    first, second = compose("国" * 28 + "，国国", PAGE, measure)

    assert (first.text, second.text) == ("国" * 27, "国，国国")
    (span,) = first.spans
    assert span.extra == pytest.approx(EM / 26, abs=0.001)


def test_an_opening_mark_gives_way_on_its_left() -> None:
    text = "国" * 10 + "（" + "国" * 10 + "）国国国国国国。"

    [first] = compose(text, PAGE, measure)

    assert first.spans[1].text.startswith("（")
    assert first.spans[1].x == pytest.approx((10 - 1 / 3) * EM, abs=0.01)


def test_words_are_not_letterspaced() -> None:
    first, _ = compose("国国国 abc " + "国" * 30, PAGE, measure)

    extras = {span.text: span.extra for span in first.spans}
    assert extras["abc "] == 0
    assert extras["国" * 22] > 0.1
    assert first.right == pytest.approx(442.2)


def test_a_line_feed_ends_a_line() -> None:
    assert texts(compose("国\n\n国国\n", PAGE, measure)) == ["国\n", "\n", "国国\n"]
    assert compose("", PAGE, measure) == ()


PROSE_OF_FOUR_LINES = "公开政府信息，接受监督，做好解读，回应关切。" * 4


def test_a_paragraph_is_set_in_a_line_less_or_more_where_no_gap_gets_wide() -> None:
    fewer, usual = compose_in(3, PROSE_OF_FOUR_LINES, PAGE, measure), compose(PROSE_OF_FOUR_LINES, PAGE, measure)

    assert (len(fewer), len(usual)) == (3, 4)
    assert "".join(texts(fewer)) == PROSE_OF_FOUR_LINES
    assert all(line.right == pytest.approx(442.2, abs=0.02) for line in fewer[:-1])
    assert len(compose_in(4, "国" * 28 * 3, PAGE, measure)) == 4
    assert compose_in(4, "国" * 77, PAGE, measure) == ()
    assert compose_in(2, "国" * 28 * 3, PAGE, measure) == ()
    assert compose_in(5, "国" * 28 * 3, PAGE, measure) == ()
