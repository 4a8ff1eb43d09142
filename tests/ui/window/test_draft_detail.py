"""The pane beside the list of the drafts, in the whole window, by keys."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from models.checks.review import Way, reviewed
from models.drafts.kept_beside import Beside
from models.drafts.store import DraftStore
from models.report.due import default_year
from models.report.matching_code import matching_code
from models.report.report import Report
from tests.builders import answered, balanced
from tests.models.drafts.damage import DELIVERED
from tests.ui.clerk import Key, focus, press, report_page
from tests.ui.window.test_start_keys import by_letter, in_dialog
from ui.window.detail_pane import DetailPane
from ui.window.draft_groups import Kind, Order
from ui.window.main_window import MainWindow
from ui.window.start_buttons import Act
from ui.window.start_view import StartView
from ui.window.status_bar import NEXT_KEY, StatusBar

YEAR = default_year(datetime.now().astimezone().date())
FULL = answered(balanced(2025), {"cover/year": str(YEAR), "cover/agency": "甲街道办事处"})
OPEN = answered(FULL, {"applications/new/natural": "", "cover/agency": "乙街道办事处"})


@pytest.fixture
def page(qtbot: QtBot, store: DraftStore, window: MainWindow) -> StartView:
    """The page with a report that is ready, last year's of the same unit, and on top one with a blank."""
    store.save(answered(FULL, {"cover/year": str(YEAR - 1)}), "last")
    store.save(FULL, "full")
    store.save(OPEN, "open")
    return known(qtbot, window)


def known(qtbot: QtBot, window: MainWindow) -> StartView:
    window.go_to_start()
    page = window.drafts.widget
    qtbot.waitUntil(lambda: not page.model.pending)
    qtbot.wait(60)
    return page


def pane(page: StartView) -> DetailPane:
    [found] = page.findChildren(DetailPane)
    return found


def facts(page: StartView) -> dict[str, str]:
    return dict(pane(page).facts)


def ids(page: StartView) -> list[str]:
    return [one.id for one in page.model.drafts]


def strip(window: MainWindow) -> StatusBar:
    [bar] = window.findChildren(StatusBar)
    return bar


def tabs(window: MainWindow) -> list[str]:
    """Return what the tabs of the open report say behind their names."""
    bar = report_page(window).widget.tabs.tabBar()
    return [bar.accessibleTabName(at).partition("，")[2] for at in range(bar.count())]


def test_it_says_of_each_part_what_the_tabs_of_the_open_report_say(window: MainWindow, page: StartView) -> None:
    for _ in range(2):
        assert page.draft
        told, chosen = [*facts(page).values()], page.draft.id
        assert pane(page).name.text() == page.draft.stored.heading[0]
        press(Key.Key_Return)
        assert told[:-2] == tabs(window)
        window.go_to_start()
        assert page.draft.id == chosen
        press(Key.Key_Down)
    assert focus() is page.list


def test_review_and_hand_over_are_told_and_what_was_changed_after_it(
    qtbot: QtBot, window: MainWindow, store: DraftStore, page: StartView
) -> None:
    assert (facts(page)["复核"], facts(page)["交付"]) == ("还没有", "还没有")
    now = datetime.now().astimezone()
    store.reviews.keep("open", Beside(tuple(reviewed(OPEN, one, Way.READ, "王芳", now) for one in OPEN.form.tables)))
    store.delivered("open", DELIVERED._replace(code=matching_code(OPEN)))
    known(qtbot, window)
    assert "王芳" in facts(page)["复核"]
    assert matching_code(OPEN) in facts(page)["交付"]

    store.save(answered(OPEN, {"applications/new/natural": "5"}), "open")
    known(qtbot, window)
    assert facts(page)["复核"].startswith("复核后改过")
    assert matching_code(OPEN) not in facts(page)["交付"]
    store.reviews.keep("full", Beside(waived=True))
    known(qtbot, window)
    press(Key.Key_Down)
    assert facts(page)["复核"] not in {"还没有", ""}


def test_nothing_is_told_before_it_is_known(window: MainWindow, store: DraftStore) -> None:
    store.save(FULL)
    window.drafts.widget.model.pause()
    window.drafts.widget.show_drafts(store.drafts())
    assert facts(window.drafts.widget) == {}
    assert pane(window.drafts.widget).unknown.text()


def test_the_years_of_the_unit_stand_below(page: StartView) -> None:
    assert len(pane(page).years) == 1
    assert "—" in pane(page).years[0]
    press(Key.Key_Down)
    assert [year[0] for year in pane(page).years] == [str(YEAR), str(YEAR - 1)]


