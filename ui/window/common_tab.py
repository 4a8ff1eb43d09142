"""The tab 共性问题: all reports that came in, laid side by side beside the window while the clerk looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from models.checks.verdict import formal
from models.district.across_units import CommonFailure
from models.district.common import Common, Coverage, Handed, common_of, texts_of
from models.district.desk_review import ReadReport
from models.district.last_year import PreviousOf
from models.district.register.ledger import Ledger
from models.district.register.register import Register
from models.district.register.task_standing import UnitStanding
from models.district.same_texts import SamePair
from models.district.standing_tiles import shown_of
from models.district.task_check import checked
from models.district.unit_names import key_of
from models.district.unusual import Unusual
from models.report.report import Report
from models.system.errors import ReportError
from ui.district.common_view import CommonView
from ui.district.same_pair_view import SamePairView, UnitText
from ui.kit.worker_stream import WorkerStream
from ui.window.page import Shell
from ui.window.task_desk import TaskDesk

_READ_ONLY = "没有记：{}"
_AWAY = "已记下：不是口径问题。再多 3 个单位错在同一处，会再提醒。"


class _Progress(NamedTuple):
    done: int
    of: int


class _Found(NamedTuple):
    """What was found, and in what, by the SHA-256 of each submission."""

    common: Common
    handed: Mapping[str, Handed]


def _put_away(register: Register, who: str, found: CommonFailure) -> None:
    register.put_away(found.rule, str(found.ref), len(found.units), who)


class CommonTab(QObject):
    """Works out what units have in common, and leads to them.

    Args:
        read: Reads a report that was received.
        previous: Finds last year's accepted report of a unit.

    Attributes:
        view: What is found.

    Signals:
        units_asked: The clerk wants to see these units on the board, a tuple of ids.
        place_asked: The clerk wants to see a place in a unit's report: its id, and a `CellRef` or None.
    """

    units_asked = Signal(object)
    place_asked = Signal(str, object)

    def __init__(self, shell: Shell, desk: TaskDesk, read: ReadReport, previous: PreviousOf) -> None:
        self.widget = QStackedWidget()
        super().__init__(self.widget)
        self._shell, self._desk, self._read, self._previous = shell, desk, read, previous
        self.view = CommonView()
        self.pair: SamePairView | None = None
        self._seen: Ledger | None = None
        self._handed: Mapping[str, Handed] = {}
        self._known: dict[str, Handed] = {}
        self._work = WorkerStream[_Progress | _Found](self._take, self)
        self.widget.addWidget(self.view)
        self.view.units_asked.connect(self.units_asked)
        self.view.figure_asked.connect(self._show_figure)
        self.view.pair_asked.connect(self._show_pair)
        self.view.dismissed.connect(self._put_away)
        self.view.status_message.connect(shell.show_status)

    def show_now(self) -> None:
        """Work out anew what is not worked out yet; called whenever the tab is shown or something has changed in it."""
        ledger = self._desk.ledger
        if self._seen is not ledger:
            self._seen = ledger
            standing = self._desk.standing
            self._work.start(self._common(tuple(one for one in standing.units if one.unit.counted), ledger))

    @property
    def is_working(self) -> bool:
        """Whether what is shown is not all that is known."""
        return self._work.is_working

    def stop(self) -> None:
        """Leave off; it begins anew when the tab is shown again."""
        self._work.stop()
        self._seen = None

    def take_keyboard(self) -> None:
        """Take the keyboard to what is shown."""
        (self.pair or self.view).setFocus()

    # ------------------------------------------------------------ beside the window

    def _common(self, units: tuple[UnitStanding, ...], ledger: Ledger) -> Iterator[_Progress | _Found]:
        """Yield how far it is, and what was found; what was read before is not read again, even if it was left off."""
        handed = dict[str, Handed]()
        missing, unread, unread_last = list[str](), list[str](), list[str]()
        for number, one in enumerate(units, 1):
            name = key_of(one.unit.name, ledger.district)
            if not (submission := shown_of(one, ledger)):
                missing.append(name)
                continue
            yield _Progress(number, len(units))
            try:
                previous = self._previous(one.unit.id)
            except (ReportError, OSError):  # this year's is looked at all the same
                previous = None
                unread_last.append(name)
            try:
                handed[submission.sha256] = self._one(one.unit.id, name, submission.sha256, previous)
            except (ReportError, OSError):
                unread.append(name)
        self._known = handed
        coverage = Coverage(len(units), 0, 0, tuple(missing), tuple(unread), tuple(unread_last))
        yield _Found(common_of(tuple(handed.values()), coverage, ledger.not_guidance), handed)

    def _one(self, unit: str, name: str, sha256: str, previous: Report | None) -> Handed:
        before = self._known.get(sha256)
        if before and before.previous is previous and (before.unit, before.name) == (unit, name):
            return before
        report = self._read(sha256)
        made = self._known[sha256] = Handed(
            unit, name, report, formal(checked(report, previous, self._desk.ledger)), previous
        )
        return made

    def _take(self, found: list[_Progress | _Found]) -> None:
        for one in found:
            if isinstance(one, _Found):
                self._handed = one.handed
                self.view.show_common(one.common)
            else:
                self.view.show_progress(*one)

    # ------------------------------------------------------------ where it leads

    def _show_figure(self, found: Unusual) -> None:
        self.place_asked.emit(found.id, found.ref)

    def _show_pair(self, pair: SamePair) -> None:
        of = {one.unit: UnitText(one.unit, one.name, texts_of(one.report)) for one in self._handed.values()}
        if pair.one not in of or pair.other not in of:
            return
        self._close_pair()
        self.pair = view = SamePairView(of[pair.one], of[pair.other], pair.sentences)
        view.back_asked.connect(self._go_back)
        view.unit_asked.connect(lambda unit: self.place_asked.emit(unit, None))
        self.widget.addWidget(view)
        self.widget.setCurrentWidget(view)
        view.setFocus()

    def _go_back(self) -> None:
        self._close_pair()
        self.view.pairs.setFocus()

    def _close_pair(self) -> None:
        if self.pair:
            self.widget.setCurrentWidget(self.view)
            self.widget.removeWidget(self.pair)
            self.pair.deleteLater()
            self.pair = None

    def _put_away(self, found: CommonFailure) -> None:
        if why := self._desk.register.read_only:
            self._shell.complain(_READ_ONLY.format(why))
            return
        self._desk.act(partial(_put_away, found=found), lambda: self._shell.show_status(_AWAY))
