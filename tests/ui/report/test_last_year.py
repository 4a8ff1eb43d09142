"""Last year's report beside this year's, and what is carried over from it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from models.form.refs import TextRef
from models.report.next_year import carry_key, next_years
from models.report.report import Report
from tests.builders import answered, balanced, cell
from tests.ui.clerk import Key, focus, press, shown, type_text
from ui.kit.theme import colours
from ui.report.document import Document
from ui.report.reason_dialog import ReasonDialog
from ui.report.report_view import ReportView
from ui.report.section_view import TextSectionView
from ui.report.table.figure_delegate import FigureEditor
from ui.report.table.table_model import LAST_YEAR_ROLE
from ui.report.table.table_view import TableView

OLD = answered(balanced(2022), {"applications/carried_out/natural": "5", "texts/other": "没有收取任何信息处理费。"})
CARRIED = cell("applications/carried_in/natural")
FREE = cell("applications/new/natural")


def opened(qtbot: QtBot, report: Report, previous: Report | None = OLD) -> ReportView:
    document = Document(report, [previous] if previous else [])
    page = shown(qtbot, ReportView(document))
    document.setParent(page)
    return page


def table(page: ReportView) -> TableView:
    page.reveal(CARRIED)
    assert page.table is not None
    return page.table


def reasons(monkeypatch: pytest.MonkeyPatch, *answers: str | None) -> list[str]:
    """Give these answers when a reason is asked for; return what was asked."""
    asked: list[str] = []
    waiting = list(answers)

    def answer(question: str, *_: object) -> str | None:
        asked.append(question)
        return (waiting.pop(0) or "").strip()

    monkeypatch.setattr(ReasonDialog, "ask", answer)
    return asked


def test_carried_figure_is_locked_until_there_is_a_reason(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = reasons(monkeypatch, None, "  ", "去年多算一件")
    page = opened(qtbot, next_years(OLD))
    view = table(page)
    for _ in range(3):
        press(Key.Key_F2)

    assert isinstance(focus(), FigureEditor)
    assert len(asked) == 3
    assert "2022 年报告的“结转下年度”" in asked[0]
    type_text("4")
    assert page.document.report.text(*carry_key(CARRIED)) == "去年多算一件"
    assert CARRIED not in page.document.locked
    assert view.figures.document.report.values[CARRIED] != OLD.values[cell("applications/carried_out/natural")]


def test_typing_over_a_carried_figure_asks_first(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    reasons(monkeypatch, None)
    page = opened(qtbot, next_years(OLD))
    table(page)
    type_text("9")

    assert page.document.report.values[CARRIED] == 5


def test_carried_figures_are_passed_over_by_paste_and_delete(qtbot: QtBot) -> None:
    page = opened(qtbot, next_years(OLD))
    told: list[str] = []
    page.status_message.connect(told.append)
    view = table(page)
    view.copy()
    view.clear()
    view.paste()

    assert page.document.report.values[CARRIED] == 5
    assert len([sentence for sentence in told if "没有动" in sentence]) == 2


def test_a_total_of_carried_figures_is_not_pasted_over(qtbot: QtBot) -> None:
    page = opened(qtbot, next_years(OLD))
    view = table(page)
    QGuiApplication.clipboard().setText("二、上年结转政府信息公开申请数量\t9\t0\t0\t0\t0\t0\t9")
    view.paste()

    assert cell("applications/carried_in/total") not in page.document.report.values
    assert not [one for one in page.document.findings if one.rule == "T3-ROW"]


def test_a_carried_figure_looks_different_and_says_where_it_comes_from(qtbot: QtBot) -> None:
    page = opened(qtbot, next_years(OLD))
    view = table(page)
    index = view.figures.at(CARRIED)

    assert QColor(index.data(8).color()).name() == QColor(colours().carried).name()  # Qt.BackgroundRole
    assert "2022 年报告" in index.data(3)  # Qt.ToolTipRole


def test_last_years_figures_come_and_go_with_f9(qtbot: QtBot) -> None:
    page = opened(qtbot, balanced(2023))
    page.resize(1366, 720)
    view = table(page)
    plain = view.grab().toImage()
    page.compare()
    compared = view.grab().toImage()
    page.compare()

    assert view.figures.at(FREE).data(LAST_YEAR_ROLE) == str(OLD.figures[FREE])
    assert compared != plain
    assert view.grab().toImage() == plain


def test_without_last_years_report_the_clerk_is_told(qtbot: QtBot) -> None:
    page = opened(qtbot, balanced(2023), None)
    told: list[str] = []
    page.status_message.connect(told.append)
    page.compare()

    assert len(told) == 1
    assert "去年" in told[0]


def test_text_of_last_year_stands_beside_and_what_is_the_same_is_marked(qtbot: QtBot) -> None:
    report = answered(balanced(2023), {"texts/other": "今年新开了专栏。没有收取任何信息处理费。"})
    page = opened(qtbot, report)
    page.reveal(TextRef("texts", "other"))
    page.compare()
    view = page.tabs.currentWidget()
    assert isinstance(view, TextSectionView)

    [mark] = view.text.extraSelections()
    assert mark.cursor.selectedText() == "没有收取任何信息处理费。"
    page.document.push({TextRef("texts", "other"): "全部重写了一遍，没有一句一样。"}, "修改文字")
    assert view.text.extraSelections() == []
    assert page.document.report.text("texts", "other") == "全部重写了一遍，没有一句一样。"


def test_last_year_is_looked_up_again_when_the_year_or_the_unit_changes(qtbot: QtBot) -> None:
    page = opened(qtbot, next_years(OLD))
    document = page.document
    assert CARRIED in document.locked
    document.push({TextRef("cover", "year"): "2024"}, "年度")
    assert (document.previous, document.locked) == (None, frozenset())
    document.undo_stack.undo()
    assert (document.previous, CARRIED in document.locked) == (OLD, True)
    document.push({TextRef("cover", "agency"): "别的街道办事处"}, "单位")

    assert document.previous is None
    assert table(page).figures.at(FREE).data(LAST_YEAR_ROLE) == ""


def test_comparison_survives_a_rebuild_of_the_tabs(qtbot: QtBot) -> None:
    page = opened(qtbot, balanced(2023))
    page.resize(1366, 720)
    page.compare()
    compared = table(page).grab().toImage()
    page.document.push({TextRef("cover", "agency"): "别的街道办事处"}, "单位")
    page.document.undo_stack.undo()

    assert table(page).figures.at(FREE).data(LAST_YEAR_ROLE) == str(OLD.figures[FREE])
    assert table(page).grab().toImage() == compared


def test_a_reason_goes_when_the_figure_is_last_years_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    reasons(monkeypatch, "去年多算一件")
    page = opened(qtbot, next_years(OLD))
    table(page)
    press(Key.Key_F2)
    type_text("4")
    press(Key.Key_Escape)

    assert page.document.report.values[CARRIED] == 5
    assert page.document.report.text(*carry_key(CARRIED)) == ""
    assert CARRIED in page.document.locked


def test_undo_of_a_reason_shows_its_cell(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    reasons(monkeypatch, "去年多算一件")
    page = opened(qtbot, next_years(OLD))
    table(page)
    press(Key.Key_F2)
    type_text("4")
    press(Key.Key_Return)
    page.undo()
    page.undo()

    assert page.table is not None
    assert page.table.current == CARRIED
