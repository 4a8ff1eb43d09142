"""The page of the drafts by keys alone, in the whole window: what is done is told, taken back, and loses no place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import cast

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QMessageBox, QPushButton, QStyle
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from models.drafts.store import DraftStore
from models.report.due import default_year
from tests.builders import answered, balanced, sample
from tests.models.drafts.damage import DELIVERED
from tests.ui.clerk import ALT, CONTROL, Key, bury, focus, press, report_page, shown, type_text
from ui.kit.elided_label import ElidedLabel
from ui.window.choice_card import ENTER
from ui.window.main_window import MainWindow
from ui.window.new_report_dialog import NewReportDialog
from ui.window.start_buttons import Act
from ui.window.start_view import StartView

FULL = balanced(2023)


@pytest.fixture
def filled(store: DraftStore, window: MainWindow) -> StartView:
    """The page with three drafts, from c to a, and the keyboard in their list."""
    for name in "abc":
        store.save(answered(FULL, {"cover/agency": f"{name}街道办事处"}), name)
    window.go_to_start()
    return window.drafts.widget


def ids(page: StartView) -> list[str]:
    return [draft.id for draft in page.model.drafts]


def stand_on(page: StartView, draft_id: str) -> None:
    page.list.selectRow(page.model.row_of(next(one for one in page.model.drafts if one.id == draft_id)))


def cells(page: StartView, column: int) -> list[str]:
    """Return a column of the list, without the rows of the years."""
    rows = (page.model.row_of(draft) for draft in page.model.drafts)
    return [str(page.model.index(row, column).data()) for row in rows]


def chosen(page: StartView) -> str:
    assert page.draft is not None
    return page.draft.id


def button(page: StartView, act: Act) -> QPushButton:
    return page._buttons[act]


_LOOK = 5
"""Milliseconds from one look to the next."""


def by_letter(key: Key) -> None:
    """Press Alt with a letter; a button that is reached so shows for a moment that it is pressed."""
    buttons = [one for one in QApplication.allWidgets() if isinstance(one, QPushButton)]
    press(key, held=ALT)
    while any(isValid(one) and one.isDown() for one in buttons):
        QTest.qWait(_LOOK)


def answering(monkeypatch: pytest.MonkeyPatch, role: QMessageBox.ButtonRole | None) -> list[str]:
    """Let the clerk press the button of a role in every box, or Enter; return the names of the default buttons."""
    found: list[str] = []

    def answer(box: QMessageBox) -> int:
        default = cast("QAbstractButton", box.defaultButton())
        found.append(default.text())
        (default if role is None else next(one for one in box.buttons() if box.buttonRole(one) is role)).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return found


def test_deleting_keeps_the_place_is_told_and_taken_back(filled: StartView, store: DraftStore) -> None:
    assert focus() is filled.list
    press(Key.Key_Down, Key.Key_Delete)

    assert (ids(filled), chosen(filled), focus()) == (["c", "a"], "a", filled.list)
    assert filled.moved.isVisible()
    assert "b街道办事处" in filled.moved.words.text()
    press(Key.Key_Delete, Key.Key_Delete)
    assert (ids(filled), focus()) == ([], filled.begin.new)

    press(Key.Key_Z, held=CONTROL)
    assert (ids(filled), chosen(filled)) == (["c"], "c")
    by_letter(Key.Key_U)
    press(Key.Key_Z, held=CONTROL)
    assert (ids(filled), chosen(filled), filled.moved.isVisible()) == (["c", "b", "a"], "b", False)
    press(Key.Key_Z, held=CONTROL)
    assert [draft.binned for draft in store.drafts()] == [False] * 3


def test_in_the_bin_enter_restores_and_nothing_deletes(
    window: MainWindow, filled: StartView, store: DraftStore
) -> None:
    press(Key.Key_Delete, Key.Key_Delete)
    by_letter(Key.Key_B)
    filled.take_focus()
    assert (ids(filled), filled.draft is not None) == (["c", "b"], True)
    press(Key.Key_Delete)
    assert ids(filled) == ["c", "b"]

    press(Key.Key_Return)
    assert (ids(filled), chosen(filled), focus()) == (["b"], "b", filled.list)
    press(Key.Key_Z, held=CONTROL)
    assert ids(filled) == ["c", "b"]
    by_letter(Key.Key_R)
    by_letter(Key.Key_B)
    assert len(ids(filled)) + len([one for one in store.drafts() if one.binned]) == 3

    window.open_draft("a")
    window.go_to_start()
    assert (filled.moved.isVisible(), chosen(filled)) == (False, "a")


def test_undo_in_a_report_is_not_that_of_the_list(window: MainWindow, filled: StartView, store: DraftStore) -> None:
    press(Key.Key_Delete)
    press(Key.Key_Return)
    assert report_page(window).report.document.report.text("cover", "agency") == "b街道办事处"
    press(Key.Key_Z, held=CONTROL)
    window.go_to_start()
    press(Key.Key_Z, held=CONTROL)

    assert [draft.id for draft in store.drafts() if draft.binned] == ["c"]
    assert ids(filled) == ["b", "a"]


def test_what_was_handed_over_is_asked_about(
    window: MainWindow, filled: StartView, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.delivered("c", DELIVERED)
    window.go_to_start()
    asked = answering(monkeypatch, None)
    press(Key.Key_Delete)
    assert (ids(filled), asked) == (["c", "b", "a"], ["不删除(&N)"])

    answering(monkeypatch, QMessageBox.ButtonRole.ActionRole)
    press(Key.Key_Delete)
    assert ids(filled) == ["b", "a"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_line_has_the_acts_of_its_buttons(filled: StartView, store: DraftStore) -> None:
    at = filled.list.visualRect(filled.list.currentIndex()).center()
    QApplication.sendEvent(filled.list.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, at))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [Act(one.text()).name for one in menu.actions()] == ["OPEN", "NEXT_YEARS", "HISTORY", "FILES", "BIN"]

    QTest.keyClick(menu, Key.Key_D)

    assert [draft.id for draft in store.drafts() if draft.binned] == ["c"]


def test_on_the_empty_page_arrows_walk_and_enter_begins(window: MainWindow, store: DraftStore, qtbot: QtBot) -> None:
    cards = window.drafts.widget.begin.cards
    for at, card in enumerate(cards):
        assert focus() is card
        assert [one.hint.endswith(ENTER) for one in cards] == [one is card for one in cards]
        press(Key.Key_Down if at < 2 else Key.Key_Up)
    press(Key.Key_Up)
    assert focus() is cards[0]

    in_dialog(lambda: type_text("开元街道办事处"))
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.report_view is not None)
    [draft] = store.drafts()
    assert draft.report is not None
    assert draft.report.year == default_year(datetime.now().astimezone().date())


def in_dialog(act: Callable[[], object]) -> None:
    """Do something as soon as the dialog of a new report is there, and press Enter in it."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, NewReportDialog):
            timer.stop()
            act()
            QTest.keyClick(dialog, Key.Key_Return)

    timer = QTimer(QApplication.instance(), interval=10)
    timer.timeout.connect(look)
    timer.start()


