"""S-PERSON."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.findings import Finding
from models.report.report import Report
from models.rules.texts.privacy import is_card, is_identity
from tests.builders import answered, balanced, found
from tests.models.rules.checking import found_by

IDENTITY = "11010519491231002X"
"""The example of GB 11643."""

CARD = "6222021234567890128"
MOBILE = "13800138000"
REFS = ["texts/overview", "texts/opening", "texts/other", "headings/title", "cover/notice_body"]


def typed(text: str, ref: str = "texts/overview", **cover: str) -> Report:
    return answered(balanced(), {ref: text, **{f"cover/{key}": value for key, value in cover.items()}})


def findings(report: Report) -> list[Finding]:
    return found_by(report, "S-PERSON")


def marked(report: Report) -> list[str]:
    return [report.printed(ref)[start:end] for one in findings(report) for ref, start, end in one.spans]


@pytest.mark.parametrize("ref", [*REFS, "notes/disclosure/permits/decisions"])
@pytest.mark.parametrize(
    "number",
    [
        IDENTITY,
        IDENTITY.lower(),
        "１１０１０５１９４９１２３１００２Ｘ",
        MOBILE,
        "138 0013 8000",
        "138-0013-8000",
        "+8613800138000",
        CARD,
        "6222 0212 3456 7890 128",
        "4111111111111111",
    ],
)
def test_numbers_of_persons_are_found_and_not_repeated(number: str, ref: str) -> None:
    report = typed(f"信访人张某（{number}）反映的问题", ref)

    [finding] = findings(report)

    assert found([finding]) == [("W", "S-PERSON", (ref,))]
    assert marked(report) == [number]
    assert number not in finding.message
    assert number[-2:].translate(str.maketrans("２Ｘ", "2X")) in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",
        "110105194913310028",
        "23800138000，12800138000，1380013800，138001380001",
        "0595-22783514，12345",
        "收费13800138000元，13800138000.50，0.13800138000",
        "http://www.qzlc.gov.cn/t13800138000.html",
        "6222021234567890129",
        "91350502MA2XN8K31X，1235050200386123XX",
        "138****8000",
        "泉鲤政开办文〔2024〕1号",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert not findings(typed(text))


@pytest.mark.parametrize("ref", ["cover/phone", "cover/address", "cover/prepared_by", "reasons/S-LEN texts/overview"])
def test_what_is_no_text_of_the_report_is_free(ref: str) -> None:
    assert not findings(typed(MOBILE, ref))


@pytest.mark.parametrize("ref", ["texts/opening", "texts/other"])
@pytest.mark.parametrize("cover", [{"phone": "138-0013-8000"}, {"email": f"{MOBILE}@163.com"}, {"address": MOBILE}])
def test_the_offices_own_line_is_on_the_cover(ref: str, cover: dict[str, str]) -> None:
    assert not findings(typed(f"欢迎来电{MOBILE}。", ref, **cover))
    assert findings(typed(f"张某{IDENTITY}", ref, phone=IDENTITY))


@pytest.mark.parametrize("words", ["电话：", "联系电话 ", "请与我办联系：", "联系人：李某 "])
def test_the_offices_own_line_stands_in_the_opening(words: str) -> None:
    assert not findings(typed(f"如有疑问（{words}{MOBILE}；邮编：362000）。", "texts/opening"))
    assert findings(typed(f"如有疑问（{words}{MOBILE}；邮编：362000）。", "texts/overview"))


def test_an_identity_card_is_no_contact() -> None:
    assert marked(typed(f"联系人：{IDENTITY}", "texts/opening")) == [IDENTITY]


def test_all_numbers_of_a_text_are_one_finding() -> None:
    report = typed(f"张某{MOBILE}，李某{IDENTITY}，卡号{CARD}")

    assert len(findings(report)) == 1
    assert marked(report) == [MOBILE, IDENTITY, CARD]


@given(st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_no_identity_card(at: int, more: int) -> None:
    digit = "0123456789X".index(IDENTITY[at])
    wrong = IDENTITY[:at] + str((digit + more) % 10) + IDENTITY[at + 1 :]

    assert is_identity(IDENTITY)
    assert not is_identity(wrong)


@given(st.integers(0, 18), st.integers(1, 9))
def test_one_wrong_digit_is_no_card(at: int, more: int) -> None:
    assert is_card(CARD)
    assert not is_card(CARD[:at] + str((int(CARD[at]) + more) % 10) + CARD[at + 1 :])
