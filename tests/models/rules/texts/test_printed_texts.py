"""All rules about texts on the samples; quotations, and edits of words."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.checks.findings import Finding
from models.form.refs import TextRef
from models.report.report import Report
from models.rules.texts.printed_texts import WordChange, printed_texts, rewritten, unquoted
from tests.builders import answered, balanced, found, sample
from tests.models.rules.checking import found_by

RULES = ("S-LEN", "S-TOPICS", "N-FEE", "S-BASIS", "N-YEAR", "S-ENUM", "S-RESIDUE", "S-PERSON", "S-NAME", "S-DATE")
LONG = ("W", "S-LEN", ("texts/overview",))
SAMPLES = {
    "000": [LONG],
    "001": [LONG],
    "002": [LONG],
    "003": [("W", "S-BASIS", ("texts/opening",)), LONG],
    "004": [],
}


def findings(report: Report) -> list[Finding]:
    return found_by(report, *RULES)


@pytest.mark.parametrize("number", SAMPLES)
def test_samples_have_exactly_what_an_auditor_finds(number: str) -> None:
    assert sorted(found(findings(sample(number)))) == SAMPLES[number]


@pytest.mark.parametrize("year", [2020, 2021, 2023])
def test_nothing_is_found_in_a_report_in_order(year: int) -> None:
    assert not findings(balanced(year))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("按《甲〈乙〉》办", "按□□□□□□办"),
        ("《甲《乙》丙》丁", "□□□□□□□丁"),
        ("称“甲”、‘乙’", "称□□□、□□□"),
        ("没有“关上", "没有“关上"),
    ],
)
def test_quotations_are_filled_in(text: str, plain: str) -> None:
    assert unquoted(text) == plain


def _crosses(text: str) -> bool:
    """Return whether a quotation ends while one that has begun within it goes on; then several ways are as right."""
    pairs, opened = {"》": "《", "〉": "〈", "”": "“", "’": "‘"}, ""
    for mark in text:
        if mark in pairs.values():
            opened += mark
        elif pairs.get(mark, "") in opened and mark in pairs:
            if not opened.endswith(pairs[mark]):
                return True
            opened = opened[:-1]
    return False


@given(st.text("甲《》〈〉“”‘’", max_size=24))
def test_quotations_are_filled_in_from_the_innermost_on(text: str) -> None:
    assume(not _crosses(text))
    one_by_one = text
    while (
        filled := re.sub("《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|‘[^‘’]*’", lambda one: "□" * len(one[0]), one_by_one)
    ) != one_by_one:
        one_by_one = filled

    assert unquoted(text) == one_by_one


@given(st.text(alphabet="甲。《》〈〉“”\n", max_size=20))
def test_filling_in_keeps_every_place(text: str) -> None:
    assert len(unquoted(text)) == len(text)
    assert all(char == "□" or char == text[at] for at, char in enumerate(unquoted(text)))


def test_printed_texts_are_those_of_the_published_report() -> None:
    typed = {
        "texts/overview": "收到{{applications/new/total}}件",
        "headings/title": "标题",
        "cover/prepared_by": "甲",
        "cover/address": "乙",
        "notes/applications/new/total": "丙",
        "reasons/T2-REG": "丁",
    }
    report = answered(balanced(), {**typed, "applications/new/natural": "70"})
    printed = dict(printed_texts(report))

    assert printed[TextRef("texts", "overview")] == f"收到{report.sum(report.form.rows['applications', 'new'][-1:])}件"
    assert {str(ref) for ref in printed} & typed.keys() == typed.keys() - {"cover/prepared_by", "reasons/T2-REG"}


def test_words_are_put_where_they_are_printed_and_fields_stay() -> None:
    field = "{{applications/new/total}}"
    report = answered(balanced(), {"texts/overview": f"甲{field}件，乙，丙"})
    ref = TextRef("texts", "overview")
    printed = report.printed(ref)
    at = {word: printed.index(word) for word in "乙丙"}

    fix = rewritten(
        report, ref, "", (WordChange(at["乙"], at["乙"] + 1, "二二"), WordChange(at["丙"], at["丙"] + 1, ""))
    )

    assert fix.answers == ((ref, f"甲{field}件，二二，"),)
