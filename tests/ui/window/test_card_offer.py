"""The card of a unit, by keys: new reports begin with it, and what is changed in one is offered, never taken."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.form.cover import PARTICULARS
from tests.builders import answered, balanced
from tests.ui.clerk import CONTROL, SHIFT, Key, focus, press, report_page, type_text
from ui.kit.letters import without_letter
from ui.window.card_offer import CardOffer
from ui.window.main_window import MainWindow
from ui.window.new_report_dialog import NewReportDialog
from ui.window.unit_cards_dialog import UnitCardsDialog, known_cards

AGENCY = balanced().text("cover", "agency")
CARD = {"agency": AGENCY, "kind": "department", "phone": "0595-22783514", "prepared_by": "张丽萍"}
OLD = answered(balanced(2022), {"cover/agency": AGENCY, "cover/phone": "110", "cover/kind": "street"})


def offer(window: MainWindow) -> CardOffer:
    [found] = report_page(window).widget.findChildren(CardOffer)
    return found


def type_phone(qtbot: QtBot, window: MainWindow, text: str) -> None:
    page = report_page(window)
    page.widget.reveal(PARTICULARS["phone"].ref)
    offer(window)._pause.setInterval(20)
    press(Key.Key_A, held=CONTROL)
    type_text(text)
    press(Key.Key_Tab)
    qtbot.waitUntil(lambda: not offer(window)._pause.isActive())


def in_dialog(kind: type[UnitCardsDialog | NewReportDialog], key: Key, found: list[str]) -> None:
    """Look at a dialog as soon as it is there, and press a key in it."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            timer.stop()
            found.append(dialog.windowTitle())
            if isinstance(dialog, NewReportDialog):
                found.append(dialog.kind.currentData())
            else:
                QTest.keyClicks(dialog.fields["email"], "a@b.cn")
            QTest.keyClick(dialog, key)

    timer = QTimer(QApplication.instance(), interval=10)
    timer.timeout.connect(look)
    timer.start()


def test_a_new_report_begins_with_the_card(window: MainWindow, store: DraftStore) -> None:
    store.save(OLD)
    store.units.put([CARD])
    found: list[str] = []
    in_dialog(NewReportDialog, Key.Key_Return, found)

    press(Key.Key_N, held=CONTROL)

    report = report_page(window).report.document.report
    assert found[1] == "department"
    assert [report.text("cover", key) for key in CARD] == list(CARD.values())
    assert "单位资料" in window.status_message


