"""A field that a key leads to is in sight, whole and with its label; what the program has put into it is chosen."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.form.refs import TextRef
from models.report.report import Report
from tests.builders import answered
from tests.ui.clerk import ALT, SHIFT, Key, focus, press, report_page, shown, type_text
from ui.report.cover_view import CoverView
from ui.report.text.marked_field import MarkedField
from ui.window.main_window import MainWindow
from ui.window.new_report_dialog import NewReportDialog

BEGUN = answered(Report.blank(2023), {"cover/agency": "开元街道办事处"})


def cover_of(window: MainWindow) -> CoverView:
    """Return the cover of a report that was begun, on a small screen."""
    window.open_draft(window.shell.store.save(BEGUN))
    window.resize(1024, 420)
    QApplication.processEvents()
    page = report_page(window).widget.tabs.widget(0)
    assert isinstance(page, CoverView)
    return page


def is_whole(view: CoverView, widget: QWidget) -> bool:
    corner = widget.mapTo(view.viewport(), widget.rect().topLeft())
    return view.viewport().rect().contains(QRect(corner, widget.size()))


def test_a_letter_and_tab_bring_a_field_into_sight_with_its_label(window: MainWindow) -> None:
    view = cover_of(window)
    labels = [one for one in view.findChildren(QLabel) if isinstance(one.buddy(), QWidget) and "&" in one.text()]
    assert len(labels) > 20

    for label in (labels[-1], labels[0], labels[4], labels[9]):
        letter = re.search(r"&(\w)", label.text())
        assert letter
        press(Key(ord(letter[1])), held=ALT)
        assert focus() is label.buddy()
        assert is_whole(view, focus())
        assert is_whole(view, label)
    for held in (Qt.KeyboardModifier.NoModifier, SHIFT):
        for _ in range(6):
            press(Key.Key_Tab, held=held)
            assert is_whole(view, focus())


def test_what_the_program_proposes_is_replaced_by_the_next_key(window: MainWindow) -> None:
    view = cover_of(window)

    press(Key.Key_L, held=ALT)
    press(Key.Key_Tab)
    field = focus()
    assert isinstance(field, MarkedField)
    type_text("x")
    assert view._document.report.text(*TextRef("texts", "opening")) == "x"

    press(Key.Key_Tab)
    press(Key.Key_Tab, held=SHIFT)
    type_text("y")
    assert field.toPlainText() in {"xy", "yx"}, "what the clerk has written stays"


def test_a_proposed_name_is_chosen(qtbot: QtBot) -> None:
    dialog = shown(qtbot, NewReportDialog("开元街道办事处"))

    field = focus()
    assert isinstance(field, QLineEdit)
    assert (field, field.selectedText()) == (dialog.agency, "开元街道办事处")
