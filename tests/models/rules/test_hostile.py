"""Whatever is pasted into a text, the check answers at once; by its length, and never by its square."""

from __future__ import annotations

import time
from functools import partial

import pytest

from models.checks.findings import Context, Rule
from models.report.report import Report
from models.rules import RULES, check
from models.statements import statements
from models.statements.enumerations import enumerations
from tests.linearity import HOSTILE, Repetition, repetitions, slower_than_linear
from tests.models.hostile_texts import FILLS, everywhere, hostile
from tests.thoroughness import some, times

LONGEST = 1.0
"""Seconds of computing for a check in which every text is new; on a common PC it is less than half of that."""

WORDS = [*FILLS.values()]
LAST = everywhere("去年的一句话，没有改过。")


@pytest.mark.parametrize("fill", some(FILLS, 5))
def test_a_report_whose_texts_are_all_of_one_kind_is_checked_at_once(fill: str) -> None:
    reports = [hostile(FILLS[fill], number) for number in range(2)]  # other programs may be in the way of the first

    assert any(seconds(report) < LONGEST for report in reports)


def seconds(report: Report) -> float:
    """Return how long a check computes."""
    begun = time.thread_time()
    check(report)
    return time.thread_time() - begun


def in_short(text: Repetition) -> str:
    return ascii(text.unit[:12])


def checked(text: str) -> None:
    check(everywhere(text), LAST)


def found(rule: Rule, text: str) -> None:
    list(rule(Context(everywhere(text), LAST)))


@pytest.mark.parametrize("text", [*repetitions(WORDS, times(3, 400), "check")], ids=in_short)
def test_the_check_takes_time_by_the_length_of_a_text(text: Repetition) -> None:
    assert not slower_than_linear(checked, text)


@pytest.mark.parametrize("rule", some(RULES, 8), ids=lambda rule: rule.__name__)
def test_each_rule_takes_time_by_the_length_of_a_text(rule: Rule) -> None:
    texts = repetitions(WORDS, times(1, 200), rule.__name__)

    assert not [words for text in texts if (words := slower_than_linear(partial(found, rule), text))]


@pytest.mark.parametrize("text", [Repetition("", word, "") for word in some(HOSTILE, 2)], ids=in_short)
def test_the_reader_of_prose_takes_time_by_the_length_of_a_text(text: Repetition) -> None:
    assert not slower_than_linear(lambda one: statements(one, 2023), text)
    assert not slower_than_linear(enumerations, text)


@pytest.mark.parametrize("fill", ["甲" + "\n" * 4_000 + "20", "！一是", "（一）。", "。1、"])
def test_what_once_took_minutes_takes_no_time(fill: str) -> None:
    assert seconds(everywhere((fill * 32_000)[:32_000])) < LONGEST
