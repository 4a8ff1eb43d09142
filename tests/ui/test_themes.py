"""The whole window in each theme, changed while it is open, and the ring around what has the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QListWidget,
    QPushButton,
    QTabBar,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.all_dialogs import all_dialogs
from tests.ui.clerk import CONTROL, Key, editor, focus, press, shown, type_text
from tests.ui.kit.test_colours import SEEN, THEMES, contrast
from ui.gathering.parts_table import PartsTable
from ui.kit.colours import DARK, LIGHT, Colours
from ui.kit.focus_ring import FocusRing
from ui.kit.theme import colours, follow_system, wear
from ui.outgoing.page_list import PageList
from ui.outgoing.pages_view import PagesView
from ui.report.report_view import ReportView
from ui.report.section_view import TableSectionView
from ui.report.table.frozen_grid import FrozenGrid
from ui.report.table.table_view import TableView
from ui.window.main_window import MainWindow
from ui.window.start_view import StartView

SAMPLE = "samples/003_changle_office_2024.json"
"""Two rows of its table 3 do not add up."""


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    blinking = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)  # else two pictures of a field would differ by its cursor
    yield
    qapp.setCursorFlashTime(blinking)
    wear(qapp, LIGHT)


def opened(window: MainWindow) -> ReportView:
    [start] = window.findChildren(StartView)
    start.wants_exercise.emit(SAMPLE)
    assert window.report_view
    return window.report_view


def tabs(window: MainWindow) -> Iterator[QWidget]:
    """Show the parts of a report one after the other."""
    view = window.report_view or opened(window)
    for at in range(view.tabs.count()):
        view.tabs.setCurrentIndex(at)
        yield window


def picture(widget: QWidget) -> QImage:
    """Return how a widget looks; printed pages, which are always white, left out."""
    for page in widget.findChildren(QTextEdit):
        page.document().size()  # lays out all of a long page; Qt would do so by and by
    QApplication.processEvents()  # a text lays itself out when it is shown
    for printed in (*widget.findChildren(PagesView), *widget.findChildren(PageList)):
        printed.viewport().hide()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def share_of_light(image: QImage) -> float:
    """Return how much of a picture is lighter than anything but a primary's letters is in the dark."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    shades = bytes(grey.constBits())
    return sum(map(shades.count, range(236, 256))) / len(shades)


# ---------------------------------------------------------------- themes


def test_every_page_goes_dark_and_comes_back_as_it_was(qapp: QApplication, window: MainWindow) -> None:
    wear(qapp, DARK)
    assert share_of_light(picture(window)) < 0.01
    wear(qapp, LIGHT)
    before = list(map(picture, tabs(window)))
    wear(qapp, DARK)
    dark = list(map(picture, tabs(window)))
    wear(qapp, LIGHT)

    assert min(map(share_of_light, before)) > 0.5
    assert max(map(share_of_light, dark)) < 0.01
    assert list(map(picture, tabs(window))) == before


def test_every_dialog_goes_dark_and_comes_back_as_it_was(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, settings: QSettings
) -> None:
    for dialog in all_dialogs(tmp_path, settings):
        with qtbot.waitExposed(dialog):
            dialog.show()
        QApplication.processEvents()  # only now it is as small as the screen
        dialog.resize(dialog.width() + 200, dialog.height())  # so that no page comes to scroll sideways in between
        light = picture(dialog)
        wear(qapp, DARK)
        dark = picture(dialog)
        wear(qapp, LIGHT)

        assert share_of_light(light) > 0.4, dialog
        assert share_of_light(dark) < 0.01, dialog
        assert picture(dialog) == light, dialog
        dialog.hide()
        dialog.deleteLater()  # else each one more would wear every theme, too
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_is_being_typed_goes_on(qapp: QApplication, window: MainWindow) -> None:
    view = opened(window)
    table = view.findChildren(TableView)[1]
    view.reveal(next(iter(table.figures.grid.places)))
    table.reveal(next(iter(table.figures.grid.places)))
    press(Key.Key_F2)
    press(Key.Key_A, held=CONTROL)
    type_text("12")
    press(Key.Key_Left)
    field = editor(table)
    wear(qapp, DARK)

    assert (focus(), field.text(), field.cursorPosition()) == (field, "12", 1)
    assert field.grab().toImage().pixelColor(4, 4).lightness() < 100
    type_text("3")
    assert field.text() == "132"


class Hints(QObject):
    """What a system is set to, as Qt tells it."""

    colorSchemeChanged = Signal(object)  # noqa: N815  Qt's name
    contrastPreferenceChanged = Signal(object)  # noqa: N815  Qt's name

    scheme = Qt.ColorScheme.Light
    contrast = Qt.ContrastPreference.NoPreference

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802  Qt's name
        return self.scheme

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802  Qt's name
        return self.contrast

    def accessibility(self) -> Hints:
        return self


def test_the_window_follows_the_system(qapp: QApplication) -> None:
    hints, worn = Hints(), []
    follow_system(qapp, hints)  # type: ignore[arg-type]
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Unknown, Qt.ColorScheme.Dark):
        hints.scheme = scheme
        hints.colorSchemeChanged.emit(scheme)
        worn.append(colours())
    hints.contrast = Qt.ContrastPreference.HighContrast
    hints.contrastPreferenceChanged.emit(hints.contrast)

    assert worn == [DARK, LIGHT, DARK]
    assert colours() not in {DARK, LIGHT}
    assert colours().blank == colours().paper == colours().error_ground
    hints.contrast = Qt.ContrastPreference.NoPreference
    hints.contrastPreferenceChanged.emit(hints.contrast)
    assert colours() == DARK
    assert qapp.palette().window().color().name().upper() == DARK.desk


