"""Every step of the self-test passes here, and fails when what it looks at is taken away."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import IO, NoReturn

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from exporters import EXPORTERS
from exporters.excel import write_excel
from exporters.release import Release
from exporters.word import write_word
from models.drafts.store import DraftStore
from models.errors import UnreadableReport
from models.form import Ref
from models.importers import apart
from models.report import Report
from tests.builders import answered
from tests.ui.trials import states, trial_in, tried
from ui import self_test_steps
from ui.document import Document
from ui.main_window import MainWindow
from ui.narrative_field import NarrativeField
from ui.self_test import State, carried_out, verdict
from ui.self_test_steps import (
    STEPS,
    Step,
    Trial,
    correct_mistake,
    look_at_page,
    open_draft,
    open_window,
    print_characters,
    read_document,
    read_workbook,
    save_and_reopen,
    show_chinese,
    stay_offline,
    type_chinese,
    type_mistake,
    write_beside_drafts,
)
from ui.table_model import TableModel

EXPORTS = [step for step in STEPS if step.title.startswith("导出")]
WRITERS = ("exporters.pdf.document.write_pdf", "exporters.excel.write_excel", "exporters.word.write_word")
OPEN = (open_window, open_draft)


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return trial_in(tmp_path)


def fail_to_write(*_: object) -> NoReturn:
    raise OSError(28, "No space left on device")


def test_every_step_passes(trial: Trial) -> None:
    outcomes = list(carried_out(trial))

    assert [one.line for one in outcomes if one.state is not State.PASSED] == []
    assert [one.number for one in outcomes] == list(range(1, len(STEPS) + 1))
    assert verdict(outcomes) == f"自检通过：{len(STEPS)} 项"
    assert trial.window is None


def test_every_kind_of_file_is_tried() -> None:
    assert [step.title for step in EXPORTS] == [f"导出 {exporter.label}" for exporter in EXPORTERS]


# ---------------------------------------------------------------- each step can fail


def test_a_folder_that_cannot_be_written(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test_steps, "replacing", fail_to_write)

    [outcome] = tried(trial, write_beside_drafts)

    assert outcome.state is State.FAILED
    assert "满了" in outcome.said


def test_nothing_stays_beside_the_drafts_and_their_folder_is_not_made(trial: Trial) -> None:
    before = sorted(trial.drafts.parent.iterdir())

    assert states(tried(trial, write_beside_drafts)) == "P"
    assert sorted(trial.drafts.parent.iterdir()) == before


def test_a_window_that_does_not_show(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MainWindow, "show", lambda _: None)

    assert states(tried(trial, open_window)) == "F"


def test_a_font_without_chinese(trial: Trial, qapp: QApplication) -> None:
    usual, latin = qapp.font(), QFont("DejaVu Sans")
    latin.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    qapp.setFont(latin)

    outcomes = tried(trial, show_chinese)

    qapp.setFont(usual)
    assert states(outcomes) == "F"


def test_a_draft_that_cannot_be_opened(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise UnreadableReport("读不出来。")

    monkeypatch.setattr(DraftStore, "load", refuse)

    outcomes = tried(trial, *OPEN, type_mistake)

    assert states(outcomes) == "PFU"
    assert "程序问：“读不出来。”。" in outcomes[1].said


def test_a_draft_that_can_only_be_looked_at(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MainWindow, "_loaded", lambda *_: (trial.report, "只能看。"))

    assert states(tried(trial, *OPEN)) == "PF"


def test_keys_that_do_not_arrive(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Document, "push", lambda *_: None)

    assert states(tried(trial, *OPEN, type_mistake)) == "PPF"


def test_a_mistake_that_is_not_found(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.document.check", lambda *_: ())

    assert "没有核对出来" in tried(trial, *OPEN, type_mistake)[2].said


def test_a_mark_without_its_colour(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.table_model._marked", lambda _: {})

    outcomes = tried(trial, *OPEN, type_mistake, correct_mistake)

    assert states(outcomes) == "PPFP"
    assert "没有变红" in outcomes[2].said


def test_a_mark_that_does_not_go(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    renew = TableModel._on_changed

    def keep(model: TableModel, refs: frozenset[Ref]) -> None:
        if self_test_steps._CELL in model.document.marks:
            renew(model, refs)

    monkeypatch.setattr(TableModel, "_on_changed", keep)

    assert states(tried(trial, *OPEN, type_mistake, correct_mistake)) == "PPPF"


def test_an_input_method_that_is_not_heard(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NarrativeField, "inputMethodEvent", lambda *_: None, raising=False)

    assert states(tried(trial, *OPEN, type_chinese, save_and_reopen)) == "PPFU"


def test_a_store_that_loses(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    save = DraftStore.save
    monkeypatch.setattr(DraftStore, "save", lambda store, _, draft_id=None: save(store, trial.report, draft_id))

    assert states(tried(trial, *OPEN, type_chinese, save_and_reopen)) == "PPPF"


def test_a_disk_that_is_full_asks_nobody(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def save_once(store: DraftStore, report: Report, draft_id: str | None = None) -> str:
        return save(store, report) if draft_id is None else fail_to_write()

    save = DraftStore.save
    monkeypatch.setattr(DraftStore, "save", save_once)

    outcomes = tried(trial, *OPEN, type_chinese, save_and_reopen)

    assert states(outcomes) == "PPPF"
    assert "满了" in outcomes[3].said


@pytest.mark.parametrize(("writer", "step"), list(zip(WRITERS, EXPORTS, strict=True)))
def test_an_exporter_that_writes_nothing(
    trial: Trial, monkeypatch: pytest.MonkeyPatch, writer: str, step: Step
) -> None:
    monkeypatch.setattr(writer, lambda *_: ())

    assert [one.said[:8] for one in carried_out(trial, [step])] == ["导出的文件是空的"]


def test_a_missing_part_is_named(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "exporters.word", None)

    outcomes = list(carried_out(trial, EXPORTS))

    assert states(outcomes) == "PPF"
    assert "exporters.word" in outcomes[2].said


def test_an_exporter_that_writes_a_wrong_figure(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_wrong(release: Release, stream: IO[bytes]) -> None:
        report = answered(release.report, {"disclosure/permits/decisions": "7"})
        write_excel(release._replace(report=report), stream)

    monkeypatch.setattr("exporters.excel.write_excel", write_wrong)

    assert states(tried(trial, *(step.act for step in EXPORTS), read_workbook)) == "PPPF"


def test_a_document_with_another_figure(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_wrong(release: Release, stream: IO[bytes]) -> None:
        report = answered(release.report, {"disclosure/permits/decisions": "7"})
        write_word(release._replace(report=report), stream)

    monkeypatch.setattr("exporters.word.write_word", write_wrong)

    assert states(tried(trial, *(step.act for step in EXPORTS), read_document)) == "PPPF"


def test_a_reader_that_does_not_start(trial: Trial, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(apart, "_MAIN", tmp_path / "none.py")

    outcomes = tried(trial, *(step.act for step in EXPORTS), read_workbook)

    assert states(outcomes) == "PPPF"
    assert outcomes[3].said.startswith("现在读不了文件")


def test_a_page_that_is_blank(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_blank(_: Release, stream: IO[bytes]) -> tuple[str, ...]:
        canvas = Canvas(stream)
        canvas.showPage()
        canvas.save()
        return ()

    monkeypatch.setattr("exporters.pdf.document.write_pdf", write_blank)

    assert states(tried(trial, EXPORTS[0].act, look_at_page)) == "PF"


@pytest.mark.parametrize("font", ["sans_path", "serif_path"])
def test_a_font_that_is_gone(trial: Trial, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, font: str) -> None:
    monkeypatch.setattr(self_test_steps, font, lambda: tmp_path / "gone.otf")

    [outcome] = tried(trial, print_characters)

    assert outcome.state is State.FAILED
    assert "gone.otf" in outcome.said


def test_characters_that_this_computer_lacks(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test_steps, "missing_characters", lambda _: frozenset("街"))

    assert "“街”" in tried(trial, print_characters)[0].said


def test_a_part_that_talks_to_networks(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", ModuleType("QtNetwork"))

    assert states(tried(trial, stay_offline)) == "F"


def test_a_library_that_talks_to_networks(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test_steps, "_NETWORK", "Qt6Core")

    assert states(tried(trial, stay_offline)) == "F"
