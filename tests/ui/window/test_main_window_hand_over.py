from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exporters.filing import FILED
from models.drafts.store import DraftStore
from models.report.matching_code import matching_code
from models.report.report import Report
from tests.builders import balanced, cell
from tests.ui.clerk import report_page, see_what_follows
from ui.outgoing.drives import drive
from ui.outgoing.hand_over_dialog import HandOverDialog, Stage
from ui.window.main_window import MainWindow


def test_finished_report_is_handed_over_and_remembered(
    window: MainWindow, store: DraftStore, tmp_path: Path, qtbot: QtBot
) -> None:
    draft_id = store.save(balanced())
    window.open_draft(draft_id)
    assert window.delivery == ""

    def clerk() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HandOverDialog)
        dialog.targets.add_folder(drive(tmp_path, "U 盘"))
        dialog.deliver()
        qtbot.waitUntil(lambda: dialog.stage is Stage.DONE)
        dialog.accept()

    QTimer.singleShot(0, clerk)
    report_page(window).out.hand_over()

    [folder] = tmp_path.glob("*_2023_*")
    assert len(list(folder.iterdir())) == len(FILED) + 2, "and what is in it"
    assert [one.folder for one in store.deliveries(draft_id)] == [str(folder)]
    assert matching_code(balanced()) in window.delivery
    assert window.report_view is not None
    window.report_view.document.push({cell("applications/new/natural"): None}, "清除")
    see_what_follows()
    assert window.delivery.startswith("导出后已改动（上次 ")
    window.report_view.undo()
    see_what_follows()
    assert matching_code(balanced()) in window.delivery
    window.go_to_start()
    assert window.delivery == ""
    window.open_draft(draft_id)
    assert matching_code(balanced()) in window.delivery


def test_unfinished_report_is_not_handed_over(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(Report.blank(2023)))
    report_page(window).out.hand_over()

    assert "交付" in window.status_message


def test_a_hand_over_that_did_not_hold_is_not_remembered(
    window: MainWindow, store: DraftStore, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id, real, told = store.save(balanced()), os.rename, list[str]()
    window.open_draft(draft_id)

    def rename(before: Path, after: Path) -> None:
        real(before, after)
        (Path(after) / "autorun.inf").write_bytes(b"[autorun]")

    def clerk() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HandOverDialog)
        dialog.targets.add_folder(drive(tmp_path, "U 盘"))
        monkeypatch.setattr(os, "rename", rename)
        dialog.deliver()
        qtbot.waitUntil(lambda: dialog.stage is Stage.CHOOSING)
        monkeypatch.setattr(os, "rename", real)
        told.append(dialog.fault.text())
        dialog.reject()

    QTimer.singleShot(0, clerk)
    report_page(window).out.hand_over()

    assert "autorun.inf" in told[0]
    assert not store.deliveries(draft_id)
    assert window.delivery == ""
