from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.checks.findings import Cause, Finding, Fix, Level, Span
from models.checks.marks import marks_of
from models.form.refs import Ref, TextRef
from models.report.report import Report, Value
from tests.builders import answered, balanced, cell
from tests.ui.clerk import CONTROL, Key, focus, press, shown
from ui.report.document import Document
from ui.report.fix_dialog import FixDialog
from ui.report.report_view import ReportView
from ui.report.text.marked_field import MarkedField

NEW, TOTAL = cell("applications/new/natural"), cell("applications/new/total")
TEXT = TextRef("texts", "overview")
WORDS = "全年平稳。收到申请 120 件，办结 118 件。另有其他。"
REPORT = answered(balanced(), {str(TEXT): WORDS})


def fix(*answers: tuple[Ref, Value | None]) -> Fix:
    return Fix("改好", answers)


def finding(ref: Ref, fix: Fix | None = None) -> Finding:
    return Finding("X-SUM", Level.ERROR, "<b>对不上</b>。", (ref,), fix=fix)


def test_the_dialog_shows_words_as_words(qtbot: QtBot) -> None:
    mending = fix((TEXT, "<b>收到</b>申请。"))
    dialog = shown(qtbot, FixDialog(REPORT, finding(TEXT, mending), mending))

    assert "<b>收到</b>申请。" in dialog.table.toPlainText()
    assert focus() is dialog.agree


@pytest.mark.parametrize(("key", "wanted"), [(Key.Key_Return, True), (Key.Key_Escape, False)])
def test_enter_mends_and_escape_does_not(qtbot: QtBot, key: Key, *, wanted: bool) -> None:
    mending = fix((NEW, Decimal(7)))
    dialog = shown(qtbot, FixDialog(REPORT, finding(NEW, mending), mending))

    press(key)

    assert bool(dialog.result()) == wanted


# ---------------------------------------------------------------- in the page


@pytest.fixture
def page(qtbot: QtBot) -> ReportView:
    document = Document(REPORT)
    page = ReportView(document)
    document.setParent(page)
    page.resize(1000, 700)  # too narrow for what a fix changes to stand beside the list
    return shown(qtbot, page)


def found(page: ReportView, *findings: Finding) -> None:
    """Let the page show these findings until the report changes."""
    page.document.findings = findings
    page.document.last_marks = marks_of(findings)
    page.document.checked.emit()


def agree(monkeypatch: pytest.MonkeyPatch, *, wanted: bool = True) -> list[Finding]:
    asked: list[Finding] = []

    def answer(_report: Report, finding: Finding, *_: object) -> bool:
        asked.append(finding)
        return wanted

    monkeypatch.setattr(FixDialog, "accepts", answer)
    return asked


