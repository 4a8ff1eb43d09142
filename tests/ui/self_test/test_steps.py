"""Every step of the self-test passes here, and fails when what it looks at is taken away."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import IO, NoReturn

import pytest
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from exporters import EXCEL, EXPORTERS, PDF, WORD, Exporter, excel, word
from exporters.excel import write_excel
from exporters.pdf import pdf_file
from exporters.release import Release
from exporters.word import write_word
from models.drafts.store import DraftStore
from models.form.refs import Ref
from models.importers.sandbox.held import Held
from models.importers.sandbox.protocol import ready
from models.report.report import Report
from models.system import program
from models.system.errors import UnreadableReport
from tests.builders import answered
from tests.ui.trials import states, trial_in, tried
from ui.kit.theme import colours
from ui.report import document
from ui.report.document import Document
from ui.report.open_report import LoadedDraft
from ui.report.table import table_model
from ui.report.table.table_model import TableModel
from ui.report.text.narrative_field import NarrativeField
from ui.self_test import file_steps, window_steps
from ui.self_test.file_steps import (
    hold_reader,
    look_at_page,
    print_characters,
    read_document,
    stay_offline,
    workbook_is_read,
)
from ui.self_test.self_test import State, carried_out, self_test_verdict
from ui.self_test.steps import SELF_TEST_STEPS
from ui.self_test.trial import TYPED_INTO, SelfTestStep, Trial
from ui.self_test.window_steps import (
    correct_mistake,
    open_draft,
    save_and_reopen,
    show_chinese,
    type_chinese,
    type_mistake,
    window_opens,
    write_beside_drafts,
)
from ui.window import opening
from ui.window.main_window import MainWindow

EXPORTS = [step for step in SELF_TEST_STEPS if step.title.startswith("导出")]
WRITERS = ((PDF, pdf_file, "write_pdf"), (EXCEL, excel, "write_excel"), (WORD, word, "write_word"))
OPEN = (window_opens, open_draft)


def export_of(exporter: Exporter) -> SelfTestStep:
    """Return the step that writes this kind of file."""
    [step] = [step for step in EXPORTS if step.title == f"导出 {exporter.label}"]
    return step


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return trial_in(tmp_path)


def fail_to_write(*_: object) -> NoReturn:
    raise OSError(28, "No space left on device")


def test_every_step_passes(trial: Trial) -> None:
    outcomes = list(carried_out(trial))

    assert [one.line for one in outcomes if one.state is not State.PASSED] == []
    assert [one.number for one in outcomes] == list(range(1, len(SELF_TEST_STEPS) + 1))
    assert self_test_verdict(outcomes) == f"自检通过：{len(SELF_TEST_STEPS)} 项"
    assert trial.window is None


def test_every_kind_of_file_is_tried() -> None:
    assert [step.title for step in EXPORTS] == [f"导出 {exporter.label}" for exporter in EXPORTERS]


# ---------------------------------------------------------------- each step can fail


def test_a_folder_that_cannot_be_written(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window_steps, "replacing", fail_to_write)

    [outcome] = tried(trial, write_beside_drafts)

    assert outcome.state is State.FAILED
    assert "满了" in outcome.said


def test_nothing_stays_beside_the_drafts_and_their_folder_is_not_made(trial: Trial) -> None:
    before = sorted(trial.drafts.parent.iterdir())

    assert states(tried(trial, write_beside_drafts)) == "P"
    assert sorted(trial.drafts.parent.iterdir()) == before


def test_a_window_that_does_not_show(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MainWindow, "show", lambda _: None)

    assert states(tried(trial, window_opens)) == "F"


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
    monkeypatch.setattr(opening, "load_draft", lambda *_: LoadedDraft("a", trial.report, "只能看。"))

    assert states(tried(trial, *OPEN)) == "PF"


def test_keys_that_do_not_arrive(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Document, "push", lambda *_: None)

    assert states(tried(trial, *OPEN, type_mistake)) == "PPF"


def test_a_mistake_that_is_not_found(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "check", lambda *_: ())

    assert "没有核对出来" in tried(trial, *OPEN, type_mistake)[2].said


def test_a_mark_without_its_colour(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_model, "ground_of", lambda _: QBrush(QColor(colours().paper)))

    outcomes = tried(trial, *OPEN, type_mistake, correct_mistake)

    assert states(outcomes) == "PPFP"
    assert "没有变红" in outcomes[2].said


def test_a_mark_that_does_not_go(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    renew = TableModel._on_changed

    def keep(model: TableModel, refs: frozenset[Ref]) -> None:
        if TYPED_INTO in model.document.marks:
            renew(model, refs)

    monkeypatch.setattr(TableModel, "_on_changed", keep)

    assert states(tried(trial, *OPEN, type_mistake, correct_mistake)) == "PPPF"


def test_an_input_method_that_is_not_heard(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NarrativeField, "inputMethodEvent", lambda *_: None, raising=False)

    assert states(tried(trial, *OPEN, type_chinese, save_and_reopen)) == "PPFU"


def test_a_store_that_loses(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    write = DraftStore.write
    monkeypatch.setattr(DraftStore, "write", lambda store, _, draft_id=None: write(store, trial.report, draft_id))

    assert states(tried(trial, *OPEN, type_chinese, save_and_reopen)) == "PPPF"


def test_a_disk_that_is_full_asks_nobody(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_once(store: DraftStore, report: Report, draft_id: str | None = None) -> str:
        return write(store, report) if draft_id is None else fail_to_write()

    write = DraftStore.write
    monkeypatch.setattr(DraftStore, "write", write_once)

    outcomes = tried(trial, *OPEN, type_chinese, save_and_reopen)

    assert states(outcomes) == "PPPF"
    assert "满了" in outcomes[3].said


@pytest.mark.parametrize(("exporter", "module", "writer"), WRITERS, ids=lambda one: getattr(one, "suffix", ""))
def test_an_exporter_that_writes_nothing(
    trial: Trial, monkeypatch: pytest.MonkeyPatch, exporter: Exporter, module: ModuleType, writer: str
) -> None:
    monkeypatch.setattr(module, writer, lambda *_: ())

    assert [one.said[:8] for one in carried_out(trial, [export_of(exporter)])] == ["导出的文件是空的"]


def test_a_missing_part_is_named(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "exporters.word", None)

    outcomes = list(carried_out(trial, [export_of(PDF), export_of(WORD)]))

    assert states(outcomes) == "PF"
    assert "exporters.word" in outcomes[1].said


def test_an_exporter_that_writes_a_wrong_figure(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_wrong(release: Release, stream: IO[bytes]) -> None:
        report = answered(release.report, {"disclosure/permits/decisions": "7"})
        write_excel(replace(release, report=report), stream)

    monkeypatch.setattr(excel, "write_excel", write_wrong)

    assert states(tried(trial, export_of(EXCEL).act, workbook_is_read)) == "PF"


def test_a_document_with_another_figure(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_wrong(release: Release, stream: IO[bytes]) -> None:
        report = answered(release.report, {"disclosure/permits/decisions": "7"})
        write_word(replace(release, report=report), stream)

    monkeypatch.setattr(word, "write_word", write_wrong)

    assert states(tried(trial, export_of(WORD).act, read_document)) == "PF"


def test_a_reader_that_does_not_start(trial: Trial, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(program, "ROOT", tmp_path)

    outcomes = tried(trial, export_of(EXCEL).act, workbook_is_read, hold_reader)

    assert states(outcomes) == "PFF"
    assert all(one.said.startswith("现在读不了文件") for one in outcomes[1:])


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (set(Held), "系统不让它改文件、启动别的程序、联网、看别的文件、多占内存"),
        ({Held.WRITES, Held.MEMORY}, "系统不让它改文件、多占内存；启动别的程序、联网、看别的文件由程序自己拦"),
        (set(), "改文件、启动别的程序、联网、看别的文件、多占内存：系统没有拦，由程序自己拦"),
    ],
)
def test_what_holds_a_reader_is_told(
    held: set[Held], said: str, trial: Trial, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of a reader that says so: the real one says what holds where these tests run."""
    monkeypatch.setattr(program, "ROOT", tmp_path)
    (tmp_path / "main.py").write_text(f"print({ready(held).decode().strip()!r}, flush=True)\ninput()", "utf-8")

    assert tried(trial, hold_reader)[0].said == said


def test_a_page_that_is_blank(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_blank(_: Release, stream: IO[bytes]) -> tuple[str, ...]:
        canvas = Canvas(stream)
        canvas.showPage()
        canvas.save()
        return ()

    monkeypatch.setattr(pdf_file, "write_pdf", write_blank)

    assert states(tried(trial, export_of(PDF).act, look_at_page)) == "PF"


@pytest.mark.parametrize("font", ["sans_path", "serif_path"])
def test_a_font_that_is_gone(trial: Trial, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, font: str) -> None:
    monkeypatch.setattr(file_steps, font, lambda: tmp_path / "gone.otf")

    [outcome] = tried(trial, print_characters)

    assert outcome.state is State.FAILED
    assert "gone.otf" in outcome.said


def test_characters_that_this_computer_lacks(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_steps, "missing_characters", lambda _: frozenset("街"))

    assert "“街”" in tried(trial, print_characters)[0].said


def test_a_part_that_talks_to_networks(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", ModuleType("QtNetwork"))

    assert states(tried(trial, stay_offline)) == "F"


def test_a_library_that_talks_to_networks(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_steps, "_NETWORK", "Qt6Core")

    assert states(tried(trial, stay_offline)) == "F"
