"""A carried figure is not changed without a reason, whatever way the answer comes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from models.checks.findings import Finding, Fix, Level
from models.form.refs import Ref
from models.report.next_year import carry_key, next_years
from models.report.report import Report, Value
from tests.builders import answered, balanced, cell
from tests.ui.clerk import Key, click, editor, focus, open_editors, press, shown, shows, type_text
from ui.report.document import Document
from ui.report.fix_dialog import FixDialog
from ui.report.reason_dialog import ReasonDialog
from ui.report.report_view import ReportView
from ui.report.table.figure_delegate import FigureEditor
from ui.report.table.table_view import TableView
from ui.restoring.ways_back import answers_between

OLD = answered(balanced(2022), {"applications/carried_out/natural": "5"})
NEW = next_years(OLD)
AT = "applications/carried_in/natural"
CARRIED = cell(AT)
TOTAL = cell("applications/carried_in/total")
NEW_NATURAL = cell("applications/new/natural")
BECAUSE = carry_key(CARRIED)


class Desk:
    """The open table 3 of a report whose carried figures are last year's."""

    def __init__(self, qtbot: QtBot, report: Report) -> None:
        self.document = Document(report, [OLD])
        self.page = shown(qtbot, ReportView(self.document))
        self.document.setParent(self.page)
        self.told: list[str] = []
        self.page.status_message.connect(self.told.append)
        self.page.reveal(CARRIED)
        assert self.page.table
        self.view = self.page.table

    @property
    def figure(self) -> Value | None:
        return self.document.report.figure(CARRIED)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, NEW)


def set_data(view: TableView) -> None:
    view.figures.setData(view.figures.at(CARRIED), "99")


def paste_from_another_program(view: TableView) -> None:
    QGuiApplication.clipboard().setText("99")
    view.paste()


def paste_the_whole_row(view: TableView) -> None:
    QGuiApplication.clipboard().setText("二、上年结转政府信息公开申请数量\t99\t1\t2\t3\t4\t5\t114")
    view.paste()


def press_delete(_view: TableView) -> None:
    press(Key.Key_Delete)


def cut(view: TableView) -> None:
    view.cut()


def answer(view: TableView) -> None:
    view.document.push({CARRIED: Decimal(99), NEW_NATURAL: Decimal(7)}, "导入")


@pytest.mark.parametrize("act", [set_data, paste_from_another_program, paste_the_whole_row, press_delete, cut, answer])
def test_whatever_way_an_answer_comes_a_carried_figure_stays(desk: Desk, act: Callable[[TableView], None]) -> None:
    act(desk.view)

    assert desk.figure == 5
    assert desk.document.report.figure(TOTAL) == OLD.figure(cell("applications/carried_out/total"))
    assert shows(desk.view, AT) == "5"
    assert [one for one in desk.told if "从去年报告带过来的，没有动" in one]


ROW = [ref for ref in NEW.form.cells if (ref.table, ref.row) == ("applications", "carried_in")]
FIGURES = st.none() | st.integers(0, 99).map(Decimal) | st.just("abc")


@given(st.lists(st.dictionaries(st.sampled_from(ROW), FIGURES, min_size=1), min_size=1, max_size=4))
def test_no_answers_at_all_change_what_is_locked(steps: list[dict[Ref, Value | None]]) -> None:
    document = Document(NEW, [OLD])
    for answers in steps:
        document.push(answers, "填写", document.new_run())

    assert {ref: document.report.figure(ref) for ref in ROW} == {ref: NEW.figure(ref) for ref in ROW}
    assert document.undo_stack.count() == 0


def test_the_model_says_whether_it_took_a_figure(desk: Desk) -> None:
    model = desk.view.figures

    assert not model.setData(model.at(CARRIED), "99")
    assert model.setData(model.at(NEW_NATURAL), "99")


def test_zeros_for_blanks_leave_it(desk: Desk) -> None:
    desk.view.fill_blanks()

    assert desk.figure == 5
    assert desk.document.report.figure(NEW_NATURAL) == 0


def test_what_comes_along_is_taken(desk: Desk) -> None:
    answer(desk.view)

    assert desk.document.report.figure(NEW_NATURAL) == 7
    desk.document.undo_stack.undo()
    assert desk.document.report == NEW


def test_a_reason_that_comes_along_unlocks_it(desk: Desk) -> None:
    desk.document.push({CARRIED: Decimal(6), BECAUSE: "去年少算一件"}, "导入")

    assert desk.figure == 6
    assert not desk.told


def test_a_total_of_carried_figures_is_not_typed_over(desk: Desk) -> None:
    desk.page.reveal(TOTAL)
    type_text("99")
    accepted = desk.view.figures.setData(desk.view.figures.at(TOTAL), "99")

    assert not accepted
    assert not open_editors(desk.view)
    assert TOTAL not in desk.document.report.values
    assert desk.told[0].startswith("这一格的合计来自去年报告带过来的数")


