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


def test_what_is_left_is_counted_as_the_verdict_counts_it(window: MainWindow, store: DraftStore) -> None:
    blank_and_doubtful = {"disclosure/fees/collected": "", "applications/granted/natural": "", "cover/date": "以后"}
    window.open_draft(store.save(answered(balanced(), blank_and_doubtful)))
    page = window.report_view
    assert page
    blocking, rest = (
        sum(one.times for one in page.document.findings if one.blocks is blocks) for blocks in (True, False)
    )

    assert rest
    assert f"{blocking} 处" in window.verdict
    assert page.aside.startswith(f"有 {blocking} 处要办好、{rest} 处提醒：")
