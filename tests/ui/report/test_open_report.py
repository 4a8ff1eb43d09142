"""An open report has one life: it is kept, looked at or played with, and when it is left nothing of it goes on."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.form.refs import TextRef
from models.report.delivered import Delivered
from models.report.matching_code import matching_code
from models.system.disk_faults import Fault, Trouble
from models.system.errors import DraftNotFound
from tests.builders import balanced
from ui.kit.letters import without_letter
from ui.kit.save_state import Kept
from ui.report import autosave
from ui.report.autosave import Autosave
from ui.report.document import Document
from ui.report.open_report import Exercise, KeptDraft, LookedAtDraft, OpenReport, load_draft, open_draft

TEXT = TextRef("texts", "other")
HELD = "王芳正在填这些报告，这里只能看，不能改。"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts.json"


@pytest.fixture
def store(path: Path) -> DraftStore:
    return DraftStore(path)


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """The window to ask over."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def kept(store: DraftStore) -> KeptDraft:
    report = open_draft(store, load_draft(store, store.save(balanced())), ())
    assert isinstance(report, KeptDraft)
    return report


def looked_at(path: Path) -> LookedAtDraft:
    draft_id = DraftStore(path).save(balanced())
    store = DraftStore(path, HELD)
    report = open_draft(store, load_draft(store, draft_id), ())
    assert isinstance(report, LookedAtDraft)
    return report


def exercise(_path: Path) -> Exercise:
    return Exercise(Document(balanced()))


def type_in(report: OpenReport, text: str) -> None:
    report.document.push({TEXT: text}, "修改文字")


def stored(path: Path, draft_id: str) -> str:
    """Return what another program would find of what is typed."""
    return DraftStore(path, "只看").load(draft_id).text(*TEXT)


def full(_handle: int) -> None:
    raise OSError(28, "No space left on device")


def answer(monkeypatch: pytest.MonkeyPatch, label: str) -> list[str]:
    """Let the clerk press a button; return what was said."""
    said: list[str] = []

    def press(box: QMessageBox) -> int:
        said.append(box.text())
        next(button for button in box.buttons() if without_letter(button.text()) == label).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return said


# ------------------------------------------------------------ what each kind says


def test_a_kept_draft_saves_and_says_so(kept: KeptDraft, path: Path) -> None:
    begun = kept.saving
    type_in(kept, "刚填的")

    assert kept.save_now() is Kept.SAVED
    assert stored(path, kept.draft_id) == "刚填的"
    assert (begun, kept.saving[:6]) == ("自动保存", "已自动保存 ")


def test_a_kept_draft_is_saved_by_itself(qtbot: QtBot, kept: KeptDraft, path: Path) -> None:
    with qtbot.waitSignal(kept.saved, timeout=5_000):
        type_in(kept, "刚填的")

    assert stored(path, kept.draft_id) == "刚填的"


@pytest.mark.parametrize(
    ("kind", "saving", "answered"),
    [(looked_at, "只能看", Kept.LOOKED_AT), (exercise, "练习：改动不会保存", Kept.EXERCISE)],
)
def test_what_is_not_kept_says_so_and_has_no_history(
    path: Path, kind: Callable[[Path], OpenReport], saving: str, answered: Kept
) -> None:
    report = kind(path)

    assert (report.saving, report.save_now()) == (saving, answered)
    assert isinstance(report, LookedAtDraft | Exercise)
    assert "没有历史版本" in report.why_no_history


def test_a_draft_that_others_write_cannot_be_changed_and_says_why(path: Path) -> None:
    report = looked_at(path)
    type_in(report, "不该进去")

    assert report.document.report == balanced()
    assert report.document.read_only == HELD


def test_a_draft_that_is_not_there_cannot_be_loaded(store: DraftStore) -> None:
    with pytest.raises(DraftNotFound):
        load_draft(store, "nowhere")


def test_the_title_follows_what_is_typed(kept: KeptDraft) -> None:
    before = kept.title
    kept.document.push({TextRef("cover", "agency"): "某某镇人民政府"}, "修改封面")

    assert before.startswith("鲤城区人民政府开元街道办事处")
    assert kept.title.startswith("某某镇人民政府")


def test_last_years_report_is_looked_for_among_the_earlier_ones(store: DraftStore) -> None:
    opened = open_draft(store, load_draft(store, store.save(balanced(2023))), [balanced(2022)])

    assert opened.document.previous == balanced(2022)


