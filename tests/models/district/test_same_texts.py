"""The same text in two units: what everybody writes is no news, and a thousand units are soon looked through."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from models.district.same_texts import SamePair, UnitTexts, same_texts, sentences_of, stretches_of

_PROMPT = 1.5
"""Seconds for a thousand units of sixty sentences. Chosen: several times what is needed; pair by pair takes minutes."""


def unit(number: int, *texts: str) -> UnitTexts:
    return UnitTexts(str(number), f"单位{number}", dict(zip("一五", texts, strict=False)))


def text(number: int, count: int = 4, start: int = 0) -> str:
    return "".join(f"第{number}号事项的第{one}步已经全部完成。" for one in range(start, start + count))


def others(number: int, first: int = 100) -> list[UnitTexts]:
    return [unit(first + at, text(first + at)) for at in range(number)]


def test_two_units_with_the_same_text_are_found_with_where_it_stands() -> None:
    [pair] = same_texts([unit(1, text(1), text(9)), *others(10), unit(2, text(2), text(9))])

    assert (pair.one, pair.other) == ("1", "2")
    assert pair.names == ("单位1", "单位2")
    assert (pair.same, pair.percent, pair.parts) == (4, 50, (("五", 4),))


def test_what_more_than_a_fifth_of_the_units_write_is_everybodys() -> None:
    stock = text(9)
    few = [unit(at, stock) for at in range(2)] + others(18)
    many = [unit(at, stock) for at in range(5)] + others(15)

    assert len(same_texts(few)) == 1
    assert not same_texts(many)


def test_one_sentence_in_common_is_no_news() -> None:
    assert not same_texts([unit(1, text(1) + text(9, 2)), unit(2, text(2) + text(9, 2)), *others(10)])


def test_every_mark_that_ends_a_sentence_ends_one() -> None:
    assert (
        len(sentences_of("本年度召开了三次会议！全部申请都按期办结；没有被纠错的行政复议？公开栏目也全部更新。")) == 4
    )


def test_width_and_white_space_make_no_other_sentence() -> None:
    plain, wide = text(9), text(9).replace("9", "９").replace("已经", "已 经\u3000")

    assert same_texts([unit(1, plain), unit(2, wide), *others(10)])


@given(st.lists(st.text("甲乙丙丁戊己庚。", max_size=120), max_size=6))
def test_any_texts_make_pairs_whose_figures_are_true(found: list[str]) -> None:
    units = [unit(at, one) for at, one in enumerate(found)]
    for pair in same_texts(units):
        both = sentences_of(units[int(pair.one)].texts["一"]) & sentences_of(units[int(pair.other)].texts["一"])
        assert pair.one != pair.other
        assert 0 < pair.same <= len(both)
        assert pair.percent <= 100


def test_a_thousand_units_of_sixty_sentences_take_no_time() -> None:
    """Also where each sentence is in as many units as it may be before it is everybody's."""
    own = [unit(at, text(at, 60)) for at in range(1_000)]
    shared = [unit(at, text(at // 30, 60)) for at in range(1_000)]
    for units, pairs in ((own, 0), (shared, 33 * 30 * 29 // 2 + 10 * 9 // 2)):
        begun = process_time()
        found: tuple[SamePair, ...] = same_texts(units)
        assert process_time() - begun < _PROMPT
        assert len(found) == pairs


def test_what_is_marked_is_what_was_compared() -> None:
    one = "第９号事项，已经全部完成了；公开栏目也全部更新。今年没有被纠错的行政复议！"
    other = "第9号事项，已经全部完成了。公开栏目 也全部更新！今年没有被纠错的行政复议。"
    [pair] = same_texts([unit(1, one), unit(2, "", other), *others(10)])

    assert (pair.same, pair.percent) == (3, 100)
    for text_ in (one, other):
        assert len(stretches_of(text_, pair.sentences)) == 3


def test_sub_headings_that_the_form_asks_for_are_no_sentences() -> None:
    headings = (
        "（一）主动公开的情况\n{}\n（二）依申请公开的情况\n{}\n（三）政府信息管理的情况\n{}\n（四）平台建设的情况\n{}"
    )
    one, other = (headings.format(*(text(number + at, 1) for at in range(4))) for number in (1, 5))

    assert not same_texts([unit(1, one), unit(2, other), *others(10)])
