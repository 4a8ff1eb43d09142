"""Figures that live in a text: what the clerk sees, and what is kept."""

from __future__ import annotations

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from models.checks.findings import Finding, Level, Span
from models.form.editions.applications import APPLICANTS
from models.form.refs import TextRef
from models.form.vocabulary import Narrative
from models.report.fields import NOTHING, field
from models.report.report import YEAR
from tests.builders import answered, balanced, cell
from tests.ui.clerk import CONTROL, Key, clipboard, commit, press, put_on_clipboard, shown, type_text
from ui.kit.theme import colours
from ui.report.document import Document
from ui.report.section_view import TextSectionView
from ui.report.text.figure_picker import FigurePicker
from ui.report.text.narrative_field import NarrativeField
from ui.report.text.text_marks import Layer

OTHER = TextRef("texts", "other")
TOTAL, NATURAL = cell("applications/new/total"), cell("applications/new/natural")
FIELD = field(TOTAL)
RECEIVED = {
    f"applications/new/{column}": count
    for column, count in zip(APPLICANTS, ("15", "150", "0", "0", "0", "0"), strict=True)
}
"""165 in all."""


def field_with(qtbot: QtBot, text: str, at: int | None = None) -> NarrativeField:
    """Return the field on the screen with `text` in it, the cursor behind the first `at` characters shown."""
    document = Document(answered(balanced(), {**RECEIVED, str(OTHER): text}))
    one = shown(qtbot, NarrativeField(document, OTHER))
    document.setParent(one)
    one.setFocus()
    put(one, len(one.toPlainText()) if at is None else at)
    return one


def put(one: NarrativeField, at: int, end: int | None = None) -> None:
    cursor = one.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at if end is None else end, QTextCursor.MoveMode.KeepAnchor)
    one.setTextCursor(cursor)


def kept(one: NarrativeField) -> str:
    return one._document.report.text(*OTHER)


def grounds(one: NarrativeField) -> list[str]:
    """Return what stands on the ground of fields."""
    wanted = QColor(colours().follows)
    return [mark.cursor.selectedText() for mark in one.extraSelections() if mark.format.background().color() == wanted]


def test_the_clerk_sees_the_figure_on_a_ground_of_its_own(qtbot: QtBot) -> None:
    one = field_with(qtbot, f"新收{FIELD}件，自然人{field(NATURAL)}{field(NATURAL)}件")

    assert one.toPlainText() == "新收165件，自然人1515件"
    assert grounds(one) == ["165", "15", "15"]


def test_a_figure_follows_its_cell_and_the_cursor_stays(qtbot: QtBot) -> None:
    one = field_with(qtbot, f"𠮷新收{FIELD}件，共{FIELD}件。", at=9)
    before = one.textCursor().position()

    one._document.push({NATURAL: Decimal(1015)}, "填写")

    assert one.toPlainText() == "𠮷新收1165件，共1165件。"
    assert one.textCursor().position() == before + 1
    assert grounds(one) == ["1165", "1165"]


def test_a_blank_cell_is_seen_as_a_question_and_undo_brings_the_figure_back(qtbot: QtBot) -> None:
    one = field_with(qtbot, f"自然人{field(NATURAL)}件")

    one._document.push({NATURAL: None}, "清空")
    blank = one.toPlainText()
    one._document.undo_stack.undo()

    assert (blank, one.toPlainText()) == (f"自然人{NOTHING}件", "自然人15件")


@pytest.mark.parametrize(
    ("at", "after"),
    [
        (0, f"1新收{FIELD}件"),
        (2, f"新收1{FIELD}件"),
        (3, "新收1165件"),
        (5, f"新收{FIELD}1件"),
        (6, f"新收{FIELD}件1"),
    ],
    ids=["start", "before", "inside", "behind", "end"],
)
def test_what_is_typed_beside_a_field_are_words_and_inside_ends_it(qtbot: QtBot, at: int, after: str) -> None:
    one = field_with(qtbot, f"新收{FIELD}件", at)

    type_text("1")

    assert kept(one) == after
    assert grounds(one) == (["165"] if FIELD in after else [])
    assert one.textCursor().position() == at + 1


@pytest.mark.parametrize(("at", "key"), [(5, Key.Key_Backspace), (2, Key.Key_Delete)])
def test_a_key_that_deletes_takes_the_whole_field_and_undo_brings_it_back(qtbot: QtBot, at: int, key: Key) -> None:
    one = field_with(qtbot, f"新收{FIELD}件", at)

    press(key)
    deleted = kept(one)
    one._document.undo_stack.undo()

    assert deleted == "新收件"
    assert (kept(one), one.toPlainText(), grounds(one)) == (f"新收{FIELD}件", "新收165件", ["165"])