# ------------------------------------------------------------ going out


def test_a_hand_over_is_remembered_and_known_when_it_is_opened_again(kept: KeptDraft, store: DraftStore) -> None:
    before = kept.delivery
    kept.remember(Delivered(matching_code(balanced()), datetime.now(UTC), "E:/年报"))

    assert before == ""
    assert matching_code(balanced()) in kept.delivery
    assert [version.why for version in store.versions(kept.draft_id)] == [Why.DELIVERED]
    assert open_draft(store, load_draft(store, kept.draft_id), ()).delivery == kept.delivery
    type_in(kept, "后来又改的")
    assert kept.delivery.startswith("导出后已改动（上次 ")


def test_how_a_draft_went_out_is_kept_and_of_an_exercise_nothing(kept: KeptDraft, store: DraftStore) -> None:
    kept.exported()
    Exercise(Document(balanced(2022))).exported()

    assert [version.why for version in store.versions(kept.draft_id)] == [Why.EXPORTED]
    assert len(store.drafts()) == 1


# ------------------------------------------------------------ trouble


def test_what_keeps_it_from_being_saved_is_told_and_over_when_it_is_tried_again(
    qtbot: QtBot, kept: KeptDraft, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Trouble] = []
    kept.failed.connect(told.append)
    type_in(kept, "存不上的")
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="space"):
            kept.save_now()
    failed = kept.saving

    with qtbot.waitSignal(kept.saved, timeout=1_500):  # sooner than by itself
        kept.retry()

    assert [found.fault for found in told] == [Fault.FULL]
    assert failed == "没有存上"
    assert stored(path, kept.draft_id) == "存不上的"


# ------------------------------------------------------------ leaving


def timers(report: KeptDraft) -> list[QTimer]:
    return [timer for timer in report.findChildren(QTimer) if timer.isActive()]


def test_leaving_saves_and_ends_the_session(kept: KeptDraft, path: Path, over: QWidget) -> None:
    type_in(kept, "先填的")
    kept.save_now()
    noted = DraftStore(path).interrupted()
    type_in(kept, "刚填的")

    assert kept.leave(over)
    assert noted is not None
    assert stored(path, kept.draft_id) == "刚填的"
    assert DraftStore(path).interrupted() is None


@pytest.mark.parametrize("kind", [looked_at, exercise])
def test_leaving_what_is_not_kept_writes_nothing(path: Path, kind: Callable[[Path], OpenReport], over: QWidget) -> None:
    report = kind(path)
    before = {one.name: one.read_bytes() for one in path.parent.rglob("*.json")}
    type_in(report, "试试")

    assert report.leave(over)
    assert {one.name: one.read_bytes() for one in path.parent.rglob("*.json")} == before


def test_who_stays_because_it_cannot_be_saved_is_saved_later(
    qtbot: QtBot, kept: KeptDraft, path: Path, over: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = answer(monkeypatch, "留下来")
    kept.save_now()  # by now it is noted which draft is open
    type_in(kept, "还没有存上的")
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        stayed = not kept.leave(over)

    assert stayed
    assert "满了" in said[0]
    qtbot.waitUntil(lambda: stored(path, kept.draft_id) == "还没有存上的", timeout=10_000)
    assert DraftStore(path).interrupted() is not None


def test_nothing_of_a_report_that_was_left_goes_on(
    qtbot: QtBot, kept: KeptDraft, path: Path, over: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Left although it could not be saved: no timer tries again, no later change is saved, no signal is heard."""
    monkeypatch.setattr(autosave, "_DELAY", 5)
    monkeypatch.setattr(autosave, "_RETRY", 30)
    answer(monkeypatch, "不要这些改动，离开")
    type_in(kept, "不要了的")
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        left = kept.leave(over)
    heard: list[object] = []
    kept.saved.connect(lambda: heard.append("saved"))
    kept.failed.connect(heard.append)

    at_once = timers(kept)
    type_in(kept, "离开以后的")
    qtbot.wait(200)

    assert left
    assert (at_once, timers(kept), heard) == ([], [], [])
    assert stored(path, kept.draft_id) == balanced().text(*TEXT)


def test_the_document_and_the_saving_go_with_the_report(kept: KeptDraft) -> None:
    [saving] = kept.findChildren(Autosave)
    document = kept.document

    Shiboken.delete(kept)

    assert not Shiboken.isValid(document)
    assert not Shiboken.isValid(saving)
