from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from models.checks.ends import ends
from models.checks.findings import Level, Span
from models.form.refs import CellRef, Ref, TextRef
from models.report.report import Report
from models.report.wording import TITLE
from tests.builders import COVERED, answered, balanced, cell, sample
from tests.ui.clerk import click, click_on, focus, open_editors, see_what_follows, shown, type_text
from ui.report.document import Document
from ui.report.report_view import ReportView
from ui.report.section_view import TableSectionView

REGULATIONS = cell("disclosure/regulations/issued")
NEW = cell("applications/new/natural")
TABLE_THREE = 3


def page_of(qtbot: QtBot, report: Report, height: int = 768) -> ReportView:
    document = Document(report)
    page = ReportView(document)
    document.setParent(page)
    page.resize(1366, height)
    return shown(qtbot, page)


def labels(page: ReportView) -> list[str]:
    return [page.tabs.tabText(at) for at in range(page.tabs.count())]


def table_of(page: ReportView) -> QWidget:
    assert page.table is not None
    return page.table


def unfold(page: ReportView) -> None:
    """Let the problems be seen."""
    page.unfold()
    QApplication.processEvents()


# ---------------------------------------------------------------- tabs


def test_there_is_a_tab_for_the_cover_and_for_each_section(qtbot: QtBot) -> None:
    page = page_of(qtbot, answered(balanced(), COVERED))

    assert labels(page) == [f"{name} ✓" for name in ("封面", *(one.short for one in balanced().form.sections))]


def test_a_tab_says_quietly_how_much_is_blank(qtbot: QtBot) -> None:
    page = page_of(qtbot, Report.blank(2023))
    form = page.document.report.form

    assert labels(page)[0] == f"封面（空 {2 + len(COVERED)} 项）"
    assert labels(page)[TABLE_THREE] == f"三、申请办理（空 {len(form.inputs(form.tables[1]))} 格）"
    assert page.tabs.tabIcon(TABLE_THREE).isNull()


def test_a_tab_with_reminders_has_their_sign_until_they_are_explained(qtbot: QtBot) -> None:
    page = page_of(qtbot, answered(balanced(), {"texts/problems": "宣传还不够，明年加强。"}))
    [finding] = page.document.findings
    told = labels(page)[5], page.tabs.tabIcon(5).isNull()
    page.document.push({finding.key: "确实如此"}, "说明理由")
    see_what_follows()

    assert told == ("五、问题改进（1）", False)
    assert (labels(page)[5], page.tabs.tabIcon(5).isNull()) == ("五、问题改进 ✓", True)


def test_the_counts_follow_the_typing(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())

    page.document.push({NEW: Decimal(99)}, "填写")
    see_what_follows()
    wrong = labels(page)[TABLE_THREE], page.tabs.tabIcon(TABLE_THREE).isNull()
    count = sum(one.level is Level.ERROR for one in page.document.findings)
    page.document.undo_stack.undo()
    see_what_follows()

    assert wrong == (f"三、申请办理（{count}）", False)
    assert labels(page)[TABLE_THREE] == "三、申请办理 ✓"
    assert page.tabs.tabIcon(TABLE_THREE).isNull()


class Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_the_tabs_are_laid_out_only_when_a_count_changes(qtbot: QtBot) -> None:
    page = page_of(qtbot, answered(balanced(), {str(NEW): "99"}))
    qtbot.wait(50)
    paints = Paints(page)
    page.tabs.tabBar().installEventFilter(paints)

    with qtbot.waitSignal(page.document.checked):
        page.document.push({NEW: Decimal(98)}, "填写")
    qtbot.wait(50)
    same = paints.count
    page.document.undo_stack.undo()
    page.document.push({NEW: Decimal(15)}, "填写")
    qtbot.wait(50)

    assert (same, paints.count > 0) == (0, True)