@pytest.mark.parametrize(("at", "key"), [(2, Key.Key_Backspace), (5, Key.Key_Delete)])
def test_beside_a_field_these_keys_delete_a_character(qtbot: QtBot, at: int, key: Key) -> None:
    one = field_with(qtbot, f"新收{FIELD}件", at)

    press(key)

    assert kept(one) == (f"新{FIELD}件" if key == Key.Key_Backspace else f"新收{FIELD}")


def test_a_part_of_a_field_that_is_left_are_words(qtbot: QtBot) -> None:
    one = field_with(qtbot, f"新收{FIELD}件和{FIELD}件")
    put(one, 1, 3)

    press(Key.Key_Delete)

    assert kept(one) == f"新65件和{FIELD}件"


def test_an_input_method_beside_a_field(qtbot: QtBot) -> None:
    one = field_with(qtbot, f"{FIELD}，{FIELD}", at=3)

    for letters in ("j", "ji", "jian"):
        commit("", preedit=letters)
    composing = kept(one)
    commit("件𠮷")

    assert (composing, kept(one)) == (f"{FIELD}，{FIELD}", f"{FIELD}件𠮷，{FIELD}")
    assert grounds(one) == ["165", "165"]


def test_other_programs_get_figures_and_a_text_of_ours_the_fields(qtbot: QtBot) -> None:
    one = field_with(qtbot, f"𠮷新收{FIELD}件")
    press(Key.Key_A, held=CONTROL)
    press(Key.Key_X, held=CONTROL)
    type_text("共")
    press(Key.Key_V, held=CONTROL)
    type_text("。")

    assert clipboard() == "𠮷新收165件"
    assert kept(one) == f"共𠮷新收{FIELD}件。"


def test_a_part_of_a_field_is_copied_as_words(qtbot: QtBot) -> None:
    one = field_with(qtbot, f"新收{FIELD}，{field(NATURAL)}件")
    put(one, 3, 8)
    press(Key.Key_C, held=CONTROL)
    press(Key.Key_End, held=CONTROL)
    press(Key.Key_V, held=CONTROL)

    assert kept(one) == f"新收{FIELD}，{field(NATURAL)}件65，{field(NATURAL)}"


def test_a_field_that_the_form_does_not_know_is_pasted_as_it_was_seen(qtbot: QtBot) -> None:
    one = field_with(qtbot, f"自然人{field(NATURAL)}，规范性文件{field(cell('disclosure/documents/issued'))}件")
    press(Key.Key_A, held=CONTROL)
    press(Key.Key_C, held=CONTROL)
    shown_before = one.toPlainText()
    one._document.push({YEAR: "2020"}, "修改年度")
    one._document.push({OTHER: None}, "清除")
    press(Key.Key_V, held=CONTROL)

    assert kept(one) == shown_before


def test_a_field_typed_as_it_is_kept_is_a_field(qtbot: QtBot) -> None:
    one = field_with(qtbot, "新收")
    put_on_clipboard(f"{FIELD}件")

    press(Key.Key_V, held=CONTROL)

    assert (kept(one), one.toPlainText(), grounds(one)) == (f"新收{FIELD}件", "新收165件", ["165"])


def test_control_characters_do_not_move_the_figures(qtbot: QtBot) -> None:
    one = field_with(qtbot, f"新收{FIELD}件", at=0)

    one.insertPlainText("\u200b")
    one._document.push({NATURAL: Decimal(16)}, "填写")

    assert one.toPlainText() == "新收166件"


def test_foreign_line_ends_stay_until_something_is_typed(qtbot: QtBot) -> None:
    one = field_with(qtbot, f"一\r\n{FIELD}\u2028二")
    one._document.push({NATURAL: Decimal(16)}, "填写")
    shown_text, before = one.toPlainText(), kept(one)
    type_text("1")

    assert (shown_text, before) == ("一\n166\n二", f"一\r\n{FIELD}\u2028二")
    assert kept(one) == f"一\n{FIELD}\n二1"


def test_inserting_a_field_is_one_step_of_its_own(qtbot: QtBot) -> None:
    one = field_with(qtbot, "新收15件", at=2)
    type_text("1")
    put(one, 3, 5)

    one.insert_field(TOTAL)
    position = one.textCursor().position()
    type_text("0")
    inserted = kept(one)
    one._document.undo_stack.undo()
    one._document.undo_stack.undo()

    assert (inserted, position) == (f"新收1{FIELD}0件", 6)
    assert kept(one) == "新收115件"


