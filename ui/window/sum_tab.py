"""The tab 汇总: what is accepted, added up beside the window whenever it is looked at; no sum is kept as truth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal

from models.district.desk_review import ReadReport
from models.district.last_year import PreviousOf
from models.district.register.ledger import Ledger
from models.district.register.submissions import Submission
from models.district.register.task_standing import TaskStanding
from models.district.rollup.adding import Rollup, Row, add_up
from models.district.rollup.agg_rules import faults
from models.district.rollup.aggregate import aggregate_report
from models.district.rollup.counting import counted_in_register
from models.district.rollup.outgoing import outgoing
from models.district.rollup.parts import parts_of
from models.district.rollup.report_values import ReportValues
from models.district.unit_names import key_of
from models.form.editions import form_for
from models.report.report import Report
from models.system.errors import ReportError
from models.text.safe_name import safe_name
from ui.district.sum_view import SumShown, SumView
from ui.kit.worker_stream import WorkerStream
from ui.window.page import Shell
from ui.window.papers_out import write_papers
from ui.window.task_desk import TaskDesk

_TOLD_ABOVE = "AGG-MISSING"
"""The rule of what the line of n of N says above every tab."""

_MOST = 4
"""Faults of the sum that are told. Chosen: the tables keep their room."""


class SumTab(QObject):
    """Works out the sum, and leads to its units.

    Args:
        read: Reads a report that was received.
        previous: Finds last year's accepted report of a unit.

    Attributes:
        view: What is shown.

    Signals:
        place_asked: The clerk wants to see a unit's report at a cell: the id of the unit, a `CellRef`.
    """

    place_asked = Signal(str, object)

    def __init__(self, shell: Shell, desk: TaskDesk, read: ReadReport, previous: PreviousOf) -> None:
        self.view = SumView()
        super().__init__(self.view)
        self._shell, self._desk, self._read, self._previous = shell, desk, read, previous
        self._seen: Ledger | None = None
        self._values: dict[str, ReportValues] = {}
        self._work = WorkerStream[SumShown](self._take, self)
        self.view.place_asked.connect(self.place_asked)
        self.view.original_asked.connect(self._write_original)
        self.view.status_message.connect(shell.show_status)

    @property
    def is_working(self) -> bool:
        """Whether the sum is worked out."""
        return self._work.is_working

    def show_now(self) -> None:
        """Work the sum out anew, unless nothing has happened since; called whenever the tab is shown."""
        ledger = self._desk.ledger
        if self._seen is not ledger and ledger.task:
            self._seen = ledger
            self.view.show_work()
            self._work.start(self._sum(self._desk.standing, ledger, ledger.task.year))

    def stop(self) -> None:
        """Leave off; it begins anew when the tab is shown again."""
        if self._work.is_working:
            self._work.stop()
            self._seen = None

    def take_keyboard(self) -> None:
        """Take the keyboard to the table."""
        (self.view.table or self.view).setFocus()

    # ------------------------------------------------------------ beside the window

    def _sum(self, standing: TaskStanding, ledger: Ledger, year: int) -> Iterator[SumShown]:
        rollup = Rollup(counted_in_register(standing, ledger.roster, year, self._of))
        last = {unit.id: values for unit in ledger.roster.counted if (values := self._last(unit.id))}
        called = {unit.id: key_of(unit.name, ledger.district) for unit in ledger.roster.units}
        out = outgoing(rollup)
        found = [one.message for one in faults(rollup) if one.rule != _TOLD_ABOVE]
        yield SumShown(
            rollup,
            aggregate_report(out),
            _last_sum(year - 1, last),
            partial(parts_of, rollup, last_year=last.get),
            called,
            (*found[:_MOST], *([f"……还有 {len(found) - _MOST} 处"] if len(found) > _MOST else [])),
        )

    def _of(self, one: Submission) -> ReportValues:
        if one.sha256 not in self._values:
            self._values[one.sha256] = ReportValues(self._read(one.sha256))
        return self._values[one.sha256]

    def _last(self, unit: str) -> ReportValues | None:
        try:
            report = self._previous(unit)
        except (ReportError, OSError):  # it was told when the register was opened
            return None
        return ReportValues(report) if report else None

    def _take(self, found: list[SumShown]) -> None:
        for one in found:
            self.view.show_sum(one)
        if self.view.isVisible():
            self.take_keyboard()

    # ------------------------------------------------------------ the original

    def _write_original(self, name: str) -> None:
        """Write a file as it was received into a folder that the clerk names."""
        register = self._desk.register
        called = register.ledger.submissions[register.ledger.objects[name]].arrival.name
        write_papers(self._shell, "原件", lambda: {_file_name(called): register.content(name)})


def _file_name(called: str) -> str:
    """Return what a file was called, as a name and never as a path."""
    stem, dot, end = called.rpartition(".")
    return f"{safe_name(stem)}.{safe_name(end)}" if dot and stem else safe_name(called) or "原件"


def _last_sum(year: int, last: dict[str, ReportValues]) -> Report | None:
    """Return last year's reports added up as a report; None where none is known that is of last year's form."""
    form = form_for(year)
    rows = [Row(unit, values) for unit, values in last.items() if values.form == form.id]
    if not rows:
        return None
    blank = Report.blank(year)
    return blank.applied(blank.edit({ref: one.figure for ref, one in add_up(form, rows).items()}))
