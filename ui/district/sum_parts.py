"""Beside the district's sum: the cell that is looked at, taken apart into its units, and the ways to them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.district.rollup.adding import CellSum
from models.district.rollup.parts import Part, Parts
from ui.district.sum_parts_model import BAR, SHARE_ROLE, Shares, SumPartsModel
from ui.kit.dialogs import plain_label
from ui.kit.item_models import Index
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel
from ui.kit.theme import colours
from ui.kit.word_list import row_view
from ui.kit.wrapping_row import WrappingRow

_MARGIN, _GAP = 8, 6
"""Pixels at the edge, and between parts. Source: the scale of the design."""

_BAR, _STROKE, _AIR = 8, 2, 6
"""Pixels: how high a bar is, how wide last year's stroke, and what is left free beside both. Source: the design."""

_LEAST, _BAR_WIDE = 120, 110
"""Pixels of the height of the list at least, and of the column of bars. Chosen: three lines; its heading is whole."""

_MOST = 6
"""Units that are named that have words, or nothing. Chosen: two lines."""

_NONE = "选一格，看它由哪些单位加成。"


class _BarDelegate(QStyledItemDelegate):
    """Paints this year as a bar and last year as a stroke."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        shares = index.data(SHARE_ROLE)
        if not isinstance(shares, Shares):
            return
        room = option.rect.adjusted(_AIR, 0, -_AIR, 0)
        middle = room.center().y()
        painter.fillRect(
            room.left(), middle - _BAR // 2, round(room.width() * shares.now), _BAR, QColor(colours().accent)
        )
        if shares.then is not None:
            at = room.left() + round((room.width() - _STROKE) * shares.then)
            painter.fillRect(at, middle - _BAR, _STROKE, 2 * _BAR, QColor(colours().ink))


class SumParts(QWidget):
    """Shows a cell and its units; Enter leads to a unit's cell.

    Signals:
        unit_asked: The clerk wants to see a unit's report at this cell, by the id of the unit.
        original_asked: The clerk wants the file that a unit has handed in, by the SHA-256.
        copy_asked: The table is to be copied.
    """

    unit_asked = Signal(str)
    original_asked = Signal(str)
    copy_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where, self.number = plain_label(_NONE, "guide"), PlainLabel("", "section")
        self.last, self.odd = plain_label("", "guide"), plain_label("", "caution")
        self.model = SumPartsModel(self)
        self.list: QTableView = row_view("加成这个数的单位", self.model, 0)
        self.list.setItemDelegateForColumn(BAR, _BarDelegate(self.list))
        self.list.setShowGrid(False)
        self.list.setMinimumHeight(_LEAST)
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(BAR, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(BAR, _BAR_WIDE)
        self.model.modelReset.connect(self._span)
        self.of = PlainLabel("", wrap=True)
        self.go = QPushButton(f"{lettered('到这一格', 'G')}　回车")
        self.go.setObjectName("primary")
        self.original, self.copy = QPushButton(lettered("另存原件…", "O")), QPushButton(lettered("复制选中的格", "P"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        for part in (self.where, self.number, self.last, self.odd):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.of)
        column.addLayout(WrappingRow([self.go, self.original, self.copy]))
        self.go.clicked.connect(lambda _=False: self._go())
        self.original.clicked.connect(lambda _=False: self._ask_original())
        self.copy.clicked.connect(lambda _=False: self.copy_asked.emit())
        self.list.activated.connect(lambda _: self._go())
        self.list.clicked.connect(self._unfold)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_unit())
        self.setFocusProxy(self.list)
        self._show_unit()

    def show_cell(self, where: str, parts: Parts, called: dict[str, str], counted: int) -> None:
        """Show a cell of the sum.

        Args:
            where: What it is called.
            parts: Its units.
            called: What units are called, by their ids.
            counted: N, of how many units last year's sum would be whole.
        """
        self.where.setText(where)
        self.number.setText(parts.sum.shown or "没有一个单位有数")
        self.last.setText(_last_year(parts, counted))
        told = _odd(parts.sum, called)
        self.odd.setText(told)
        self.odd.setVisible(bool(told))
        self.model.show_parts(parts, called)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._show_unit()

    @property
    def part(self) -> Part | None:
        """The unit with the cursor."""
        return self.model.part(self.list.currentIndex())

    def _show_unit(self) -> None:
        part = self.part
        self.of.setText(f"{part.unit.name}　核对码 {part.code}　原件：{part.original.name}" if part else "")
        for button in (self.go, self.original):
            button.setEnabled(part is not None)

    def _span(self) -> None:
        """Let the line of what is nothing have the whole width."""
        self.list.clearSpans()
        for row in range(self.model.rowCount()):
            if self.model.is_fold(self.model.index(row, 0)):
                self.list.setSpan(row, 0, 1, self.model.columnCount())

    def _unfold(self, index: Index) -> None:
        if self.model.is_fold(index):
            row = index.row()
            self.model.turn_fold()
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _go(self) -> None:
        if self.part:
            self.unit_asked.emit(self.part.unit.id)
        else:
            self._unfold(self.list.currentIndex())

    def _ask_original(self) -> None:
        if self.part:
            self.original_asked.emit(self.part.original.sha256)


def _last_year(parts: Parts, counted: int) -> str:
    """Return what last year's sum was, and of how many units; nobody compares 71 units with 76 unawares."""
    if parts.last_total is None:
        return "没有去年的报告，没有和去年比"
    told = f"去年 {parts.last_total:f}（{parts.last_units} / {counted} 个单位）"
    return f"{told}　今年还少 {parts.missing} 个单位" if parts.missing else told


def _odd(sum_: CellSum, called: dict[str, str]) -> str:
    """Return what is in the cell that is no plain number, by unit."""

    def name(unit: str) -> str:
        return called.get(unit, unit)

    lines = [f"{name(one.unit)}写的是“{one.text}”，没有加" for one in sum_.words[:_MOST]]
    lines += [f"{name(one.unit)}写的是“{one.text}”，折成万元加的" for one in sum_.converted[:_MOST]]
    if sum_.blanks:
        more = f"等 {len(sum_.blanks)} 个" if len(sum_.blanks) > _MOST else ""
        lines.append(f"空着没有加：{'、'.join(map(name, sum_.blanks[:_MOST]))}{more}")
    lines += [f"{name(one.unit)}有 {one.number:f}：区县没有规章制定权，请核对" for one in sum_.named[:_MOST]]
    return "\n".join(lines)
