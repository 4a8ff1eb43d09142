from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.report.report import Report
from models.report.report_json import report_to_json
from tests.builders import answered, balanced, cell
from tests.ui.clerk import report_page, shown, type_text
from tests.ui.restoring.test_history_dialog import COUNTER, numbered
from ui.kit.letters import without_letter
from ui.restoring.lost_dialog import LostDialog
from ui.restoring.recovery_dialogs import BackupsDialog, InterruptedDialog
from ui.window.main_window import MainWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts.json"


def window_on(qtbot: QtBot, store: DraftStore, settings: QSettings) -> MainWindow:
    return shown(qtbot, MainWindow(store, settings, {}))


def cut_off(path: Path) -> str:
    """Leave what a session that was killed leaves: a draft was opened as 1, and saved as 2."""
    store = DraftStore(path)
    draft_id = store.save(numbered(1))
    store.begin(draft_id, numbered(1))
    store.save(numbered(2), draft_id)
    return draft_id


def press(monkeypatch: pytest.MonkeyPatch, button: str) -> list[str]:
    """Let the clerk press a button of the question after a session that was cut off; return what it showed."""
    seen: list[str] = []

    def answer(dialog: InterruptedDialog) -> int:
        seen.append(dialog.page.toPlainText())
        getattr(dialog, button).click()
        return 0

    monkeypatch.setattr(InterruptedDialog, "exec", answer)
    return seen


@pytest.mark.parametrize(("button", "states"), [("take", (2, 1)), ("leave", (1, 2))])
def test_what_a_killed_session_has_done_is_shown_and_either_state_gone_on_with(  # noqa: PLR0913, PLR0917  fixtures
    qtbot: QtBot, path: Path, settings: QSettings, monkeypatch: pytest.MonkeyPatch, button: str, states: tuple[int, int]
) -> None:
    chosen, kept = states
    draft_id = cut_off(path)
    store = DraftStore(path)
    seen = press(monkeypatch, button)
    window = window_on(qtbot, store, settings)

    window.drafts.look_back()

    assert "自然人" in seen[0]
    assert store.load(draft_id) == numbered(chosen)
    assert numbered(kept) in [version.report for version in store.versions(draft_id)]
    assert window.report_view is not None
    assert window.report_view.document.report == numbered(chosen)
    window.close()
    assert DraftStore(path).interrupted() is None


