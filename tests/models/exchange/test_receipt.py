"""A receipt as the text that goes to a unit."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from models.exchange.receipt import Receipt, Verdict, receipt_name, receipt_text

WHEN = datetime(2026, 1, 19, 9, 5, tzinfo=timezone(timedelta(hours=8)))
RECEIPT = Receipt(
    "301-2", "大浦镇人民政府", "301", 2025, "4KD7-2MXA", WHEN, Verdict.ACCEPTED, "海州区政务公开办", "李敏"
)


def test_it_says_what_is_confirmed_and_that_a_code_is_no_signature() -> None:
    lines = receipt_text(RECEIPT).decode("utf-8-sig").split("\r\n")

    for told in ("编号：301-2", "单位：大浦镇人民政府", "核对码：4KD7-2MXA", "结果：接收", "时间：2026年1月19日 09:05"):
        assert told in lines
    assert "不是签名" in lines[-2]
    assert receipt_text(RECEIPT) == receipt_text(RECEIPT)


def test_what_is_not_known_is_left_out_and_no_name_makes_a_line_of_its_own() -> None:
    text = receipt_text(RECEIPT._replace(unit_id="", by=" ", unit="甲镇\r\n结果：接收")).decode("utf-8-sig")

    assert "单位编号" not in text
    assert "经办人" not in text
    assert "单位：甲镇 结果：接收\r\n" in text


def test_the_name_of_its_file_is_one_that_any_system_takes() -> None:
    assert receipt_name(RECEIPT) == "回执_大浦镇人民政府_2025年_301-2"
    assert "/" not in receipt_name(RECEIPT._replace(unit="../甲", number="a/b"))
