"""What a paragraph says twice, and differently: the whole counts, or what is named, or nothing."""

from __future__ import annotations

from time import thread_time

import pytest

from models.statements import statements

YEAR = 2024
LONGEST = 1.5
"""Seconds of this thread for 20,000 characters, which is all that is read of a text."""


def told(text: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for one in statements(text, YEAR):
        found.setdefault(one.quantity, []).append(one.value)
    return found


def test_parts_of_what_was_received_are_not_all_of_it() -> None:
    text = "法制科收到信息公开申请9件。全年收到信息公开申请41件。"

    assert told(text)["new"] == [41]


def test_two_paragraphs_do_not_contradict_each_other() -> None:
    assert told("收到信息公开申请9件。\n收到信息公开申请41件。")["new"] == [9, 41]


def test_this_years_and_all_with_those_carried_in_stand_together() -> None:
    assert told("本年新收信息公开申请41件，上年结转2件，合计43件。")["new"] == [41, 43]


def test_of_two_results_that_counts_with_which_all_add_up() -> None:
    text = "收到信息公开申请9件，办结9件：予以公开5件，不予公开1件，无法提供3件。予以公开6件。"

    assert told(text)["granted"] == [5]


def test_none_of_two_is_certain() -> None:
    assert "unable" not in told("依申请公开办理中，因信息不存在无法提供的6件，因不属于本机关掌握无法提供的3件。")


def test_more_than_the_whole_is_no_part_and_the_whole_none() -> None:
    found = told("收到信息公开申请9件，其中自然人12件，企业1件。")

    assert found == {"business": [1]}


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("未收到信息公开申请。全年收到信息公开申请9件。", "none_received"),
        ("收到信息公开申请9件，均已办结，2件结转下年度。", "all_done"),
        ("因政府信息公开引发行政复议3件，1件被纠正，其余均获维持。", "review_lost"),
    ],
)
def test_what_a_number_contradicts_is_not_denied(text: str, quantity: str) -> None:
    assert quantity not in told(text)
    assert told(text)


def test_a_denial_of_all_cases_and_some_of_them_are_both_doubtful() -> None:
    found = told("政府信息公开行政复议3件。全年未发生政府信息公开行政复议、行政诉讼。")

    assert not found.keys() & {"review", "disputes"}


@pytest.mark.parametrize(
    "words", ["收到信息公开申请{}件，", "信息公开行政复议{}件，维持{}件；", "上年结转申请{}件，新收{}件。"]
)
def test_many_numbers_of_one_quantity_are_weighed_as_fast_as_prose_is_read(words: str) -> None:
    text = "".join(words.format(number, number + 1) for number in range(2_000))[:20_000]
    start = thread_time()
    statements(text, YEAR)

    assert thread_time() - start < LONGEST


def test_the_same_number_told_of_two_parts_is_that_of_neither() -> None:
    text = "办结信息公开申请4件：1件因涉及商业秘密不予公开，1件因属于内部管理信息不予公开，2件予以公开。"

    assert "refused" not in told(text)
    assert told("办结信息公开申请4件，不予公开1件。不予公开1件系因涉及商业秘密。")["refused"] == [1, 1]
