from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.text.comparison import alike, common_ends, common_start


def test_sentences_that_are_the_same_word_for_word_are_found_wherever_they_stand() -> None:
    old = "一是加强学习培训。二是完善公开制度；三是抓好平台建设。"
    new = "今年有新问题。\n二是完善 公开制度；\n一是加强学习培训！"

    assert [new[start:end] for start, end in alike(new, old)] == ["二是完善 公开制度；"]


def test_short_sentences_are_alike_by_chance() -> None:
    assert alike("没有。没有收取任何信息处理费。", "没有。没有收取任何信息处理费。") == ((3, 15),)


@given(st.text("国政府信息。；\n ", max_size=80), st.text("国政府信息。；\n ", max_size=80))
def test_what_is_alike_stands_in_both(new: str, old: str) -> None:
    bare = "".join(old.split())
    for start, end in alike(new, old):
        assert "".join(new[start:end].split()) in bare


def test_sub_headings_may_stay_as_they_are() -> None:
    text = "（一）主动公开情况工作\n今年主动公开信息三十条。"

    assert [text[start:end] for start, end in alike(text, text)] == ["今年主动公开信息三十条。"]


_WORDS = st.text("一二三", max_size=8)


@given(_WORDS, _WORDS)
def test_what_is_in_common_at_both_ends_does_not_overlap(one: str, two: str) -> None:
    start, end = common_ends(one, two)

    assert start + end <= min(len(one), len(two))
    assert one[:start] == two[:start]
    assert one[len(one) - end :] == two[len(two) - end :]
    assert start == common_start(one, two)
    rest = min(len(one), len(two)) - start
    assert end == min(common_start(one[::-1], two[::-1]), rest)