def test_a_typed_total_that_is_last_years_may_follow_its_parts(qtbot: QtBot) -> None:
    typed: dict[Ref, Value | None] = {CARRIED: Decimal(4), BECAUSE: "去年多算一件"}
    total = OLD.figure(cell("applications/carried_out/total"))
    report = NEW.applied(NEW.edit(typed))
    desk = Desk(qtbot, report.applied(report.edit({TOTAL: total})))
    assert TOTAL in desk.document.locked
    desk.view.follow_totals()

    assert TOTAL not in desk.document.report.values


def test_a_fix_gives_last_years_figure_and_locks_it(qtbot: QtBot) -> None:
    desk = Desk(qtbot, answered(NEW, {AT: "4"}))
    [fix] = [one.fix for one in desk.document.findings if one.rule == "Y-CARRY"]
    assert fix
    desk.document.push(dict(fix.answers), f"改正：{fix.label}")

    assert desk.figure == 5
    assert CARRIED in desk.document.locked


def test_an_earlier_version_is_restored_as_it_was(desk: Desk) -> None:
    version = answered(NEW, {AT: "4"})
    desk.document.restore(answers_between(desk.document.report, version), "恢复第 1 版")

    assert desk.document.report == version
    desk.document.undo_stack.undo()
    assert desk.document.report == NEW


@pytest.mark.parametrize("before", ["", "7"])
def test_last_years_figure_on_the_way_to_another_one_locks_nothing_yet(qtbot: QtBot, before: str) -> None:
    desk = Desk(qtbot, answered(NEW, {AT: before}))
    type_text("52")
    while_open = desk.figure
    press(Key.Key_Escape)

    assert while_open == 52
    assert desk.document.report == answered(NEW, {AT: before})
    type_text("5")
    press(Key.Key_Return)
    assert CARRIED in desk.document.locked


def give_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: "去年少算")


def test_a_reason_outlives_last_years_figure_on_the_way_to_another_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_reason(monkeypatch)
    type_text("52")
    press(Key.Key_Return)

    assert desk.figure == 52
    assert desk.document.report.text(*BECAUSE) == "去年少算"


@pytest.mark.parametrize("leave", ["key", "click"])
def test_a_reason_goes_with_the_figure_however_the_cell_is_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, leave: str
) -> None:
    give_reason(monkeypatch)
    type_text("45")
    press(Key.Key_Backspace, Key.Key_Backspace)
    type_text("5")
    if leave == "key":
        press(Key.Key_Return)
    else:
        click(desk.view, NEW_NATURAL)

    assert not open_editors(desk.view)
    assert desk.document.report == NEW
    assert CARRIED in desk.document.locked


def test_an_editor_whose_reason_was_undone_shows_that_it_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_reason(monkeypatch)
    press(Key.Key_F2)
    assert isinstance(focus(), FigureEditor)
    desk.document.undo_stack.undo()
    type_text("2")

    assert desk.figure == 5
    assert editor(desk.view).text() == "5"
    assert [one for one in desk.told if "没有动" in one]


ALL_CARRIED = next_years(balanced(2022))
"""Of which every part of the carried total is last year's."""


def test_the_fix_of_a_total_of_carried_figures_goes_through(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(answered(ALL_CARRIED, {str(TOTAL): "无"}), [balanced(2022)])
    page = shown(qtbot, ReportView(document))
    document.setParent(page)
    told: list[str] = []
    page.status_message.connect(told.append)
    monkeypatch.setattr(FixDialog, "accepts", lambda *_: True)
    [wrong] = [one for one in document.findings if one.rule == "T3-INT" and TOTAL in one.refs]
    page.problems.show_finding(wrong)

    page.fix()

    assert document.report.figure(TOTAL) == balanced(2022).figure(cell("applications/carried_out/total"))
    assert TOTAL not in document.report.values
    assert told[-1].startswith("已改正")


def test_a_fix_that_is_not_made_is_not_said_to_be(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(NEW, [OLD])
    page = shown(qtbot, ReportView(document))
    document.setParent(page)
    told: list[str] = []
    page.status_message.connect(told.append)
    monkeypatch.setattr(FixDialog, "accepts", lambda *_: True)
    fix = Fix("改成 99", ((CARRIED, Decimal(99)),))
    document.findings = (Finding("X-SUM", Level.ERROR, "对不上。", (CARRIED,), fix=fix),)
    document.checked.emit()
    page.problems.show_finding(document.findings[0])

    page.fix()

    assert document.report == NEW
    assert not [sentence for sentence in told if "已改正" in sentence]


@pytest.mark.parametrize(
    ("start", "key", "reached"),
    [
        ("applications/new/other", Key.Key_Tab, "applications/granted/natural"),
        ("applications/new/natural", Key.Key_Return, "applications/granted/natural"),
        ("applications/granted/natural", Key.Key_Backtab, "applications/new/other"),
        ("applications/new/natural", Key.Key_Down, AT),
        ("applications/granted/natural", Key.Key_Up, AT),
    ],
)
def test_keys_that_go_on_pass_over_what_is_locked_and_arrows_reach_it(
    desk: Desk, start: str, key: Key, reached: str
) -> None:
    desk.page.reveal(cell(start))

    press(key)

    assert desk.view.current == cell(reached)