def new_report_dialog() -> NewReportDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewReportDialog)
    return dialog


def test_a_report_that_is_there_already_is_told_of_and_opened(window: MainWindow, store: DraftStore) -> None:
    year = default_year(datetime.now().astimezone().date())
    twin = answered(FULL, {"cover/year": str(year)})
    for name in "ab":
        store.save(twin, name)
    window.go_to_start()
    found: list[tuple[int, str, bool]] = []

    def look() -> None:
        dialog = new_report_dialog()
        found.append((len(dialog.there), dialog.begin.text(), dialog.show_there.isDefault()))

    in_dialog(look)
    by_letter(Key.Key_N)

    assert found == [(2, "另建第 3 份(&O)", True)]
    assert len(store.drafts()) == 2
    assert report_page(window).report.document.report == twin


def test_the_copy_for_the_next_year_is_opened_and_one_that_is_there_is_told_of(
    window: MainWindow, filled: StartView, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_letter(Key.Key_Y)
    assert report_page(window).report.document.report.year == 2024
    assert "2024" in window.status_message
    window.go_to_start()
    stand_on(filled, "c")

    answering(monkeypatch, None)
    by_letter(Key.Key_Y)
    assert report_page(window).report.document.report.year == 2024
    assert len(store.drafts()) == 4
    window.go_to_start()

    for role, count in ((QMessageBox.ButtonRole.RejectRole, 4), (QMessageBox.ButtonRole.ActionRole, 5)):
        answering(monkeypatch, role)
        stand_on(filled, "c")
        by_letter(Key.Key_Y)
        assert len(store.drafts()) == count
    assert "第 2 份" in str(start_name(window, filled))


def start_name(window: MainWindow, page: StartView) -> object:
    window.go_to_start()
    return cells(page, 0)[0]


def test_several_of_one_unit_and_year_look_different(qtbot: QtBot, window: MainWindow, store: DraftStore) -> None:
    for number in (1, 1, 2):
        store.save(answered(FULL, {"applications/new/natural": str(number)}))
    window.go_to_start()
    page = window.drafts.widget
    model = page.model
    qtbot.waitUntil(lambda: not model.pending)

    names, told = (cells(page, column) for column in (0, 2))
    assert [name.rpartition("处")[2] for name in names] == [" 第 3 份", " 第 2 份", ""]
    assert [words.rpartition("，")[2] for words in told][:2] == ["和上一份差 1 处", "和上一份一样"]
    press(Key.Key_Down, Key.Key_Delete)
    qtbot.waitUntil(lambda: not model.pending)
    assert cells(page, 0)[0].endswith(" 第 2 份")
    assert cells(page, 2)[0].endswith("和上一份差 1 处")


def test_names_are_whole_at_every_width(qtbot: QtBot, settings: QSettings, store: DraftStore) -> None:
    for year in (2022, 2023, 2023):
        store.save(balanced(year))
    window = shown(qtbot, MainWindow(store, settings, {"samples/003.json": sample("003")}))
    page = window.drafts.widget
    qtbot.waitUntil(lambda: not page.model.pending)
    for width in (1366, 911, 800):
        window.resize(width, 480)
        QApplication.processEvents()

        view = page.list
        assert window.width() == width
        assert all(view.columnWidth(at) >= view.sizeHintForColumn(at) for at in (0, 1))
        assert sum(view.columnWidth(at) for at in range(4)) == view.viewport().width()
        assert button(page, Act.EXERCISES).isVisible()
        buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
        assert all(page.rect().contains(one.geometry()) for one in buttons)
        letters = [one.text().partition("&")[2][:1] for one in buttons]
        assert len({*letters} - {"", *"FETCH"}) == len(letters), "the menus have these"
    window.close()
    bury()


def test_what_was_said_of_one_page_is_not_said_on_the_next(qtbot: QtBot, window: MainWindow, filled: StartView) -> None:
    filled.wants_next_years.emit("a")
    qtbot.wait(1)
    assert window.status_message
    window.go_to_start()
    assert not window.status_message

    window.show_status("已导入：a街道办事处。")
    qtbot.wait(1)
    press(Key.Key_Delete)
    assert not window.status_message


def test_the_unit_of_a_deleted_report_is_not_proposed(window: MainWindow, filled: StartView) -> None:
    press(Key.Key_Delete)  # that of c, which was saved last
    proposed: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewReportDialog)
        proposed.append(dialog.agency.text())
        dialog.reject()

    QTimer.singleShot(0, look)
    window.drafts.new_report()
    assert filled.draft
    assert proposed == ["b街道办事处"]


def test_taking_back_by_the_button_leads_back_to_the_list(filled: StartView) -> None:
    press(Key.Key_Delete)
    filled.moved.undo.setFocus()

    press(Key.Key_Return)

    assert (ids(filled), chosen(filled), focus()) == (["c", "b", "a"], "c", filled.list)


def test_of_a_long_name_no_more_is_cut_than_has_to_be_and_the_number_pad_deletes_it(
    filled: StartView, store: DraftStore, window: MainWindow
) -> None:
    for name in "bc":
        store.save(answered(FULL, {"cover/agency": "鲤城区" * 18}), name)
    window.go_to_start()
    window.resize(683, 334)
    press(Key.Key_Delete, held=Qt.KeyboardModifier.KeypadModifier)
    QApplication.processEvents()

    assert ids(filled) == ["b", "a"]
    day = cells(filled, 3)[0]
    around = 2 * (4 + filled.list.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)  # as in `app.qss`
    assert filled.list.columnWidth(3) >= filled.list.fontMetrics().horizontalAdvance(day) + around
    assert isinstance(filled.moved.words, ElidedLabel)
    assert "鲤城区" in filled.moved.words.toolTip()
