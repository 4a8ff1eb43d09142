"""The gathering through the whole window, with real keys: rooms, ticks, figures, sums into the report, a word why."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from typing_extensions import TypeVar

from models.drafts.store import DraftStore
from models.gathering.gathering import Row
from models.gathering.sums import changes
from models.report.matching_code import matching_code
from resources import samples
from tests.builders import answered, balanced, cell
from tests.thoroughness import before_landing
from tests.ui.clerk import (
    ALT,
    BLANK,
    CONTROL,
    Key,
    focus,
    press,
    put_on_clipboard,
    report_page,
    see_what_follows,
    type_text,
)
from tests.ui.gathering.gathered import GRANTED, GRANTED_ROW, OFFICE, answered_by_two, asked
from ui.gathering.gathering_dialog import GatheringDialog
from ui.gathering.rooms_dialog import RoomsDialog
from ui.gathering.why_line import WhyLine
from ui.window.main_window import MainWindow

UNIT = {"cover/agency": "开元街道办事处"}


D = TypeVar("D", bound=QDialog)


def in_next(kind: type[D], act: Callable[[D], object]) -> None:
    """Do something in the next dialog of a kind, once it is open; it is closed if that fails."""

    def visit() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, visit)
            return
        dialog.activateWindow()
        QApplication.processEvents()
        try:
            act(dialog)
        except BaseException:
            dialog.done(0)
            raise

    QTimer.singleShot(0, visit)


def with_gathering(act: Callable[[GatheringDialog], object]) -> None:
    """Open what is gathered by its key, do something in it, and go back by Esc."""

    def do(dialog: GatheringDialog) -> None:
        act(dialog)
        press(Key.Key_Escape)
        assert not dialog.isVisible()

    in_next(GatheringDialog, do)
    press(Key.Key_G, held=CONTROL)


def name_rooms(_dialog: RoomsDialog) -> None:
    """Paste the names of two rooms, and accept."""
    put_on_clipboard("党政办\n城建办")
    press(Key.Key_V, held=CONTROL)
    press(Key.Key_Return, held=CONTROL)


def opened(window: MainWindow, store: DraftStore) -> str:
    draft_id = store.save(answered(BLANK, UNIT))
    window.open_draft(draft_id)
    report_page(window).widget.reveal(GRANTED)
    return draft_id


def test_from_no_room_to_a_sum_in_the_report(qtbot: QtBot, window: MainWindow, store: DraftStore) -> None:
    draft_id = opened(window, store)
    page = report_page(window)
    document = page.report.document
    before = matching_code(document.report)

    def gather(dialog: GatheringDialog) -> None:
        in_next(RoomsDialog, name_rooms)
        press(Key.Key_F4)
        dialog.activateWindow()  # without a desktop, nobody else does
        QApplication.processEvents()
        assert dialog.table.row == GRANTED_ROW
        press(Key.Key_Space, held=CONTROL)
        press(Key.Key_Return)
        type_text("30")
        press(Key.Key_Return)
        type_text("15")
        press(Key.Key_F7)
        assert matching_code(document.report) == before
        press(Key.Key_P, held=ALT)
        qtbot.waitUntil(lambda: document.report.figure(GRANTED) == Decimal(45))

    with_gathering(gather)
    assert document.report.figure(GRANTED) == Decimal(45)
    kept = store.gatherings.of(draft_id)
    assert [room.name for room in kept.rooms] == ["党政办", "城建办"]
    assert len(kept.parts) == 12
    see_what_follows()
    table = page.widget.table
    assert table
    assert table.figures.parts[GRANTED].words.startswith("党政办 30 ＋ 城建办 15 ＝ 45")
    heard = str(table.figures.at(GRANTED).data(11))
    assert "党政办 30" in heard
    window.activateWindow()
    QApplication.processEvents()
    press(Key.Key_Z, held=CONTROL)
    assert document.report.figure(GRANTED) is None


def test_what_was_put_in_is_taken_back_there_and_done_again(
    qtbot: QtBot, window: MainWindow, store: DraftStore
) -> None:
    draft_id = opened(window, store)
    store.gatherings.keep(draft_id, answered_by_two())
    window.go_to_start()
    window.open_draft(draft_id)
    document = report_page(window).report.document

    def gather(_dialog: GatheringDialog) -> None:
        press(Key.Key_P, held=ALT)
        qtbot.waitUntil(lambda: document.report.figure(GRANTED) == Decimal(45))
        press(Key.Key_Z, held=CONTROL)
        assert document.report.figure(GRANTED) is None
        press(Key.Key_Y, held=CONTROL)

    with_gathering(gather)
    assert document.report.figure(GRANTED) == Decimal(45)
    part = store.gatherings.of(draft_id).part(OFFICE, GRANTED)
    assert part
    assert part.taken


@pytest.fixture
def asks_why(window: MainWindow, store: DraftStore) -> WhyLine:
    draft_id = store.save(answered(BLANK, UNIT | {"applications/granted/natural": "45"}))
    store.gatherings.keep(draft_id, answered_by_two())
    window.open_draft(draft_id)
    report_page(window).widget.reveal(GRANTED)
    [line] = window.findChildren(WhyLine)
    return line


def overwrite(line: WhyLine, qtbot: QtBot) -> None:
    type_text("60")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not line.isHidden(), timeout=5_000)


def test_a_figure_typed_over_its_sum_is_asked_why_by_a_line(
    qtbot: QtBot, window: MainWindow, store: DraftStore, asks_why: WhyLine
) -> None:
    overwrite(asks_why, qtbot)
    table = report_page(window).widget.table
    assert table
    assert focus() is table
    assert table.figures.parts[GRANTED].differs
    press(Key.Key_Y, held=ALT)
    type_text("retired")
    press(Key.Key_Return)
    assert asks_why.isHidden()
    assert table.isAncestorOf(focus()) or focus() is table
    assert not table.figures.parts[GRANTED].differs
    assert "retired" in table.figures.parts[GRANTED].words
    window.go_to_start()
    [kept] = store.gatherings.of(store.drafts()[0].id).reasons.values()
    assert kept.word == "retired"


@before_landing
def test_who_does_not_want_to_say_why_is_not_asked_again(qtbot: QtBot, window: MainWindow, asks_why: WhyLine) -> None:
    overwrite(asks_why, qtbot)
    press(Key.Key_J, held=ALT)
    qtbot.waitUntil(asks_why.isHidden)  # a button that is pressed by its letter goes down first
    report_page(window).widget.reveal(cell("applications/partial/natural"))
    type_text("1")
    press(Key.Key_Return)
    qtbot.wait(1_000)
    assert asks_why.isHidden()


@before_landing
def test_it_opens_where_the_clerk_is_and_f6_leads_through_it(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(answered(balanced(), UNIT))
    store.gatherings.keep(draft_id, asked().with_row(OFFICE, Row("litigation", "cases")))
    window.open_draft(draft_id)
    report_page(window).widget.reveal(cell("litigation/cases/review_upheld"))

    def look(dialog: GatheringDialog) -> None:
        assert dialog.table.row == Row("litigation", "cases")
        reached = set()
        for _ in range(6):
            press(Key.Key_F6)
            reached.add(focus())
        assert {dialog.table, dialog.row.table, dialog.strip.folder, dialog.back} <= reached
        dialog.table.setFocus()

    with_gathering(look)


@before_landing
def test_an_exercise_has_no_rooms(window: MainWindow) -> None:
    window.drafts.widget.wants_exercise.emit(samples()[0])
    press(Key.Key_G, held=CONTROL)
    assert QApplication.activeModalWidget() is None
    assert window.status_message


def test_what_a_room_changes_after_the_report_said_the_same_is_told(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(answered(BLANK, UNIT | {"applications/granted/natural": "45"}))
    store.gatherings.keep(draft_id, answered_by_two())
    window.open_draft(draft_id)
    report_page(window).widget.reveal(GRANTED)

    def change(dialog: GatheringDialog) -> None:
        press(Key.Key_Return)
        dialog.row.table.setCurrentIndex(dialog.row.table.parts.index(0, 0))
        type_text("32")
        press(Key.Key_Return)
        [told] = changes(dialog.gathered.value, dialog.gathered.form)
        assert (told.room.id, told.before, told.now) == (OFFICE, Decimal(30), Decimal(32))
        assert dialog.news.take.isVisible()
        press(Key.Key_Return, held=ALT)
        assert not changes(dialog.gathered.value, dialog.gathered.form)

    with_gathering(change)
    assert report_page(window).report.document.report.figure(GRANTED) == Decimal(47)
