"""Texts that begin written, by keys in the whole window."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.checks.findings import Span, unfolded
from models.form.refs import Ref, TextRef
from models.report.report import Report
from models.report.skeleton import gaps, skeletons
from tests.builders import answered, balanced
from tests.thoroughness import before_landing
from tests.ui.clerk import ALT, CONTROL, Key, press, report_page, see_what_follows, type_text
from tests.ui.window.test_menus import action
from ui.report.section_view import TextSectionView
from ui.window.main_window import MainWindow

OVERVIEW, PROBLEMS, OTHER = (TextRef("texts", key) for key in ("overview", "problems", "other"))
EMPTY = answered(balanced(), {str(ref): "" for ref in (OVERVIEW, PROBLEMS, OTHER)})


_PRESSED = 150
"""Milliseconds after which Qt has let go a button that a key has pressed; it takes 100."""


def opened(window: MainWindow, report: Report, ref: Ref = OVERVIEW) -> TextSectionView:
    """Return the text on the screen, with the keyboard in it."""
    window.resize(1366, 768)
    window.open_draft(window.shell.store.save(report))
    report_page(window).widget.reveal(ref)
    QApplication.processEvents()
    return current(window)


def current(window: MainWindow) -> TextSectionView:
    view = report_page(window).widget.tabs.currentWidget()
    assert isinstance(view, TextSectionView)
    return view


def put_skeleton() -> None:
    """Press the button by its letter, and wait until it comes up again, which is when it acts."""
    press(Key.Key_O, held=ALT)
    QTest.qWait(_PRESSED)


def chosen(view: TextSectionView) -> str:
    return view.text.textCursor().selectedText()


def texts(view: TextSectionView) -> list[str]:
    return [view.document.report.text(*ref) for ref in (OVERVIEW, PROBLEMS, OTHER)]


def test_an_empty_text_gets_its_skeleton_by_one_key_and_the_next_keys_fill_its_first_gap(window: MainWindow) -> None:
    view = opened(window, EMPTY)
    put_skeleton()

    assert view.document.report.text(*OVERVIEW) == skeletons(EMPTY)[OVERVIEW]
    assert chosen(view) == gaps_of(view)[0]
    type_text("8")
    assert "\n8。" in view.text.toPlainText()
    press(Key.Key_Z, Key.Key_Z, held=CONTROL)
    assert texts(view) == ["", "", ""]


FORMER = "主动公开的范围，按照《中华人民共和国政府信息公开条例》第二十条确定。"


def test_above_the_text_stands_what_its_marks_mean_as_long_as_there_are_any(window: MainWindow) -> None:
    view = opened(window, EMPTY)
    assert not view.drafting.isVisible()
    put_skeleton()
    assert view.drafting.isVisible()
    assert f"{len(gaps_of(view))} 处要填。黄底【】要填" in view.drafting.text()
    assert "点线" not in view.drafting.text()

    press(Key.Key_A, held=CONTROL)
    type_text(f"{FORMER}另有【写几】条。")
    assert "1 处要填、1 句原话要改。" in view.drafting.text()
    assert "点线是提纲原话，要改成自己的" in view.drafting.text()
    press(Key.Key_A, held=CONTROL)
    type_text("公开8条。")
    assert not view.drafting.isVisible()


def test_sub_headings_with_nothing_below_them_offer_a_skeleton_until_something_is_written(window: MainWindow) -> None:
    view = opened(window, answered(EMPTY, {str(OVERVIEW): "（一）主动公开情况\n（二）依申请公开情况"}))
    assert "放提纲" in view.drafting.text()
    assert view.drafting.isVisible()

    press(Key.Key_End, held=CONTROL)
    press(Key.Key_Return)
    type_text("公开8条。")
    assert not view.drafting.isVisible()


def test_a_gap_that_may_be_left_out_is_deleted_with_its_sentence_by_one_key(window: MainWindow) -> None:
    view = opened(window, EMPTY, PROBLEMS)
    put_skeleton()
    at = view.text.toPlainText().index("【写第二个问题；")
    view.text.point_at(Span(PROBLEMS, at, view.text.toPlainText().index("】", at) + 1))
    press(Key.Key_Delete)

    assert "一是【写本年的第一个问题，具体到哪件事】。三是" in view.text.toPlainText()


@before_landing
def test_the_next_gap_is_the_next_problem(window: MainWindow) -> None:
    view = opened(window, EMPTY)
    put_skeleton()
    type_text("8")
    see_what_follows()
    press(Key.Key_F8)

    assert chosen(view) == gaps_of(view)[0]
    [finding] = [one for one in unfolded(view.document.findings) if one.rule == "S-DRAFT" and one.left == (OVERVIEW,)]
    assert len(finding.spans) == len(gaps_of(view))


def gaps_of(view: TextSectionView) -> list[str]:
    text = view.text.toPlainText()
    return [text[start:end] for start, end in gaps(text)]


@before_landing
def test_the_tab_counts_the_gaps(window: MainWindow) -> None:
    view = opened(window, EMPTY)
    put_skeleton()
    see_what_follows()
    tabs = report_page(window).widget.tabs

    assert f"空 {len(gaps_of(view))} 处" in tabs.tabText(tabs.tab_of(OVERVIEW))


@before_landing
def test_what_is_written_is_left_alone_and_what_is_not_told_comes_behind_it(window: MainWindow) -> None:
    own = "（一）主动公开情况\n公开8条。"
    view = opened(window, answered(EMPTY, {str(OVERVIEW): own, str(PROBLEMS): "问题是有的。"}))
    put_skeleton()

    assert texts(view)[0].startswith(f"{own}\n（二）依申请公开情况\n2023年，新收")
    report_page(window).widget.reveal(PROBLEMS)
    put_skeleton()
    assert texts(view)[1] == "问题是有的。"


def test_all_texts_that_nobody_has_written_begin_by_one_act_which_is_one_step(window: MainWindow) -> None:
    view = opened(window, answered(EMPTY, {str(PROBLEMS): "问题是有的。"}), PROBLEMS)
    before = texts(view)
    action(window, "没写的各部分都放提纲").trigger()

    assert skeletons(view.document.report) == {}
    assert [bool(one) for one in texts(view)] == [True, True, True]
    assert texts(view)[1] == "问题是有的。"
    assert chosen(current(window)) == gaps_of(current(window))[0]
    press(Key.Key_Z, held=CONTROL)
    assert texts(view) == before


@before_landing
def test_figures_that_are_missing_are_counted_with_the_gaps(window: MainWindow) -> None:
    opened(window, Report.blank(2023))
    put_skeleton()
    see_what_follows()
    tabs = report_page(window).widget.tabs

    assert "处" in tabs.tabText(tabs.tab_of(OVERVIEW))


@before_landing
def test_in_a_table_there_is_no_skeleton_and_that_is_said(window: MainWindow) -> None:
    view = opened(window, EMPTY)
    report_page(window).widget.reveal(TextRef("headings", "received"))
    action(window, "这一部分放提纲").trigger()

    assert texts(view) == ["", "", ""]


@before_landing
def test_a_report_that_must_not_be_changed_stays_as_it_is(window: MainWindow) -> None:
    view = opened(window, EMPTY)
    view.document.read_only = "只能看。"
    put_skeleton()
    action(window, "没写的各部分都放提纲").trigger()

    assert texts(view) == ["", "", ""]


@before_landing
def test_a_report_without_applications_is_drafted_by_one_act(window: MainWindow) -> None:
    """What follows from the tables is right at once; what does not is still to be filled in."""
    zeros = answered(EMPTY, {str(ref): "0" for ref in EMPTY.form.cells})
    view = opened(window, zeros)
    action(window, "没写的各部分都放提纲").trigger()
    found = list(unfolded(view.document.findings))

    assert {(one.rule, one.left) for one in found} == {("S-DRAFT", (OVERVIEW,)), ("S-DRAFT", (PROBLEMS,))}
