"""One of each dialog of the window, as a clerk may have it open, for tests that look at all of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QWidget

from exporters.release import Variant
from models.checks.findings import Finding, Fix, Level
from models.checks.second_keying import Keying
from models.drafts.kept_beside import Beside
from models.drafts.kept_tasks import KeptTask
from models.drafts.recovery import InterruptedWork
from models.drafts.store import DraftStore
from models.drafts.versions import Version, Why
from models.exchange.task_package import TaskPackage
from models.form.editions import edition2019, edition2021
from models.form.refs import TextRef
from models.gathering.gathering import Gathering
from models.importers.own.imported import ChangedByHand
from models.importers.published.reading import Found, Reading, Unread
from models.report.figure_sources import offered
from models.report.report import YEAR, Report
from models.system.traces import Told
from tests.builders import answered, balanced, cell, sample
from tests.district import district
from tests.models.exchange.tasks import BUREAU, STREET, a_task
from tests.ui.gathering.gathered import GRANTED_ROW, answered_by_two, gathered_for, no_ways
from tests.ui.papers import marked
from ui.comparing.compare_dialog import CompareDialog
from ui.comparing.compared_reports import of_file
from ui.comparing.edition_dialog import EditionDialog, Editions
from ui.district.bounds_dialog import BoundsDialog
from ui.district.due_dialog import DueDialog, Limit
from ui.district.lineage_dialog import LineageDialog
from ui.district.unit_change_dialog import UnitChangeDialog
from ui.gathering.gathering_dialog import GatheringDialog
from ui.gathering.returned_dialog import ReturnedDialog
from ui.gathering.returned_files import Returned
from ui.gathering.rooms_dialog import RoomsDialog
from ui.incoming.changed_by_hand import DifferencesDialog
from ui.incoming.import_preview import ReadingDialog
from ui.incoming.notice_dialog import NoticeDialog
from ui.incoming.unit_choice_dialog import Stage, UnitChoiceDialog
from ui.kit.boxes import Box
from ui.kit.help_dialog import HelpDialog
from ui.kit.save_state import Kept
from ui.kit.waiting import Wait, WaitDialog
from ui.outgoing.drives import Drive
from ui.outgoing.hand_over_dialog import HandOverDialog
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
from ui.restoring.history_dialog import HistoryDialog
from ui.restoring.lost_dialog import LostDialog
from ui.restoring.parked_dialog import ParkedDialog
from ui.restoring.recovery_dialogs import BackupsDialog, InterruptedDialog
from ui.trouble.failure_dialog import FailureDialog, Mood, Notice, RecordDialog
from ui.window.about import AboutDialog, SelfTestDialog
from ui.window.new_report_dialog import NewReportDialog
from ui.window.person_dialog import PersonDialog
from ui.window.rules_page import RulesDialog
from ui.window.task_choice import TaskChoiceDialog
from ui.window.unit_cards_dialog import UnitCardsDialog

CARDS = ({"agency": "鲤城区人民政府开元街道办事处", "kind": "street", "phone": "0595-22783514"}, {"agency": "海滨街道"})
"""Of two units."""

FORMS = Editions(edition2019.FORM, edition2021.FORM, reports=("2020 年", "2021 年"), previous=sample("004"))
"""Of two years."""

NOTICES = (KeptTask(TaskPackage(a_task(), "各单位：\n请于1月20日前报送。\n"), STREET.id),)
"""Of one task."""


def all_dialogs(folder: Path, settings: QSettings) -> Iterator[QDialog]:
    """Make the dialogs one after the other; none is shown yet."""
    yield NewReportDialog("开元街道办事处")
    yield UnitCardsDialog(CARDS)
    yield UnitCardsDialog((), "这里只能看。")
    yield unit_choice(Stage.CHOOSING)
    yield unit_choice(Stage.CONFIRMING)
    yield NoticeDialog(NOTICES)
    yield ReasonDialog("上年结转 2，去年报告结转下年 3。", "去年的报告少算了一件。")
    yield ReasonDialog("第一项加第二项之和，不等于第三项加第四项之和。" * 40, "去年的报告少算了一件。" * 40)
    yield _fix_dialog()
    yield NoteDialog("其中修订16件")
    new = cell("applications/new/natural")
    yield SourceDialog("表三“本年新收”行“自然人”列", ["科室报送"], offered({new: "科室报送"}, {new: "登记簿"}, (new,)))
    yield SourceDialog("选中的 7 格" * 30, ["", "科室报送"], offered({new: "登记簿第三册" * 13}, {}, (new,)))
    yield LeftRowsDialog(
        "已粘贴 112 格，有 40 行没有放进去。" * 10, [f"第 {row} 行：（三）不予公开　5　0　0" for row in range(40)]
    )
    yield PreviewDialog(lambda _: (marked(3), ("标题改用了“思源宋体”。",)), tuple(Variant), settings)
    yield SheetPreview("报送前核对清单", marked(1), settings)
    yield from _reviews(settings)
    drive = Drive(folder, "KINGSTON", 15_300_000_000, read_only=False)
    hand_over = HandOverDialog(sample("002"), lambda: {"年报.pdf": b"%PDF"}, drives=lambda: (drive,))
    hand_over.targets.show_drives([drive])
    yield hand_over
    details = Told("error: KeyError")
    yield FailureDialog(Notice(Mood.ONCE, Kept.UNSAVED, datetime(2024, 1, 9, 10, 21, 33, tzinfo=UTC), details))
    yield FailureDialog(Notice(Mood.GRAVE, Kept.SAVED, datetime(2024, 1, 9, 10, 21, 33, tzinfo=UTC), details))
    open_one = FailureDialog(Notice(Mood.GRAVE, Kept.UNSAVED, datetime(2024, 1, 9, 10, 21, 33, tzinfo=UTC), details))
    open_one.more.setChecked(True)
    yield open_one
    yield RulesDialog()
    yield AboutDialog()
    yield HelpDialog()
    yield CompareDialog(
        [of_file("去年.pdf", sample("002"), 3), of_file("今年.json", sample("000"), 0)], (0, 1), _no_file
    )
    yield EditionDialog(FORMS)
    yield FigurePicker(balanced())
    yield DifferencesDialog(balanced(), [ChangedByHand(cell("applications/new/natural"), Decimal(7), Decimal(9))])
    yield from _ways_back(folder)
    yield from _gathering(folder)
    yield from _district(folder, settings)
    yield RecordDialog()
    yield _box(times=1)
    yield ReadingDialog(_reading(), "去年.docx")  # last: whatever comes after it would dress its tables, too


def unit_choice(stage: Stage = Stage.CHOOSING, parent: QWidget | None = None) -> UnitChoiceDialog:
    """Make the dialog that asks which unit this is, with a unit chosen whose name is like that of another."""
    units = (STREET, STREET._replace(id="350502-02", name=f"{STREET.name[:-5]}二{STREET.name[-5:]}"), BUREAU)
    dialog = UnitChoiceDialog(TaskPackage(a_task(units=units), "请于截止日期前报送。\n"), {STREET.name}, parent)
    if stage is Stage.CONFIRMING:
        dialog.forth.click()
    else:
        dialog.turn_to(stage)
    return dialog


def _no_file(_over: object) -> None:
    """Read none."""


def busy_dialogs() -> Iterator[QDialog]:
    """Make the dialogs that change by themselves, and a box that Qt lays out anew in every theme, as above."""
    trying = SelfTestDialog([sys.executable, "-c", "print('1/1　好')"])
    yield trying
    trying.reject()  # which ends its process
    yield WaitDialog(Future(), Wait("正在读取", "正在读取“开元街道办事处2023年政府信息公开工作年度报告.docx”……"))

    yield _box(times=60)


def _reviews(settings: QSettings) -> Iterator[QDialog]:
    """Make the dialogs of a second person, in the middle of it."""
    report, new = balanced(), cell("applications/new/natural")
    table = report.form.table("applications")
    keying = Keying().with_figure(report, new, Decimal(777)).with_figure(report, new, Decimal(777))
    yield ReviewDialog(report, Beside(keying=keying, waived=True))
    first = Document(report)
    keyed = SecondKeyingDialog(first, Beside(keying=keying), lambda _: None, settings)
    first.setParent(keyed)
    keyed.turn_to(table)
    yield keyed
    yield ReadOutDialog(report, table, settings)


def _district(folder: Path, settings: QSettings) -> Iterator[QDialog]:
    """Make the dialogs of a district's desk."""
    units, today = district().units, date(2026, 1, 19)
    yield TaskChoiceDialog((folder / "收件任务", folder), settings)
    yield TaskChoiceDialog((), settings)
    yield PersonDialog("李敏")
    yield BoundsDialog({"Y-COPY": 30})
    yield UnitChangeDialog(units, "79", today)
    yield DueDialog([Limit("", "全部单位的报送截止", today), Limit("a", f"退回 {units[0].name}", today)])
    yield LineageDialog(units, today)


