from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.form.refs import TextRef
from models.statements import statements, unread
from models.statements.quantities import QUANTITIES
from tests.builders import sample

YEAR = 2024


def told(text: str) -> list[tuple[str, int]]:
    return [(one.quantity, one.value) for one in statements(text, YEAR)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年共收到政府信息公开申请81件，办结80件。", [("new", 81), ("handled", 80)]),
        ("收到政府信息公开申请，共８１件。", [("new", 81)]),
        ("收到政府信息公开申请十二件。", [("new", 12)]),
        ("我街道未收到政府信息公开申请。", [("none_received", 0)]),
        ("收到依申请公开 26 件，除2份按规范转2025年办结外，其余均已办结。", [("new", 26), ("carried_out", 2)]),
        ("上年度结转政府信息公开申请1件，结转下年度3件。", [("carried_in", 1), ("carried_out", 3)]),
        ("收到政府信息公开申请5件，均已办结。", [("new", 5), ("all_done", 0)]),
        ("依申请公开：予以公开20件、部分公开2件、不予公开3件。", [("granted", 20), ("partial", 2), ("refused", 3)]),
        ("收到政府信息公开申请，自然人、商业企业分别为35件、2件。", [("natural", 35), ("business", 2)]),
        ("因政府信息公开被申请行政复议2件，均获维持。", [("review", 2), ("review_lost", 0)]),
        ("政府信息公开行政诉讼4件，纠正3件。", [("lawsuits", 4), ("lawsuits_corrected", 3)]),
        ("未发生因政府信息公开引发的行政复议、行政诉讼。", [("disputes", 0)]),
        ("制发规范性文件3件，废止规范性文件1件。", [("issued", 3), ("repealed", 1)]),
        ("全年未制发行政规范性文件。", [("issued", 0)]),
        ("制发规范性文件9件；废止12件。", [("issued", 9), ("repealed", 12)]),
        ("收到公民、法人或其他组织政府信息公开申请8件，自然人7件。", [("new", 8), ("natural", 7)]),
        ("依申请公开：以自然人名义提出的20件。", [("natural", 20)]),
        ("受理信息公开申请11件，其中，2件为上年度结转。", [("new", 11), ("carried_in", 2)]),
        ("答复信息公开申请15件，分别为予以公开13件、部分公开2件。", [("handled", 15), ("granted", 13), ("partial", 2)]),
        (
            "政府信息公开行政诉讼3件（未经复议直接起诉1件、复议后起诉2件），驳回诉讼请求2件，未审结1件。",
            [
                ("lawsuits", 3),
                ("direct", 1),
                ("after_review", 2),
                ("lawsuits_upheld", 2),
                ("lawsuits_pending", 1),
            ],
        ),
        (
            "政府信息公开行政诉讼2件，其中未经复议直接起诉1件（维持1件），复议后起诉1件（纠正1件）。",
            [("lawsuits", 2), ("direct", 1), ("direct_upheld", 1), ("after_review", 1), ("after_review_corrected", 1)],
        ),
        (
            "政府信息公开诉讼，未经复议直接起诉1件、复议后起诉1件，维持2件。",
            [("direct", 1), ("after_review", 1), ("lawsuits_upheld", 2)],
        ),
        ("未发生政府信息公开复议后提起行政诉讼的案件。", [("after_review", 0)]),
        ("政府信息公开工作无复议后起诉案件。", [("after_review", 0)]),
        ("现行有效规范性文件181件，部门规范性文件17件。", [("in_force", 181), ("in_force", 17)]),
    ],
)
def test_what_a_sentence_says(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "12345平台受理群众诉求件51382件，办结50727件，办结率98.73%。",
        "受理行政许可申请86件，全部办结。",
        "2023年收到政府信息公开申请76件。",
        "收到政府信息公开申请较上年增加5件。",
        "其中通过网络收到政府信息公开申请5件。",
        "收到政府信息公开申请二十余件。",
        "《条例》规定，应自收到申请之日起20个工作日内答复。",
        "全年审结行政复议案件312件，维持140件。",
        "刊登规范性文件等112件，发布政策解读83件。",
        "2023年未收到政府信息公开申请，未制发规范性文件。",
        "2024年有1件依申请公开答复被复议机关指出瑕疵。",
        "另有1起2023年提起的信息公开行政诉讼案件二审维持原判。",
        "未收到因政府信息公开提起的国家赔偿申请。",
        "未出现因信息公开被提起行政诉讼败诉的情况。",
        "下一步，计划制定规范性文件2件。",
    ],
)
def test_what_a_sentence_does_not_say(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "value", "digits", "last", "change"),
    [
        ("收到政府信息公开申请由去年的20件降至１２件。", 12, "１２", 20, None),
        ("收到政府信息公开申请12件，较上年20件减少8件，办结9件。", 12, "12", 20, -8),
        ("收到政府信息公开申请12件（与上年持平），办结9件。", 12, "12", None, 0),
        ("收到政府信息公开申请12件，较2022年减少8件。", 12, "12", None, None),
        ("政府信息公开申请较上年的6件增加4件。", 10, None, 6, 4),
    ],
)
def test_what_a_number_is_compared_with(
    text: str, value: int, digits: str | None, last: int | None, change: int | None
) -> None:
    one = statements(text, YEAR)[0]

    assert (one.quantity, one.value, one.last, one.change) == ("new", value, last, change)
    assert (text[slice(*one.digits)] if one.digits else None) == digits
    assert text[one.start : one.end].endswith("件")


