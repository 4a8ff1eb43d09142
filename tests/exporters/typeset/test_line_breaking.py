from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.typeset.line_breaking import wrap
from exporters.typeset.paragraph_lines import ComposedLine, Frame, compose
from exporters.typeset.punctuation import NOT_FIRST, NOT_LAST

EM = 15.793
PAGE = Frame(442.2)
OPENING = "（《“【"
CLOSING = "，。、；：）》”】"
NARROW = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:/-_&<>()%\t")

HANZI = st.text("国政府信息公开年报李喆𫟹", min_size=1, max_size=9)
WORDS = st.from_regex(r"[a-z0-9]{1,9}([.,/:-][a-z0-9]{1,9}){0,2}", fullmatch=True)
PHRASES = st.builds(
    "{}{}{}{}".format,
    st.text(OPENING, max_size=2),
    HANZI | WORDS,
    st.text(CLOSING, max_size=2),
    st.sampled_from(["", "", " "]),
)
ENDINGS = st.builds("{}{}".format, HANZI, st.sampled_from(["——", "……", "？", "！", "5％"]))
PROSE = st.lists(PHRASES | ENDINGS, max_size=60).map("".join)
ANYTHING = st.text("国政（《“”》），。、；：？！……——abc019.,:/%() \n\u3000\u0301\ufe00", max_size=120) | st.text(
    max_size=60
)
WIDTHS = st.floats(0.5, 30).map(lambda characters: characters * EM)
FRAMES = st.builds(Frame, WIDTHS, st.none() | WIDTHS, st.sampled_from([0, 2]), st.booleans())


def measure(char: str) -> float:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return EM / 2 if char in NARROW else EM


def advance(text: str) -> float:
    return sum(map(measure, text))


def texts(lines: tuple[ComposedLine, ...]) -> list[str]:
    return [line.text for line in lines]


def ink(line: ComposedLine) -> list[tuple[float, float]]:
    """Where each character is black: a mark may have moved over its neighbour with its blank half."""
    boxes = []
    for span in line.spans:
        x = span.x
        for char in span.text:
            left, right = x, x + measure(char)
            left += measure(char) / 2 if char in OPENING + "〈「『〔〖〘［｛‘〝" else 0
            right -= measure(char) / 2 if char in CLOSING + "〉」』〕〗〙］｝’〞" else 0
            if measure(char) and not char.isspace():
                boxes.append((left, right))
            x += measure(char) + span.extra
    return boxes


def forbidden(lines: list[str]) -> list[tuple[str, str]]:
    """The breaks that the marks do not permit."""
    visible = [line.strip() for line in lines]
    return [
        (before, after)
        for before, after in pairwise(visible)
        if before and after and (before[-1] in NOT_LAST or after[0] in NOT_FIRST)
    ]


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

    assert lines == ["见https://www.ex", "ample.cn/zwgk/20", "24/"]


@given(st.lists(HANZI | ENDINGS | st.sampled_from(["“国国”", "（国）。"])).map("".join), st.floats(12, 30))
def test_lines_are_flush(text: str, characters: float) -> None:
    width = characters * EM

    for line in compose(text, Frame(width), measure)[:-1]:
        assert line.right == pytest.approx(width, abs=0.02)


def test_a_line_that_would_fall_apart_stays_ragged() -> None:
    first, _ = compose("见网址" + "x" * 54, PAGE, measure)

    assert first == ("见网址", ((0, "见网址", 0),), 3 * EM)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("国" * 8 + "（https://www.example.cn/zwgk/）。", "国" * 8 + "（https://www."),
        ("国" * 10 + "电话：0591-28803765。", "国" * 10 + "电话：0591-"),
        ("国" * 10 + "信箱：clerk@example.cn。", "国" * 10 + "信箱：clerk@"),
        ("国" * 12 + "日期：2024-01-09。", "国" * 12 + "日期："),
        ("国" * 14 + "金额149.876378万元", "国" * 14 + "金额"),
    ],
)
def test_only_addresses_and_telephone_numbers_are_broken_to_fill_a_line(text: str, first: str) -> None:
    assert texts(compose(text, Frame(17 * EM), measure))[0] == first


def test_28_characters_fill_a_line_of_the_page() -> None:
    lines = compose("国" * 57, PAGE, measure)

    assert [len(line.text) for line in lines] == [28, 28, 1]
    assert [(span.x, span.text, round(span.extra, 3)) for span in lines[0].spans] == [(0, "国" * 28, 0)]
    assert lines[0].right == pytest.approx(442.2)
    assert lines[2].right == EM


def test_the_first_line_is_indented() -> None:
    first, second = compose("国" * 30, Frame(442.2, indent=2), measure)

    assert (len(first.text), first.spans[0].x) == (26, 2 * EM)
    assert (len(second.text), second.spans[0].x) == (4, 0)


def test_two_marks_give_way_for_a_third() -> None:
    text = "国" * 20 + "，" + "国" * 7 + "。国国"

    first, second = compose(text, PAGE, measure)

    assert (first.text, second.text) == ("国" * 20 + "，" + "国" * 7 + "。", "国国")
    assert [span.x for span in first.spans] == [0, pytest.approx(20.5 * EM, abs=0.01)]
    assert first.right == pytest.approx(442.2, abs=0.01)


def test_a_mark_alone_takes_a_character_to_the_next_line() -> None:
    first, second = compose("国" * 28 + "，国国", PAGE, measure)

    assert (first.text, second.text) == ("国" * 27, "国，国国")
    (span,) = first.spans
    assert span.extra == pytest.approx(EM / 26, abs=0.001)


def test_an_opening_mark_gives_way_on_its_left() -> None:
    text = "国" * 10 + "（" + "国" * 10 + "）国国国国国国。国"

    first, _ = compose(text, PAGE, measure)

    assert first.text.endswith("。")
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
