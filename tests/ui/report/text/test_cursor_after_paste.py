"""After a paste the cursor stands behind what was pasted, whatever was dropped of it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from models.form.refs import TextRef
from models.report.report import Report
from models.text.characters import printable
from tests.ui.clerk import CONTROL, Key, press, put_on_clipboard, shown
from ui.report.document import Document
from ui.report.text.narrative_field import NarrativeField
from ui.report.text.text_fields import LineField, ParagraphsField, units

REPEATED = st.text("a甲😀\u202d\u200b", max_size=6)


@pytest.fixture
def paragraphs(qtbot: QtBot) -> NarrativeField:
    field = NarrativeField(Document(Report.blank(2023)), TextRef("texts", "overview"))
    return shown(qtbot, field)


@pytest.fixture
def line(qtbot: QtBot) -> LineField:
    return shown(qtbot, LineField(Document(Report.blank(2023)), TextRef("cover", "address")))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(REPEATED, REPEATED, REPEATED)
def test_in_paragraphs(paragraphs: ParagraphsField, before: str, new: str, behind: str) -> None:
    before, behind = printable(before), printable(behind)
    paragraphs.setPlainText(before + behind)
    paragraphs.setFocus()
    cursor = paragraphs.textCursor()
    cursor.setPosition(units(before), QTextCursor.MoveMode.MoveAnchor)
    paragraphs.setTextCursor(cursor)
    put_on_clipboard(new)
    press(Key.Key_V, held=CONTROL)

    assert paragraphs.toPlainText() == before + printable(new) + behind
    assert paragraphs.textCursor().position() == units(before + printable(new))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(REPEATED, REPEATED, REPEATED)
def test_in_a_line(line: LineField, before: str, new: str, behind: str) -> None:
    before, behind = printable(before), printable(behind)
    line.selectAll()
    press(Key.Key_Delete)
    line.insert(before + behind)
    line.setCursorPosition(units(before))
    put_on_clipboard(new)
    press(Key.Key_V, held=CONTROL)

    assert line.text() == before + printable(new) + behind
    assert line.cursorPosition() == units(before + printable(new))


def test_a_page_becomes_plain_text(paragraphs: ParagraphsField) -> None:
    data = QMimeData()
    data.setText("粗体的字")
    data.setHtml("<b style='font-size: 40pt'>粗体的字</b>")
    QGuiApplication.clipboard().setMimeData(data)
    press(Key.Key_V, held=CONTROL)

    assert paragraphs.toPlainText() == "粗体的字"
    assert not paragraphs.textCursor().charFormat().font().bold()
