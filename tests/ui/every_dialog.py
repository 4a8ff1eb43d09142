"""Opens every dialog of the program for real, one after the other, for tests that look at all of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from exporters.release import Variant
from models.checks.findings import unfolded
from models.drafts.kept_beside import Beside
from models.drafts.recovery import InterruptedWork
from models.drafts.store import DraftStore
from models.importers.published.reading import Found, Reading, Unread
from models.report.figure_sources import offered
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, sample
from tests.district import district
from tests.ui.all_dialogs import CARDS, FORMS, NOTICES, unit_choice
from tests.ui.gathering.gathered import GRANTED_ROW, answered_by_two, gathered_for, no_ways
from tests.ui.outgoing.handing_over import make
from tests.ui.outgoing.test_preview import made
from tests.ui.report.test_fix_dialog import NEW, finding, fix
from tests.ui.restoring.test_history_dialog import numbered
from tests.ui.trouble.test_failure_dialog import notice
from ui.comparing.compare_dialog import CompareDialog
from ui.comparing.compared_reports import of_file
from ui.comparing.edition_dialog import EditionDialog
from ui.district.bounds_dialog import BoundsDialog
from ui.district.due_dialog import DueDialog, Limit
from ui.district.intake_ways import IntakeFilesDialog
from ui.district.lineage_dialog import LineageDialog
from ui.district.unit_change_dialog import UnitChangeDialog
from ui.gathering.gathering_dialog import GatheringDialog
from ui.gathering.returned_dialog import ReturnedDialog
from ui.gathering.returned_files import Returned, SheetFilesDialog
from ui.gathering.rooms_dialog import RoomsDialog
from ui.incoming.changed_by_hand import DifferencesDialog
from ui.incoming.file_choice import OpenDialog
from ui.incoming.import_preview import ReadingDialog
from ui.incoming.notice_dialog import NoticeDialog
from ui.incoming.unit_choice_dialog import Stage as Choice
from ui.incoming.unit_choice_dialog import UnitChoiceDialog
from ui.kit.boxes import inform
from ui.kit.dialogs import FolderDialog, SaveDialog
from ui.kit.help_dialog import HelpDialog
from ui.kit.waiting import Wait, WaitDialog
from ui.outgoing import printing
from ui.outgoing.hand_over_dialog import HandOverDialog, Stage
from ui.outgoing.outgoing import Outgoing
from ui.outgoing.preview import PreviewDialog, SheetPreview
from ui.report.document import Document
from ui.report.fix_dialog import FixDialog
from ui.report.reason_dialog import ReasonDialog
from ui.report.review.keying_dialog import SecondKeyingDialog
from ui.report.review.read_out_dialog import ReadOutDialog
from ui.report.review.review_dialog import ReviewDialog
from ui.report.table.left_rows_dialog import LeftRowsDialog
from ui.report.table.note_dialog import NoteDialog
from ui.report.table.source_dialog import SourceDialog
from ui.report.text.figure_picker import FigurePicker
from ui.report.unsaved import leaves_unsaved
from ui.restoring.history_dialog import HistoryDialog
from ui.restoring.lost_dialog import LostDialog
from ui.restoring.parked_dialog import ParkedDialog
from ui.restoring.recovery_dialogs import BackupsDialog, InterruptedDialog
from ui.session import lock_takeover
from ui.session.holder_words import Place, holder_words
from ui.trouble.failure_dialog import FailureDialog, RecordDialog
from ui.window.about import AboutDialog, SelfTestDialog
from ui.window.main_window import MainWindow
from ui.window.new_report_dialog import NewReportDialog
from ui.window.person_dialog import PersonDialog
from ui.window.rules_page import RulesDialog
from ui.window.task_choice import TaskChoiceDialog
from ui.window.unit_cards_dialog import UnitCardsDialog

READING = Reading(balanced(), (Found(NEW, Decimal(7), "", "表三", sure=False),) * 2, (Unread("第 1 段", "附件"),) * 2)
Look = Callable[[QDialog], object]


def look_at_all(window: MainWindow, folder: Path, look: Look) -> set[type[QDialog]]:
    """Open every dialog over a window, look at each while it is open, and close it; return their kinds.

    Args:
        window: On the page of the drafts.
        folder: For files that some of them need.
        look: Looks at a dialog, and may press keys in it.
    """
    seen: set[type[QDialog]] = set()

    def visit() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        seen.add(type(dialog))
        dialog.activateWindow()
        try:
            for _ in _stages(dialog):
                QApplication.processEvents()
                look(dialog)
        finally:
            dialog.done(0)

    for act in chain(_plain(window), _files(window, folder), _told(window), _restoring(window, folder)):
        QTimer.singleShot(0, visit)
        act()
    return seen


def _show(make_it: Callable[[], QDialog]) -> None:
    dialog = make_it()
    dialog.exec()
    dialog.deleteLater()


def _stages(dialog: QDialog) -> Iterator[object]:
    if isinstance(dialog, HandOverDialog):
        for stage in Stage:
            dialog._turn_to(stage)
            yield stage
    elif isinstance(dialog, UnitChoiceDialog):
        for page in reversed(Choice):
            dialog.turn_to(page)
            yield page
    else:
        yield dialog


def _plain(window: MainWindow) -> Iterator[Callable[[], object]]:
    mending = fix((NEW, None))
    for make_it in (
        partial(NewReportDialog, "开元街道办事处", window),
        partial(UnitCardsDialog, CARDS, "", window),
        partial(unit_choice, parent=window),
        partial(NoticeDialog, NOTICES, window),
        partial(FigurePicker, balanced(), window),
        partial(NoteDialog, "其中修订16件", window),
        partial(SourceDialog, "表三", ["科室报送"], offered({NEW: "科室报送"}, {}, (NEW,)), window),
        partial(ReasonDialog, "结转对不上。", "区里已经改过。", window),
        partial(FixDialog, balanced(), finding(NEW, mending), mending, window),
        partial(ReadingDialog, READING, "年报.docx", window),
        partial(DifferencesDialog, balanced(), (), window),
        partial(CompareDialog, [of_file("去年.pdf", sample("002"), 3)], (0, 0), lambda _: None, window),
        partial(EditionDialog, FORMS, window),
        partial(RulesDialog, window),
        partial(HelpDialog, window),
        partial(AboutDialog, window),
        partial(SelfTestDialog, [sys.executable, "-c", ""], window),
        partial(RecordDialog, window),
        partial(FailureDialog, notice(), window),
        partial(PreviewDialog, made, (Variant.FILING, Variant.PUBLIC), window.shell.settings, window),
        partial(SheetPreview, "报送前核对清单", made(Variant.PUBLIC)[0], window.shell.settings, window),
        partial(ReviewDialog, balanced(), Beside(), window),
        partial(ReadOutDialog, balanced(), balanced().form.tables[0], window.shell.settings, window),
        partial(HandOverDialog, sample("002"), make, window, drives=tuple),
        partial(WaitDialog, Future[None](), Wait("正在读取", "正在读取……"), window),
        partial(TaskChoiceDialog, (Path("收件任务"),), window.shell.settings, window),
        partial(PersonDialog, "李敏", window),
        partial(BoundsDialog, {"Y-COPY": 30}, window),
        partial(DueDialog, [Limit("", "全部单位的报送截止", date(2026, 1, 20))], window),
        partial(UnitChangeDialog, district(4).units, "9", date(2026, 1, 19), window),
        partial(LineageDialog, district(4).units, date(2026, 1, 19), window),
    ):
        yield partial(_show, make_it)


def _files(window: MainWindow, folder: Path) -> Iterator[Callable[[], object]]:
    yield partial(OpenDialog.ask, folder, window)
    yield partial(SheetFilesDialog.ask, folder, window)
    yield partial(IntakeFilesDialog.ask, window)
    yield partial(SaveDialog.ask, folder / "年报.pdf", "PDF 文件", window)
    yield partial(FolderDialog.ask, window)


def _told(window: MainWindow) -> Iterator[Callable[[], object]]:
    first = Document(balanced())
    yield partial(_show, partial(SecondKeyingDialog, first, Beside(), lambda _: None, window.shell.settings, window))
    yield first.deleteLater
    yield from _gathering(window)
    document = Document(answered(balanced(), {"texts/overview": "一" * 1_200}))
    assert any(one.excusable for one in unfolded(check(document.report)))
    outgoing = Outgoing(window.shell.file_export, lambda _: None, lambda: None)
    yield partial(inform, window, "好了。")
    yield partial(LeftRowsDialog.tell, "已粘贴 1 格。", ["第 2 行：5（超出表格）"], window)
    yield partial(leaves_unsaved, "存不上。", window)
    yield partial(lock_takeover._wants, window, holder_words(Place.ELSEWHERE))
    yield partial(printing._ask_sides, window)
    yield partial(printing._say_there_is_none, window)
    yield partial(outgoing._wants_draft, 3)
    yield partial(outgoing.files.replaces, ["年报.pdf", "年报.docx"])
    yield partial(outgoing.hand_over, document)
    yield document.deleteLater


def _gathering(window: MainWindow) -> Iterator[Callable[[], object]]:
    gathered = gathered_for(answered(balanced(), {"applications/granted/natural": "46"}), answered_by_two())

    def stand() -> GatheringDialog:
        dialog = GatheringDialog(gathered, no_ways(), window)
        dialog.stand_on(GRANTED_ROW)
        return dialog

    yield partial(_show, stand)
    yield partial(_show, partial(RoomsDialog, answered_by_two(), window))
    files = [Returned(Path("甲.xlsx"), fault="不是收集表。")]
    yield partial(_show, partial(ReturnedDialog, files, answered_by_two(), gathered.document, window))
    yield gathered.deleteLater


def _restoring(window: MainWindow, folder: Path) -> Iterator[Callable[[], object]]:
    path = folder / "all" / "drafts.json"
    path.parent.mkdir()
    draft_id = DraftStore(path).save(numbered(1))
    before = path.read_bytes()
    DraftStore(path).save(numbered(2), draft_id)
    path.write_bytes(before)
    store = DraftStore(path)
    assert store.lost.offers
    work = InterruptedWork(draft_id, numbered(1), numbered(2))
    yield partial(_show, partial(LostDialog, store, store.lost, _nowhere, window))
    yield partial(_show, partial(HistoryDialog, store.versions(draft_id), balanced(), _nowhere, window))
    yield partial(_show, partial(InterruptedDialog, work, window))
    yield partial(_show, partial(ParkedDialog, work, window))
    yield partial(_show, partial(BackupsDialog, store.backups, window))


def _nowhere(_report: Report, _over: QDialog) -> None:
    """Show no pages."""
