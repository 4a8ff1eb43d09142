"""Characters that look like others, and those that nobody sees, are mended in files of every kind, and told."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from models.form.refs import TextRef
from models.importers import open_content
from models.importers.own.imported import ChangedByHand, Imported
from models.importers.own.mended import is_mended
from models.importers.published.reading import Reading
from models.report.report import Report
from models.report.report_json import report_to_json
from models.rules import check
from models.text.mended_words import told_of
from tests.builders import answered, balanced, cell
from tests.models.importers.own.workbooks import exported
from tests.models.importers.readers.builders import as_html

OVERVIEW, AGENCY, DATE = TextRef("texts", "overview"), TextRef("cover", "agency"), TextRef("cover", "date")
NEW = cell("applications/new/natural")
PLAIN = balanced(2024)


def with_words(words: str) -> Report:
    return answered(PLAIN, {"texts/overview": f"{PLAIN.text(*OVERVIEW)}{words}"})


def own(report: Report) -> Imported:
    opened = open_content(json.dumps(report_to_json(report)).encode(), "a.json")
    assert isinstance(opened, Imported)
    return opened


def published(page: bytes) -> Reading:
    opened = open_content(page, "a.html")
    assert isinstance(opened, Reading)
    return opened


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in check(report)]


def whole(opened: Reading) -> list[str]:
    return [unread.text for unread in opened.unread if unread.where == "全文"]


@pytest.mark.parametrize("number", ["\u202d999\u202c件", "⼗⼀件", "9\ufe0f99\u3164件"])
def test_a_text_of_our_own_file_is_mended_told_and_checked(number: str) -> None:
    written = f"2024年，本机关新收政府信息公开申请{number}。"
    opened = own(with_words(written))
    [change] = opened.differences

    assert rules(opened.report) == ["N-RECV"]
    assert change == ChangedByHand(OVERVIEW, with_words(written).text(*OVERVIEW), opened.report.text(*OVERVIEW))
    assert is_mended(change)
    assert told_of([str(change.exported)])


def test_a_change_by_hand_is_one() -> None:
    assert not is_mended(ChangedByHand(OVERVIEW, "新收3件。", "新收4件。"))
    assert not is_mended(ChangedByHand(OVERVIEW, "新收3件。", "新收3件。"))


def test_a_text_of_our_own_workbook_is_mended() -> None:
    opened = open_content(exported(answered(PLAIN, {"cover/agency": "长乐区⼈⺠政府"})), "a.xlsx")

    assert opened.report.text(*AGENCY) == "长乐区人民政府"


def radicals(text: str) -> str:
    return text.translate(str.maketrans("人民行月工日文一二十", "⼈⺠⾏⽉⼯⽇⽂⼀⼆⼗"))


def test_a_published_report_is_mended_and_told() -> None:
    kept = {"cover/year", "cover/kind", "cover/date"}
    texts = {str(ref): text for ref, text in PLAIN.values.items() if isinstance(text, str) and str(ref) not in kept}
    opened = published(as_html(answered(PLAIN, {ref: radicals(text) for ref, text in texts.items()})))

    assert opened.report == published(as_html(PLAIN)).report
    assert len(whole(opened)) == 1


def page(change: Iterable[tuple[str, str]]) -> bytes:
    text = as_html(answered(PLAIN, {"applications/new/natural": "15"})).decode()
    for before, after in change:
        text = text.replace(before, after, 1)
    return text.encode()


def test_a_date_written_with_radicals_is_one() -> None:
    signed = answered(PLAIN, {"cover/date": "2025-01-09"})
    text = as_html(signed).decode().replace("2025年1月9日", "2025年1⽉9⽇")

    assert published(text.encode()).report.text(*DATE) == "2025-01-09"


@pytest.mark.parametrize(
    ("shown", "value", "sure"),
    [
        ("\u202d15\u202c", "15", True),
        ("1\u034f5", "15", True),
        ("\u202e51", "51", False),
        ("1\u20625", "15", False),
        ("(15)", "15", False),
        ("（15）", "15", False),
        ("（-15）", "-15", False),
        ("15.00", "15", True),
        ("15.50", "15.50", False),
        ("1，015", "1015", True),
        ("1、015", "1015", False),
        ("1.015", "1.015", False),
        ("15（其中3件甲、乙）", "15", True),
    ],
)
def test_a_figure_that_may_be_another_is_asked_about(shown: str, value: str, *, sure: bool) -> None:
    opened = published(page([(">15<", f">{shown}<")]))
    [found] = [found for found in opened.found if found.ref == NEW]

    assert (str(found.value), found.sure) == (value, sure)
    assert not [unread for unread in opened.unread if unread.where != "全文"]


def test_what_only_says_where_a_line_may_break_is_not_told() -> None:
    assert not whole(published(page([("总体", "\u200b总\u200b体\ufeff")])))
