"""Everything in the window can be told by its name alone: every page in every state, and every dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.report.next_year import with_carried
from models.report.report import Report
from resources import samples
from tests.builders import answered, balanced
from tests.ui.accessible_tree import HEADERS, Role, faults, name_of, names_of, tree
from tests.ui.announcements import announced
from tests.ui.clerk import CONTROL, Key, at, editor, press, report_page, see_what_follows, shown, type_text
from tests.ui.every_dialog import look_at_all
from ui.outgoing.preview import PreviewDialog
from ui.report.report_view import ReportView
from ui.report.table.table_view import TableView
from ui.report.text.figure_picker import FigurePicker
from ui.window.main_window import MainWindow
from ui.window.new_report_dialog import NewReportDialog
from ui.window.start_view import StartView

ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
AGENCY = "鲤城区人民政府开元街道办事处"
WRONG = answered(balanced(), {"applications/new/natural": "79"})
NEW, TOTAL = "applications/new/natural", "applications/new/total"


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    """Let Qt know that somebody listens, before any window is made."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def opened(window: MainWindow, report: Report) -> ReportView:
    window.open_draft(window.shell.store.save(report))
    QApplication.processEvents()
    return report_page(window).widget


def check(window: MainWindow) -> None:
    QApplication.processEvents()
    assert sorted(faults(window)) == []


def check_every_tab(window: MainWindow, view: ReportView) -> None:
    for number in range(view.tabs.count()):
        view.tabs.setCurrentIndex(number)
        check(window)


def table_of(view: ReportView) -> TableView:
    view.tabs.setCurrentIndex(3)
    assert view.table
    return view.table


# ---------------------------------------------------------------- the page of the drafts


def test_the_page_of_the_drafts_can_be_told(window: MainWindow, store: DraftStore) -> None:
    page = window.drafts.widget
    check(window)
    for name in "ab":
        store.save(answered(balanced(), {"cover/agency": f"{name}街道办事处"}), name)
    window.go_to_start()
    check(window)
    press(Key.Key_Delete)
    check(window)
    page._turn()
    check(window)
    assert page.list.accessibleName() == "回收站"
    window.resize(760, 560)
    page._turn()
    check(window)


def test_a_line_of_the_drafts_says_all_of_it(window: MainWindow, store: DraftStore) -> None:
    store.save(WRONG)
    window.go_to_start()
    page = window.drafts.widget
    saved = f"今天 {store.drafts()[0].saved:%H:%M}"
    while page.model.pending:
        QApplication.processEvents()

    year, *_, first, standing, told, last = names_of(page.list, Role.Cell)
    assert year.startswith("2023 年度")
    assert first == f"{AGENCY}，{standing}，{told}，上次保存 {saved}，2023 年度"
    assert (standing, last) == ("状态 在填", f"上次保存 {saved}")
    assert told.startswith("说明 还差 1 处")


# ---------------------------------------------------------------- an open report


def test_a_report_can_be_told_on_every_tab(window: MainWindow) -> None:
    view = opened(window, WRONG)
    check_every_tab(window, view)
    tabs = names_of(view.tabs.tabBar(), Role.PageTab)
    assert (tabs[0], tabs[3]) == ("封面，空 7 项", "三、申请办理，1 处错误")
    press(Key.Key_F8)
    check(window)
    press(Key.Key_F, held=CONTROL)
    assert view.find_bar.isVisible()
    check(window)


def test_a_report_that_is_compared_can_be_told(window: MainWindow, store: DraftStore) -> None:
    old = balanced(2022)
    store.save(old)
    view = opened(window, with_carried(answered(Report.blank(2023), {"cover/agency": AGENCY}), old))
    view.compare()
    check_every_tab(window, view)
    table = table_of(view)
    carried = table.figures.at(at(table, "applications/carried_in/natural").current)
    assert carried.data(ACCESSIBLE) == "上年结转，自然人，1，去年 1，从 2022 年报告带来，要改请说明理由"
    view.compare()
    assert carried.data(ACCESSIBLE) == "上年结转，自然人，1，从 2022 年报告带来，要改请说明理由"


def test_an_exercise_and_a_report_to_be_looked_at_can_be_told(window: MainWindow) -> None:
    [start] = window.findChildren(StartView)
    start.wants_exercise.emit(samples()[0])
    check(window)
    window.go_to_start()
    kept = window.shell.store.save(WRONG)
    window.lose("别的电脑在填。")
    window.open_draft(kept)
    view = report_page(window).widget
    check_every_tab(window, view)


