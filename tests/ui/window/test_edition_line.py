"""A form that is not last year's: told once below the report, and in the menu 帮助 whenever it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QTextBrowser

from models.drafts.store import DraftStore
from models.form.edition_changes import count, edition_changes
from models.form.editions import EDITIONS, first_year, form_for
from models.form.refs import TextRef
from models.report.next_year import next_years
from models.report.report import YEAR, Report
from tests.builders import answered, balanced
from tests.ui.clerk import ALT, Key, press, report_page
from ui.comparing.edition_dialog import EditionDialog
from ui.window.edition_line import EditionLine, seen_changes
from ui.window.edition_news import editions_of
from ui.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

AGENCY = {"cover/agency": "鲤城区人民政府开元街道办事处"}
OF_2020 = answered(
    Report.blank(2020),
    {**AGENCY, "disclosure/permits/previous_items": "4711", "applications/carried_out/natural": "3"},
)
CHANGES = count(edition_changes(form_for(2020), form_for(2021)))


@pytest.fixture
def told() -> Iterator[list[str]]:
    """What the dialogs and boxes have said that came up; each is left with Esc."""
    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            said.append(dialog.text())
        elif isinstance(dialog, EditionDialog):
            said.append(dialog.findChildren(QTextBrowser)[0].toPlainText())
        if isinstance(dialog, QDialog):
            QTest.keyClick(dialog, Key.Key_Escape)

    timer = QTimer(QApplication.instance(), interval=20)
    timer.timeout.connect(look)
    timer.start()
    yield said
    timer.stop()


def line(window: MainWindow) -> EditionLine:
    return report_page(window).edition


def choose_in_menu(window: MainWindow) -> None:
    """Open the menu 帮助 by its letter, and choose by that of the entry."""
    window.activateWindow()
    QApplication.processEvents()
    press(Key.Key_H, held=ALT)
    menu = QApplication.activePopupWidget()
    assert menu
    QTest.keyClick(menu, Key.Key_F)


def test_it_is_told_once_with_where_last_years_figures_went(
    window: MainWindow, store: DraftStore, settings: QSettings, told: list[str]
) -> None:
    store.save(OF_2020)
    window.open_draft(store.save(next_years(OF_2020)))
    words = line(window).words.text()
    assert line(window).isVisible()

    line(window).look.setFocus()
    press(Key.Key_Space)

    assert str(CHANGES) in words
    assert "1 格" in words
    assert "4711" in told[0]
    assert "去年有，今年没有" in told[0]
    assert not line(window).isVisible()
    assert seen_changes(settings) == {"2019-2021"}
    window.open_draft(store.save(answered(next_years(OF_2020), {"cover/phone": "1"})))
    assert not line(window).isVisible()
    choose_in_menu(window)
    assert told[1] == told[0]


def test_the_same_form_is_no_news(window: MainWindow, store: DraftStore, told: list[str]) -> None:
    window.open_draft(store.save(answered(balanced(2023), AGENCY)))

    assert not line(window).isVisible()
    choose_in_menu(window)

    [said] = told
    assert "今年的格式和去年一样" in said
    assert "2022 年、2023 年都用 2021 年格式" in said


def test_without_a_report_it_is_about_the_year_that_is_to_be_written(window: MainWindow, told: list[str]) -> None:
    choose_in_menu(window)

    assert "今年的格式和去年一样" in told[0]


def test_the_first_year_of_all_has_none_before() -> None:
    assert editions_of(first_year()) is None
    assert all(editions_of(form.first_year) for form in EDITIONS[1:])


def test_another_year_asks_anew(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(answered(balanced(2023), AGENCY)))
    document = report_page(window).report.document
    document.push({YEAR: "2021"}, "报告年度")
    shown = line(window).isVisible()
    document.push({YEAR: "2022"}, "报告年度")

    assert shown
    assert not line(window).isVisible()
    assert document.report.text(*TextRef("cover", "year")) == "2022"


@pytest.mark.parametrize("kept", ["", "nonsense", 7, None, ["2019-2021"]])
def test_damaged_settings_are_no_obstacle(settings: QSettings, kept: object) -> None:
    settings.setValue("editions_seen", kept)

    assert "2019-2021" not in seen_changes(settings)