# ---------------------------------------------------------------- the ring


@pytest.mark.parametrize("name", ["light", "Night sky"])
def test_whatever_has_the_keyboard_has_a_ring(qapp: QApplication, window: MainWindow, name: str) -> None:
    wear(qapp, THEMES[name])
    check_rings(window, THEMES[name])
    for page in tabs(window):
        check_rings(page, THEMES[name])


def test_whatever_has_the_keyboard_in_a_dialog_has_a_ring(qtbot: QtBot, tmp_path: Path, settings: QSettings) -> None:
    for dialog in all_dialogs(tmp_path, settings):
        shown(qtbot, dialog)
        check_rings(dialog, LIGHT)
        dialog.hide()


def test_the_ring_lies_above_scroll_bars_in_a_window_of_another_size(qtbot: QtBot) -> None:
    dialog = QDialog()
    pages = QListWidget()
    pages.addItems(["一页"] * 100)
    QVBoxLayout(dialog).addWidget(pages)
    shown(qtbot, dialog)
    pages.setFocus()
    for height in (300, 200):
        dialog.resize(300, height)
        qtbot.waitUntil(
            lambda: isinstance([one for one in pages.children() if isinstance(one, QWidget)][-1], FocusRing)
        )


def test_the_ring_is_around_the_menu_that_would_open(window: MainWindow) -> None:
    bar = window.menuBar()
    press(Key.Key_Alt)
    for menu in bar.actions()[:2]:
        QApplication.processEvents()
        [ring] = bar.findChildren(FocusRing)
        assert ring.geometry() == bar.actionGeometry(menu)
        press(Key.Key_Right)


def check_rings(window: QWidget, theme: Colours) -> None:
    """Give the keyboard to one widget after the other, and look for the ring."""
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not (widget.isVisible() and widget.isEnabled()):
            continue
        window.setFocus()
        without = ringed_part(widget)
        widget.setFocus()
        if QApplication.focusWidget() is not widget:
            continue  # it hands the keyboard on
        with_ring = ringed_part(widget)
        assert thickness(without, with_ring, theme) >= 2, (window, widget)
        assert len([ring for ring in window.findChildren(FocusRing) if ring.isVisible()]) <= 1


def ringed_part(widget: QWidget) -> QImage:
    """Return how that part of a widget looks around which its ring lies."""
    match widget:
        case QTabBar():
            return widget.grab(widget.tabRect(widget.currentIndex())).toImage()
        case FrozenGrid() | PartsTable():
            return widget.viewport().grab(widget.visualRect(widget.currentIndex())).toImage()
        case _:
            return widget.grab().toImage()


def thickness(without: QImage, with_ring: QImage, theme: Colours) -> int:
    """Return how thick the thinnest side of the ring is, counted where it stands out from what was there."""
    wide, high = with_ring.width(), with_ring.height()
    rings = {theme.accent.lower(), theme.primary_text.lower()}

    def stands_out(x: int, y: int) -> bool:
        now, before = (image.pixelColor(x, y).name() for image in (with_ring, without))
        return now in rings and contrast(now, before) >= SEEN

    deep, parts = range(6), (1 / 4, 1 / 2, 3 / 4)  # a letter may stand in one of the places that are looked at
    return min(
        max(sum(stands_out(int(wide * part), y) for y in deep) for part in parts),
        max(sum(stands_out(int(wide * part), high - 1 - y) for y in deep) for part in parts),
        max(sum(stands_out(x, int(high * part)) for x in deep) for part in parts),
        max(sum(stands_out(wide - 1 - x, int(high * part)) for x in deep) for part in parts),
    )


@pytest.mark.parametrize("name", ["", "primary"])
def test_what_cannot_be_pressed_has_no_ground_and_a_dashed_edge(qtbot: QtBot, name: str) -> None:
    dialog = QDialog()
    button = QPushButton("开始填写", dialog)
    button.setObjectName(name)
    button.setEnabled(False)
    shown(qtbot, dialog)
    image = dialog.grab(button.geometry()).toImage()
    edge = {image.pixelColor(x, 0).name().upper() for x in range(8, image.width() - 8)}

    assert image.pixelColor(6, 6).name().upper() == LIGHT.desk
    assert LIGHT.desk in edge
    assert len(edge) > 1


def test_what_is_told_of_a_problem_wears_a_new_theme_at_once(qapp: QApplication, window: MainWindow) -> None:
    page = opened(window)
    [finding] = [one for one in page.document.findings if one.rule == "T4-SUM"]
    page.unfold()
    page.reveal(finding.left[0])
    page.problems.stand_on(finding)
    QApplication.processEvents()
    page.panel.mending.show_finding(finding)

    wear(qapp, DARK)

    view = page.tabs.currentWidget()
    assert isinstance(view, TableSectionView)
    line = view.focus_line
    inks = {label.palette().color(QPalette.ColorRole.WindowText).name().upper() for label in (line.where, line.found)}
    assert inks == {DARK.error.upper()}
    assert DARK.error.upper() in page.panel.mending.changes.toHtml().upper()