def test_menus_and_what_opens_out_of_a_field_have_names(window: MainWindow, qtbot: QtBot) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    assert [name_of(menu) for menu in menus] == ["文件", "编辑", "表格", "查看", "检查", "帮助"]
    assert name_of(NewReportDialog("", window).kind.view()) == "单位类别的选项"
    picker = shown(qtbot, FigurePicker(balanced()))
    type_text("1")
    assert list(faults(picker)) == []


def test_every_dialog_can_be_told(window: MainWindow, tmp_path: Path) -> None:
    found: list[str] = []

    def look(dialog: QDialog) -> None:
        if not isinstance(dialog, QFileDialog):  # Qt's own, instead of which Windows shows its own
            found.extend(f"{type(dialog).__name__}: {fault}" for fault in faults(dialog))
        if isinstance(dialog, PreviewDialog):
            assert dialog.view.accessibleDescription() == f"第 1 页，共 {dialog.list.pages.rowCount()} 页"

    look_at_all(window, tmp_path, look)
    assert sorted(set(found)) == []


# ---------------------------------------------------------------- tables


def test_headings_of_tables_are_headings(window: MainWindow) -> None:
    view = opened(window, balanced())
    for number in (2, 3, 4):
        view.tabs.setCurrentIndex(number)
        assert view.table
        headings = [node for node in tree(view.table) if node.role in HEADERS]
        assert {node.role for node in headings} == HEADERS
        assert all(node.name for node in headings)
        if number == 3:
            names = [node.name for node in headings]
            assert "申请人情况 法人或其他组织 商业企业" in names
            assert "三、本年度办理结果 （七）总计" in names


def test_every_cell_says_where_it_is_what_it_holds_and_what_is_wrong(window: MainWindow) -> None:
    table = table_of(opened(window, WRONG))
    cells = names_of(table, Role.Cell)

    assert "（一）予以公开，自然人，1" in " ".join(cells)
    [new] = [name for name in cells if name.startswith("本年新收，自然人，")]
    assert new.startswith("本年新收，自然人，79，错误：")
    [total] = [name for name in cells if name.startswith("本年新收，总计，")]
    assert total == "本年新收，总计，206，合计，自动计算"
    assert all(name.count("，") for name in cells)


def test_all_of_a_merged_cell_says_what_it_holds(window: MainWindow) -> None:
    view = opened(window, balanced())
    view.tabs.setCurrentIndex(2)
    assert view.table
    at(view.table, "disclosure/permits/decisions")
    type_text("7")

    assert names_of(view.table, Role.Cell).count("行政许可，本年处理决定数量，7") == 3


def test_the_editor_of_a_cell_is_its_cell(window: MainWindow) -> None:
    table = at(table_of(opened(window, balanced())), NEW)
    type_text("79")
    see_what_follows()
    node = next(tree(editor(table)))

    assert (node.role, node.name, node.value) == (Role.EditableText, "本年新收，自然人", "79")
    assert node.description.startswith("错误：")
    press(Key.Key_Backspace, Key.Key_Backspace)
    type_text("15")
    see_what_follows()
    assert editor(table).accessibleDescription() == ""


# ---------------------------------------------------------------- what happens


def test_what_is_found_in_the_cell_is_said_once_typing_rests(window: MainWindow) -> None:
    table = at(table_of(opened(window, balanced())), NEW)
    with announced() as said:
        type_text("79")
        assert said == []
        press(Key.Key_Return)
        assert [words.partition("：")[0] for words in said] == ["本年新收，自然人，错误"]
        said.clear()
        at(table, NEW)
        press(Key.Key_F2, Key.Key_Backspace, Key.Key_Backspace)
        type_text("15")
        press(Key.Key_Return)
        assert said == ["本年新收，自然人，没有问题了"]


def test_what_the_strip_says_and_the_problem_that_a_key_leads_to_are_said(window: MainWindow) -> None:
    view = opened(window, answered(balanced(), {"texts/overview": "一" * 1_200}))
    with announced() as said:
        press(Key.Key_F5)
        assert said == [window.status_message]
        said.clear()
        press(Key.Key_F8)
        finding = view.problems.selected
        assert finding
        assert f"{finding.level.label}：{finding.message}" in said
