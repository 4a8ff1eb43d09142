"""Reading out: a row at a time, to the last, or to the figure that is wrong."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.checks.review import Holds, Way, standing, vouched
from models.form.figures import print_figure
from tests.builders import answered, balanced
from tests.thoroughness import few
from tests.ui.clerk import Key, focus, press, shown, type_text
from ui.report.review.read_out_dialog import ReadOutDialog
from ui.report.review.reviewer import remember_name

REPORT = answered(balanced(), {"cover/prepared_by": "张丽萍"})


def opened(qtbot: QtBot, settings: QSettings, table: str = "applications", name: str = "") -> ReadOutDialog:
    if name:
        remember_name(settings, name)
    return shown(qtbot, ReadOutDialog(REPORT, REPORT.form.table(table), settings))


def test_who_is_alone_goes_through_a_table_and_that_is_no_review(qtbot: QtBot, settings: QSettings) -> None:
    dialog = opened(qtbot, settings, "litigation", "张丽萍")
    for _ in dialog.rows:
        press(Key.Key_Return)

    assert dialog.review is not None
    assert (dialog.review.who, dialog.review.way) == ("张丽萍", Way.OWN_READ)
    assert standing(REPORT, REPORT.form.table("litigation"), (dialog.review,)).holds is Holds.OWN
    assert vouched(REPORT, (dialog.review,)) == ()


def test_row_by_row_to_the_end_by_space_and_enter(qtbot: QtBot, settings: QSettings) -> None:
    for table in few(REPORT.form.tables, 1):
        settings.clear()  # nobody has read out on this computer yet
        dialog = opened(qtbot, settings, table.id)
        assert focus() is dialog.name
        press(Key.Key_Return)
        assert focus() is dialog.name  # it is to be known first who goes through the table
        type_text("陈志明")
        press(Key.Key_Return)
        seen = []
        for _ in dialog.rows[1:]:
            assert not dialog.next.text().startswith("都对")
            seen += [one.figure for one in dialog.figures]
            press(Key.Key_Space if len(seen) % 2 else Key.Key_Return)
        seen += [one.figure for one in dialog.figures]
        cells = [ref for ref in REPORT.form.cells if ref.table == table.id]
        assert seen == [print_figure(REPORT.content(ref), REPORT.form.cells[ref].kind) for ref in cells]
        press(Key.Key_Return)
        assert dialog.review is not None
        assert (dialog.review.who, dialog.review.way) == ("陈志明", Way.READ)
        assert standing(REPORT, table, (dialog.review,)).holds is Holds.VALID


def test_back_and_no_review_before_the_end(qtbot: QtBot, settings: QSettings) -> None:
    dialog = opened(qtbot, settings, name="陈志明")
    first = dialog.row.text()
    press(Key.Key_Space)
    assert dialog.row.text() != first
    press(Key.Key_Backspace)
    assert dialog.row.text() == first
    press(Key.Key_Backspace)
    assert dialog.row.text() == first
    press(Key.Key_Escape)
    assert (dialog.review, dialog.wrong) == (None, None)
    assert not dialog.isVisible()


def test_a_figure_that_is_wrong_leads_to_its_cell(qtbot: QtBot, settings: QSettings) -> None:
    dialog = opened(qtbot, settings, name="陈志明")
    press(Key.Key_Space)
    QTest.mouseClick(dialog.figures[2], Qt.MouseButton.LeftButton)
    assert dialog.wrong == dialog.rows[1][2]
    assert dialog.review is None


def test_the_figures_begin_under_the_name_of_their_row(qtbot: QtBot, settings: QSettings) -> None:
    dialog = opened(qtbot, settings, "disclosure", "陈志明")
    for _ in dialog.rows[1:]:
        QApplication.processEvents()
        assert dialog.figures[0].x() == dialog.row.x()
        press(Key.Key_Space)
