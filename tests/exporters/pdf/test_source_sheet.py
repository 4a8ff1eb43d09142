"""数据来源表: every figure with its source, those without marked, nothing cut, the same bytes every time."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO

from pypdf import PdfReader

from exporters.pdf.source_sheet import NOT_SAID, source_sheet
from models.form.refs import CellRef
from models.report.figure_sources import without_source
from models.report.matching_code import matching_code
from models.report.report import Report
from tests.builders import answered, balanced, cell
from tests.exporters.pdf.pages import squeezed

_MARKED = re.compile(f"{NOT_SAID}(?![来的])")
"""Not where the sentences speak of it."""

WHEN = datetime(2024, 1, 18, 16, 20)  # noqa: DTZ001  in local time, as the clerk reads it
NEW, BUSINESS, TOTAL = (cell(f"applications/new/{column}") for column in ("natural", "business", "total"))


def read(content: bytes) -> str:
    return "".join(squeezed(page.extract_text()) for page in PdfReader(BytesIO(content)).pages)


def test_it_says_of_every_figure_where_it_comes_from_or_that_nobody_has_said_so() -> None:
    report = answered(balanced(), {"cover/prepared_by": "陈志明"})
    sources = {NEW: ["依申请公开登记簿第3册", "党政办30+城建办15"], BUSINESS: ["科室报送"]}

    text = read(source_sheet(report, sources, WHEN))

    figures = [ref for ref in without_source(report, sources) if report.settled(ref) != 0]
    assert len(_MARKED.findall(text)) == len(figures)
    for words in (matching_code(report), "陈志明", "2024年1月18日16:20", *sources[NEW], *sources[BUSINESS]):
        assert squeezed(words) in text
    for ref in (*figures, *sources):
        assert report.shown(ref) in text
        assert squeezed(report.form.cells[ref].row.called) in text
    assert squeezed("本年新收总计") not in text


def test_a_total_stands_there_if_it_has_a_source_or_was_typed() -> None:
    followed = read(source_sheet(balanced(), {TOTAL: ["汇总单"]}, WHEN))
    assert squeezed("本年新收总计") in followed
    typed = answered(balanced(), {str(TOTAL): "9"})
    assert squeezed("本年新收总计") in read(source_sheet(typed, {}, WHEN))


def test_rows_of_zeros_without_a_source_are_told_in_few_words_and_a_part_of_one_by_its_columns() -> None:
    zero = {str(ref): "0" for ref in balanced().form.cells if ref not in balanced().form.totals}
    report = answered(balanced(), zero)
    text = read(source_sheet(report, {NEW: ["登记簿"]}, WHEN))
    assert "本年新收（商业企业、科研机构、" in text
    assert "；上年结转；" in text
    blank = read(source_sheet(Report.blank(2024), {NEW: ["登记簿"]}, WHEN))
    assert "登记簿" in blank
    assert "的0格里，写明来源的0格" in blank


def test_nothing_of_a_long_source_is_left_out_and_what_the_form_does_not_have_is() -> None:
    words = [f"第{at}册" for at in range(900)]
    text = read(source_sheet(balanced(), {NEW: ["".join(words)] * 3, CellRef("later", "a", "b"): ["别的"]}, WHEN))
    assert all(text.count(word) >= 3 for word in words)
    assert "别的" not in text


def test_the_same_gives_the_same_bytes() -> None:
    assert source_sheet(balanced(), {NEW: ["登记簿"]}, WHEN) == source_sheet(balanced(), {NEW: ["登记簿"]}, WHEN)
