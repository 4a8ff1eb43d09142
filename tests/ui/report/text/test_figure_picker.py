from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.form.refs import TextRef
from models.form.vocabulary import Axis, Form
from models.report.report import Report
from tests.builders import balanced, cell
from tests.invented import ALL_EDITIONS
from tests.ui.clerk import CONTROL, SHIFT, Key, focus, press, shown, type_text
from tests.ui.window.test_menus import action
from ui.report.text.figure_picker import FigurePicker, offered
from ui.window.main_window import MainWindow

TOTAL = cell("applications/new/total")
pytestmark = pytest.mark.usefixtures("every_edition")


@pytest.fixture
def picker(qtbot: QtBot) -> FigurePicker:
    one = shown(qtbot, FigurePicker(balanced()))
    one.search.setFocus()
    return one


def labels(picker: FigurePicker) -> list[tuple[str, str]]:
    items = map(picker.list.topLevelItem, range(picker.list.topLevelItemCount()))
    return [(item.text(0), item.text(1)) for item in items if item and not item.isHidden()]


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_every_cell_is_offered_once_and_what_texts_speak_of_comes_first(form: Form) -> None:
    refs = [one.ref for one in offered(form)]
    first = refs[: len(form.headlines)]
    sums = {one.right[0] for one in form.identities if one.balance.fills and one.balance.axis is Axis.COLUMNS}

    assert sorted(refs) == sorted(form.cells)
    assert first == [one.ref for one in form.headlines]
    assert max(map(refs.index, sums), default=0) < min(refs.index(ref) for ref in refs if ref not in {*first, *sums})


def test_every_word_typed_leaves_fewer(picker: FigurePicker) -> None:
    type_text("新收")
    rows = len(labels(picker))
    type_text(" 总计")

    assert rows == 7
    assert labels(picker) == [("表三“本年新收”行“总计”列", balanced().shown(TOTAL))]
    assert picker.chosen == TOTAL


def test_the_arrows_move_through_the_list_and_enter_takes(picker: FigurePicker) -> None:
    type_text("新收")
    first = picker.chosen
    press(Key.Key_Down)
    press(Key.Key_Return)

    assert (first, picker.chosen) == (TOTAL, cell("applications/new/natural"))
    assert picker.result() == FigurePicker.DialogCode.Accepted


def test_where_nothing_fits_nothing_is_taken(picker: FigurePicker) -> None:
    type_text("没有这个")
    press(Key.Key_Return)

    assert picker.chosen is None
    assert picker.isVisible()


def test_a_blank_cell_says_so(qtbot: QtBot) -> None:
    one = shown(qtbot, FigurePicker(Report.blank(2023)))

    assert {figure for _, figure in labels(one)} == {"（没有填）"}


def test_a_figure_gets_into_the_text_by_keys_alone(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(balanced()))
    assert window.report_view is not None
    window.report_view.reveal(TextRef("texts", "other"))
    press(Key.Key_Home, held=CONTROL)

    def choose() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, FigurePicker)
        picker.search.setText("新收 总计")
        QTest.keyClick(picker.search, Key.Key_Return)

    QTimer.singleShot(0, choose)
    press(Key.Key_I, held=CONTROL | SHIFT)

    assert window.report_view.document.report.text("texts", "other").startswith("{{applications/new/total}}本年")
    assert window.report_view.document.report.printed(TextRef("texts", "other")).startswith(
        f"{balanced().shown(TOTAL)}本年"
    )


def test_a_text_is_needed_for_a_figure_in_a_text(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(balanced()))
    assert window.report_view is not None
    window.report_view.reveal(TOTAL)

    action(window, "插入表里的数…").trigger()

    assert "不是文字" in window.status_message
    assert QApplication.activeModalWidget() is None
    assert focus() is window.report_view.table
