"""Which problem is shown, and whether their list unfolds, by keys and the mouse in the whole window."""

from __future__ import annotations

import pytest

from models.checks.findings import Level
from models.checks.fixing import why_no_fix
from models.report.skeleton import gaps
from models.rules import check
from tests.builders import answered, balanced
from tests.ui.clerk import Key, click_on, focus, press, report_page, see_what_follows, type_text
from tests.ui.report.test_skeletons import EMPTY, OVERVIEW, chosen, opened, put_skeleton
from ui.window.main_window import MainWindow
from ui.window.status_bar import StatusBar

TOTAL = "applications/new/total"


def click_on_verdict(window: MainWindow) -> None:
    [strip] = window.findChildren(StatusBar)
    click_on(strip.verdict)
    see_what_follows()


def test_a_click_on_the_verdict_chooses_the_first_error_wherever_the_cursor_is(window: MainWindow) -> None:
    opened(window, answered(balanced(), {str(OVERVIEW): "", TOTAL: "999"}))
    page = report_page(window).widget
    click_on_verdict(window)

    assert page.finding
    assert page.finding.level is Level.ERROR
    assert page.finding == page.problems.finding
    assert focus() is page.problems
    assert page.panel.mending.told.text()
    press(Key.Key_Escape)
    assert page.folded
    assert page.tabs.place == OVERVIEW


def test_a_gap_in_the_same_text_is_gone_to_without_the_list_and_anything_else_with_it(window: MainWindow) -> None:
    view = opened(window, EMPTY)
    put_skeleton()
    type_text("公开8条")
    see_what_follows()
    page = report_page(window).widget
    press(Key.Key_F8)
    text = view.text.toPlainText()

    assert (page.folded, chosen(view)) == (True, text[slice(*gaps(text)[0])])
    press(Key.Key_F8)
    assert not page.folded
    assert page.tabs.place != OVERVIEW


def test_a_gap_that_is_deleted_leads_to_the_next_one_of_the_text(window: MainWindow) -> None:
    view = opened(window, EMPTY)
    put_skeleton()
    see_what_follows()
    press(Key.Key_F8)
    before = len(gaps(view.text.toPlainText()))
    for _ in range(2):
        press(Key.Key_Delete)
        see_what_follows()
        press(Key.Key_F8)
        assert report_page(window).widget.tabs.place == OVERVIEW
        assert chosen(view).startswith("【写")

    assert len(gaps(view.text.toPlainText())) == before - 2


def test_the_words_beside_the_verdict_count_what_it_counts(window: MainWindow) -> None:
    opened(window, answered(balanced(), {str(OVERVIEW): "", "cover/date": "以后"}))
    page = report_page(window).widget
    page.unfold()
    see_what_follows()
    rows = page.problems.model().rowCount()
    blocking = sum(one.blocks for one in page.document.findings)

    assert f"还差 {blocking} 处" in window.verdict
    assert f"共 {rows} 处：{blocking} 处要办好、{rows - blocking} 处提醒" in page.aside


@pytest.mark.parametrize(("text", "shorten"), [("", False), ("字" * 90_000, True), ("【写几】条。", False)])
def test_only_of_what_is_too_long_it_is_said_that_it_is_to_be_made_shorter(text: str, *, shorten: bool) -> None:
    [one] = [one for one in check(answered(balanced(), {"texts/problems": text})) if one.required]

    assert ("改短" in why_no_fix([one], one)) is shorten
