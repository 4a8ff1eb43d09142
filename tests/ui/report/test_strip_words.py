"""What the strip below says of the problems, in short."""

from __future__ import annotations

from models.drafts.store import DraftStore
from tests.builders import answered, balanced
from ui.window.main_window import MainWindow


def test_no_name_is_cut_where_it_has_a_colon(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(answered(balanced(), {"disclosure/fees/collected": ""})))
    page = window.report_view
    assert page

    assert "本年收费金额（单位：万元）" in page.aside
    assert page.aside.count("“") == page.aside.count("”")
