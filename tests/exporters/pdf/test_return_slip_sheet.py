"""A return slip and a receipt on paper: all that they say, nothing of it markup, the same bytes every time."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from exporters.pdf.receipt_sheet import receipt_sheet
from exporters.pdf.return_slip_sheet import return_slip_sheet
from models.exchange.next_slip import Decided, Raised, about, next_slip
from models.exchange.receipt import NO_SIGNATURE, Receipt, Verdict
from models.exchange.return_slip import Answer, slip_code, with_answer
from tests.builders import answered, balanced
from tests.exporters.pdf.pages import squeezed
from tests.models.exchange.slips import CARRIED, LATER, NEW, RAISED, a_slip, point_at
from tests.thoroughness import examples

RECEIPT = Receipt(
    "301-2", "大浦镇人民政府", "301", 2025, "4KD7-2MXA", datetime(2026, 1, 19, 9, 5, tzinfo=UTC), Verdict.RECEIVED
)
EVIL = "<b>粗</b> & <img src=//x/y> =1+1"


def pages(content: bytes) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


def test_it_says_every_point_with_room_to_answer_and_both_codes_on_each_page() -> None:
    report = answered(balanced(), {str(CARRIED): "1"})
    slip = a_slip(report)

    found = pages(return_slip_sheet(slip))

    for point in slip.points:
        assert squeezed(point.sentence) in found[0]
        assert squeezed(point.remark) in found[0]
    for words in ("“自然人”列：1", "□已改为", "□已说明", "□有异议", slip.made.by, "2026年1月22日", "—1/1—", "不是签名"):
        assert squeezed(words) in found[0]
    assert squeezed(slip.about.code) in found[0]
    assert squeezed(slip_code(slip)) in found[0]


def test_what_is_closed_stands_below_with_what_became_of_it() -> None:
    first = with_answer(a_slip(), 2, Answer.EXPLAINED, "口径不同。")
    after = answered(balanced(), {str(NEW): "7"})
    second = next_slip(first, after, about(after), LATER, Decided((), frozenset({2}), ("有六成的句子和去年一样。",)))

    text = "".join(pages(return_slip_sheet(second)))

    asked, _, closed = text.partition("以前退回、已经了结的")
    assert "第1次就退过" in asked
    for words in ("口径不同。", "15→7", "1月23日第2次了结", "有六成的句子和去年一样。"):
        assert squeezed(words) in closed


def test_what_is_long_goes_on_and_is_printed_whole() -> None:
    words = "".join(f"第{number}句话要核对。" for number in range(240))
    slip = a_slip(raised=(point_at(NEW, sentence=words[:2_000]), *RAISED))

    found = pages(return_slip_sheet(slip))

    assert len(found) > 1
    text = "".join(found)
    for number in range(0, 220, 20):
        assert f"第{number}句话要核对。" in text
    assert all(squeezed(slip.about.code) in page for page in found)


def test_nothing_in_it_is_markup() -> None:
    slip = a_slip(raised=(Raised("", (NEW,), EVIL, EVIL),))

    assert squeezed(EVIL) in "".join(pages(return_slip_sheet(slip)))
    assert squeezed(EVIL) in "".join(pages(receipt_sheet(RECEIPT._replace(unit=EVIL))))


@examples(8, 60)
@given(st.lists(st.text(max_size=400).filter(bool), max_size=4))
def test_any_words_are_set_and_the_same_gives_the_same_bytes(words: list[str]) -> None:
    slip = a_slip(raised=tuple(Raised("", (), one, one) for one in words))

    assert return_slip_sheet(slip) == return_slip_sheet(slip)


def test_a_receipt_is_one_page_and_the_same_every_time() -> None:
    content = receipt_sheet(RECEIPT)

    [text] = pages(content)
    for words in (*RECEIPT[:3], RECEIPT.code, "收到", "2026年1月19日09:05", NO_SIGNATURE):
        assert squeezed(words) in text
    assert content == receipt_sheet(RECEIPT)
    assert len(pages(receipt_sheet(RECEIPT._replace(unit="甲" * 200, office="乙" * 200, by="丙" * 200)))) == 1
