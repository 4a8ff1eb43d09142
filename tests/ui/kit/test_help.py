"""F1 shows the help where the clerk is, from every page and over dialogs; words are found in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QShortcut
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
from tests.ui.all_dialogs import all_dialogs
from tests.ui.clerk import Key, press, type_text
from tests.ui.clerk import shown as on_screen
from ui.kit.help_dialog import HelpDialog, answer_f1
from ui.kit.help_topic import Topic
from ui.report.document import Document
from ui.report.review.keying_dialog import SecondKeyingDialog
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


ASKED = (
    ("结转", "结转"),
    ("盖章", "盖章"),
    ("U盘", "U 盘认不出来"),
    ("涉密", "涉密的内容"),
    ("收费", "收费填哪里"),
    ("自然人", "自然人是谁"),
    ("打印不出来", "打印不出来"),
    ("格式", "格式"),
    ("退回", "区里退回来，要改"),
    ("忘了保存", "忘了保存"),
    ("上年结转怎么填", "上年结转填什么"),
    ("打印机没有反应怎么办", "打印机开着"),
    ("信访件算不算申请", "什么算一件申请"),
    ("公章盖在哪里？", "公章盖在"),
)
"""What clerks ask, and what stands in the line that answers it."""


def test_what_clerks_ask_has_an_answer(window: MainWindow, shown: list[HelpDialog]) -> None:
    press(Key.Key_F1)
    [dialog] = shown
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    dialog.field.setFocus()

    answers = []
    for asked, _ in ASKED:
        dialog.field.clear()
        type_text(asked)
        assert dialog.page.textCursor().hasSelection(), asked
        assert dialog.page.cursorRect().bottom() < dialog.page.viewport().height() / 2, "the answer is read, too"
        answers.append(heading_in_sight(dialog))
    dialog.hide()

    assert [asked for (asked, answer), found in zip(ASKED, answers, strict=True) if answer not in found] == []
    assert window.isVisible()


def test_f1_answers_over_every_dialog(
    qtbot: QtBot, tmp_path: Path, settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(HelpDialog, "exec", lambda dialog: opened.append(dialog.topic.heading))
    headings = {line.removeprefix("## ") for line in read_text("help.md").splitlines() if line.startswith("## ")}
    silent = []
    for dialog in all_dialogs(tmp_path, settings):
        qtbot.addWidget(dialog)
        before = len(opened)
        keys = [key for key in dialog.findChildren(QShortcut) if key.key().toString() == "F1"]
        assert len(keys) <= 1, "of two Qt asks neither"
        for key in keys:
            key.activated.emit()
        if not set(opened[before:]) & headings:
            silent.append(type(dialog).__name__)

    assert set(silent) == {"HelpDialog", "Box"}, "the one is the help, and the others tell all there is to tell"
    assert len(set(opened)) > 8


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
    dialog.field.setText("qqq")

    assert chosen == "结转"
    assert first < second
    assert dialog.isVisible()
    assert dialog.told.text() == "没有找到"
    QTimer.singleShot(0, dialog.close)
