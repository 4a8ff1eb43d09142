"""The view of a taking in, without any register: what runs in, what is asked, and nobody's keyboard is taken."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.district.outcomes import Act, Choice, Group, Kind, Outcome, Question
from tests.district import district
from tests.ui.clerk import Key
from ui.district.intake_model import FoundOutcomes, OutcomesModel
from ui.district.intake_signs import outcome_sign
from ui.district.intake_view import IntakeView, Progress
from ui.district.intake_ways import IntakeWays

ROSTER = district(8)
FIRST, SECOND = ROSTER.counted[:2]


def outcome(number: int, kind: Kind = Kind.TAKEN, sentence: str = "收下。") -> Outcome:
    return Outcome(f"/stick/{number}.json", f"{number}.json", kind, sentence, FIRST, f"{number:064}")


def question(number: int, *acts: Act) -> Question:
    choices = [Choice(act.value, act, f"{number}") for act in acts or (Act.IS_UNIT, Act.OTHER_UNIT, Act.PUT_ASIDE)]
    return Question(f"{number}", Kind.WHOSE, "这是哪个单位的？", f"{number}.json", "说明", tuple(choices), alias="简称")


@pytest.fixture
def view(qtbot: QtBot) -> IntakeView:
    ways = IntakeWays(lambda _: Path("/stick"), lambda _: [Path("/a.zip"), Path("/b.json")])
    found = IntakeView(lambda: ROSTER.units, lambda unit: unit.name[-3:], ways)
    qtbot.addWidget(found)
    found.resize(1366, 600)
    with qtbot.waitExposed(found):
        found.show()
    return found


def rows(view: IntakeView) -> list[str]:
    found = view.results.found
    return [str(found.index(row, 0).data()) for row in range(found.rowCount())]


def press(widget: QWidget, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def test_the_models_are_as_qt_wants_them(qtmodeltester: ModelTester) -> None:
    model = OutcomesModel(lambda unit: unit.name)
    found = FoundOutcomes(model)
    for one in (model, found):
        qtmodeltester.check(one)  # type: ignore[no-untyped-call]  # of pytest-qt
    model.take([outcome(1), outcome(2, Kind.WHOSE)])
    found.look_for(frozenset({Group.TAKEN}), "")
    model.take([outcome(3), outcome(1, Kind.KNOWN, "收过。")])
    model.clear()


def test_the_newest_is_on_top_and_what_becomes_something_else_stays_in_its_row(view: IntakeView) -> None:
    view.show_outcomes([outcome(1), outcome(2)])
    view.show_outcomes([outcome(3), outcome(1, Kind.KNOWN, "收过。")])

    assert rows(view) == ["3.json", "2.json", "1.json"]
    assert view.results.found.index(2, 2).data() == "收过。"
    assert len({outcome_sign(kind).cacheKey() for kind in Kind}) == len(Kind)


def test_the_counts_add_up_and_are_filters(view: IntakeView) -> None:
    view.show_progress(Progress(9, "F:", is_running=True))
    view.show_outcomes([outcome(1), outcome(2, Kind.ASIDE), outcome(3, Kind.VERSIONS), outcome(4, Kind.WHOSE)])
    assert view.tally.sum.text() == "1 + 0 + 2 + 1 + 5 = 9"
    assert "已看 4，还剩 5" in view.tally.headline.text()

    view.tally.buttons[Group.TO_DECIDE].click()
    assert rows(view) == ["4.json", "3.json"]
    view.show_outcomes([outcome(5), outcome(6, Kind.CHANGED)])
    assert rows(view)[0] == "6.json"
    view.results.field.setText("3.js")
    assert rows(view) == ["3.json"]


def test_what_runs_in_takes_no_keyboard_and_moves_no_cursor(view: IntakeView) -> None:
    view.show_outcomes([outcome(1), outcome(2)])
    view.show_questions([question(1), question(2)])
    view.results.list.selectRow(1)
    view.results.list.setFocus()
    view.show_progress(Progress(9, "F:", is_running=True))
    view.show_outcomes([outcome(number) for number in range(3, 30)])
    view.show_questions([question(1), question(2), question(3)])

    assert QApplication.focusWidget() is view.results.list
    assert view.results.list.currentIndex().siblingAtColumn(0).data() == "1.json"
    assert view.cards.current
    assert view.cards.current.question.id == "1"


def test_what_was_pressed_to_begin_does_not_stop_it_by_the_next_key(view: IntakeView, qtbot: QtBot) -> None:
    view.tally.folder.setFocus()
    with qtbot.waitSignal(view.places_chosen) as told:
        press(view.tally.folder, Key.Key_Space)
    assert told.args == [[Path("/stick")]]
    view.begin("/stick")
    assert QApplication.focusWidget() is view.results.list


def test_questions_are_answered_by_their_numbers_and_arrows(view: IntakeView) -> None:
    said: list[tuple[str, Act, str]] = []
    view.answered.connect(lambda asked, choice: said.append((asked.id, choice.act, choice.value)))
    view.show_questions([question(1), question(2), question(3, Act.COMPARE, Act.LATER)])
    press(view, Key.Key_F4)
    assert QApplication.focusWidget() is view.cards

    press(view.cards, Key.Key_1, Key.Key_Down, Key.Key_3, Key.Key_Down, Key.Key_Down, Key.Key_2, Key.Key_3)

    assert said == [("1", Act.IS_UNIT, "1"), ("2", Act.PUT_ASIDE, "2"), ("3", Act.LATER, "3")]


def test_after_an_answer_the_next_question_is_there_and_the_keyboard_stays(view: IntakeView) -> None:
    view.show_questions([question(1), question(2), question(3)])
    view.cards.setFocus()
    press(view.cards, Key.Key_Down)
    view.show_questions([question(1), question(3)])

    assert view.cards.current
    assert view.cards.current.question.id == "3"
    assert QApplication.focusWidget() is view.cards
    assert "按 1" in view.cards.accessibleDescription()
    view.show_questions([question(1), question(3), question(4)])
    view.show_questions([question(3), question(4)])
    assert view.cards.current.question.id == "3"


def test_an_answer_is_given_by_a_click_on_any_card(view: IntakeView, qtbot: QtBot) -> None:
    view.show_questions([question(1), question(2)])
    with qtbot.waitSignal(view.answered) as told:
        QTest.mouseClick(view.cards.cards[1].answers[2], Qt.MouseButton.LeftButton)
    assert [told.args[0].id, told.args[1].act] == ["2", Act.PUT_ASIDE]


def test_another_unit_is_found_by_letters_of_its_name_without_a_dialog(view: IntakeView, qtbot: QtBot) -> None:
    view.show_questions([question(1)])
    view.cards.setFocus()
    press(view.cards, Key.Key_2)
    assert QApplication.focusWidget() is view.chooser.field
    view.chooser.field.setText(SECOND.name[-8:])
    with qtbot.waitSignal(view.answered) as told:
        press(view.chooser.field, Key.Key_Return)

    assert [told.args[0].id, told.args[1].act, told.args[1].value] == ["1", Act.IS_UNIT, SECOND.id]
    assert view.chooser.isHidden()
    assert QApplication.focusWidget() is view.cards


def test_nothing_is_chosen_by_enter_in_an_empty_field(view: IntakeView, qtbot: QtBot) -> None:
    view.show_questions([question(1)])
    view.cards.give(2)
    with qtbot.assertNotEmitted(view.answered):
        press(view.chooser.field, Key.Key_Return)
    press(view.chooser.field, Key.Key_Escape)
    assert view.chooser.isHidden()


def test_words_for_the_unit_are_copied_and_never_a_formula(view: IntakeView, qtbot: QtBot) -> None:
    choice = Choice("复制", Act.COPY, "=1+1")
    view.show_questions([question(1)._replace(choices=(choice,))])
    with qtbot.waitSignal(view.status_message):
        view.cards.give(1)
    assert QGuiApplication.clipboard().text() == "'=1+1"


def dropped(view: IntakeView, *paths: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    where, keys = QPointF(QPoint(20, 20)), Qt.KeyboardModifier.NoModifier
    view.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys))


def test_what_is_dropped_is_taken_in_but_not_while_files_come_in(view: IntakeView) -> None:
    said: list[Sequence[Path]] = []
    view.places_chosen.connect(said.append)
    dropped(view, "/stick", "/x.zip")
    view.ask_files()
    view.begin("/stick")
    dropped(view, "/y.zip")

    assert said == [[Path("/stick"), Path("/x.zip")], [Path("/a.zip"), Path("/b.json")]]


def test_esc_stops_what_is_going_on_and_else_shows_all_again(view: IntakeView, qtbot: QtBot) -> None:
    view.begin("/stick")
    with qtbot.waitSignal(view.stop_asked):
        press(view.results.list, Key.Key_Escape)
    view.show_progress(Progress(1, "/stick"))
    view.show_outcomes([outcome(1)])
    view.tally.buttons[Group.ASIDE].click()
    with qtbot.assertNotEmitted(view.stop_asked):
        press(view.results.list, Key.Key_Escape)
    assert rows(view) == ["1.json"]


def test_words_of_files_are_never_markup(view: IntakeView) -> None:
    bad = "<img src=//x><b>粗</b>"
    view.show_outcomes([outcome(1)._replace(name=bad, sentence=bad)])
    view.show_questions([question(1)._replace(title=bad, about=bad, words=bad, choices=(Choice(bad, Act.LATER),))])
    card = view.cards.cards[0]

    assert view.results.found.index(0, 0).data() == bad
    assert "&lt;b&gt;" in str(view.results.found.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert card.answers[0].text() == f"1 {bad}"
    assert card.answers[0].textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("width", [1366, 1024, 800])
def test_everything_has_room(view: IntakeView, width: int) -> None:
    view.resize(width, 560)
    view.show_progress(Progress(99, "/stick", is_running=True))
    view.show_outcomes([outcome(1), outcome(2, Kind.WHOSE), outcome(3, Kind.BESIDE)])
    view.show_questions([question(1)])
    QApplication.processEvents()

    assert view.width() == width
    assert not view.results.list.horizontalScrollBar().isVisible()
    assert view.results.list.columnWidth(2) > view.results.list.columnWidth(1)
    assert view.cards.viewport().height() > view.cards.cards[0].answers[0].height() * 2
