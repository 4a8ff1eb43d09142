"""The second keying: blind until a cell was keyed twice, decided by three keys, and never lost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.checks.review import Holds, Way, standing
from models.checks.second_keying import Keying
from models.drafts.kept_beside import Beside
from models.report.report import Report
from tests.builders import answered, balanced, cell
from tests.thoroughness import before_landing
from tests.ui.clerk import (
    ALT,
    CONTROL,
    NEW,
    NEW_BUSINESS,
    Key,
    focus,
    press,
    see_what_follows,
    shown,
    shows,
    type_text,
)
from ui.report.document import Document
from ui.report.review.keying_dialog import SecondKeyingDialog

PEOPLE = {"cover/prepared_by": "张丽萍"}
NOTHING = Beside()
ODD = {NEW: "4321"}
"""A figure that nothing else on the screen shows."""


class Second:
    """The dialog over a report, what it keeps, and what can be seen of it."""

    def __init__(
        self,
        qtbot: QtBot,
        settings: QSettings,
        report: Report,
        beside: Beside = NOTHING,
        earlier: tuple[Report, ...] = (),
    ) -> None:
        self.kept: list[Beside] = []
        self.first = Document(report, earlier)
        self.dialog = SecondKeyingDialog(self.first, beside, self.kept.append, settings)
        self.first.setParent(self.dialog)
        self.dialog.turn_to(report.form.table("applications"))
        shown(qtbot, self.dialog)
        self.table = self.dialog.table

    def key(self, address: str, *figures: str) -> None:
        for figure in figures:
            self.table.reveal(cell(address))
            for digit in figure:
                type_text(digit)
                see_what_follows()  # it is checked between two keys
            press(Key.Key_Return)
            see_what_follows()

    def decide(self, key: Key) -> None:
        press(key, held=ALT)
        for _ in range(4):
            see_what_follows()  # a button that was pressed by its letter comes up after a moment

    def seen(self) -> str:
        """Return all words and figures that stand in the dialog, those in tool tips and those that are read out."""
        roles = (0, 3, 11)
        words = [one.text() for one in self.dialog.findChildren(QLabel) if not one.isHidden()]
        words += [one.toolTip() for one in self.dialog.findChildren(QLabel)]
        words += [button.text() for button in self.dialog.panel.buttons if button.isVisible()]
        for table in self.dialog.tables:
            for ref in table.figures.grid.places:
                words += [str(table.figures.at(ref).data(role) or "") for role in roles]
        return "\n".join(words)


@pytest.fixture
def second(qtbot: QtBot, settings: QSettings) -> Second:
    return Second(qtbot, settings, answered(balanced(), {**PEOPLE, **ODD}))


def test_nothing_of_the_first_is_to_be_seen_before_a_cell_was_keyed_twice(second: Second) -> None:
    first, report = second.first.report, second.dialog.second.report
    assert all(report.content(ref) is None for ref in first.form.cells)
    assert second.table.current == cell(NEW)
    assert "4321" not in second.seen()

    second.key(NEW, "9")
    assert second.table.current == cell("applications/carried_in/natural")
    second.table.reveal(cell(NEW))
    assert second.dialog.line.words is not None
    assert "不同，请再看一遍" in second.dialog.line.words.found
    assert "4321" not in second.seen()
    assert not second.dialog.panel.take_first.isVisible()

    second.key(NEW, "9")
    assert "4321" in second.seen()
    assert [one.text() for one in second.dialog.panel.figures] == ["4321", "9"]


@before_landing
def test_a_cell_that_is_being_typed_in_is_not_judged(second: Second) -> None:
    second.table.reveal(cell(NEW))
    type_text("4")
    see_what_follows()
    assert "不同" not in second.seen()
    type_text("321")
    press(Key.Key_Return)
    see_what_follows()
    assert "不同" not in second.seen()
    assert second.dialog.second.keying.tries == {}
    assert shows(second.table, NEW) == "4321"


@before_landing
def test_esc_in_a_cell_is_no_try(second: Second) -> None:
    second.key(NEW, "9")
    second.table.reveal(cell(NEW))
    type_text("8")
    press(Key.Key_Escape)
    see_what_follows()
    assert second.dialog.isVisible()
    assert second.dialog.second.keying.tries == {cell(NEW): 1}
    assert shows(second.table, NEW) == "9"


def test_the_second_figure_becomes_a_step_of_the_report_that_is_undone(second: Second) -> None:
    second.key(NEW, "9", "9")
    before = second.first.report

    second.decide(Key.Key_2)

    assert second.first.report.content(cell(NEW)) == Decimal(9)
    assert second.first.undo_stack.count() == 1
    assert second.dialog.panel.ref is None
    assert "第一次 4321，复核 9，以 9 为准" in second.dialog.panel.decided.text()
    second.first.undo_stack.undo()
    assert second.first.report == before
    second.dialog.renew()
    assert second.dialog.panel.ref == cell(NEW)


@before_landing
def test_the_first_figure_stays_and_what_is_put_off_is_asked_at_last(second: Second) -> None:
    second.key(NEW, "9", "9")
    second.decide(Key.Key_3)
    assert second.dialog.panel.ref is None
    second.table.reveal(cell(NEW))
    see_what_follows()
    assert second.dialog.panel.ref == cell(NEW)

    second.decide(Key.Key_1)

    assert second.first.undo_stack.count() == 0
    assert shows(second.table, NEW) == "4321"
    assert second.dialog.second.keying.progress(second.first.report, second.table.figures.table).different == 0


@before_landing
def test_a_carried_figure_is_not_changed_here(qtbot: QtBot, settings: QSettings) -> None:
    last, this = balanced(2022), answered(balanced(2023), PEOPLE)
    carried = "applications/carried_in/natural"
    second = Second(qtbot, settings, this, earlier=(last,))
    assert second.first.is_held(cell(carried))

    second.key(carried, "77", "77")
    assert second.dialog.panel.ref == cell(carried)
    second.decide(Key.Key_2)

    assert second.first.report == this
    assert second.dialog.panel.ref == cell(carried)
    assert "不能改" in second.dialog.told.text()


def keyed_but(report: Report, *left: str) -> Keying:
    """Return everything of table 3 keyed as in the report, but for some cells."""
    inputs = report.form.inputs(report.form.table("applications"))
    return Keying({ref: value for ref in inputs if str(ref) not in left and (value := report.content(ref)) is not None})


def test_what_was_keyed_is_gone_on_with_and_ends_with_a_name(qtbot: QtBot, settings: QSettings) -> None:
    report = answered(balanced(), PEOPLE)
    second = Second(qtbot, settings, report, Beside(keying=keyed_but(report, NEW_BUSINESS)))
    dialog, table = second.dialog, report.form.table("applications")
    assert second.table.current == cell(NEW_BUSINESS)
    assert dialog.next.text().startswith("接着录")
    press(Key.Key_F4)
    second.key(NEW_BUSINESS, report.shown(cell(NEW_BUSINESS)))
    assert dialog.next.text().startswith("完成复核：表三")

    press(Key.Key_F4)
    assert focus() is dialog.name  # which is still to be written
    type_text("张丽萍")
    press(Key.Key_F4)
    assert [one.way for one in dialog.beside.reviews] == [Way.OWN_KEYED]  # it is who has filled it in
    assert dialog.bar.tabText(1).endswith(Holds.OWN.value)
    assert dialog.next.text().startswith("录下一张")
    dialog.name.setFocus()
    dialog.name.selectAll()
    type_text("陈志明")
    press(Key.Key_F4)

    [review] = dialog.beside.reviews
    assert review.who == "陈志明"
    assert standing(report, table, dialog.beside.reviews).holds is Holds.VALID
    assert second.kept[-1] == dialog.beside
    assert dialog.next.text().startswith("录下一张")
    press(Key.Key_F4)
    assert dialog.table is not second.table
    again = Second(qtbot, settings, report, dialog.beside)
    assert again.dialog.name.text() == "陈志明"
    assert again.dialog.bar.tabText(1).endswith("已复核")


def test_every_figure_is_kept_as_it_is_keyed_and_what_is_open_when_it_closes(second: Second) -> None:
    second.key(NEW, "4321")
    assert second.kept[-1].keying.figures == {cell(NEW): Decimal(4321)}
    type_text("5")
    second.dialog.reject()
    assert second.dialog.beside.keying.figures[cell("applications/carried_in/natural")] == Decimal(5)
    assert second.kept[-1] == second.dialog.beside
    assert second.first.undo_stack.count() == 0


@before_landing
def test_zeros_undo_and_pasting(second: Second) -> None:
    press(Key.Key_F7)
    see_what_follows()
    inputs = second.first.report.form.inputs(second.table.figures.table)
    assert len(second.dialog.second.keying.figures) == len(inputs)
    press(Key.Key_Z, held=CONTROL)
    see_what_follows()
    assert not second.dialog.second.keying.figures
    QApplication.clipboard().setText("4321")
    second.table.reveal(cell(NEW))
    press(Key.Key_V, held=CONTROL)
    see_what_follows()
    assert not second.dialog.second.keying.figures
    assert "粘贴" in second.dialog.told.text()


@before_landing
def test_f6_leads_out_of_the_table_to_everything(second: Second) -> None:
    second.key(NEW, "9", "9")
    dialog, reached = second.dialog, set()
    for _ in range(5):
        press(Key.Key_F6)
        reached.add(focus())
    assert reached >= {dialog.bar, dialog.name, second.table, dialog.panel.take_first, dialog.next}


@before_landing
def test_the_model_is_a_model_of_qt(second: Second) -> None:
    QAbstractItemModelTester(second.table.figures, QAbstractItemModelTester.FailureReportingMode.Fatal)
    second.key(NEW, "9", "9")


@before_landing
def test_on_a_narrow_window_the_figures_in_question_go_below(second: Second) -> None:
    second.key(NEW, "9", "9")
    for width, below in ((1300, False), (780, True)):
        second.dialog.resize(width, 700)
        QApplication.processEvents()
        table, panel = second.table, second.dialog.panel
        at = panel.mapTo(second.dialog, panel.rect().topLeft())
        assert (at.y() > table.mapTo(second.dialog, table.rect().bottomLeft()).y()) is below


def test_in_a_low_window_what_one_decides_by_comes_into_sight(qtbot: QtBot, settings: QSettings) -> None:
    second = Second(qtbot, settings, answered(balanced(), ODD))
    second.dialog.resize(683, 350)
    see_what_follows()
    second.key(NEW, "7", "7")
    second.table.reveal(cell(NEW))
    see_what_follows()
    for button in second.dialog.panel.buttons:
        assert button.visibleRegion().boundingRect().height() == button.height()
