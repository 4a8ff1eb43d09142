"""How a report begins out of last year's: with the rooms that are asked, too."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.drafts.store import DraftStore
from models.gathering.gathering import How
from models.report.report import Report
from tests.builders import answered, balanced
from tests.models.gathering.gathered import NEW, OFFICE, UNIT, WHEN, asked
from tests.ui.clerk import report_page
from ui.window.main_window import MainWindow
from ui.window.new_report_dialog import NewReportDialog


def test_the_copy_for_the_next_year_asks_the_same_rooms(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(balanced(2023))
    store.gatherings.keep(draft_id, asked().with_part(OFFICE, NEW, Decimal(37), How.TYPED, WHEN))
    window.drafts.widget.wants_next_years.emit(draft_id)

    assert report_page(window).report.document.report.year == 2024
    [following] = [draft.id for draft in store.drafts() if draft.id != draft_id]
    assert store.gatherings.of(following) == asked()
    assert store.gatherings.of(draft_id).parts


def test_a_new_report_begins_with_last_years_rooms(
    window: MainWindow, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    last, unit = store.save(answered(balanced(2023), {"cover/agency": UNIT})), {"cover/agency": UNIT}
    store.gatherings.keep(last, asked().with_part(OFFICE, NEW, Decimal(37), How.TYPED, WHEN))
    monkeypatch.setattr(NewReportDialog, "ask", lambda *_: answered(Report.blank(2024), unit))
    window.drafts.new_report()

    [following] = [draft.id for draft in store.drafts() if draft.id != last]
    assert store.gatherings.of(following) == asked()
    assert "3 个科室" in window.status_message
