"""Whatever is typed, however long: the paper holds it, and nothing stands where it should not."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pypdfium2  # type: ignore[import-untyped]  # ships no annotations
import pytest

from exporters.pdf.official_page import BOTTOM, HEIGHT, LEFT, RIGHT, TOP
from exporters.release import Variant
from models.report.report import Report
from tests.builders import answered, sample
from tests.exporters.pdf.pages import content, lines
from tests.thoroughness import before_landing, few

pytestmark = before_landing

_OFFICE = "某某省某某市某某区人民政府某某街道办事处"
_DAY = {"cover/issue_date": "2024-01-10"}
_NOTICE = {"cover/notice_title": "关于印发报告的通知", "cover/notice_body": "现将报告印发给你们。"}

CASES: dict[str, dict[str, str]] = {
    "long red head": {"cover/red_head": "某某省" * 40},
    "red head of nothing visible": {"cover/red_head": "\u200b\ufe0f"},
    "red head of two lines": {"cover/red_head": "某某办事处\n文件", "cover/document_number": "泉政\t办\n〔2024〕1号"},
    "long document number": {"cover/document_number": "泉鲤政开办文" * 12 + "〔2024〕1号"},
    "title of 300 characters": {"headings/title": "某某区人民政府关于进一步加强政务公开工作的年度报告" * 12},
    "title of marks": {"headings/title": "，。" * 150},
    "title of spaces": {"headings/title": "   "},
    "long heading": {"headings/overview": "一、总体情况" * 60},
    "heading longer than a page": {"headings/overview": "一、总体情况" * 200},
    "heading of nothing visible": {"headings/overview": "\u200b"},
    "long signatory": {"cover/signatory": _OFFICE * 3},
    "a date that is none": {
        "cover/date": "二〇二四年一月九日由某某某某某某某某某某某某某某某某某某某某某某某某某某某签发"
    },
    "list of 60 items": {"texts/problems": "\n".join(f"{item}.完成了某项工作" for item in range(1, 61))},
    "list of 60 sub-headings": {"texts/problems": "\n".join("（一）完成了某项工作" for _ in range(60))},
    "sub-headings in turn": {"texts/problems": "（一）完成了工作\n1.第一项\n" * 40},
    "long mark": {"cover/open_mark": "此件主动公开" * 30},
    "60 lines of recipients": {"cover/copy_to": "某某市人民政府办公室，" * 130, "cover/issuer": "办事处", **_DAY},
    "22 lines of recipients": {"cover/copy_to": "某某市人民政府办公室，" * 46, "cover/issuer": "办事处", **_DAY},
    "long issuer": {"cover/issuer": f"{_OFFICE}办公室党政综合办公室某某科", **_DAY},
    "longer issuer": {"cover/issuer": _OFFICE * 5, **_DAY},
    "issued on no day": {"cover/issuer": "办事处", "cover/issue_date": "二〇二四年" * 20},
    "notice without a text": {"cover/notice_title": "关于印发报告的通知"},
    "notice without a title": {"cover/notice_body": "各单位：现将报告印发给你们。", "cover/notice_signatory": "某办"},
    "long notice": {**_NOTICE, "cover/notice_addressee": "各科室、" * 200, "cover/notice_signatory": _OFFICE * 4},
    "long remarks": {f"notes/applications/new/{column}": "其中结转" * 250 for column in ("natural", "other", "total")},
    "remark of one line": {"notes/litigation/cases/review_upheld": "其中上年结转三件今年受理两件都已办结"},
    "long remark in a wide cell": {"notes/disclosure/permits/decisions": "其中结转" * 500},
    "sentence for a figure": {"applications/new/natural": "见附件" * 200},
    "Latin word for a figure": {"applications/new/natural": "x" * 200},
    "spaces": {"texts/problems": " " * 5000},
    "stops": {"texts/problems": "，" * 5000},
    "openings": {"texts/problems": "（" * 5000},
    "dashes": {"texts/problems": "—" * 5000},
    "a word": {"texts/problems": "W" * 5000},
    "combining marks": {"texts/problems": "e\u0301te\u0301 " * 300},
    "long agency": {"cover/agency": "某某省人民政府" * 60},
    "endless agency": {"cover/agency": "某某省人民政府" * 300},
    "long names of people": {"cover/prepared_by": "张三李四王五" * 20, "cover/approved_by": "W" * 200},
    "first year of the calendar": {"cover/date": "0001-01-01"},
    "200 kB": {"texts/problems": "政府信息公开工作，取得成效。" * 5000},
}


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Break off what takes too long."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def strays(file: bytes) -> list[tuple[int, float, float, float, float]]:
    """Return what is drawn outside the type area, foot and head line aside: page, left, bottom, right, top."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(file), 1):
        text = page.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            below, above = top < BOTTOM and bottom > BOTTOM - 45, bottom > HEIGHT - 90
            inside = left > LEFT - 9 and right < RIGHT + 9 and bottom > BOTTOM - 6 and top < TOP + 6
            if not (inside or below or above):
                found.append((number, left, bottom, right, top))
    return found


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="nothing breaks off what hangs")
@pytest.mark.parametrize("case", few(CASES, 8))
def test_nothing_hangs_and_nothing_stands_outside_the_type_area(case: str) -> None:
    with within(20):
        file = content(answered(sample("002"), CASES[case]), Variant.FILING)

    assert strays(file) == []


@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("figure", few(["123456", "123456789012", "123456789012345"], 1))
@pytest.mark.parametrize("remark", ["", "含上年结转", "其中上年结转的三件今年受理的两件"])
def test_wide_figures_with_remarks_stay_in_one_piece(year: int, figure: str, remark: str) -> None:
    blank = Report.blank(year)
    cells = {str(ref): figure for ref in blank.form.cells}
    notes = {f"notes/{ref}": remark for ref in cells} if remark else {}
    file = content(answered(blank, {**cells, **notes}), Variant.PUBLIC)
    text = "".join(line for page in lines(file) for line in page)

    assert strays(file) == []
    assert text.count(figure) == len(cells)