def test_deciding_later_is_asked_again(
    qtbot: QtBot, path: Path, settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(path)
    monkeypatch.setattr(InterruptedDialog, "exec", lambda _: 0)
    window = window_on(qtbot, DraftStore(path), settings)

    window.drafts.look_back()

    assert window.report_view is None
    assert DraftStore(path).interrupted() is not None


def test_a_session_that_ended_by_itself_is_not_spoken_of(qtbot: QtBot, path: Path, settings: QSettings) -> None:
    store = DraftStore(path)
    draft_id = store.save(numbered(1))
    window = window_on(qtbot, store, settings)
    window.open_draft(draft_id)
    assert window.report_view is not None
    window.report_view.reveal(cell(COUNTER))
    type_text("7")
    window.close()

    assert DraftStore(path).interrupted() is None
    assert window.drafts.look_back() is None  # type: ignore[func-returns-value]  # no dialog, which would never end here


def test_a_good_copy_is_offered_where_the_file_is_damaged(
    qtbot: QtBot, path: Path, settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = DraftStore(path).save(numbered(1))
    path.write_bytes(path.read_bytes()[:-30])
    store = DraftStore(path)
    assert store.drafts() == ()
    offered(monkeypatch, take)

    window_on(qtbot, store, settings).drafts.look_back()

    assert store.load(draft_id) == numbered(1)
    assert store.set_aside is not None
    assert store.set_aside.exists()


def test_a_draft_that_is_here_stays_and_the_copy_of_it_is_in_its_history(
    qtbot: QtBot, path: Path, settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = DraftStore(path).save(numbered(1))
    DraftStore(path).save(numbered(2), draft_id)
    store = DraftStore(path)

    def take_the_oldest(dialog: BackupsDialog) -> int:
        dialog.list.setCurrentRow(dialog.list.count() - 1)
        return BackupsDialog.DialogCode.Accepted.value

    monkeypatch.setattr(BackupsDialog, "exec", take_the_oldest)

    window_on(qtbot, store, settings).drafts.restore_backup()

    assert store.load(draft_id) == numbered(2)
    assert numbered(1) in [version.report for version in store.versions(draft_id)]


def offered(monkeypatch: pytest.MonkeyPatch, act: Callable[[LostDialog], object]) -> list[LostDialog]:
    """Let the clerk do something in the dialog of what is lost; return the dialogs that were shown."""
    seen: list[LostDialog] = []

    def answer(dialog: LostDialog) -> int:
        seen.append(dialog)
        act(dialog)
        return dialog.result()

    monkeypatch.setattr(LostDialog, "exec", answer)
    return seen


def take(dialog: LostDialog) -> None:
    assert dialog.take is not None
    dialog.take.click()


def test_what_was_lost_is_asked_about_until_the_clerk_says_not_to(
    qtbot: QtBot, path: Path, settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = DraftStore(path).save(numbered(1))
    path.unlink()
    seen = offered(monkeypatch, lambda dialog: dialog.reject())
    for _ in range(2):
        window_on(qtbot, DraftStore(path), settings).drafts.look_back()
    assert len(seen) == 2

    seen = offered(monkeypatch, lambda dialog: dialog.never.click())
    window = window_on(qtbot, DraftStore(path), settings)
    window.drafts.look_back()
    assert "备份还在" in window.status_message
    assert any("备份不会因此删掉" in label.text() for label in seen[0].findChildren(QLabel))

    monkeypatch.setattr(BackupsDialog, "exec", lambda _: BackupsDialog.DialogCode.Accepted.value)
    seen = offered(monkeypatch, lambda dialog: dialog.accept())
    store = DraftStore(path)
    window = window_on(qtbot, store, settings)
    window.drafts.look_back()
    assert (seen, store.drafts()) == ([], ())

    window.drafts.restore_backup()
    assert store.load(draft_id) == numbered(1)


def test_there_is_nothing_to_decline_where_the_clerk_looks_for_a_backup(
    qtbot: QtBot, path: Path, settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = DraftStore(path)
    store.save(numbered(1))
    seen: list[BackupsDialog] = []

    def turn_back(dialog: BackupsDialog) -> int:
        seen.append(dialog)
        return 0

    monkeypatch.setattr(BackupsDialog, "exec", turn_back)

    window_on(qtbot, store, settings).drafts.restore_backup()

    assert [without_letter(button.text()) for button in seen[0].findChildren(QPushButton)] == [
        "取回这一份备份",
        "现在不要",
    ]


# ------------------------------------------------------------ drafts that may only be looked at


def contents(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.rglob("*.json")}


def test_what_somebody_else_holds_can_be_seen_and_not_changed(qtbot: QtBot, path: Path, settings: QSettings) -> None:
    draft_id = DraftStore(path).save(numbered(1))
    before = contents(path)
    window = window_on(qtbot, DraftStore(path, "王芳正在填。"), settings)
    banner = window._banner.sentence
    window.open_draft(draft_id)
    assert window.report_view is not None
    page = window.report_view

    for ref in (cell(COUNTER),):
        page.reveal(ref)
        type_text("9")
    page.document.push({cell(COUNTER): None}, "清除")
    page.tabs.setCurrentIndex(1)
    type_text("x")
    report_page(window).history()
    window.close()

    assert "王芳" in banner
    assert page.document.report == numbered(1)
    assert contents(path) == before


def test_drafts_of_a_later_version_can_be_seen_and_not_changed(
    qtbot: QtBot, store: DraftStore, settings: QSettings, tmp_path: Path
) -> None:
    report = {**report_to_json(balanced()), "schema": 9, "news": {"a": 1}}
    draft = {"id": "a", "saved": "2026-01-09T08:00:00+00:00", "binned": False, "report": report}
    path = tmp_path / "newer.json"
    path.write_text(json.dumps({"drafts": {"1": draft}}), encoding="utf-8")
    newer = DraftStore(path)
    window = window_on(qtbot, newer, settings)

    window.open_draft("a")

    assert store.drafts() == ()
    assert window.report_view is not None
    assert window.report_view.document.report == balanced()
    assert window.report_view.document.read_only
    assert [draft.newer for draft in newer.drafts()] == [True]
    window.close()
    assert newer.sources.stored("a")["report"] == report


def test_a_window_whose_drafts_are_taken_over_saves_nothing_more(qtbot: QtBot, path: Path, settings: QSettings) -> None:
    store = DraftStore(path)
    draft_id = store.save(numbered(1))
    window = window_on(qtbot, store, settings)
    window.open_draft(draft_id)
    assert window.report_view is not None
    before = path.read_bytes()

    window.lose("王芳接过去了。")
    window.report_view.reveal(cell(COUNTER))
    type_text("9")
    qtbot.wait(700)

    assert path.read_bytes() == before
    assert "王芳" in window._banner.sentence
    window.report_view.document.undo_stack.undo()


def test_reports_are_told_apart() -> None:
    """The numbers stand for the reports in all tests here."""
    report: Report = answered(balanced(), {COUNTER: "1"})
    assert report == numbered(1) != numbered(2)


def test_what_could_not_be_written_down_is_not_promised(
    qtbot: QtBot, path: Path, settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    DraftStore(path).save(numbered(1))
    path.unlink()
    offered(monkeypatch, lambda dialog: dialog.never.click())
    window = window_on(qtbot, DraftStore(path), settings)

    with pytest.MonkeyPatch.context() as disk:
        disk.setattr(Path, "replace", refuse)
        window.drafts.look_back()

    assert "下次打开还会问" in window.status_message
    assert DraftStore(path).lost.offers


def refuse(*_: object) -> None:
    raise PermissionError(13, "Permission denied")
