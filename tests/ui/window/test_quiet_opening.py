"""An untouched report opens quiet, and what is typed in is not red before it is wrong."""

from __future__ import annotations

from models.checks.verdict import NOT_BEGUN
from models.drafts.store import DraftStore
from models.report.next_year import next_years
from tests.builders import balanced, cell
from tests.ui.clerk import Key, press, see_what_follows, type_text
from tests.ui.window.test_hostile_drafts import verdict_colour
from ui.kit.theme import colours
from ui.report.report_view import ReportView
from ui.window.main_window import MainWindow

NEW = cell("applications/new/natural")


def is_red(view: ReportView) -> bool:
    """Return whether any tab has a sign, or any cell of the shown table a mark."""
    return bool(view.document.marks) or any(not view.tabs.tabIcon(at).isNull() for at in range(view.tabs.count()))


def test_a_report_begun_from_last_years_is_not_red_before_it_is_wrong(window: MainWindow, store: DraftStore) -> None:
    store.save(balanced(2023))
    window.open_draft(store.save(next_years(balanced(2023))))
    view = window.report_view
    assert view
    assert (window.verdict, verdict_colour(window), is_red(view)) == (NOT_BEGUN, colours().ink.upper(), False)

    view.reveal(NEW)
    type_text("30")
    press(Key.Key_Down)
    see_what_follows()
    assert window.verdict.startswith("还差")
    assert (verdict_colour(window), is_red(view)) == (colours().ink.upper(), False)

    view.reveal(cell("applications/granted/natural"))
    type_text("40")
    press(Key.Key_Down)
    see_what_follows()
    assert (verdict_colour(window), is_red(view)) == (colours().error.upper(), True)
