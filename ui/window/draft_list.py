"""The list of the drafts: shown at once, and how far each of them is as soon as it is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from weakref import WeakKeyDictionary

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from models.checks.verdict import PENDING, State
from models.drafts.draft import Draft, StoredReport
from models.drafts.duplicates import Duplicate, duplicates
from ui.kit.colours import Colours
from ui.kit.item_models import Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.spoken import spoken_cell_of_row
from ui.kit.theme import colours
from ui.kit.worker_stream import WorkerStream
from ui.window.draft_states import DraftState, known_states, states

_COLUMNS = ("单位", "年度", "状态", "上次保存")
_STATE = _COLUMNS.index("状态")

_LONGEST_NAME = 100
"""Characters of the name of a unit in the list. Chosen: more than the widest column shows; the tool tip has it all."""

_COLOURS: Mapping[State, Callable[[Colours], str]] = {
    State.NOT_BEGUN: lambda theme: theme.quiet,
    State.BLANKS: lambda theme: theme.ink,
    State.PROBLEMS: lambda theme: theme.error,
    State.READY: lambda theme: theme.ready,
    State.PENDING: lambda theme: theme.quiet,
}
"""Of how far a draft is; what is only not filled in yet is no problem."""

_READ_AT_ONCE = 5
"""Reports: to read one takes 1 to 2 ms, and after the first time only those saved since have to be read.

Chosen: within one frame.
"""


class DraftModel(QAbstractTableModel):
    """Drafts, one a row. How far they are is worked out beside the window, and only between `resume` and `pause`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts: tuple[Draft, ...] = ()
        self._duplicates: dict[StoredReport, Duplicate] = {}
        self._states: dict[StoredReport, DraftState] = {}
        self._known: WeakKeyDictionary[StoredReport, DraftState] = WeakKeyDictionary()
        self._stream = WorkerStream(self._take, self)
        self._is_watched = False

    def show(self, drafts: Sequence[Draft]) -> None:
        """Show these drafts."""
        self._stream.stop()
        self.beginResetModel()
        self._drafts, self._duplicates = tuple(drafts), duplicates(drafts)
        unread = sum(not draft.stored.is_read for draft in self._drafts)
        self._states = known_states(self._drafts, self._known) if unread <= _READ_AT_ONCE else {}
        self.endResetModel()
        self._go_on()

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

    def draft(self, index: Index) -> Draft | None:
        """Return the draft in a row; None outside."""
        return self._drafts[index.row()] if 0 <= index.row() < len(self._drafts) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._drafts)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _COLUMNS[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        draft = self._drafts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(self._cells(draft)[index.column()])
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_cell_of_row(index)
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(draft.fault if _is_faulty(draft) else self._cells(draft, None)[index.column()])
            case Qt.ItemDataRole.ForegroundRole if index.column() == _STATE:
                return QColor(self._colour(draft))
            case _:
                return None

    def _cells(self, draft: Draft, longest: int | None = _LONGEST_NAME) -> tuple[str, ...]:
        """Return what stands in a row, with at most so many characters of the unit's name."""
        saved = f"{draft.saved:%Y-%m-%d %H:%M}"
        if _is_faulty(draft):
            return ("由新版程序保存的报告" if draft.newer else "打不开的草稿", "", draft.fault, saved)
        agency, year = draft.stored.heading
        name = (one_line(agency, longest) if longest else agency) or "（还没有填单位）"
        duplicate, state = self._duplicates.get(draft.stored), self._states.get(draft.stored)
        which = f" {duplicate.words}" if duplicate else ""
        return (f"{name}{which}", f"{year} 年", state.verdict.words if state else PENDING, saved)

    def _colour(self, draft: Draft) -> str:
        state = self._states.get(draft.stored)
        if _is_faulty(draft):
            return colours().error
        return _COLOURS[state.verdict.state if state else State.PENDING](colours())

    def _go_on(self) -> None:
        if self._is_watched and self.pending:
            self._stream.start(states(self._drafts, dict(self._known)))

    def _take(self, found: list[tuple[StoredReport, DraftState]]) -> None:
        self._known.update(found)
        self._states.update(found)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._drafts) - 1, len(_COLUMNS) - 1))


def _is_faulty(draft: Draft) -> bool:
    """Return whether it is known that a draft cannot be read; to find out is not worth a wait."""
    return draft.stored.is_read and draft.report is None