def _gathering(folder: Path) -> Iterator[QDialog]:
    """Make the dialogs of rooms and what they have answered, in the middle of it."""
    value = answered_by_two()
    gathered = gathered_for(answered(balanced(), {"applications/granted/natural": "46"}), value)
    dialog = GatheringDialog(gathered, no_ways())
    gathered.setParent(dialog)
    dialog.stand_on(GRANTED_ROW)
    yield dialog
    nobody = gathered_for(balanced(), Gathering())
    empty = GatheringDialog(nobody, no_ways())
    nobody.setParent(empty)
    yield empty
    yield RoomsDialog(value)
    files = [Returned(folder / f"{name}.xlsx", fault="不是本程序发给科室的收集表，没有读取。") for name in "甲乙丙"]
    yield ReturnedDialog(files, value, gathered.document)


def _box(*, times: int) -> Box:
    more = "也可以导出带“草稿”标记的文件，自己看或者给人核对。" * times
    box = Box(Box.Icon.Warning, f"还差 3 处，不能正式导出。{more}", more)
    box.addButton("导出草稿", Box.ButtonRole.AcceptRole)
    box.addButton("先去改", Box.ButtonRole.RejectRole)
    return box


def _ways_back(folder: Path) -> Iterator[QDialog]:
    """Make the dialogs that ask what of a report is to be gone on with."""
    when, before = datetime(2024, 1, 9, 10, 21, 33, tzinfo=UTC), balanced()
    after = answered(before, {"applications/new/natural": "9", "texts/overview": "全年主动公开政府信息。" * 30})
    versions = [Version(2, Why.TIMED, after, when), Version(1, Why.OPENED, before, when)]
    yield HistoryDialog(versions, after, lambda *_: None)
    work = InterruptedWork("1", before, after)
    yield InterruptedDialog(work)
    yield ParkedDialog(work)
    store = _older_than_its_copy(folder / "lost.json", before, after)
    yield LostDialog(store, store.lost, lambda *_: None)
    yield BackupsDialog(store.backups)


