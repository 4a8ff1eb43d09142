"""F1 shows the help where the clerk is, from every page and over dialogs; words are found in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from models.drafts.kept_beside import Beside
from models.drafts.store import DraftStore
from models.form.editions import EDITIONS
from models.form.explained import explanation
from models.form.refs import TextRef
from models.form.vocabulary import Form
from resources import read_text
from tests.builders import balanced, cell
from tests.thoroughness import before_landing
from tests.ui.all_dialogs import all_dialogs
from tests.ui.clerk import Key, press, type_text
from tests.ui.clerk import shown as on_screen
from ui.kit.boxes import Box
from ui.kit.help_dialog import HelpDialog, answer_f1
from ui.kit.help_topic import Topic
from ui.report.document import Document
from ui.report.review.keying_dialog import SecondKeyingDialog
from ui.trouble.failure_dialog import FailureDialog, RecordDialog
from ui.window.about import AboutDialog, SelfTestDialog
from ui.window.main_window import MainWindow


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[HelpDialog]:
    """The helps that F1 has shown; they close at once."""
    seen: list[HelpDialog] = []

    def show(dialog: QDialog) -> int:
        assert isinstance(dialog, HelpDialog)
        dialog.show()
        QApplication.processEvents()
        seen.append(dialog)
        dialog.hide()
        over = dialog.parentWidget()
        assert over
        over.activateWindow()
        QApplication.processEvents()
        return 0

    monkeypatch.setattr(HelpDialog, "exec", show)
    return seen


def heading_in_sight(dialog: HelpDialog) -> str:
    return dialog.page.textCursor().block().text()


def test_f1_in_a_cell_says_what_belongs_there(window: MainWindow, store: DraftStore, shown: list[HelpDialog]) -> None:
    window.open_draft(store.save(balanced()))
    assert window.report_view
    ref = cell("applications/new/natural")
    window.report_view.reveal(ref)
    press(Key.Key_F1)
    type_text("9")
    press(Key.Key_F1)

    told = explanation(balanced().form, ref)
    assert [one.topic for one in shown] == [Topic("数字怎么打", told.where, told.parts)] * 2
    assert {"填什么", "不填什么", "例子"} <= dict(told.parts).keys()


def test_f1_opens_at_what_the_clerk_does(window: MainWindow, store: DraftStore, shown: list[HelpDialog]) -> None:
    press(Key.Key_F1)
    window.open_draft(store.save(balanced()))
    assert window.report_view
    window.report_view.reveal(TextRef("cover", "agency"))
    press(Key.Key_F1)
    window.report_view.reveal(TextRef("texts", "problems"))
    press(Key.Key_F1)

    assert list(map(heading_in_sight, shown)) == ["报告列表里的状态", "标题和开头一段", "文字从提纲改起"]


def test_f1_answers_over_a_dialog(qtbot: QtBot, shown: list[HelpDialog]) -> None:
    class Handing(QDialog):
        def help_topic(self) -> Topic:
            return Topic("交付到 U 盘")

    dialog = Handing()
    QVBoxLayout(dialog).addWidget(QPushButton("好"))
    answer_f1(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    press(Key.Key_F1)

    assert list(map(heading_in_sight, shown)) == ["交付到 U 盘"]


_BY_THEMSELVES = {HelpDialog, AboutDialog, SelfTestDialog, FailureDialog, RecordDialog, Box}
"""The help itself, and what tells of the program and of its faults, which has to work when little else does."""


@before_landing
def test_over_every_dialog_f1_opens_where_the_help_tells_of_it(
    tmp_path: Path, settings: QSettings, shown: list[HelpDialog]
) -> None:
    headings = {line.removeprefix("## ") for line in read_text("help.md").splitlines() if line.startswith("## ")}
    seen = set()
    for dialog in all_dialogs(tmp_path, settings):
        kind = type(dialog)
        keys = [one for one in dialog.findChildren(QShortcut) if one.key() == QKeySequence("F1")]
        assert bool(keys) is (kind not in _BY_THEMSELVES), kind
        if keys and kind not in seen:
            keys[0].activated.emit()
            assert heading_in_sight(shown[-1]) in headings, kind
            seen.add(kind)
        dialog.deleteLater()
    assert len(shown) == len(seen)


def test_f1_answers_while_a_table_is_keyed_a_second_time(
    qtbot: QtBot, settings: QSettings, shown: list[HelpDialog]
) -> None:
    first = Document(balanced())
    dialog = SecondKeyingDialog(first, Beside(), lambda _: None, settings)
    first.setParent(dialog)
    on_screen(qtbot, dialog)
    press(Key.Key_F1)
    dialog.name.setFocus()
    press(Key.Key_F1)
    assert shown[0].topic.title, "of the cell"
    assert heading_in_sight(shown[1]) == "复核"


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.id)
def test_every_heading_that_is_asked_for_is_there(form: Form) -> None:
    headings = [line.removeprefix("## ") for line in read_text("help.md").splitlines() if line.startswith("## ")]
    asked = {
        "数字怎么打",
        "标题和开头一段",
        "文字从提纲改起",
        "问题列表",
        "报告列表里的状态",
        "预览和打印",
        "交付到 U 盘",
    }

    assert asked | {"交付到 U 盘", "删除和恢复", "导入报告", "一份报告怎么填"} <= set(headings)
    assert all(explanation(form, ref).where for ref in form.cells)


def test_words_are_found_in_the_help(qtbot: QtBot) -> None:
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.field.setFocus()
    dialog.field.setText("结转")
    first = dialog.page.textCursor().position()
    QTest.keyClick(dialog.field, Key.Key_Return)
    second = dialog.page.textCursor().position()
    chosen = dialog.page.textCursor().selectedText()
    dialog.field.setText("没有这样的话")

    assert chosen == "结转"
    assert first < second
    assert dialog.isVisible()
    assert dialog.told.text() == "没有找到"
    QTimer.singleShot(0, dialog.close)
