"""What the rooms have answered for one row, their sums, and what the report says: as Qt item views want it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFont
from typing_extensions import override

from models.form.figures import figure_fault, print_figure, read_figure
from models.form.refs import CellRef
from models.gathering.gathering import How, Room, Row, askable
from models.gathering.sums import adds, reason_of, sum_of
from models.report.report import Value
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.part_words import day
from ui.kit.item_models import Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.signs import sign
from ui.kit.spoken import sentence_of
from ui.kit.theme import colours

SUM, REPORT, HOW = "相加", "报告里", "怎么来的"
NOTHING_COPIED = "没有粘贴：剪贴板里没有数。"
_SHOWN = 20
"""Characters of what cannot be pasted that a sentence repeats. Chosen: enough to find it."""

_DISPLAY = Qt.ItemDataRole.DisplayRole
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class PartsModel(QAbstractTableModel):
    """Rooms × cells of a row; below them the sums, and what the report says. It stores nothing but the row.

    Attributes:
        row: The row of the form that is shown.
        rooms: Those that answer for it.
        cells: Of the row, without totals.
        run: Of typing in one cell, which is one step to undo.
    """

    def __init__(self, gathered: OpenGathering, row: Row, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gathered, self.row, self.run = gathered, row, object()
        self.rooms: tuple[Room, ...] = ()
        self.cells: tuple[CellRef, ...] = ()
        self._look()
        gathered.changed.connect(self._on_changed)

    def show_row(self, row: Row) -> None:
        """Show this row from now on."""
        if row != self.row:
            self.beginResetModel()
            self.row = row
            self._look()
            self.endResetModel()

    def _look(self) -> None:
        self.rooms = self.gathered.value.rooms_asked(self.row)
        self.cells = askable(self.gathered.form).get(self.row, ())

    def _on_changed(self) -> None:
        if self.gathered.value.rooms_asked(self.row) != self.rooms:
            self.beginResetModel()
            self._look()
            self.endResetModel()
        elif self.rooms and self.cells:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    # ------------------------------------------------------------ what stands where

    def ref(self, index: Index) -> CellRef | None:
        """Return the cell of the report in whose column this is; None for the words at the right."""
        return self.cells[index.column()] if 0 <= index.column() < len(self.cells) else None

    def room(self, index: Index) -> Room | None:
        """Return the room in whose line this is; None for the sums and the report."""
        return self.rooms[index.row()] if 0 <= index.row() < len(self.rooms) else None

    def print(self, ref: CellRef, value: Value | None) -> str:
        """Return a figure as it is shown in a cell."""
        return one_line(print_figure(value, self.gathered.form.cells[ref].kind))

    # ------------------------------------------------------------ what Qt asks

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or not self.rooms or not self.cells else len(self.rooms) + 2

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or not self.rooms or not self.cells else len(self.cells) + 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        seen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_figure = self.room(index) and self.ref(index) and self.gathered.is_kept
        return seen | Qt.ItemFlag.ItemIsEditable if is_figure else seen

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Vertical:
            return tool_tip(self.rooms[section].name if 0 <= section < len(self.rooms) else "")
        if role != _DISPLAY:
            return (
                _LEFT if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Vertical else None
            )
        if orientation is Qt.Orientation.Vertical:
            names = [*(one_line(room.name) for room in self.rooms), SUM, REPORT]
        else:
            names = [*(self.gathered.form.cells[ref].column.called for ref in self.cells), HOW]
        return names[section] if 0 <= section < len(names) else None

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        ref, room = self.ref(index), self.room(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._words(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _CENTRE if ref else _LEFT
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(self.came(ref, room) if ref and room else "")
            case _:
                return self._look_of(ref, room, index.row(), role)

    def _words(self, index: Index) -> str:
        ref, room, value = self.ref(index), self.room(index), self.gathered.value
        if room and ref:
            part = value.part(room.id, ref)
            return self.print(ref, part.value if part else None)
        if room:
            hows = {part.how for one in self.cells if (part := value.part(room.id, one))}
            return "、".join(how.value for how in How if how in hows)
        if not ref:
            return ""
        if index.row() == len(self.rooms):
            added = sum_of(value, ref)
            return self.print(ref, added.value) if added.value is not None else "没报齐" if added.so_far else ""
        return self.print(ref, self.gathered.report.content(ref))

    def _look_of(self, ref: CellRef | None, room: Room | None, at: int, role: int) -> object:
        """Return how a figure looks: what is to be typed into stands on paper, and what differs has a sign."""
        theme, is_report = colours(), at == len(self.rooms) + 1
        differs = bool(ref and not room and self.gathered.differs(ref))
        explained = bool(ref and differs and reason_of(self.gathered.value, self.gathered.report, ref))
        if role == Qt.ItemDataRole.BackgroundRole:
            empty = room and ref and self.gathered.value.part(room.id, ref) is None
            return QBrush(QColor(theme.blank if empty else theme.paper if room and ref else theme.stub))
        if role == Qt.ItemDataRole.ForegroundRole:
            part = self.gathered.value.part(room.id, ref) if room and ref else None
            is_odd = bool(ref and part and not adds(part.value, ref))
            loud = theme.error if is_odd else theme.warning if differs and not explained else theme.ink
            return QBrush(QColor(loud if ref else theme.quiet))
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(room is None and not is_report)
            return font
        if role == Qt.ItemDataRole.DecorationRole and differs and not explained and is_report:
            return sign(theme.warning)
        return None

    def _spoken(self, index: Index) -> str:
        line = self.headerData(index.row(), Qt.Orientation.Vertical)
        column = self.headerData(index.column(), Qt.Orientation.Horizontal)
        ref = self.ref(index)
        differs = "和报告不同" if ref and not self.room(index) and self.gathered.differs(ref) else ""
        return sentence_of((str(line), str(column), self._words(index) or "空", differs))

    def came(self, ref: CellRef, room: Room) -> str:
        """Return how an answer has come, and when; empty if there is none."""
        part = self.gathered.value.part(room.id, ref)
        if not part:
            return ""
        before = "" if part.before is None else f"，原来是 {self.print(ref, part.before)}"
        fault = one_line(figure_fault(part.value, self.gathered.form.cells[ref].kind))
        told = f"。△ {fault}，改好以前不相加" if fault else ""
        return f"{room.name}：{self.print(ref, part.value)}，{part.how.value}，{day(part.when)}{before}{told}"

    # ------------------------------------------------------------ what is typed

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        ref, room = self.ref(index), self.room(index)
        if role != Qt.ItemDataRole.EditRole or not ref or not room or not self.gathered.is_kept:
            return False
        read = read_figure(str(value), self.gathered.form.cells[ref].kind)
        self._answer({(room.id, ref): read}, "填写", self.run)
        return True

    def fill_blanks(self) -> int:
        """Put 0 where a room has not answered in this row; return into how many cells."""
        blank = [
            (room.id, ref) for room in self.rooms for ref in self.cells if not self.gathered.value.part(room.id, ref)
        ]
        kinds = self.gathered.form.cells
        self._answer({key: read_figure("0", kinds[key[1]].kind) for key in blank}, "空着的填 0", None)
        return len(blank)

    def paste(self, index: Index, text: str) -> str:
        """Put a block of figures from a place on, as one step: all of it or nothing; return what to say of it.

        Args:
            index: Where its upper left figure goes.
            text: Lines of fields with tabs between them, as spreadsheets copy; a blank field leaves its cell alone.
        """
        block = [line.split("\t") for line in text.strip("\r\n").splitlines()]
        width, places = max(map(len, block), default=0), (len(self.rooms), len(self.cells))
        if not text.strip() or not self.gathered.is_kept:
            return NOTHING_COPIED
        if index.row() + len(block) > places[0] or index.column() + width > places[1]:
            return f"没有粘贴：复制来的是 {len(block)} 行 {width} 列，从这一格起放不下；请只复制数，换一格再粘贴。"
        answers: dict[tuple[str, CellRef], Value | None] = {}
        for down, fields in enumerate(block):
            for across, field in enumerate(fields):
                ref = self.cells[index.column() + across]
                read = read_figure(field, self.gathered.form.cells[ref].kind)
                if read is not None and not adds(read, ref):
                    return f"没有粘贴：“{one_line(field.strip())[:_SHOWN]}”不是能填的数；请只复制数再粘贴。"
                if read is not None:
                    answers[self.rooms[index.row() + down].id, ref] = read
        self._answer(answers, "粘贴", None)
        return f"粘贴了 {len(answers)} 格，可以撤销（Ctrl+Z）。"

    def _answer(self, answers: dict[tuple[str, CellRef], Value | None], text: str, run: object) -> None:
        value, now = self.gathered.value, datetime.now(UTC).replace(microsecond=0)
        for (room_id, ref), read in answers.items():
            value = value.with_part(room_id, ref, read, How.TYPED, now)
        self.gathered.change(value, text, run)
