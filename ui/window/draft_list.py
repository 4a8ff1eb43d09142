"""The list of the drafts: shown at once, by year, and how far each of them is as soon as it is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from weakref import WeakKeyDictionary

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from models.checks.standing import Standing
from models.checks.thresholds import ThresholdsOf, no_thresholds
from models.checks.verdict import State
from models.drafts.draft import Draft, StoredReport
from models.drafts.duplicates import Duplicate, duplicates
from ui.kit.item_models import HeadedTable, Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.spoken import spoken_cell_of_row
from ui.kit.theme import colours
from ui.kit.worker_stream import WorkerStream
from ui.window.draft_groups import Due, Group, Wanted, grouped, unknown
from ui.window.draft_states import DraftState, known_states, states
from ui.window.saved_words import saved_words

STANDING = 1
"""The column that says where a draft stands."""

_WORDS = 2
"""The column that says what is to be done with it."""

_LONGEST_NAME = 100
"""Characters of the name of a unit in the list. Chosen: more than the widest column shows; the tool tip has it all."""

_READ_AT_ONCE = 5
"""Reports: to read one takes 1 to 2 ms, and after the first time only those saved since have to be read.

Chosen: within one frame.
"""


class DraftModel(HeadedTable):
    """Drafts, one a row, under a row for each year. How far they are is worked out beside the window.

    That is done between `resume` and `pause` only.

    Attributes:
        today: The day on which the drafts were arranged last.
        due: Returns by when the reports of a year are due, where a task says it.
        thresholds_of: Returns the bounds that the district of a report's task has set.

    Signals:
        settled: It is known now how far all of them are.
    """

    HEADINGS = ("单位", "状态", "说明", "上次保存")
    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts: tuple[Draft, ...] = ()
        self._rows: list[Group | Draft] = []
        self._wanted, self.today = Wanted(), datetime.now().astimezone().date()
        self.due: Due = unknown
        self.thresholds_of: ThresholdsOf = no_thresholds
        self._duplicates: dict[StoredReport, Duplicate] = {}
        self._states: dict[StoredReport, DraftState] = {}
        self._shown: dict[int, tuple[str, ...]] = {}
        self._above = 0
        self._known: WeakKeyDictionary[StoredReport, DraftState] = WeakKeyDictionary()
        self._stream = WorkerStream(self._take, self)
        self._is_watched = False

    def show(self, drafts: Sequence[Draft]) -> None:
        """Show these drafts, or those of them that are wanted."""
        self._stream.stop()
        self._drafts, self._duplicates = tuple(drafts), duplicates(drafts)
        unread = sum(not draft.stored.is_read for draft in self._drafts)
        self._states = known_states(self._drafts, self._known) if unread <= _READ_AT_ONCE else {}
        self.arrange(self._wanted)
        self._go_on()

    def arrange(self, wanted: Wanted) -> None:
        """Show those drafts that are wanted, in the order that is wanted."""
        self.beginResetModel()
        self._wanted, self._rows, self.today = wanted, [], datetime.now().astimezone().date()
        self._shown.clear()
        for group in grouped(self._drafts, wanted, self.standing, self.today, self.due):
            self._rows += [group, *group.drafts] if group.is_headed else group.drafts
        self.endResetModel()

    def resume(self) -> None:
        """Work out what is not known yet: somebody is looking."""
        self._is_watched = True
        self._go_on()

    def pause(self) -> None:
        """Leave the rest for later, so that it holds up nothing else."""
        self._is_watched = False
        self._stream.stop()

    @property
    def pending(self) -> int:
        """Of how many drafts it is not known yet how far they are."""
        return sum(draft.stored not in self._states for draft in self._drafts)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts that are shown, from top to bottom."""
        return tuple(row for row in self._rows if isinstance(row, Draft))

    def draft(self, index: Index) -> Draft | None:
        """Return the draft in a row; None outside, and at a year."""
        row = self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None
        return row if isinstance(row, Draft) else None

    def group(self, row: int) -> Group | None:
        """Return the year that begins in a row; None where a draft stands."""
        found = self._rows[row]
        return found if isinstance(found, Group) else None

    def row_of(self, draft: Draft) -> int:
        """Return the row of a draft that is shown."""
        return self._rows.index(draft)

    def standing(self, draft: Draft) -> Standing:
        """Return where a draft stands, as far as that is known."""
        state = self._states.get(draft.stored)
        if _is_faulty(draft):
            return Standing.LOOKED_AT if draft.newer else Standing.FAULTY
        return state.standing if state else Standing.PENDING

    def state(self, draft: Draft) -> DraftState | None:
        """Return how far a draft is; None as long as that is not known."""
        return self._states.get(draft.stored)

    @property
    def all_drafts(self) -> tuple[Draft, ...]:
        """Return all drafts, shown or not, those saved last first."""
        return self._drafts

    def scrolled_to(self, row: int) -> None:
        """Say in the heading of which year the row at the top is, once that of the year is out of sight."""
        draft = self.draft(self.index(row, 0))
        year = draft.stored.unit_year.year if draft and self._has_years else 0
        if year != self._above:
            self._above = year
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = super().headerData(section, orientation, role)
        return f"{shown}（{self._above} 年度）" if shown and section == 0 and self._above else shown

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.draft(index):
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if isinstance(row, Group):
            return _of_group(row, index.column(), role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._short(index.row(), row)[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                year = row.stored.unit_year.year
                is_said = year and self._has_years and not index.column()  # else the name says so itself
                return f"{spoken_cell_of_row(index)}{f'，{year} 年度' if is_said else ''}"
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(row.fault if _is_faulty(row) else self._cells(row, None)[index.column()])
            case Qt.ItemDataRole.ForegroundRole if index.column() >= _WORDS:
                return QColor(colours().error if self._is_wrong(row) and index.column() == _WORDS else colours().quiet)
            case _:
                return None

    def _short(self, row: int, draft: Draft) -> tuple[str, ...]:
        """Return what stands in a row; it is asked for several times whenever the list is painted."""
        if row not in self._shown:
            self._shown[row] = tuple(map(one_line, self._cells(draft)))
        return self._shown[row]

    def _cells(self, draft: Draft, longest: int | None = _LONGEST_NAME) -> tuple[str, ...]:
        """Return what stands in a row, with at most so many characters of the unit's name."""
        saved = saved_words(draft.saved, self.today) if longest else f"{draft.saved:%Y-%m-%d %H:%M}"
        standing, state = self.standing(draft), self._states.get(draft.stored)
        if _is_faulty(draft):
            return ("由新版程序保存的报告" if draft.newer else "打不开的草稿", standing.value, draft.fault, saved)
        agency, _ = draft.stored.heading
        name = (one_line(agency, longest) if longest else agency) or "（还没有填单位）"
        duplicate = self._duplicates.get(draft.stored)
        which = f" {duplicate.words}" if duplicate else ""
        year = "" if self._has_years else f"　{draft.stored.heading[1] or '？'} 年度"
        return (f"{name}{which}{year}", standing.value, state.words if state else "", saved)

    @property
    def _has_years(self) -> bool:
        """Whether the years stand as headings."""
        return not self._rows or isinstance(self._rows[0], Group)

    def _is_wrong(self, draft: Draft) -> bool:
        """Return whether something in a draft is wrong, and not only missing."""
        state = self._states.get(draft.stored)
        return _is_faulty(draft) or bool(state and state.verdict.state is State.PROBLEMS)

    def _go_on(self) -> None:
        if self._is_watched and self.pending:
            self._stream.start(states(self._drafts, dict(self._known), self.thresholds_of))

    def _take(self, found: list[tuple[StoredReport, DraftState]]) -> None:
        self._known.update(found)
        self._states.update(found)
        self._shown.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.HEADINGS) - 1))
        if not self.pending:
            self.settled.emit()


def _of_group(group: Group, column: int, role: int) -> object:
    """Return what the row of a year says: all of it in its first cell."""
    words = "　".join(filter(None, (group.name, group.deadline, group.told)))
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return "" if column else words
        case Qt.ItemDataRole.AccessibleTextRole:
            return words
        case Qt.ItemDataRole.ToolTipRole:
            return tool_tip(words)
        case _:
            return None


def _is_faulty(draft: Draft) -> bool:
    """Return whether it is known that a draft cannot be read; to find out is not worth a wait."""
    return draft.stored.is_read and draft.report is None
