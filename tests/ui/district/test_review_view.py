"""One submission by single keys; and nothing that anybody does there changes a figure of a unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from models.district.paper import PaperTicks, PaperVerdict
from models.district.under_review import UnderReview
from models.form.refs import CellRef
from tests.builders import balanced, cell
from tests.district import GRANTED, NEW, report_of
from tests.ui.clerk import CONTROL, SHIFT, Key, press, shown, type_text
from tests.ui.district.submissions import CARRIED_IN, OTHER, UNIT, faulty, jumping, sound
from ui.district.review_table import ReviewTable
from ui.district.review_view import ReviewView
from ui.report.reason_dialog import ReasonDialog

UNCHANGED = "applications/partial/natural"

FORBIDDEN = (
    *((key, Qt.KeyboardModifier.NoModifier) for key in (Key.Key_F2, Key.Key_Delete, Key.Key_Backspace, Key.Key_7)),
    *((key, CONTROL) for key in (Key.Key_V, Key.Key_X, Key.Key_D, Key.Key_R, Key.Key_Return, Key.Key_Z, Key.Key_Y)),
    *((key, SHIFT) for key in (Key.Key_F2, Key.Key_Insert, Key.Key_Delete)),
    *((key, Qt.KeyboardModifier.NoModifier) for key in (Key.Key_F7, Key.Key_Space, Key.Key_Return, Key.Key_Tab)),
)
"""What changes a figure where it is filled in."""


def opened(qtbot: QtBot, one: UnderReview) -> ReviewView:
    view = ReviewView(one)
    view.resize(1366, 640)
    return shown(qtbot, view)


def table_three(view: ReviewView) -> ReviewTable:
    [table] = [one for one in view.pages.tables if one.figures.table.id == "applications"]
    view.pages.setCurrentWidget(table)
    return table


def inside(view: ReviewView) -> Iterator[QWidget]:
    """Yield all that hears keys in the report, on every tab."""
    for at in range(view.pages.count()):
        view.pages.setCurrentIndex(at)
        QApplication.processEvents()
        yield from [one for one in view.pages.findChildren(QWidget) if one.isVisible()]


def test_no_key_no_paste_no_drag_and_no_menu_changes_a_figure(qtbot: QtBot) -> None:
    one = faulty()
    view, before = opened(qtbot, one), one.report
    words = QMimeData()
    words.setText("999\t999\n999\t999")
    where, copies = QPointF(5, 5), Qt.DropAction.CopyAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for widget in inside(view):
        QGuiApplication.clipboard().setMimeData(_same(words))
        for key, held in FORBIDDEN:
            QTest.keyClick(widget, key, held)
        QTest.mouseDClick(widget, button)
        commit = QInputMethodEvent()
        commit.setCommitString("999")
        QApplication.sendEvent(widget, commit)
        for event in (
            QDragEnterEvent(where.toPoint(), copies, words, button, none),
            QDropEvent(where, copies, words, button, none),
        ):
            QApplication.sendEvent(widget, event)
    for table in view.pages.tables:
        view.pages.setCurrentWidget(table)
        for ref in (NEW, GRANTED):
            if cell(ref) in table.figures.grid.places:
                assert not table.figures.setData(table.figures.at(cell(ref)), "999")
        assert not _menu_of(table)
    assert view.pages.document.report is before
    assert view.pages.document.undo_stack.count() == 0
    assert not view.pages.findChildren(QLineEdit, "figure")


def _same(words: QMimeData) -> QMimeData:
    copy = QMimeData()
    copy.setText(words.text())
    return copy


def _menu_of(table: ReviewTable) -> list[QMenu]:
    """Return the menus that a right click on a figure has brought."""
    at = table.visualRect(table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]


def test_no_figure_can_be_edited_for_qt_either(qtbot: QtBot) -> None:
    view = opened(qtbot, sound())
    for table in view.pages.tables:
        for ref in table.figures.grid.places:
            assert not table.figures.at(ref).flags() & Qt.ItemFlag.ItemIsEditable


def test_the_whole_of_table_three_is_seen_without_scrolling(qtbot: QtBot) -> None:
    view = opened(qtbot, sound())
    table = table_three(view)
    QApplication.processEvents()
    assert table.verticalScrollBar().maximum() == table.horizontalScrollBar().maximum() == 0
    assert all(table.viewport().rect().contains(table.visualRect(table.figures.at(ref))) for ref in _cells(table))
    assert table.last_year_left_out(cell(NEW)) == ""


def _cells(table: ReviewTable) -> list[CellRef]:
    return list(table.figures.grid.places)


def test_cells_that_are_new_since_the_version_before_have_a_corner(qtbot: QtBot) -> None:
    view = opened(qtbot, faulty())
    table = table_three(view)
    assert set(table.changed) == {ref for ref in faulty().changed if isinstance(ref, CellRef)}
    QApplication.processEvents()
    picture = table.viewport().grab().toImage()
    first, same = (
        table.visualRect(table.figures.at(cell(one))).topLeft() for one in (GRANTED, "applications/partial/natural")
    )
    assert picture.pixelColor(first + QPoint(1, 1)) != picture.pixelColor(first + QPoint(12, 12))
    assert picture.pixelColor(same + QPoint(1, 1)) == picture.pixelColor(same + QPoint(12, 12))


def test_what_stands_in_the_way_is_said_above_accepting_and_f5_only_says_it_again(qtbot: QtBot) -> None:
    view = opened(qtbot, faulty())
    foot = view.panel.foot
    assert foot.why.text() == faulty().why_not
    assert not foot.accept.isEnabled()
    with qtbot.assertNotEmitted(view.accepted), qtbot.waitSignal(view.status_message) as told:
        press(Key.Key_F5)
    assert told.args == [faulty().why_not]


@pytest.mark.parametrize("words", ["", "核实无误"])
def test_what_nobody_has_explained_is_accepted_only_with_a_reason_that_says_something(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    view = opened(qtbot, jumping(words))
    assert view.panel.foot.accept.isEnabled()
    asked: list[str] = []
    answers = iter([None, "", "情况属实", "电话问过陈国栋，新设了两项许可"])

    def ask(sentence: str, *_: object) -> str | None:
        asked.append(sentence)
        return next(answers)

    monkeypatch.setattr(ReasonDialog, "ask", ask)
    with qtbot.assertNotEmitted(view.accepted):
        press(Key.Key_F5)
    assert len(asked) == 1
    with qtbot.waitSignal(view.accepted) as told:
        press(Key.Key_F5)
    assert told.args == [UNIT.id, "电话问过陈国栋，新设了两项许可"]
    assert len(asked) == 4
    assert "1 处提醒" in asked[-1]


def test_earlier_points_are_ticked_as_they_are_seen_and_go_with_the_answer(qtbot: QtBot) -> None:
    view = opened(qtbot, faulty())
    earlier = view.panel.points_before
    assert (earlier.done, earlier.left) == ((1,), 1)
    earlier.setFocus()
    earlier.setCurrentRow(1)
    press(Key.Key_Space)
    assert (earlier.done, earlier.left) == ((1, 2), 0)
    press(Key.Key_Space)
    with qtbot.waitSignal(earlier.place_asked) as asked:
        press(Key.Key_Return)
    assert asked.args == [cell(CARRIED_IN)]
    with qtbot.waitSignal(view.sent_back) as told:
        press(Key.Key_F6)
    assert told.args
    assert told.args[2] == (1,)


def test_f5_accepts_once_and_ctrl_z_takes_it_back(qtbot: QtBot) -> None:
    view = opened(qtbot, sound())
    foot = view.panel.foot
    assert not foot.can_undo
    with qtbot.waitSignal(view.accepted) as told:
        press(Key.Key_F5)
    assert told.args == [UNIT.id, ""]
    assert foot.can_undo
    assert UNIT.name in foot.decided.text()
    with qtbot.assertNotEmitted(view.accepted), qtbot.assertNotEmitted(view.sent_back):
        press(Key.Key_F5)
        press(Key.Key_F6)
    with qtbot.waitSignal(view.undone) as told:
        press(Key.Key_Z, held=CONTROL)
    assert told.args == [UNIT.id]
    assert foot.accept.isEnabled()
    with qtbot.assertNotEmitted(view.undone):
        press(Key.Key_Z, held=CONTROL)


def test_the_way_back_stays_while_the_next_one_is_looked_at(qtbot: QtBot) -> None:
    view = opened(qtbot, sound())
    press(Key.Key_F5)
    view.show_submission(faulty())
    assert view.panel.foot.can_undo
    with qtbot.waitSignal(view.undone) as told:
        view.panel.foot.undo.click()
    assert told.args == [UNIT.id]
    assert not view.panel.foot.can_undo


def test_what_is_ticked_goes_back_with_a_remark(qtbot: QtBot) -> None:
    one = faulty()
    view = opened(qtbot, one)
    assert view.panel.findings.ticked == one.findings[:1]  # errors are, the rest is not
    view.panel.findings.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Space)
    view.panel.remark.setFocus()
    type_text("请盖章")
    with qtbot.waitSignal(view.sent_back) as told:
        press(Key.Key_F6)
    assert told.args
    unit, points, _ = told.args
    assert unit == UNIT.id
    assert [point.rule for point in points] == [one.findings[0].rule, one.findings[1].rule, ""]
    assert points[-1].remark == "请盖章"


def test_without_a_point_nothing_goes_back(qtbot: QtBot) -> None:
    view = opened(qtbot, sound())
    assert not view.panel.findings.ticked
    with qtbot.assertNotEmitted(view.sent_back), qtbot.waitSignal(view.status_message):
        press(Key.Key_F6)
    assert not view.panel.foot.can_undo


def test_f8_and_f7_lead_from_finding_to_finding_and_show_their_places(qtbot: QtBot) -> None:
    one = faulty()
    view = opened(qtbot, one)
    places = []
    for key in (*[Key.Key_F8] * len(one.findings), Key.Key_F7):
        press(key)
        places.append((view.panel.findings.currentRow(), view.pages.currentIndex()))
    rows = [row for row, _ in places]
    assert rows == [1, 2, 0, 2]
    shown_at = dict(places)
    form = one.report.form
    for row, finding in enumerate(one.findings):
        section = form.section_of(finding.left[0])
        assert section
        assert shown_at[row] == 1 + form.sections.index(section)


def test_what_was_not_compared_with_last_year_is_not_called_free_of_problems_without_saying_so(qtbot: QtBot) -> None:
    told = []
    for last in (None, balanced(2022)):
        view = opened(qtbot, replace(sound(), findings=(), previous=last))
        beside = view.pages.cornerWidget()
        assert isinstance(beside, QLabel)
        told.append((view.panel.findings.item(0).text(), beside.text()))

    assert ["没有和去年比" in found for found, _ in told] == [True, False]
    assert ["去年" in beside for _, beside in told] == [True, True]
    assert told[0][1] != told[1][1]


def test_f4_asks_for_the_next(qtbot: QtBot) -> None:
    view = opened(qtbot, faulty())
    with qtbot.waitSignal(view.next_asked):
        press(Key.Key_F4)


def test_the_next_one_begins_with_nothing_of_the_last(qtbot: QtBot) -> None:
    view = opened(qtbot, faulty())
    view.panel.remark.setText("请盖章")
    view.panel.paper.code.setText("4KD7")
    view.panel.paper.seal.setChecked(True)
    view.show_submission(sound())
    assert not view.panel.remark.text()
    assert not view.panel.paper.code.text()
    assert view.panel.paper.ticks == PaperTicks()
    assert view.pages.document.report == sound().report
    assert view.panel.foot.accept.isEnabled()


@pytest.mark.parametrize("scanned", [str.lower, str, lambda code: code.replace("-", "")])
def test_the_code_is_typed_or_scanned(qtbot: QtBot, scanned: type[str]) -> None:
    one = faulty()
    view = opened(qtbot, one)
    paper = view.panel.paper
    view.panel.paper_fold.unfold()
    paper.code.setFocus()
    with qtbot.waitSignal(view.paper_checked) as told, qtbot.assertNotEmitted(view.accepted):
        type_text(scanned(one.code))
        press(Key.Key_Return)
    assert told.args
    assert told.args[0] == UNIT.id
    assert told.args[1].verdict is PaperVerdict.SAME
    found = []
    for other in (*one.versions, *one.others):
        paper.code.clear()
        type_text(other.code)
        found.append(paper.result.verdict)
    assert found == [PaperVerdict.OTHER_VERSION, PaperVerdict.OTHER_UNIT]
    assert OTHER.name in paper.told.text()
    with qtbot.waitSignal(view.paper_checked) as told:
        paper.seal.click()
    assert told.args
    assert told.args[2] == PaperTicks(seal=True)


def test_four_lines_unfold_and_say_what_matters_before(qtbot: QtBot) -> None:
    panel = opened(qtbot, faulty()).panel
    assert panel.earlier.inside.isVisible(), "what is open from before is seen at once"
    panel.earlier.button.click()
    for fold in (panel.earlier, panel.differences, panel.paper_fold, panel.history):
        assert not fold.inside.isVisible()
        fold.button.click()
        assert fold.inside.isVisible()
    assert "2 点" in panel.earlier.button.text()
    assert "6 格" in panel.differences.button.text()
    view = opened(qtbot, sound())
    assert not view.panel.earlier.button.isEnabled()


def test_figures_are_copied_guarded(qtbot: QtBot) -> None:
    view = opened(qtbot, sound())
    table = table_three(view)
    table.setCurrentIndex(table.figures.at(cell(NEW)))
    table.setFocus()
    press(Key.Key_C, held=CONTROL)
    assert QGuiApplication.clipboard().text().strip() == report_of(UNIT).shown(cell(NEW))


def test_what_is_decided_already_leads_on_to_the_next(qtbot: QtBot) -> None:
    view = opened(qtbot, replace(sound(), blocked="这一件已经接收。"))
    foot = view.panel.foot
    assert foot.next.objectName() == "primary"
    view.panel.remark.setText("请重报")
    assert foot.back.objectName() == "primary"
