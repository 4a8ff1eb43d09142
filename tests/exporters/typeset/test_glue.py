"""What is read at one glance, at every place of a line."""

from __future__ import annotations

from itertools import accumulate

import pytest

from exporters.typeset.paragraph_lines import compose
from tests.exporters.typeset.prose import PAGE, measure, texts

AMOUNTS = "24小时 15天 2页 12张 3倍 1.5亿元 3.5万元 100余件 3000多人 20个工作日 二十四小时 三倍"


def torn(whole: str, sentence: str = "公开政府信息，{}{}，{}，并且及时更新有关内容，接受群众监督，") -> set[str]:
    """Return how a stretch of text is broken that begins at each of the 28 places of a line."""
    found = set()
    for offset in range(28):
        before, after = sentence.format("公开政府信息，" * 5, "国" * offset, "\0").split("\0")
        lines = texts(compose(f"{before}{whole}{after}", PAGE, measure))
        ends = (end - len(before) for end in accumulate(map(len, lines)))
        found |= {f"{whole[:end]}/{whole[end:]}" for end in ends if 0 < end < len(whole)}
    return found


@pytest.mark.parametrize(
    "number",
    [
        "（0595）22783514",
        "(0595) 22783514",
        "0595-22783514转8001",
        "0595-22783514（转8001）",
        "0595－22783514",
        "０５９５－２２７８３５１４",
        "22783514转分机8001",
    ],
)
def test_telephone_numbers_stay_together(number: str) -> None:
    assert torn(number) == set()


@pytest.mark.parametrize("amount", AMOUNTS.split())
def test_figures_stay_with_what_they_count(amount: str) -> None:
    assert torn(amount) == set()


@pytest.mark.parametrize("date", ["１２月３１日", "12月31日", "9时30分", "2023至2024年", "9:30—11:30"])
def test_days_times_and_spans_stay_together(date: str) -> None:
    assert torn(date) == set()


@pytest.mark.parametrize("enumerator", ["(2)", "（2）", "(二)", "2）", "⑵", "㈡", "１．"])
def test_enumerators_stay_with_what_follows(enumerator: str) -> None:
    assert f"{enumerator}/加强" not in torn(f"{enumerator}加强")


@pytest.mark.parametrize("name", ["「一网通办」", "『一网通办』", "‘一网通办’"])
def test_short_names_stay_together_in_marks_of_any_kind(name: str) -> None:
    assert torn(name) == set()


@pytest.mark.parametrize("name", ["“一窗通办”", "“互动知识库”", "《工作手册》", "“最多跑一次”"])
def test_short_names_stay_together_where_no_other_mark_gives_way(name: str) -> None:
    rest = "改革并且方便群众办事创业推动服务提质增效国国国国国国国国国国国国国国国国国国"

    assert torn(name, f"{{}}{{}}街道依托政务服务大厅推进{{}}{rest}") == set()
