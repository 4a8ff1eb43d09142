from __future__ import annotations

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from models.form import CellRef, TextRef
from models.report import YEAR, Report
from tests.builders import answered, balanced, cell, sample
from tests.ui.clerk import focus, shown
from ui.document import Document
from ui.report_page import ReportPage
from ui.section_view import TableSectionView
from ui.text_fields import LineField, ParagraphsField


def page_of(qtbot: QtBot, report: Report) -> ReportPage:
    return shown(qtbot, ReportPage(Document(report)))


def tabs(page: ReportPage) -> list[str]:
    return [page.tabs.tabText(at) for at in range(page.tabs.count())]


def test_one_tab_a_section_after_the_cover(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())

    assert tabs(page) == ["封面", *(section.short for section in page.document.report.form.sections)]


def test_tabs_count_their_open_points(qtbot: QtBot) -> None:
    page = page_of(qtbot, sample("003"))
    assert [text for text in tabs(page) if "（" in text] == ["三、申请办理（2）", "四、复议诉讼（1）"]

    page.document.push({cell("litigation/cases/review_total"): None}, "清除")
    assert [text for text in tabs(page) if "（" in text] == ["三、申请办理（2）"]


@pytest.mark.parametrize("report", [sample("003"), Report.blank(2025), Report.blank(2020)], ids=["003", "2025", "2020"])
def test_every_finding_leads_to_its_place(qtbot: QtBot, report: Report) -> None:
    page = page_of(qtbot, report)
    for finding in page.document.findings:
        page.problems.chosen.emit(finding)
        view = page.tabs.currentWidget()
        if isinstance(finding.left[0], CellRef):
            assert isinstance(view, TableSectionView)
            assert view.table.current in finding.refs
            assert focus() is view.table
        else:
            assert isinstance(focus(), LineField | ParagraphsField)
            assert view is not None
            assert view.isAncestorOf(focus())


def test_typed_total_that_differs_is_where_a_finding_leads(qtbot: QtBot) -> None:
    page = page_of(qtbot, sample("003"))
    page.problems.go(1)

    assert page.table is not None
    assert page.table.current == cell("applications/unable_no_ready/total")


def test_another_year_brings_another_form_and_loses_nothing(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced(2021))
    before = page.document.report

    page.document.push({YEAR: "2020"}, "修改年度")
    assert page.document.report.form.id == "2019"
    view = page.tabs.widget(2)
    assert isinstance(view, TableSectionView)
    assert view.table.figures.grid.rows == 18

    page.undo()
    assert page.document.report == before
    assert tabs(page) == ["封面", *(section.short for section in before.form.sections)]


def test_undo_brings_its_place_to_the_front(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    page.document.push({cell("litigation/cases/review_upheld"): None}, "清除")
    page.tabs.setCurrentIndex(0)
    page.undo()

    assert page.tabs.tabText(page.tabs.currentIndex()) == "四、复议诉讼"


def test_next_and_previous_tab_go_round(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    page.next_tab(-1)
    assert page.tabs.currentIndex() == page.tabs.count() - 1

    page.next_tab(1)
    assert page.tabs.currentIndex() == 0


def test_reason_settles_what_can_be_explained(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("本市有立法权", True))
    page = page_of(qtbot, answered(balanced(), {"disclosure/regulations/issued": "1"}))
    page.problems.go(1)
    page.explain()

    [finding] = page.document.findings
    assert (finding.rule, finding.blocks, finding.reason) == ("T2-REG", False, "本市有立法权")


def test_reason_for_a_sum_is_refused(qtbot: QtBot) -> None:
    page = page_of(qtbot, sample("003"))
    before = page.document.report
    page.problems.go(1)
    with qtbot.waitSignal(page.told):
        page.explain()

    assert page.document.report == before


def test_overridden_heading_that_is_wrong_leads_to_the_heading(qtbot: QtBot) -> None:
    report = balanced()
    page = page_of(qtbot, report.applied(report.edit({TextRef("headings", "problems"): "五、小结"})))
    page.problems.go(1)

    assert page.problems.finding is not None
    assert page.problems.finding.rule == "S-SIX"
    assert focus().objectName() == "heading"