def test_a_key_in_a_long_text_with_fields_costs_little(qtbot: QtBot) -> None:
    one = field_with(qtbot, f"本年新收申请{FIELD}件。" * 400)
    type_text("1")
    times = [time.perf_counter()]
    for _ in range(10):
        text = one.toPlainText() + "1"
        one._kept(text)
        times.append(time.perf_counter())

    assert min(after - before for before, after in pairwise(times)) < 0.03


# ---------------------------------------------------------------- marks


def section_view(qtbot: QtBot, text: str) -> TextSectionView:
    document = Document(answered(balanced(), {**RECEIVED, str(OTHER): text}))
    section = document.report.form.sections[-1]
    assert isinstance(section.body, Narrative)
    view = TextSectionView(document, section, section.body)
    document.setParent(view)
    return shown(qtbot, view)


def found(view: TextSectionView, *spans: tuple[int, int], level: Level = Level.WARNING) -> None:
    """Let the check find something in these words."""
    marked = tuple(Span(OTHER, *span) for span in spans)
    finding = Finding("N-RECV", level, "文字里是 <b>1</b> 件。", (OTHER,), spans=marked)
    view.document.findings = (Finding("S-SIX", Level.ERROR, "", (OTHER,), effects=(finding,)),)
    view.document.checked.emit()


def underlined(view: TextSectionView) -> list[tuple[str, str]]:
    """Return the words with a line under them, and its colour."""
    marks = [mark for mark in view.text.extraSelections() if mark.format.fontUnderline()]
    return [(mark.cursor.selectedText(), mark.format.underlineColor().name().upper()) for mark in marks]


@pytest.mark.parametrize(
    ("level", "colour"),
    [(Level.ERROR, colours().error), (Level.WARNING, colours().warning), (Level.HINT, colours().quiet)],
)
def test_words_of_a_finding_are_underlined_beside_the_ground_of_fields(qtbot: QtBot, level: Level, colour: str) -> None:
    view = section_view(qtbot, f"𠮷\r\n新收{FIELD}件")
    found(view, (3, 8), level=level)

    assert underlined(view) == [("新收165", colour)]
    assert grounds(view.text) == ["165"]


def test_marks_go_with_the_findings(qtbot: QtBot) -> None:
    view = section_view(qtbot, "没有收费")
    found(view, (0, 2))
    view.document.push({TextRef("cover", "phone"): "110", NATURAL: None}, "填写")

    assert underlined(view) == []


def test_pointing_at_words_chooses_them_and_takes_the_keyboard(qtbot: QtBot) -> None:
    view = section_view(qtbot, "𠮷一\r\n" * 200 + f"新收{FIELD}件")
    view.heading.setFocus()

    view.point_at(Span(OTHER, 802, 805))
    cursor = view.text.textCursor()

    assert cursor.selectedText() == "165"
    assert view.text.viewport().rect().contains(view.text.cursorRect().center())
    assert QApplication.focusWidget() is view.text


def tip(view: TextSectionView, at: int) -> str:
    put(view.text, at)
    point = view.text.cursorRect().center()
    QApplication.sendEvent(
        view.text.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.text.viewport().mapToGlobal(point))
    )
    return QToolTip.text()


@pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)", extend=True)  # of a tip, offscreen
def test_the_mouse_is_told_what_was_found_and_nothing_is_markup(qtbot: QtBot) -> None:
    view = section_view(qtbot, f"新收一二三四五六七八{FIELD}件")
    found(view, (0, 2))

    assert "&lt;b&gt;1&lt;/b&gt;" in tip(view, 1)
    assert "总计" in tip(view, 11)
    assert view.text.marks.tip_at(QPoint(600, 8)) == ""
    assert view.text.marks.tip_at(QPoint(20, 300)) == ""


def test_the_length_counts_figures_and_follows_them(qtbot: QtBot) -> None:
    view = section_view(qtbot, f"新收{FIELD} 件")
    before = view.length.text()
    view.document.push({NATURAL: Decimal(1015)}, "填写")

    assert before.startswith("6 字")
    assert view.length.text().startswith("7 字")


def test_no_layer_takes_the_marks_of_another(qtbot: QtBot) -> None:
    view = section_view(qtbot, f"新收{FIELD}件")
    found(view, (0, 2))
    view.text.marks.put(Layer.FIELDS, ())

    assert underlined(view) == [("新收", colours().warning)]
    assert grounds(view.text) == []


def test_a_figure_is_inserted_by_key(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view = section_view(qtbot, "新收件")
    put(view.text, 2)
    monkeypatch.setattr(FigurePicker, "ask", lambda *_: TOTAL)

    view.insert_figure()

    assert view.document.report.text(*OTHER) == f"新收{FIELD}件"
    assert QApplication.focusWidget() is view.text