def test_f4_goes_on_with_the_report_that_needs_hands_most_at_its_first_blank(
    window: MainWindow, page: StartView
) -> None:
    press(Key.Key_Down)
    bar = strip(window)
    assert bar.next.text() == f"接着填：乙街道　{NEXT_KEY}"
    assert "2 份没有交付" in window.verdict
    press(Key.Key_F4)
    open_ = report_page(window)
    assert open_.report.document.report == OPEN
    assert str(open_.widget.tabs.place) == "applications/new/natural"
    assert page.isHidden()


def test_f4_begins_the_report_that_is_due_where_there_is_none(
    qtbot: QtBot, window: MainWindow, store: DraftStore
) -> None:
    store.save(answered(FULL, {"cover/year": str(YEAR - 2)}))
    known(qtbot, window)
    assert str(YEAR) in strip(window).next.text()
    in_dialog(list)
    press(Key.Key_F4)
    assert report_page(window).report.document.report.year == YEAR


def test_a_page_that_may_only_be_looked_at_offers_nothing(window: MainWindow, page: StartView) -> None:
    window.lose("王芳接过去了。")
    window.renew()
    assert strip(window).next.isHidden()
    press(Key.Key_F4)
    assert window.shown is window.drafts
    assert not page.isHidden()


def test_one_primary_and_it_is_that_of_the_strip(window: MainWindow, page: StartView) -> None:
    def primaries() -> list[QPushButton]:
        return [one for one in window.findChildren(QPushButton) if one.isVisible() and one.objectName() == "primary"]

    assert primaries() == [strip(window).next]
    press(Key.Key_Delete)
    page._do(Act.TURN)
    QApplication.processEvents()
    window.renew()
    assert primaries() == [page._buttons[Act.RESTORE]]


def test_the_pane_gives_way_in_a_narrow_window_and_the_keyboard_stays(window: MainWindow, page: StartView) -> None:
    for width in (1024, 1366):
        for widget in (page._buttons[Act.OPEN], page.list):
            widget.setFocus()
            window.resize(width, 700)
            QApplication.processEvents()
            assert pane(page).isVisible() is (width == 1366)
            assert all(page._buttons[act].isVisible() for act in (Act.OPEN, Act.FILES, Act.EXERCISES))
            assert page._buttons[Act.CARDS].isVisible() is (width == 1366), "the menu has it"
            assert focus() is widget


def test_at_200_percent_what_stands_around_the_list_takes_one_line_each(window: MainWindow, page: StartView) -> None:
    window.resize(683, 334)
    QApplication.processEvents()
    above = {one.y() for one in (page.kind, page._buttons[Act.NEW], page._buttons[Act.IMPORT])}
    below = {page._buttons[act].y() for act in (Act.OPEN, Act.BIN)}
    assert (len(above), len(below)) == (1, 1)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_states_and_orders_are_chosen_by_letter_and_number(page: StartView) -> None:
    def choose(letter: Key, number: int) -> None:
        by_letter(letter)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTest.keyClick(menu, Key(ord(str(number + 1))))

    choose(Key.Key_S, [*Kind].index(Kind.IN_WORK))
    assert ids(page) == ["open"]
    choose(Key.Key_S, [*Kind].index(Kind.DELIVERED))
    assert (ids(page), page.draft, page.list.isVisible()) == ([], None, False)
    choose(Key.Key_S, [*Kind].index(Kind.ALL))
    choose(Key.Key_P, [*Order].index(Order.SAVED))
    assert ids(page) == ["open", "full", "last"]
    assert [page.model.group(row) for row in range(3)] == [None] * 3
    assert str(YEAR - 1) in str(page.model.index(2, 0).data())
    choose(Key.Key_P, [*Order].index(Order.NAME))
    assert sorted(ids(page)) == ["full", "last", "open"]
    assert ids(page).index("full") + 1 == ids(page).index("last")


def test_all_files_of_the_chosen_one_are_offered_after_it_was_opened(
    window: MainWindow, page: StartView, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.window.letting_out import LettingOut  # noqa: PLC0415  loaded by what is tested

    asked: list[Report] = []
    monkeypatch.setattr(LettingOut, "export_all", lambda one: asked.append(one._document.report))
    press(Key.Key_Down)
    page._buttons[Act.FILES].click()
    assert asked == [report_page(window).report.document.report] == [FULL]


def test_of_a_name_without_end_so_much_is_told_that_all_else_stays_in_sight(
    qtbot: QtBot, store: DraftStore, window: MainWindow
) -> None:
    window.resize(1366, 768)
    store.save(answered(FULL, {"cover/agency": "<b>甲</b>&" + "街道" * 500}))
    page = known(qtbot, window)
    shown = pane(page)
    assert shown.isVisible()
    assert "<b>甲</b>&" in shown.name.text()
    delete = page._buttons[Act.BIN]
    assert shown.viewport().rect().contains(delete.mapTo(shown.viewport(), delete.rect().bottomRight()))
