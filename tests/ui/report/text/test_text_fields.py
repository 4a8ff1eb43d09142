from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.form.refs import TextRef
from models.report.report import Report
from models.report.wording import OPENING, TITLE, opening, title
from tests.builders import answered, balanced
from tests.ui.clerk import CONTROL, SHIFT, Key, commit, press, put_on_clipboard, shown, type_text
from ui.report.cover_view import DATE
from ui.report.document import Document
from ui.report.text.text_fields import LineField, ParagraphsField

PHONE = TextRef("cover", "phone")
SIGNED = TextRef("cover", "date")
PROBLEMS = TextRef("texts", "problems")
BLANK = Report.blank(2023)


class Desk:
    """A page with a line, a date, paragraphs, a title that is written by itself, and the opening."""

    def __init__(self, report: Report) -> None:
        self.document = Document(report)
        self.page = QWidget()
        self.document.setParent(self.page)
        self.line = LineField(self.document, PHONE)
        self.date = LineField(self.document, SIGNED, spelling=DATE)
        self.paragraphs = ParagraphsField(self.document, PROBLEMS)
        self.title = LineField(self.document, TITLE, generated=title)
        self.opening = ParagraphsField(self.document, OPENING, generated=opening)
        column = QVBoxLayout(self.page)
        for field in (self.line, self.date, self.paragraphs, self.title, self.opening):
            column.addWidget(field)
        self.line.setFocus()

    @property
    def report(self) -> Report:
        return self.document.report

    def undo(self) -> None:
        self.document.undo_stack.undo()


def desk_with(qtbot: QtBot, report: Report) -> Desk:
    desk = Desk(report)
    shown(qtbot, desk.page)
    return desk


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return desk_with(qtbot, BLANK)


def select_all() -> None:
    press(Key.Key_A, held=CONTROL)


# ---------------------------------------------------------------- a line


def test_every_key_in_a_line_is_in_the_report_at_once(desk: Desk) -> None:
    type_text("059")

    assert desk.report.text(*PHONE) == "059"


def test_a_run_of_typing_is_one_step_back(desk: Desk) -> None:
    type_text("0595")
    desk.undo()

    assert desk.report == BLANK
    assert desk.line.text() == ""


