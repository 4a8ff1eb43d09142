"""A report that comes in beside one whose unit only looks the same is shown beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from models.drafts.store import DraftStore
from models.report.report_json import report_to_json
from tests.builders import answered, balanced
from ui.incoming.file_choice import OpenDialog
from ui.window.main_window import MainWindow

AGENCY = balanced().text("cover", "agency")


def boxes(
    window: MainWindow, path: Path, agency: str, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, Qt.TextFormat]]:
    """Import a report of this unit, and return what the boxes have said that were shown."""
    said: list[tuple[str, Qt.TextFormat]] = []

    def read(box: QMessageBox) -> int:
        said.append((box.text(), box.textFormat()))
        return 0

    path.write_text(json.dumps(report_to_json(answered(balanced(), {"cover/agency": agency}))), encoding="utf-8")
    monkeypatch.setattr(OpenDialog, "ask", lambda *_: path)
    monkeypatch.setattr(QMessageBox, "exec", read)
    window.drafts.import_report()
    return said


def test_both_names_are_shown_and_both_reports_are_kept(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = AGENCY.replace("民", "⺠")
    store.save(answered(balanced(), {"cover/agency": twin}))

    [(said, how)] = boxes(window, tmp_path / "a.json", AGENCY, monkeypatch)

    assert f"“{AGENCY}”" in said
    assert f"“{twin}”" in said
    assert "U+2EA0" in said
    assert how is Qt.TextFormat.PlainText
    assert {draft.report.text("cover", "agency") for draft in store.drafts() if draft.report} == {AGENCY, twin}


@pytest.mark.parametrize("agency", [AGENCY, f"{AGENCY}二"])
def test_the_same_name_and_another_one_need_no_box(
    agency: str, window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(balanced())

    assert boxes(window, tmp_path / "a.json", agency, monkeypatch) == []


def test_a_third_one_is_counted_and_the_list_stands_on_it(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {store.save(balanced()) for _ in "12"}
    binned = store.save(balanced())
    store.bin(binned)

    boxes(window, tmp_path / "a.json", AGENCY, monkeypatch)

    [new] = {draft.id for draft in store.drafts()} - {*there, binned}
    chosen = window.drafts.widget.draft
    assert "现在有 3 份" in window.status_message
    assert chosen is not None
    assert chosen.id == new
    assert str(window.drafts.widget.list.currentIndex().data()).endswith("第 3 份")


def test_a_name_that_only_looks_the_same_is_mended_and_told(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert boxes(window, tmp_path / "a.json", AGENCY.replace("民", "⺠"), monkeypatch) == []

    assert [draft.report.text("cover", "agency") for draft in store.drafts() if draft.report] == [AGENCY]
    assert "1 个字" in window.status_message
