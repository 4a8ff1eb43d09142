"""One of each dialog of the window, as a clerk may have it open, for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog

from exporters.release import Variant
from models.checks.findings import Finding, Fix, Level
from models.form.refs import TextRef
from models.importers.published.reading import Found, Reading, Unread
from models.report.report import YEAR, Report
from models.system.traces import Told
from tests.builders import answered, balanced, cell, sample
from tests.ui.papers import marked
from ui.incoming.import_preview import ReadingDialog
from ui.kit.save_state import Kept
from ui.outgoing.drives import Drive
from ui.outgoing.hand_over_dialog import HandOverDialog
from ui.outgoing.preview import PreviewDialog
from ui.report.fix_dialog import FixDialog
from ui.report.reason_dialog import ReasonDialog
from ui.trouble.failure_dialog import FailureDialog, Mood, Notice
from ui.window.about import AboutDialog
from ui.window.help_dialog import HelpDialog
from ui.window.new_report_dialog import NewReportDialog
from ui.window.rules_page import RulesDialog


def all_dialogs(folder: Path, settings: QSettings) -> Iterator[QDialog]:
    """Make the dialogs one after the other; none is shown yet."""
    yield NewReportDialog("开元街道办事处")
    yield ReasonDialog("上年结转 2，去年报告结转下年 3。", "去年的报告少算了一件。")
    yield _fix_dialog()
    yield ReadingDialog(_reading(), "去年.docx")
    yield PreviewDialog(lambda _: (marked(3), ("标题改用了“思源宋体”。",)), tuple(Variant), settings)
    drive = Drive(folder, "KINGSTON", 15_300_000_000, read_only=False)
    hand_over = HandOverDialog(sample("002"), lambda: {"年报.pdf": b"%PDF"}, drives=lambda: (drive,))
    hand_over.targets.show_drives([drive])
    yield hand_over
    details = Told("error: KeyError")
    yield FailureDialog(Notice(Mood.ONCE, Kept.UNSAVED, datetime(2024, 1, 9, 10, 21, 33, tzinfo=UTC), details))
    yield FailureDialog(Notice(Mood.GRAVE, Kept.SAVED, datetime(2024, 1, 9, 10, 21, 33, tzinfo=UTC), details))
    yield RulesDialog()
    yield AboutDialog()
    yield HelpDialog()


def _fix_dialog() -> FixDialog:
    new = cell("applications/new/natural")
    fix = Fix("改成 7", ((new, Decimal(7)),))
    return FixDialog(balanced(), Finding("X-SUM", Level.ERROR, "少了 1 件。", (new,), fix=fix), fix)


def _reading() -> Reading:
    report = answered(Report.blank(2023), {"applications/new/natural": "5", "cover/agency": "开元街道办事处"})
    new = cell("applications/new/natural")
    found = (
        Found(YEAR, "2023", "第 1 行", "2023年"),
        Found(TextRef("cover", "agency"), "开元街道办事处", "第 1 行", "开元街道办事处"),
        Found(new, report.values[new], "第 9 行第 2 列", "５", sure=False),
    )
    return Reading(report, found, (Unread("第 30 行", "编辑：张三"),))