def test_control_page_keys_go_round_through_the_tabs(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    shown_tabs = []

    for _ in range(page.tabs.count()):
        page.tabs.next_tab(1)
        shown_tabs.append(page.tabs.currentIndex())
    page.tabs.next_tab(-1)

    assert shown_tabs == [1, 2, 3, 4, 5, 6, 0]
    assert page.tabs.currentIndex() == 6


def test_the_keyboard_is_in_the_section_after_the_tab_is_changed(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())

    page.tabs.next_tab(1)
    text = focus()
    page.tabs.next_tab(1)

    assert isinstance(text, QPlainTextEdit)
    assert focus() is table_of(page)


def test_a_click_on_a_tab_gives_the_keyboard_to_its_section(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())

    click_on(page.tabs.tabBar(), page.tabs.tabBar().tabRect(TABLE_THREE).center())

    assert page.tabs.currentIndex() == TABLE_THREE
    assert focus() is table_of(page)


def test_a_click_takes_the_keyboard_from_the_tabs(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    page.tabs.tabBar().setFocus()

    click_on(page.tabs.tabBar(), page.tabs.tabBar().tabRect(TABLE_THREE).center())

    assert focus() is table_of(page)


def test_a_click_beside_the_tabs_does_no_harm(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    bar = page.tabs.tabBar()
    bar.resize(1366, bar.height())

    click_on(bar, QPoint(1360, 5))

    assert page.tabs.currentIndex() == 0


def test_only_a_section_with_a_table_has_a_table(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    tables = []

    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
        tables.append(page.table is not None)

    assert tables == [False, False, True, True, True, False, False]


def test_changing_the_tab_closes_an_open_cell_and_keeps_the_figure(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    page.reveal(NEW)
    table = page.table
    assert table is not None
    type_text("99")

    page.tabs.next_tab(1)

    assert page.document.report.figure(NEW) == 99
    assert not table.viewport().findChildren(QLineEdit) or not open_editors(table)


# ---------------------------------------------------------------- leading to a place


def is_seen(page: ReportView, ref: Ref) -> bool:
    """Return whether the place of a finding is in sight and has the keyboard."""
    widget = focus()
    view = page.tabs.currentWidget()
    if isinstance(ref, CellRef):
        assert isinstance(view, TableSectionView)
        rect = view.table.visualRect(view.table.figures.at(ref))
        return widget is view.table and view.table.current == ref and view.table.viewport().rect().contains(rect)
    if isinstance(view, QScrollArea):
        return view.viewport().rect().contains(widget.mapTo(view.viewport(), QPoint()))
    return view.isAncestorOf(widget)


@pytest.mark.parametrize("report", [Report.blank(2023), Report.blank(2020), sample("003")], ids=["2021", "2019", "003"])
@pytest.mark.parametrize("height", [768, 400])
def test_every_finding_leads_to_its_place(qtbot: QtBot, report: Report, height: int) -> None:
    page = page_of(qtbot, report, height)

    for finding in page.document.findings:
        page.problems.chosen.emit(finding)

        end = ends(report, finding)[0]
        assert is_seen(page, end.ref if isinstance(end, Span) else end), finding.message


@pytest.mark.parametrize(
    "ref",
    [TITLE, TextRef("texts", "opening"), TextRef("cover", "notice_body"), TextRef("headings", "received"), NEW],
    ids=str,
)
def test_a_place_without_a_finding_can_be_revealed_too(qtbot: QtBot, ref: Ref) -> None:
    page = page_of(qtbot, balanced())

    page.reveal(ref)

    assert is_seen(page, ref)


def test_a_typed_total_that_differs_is_where_a_finding_leads(qtbot: QtBot) -> None:
    page = page_of(qtbot, answered(balanced(), {"litigation/cases/review_total": "9"}))

    page.go_to_problem(1)

    assert page.table is not None
    assert page.table.current == cell("litigation/cases/review_total")


def test_a_heading_that_is_wrong_is_where_its_finding_leads(qtbot: QtBot) -> None:
    report = balanced()
    page = page_of(qtbot, report.applied(report.edit({TextRef("headings", "problems"): "五、小结"})))

    page.go_to_problem(1)

    assert page.problems.finding is not None
    assert page.problems.finding.rule == "S-SIX"
    assert focus().objectName() == "heading"


def test_a_click_in_the_list_leads_to_the_cell(qtbot: QtBot) -> None:
    page = page_of(qtbot, sample("003"))
    unfold(page)

    click(page.problems, (0, 0))

    end = ends(page.document.report, page.document.findings[0])[0]
    assert not isinstance(end, Span)
    assert is_seen(page, end)


def test_a_click_in_the_list_while_a_cell_is_open_keeps_its_figure(qtbot: QtBot) -> None:
    page = page_of(qtbot, sample("003"))
    page.reveal(NEW)
    type_text("99")
    unfold(page)

    click(page.problems, (0, 0))

    assert page.document.report.figure(NEW) == 99
    assert isinstance(focus(), QWidget)
    assert page.table is None or not open_editors(page.table)
