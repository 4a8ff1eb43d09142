"""A third form works on screen, in checks, workbook, PDF and JSON by adding one module of data."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from exporters.excel import write_excel
from exporters.pdf.pdf_file import write_pdf
from exporters.release import Release, Variant
from models.checks.verdict import open_points
from models.form import editions
from models.form.figures import read_figure
from models.form.refs import CellRef, Ref, TextRef
from models.importers.own.workbook import read_workbook
from models.report.report import Report, Value
from models.report.report_json import read_json, write_json
from models.rules import check
from tests.builders import COVERED, answered, found
from tests.invented import FORM
from tests.ui.clerk import see_what_follows
from ui.report.document import Document
from ui.report.report_view import ReportView
from ui.report.section_view import TableSectionView

YEAR = 2031
FIGURES = {
    ("online", "new"): "5",
    ("online", "old"): "7",
    ("hall", "new"): "1",
    ("hall", "old"): "0",
    ("library", "new"): "2",
    ("library", "old"): "4",
    ("online", "cost"): "1.50",
    ("hall", "cost"): "0",
    ("library", "cost"): "0",
    ("visits", "change"): "-18",
}


@pytest.fixture(autouse=True)
def _third_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", (*editions.EDITIONS, FORM))


@pytest.fixture
def report(_third_edition: None) -> Report:
    blank = Report.blank(YEAR)
    answers: dict[Ref, Value | None] = {}
    for (row, column), text in FIGURES.items():
        ref = CellRef("ways", row, column)
        answers[ref] = read_figure(text, blank.form.cells[ref].kind)
    answers[TextRef("texts", "lessons")] = (
        "存在的不足是公开的方式还不够多，查阅点还不够方便，下一年逐项改进，做到应公开尽公开。" * 2
    )
    answers[TextRef("cover", "agency")] = "某某街道办事处"
    return blank.applied(blank.edit(answers))


def test_year_chooses_it(report: Report) -> None:
    assert report.form is FORM


def test_totals_follow_and_checks_hold(report: Report) -> None:
    assert report.figure(CellRef("ways", "all", "sum")) == 19
    assert open_points(check(report)) == 0

    total = CellRef("ways", "all", "new")
    wrong = report.applied(report.edit({total: read_figure("9", FORM.cells[total].kind)}))
    assert [rule for _, rule, _ in found(check(wrong))] == ["X1-COL", "X1-COL"]


def test_screen_shows_and_marks_it(qtbot: QtBot, qtmodeltester: ModelTester, report: Report) -> None:
    document = Document(answered(report, {**COVERED, "cover/date": f"{report.year + 1}年1月9日"}))
    page = ReportView(document)
    qtbot.addWidget(page)
    view = page.tabs.widget(1)
    assert isinstance(view, TableSectionView)
    model = view.table.figures
    total = CellRef("ways", "all", "new")

    assert [page.tabs.tabText(at) for at in range(page.tabs.count())] == ["封面 ✓", "一、方式 ✓", "二、不足 ✓"]
    assert model.at(total).data() == "8"
    assert model.setData(model.at(total), "9")
    see_what_follows()
    assert page.tabs.tabText(1) == "一、方式（1）"  # of two sums, the other follows from it
    assert total in document.marks
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt's


def test_workbook_holds_it_and_reads_back(report: Report) -> None:
    stream = BytesIO()
    write_excel(Release(report, Variant.FILING), stream)

    assert read_workbook(stream.getvalue()).report == report


def test_pdf_holds_every_label_and_figure(report: Report) -> None:
    stream = BytesIO()
    write_pdf(Release(report, Variant.FILING), stream)
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(stream).pages)

    labels = (
        "第一表",
        "公开方式",
        "网上公开",
        "纸质公开",
        "政务大厅",
        "图书馆、档案馆",
        "小计",
        "费用（万元）",
        "比上年增减",
    )
    for printed in (*labels, "1.50", "-18", "19", "二、经验和不足"):
        assert printed in text


def test_json_round_trip(report: Report) -> None:
    assert read_json(write_json(report)) == report
