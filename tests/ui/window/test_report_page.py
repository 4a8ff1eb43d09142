"""The open report in the window: what is said above it and below it while it is kept, looked at or played with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.form.refs import TextRef
from models.report.report import YEAR
from models.report.report_json import read_json
from tests.builders import balanced, cell
from tests.ui.clerk import CONTROL, Key, click_on, focus, press, report_page, shown, type_text
from tests.ui.window.test_menus import action
from ui.kit.dialogs import SaveDialog
from ui.trouble.banner import RETRY, SAVE_ELSEWHERE, Banner
from ui.window.main_window import MainWindow
from ui.window.new_report_dialog import NewReportDialog
from ui.window.report_page import KEEP

TEXT = TextRef("texts", "other")
NEW = cell("applications/new/natural")
HELD = "王芳正在填这些报告，这里只能看，不能改。"


def banner_of(window: MainWindow) -> Banner:
    banner = window.findChild(Banner)
    assert banner is not None
    return banner


def saving(window: MainWindow) -> str:
    """Return what stands in the corner of the window about saving."""
    return window.saving


def fail_to_save(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Type something that the disk has no room for."""

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    report_page(window).report.document.push({TEXT: "存不上的"}, "修改文字")
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="space"):
            window.save_now()


def test_what_cannot_be_saved_is_said_above_and_below_until_it_is(
    window: MainWindow, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = store.save(balanced())
    window.open_draft(draft_id)
    fail_to_save(window, monkeypatch)
    above, ways_out = banner_of(window).sentence, list(banner_of(window).buttons)
    below = saving(window)

    window.save_now()

    assert "满了" in above
    assert (ways_out, below) == ([RETRY, SAVE_ELSEWHERE], "没有存上")
    assert (banner_of(window).sentence, saving(window)[:6]) == ("", "已自动保存 ")
    assert store.load(draft_id).text(*TEXT) == "存不上的"


def test_ctrl_s_never_says_that_it_is_saved_when_it_is_not(
    window: MainWindow, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    window.open_draft(store.save(balanced()))
    report_page(window).widget.reveal(NEW)
    type_text("16")
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        press(Key.Key_S, held=CONTROL)
    said = window.status_message
    press(Key.Key_S, held=CONTROL)

    assert said.startswith("没有存上")
    assert window.status_message.startswith("已自动保存 ")


def test_trying_again_is_one_of_the_ways_out(
    qtbot: QtBot, window: MainWindow, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = store.save(balanced())
    window.open_draft(draft_id)
    fail_to_save(window, monkeypatch)

    click_on(banner_of(window).buttons[RETRY])

    qtbot.waitUntil(lambda: banner_of(window).sentence == "", timeout=1_500)
    assert store.load(draft_id).text(*TEXT) == "存不上的"


def test_saving_elsewhere_takes_along_a_year_that_is_still_being_typed(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, store: DraftStore, tmp_path: Path
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)  # when the window closes: nothing can be saved any more
    monkeypatch.setattr(SaveDialog, "ask", lambda *_: tmp_path / "另存.json")
    window.open_draft(store.save(balanced()))
    window.lose("王芳把草稿接过去填了。")
    report_page(window).widget.reveal(YEAR)
    press(Key.Key_A, held=CONTROL)
    type_text("2020")

    banner_of(window).buttons[SAVE_ELSEWHERE].click()  # without the keyboard going there

    assert read_json((tmp_path / "另存.json").read_bytes()).year == 2020
    assert "已另存一份" in window.status_message


@pytest.fixture
def exercising(qtbot: QtBot, store: DraftStore, settings: QSettings) -> MainWindow:
    window = shown(qtbot, MainWindow(store, settings, {"invented": balanced()}))
    window.drafts.widget.wants_exercise.emit("invented")
    return window


def test_an_exercise_cannot_be_handed_over_and_has_no_history(exercising: MainWindow) -> None:
    said = []
    for label in ("交付到 U 盘…", "历史版本…"):
        action(exercising, label).trigger()
        said.append(exercising.status_message)

    assert said == ["练习不能交付；请打开自己的报告。", "练习和只能看的报告没有历史版本可以恢复。"]


def test_an_exercise_says_that_it_is_one_and_can_be_kept_as_a_report(exercising: MainWindow, store: DraftStore) -> None:
    view = report_page(exercising).widget
    said = exercising.windowTitle()[:3], list(banner_of(exercising).buttons), exercising.saving
    press(Key.Key_S, held=CONTROL)
    not_saved = exercising.status_message
    view.reveal(NEW)
    type_text("16")
    click_on(banner_of(exercising).buttons[KEEP])
    kept = report_page(exercising).widget
    type_text("17")
    exercising.save_now()

    assert said == ("练习：", [KEEP], "练习：改动不会保存")
    assert "改动不会保存" in not_saved
    assert (exercising.windowTitle()[:2], banner_of(exercising).sentence) == ("鲤城", "")
    assert exercising.saving.startswith("已自动保存")
    assert kept.table is not None
    assert kept.table.current == NEW
    assert [draft.report and draft.report.figure(NEW) for draft in store.drafts()] == [17]


def test_losing_the_drafts_leaves_an_exercise_alone_and_says_why(exercising: MainWindow) -> None:
    exercising.lose(HELD)
    report_page(exercising).report.document.push({TEXT: "接着练"}, "修改文字")

    assert banner_of(exercising).sentence == HELD
    assert report_page(exercising).report.document.report.text(*TEXT) == "接着练"


def test_what_can_be_done_about_drafts_that_others_hold_is_offered_with_a_report_of_theirs(
    qtbot: QtBot, tmp_path: Path, settings: QSettings
) -> None:
    draft_id = DraftStore(tmp_path / "drafts.json").save(balanced())
    asked: list[str] = []
    store = DraftStore(tmp_path / "drafts.json", HELD)
    window = shown(qtbot, MainWindow(store, settings, {}, {"接过来填…": lambda: asked.append("take over")}))
    at_start = banner_of(window).sentence

    window.open_draft(draft_id)
    click_on(banner_of(window).buttons["接过来填…"])

    assert (at_start, banner_of(window).sentence, asked) == (HELD, HELD, ["take over"])
    assert saving(window) == "只能看"


def turn_back_from_a_new_report(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as clerk:
        clerk.setattr(NewReportDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
        press(Key.Key_N, held=CONTROL)
    QTest.qWait(50)  # what is written beside the window may want to say something, too


def test_turning_back_from_a_new_report_leaves_what_is_said_above_this_one(
    monkeypatch: pytest.MonkeyPatch, exercising: MainWindow, store: DraftStore
) -> None:
    said = banner_of(exercising).sentence
    turn_back_from_a_new_report(monkeypatch)
    assert (banner_of(exercising).sentence, list(banner_of(exercising).buttons)) == (said, [KEEP])

    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)  # when the window closes: nothing can be saved any more
    exercising.open_draft(store.save(balanced()))
    exercising.lose("王芳把草稿接过去填了。")
    turn_back_from_a_new_report(monkeypatch)
    assert list(banner_of(exercising).buttons) == [SAVE_ELSEWHERE]


def test_the_keyboard_is_in_the_report_again_after_an_act_that_is_given_up(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, store: DraftStore
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)  # the clerk stays
    monkeypatch.setattr(SaveDialog, "ask", lambda *_: None)
    window.open_draft(store.save(balanced()))
    window.lose("王芳把草稿接过去填了。")
    view = report_page(window).widget
    view.reveal(NEW)
    banner_of(window).buttons[SAVE_ELSEWHERE].click()
    assert focus() is view.table

    type_text("16")
    press(Key.Key_Return)
    assert not window.go_to_start()
    assert focus() is view.table
