"""What a text has to tell, beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.form.refs import TextRef
from tests.builders import answered, balanced
from tests.ui.clerk import Key, focus, press, see_what_follows, shown, type_text
from ui.kit.theme import colours
from ui.report.document import Document
from ui.report.section_view import TextSectionView, section_view
from ui.report.text.text_marks import Layer

TEXT = "（一）主动公开情况\n公开8条。\n（二）平台建设情况\n政府信息通过【写网站栏目、公众号、公开栏等】发布。\n"


def text_view(qtbot: QtBot, text: str, width: int = 1366, section: str = "overview") -> TextSectionView:
    document = Document(answered(balanced(), {f"texts/{section}": text}))
    [found] = [one for one in document.report.form.sections if one.id == section]
    view = section_view(document, found)
    assert isinstance(view, TextSectionView)
    document.setParent(view)
    view.resize(width, 640)
    shown(qtbot, view).text.setFocus()
    return view


def lines(view: TextSectionView) -> list[str]:
    tree = view.told.lines
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [f"{item.text(0)} {item.text(1)}" for item in items if item]


def test_each_line_says_how_far_it_is_and_follows_what_is_typed(qtbot: QtBot) -> None:
    view = text_view(qtbot, TEXT)

    assert lines(view) == [
        "主动公开 写到了",
        "依申请公开 还没有写到",
        "政府信息管理 还没有写到",
        "平台建设 还有 1 处要填",
        "监督保障 还没有写到",
    ]
    press(Key.Key_End, held=Qt.KeyboardModifier.ControlModifier)
    type_text("组织考核2次。")
    see_what_follows()
    assert lines(view)[4] == "监督保障 写到了"


def test_a_line_leads_into_the_text_by_key_and_mouse(qtbot: QtBot) -> None:
    view = text_view(qtbot, TEXT)
    tree = view.told.lines
    tree.setFocus()
    press(Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Return)

    assert focus() is view.text
    assert view.text.textCursor().selectedText() == "【写网站栏目、公众号、公开栏等】"

    item = tree.topLevelItem(0)
    assert item
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(item).center())
    assert view.text.textCursor().selectedText() == "（一）主动公开情况"


def test_what_is_not_told_leads_to_the_end(qtbot: QtBot) -> None:
    view = text_view(qtbot, TEXT)
    view.told.lines.setFocus()
    press(Key.Key_End, Key.Key_Return)

    assert view.text.textCursor().position() == len(TEXT)


def test_tab_leads_to_the_lines(qtbot: QtBot) -> None:
    view = text_view(qtbot, TEXT)
    press(Key.Key_Tab)

    assert focus() is view.told.lines


@pytest.mark.parametrize(("width", "beside"), [(1366, True), (1000, False)])
def test_where_there_is_no_room_the_line_below_says_what_is_missing(qtbot: QtBot, width: int, *, beside: bool) -> None:
    view = text_view(qtbot, TEXT, width)

    assert view.told.isVisible() is beside
    assert ("监督保障" in view.length.text()) is not beside
    assert beside or view.text.width() > width * 3 // 4


def test_a_section_of_which_nothing_is_asked_by_name_has_no_lines(qtbot: QtBot) -> None:
    assert not text_view(qtbot, "问题。", section="problems").told.isVisible()
    assert text_view(qtbot, "没有。", section="other").told.isVisible()


def test_the_count_turns_when_the_text_is_too_long(qtbot: QtBot) -> None:
    view = text_view(qtbot, "字" * 1000)
    before = view.length.text(), view.length.palette().windowText().color().name()
    press(Key.Key_End, held=Qt.KeyboardModifier.ControlModifier)
    type_text("字")
    view.length.ensurePolished()

    assert before == ("1000 字，原则上不超过 1000 字", colours().quiet.lower())
    assert view.length.text().startswith("1001 字，原则上不超过 1000 字，多了 1 字")
    assert view.length.palette().windowText().color().name() == colours().warning.lower()


def test_sub_headings_are_bold_and_stay_plain_text(qtbot: QtBot) -> None:
    view = text_view(qtbot, TEXT)
    view.text.moveCursor(view.text.textCursor().MoveOperation.Start)
    type_text("（零）前言")
    press(Key.Key_Return)

    bold = []
    block = view.text.document().begin()
    while block.isValid():
        if any(one.format.fontWeight() > 500 for one in block.layout().formats()):
            bold.append(block.text())
        block = block.next()
    assert bold[-2:] == ["（一）主动公开情况", "（二）平台建设情况"]
    assert "政府信息通过" not in "".join(bold)
    assert view.document.report.text("texts", "overview").endswith(TEXT.rstrip("\n") + "\n")


def test_gaps_and_untouched_sentences_look_like_what_is_still_to_be_done(qtbot: QtBot) -> None:
    untouched = "公众对政府信息公开工作的意见，可以按本报告写明的联系方式提出。"
    view = text_view(qtbot, f"公开【写多少】条。{untouched}")
    text = view.text.toPlainText()

    assert [text[one.start : one.end] for one in view.text.marks.of(Layer.DRAFTED)] == [untouched, "【写多少】"]
    type_text("个")
    assert TextRef("texts", "overview") in view.document.report.values