def _older_than_its_copy(path: Path, before: Report, after: Report) -> DraftStore:
    draft_id = DraftStore(path).save(before)
    old = path.read_bytes()
    DraftStore(path).save(after, draft_id)
    path.write_bytes(old)
    return DraftStore(path)


def _fix_dialog() -> FixDialog:
    new = cell("applications/new/natural")
    fix = Fix("改成 7", ((new, Decimal(7)),))
    return FixDialog(balanced(), Finding("X-SUM", Level.ERROR, "少了 1 件。", (new,), fix=fix), fix)


def _reading() -> Reading:
    """Return a reading of a whole report, with a column, a figure and a text that are unsure, and much that is left."""
    report, unsure = balanced(), cell("applications/granted/total")
    agency = TextRef("cover", "agency")
    name = report.text(*agency)
    texts = (Found(YEAR, "2023", "第 1 行", "2023年"), Found(agency, name, "第 1 行", name, sure=False))
    figures = (
        Found(
            ref, figure, f"工作表“表三”从 A23 起的表第 {at} 行第 4 列", "５¹", ref.column != "natural" and ref != unsure
        )
        for at, (ref, figure) in enumerate(report.figures.items())
    )
    left = (
        Unread(f"第 {at} 页的表第 {at} 行第 1 列", "一张图片，里面的字读不出来，请对照着填。" * 3) for at in range(30)
    )
    return Reading(report, (*texts, *figures), tuple(left))
