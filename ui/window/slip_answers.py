"""退回意见 of the open report: shown beside it, led to, and what is answered kept with its draft."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from models.drafts.kept_slips import KeptSlips
from models.exchange.slip_words import deadline_of, slip_summary, where
from models.system.disk_faults import trouble
from ui.report.areas import Area
from ui.report.beside_table import BesideTable, Share
from ui.report.keeping import Keeping
from ui.report.open_report import Exercise, KeptDraft, OpenReport
from ui.report.report_view import ReportView
from ui.report.slip.noted_slip import NotedSlip
from ui.report.slip.slip_panel import CALLED, SlipPanel
from ui.window.page import Shell

_SHARE = Share(0.29, 396)
"""Source: the picture of the window."""

_NONE = "这份报告没有收到退回单；区里发来的，用“文件 → 打开退回单”打开。"
_ALL_ANSWERED = "退回的意见都答了，请再预览、再交一次；回答跟着交付走。"
_ANSWER = "第 {number} 点：{where}。该改的在这里改；不改的，按 Alt+J，选“已说明”或者“有异议”，写一句。"


class SlipAnswers(QObject):
    """Shows the last slip beside a report that has one; of an exercise there is none.

    Args:
        shell: Lent by the window.
        report: The open one.
        view: Where it is shown.

    Attributes:
        noted: The slip; None if none has come.
        panel: What shows it; None if nothing does.
    """

    def __init__(self, shell: Shell, report: OpenReport, view: ReportView) -> None:
        super().__init__(report)
        self._shell, self._report, self._view = shell, report, view
        self._keeping: Keeping[KeptSlips] | None = None
        self._is_owed = False
        self.noted: NotedSlip | None = None
        self.panel: SlipPanel | None = None
        self._both: BesideTable | None = None
        kept = KeptSlips() if isinstance(report, Exercise) else report.slips
        if kept.current:
            self.noted = NotedSlip(report.document, kept, kept.current)
            self._show(self.noted)
        if self.noted and isinstance(report, KeptDraft):
            self._keeping = Keeping(partial(shell.store.slips.keep, report.draft_id), self)
            self._keeping.failed.connect(self._on_failed)
            self.noted.answered.connect(self._keep)

    def _show(self, noted: NotedSlip) -> None:
        """Put the panel beside the report."""
        self.panel = SlipPanel(noted)
        self.panel.wants.connect(self._view.reveal)
        noted.changed.connect(self._view.renewed)
        column = self._view.layout()
        inside = first.widget() if column and (first := column.itemAt(0)) else None
        if isinstance(column, QVBoxLayout) and inside:
            self._both = BesideTable(inside, self.panel, CALLED, _SHARE)
            column.insertWidget(0, self._both, 1)
            self._view.beside = (Area((self.panel.lines,)), Area((self.panel.card,)))

    # ------------------------------------------------------------ how far it is

    @property
    def is_due(self) -> bool:
        """Whether the report is to come again: it was returned, and not handed over since."""
        return self.noted is not None and self.noted.kept.is_due(len(self._report.known.deliveries))

    @property
    def open_points(self) -> int:
        """How many points have no answer yet, of a report that is to come again."""
        return len(self.noted.slip.open) if self.noted and self.is_due else 0

    @property
    def answers(self) -> list[dict[str, Any]]:
        """What goes with the next hand-over; nothing where it is not to come again."""
        deliveries = len(self._report.known.deliveries)
        return self.noted.kept.to_hand_over(self._report.document.report, deliveries) if self.noted else []

    @property
    def words(self) -> str:
        """How far the answers are; empty where the report is not to come again."""
        return slip_summary(self.noted.slip) if self.noted and self.is_due else ""

    @property
    def deadline(self) -> str:
        """Until when the report is to come again; empty where it is not."""
        today = datetime.now().astimezone().date()
        return deadline_of(self.noted.slip, today) if self.noted and self.is_due else ""

    # ------------------------------------------------------------ what the clerk does

    def answer_next(self) -> None:
        """Lead to the next point that has no answer."""
        if not self.panel or not self.noted:
            return
        point = self.panel.step_to_open()
        if point is None:
            self._view.told_here.emit(_ALL_ANSWERED)
            return
        if not point.places:
            self.panel.lines.setFocus()
        name = where(self._report.document.report, point)
        self._view.told_here.emit(_ANSWER.format(number=point.number, where=name))

    def step(self, way: int) -> None:
        """Lead to the next (1) or previous (-1) point, answered or not."""
        if not self.panel:
            self._view.told_here.emit(_NONE)
        else:
            self.panel.step(way)

    def turn_fold(self) -> None:
        """Hide the panel, or show it again."""
        if not self._both:
            self._view.told_here.emit(_NONE)
        elif not self._both.turn_column():
            self._view.tabs.take_keyboard()

    # ------------------------------------------------------------ kept

    def finish(self) -> None:
        """Keep at once what is not kept yet.

        Raises:
            OSError: It cannot be written.
            ReportError: The same; it is not the disk.
        """
        if not self._keeping or not self.noted:
            return
        if self._is_owed:
            self._keeping.keep(self.noted.kept)
        self._is_owed = True
        self._keeping.flush()
        self._is_owed = False

    def _keep(self) -> None:
        if self._keeping and self.noted:
            self._keeping.keep(self.noted.kept)
            self._is_owed = False

    def _on_failed(self, error: Exception) -> None:
        self._is_owed = True
        sentence = trouble(error).sentence if isinstance(error, OSError) else str(error)
        self._shell.show_status(f"对退回意见的回答没有存上：{sentence}")