def test_either_of_two_may_be_meant() -> None:
    [one] = statements("依申请公开共办理718件。", YEAR)

    assert (one.quantity, one.also) == ("handled", ("new",))


def test_sub_headings_tell_what_a_paragraph_is_about() -> None:
    paragraph = "全年新收5件，办结5件。"

    assert told(f"（二）依申请公开情况\n{paragraph}") == [("new", 5), ("handled", 5)]
    assert told(f"（三）平台建设情况\n{paragraph}") == []


def test_whose_number_it_is() -> None:
    text = "全区各级行政机关收到政府信息公开申请500件，其中区政府本级收到政府信息公开申请37件。"

    assert [(one.value, one.scope) for one in statements(text, YEAR)] == [(500, "whole"), (37, "own")]


def test_a_bracket_tells_only_of_itself_whose_number_it_is() -> None:
    text = "全区收到政府信息公开申请263件（其中区政府本级31件），上年结转11件，本机关不掌握而无法提供5件。"

    scopes = {one.value: one.scope for one in statements(text, YEAR)}
    assert (scopes[263], scopes[11], scopes[5]) == ("whole", "whole", "whole")


@pytest.mark.parametrize(
    "before",
    ["街道。" * 999, "街" * 19_980 + "。", "办3件，" * 499 + "。"],
    ids=["sentences", "characters", "numbers"],
)
def test_as_much_is_read_as_anybody_writes(before: str) -> None:
    text = before + "收到政府信息公开申请7件。"

    assert ("new", 7) in told(text)
    assert unread(text) is None


@pytest.mark.parametrize(
    "before",
    ["街道。" * 1000, "街" * 20_000 + "。", "办3件，" * 500 + "。"],
    ids=["sentences", "characters", "numbers"],
)
def test_what_is_beyond_all_measure_is_told_and_not_read(before: str) -> None:
    text = f"{before} 收到政府信息公开申请7件。"
    left = unread(text)

    assert ("new", 7) not in told(text)
    assert left is not None
    assert text[slice(*left)].endswith("收到政府信息公开申请7件。")


def test_a_sentence_of_more_numbers_than_a_text_may_have_is_not_read_at_all() -> None:
    text = "收到政府信息公开申请3件，" * 501

    assert not told(text)
    assert unread(text) == (0, len(text))


@settings(max_examples=60)
@given(st.integers(0, 9999), st.sampled_from(["", " ", "　", "\t"]), st.booleans())
def test_spaces_and_wide_digits_change_nothing(number: int, space: str, wide: bool) -> None:  # noqa: FBT001  drawn
    digits = str(number).translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}) if wide else str(number)
    text = f"全年共收到{space}政府信息公开申请{space}{digits}{space}件。"

    [one] = statements(text, YEAR)
    assert (one.quantity, one.value) == ("new", number)
    assert one.digits is not None
    assert text[slice(*one.digits)] == digits
    assert text[one.start : one.end].endswith("件")


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_words_stand_where_they_say(number: str) -> None:
    report = sample(number)
    for narrative in report.form.narratives:
        text = report.printed(TextRef("texts", narrative.id))
        for one in statements(text, report.year):
            assert one.quantity in QUANTITIES
            assert 0 <= one.start < one.end <= len(text)
            if one.digits:
                assert int(text[slice(*one.digits)]) == one.value


@settings(max_examples=100)
@given(
    st.text(
        alphabet="收到政府信息公开申请，。；（）0123456789件十百未结转下年度复议诉讼维持分别为、其中\n ２４",
        max_size=120,
    )
)
def test_any_text_can_be_read(text: str) -> None:
    for one in statements(text, YEAR):
        assert 0 <= one.start < one.end <= len(text)
        assert one.quantity in QUANTITIES


def test_how_the_cases_of_the_last_stage_ended_may_be_how_all_did() -> None:
    text = "政府信息公开行政诉讼20件，其中复议后起诉3件，未经复议直接起诉17件，其中维持7件。"
    last = statements(text, YEAR)[-1]

    assert (last.quantity, last.also, last.value) == ("lawsuits_upheld", ("direct_upheld",), 7)
