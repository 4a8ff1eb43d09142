"""Words of a file or of a clerk are words, wherever they are shown: swept over the real window and all it can open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QProgressDialog
from pytestqt.qtbot import QtBot
from typing_extensions import override

from exporters.clipboard_page import as_html
from models.checks.findings import unfolded
from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.exchange.next_slip import Decided, Raised, about, next_slip
from models.exchange.return_slip import Answer
from models.exchange.task_package import TaskPackage, write_package
from models.exchange.task_unit import answers_of
from models.form.cover import PARTICULARS, EntryKind
from models.importers import open_file
from models.importers.published.reading import Reading
from models.report.due import default_year
from models.report.report import Report
from models.report.report_json import write_json
from models.system.disk_faults import trouble
from models.text.characters import printable
from tests.builders import answered, balanced, cell
from tests.endurance import clerk
from tests.endurance.clerk import Clerk
from tests.models.exchange.slips import MADE, a_slip
from tests.models.exchange.tasks import STREET, a_task
from tests.models.importers.own.workbooks import retyped
from tests.ui.clerk import report_page, shown, type_text
from tests.ui.markup_sweep import HOSTILE, Sweep, Trap
from tests.ui.window.returned import handed_over, slip_file
from ui.incoming.file_choice import OpenDialog
from ui.incoming.import_report import ReportImport
from ui.incoming.unit_choice_dialog import Stage as Choice
from ui.incoming.unit_choice_dialog import UnitChoiceDialog
from ui.kit.dialogs import FileDialog, SaveDialog
from ui.kit.letters import without_letter
from ui.outgoing.drives import Drive
from ui.outgoing.hand_over_dialog import HandOverDialog
from ui.report.unsaved import leaves_unsaved
from ui.session import lock, session
from ui.session.lock import DraftsLock
from ui.session.lock_takeover import take_over
from ui.trouble.banner import Banner
from ui.window.main_window import MainWindow
from ui.window.ways_in import take_slip

NEW = "applications/new/natural"
CELL = "applications/granted/natural"
NAME = HOSTILE.replace("*", "")
"""As a file may be called."""


def hostile(year: int = 2023, **more: str) -> Report:
    """Return a report with hostile words wherever there may be words, and in a cell."""
    report = balanced(year)
    cover = {str(one.ref) for one in PARTICULARS.values() if one.entry in {EntryKind.LINE, EntryKind.PARAGRAPHS}}
    parts = {f"headings/{section.id}" for section in report.form.sections}
    texts = {f"texts/{narrative.id}": f"（一）{HOSTILE}\n2022年{HOSTILE}，" * 3 for narrative in report.form.narratives}
    filled = dict.fromkeys((*cover, *parts, CELL, f"notes/{NEW}"), HOSTILE)
    return answered(report, {**filled, **texts, **more})


class Attacked(Clerk):
    """Looks at all that there is before a dialog is answered."""

    def __init__(self, folder: Path, sweep: Sweep) -> None:
        super().__init__(folder)
        self.sweep = sweep
        self._last: QDialog | None = None

    def go_home(self) -> None:
        """Answer nothing any more."""
        self._timer.stop()

    @override
    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QProgressDialog):  # which goes by itself
            self._timer.start()
            return
        if isinstance(dialog, QDialog) and dialog.isVisible() and (dialog is not self._last or self._seen == 1):
            self._last = dialog
            dialog.grab()
            self.sweep.look()
        super()._look()


@dataclass(frozen=True)
class Attack:
    """A folder with hostile names, and what is seen there."""

    folder: Path
    sweep: Sweep
    clerk: Attacked
    trap: Trap

    def seen(self) -> set[tuple[str, str]]:
        """Return where hostile words were shown; there must be nothing wrong with them."""
        self.sweep.look()
        assert sorted(self.sweep.faults) == []
        assert not self.trap.sprung
        return self.sweep.seen


@pytest.fixture
def attack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Attack]:
    folder = tmp_path / NAME
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clerk, "_PATIENCE", 2)
    sweep, trap = Sweep(), Trap(tmp_path)
    attacked = Attacked(folder, sweep)
    attacked.at_work()
    yield Attack(folder, sweep, attacked, trap)
    attacked.go_home()
    trap.remove()


def window_on(qtbot: QtBot, attack: Attack, store: DraftStore) -> MainWindow:
    settings = QSettings(str(attack.folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("folder", str(attack.folder))
    window = shown(qtbot, MainWindow(store, settings, {}))
    window.resize(1366, 768)
    return window


def test_the_trap_closes_on_markup(qtbot: QtBot, attack: Attack) -> None:
    label = QLabel(HOSTILE)
    label.setToolTip(HOSTILE)
    shown(qtbot, label).grab()
    attack.sweep.look()

    assert attack.trap.sprung
    assert [fault.partition(": ")[2].partition(":")[0] for fault in sorted(attack.sweep.faults)] == [
        "markup",
        "told as markup",
        "turns the words around",
        "turns the words around",
    ]


HELP = ("核对规则", "使用说明", "出错记录…", "关于")
COMMANDS = ("历史版本…", "预览和打印…", "插入表里的数…", "导出 Excel 工作簿…", *HELP)


def test_a_hostile_report_is_words_in_every_view_and_dialog(qtbot: QtBot, attack: Attack) -> None:
    store = DraftStore(attack.folder / "drafts.json")
    store.save(hostile(2022))
    draft = store.save(hostile())
    store.keep(draft, answered(hostile(), {"texts/other": f"以前{HOSTILE}"}), Why.EXPORTED)
    window = window_on(qtbot, attack, store)
    attack.sweep.look()
    window.open_draft(draft)
    view = report_page(window).widget
    view.compare()
    for at in range(view.tabs.count()):
        view.tabs.setCurrentIndex(at)
        view.grab()
        attack.sweep.look()
    actions = {without_letter(entry.text()): entry for entry in window.findChildren(QAction)}
    for label in COMMANDS:
        actions[label].trigger()
        attack.sweep.look()
    for act, wanted in ((view.explain, "S-TOPICS"), (view.fix, "S-SIX")):
        view.problems.show_finding(next(one for one in unfolded(view.document.findings) if one.rule == wanted))
        act()
        attack.sweep.look()
    view.reveal(cell(CELL))
    type_text("x")
    actions["给这一格加注…"].trigger()

    assert {
        ("MainWindow", "MainWindow"),
        ("MainWindow", "DraftTable"),
        ("MainWindow", "TableView"),
        ("MainWindow", "ProblemList"),
        ("MainWindow", "ElidedLabel"),
        ("HistoryDialog", "PlainPage"),
        ("ReasonDialog", "PlainLabel"),
        ("FixDialog", "PlainLabel"),
        ("FixDialog", "PlainPage"),
        ("Box", "QLabel"),
    } <= attack.seen()
    assert {"PreviewDialog", "FigurePicker", "RulesDialog", "AboutDialog", "NoteDialog"} <= {*attack.clerk.answered}


def test_a_hostile_return_slip_is_words(qtbot: QtBot, attack: Attack) -> None:
    report, line = hostile(), " ".join(printable(HOSTILE).split())
    made = MADE._replace(by=line, office=line, phone=line)
    raised = (Raised("", (cell(CELL),), printable(HOSTILE), printable(HOSTILE)),)
    slip = next_slip(None, report, about(report, name=line), made, Decided(raised, reminders=(printable(HOSTILE),)))
    store = DraftStore(attack.folder / "drafts.json")
    draft_id = handed_over(store, report)
    window = window_on(qtbot, attack, store)
    take_slip(window, slip_file(attack.folder, slip))
    page = report_page(window)
    page.do_next()
    assert page.slip.panel
    page.slip.panel.noted.answer(1, Answer.EXPLAINED, HOSTILE)
    page.widget.grab()
    attack.sweep.look()
    window.go_to_start()
    other = a_slip(balanced(2020))
    take_slip(window, slip_file(attack.folder, replace(other, about=other.about._replace(name=f"别处{line}"))))

    assert store.slips.of(draft_id).slips
    assert {("MainWindow", "PlainLabel"), ("Box", "QLabel")} <= attack.seen()


def test_a_report_of_a_hostile_unit_is_handed_over_in_words(qtbot: QtBot, attack: Attack) -> None:
    sticks = (Drive(attack.folder, HOSTILE, 15_300_000_000, read_only=False),)
    dialog = shown(qtbot, HandOverDialog(answered(balanced(), {"cover/agency": HOSTILE}), dict, drives=lambda: sticks))
    qtbot.waitUntil(lambda: dialog.targets.place is not None)
    attack.sweep.look()
    dialog._show_fault(f"没有交付：“{HOSTILE}”。")
    attack.sweep.look()
    for label in (dialog.folder, dialog.words):
        label.setText(f"文件夹：{attack.folder}")

    assert {("HandOverDialog", "PlainLabel"), ("HandOverDialog", "QListWidget")} <= attack.seen()


def test_a_hostile_task_is_opened_in_words(qtbot: QtBot, attack: Attack) -> None:
    units = (STREET._replace(name=HOSTILE, id=HOSTILE[:60]), STREET._replace(name=f"{HOSTILE}1", id="2"))
    task = replace(a_task(units=units), district=HOSTILE, addressee=HOSTILE)
    dialog = shown(qtbot, UnitChoiceDialog(TaskPackage(task, HOSTILE)))
    attack.sweep.look()
    dialog.list.setCurrentRow(0)
    attack.sweep.look()
    for stage in Choice:
        dialog.turn_to(stage)
        attack.sweep.look()
    dialog.forth.click()
    attack.sweep.look()

    kinds = {"PlainLabel", "QListWidget", "PlainPage"}
    assert {("UnitChoiceDialog", kind) for kind in kinds} <= attack.seen()


def test_what_a_hostile_task_has_said_is_words_wherever_it_is_told(qtbot: QtBot, attack: Attack) -> None:
    line = " ".join(printable(HOSTILE).split())
    unit, day = STREET._replace(name=line, id=line[:60]), datetime.now().astimezone().date() + timedelta(days=5)
    task = replace(a_task(default_year(day)), units=(unit,), district=line, addressee=line, due=day)
    package = TaskPackage(replace(task, texts={line: line}), line)
    store = DraftStore(attack.folder / "drafts.json")
    store.tasks.keep(package, unit.id)
    blank = balanced(task.year)
    draft_id = store.save(blank.applied(blank.edit(answers_of(task, unit))))
    window = window_on(qtbot, attack, store)
    window.grab()
    attack.sweep.look()
    window.open_draft(draft_id)
    page = report_page(window)
    for at in range(page.widget.tabs.count()):
        page.widget.tabs.setCurrentIndex(at)
        page.widget.grab()
        attack.sweep.look()
    actions = {without_letter(entry.text()): entry for entry in window.findChildren(QAction)}
    for label in ("看区里的通知…", "预览和打印…", "交付到 U 盘…", "复制成网页内容（贴到网站编辑器）", "关于"):
        actions[label].trigger()
        attack.sweep.look()
    window.go_to_start()
    changed = attack.folder / f"{NAME}.任务包"
    changed.write_bytes(write_package(package._replace(task=replace(task, addressee=f"新的{line}"))))
    window.drafts.bring_in(changed)

    wanted = {("MainWindow", "DraftTable"), ("NoticeDialog", "PlainPage"), ("Box", "QLabel")}
    assert wanted <= attack.seen()
    assert {"HandOverDialog", "PreviewDialog"} <= {*attack.clerk.answered}


def test_a_hostile_file_is_refused_in_words(qtbot: QtBot, attack: Attack) -> None:
    attack.clerk.chosen = attack.folder / f"{NAME}.json"
    attack.clerk.chosen.write_text(json.dumps({**json.loads(write_json(balanced())), HOSTILE: 1}))
    window_on(qtbot, attack, DraftStore(attack.folder.parent / "drafts.json")).drafts.import_report()

    assert ("Box", "QLabel") in attack.seen()


def documents(folder: Path) -> Iterator[Path]:
    """Yield a workbook of ours that was changed and a page of others, with hostile words in them."""
    sheet, page = (folder / f"{NAME}.{suffix}" for suffix in ("xlsx", "html"))
    sheet.write_bytes(retyped(balanced(), {NEW: HOSTILE}))
    yield sheet
    body = as_html(answered(balanced(), {"texts/problems": f"（一）{HOSTILE}", NEW: HOSTILE}))
    page.write_text(f"<p>{escape(HOSTILE)}</p>{body}<table><tr><td>{escape(HOSTILE)}</td><td>1</td></tr></table>")
    yield page


def test_what_is_read_in_a_hostile_file_is_words(qtbot: QtBot, attack: Attack) -> None:
    window = window_on(qtbot, attack, DraftStore(attack.folder / "drafts.json"))
    incoming = ReportImport(window, window.shell.store, window.show_status)
    for path in documents(attack.folder):
        opened = open_file(path)
        if isinstance(opened, Reading):  # a place in a workbook is named by its sheet
            opened = opened._replace(found=tuple(one._replace(where=HOSTILE) for one in opened.found))
        assert incoming._taken(opened, path.name)

    assert {("DifferencesDialog", "QTableView"), ("ReadingDialog", "QTableView")} <= attack.seen()
    assert ("ReadingDialog", "ReadingDialog") in attack.seen()


@pytest.mark.parametrize("kind", [OpenDialog, SaveDialog])
def test_what_qt_says_of_a_file_is_words(qtbot: QtBot, attack: Attack, kind: type[FileDialog]) -> None:
    """A file to open that is not there, a file to write that is there."""
    written = attack.folder / f"{NAME}.pdf"
    written.touch()
    dialog = shown(qtbot, kind(None, "文件", str(attack.folder)))
    dialog.setFileMode(FileDialog.FileMode.ExistingFile if kind is OpenDialog else FileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(FileDialog.AcceptMode(int(kind is SaveDialog)))
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(f"没有{NAME}" if kind is OpenDialog else written.name)
    dialog.accept()
    dialog.reject()

    assert ("QMessageBox", "QLabel") in attack.seen()


def test_the_ways_back_show_words(qtbot: QtBot, attack: Attack) -> None:
    path = attack.folder / "drafts.json"
    store = DraftStore(path)
    draft = store.save(hostile())
    store.begin(draft, hostile())
    store.save(answered(hostile(), {"texts/other": f"新的{HOSTILE}"}), draft)
    window_on(qtbot, attack, DraftStore(path)).drafts.look_back()
    path.write_bytes(path.read_bytes()[:-30])
    window_on(qtbot, attack, DraftStore(path)).drafts.look_back()

    assert {("InterruptedDialog", "PlainLabel"), ("InterruptedDialog", "PlainPage")} <= attack.seen()
    assert {("LostDialog", "PlainLabel"), ("LostDialog", "QListWidget")} <= attack.seen()
    window_on(qtbot, attack, DraftStore(path)).drafts.restore_backup()

    assert ("BackupsDialog", "QListWidget") in attack.seen()


def test_whoever_has_the_drafts_is_named_in_words(
    qtbot: QtBot, attack: Attack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_SILENCE", 0.1)
    monkeypatch.setattr(lock, "is_on_network", lambda _: True)
    (attack.folder / "holder.json").write_text(json.dumps({"mark": "x", "computer": HOSTILE}))
    window = window_on(qtbot, attack, DraftStore(attack.folder / "drafts.json"))
    held = DraftsLock(attack.folder)
    held.take()
    window.lose(f"{held.holder.words.who}把草稿接过去填了。")
    attack.sweep.look()
    take_over(held, window)
    session._refuse(attack.folder, OSError(13, HOSTILE))
    leaves_unsaved(HOSTILE, window)
    Banner.show_trouble(window.shell.banner, trouble(OSError(28, HOSTILE, str(attack.folder))), {})

    assert {("MainWindow", "PlainLabel"), ("Box", "QLabel")} <= attack.seen()
    assert attack.clerk.answered.count("Box") == 3
