from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models.form.cover import PARTICULARS, UNSEALED, EntryKind
from models.form.refs import TextRef
from models.report.report import YEAR, Report
from models.report.wording import OPENING, TITLE
from models.rules import check
from tests.builders import answered, balanced
from tests.ui.clerk import CONTROL, Key, focus, press, shown, type_text
from ui.report.cover_view import ChoiceField, CoverView, YearField
from ui.report.document import Document
from ui.report.field_note import FieldNote
from ui.report.text.text_fields import LineField, ParagraphsField

AGENCY = TextRef("cover", "agency")


def cover_of(qtbot: QtBot, report: Report, height: int = 600) -> tuple[Document, CoverView]:
    document = Document(report)
    cover = CoverView(document)
    document.setParent(cover)
    cover.resize(1366, height)
    return document, shown(qtbot, cover)


def kind_of(cover: CoverView) -> ChoiceField:
    return next(iter(cover.findChildren(ChoiceField)))


def year_of(cover: CoverView) -> YearField:
    [field] = cover.findChildren(YearField)
    return field


@pytest.mark.parametrize("ref", [*(one.ref for one in PARTICULARS.values()), TITLE, OPENING], ids=str)
def test_every_particular_can_be_revealed_and_is_seen_then(qtbot: QtBot, ref: TextRef) -> None:
    _, cover = cover_of(qtbot, balanced(), height=300)

    cover.reveal(ref)

    place = focus().mapTo(cover.viewport(), QPoint(0, focus().height() // 2))
    assert cover.viewport().rect().contains(place)


@pytest.mark.parametrize(
    "key", [key for key in PARTICULARS if PARTICULARS[key].entry not in {EntryKind.CHOICE, EntryKind.YEAR}]
)
def test_what_is_typed_on_the_cover_is_in_the_report(qtbot: QtBot, key: str) -> None:
    document, cover = cover_of(qtbot, Report.blank(2023))
    cover.reveal(TextRef("cover", key))

    type_text("abc")

    assert document.report.text("cover", key) == "abc"


def test_a_hint_is_shown_while_a_line_is_blank(qtbot: QtBot) -> None:
    _, cover = cover_of(qtbot, Report.blank(2023))
    cover.reveal(AGENCY)
    field = focus()

    assert isinstance(field, QLineEdit)
    assert field.placeholderText() == PARTICULARS["agency"].hint


def test_title_and_opening_follow_while_the_agency_is_typed(qtbot: QtBot) -> None:
    document, cover = cover_of(qtbot, Report.blank(2023))
    cover.reveal(TITLE)
    title = focus()
    cover.reveal(AGENCY)

    type_text("ABC")

    assert isinstance(title, LineField)
    assert title.text().startswith("ABC2023年")
    assert not document.report.text(*TITLE)


def test_the_kind_of_unit_is_chosen_and_can_be_undone(qtbot: QtBot) -> None:
    document, cover = cover_of(qtbot, Report.blank(2023))
    kind = kind_of(cover)
    kind.setFocus()

    press(Key.Key_Down)
    chosen = document.report.text("cover", "kind")
    document.undo_stack.undo()

    assert chosen == "street"
    assert kind.currentIndex() == 0


def test_no_kind_at_all_can_be_chosen_again(qtbot: QtBot) -> None:
    document, cover = cover_of(qtbot, balanced())
    kind_of(cover).setFocus()

    press(Key.Key_Home)

    assert document.report.text("cover", "kind") == ""


def test_a_signature_without_a_seal_is_chosen_and_can_be_undone(qtbot: QtBot) -> None:
    document, cover = cover_of(qtbot, balanced())
    cover.reveal(TextRef("cover", "seal"))

    press(Key.Key_Down)
    chosen = document.report.text("cover", "seal")
    document.undo_stack.undo()

    assert chosen == UNSEALED
    assert document.report == balanced()


def test_a_typed_year_counts_once_it_is_whole(qtbot: QtBot) -> None:
    document, cover = cover_of(qtbot, Report.blank(2023))
    years: list[int] = []
    document.changed.connect(lambda _: years.append(document.report.year))
    year = year_of(cover)
    year.setFocus()
    year.selectAll()

    type_text("2020")
    press(Key.Key_Return)

    assert years == [2020]
    assert document.report.form.id == "2019"


@pytest.mark.parametrize("typed", ["1999", "2018"])
def test_a_year_without_a_form_cannot_be_entered(qtbot: QtBot, typed: str) -> None:
    document, cover = cover_of(qtbot, Report.blank(2023))
    year_of(cover).setFocus()
    year_of(cover).selectAll()

    type_text(typed)
    press(Key.Key_Return)

    assert document.report.year >= 2019


def test_undo_brings_the_year_back_from_the_keyboard_too(qtbot: QtBot) -> None:
    """The spin box must not keep Ctrl+Z to itself."""
    document, cover = cover_of(qtbot, Report.blank(2023))
    year_of(cover).setFocus()
    press(Key.Key_Up)
    document.undo_stack.undo()

    assert year_of(cover).value() == 2023
    assert document.report == Report.blank(2023)


@pytest.mark.parametrize("field", [YearField, ChoiceField])
@pytest.mark.parametrize("focused", [True, False])
def test_turning_the_wheel_over_a_field_scrolls_and_changes_nothing(
    qtbot: QtBot,
    field: type[QWidget],
    *,
    focused: bool,
) -> None:
    document, cover = cover_of(qtbot, balanced())
    for widget in cover.findChildren(field):
        if focused:
            widget.setFocus()
        turn_wheel(widget)

    assert document.report == balanced()


def turn_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, turn)


def test_tab_leads_through_the_cover_from_top_to_bottom(qtbot: QtBot) -> None:
    _, cover = cover_of(qtbot, balanced())
    cover.reveal(AGENCY)
    column = cover.widget()
    assert column is not None
    tops = []

    for _ in range(len(PARTICULARS)):
        tops.append(focus().mapTo(column, QPoint()).y())
        press(Key.Key_Tab)

    assert tops == sorted(tops)


def test_a_date_is_shown_as_it_is_printed(qtbot: QtBot) -> None:
    _, cover = cover_of(qtbot, answered(Report.blank(2023), {"cover/date": "2024-01-09"}))
    cover.reveal(TextRef("cover", "date"))

    field = focus()

    assert isinstance(field, QLineEdit)
    assert field.text() == "2024年1月9日"


def test_the_notice_takes_several_paragraphs(qtbot: QtBot) -> None:
    document, cover = cover_of(qtbot, Report.blank(2023))
    cover.reveal(TextRef("cover", "notice_body"))

    type_text("a")
    press(Key.Key_Return)
    type_text("b")

    assert isinstance(focus(), ParagraphsField)
    assert document.report.text("cover", "notice_body") == "a\nb"


def test_the_fields_are_no_wider_than_can_be_read(qtbot: QtBot) -> None:
    _, cover = cover_of(qtbot, balanced())
    cover.resize(1920, 900)

    assert all(field.width() <= 900 for field in cover.findChildren(QPlainTextEdit))


def test_the_year_of_the_report_is_undone_as_text_too(qtbot: QtBot) -> None:
    document, cover = cover_of(qtbot, Report.blank(2020))

    document.push({YEAR: "2021"}, "修改年度")

    assert year_of(cover).value() == 2021


def test_control_a_and_copy_work_in_a_line(qtbot: QtBot) -> None:
    _, cover = cover_of(qtbot, balanced())
    cover.reveal(AGENCY)

    press(Key.Key_A, Key.Key_C, held=CONTROL)

    assert QApplication.clipboard().text() == "鲤城区人民政府开元街道办事处"


def test_a_click_into_a_line_gives_it_the_keyboard(qtbot: QtBot) -> None:
    _, cover = cover_of(qtbot, balanced())
    first = cover.findChildren(LineField)[0]

    QTest.mouseClick(first, Qt.MouseButton.LeftButton)

    assert focus() is first


def notes_of(cover: CoverView) -> list[FieldNote]:
    return [one for one in cover.findChildren(FieldNote) if one.isVisible()]


@pytest.mark.parametrize("width", [1366, 1024, 683])
def test_a_date_that_is_none_is_marked_at_its_field_and_said_beside_it_until_it_is_right(
    qtbot: QtBot, width: int
) -> None:
    _, cover = cover_of(qtbot, answered(balanced(), {"cover/date": "2024年1月1日6日"}))
    cover.resize(width, 600)
    QApplication.processEvents()
    cover.reveal(TextRef("cover", "date"))
    field = focus()
    [note] = notes_of(cover)

    assert field.property("level") == note.property("level") == "warning"
    assert "不是日期" in note.text()
    assert field.accessibleDescription() == note.text()
    place, has_margin = note.mapTo(cover, QPoint(0, 0)), width > 683
    at = field.mapTo(cover, QPoint(field.width(), 0) if has_margin else QPoint(0, field.height()))
    assert 0 <= place.y() - at.y() < field.height()
    assert (place.x() > at.x()) is has_margin
    assert place.y() + note.height() <= cover.height()

    press(Key.Key_A, held=CONTROL)
    type_text("2024-01-09")
    qtbot.waitUntil(lambda: not note.isVisible())
    assert not field.property("level")


@pytest.mark.parametrize("width", [1366, 1024])
def test_nothing_moves_by_what_is_said_of_a_field(qtbot: QtBot, width: int) -> None:
    document, cover = cover_of(qtbot, balanced())
    cover.resize(width, 600)
    QApplication.processEvents()
    fields = cover.findChildren(LineField)

    def places() -> list[QPoint]:
        QApplication.processEvents()
        return [one.mapTo(cover, QPoint()) for one in fields]

    before = places()
    document.push({TextRef("cover", "date"): "2024年1月1日6日", AGENCY: None}, "修改")
    qtbot.waitUntil(lambda: len(notes_of(cover)) >= 2)

    assert places() == before
    rooms = [one.geometry() for one in notes_of(cover)]
    assert not any(one.intersects(other) for at, one in enumerate(rooms) for other in rooms[at + 1 :])
    assert all(
        one.height() >= note.heightForWidth(one.width()) for one, note in zip(rooms, notes_of(cover), strict=True)
    )


def test_what_is_explained_is_marked_no_more(qtbot: QtBot) -> None:
    report = answered(balanced(), {"cover/date": "2024-03-09"})
    [found] = [one for one in check(report) if one.rule == "S-DATE"]
    _, cover = cover_of(qtbot, answered(report, {str(found.key): "上级要求三月报。"}))

    assert not notes_of(cover)