def test_a_fix_is_one_step(page: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(monkeypatch)
    found(page, finding(NEW, fix((NEW, Decimal(7)), (TEXT, "收到申请 7 件。"))))
    page.go_to_problem(1)
    page.fix()
    mended = page.document.report
    text = page.document.undo_stack.undoText()
    page.undo()

    assert (mended.figure(NEW), mended.text(*TEXT)) == (Decimal(7), "收到申请 7 件。")
    assert text == "改正：改好"
    assert page.document.report == REPORT


def test_turning_back_mends_nothing(page: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = agree(monkeypatch, wanted=False)
    found(page, finding(NEW, fix((NEW, Decimal(7)))))
    page.go_to_problem(1)
    page.fix()

    assert len(asked) == 1
    assert page.document.report == REPORT


def test_without_a_fix_the_clerk_is_told(page: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = agree(monkeypatch)
    sentences: list[str] = []
    page.status_message.connect(sentences.append)
    page.fix()
    found(page, finding(NEW))
    page.go_to_problem(1)
    page.fix()

    assert not asked
    assert [sentence[:5] for sentence in sentences if sentence] == ["请先按 F", "这一处要自"]


def test_a_marked_cell_under_the_cursor_is_enough(page: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = agree(monkeypatch)
    found(page, finding(TEXT, fix((TEXT, "改好了。"))), finding(NEW, fix((NEW, Decimal(7)))))
    page.problems.setFocus()  # on its first line, which nobody has chosen
    page.reveal(cell("applications/new/business"))
    page.fix()
    page.reveal(NEW)
    page.fix()

    assert [one.left for one in asked] == [(NEW,)]


def test_what_the_clerk_has_gone_on_to_is_mended_and_not_what_was_chosen_before(
    page: ReportView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = agree(monkeypatch, wanted=False)
    chosen = finding(NEW, fix((NEW, Decimal(7))))
    words = finding(TEXT, fix((TEXT, "改好了。")))._replace(spans=(Span(TEXT, 5, 9),))
    found(page, chosen, words)
    page.problems.show_finding(chosen)
    page.fix()
    page.reveal(cell("applications/new/business"))  # which nothing is found of
    page.fix()
    page.unfold()
    page.tabs.setCurrentIndex(1)
    press(Key.Key_Home, held=CONTROL)
    press(*[Key.Key_Right] * 7)
    page.fix()
    page.problems.setFocus()
    page.fix()

    assert asked == [chosen, chosen, words, chosen]


# ---------------------------------------------------------------- from end to end


def test_choosing_again_leads_from_the_words_to_the_cell_and_back(page: ReportView) -> None:
    sentences: list[str] = []
    page.told_here.connect(sentences.append)
    found(page, Finding("N-X", Level.WARNING, "不一样。", (TEXT,), (TOTAL,), spans=(Span(TEXT, 5, 9),)))
    page.go_to_problem(1)
    first = page.tabs.currentIndex(), page.table
    page.problems.again(page.finding)
    second = page.tabs.currentIndex(), page.table and page.table.current
    page.problems.again(page.finding)

    assert first == (1, None)
    assert second == (3, TOTAL)
    assert page.tabs.currentIndex() == 1
    assert ["总计" in sentences[0], "收到申请" in sentences[1]] == [True, True]


def test_words_on_the_cover_lead_to_the_cover(page: ReportView) -> None:
    opening = TextRef("texts", "opening")
    page.tabs.setCurrentIndex(3)
    found(page, Finding("N-X", Level.WARNING, "不对。", (opening,), spans=(Span(opening, 0, 2),)))

    page.go_to_problem(1)
    opening_field = focus()

    assert page.tabs.currentIndex() == 0
    assert isinstance(opening_field, MarkedField)


def test_words_of_the_opening_are_chosen_and_underlined(page: ReportView) -> None:
    opening = TextRef("texts", "opening")
    page.document.push({opening: "根据国务院令第七十一号，编制本报告。"}, "填写")
    found(page, Finding("N-X", Level.WARNING, "不对。", (opening,), spans=(Span(opening, 5, 11),)))

    page.go_to_problem(1)
    field = focus()

    assert isinstance(field, MarkedField)
    assert field.textCursor().selectedText() == "令第七十一号"
    assert [one.cursor.selectedText() for one in field.extraSelections()] == ["令第七十一号"]


def test_what_is_to_blame_is_where_a_cause_leads(page: ReportView) -> None:
    found(page, finding(TOTAL)._replace(cause=Cause("C-CELL", "填错。", (NEW,))))

    page.go_to_problem(1)

    assert page.table is not None
    assert page.table.current == NEW


def test_the_list_offers_what_can_be_done(page: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = agree(monkeypatch, wanted=False)
    found(page, finding(NEW, fix((NEW, Decimal(7)))))
    page.go_to_problem(1)
    labels = [action.text() for action in page.problems.actions()]
    page.problems.actions()[0].trigger()
    QTest.qWait(1)

    assert labels == ["改正这一处…", "说明理由…"]
    assert len(asked) == 1
