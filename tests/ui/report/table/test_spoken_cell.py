"""Each cell says its row, column, figure, state, and what was found there."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from models.form.refs import CellRef, note_ref
from models.report.next_year import with_carried
from models.report.report import Report
from tests.builders import answered, balanced, cell
from ui.report.document import Document
from ui.report.table.spoken_cell import spoken_cell

NEW = cell("applications/new/natural")
OLD = balanced(2022)
THIS_YEAR = with_carried(answered(Report.blank(2023), {"cover/agency": "鲤城区人民政府开元街道办事处"}), OLD)


def said(report: Report, address: str, earlier: tuple[Report, ...] = (), last_year: str = "") -> str:
    return spoken_cell(Document(report, earlier), cell(address), last_year)


def given(answers: Mapping[str, str]) -> Report:
    return answered(balanced(), answers)


@pytest.mark.parametrize(
    ("report", "address", "sentence"),
    [
        (balanced(), "applications/new/natural", "本年新收，自然人，15"),
        (Report.blank(2023), "applications/new/natural", "本年新收，自然人，空"),
        (balanced(), "applications/new/total", "本年新收，总计，142，合计，自动计算"),
        (Report.blank(2023), "applications/new/total", "本年新收，总计，空，合计，自动计算"),
        (balanced(), "litigation/cases/review_upheld", "行政复议·结果维持，1"),
        (balanced(), "disclosure/fees/collected", "行政事业性收费，本年收费金额（单位：万元），149.876378"),
    ],
)
def test_what_stands_in_a_cell_is_said_with_its_row_and_column(report: Report, address: str, sentence: str) -> None:
    assert said(report, address) == sentence


def test_a_remark_and_last_years_figure_are_said() -> None:
    report = balanced()
    noted = report.applied(report.edit({note_ref(NEW): "其中修订\u202e16件"}))

    assert said(noted, "applications/new/natural") == "本年新收，自然人，15，加注：其中修订\ufffd16件"
    assert said(report, "applications/new/natural", last_year="61") == "本年新收，自然人，15，去年 61"


def test_a_carried_figure_says_whence_it_comes() -> None:
    brought = "从 2022 年报告带来"
    assert (
        said(THIS_YEAR, "applications/carried_in/natural", (OLD,)) == f"上年结转，自然人，1，{brought}，要改请说明理由"
    )
    total = said(THIS_YEAR, "applications/carried_in/total", (OLD,))
    assert total == f"上年结转，总计，21，合计，自动计算，各数{brought}"


def test_a_total_that_was_typed_says_so() -> None:
    sentence = said(given({"applications/new/total": "150"}), "applications/new/total")
    assert sentence.startswith("本年新收，总计，150，合计，手工填的，错误：")


def test_what_is_wrong_is_said_with_its_fix() -> None:
    document = Document(given({"applications/new/natural": "79"}))
    full = [ref for ref, mark in document.marks.items() if mark.strength.name == "FULL"]
    light = [ref for ref in document.marks if ref not in full]
    assert NEW in document.marks

    for ref in (ref for ref in document.marks if isinstance(ref, CellRef)):
        sentence, mark = spoken_cell(document, ref), document.marks[ref]
        first = mark.finding.message.split("\n")[0]
        assert f"，错误：{first}" in sentence
        assert ("在别的格。" in sentence) == (ref in light)
        assert ("按 Alt+回车：" in sentence) == (mark.finding.fix is not None)
    assert full
    assert light