def test_the_copy_for_the_next_year_has_what_the_card_says_now(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(OLD)
    store.units.put([CARD])
    window.drafts.widget.wants_next_years.emit(draft_id)

    assert report_page(window).report.document.report.text("cover", "phone") == CARD["phone"]
    [kept] = [draft.report for draft in store.drafts() if draft.id == draft_id]
    assert kept == OLD, "the old one stays as it is"


def test_what_is_changed_is_offered_quietly_and_taken_only_when_wanted(
    qtbot: QtBot, window: MainWindow, store: DraftStore
) -> None:
    store.units.put([CARD])
    window.open_draft(store.save(OLD))
    assert not offer(window).isVisible(), "what an old report says was not changed"
    type_phone(qtbot, window, "0595-1")
    assert offer(window).isVisible()
    assert set(offer(window).offered) == {"phone"}, "of another kind it was before"
    assert store.units.of(AGENCY) == CARD
    report_page(window).widget.tabs.next_tab(1)
    assert not offer(window).isVisible()
    report_page(window).widget.tabs.next_tab(-1)

    offer(window).update_card.setFocus()
    press(Key.Key_Space)

    assert store.units.of(AGENCY)["phone"] == "0595-1"
    assert store.units.of(AGENCY)["prepared_by"] == CARD["prepared_by"], "what the report does not say stays"
    assert not offer(window).isVisible()
    type_phone(qtbot, window, "0595-1")
    assert not offer(window).isVisible()


def test_the_first_card_is_offered_too_and_the_menu_does_the_same(
    qtbot: QtBot, window: MainWindow, store: DraftStore
) -> None:
    window.open_draft(store.save(OLD))
    type_phone(qtbot, window, "0595-1")
    assert offer(window).isVisible()

    [update] = [one for one in window.findChildren(QAction) if without_letter(one.text()) == "用封面更新单位资料"]
    update.trigger()
    assert store.units.of(AGENCY)["phone"] == "0595-1"
    update.trigger()
    assert "没有要更新" in window.status_message


@pytest.mark.parametrize("held", ["", "王芳正在填。"])
def test_what_is_not_ones_own_offers_nothing(qtbot: QtBot, window: MainWindow, store: DraftStore, held: str) -> None:
    draft_id = store.save(OLD)
    if held:
        window.lose(held)
        window.open_draft(draft_id)
    else:
        window.drafts.widget.exercises.actions()[0].trigger()
    document = report_page(window).report.document
    document.push({PARTICULARS["phone"].ref: "1"}, "修改电话")
    qtbot.waitUntil(lambda: not offer(window)._pause.isActive())

    assert not offer(window).isVisible()
    report_page(window).update_card()
    assert store.units.all == ()


def test_drafts_that_somebody_else_has_now_keep_their_cards(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(OLD))
    window.lose("王芳接着填了。")

    report_page(window).update_card()

    assert store.units.all == ()


def test_the_dialog_changes_a_card_and_leaves_the_reports_alone(window: MainWindow, store: DraftStore) -> None:
    store.save(OLD)
    found: list[str] = []
    in_dialog(UnitCardsDialog, Key.Key_Return, found)
    window.drafts.show_cards()

    assert found
    assert store.units.of(AGENCY)["email"] == "a@b.cn"
    assert store.units.of(AGENCY)["phone"] == "110", "begun with what the report says"
    assert [draft.report for draft in store.drafts()] == [OLD]

    in_dialog(UnitCardsDialog, Key.Key_Escape, found)
    before = store.units.all
    window.drafts.show_cards()
    assert store.units.all == before


def test_what_was_typed_for_one_unit_is_kept_while_another_is_looked_at(qtbot: QtBot, store: DraftStore) -> None:
    store.save(OLD)
    store.units.put([{"agency": "别的街道", "phone": "1"}])
    dialog = UnitCardsDialog(known_cards(store.units, store.drafts()))
    qtbot.addWidget(dialog)
    phone = dialog.fields["phone"]
    phone.setText("7")  # type: ignore[union-attr]
    dialog.unit.setCurrentIndex(1)
    assert phone.text() == "1"  # type: ignore[union-attr]

    assert {card["agency"]: card["phone"] for card in dialog.changed} == {AGENCY: "7", "别的街道": "1"}


def test_a_name_that_is_half_typed_is_not_offered(qtbot: QtBot, window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(OLD))
    offer(window)._pause.setInterval(20)
    for key in ("phone", "prepared_by"):
        report_page(window).widget.reveal(PARTICULARS[key].ref)
        type_text("1")
        qtbot.waitUntil(lambda: not offer(window)._pause.isActive())
        assert set(offer(window).offered) >= {key}
        assert offer(window).isVisible() is (key != "phone"), "of the field before, that has been left"
    report_page(window).widget.reveal(PARTICULARS["agency"].ref)
    said = offer(window)._words.text()
    type_text("街")
    qtbot.waitUntil(lambda: not offer(window)._pause.isActive())
    assert offer(window)._words.text() == said
    press(Key.Key_Tab)

    assert offer(window).isVisible()


def test_the_field_that_is_typed_in_stays_in_sight(qtbot: QtBot, window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(OLD))
    window.resize(683, 334)
    cover = report_page(window).widget.tabs.widget(0)
    assert isinstance(cover, QScrollArea)
    report_page(window).widget.reveal(PARTICULARS["phone"].ref)
    QApplication.processEvents()
    field, bar = focus(), cover.verticalScrollBar()
    below = field.mapTo(cover.viewport(), field.rect().bottomLeft()).y() + 1
    bar.setValue(bar.value() + below - cover.viewport().height())  # it is the last one that is seen

    offer(window)._pause.setInterval(20)
    type_text("0")
    press(Key.Key_Tab, held=SHIFT)
    press(Key.Key_Tab)
    qtbot.waitUntil(lambda: offer(window).isVisible())
    QApplication.processEvents()

    assert cover.viewport().rect().contains(QRect(field.mapTo(cover.viewport(), QPoint()), field.size()))