def test_typing_after_a_pause_is_another_step(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    type_text("05")
    later = time.monotonic() + 60
    monkeypatch.setattr(time, "monotonic", lambda: later)
    type_text("95")

    desk.undo()

    assert desk.line.text() == "05"


def test_leaving_a_line_ends_the_run(desk: Desk) -> None:
    type_text("05")
    desk.date.setFocus()
    desk.line.setFocus()
    press(Key.Key_End)
    type_text("95")

    desk.undo()

    assert desk.line.text() == "05"


@pytest.mark.parametrize("field", ["line", "paragraphs"])
def test_undo_is_left_to_the_one_history_of_the_report(desk: Desk, field: str) -> None:
    """The field must neither undo by itself nor swallow the key."""
    widget: QWidget = getattr(desk, field)
    widget.setFocus()
    type_text("12")
    desk.document.push({TextRef("cover", "email"): "a@b.cn"}, "修改文字")

    press(Key.Key_Z, held=CONTROL)
    press(Key.Key_Z, held=CONTROL | SHIFT)

    assert desk.report.text("cover", "email") == "a@b.cn"
    assert desk.document.undo_stack.count() == 2
    assert "12" in desk.report.values.values()


def test_undo_in_a_line_leaves_the_cursor_at_the_change(qtbot: QtBot) -> None:
    desk = desk_with(qtbot, answered(BLANK, {str(PHONE): "0595-22783514"}))
    desk.line.setCursorPosition(4)
    type_text("99")

    desk.undo()

    assert (desk.line.text(), desk.line.cursorPosition()) == ("0595-22783514", 4)


def test_a_long_line_is_shown_from_its_beginning(qtbot: QtBot) -> None:
    desk = desk_with(qtbot, answered(BLANK, {str(TITLE): "很长的标题" * 40}))

    assert desk.title.cursorPosition() == 0


# ---------------------------------------------------------------- a date


@pytest.mark.parametrize("typed", ["2024-1-9", "2024.01.09", "2024年1月9日", "２０２４-１-９"])
def test_a_date_is_kept_alike_however_it_is_typed(desk: Desk, typed: str) -> None:
    desk.date.setFocus()

    type_text(typed)
    while_typing = desk.date.text()
    press(Key.Key_Return)

    assert while_typing == typed
    assert desk.report.text(*SIGNED) == "2024-01-09"
    assert desk.date.text() == "2024年1月9日"


def test_what_is_no_date_stays_as_typed_and_is_found(desk: Desk) -> None:
    desk.date.setFocus()

    type_text("2024-2-30")
    desk.line.setFocus()

    assert desk.date.text() == "2024-2-30"
    assert SIGNED in desk.document.marks


# ---------------------------------------------------------------- paragraphs


def test_every_key_in_paragraphs_is_in_the_report_at_once(desk: Desk) -> None:
    desk.paragraphs.setFocus()

    type_text("1")
    press(Key.Key_Return)
    type_text("2")

    assert desk.report.text(*PROBLEMS) == "1\n2"
    assert desk.document.undo_stack.count() == 1


def test_an_input_method_writes_paragraphs(desk: Desk) -> None:
    desk.paragraphs.setFocus()

    commit("", preedit="wenti")
    composing = desk.report
    commit("问题")

    assert composing == BLANK
    assert desk.report.text(*PROBLEMS) == "问题"


def test_an_input_method_writes_a_line(desk: Desk) -> None:
    commit("", preedit="dian")
    composing = desk.report
    commit("电话")

    assert composing == BLANK
    assert desk.report.text(*PHONE) == "电话"


def test_composing_in_the_middle_of_a_word_is_not_disturbed(qtbot: QtBot) -> None:
    desk = desk_with(qtbot, answered(BLANK, {str(PROBLEMS): "存在和改进"}))
    desk.paragraphs.setFocus()
    cursor = desk.paragraphs.textCursor()
    cursor.setPosition(2)
    desk.paragraphs.setTextCursor(cursor)

    for letters in ("w", "we", "wen"):
        commit("", preedit=letters)
    commit("问题")

    assert desk.report.text(*PROBLEMS) == "存在问题和改进"


def test_undo_in_paragraphs_leaves_the_cursor_at_the_change(qtbot: QtBot) -> None:
    desk = desk_with(qtbot, answered(BLANK, {str(PROBLEMS): "一是。\n二是。\n三是。"}))
    desk.paragraphs.setFocus()
    cursor = desk.paragraphs.textCursor()
    cursor.setPosition(6)
    desk.paragraphs.setTextCursor(cursor)
    type_text("99")

    desk.undo()

    assert desk.paragraphs.toPlainText() == "一是。\n二是。\n三是。"
    assert desk.paragraphs.textCursor().position() == 6


@pytest.mark.parametrize("strange", ["𠮷田", "👍👍", "㐀𠀀z"])
def test_characters_outside_the_basic_plane_survive(desk: Desk, strange: str) -> None:
    desk.paragraphs.setFocus()
    commit(f"前{strange}后")

    desk.document.push({PROBLEMS: f"前{strange}中{strange}后"}, "修改文字")
    type_text("2")

    assert desk.paragraphs.toPlainText() == f"前{strange}中{strange}2后"
    assert desk.report.text(*PROBLEMS) == f"前{strange}中{strange}2后"


def test_pasting_paragraphs_keeps_the_lines_and_loses_the_looks(desk: Desk) -> None:
    desk.paragraphs.setFocus()
    put_on_clipboard("一\r\n二\n三")

    press(Key.Key_V, held=CONTROL)

    assert desk.report.text(*PROBLEMS) == "一\n二\n三"


@pytest.mark.parametrize("foreign", ["一\r\n二\r三", "一\r\n二", "一\u2028二\u2029三", "一\xa0二"])
def test_a_text_from_elsewhere_is_shown_and_left_as_it_is(qtbot: QtBot, foreign: str) -> None:
    desk = desk_with(qtbot, answered(BLANK, {str(PROBLEMS): foreign}))
    before = desk.report
    desk.paragraphs.setFocus()
    desk.line.setFocus()
    desk.document.push({PHONE: "110"}, "修改文字")

    desk.undo()

    assert desk.paragraphs.toPlainText().split() == foreign.split()
    assert desk.paragraphs.toPlainText().count("\n") == len(foreign.splitlines()) - 1
    assert desk.report == before


def test_tab_leads_out_of_paragraphs(desk: Desk) -> None:
    desk.paragraphs.setFocus()

    press(Key.Key_Tab)

    assert QApplication.focusWidget() is desk.title


def test_a_field_shows_what_is_changed_elsewhere(desk: Desk) -> None:
    desk.document.push({PHONE: "110", PROBLEMS: "一\n二", SIGNED: "2024-01-09"}, "打开")

    assert (desk.line.text(), desk.paragraphs.toPlainText(), desk.date.text()) == ("110", "一\n二", "2024年1月9日")


# ---------------------------------------------------------------- what the program writes


def test_generated_texts_follow_the_cover(desk: Desk) -> None:
    desk.document.push({TextRef("cover", "agency"): "开元街道办事处", TextRef("cover", "phone"): "110"}, "修改文字")

    assert desk.title.text() == "开元街道办事处2023年政府信息公开工作年度报告"
    assert "电话：110" in desk.opening.toPlainText()
    assert not {TITLE, OPENING} & desk.report.values.keys()


def test_a_text_of_the_clerk_stays_when_the_cover_changes(desk: Desk) -> None:
    desk.title.setFocus()
    select_all()
    type_text("X")

    desk.document.push({TextRef("cover", "agency"): "开元街道办事处"}, "修改文字")

    assert desk.title.text() == "X"
    assert desk.report.text(*TITLE) == "X"


@pytest.mark.parametrize("field", ["title", "opening"])
def test_clearing_a_text_of_the_clerk_brings_the_generated_one_back(desk: Desk, field: str) -> None:
    widget: LineField | ParagraphsField = getattr(desk, field)
    widget.setFocus()
    select_all()
    type_text("X")

    select_all()
    press(Key.Key_Delete)
    while_typing = text_of(widget)
    desk.line.setFocus()

    assert while_typing == ""
    assert text_of(widget) == (title(desk.report) if field == "title" else opening(desk.report))
    assert desk.report == BLANK


def text_of(field: LineField | ParagraphsField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.mark.parametrize("field", ["title", "opening"])
def test_typing_the_generated_text_again_lets_it_follow_again(desk: Desk, field: str) -> None:
    widget: LineField | ParagraphsField = getattr(desk, field)
    widget.setFocus()
    press(Key.Key_End, held=CONTROL)

    type_text("X")
    overridden = desk.report
    press(Key.Key_Backspace)

    assert overridden != BLANK
    assert desk.report == BLANK


def test_pasting_the_same_text_over_a_text_of_the_clerk_keeps_it(desk: Desk) -> None:
    desk.document.push({TITLE: "另一个标题"}, "修改文字")
    desk.title.setFocus()
    put_on_clipboard("另一个标题")

    select_all()
    press(Key.Key_V, held=CONTROL)
    desk.line.setFocus()

    assert desk.title.text() == "另一个标题"


def test_undo_brings_the_generated_text_back(desk: Desk) -> None:
    generated = desk.opening.toPlainText()
    desk.opening.setFocus()
    type_text("X")

    desk.undo()

    assert desk.opening.toPlainText() == generated


def test_clearing_and_undo_show_the_text_again(qtbot: QtBot) -> None:
    desk = desk_with(qtbot, balanced())
    before = desk.paragraphs.toPlainText()
    desk.paragraphs.setFocus()
    select_all()
    press(Key.Key_Delete)

    desk.undo()

    assert desk.paragraphs.toPlainText() == before


def test_control_characters_are_dropped_and_told(qtbot: QtBot) -> None:
    document = Document(BLANK)
    field = shown(qtbot, ParagraphsField(document, TextRef("texts", "other")))
    document.setParent(field)
    told: list[str] = []
    document.status_message.connect(told.append)
    field.insertPlainText("没有\x07收取\u200b。")

    assert document.report.text("texts", "other") == "没有收取。"
    assert field.toPlainText() == "没有收取。"
    assert len(told) == 1
    assert "2" in told[0]
