"""One statutory table of the document, as Qt item views want it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QModelIndex, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QStandardItem, QStandardItemModel
from typing_extensions import override

from models.checks.findings import Level
from models.form.figures import print_figure, read_figure
from models.form.grid import CellRole, GridCell, lay_out
from models.form.refs import NOTES, CellRef, Ref, TextRef
from models.form.vocabulary import FigureKind, Table
from models.report.report import Report, Value
from ui.kit.item_models import Index
from ui.kit.level_looks import look_of
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.theme import colours
from ui.report.document import Document

CellLook = dict[int, object]
"""What a cell answers, by role."""

# Looking up members of Qt's enumerations is slow in PySide, and looks are made at every key.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_BACKGROUND = int(Qt.ItemDataRole.BackgroundRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
LAST_YEAR_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a cell answers with last year's figure."""

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

_LABEL_FLAGS = Qt.ItemFlag.NoItemFlags
_READ_ONLY_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_FIGURE_FLAGS = _READ_ONLY_FLAGS | Qt.ItemFlag.ItemIsEditable


class TableModel(QStandardItemModel):
    """The grid of a table: labels, and the document's figures with their marks.

    Qt's items keep how each cell looks at present, so that painting never waits for Python: a model that
    is asked for every role of every painted cell takes twice as long from a key to its highlight.
    """

    def __init__(self, document: Document, table: Table, parent: QObject | None = None) -> None:
        self.grid = lay_out(table)
        super().__init__(self.grid.rows, self.grid.columns, parent)
        self.document = document
        self.table = table
        form = document.report.form
        self._kinds = {ref: form.cells[ref].kind for ref in self.grid.places}
        self._totals = self.grid.places.keys() & form.totals.keys()
        self._last_year = _printed(document.previous, self._kinds)
        figures = _READ_ONLY_FLAGS if document.read_only else _FIGURE_FLAGS
        for row in range(self.grid.rows):
            for column in range(self.grid.columns):
                item = QStandardItem()
                item.setFlags(figures if (row, column) in self.grid.refs else _LABEL_FLAGS)
                self.setItem(row, column, item)
        for cell in self.grid.cells:
            self._show(cell)
        document.changed.connect(self._on_changed)

    @override
    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        ref = self.ref(index)
        if ref is None or role != _EDIT:
            return False
        kind = self.document.report.form.cells[ref].kind
        answer: dict[Ref, Value | None] = {ref: read_figure(str(value), kind)}
        held = self.document.held(answer)
        self.document.push(answer, "填写")
        return not (held or self.document.read_only)

    def ref(self, index: Index) -> CellRef | None:
        """Return the address of the figure at `index`; None for a label."""
        return self.grid.refs.get((index.row(), index.column()))

    def at(self, ref: CellRef) -> QModelIndex:
        """Return where a figure stands."""
        return self.index(*self.grid.places[ref][:2])

    def renew_looks(self) -> None:
        """Show all cells in the present theme, without a word to what is being typed in one."""
        with QSignalBlocker(self):
            for cell in self.grid.cells:
                self._show(cell)

    def _on_changed(self, refs: frozenset[Ref]) -> None:
        if self.table not in self.document.report.form.tables:
            return  # another year, another form: this table is about to go
        for cell in [self.grid.places[ref] for ref in map(_cell_of, refs) if ref in self.grid.places]:
            self._show(cell)

    def _show(self, cell: GridCell) -> None:
        look = self._figure_look(cell.content) if isinstance(cell.content, CellRef) else _label_look(cell)
        self.setItemData(self.index(cell.row, cell.column), look)

    def _figure_look(self, ref: CellRef) -> CellLook:
        report = self.document.report
        shown = print_figure(report.content(ref), self._kinds[ref])
        note = report.note(ref)
        words = one_line(f"{shown}（{note}）" if note else shown)
        look = {**_plain(), _DISPLAY: words, LAST_YEAR_ROLE: self._last_year.get(ref)}
        if ref in self.document.locked:
            look |= {
                _BACKGROUND: _brush(colours().carried),
                _TOOL_TIP: tool_tip(f"{self.document.origin(ref)}；要改请说明理由。"),
            }
        elif ref in self._totals:
            look |= _TYPED_TOTAL if ref in report.values else _following_total()
        elif not shown:
            look[_BACKGROUND] = _brush(colours().blank)
        if mark := self.document.marks.get(ref):
            finding = mark.finding
            look |= _marked(finding.level)
            look[_TOOL_TIP] = tool_tip(finding.message)
            look[_ACCESSIBLE] = f"{shown or '空'}，{finding.level.label}：{finding.message}"
        return look


def _printed(report: Report | None, kinds: Mapping[CellRef, FigureKind]) -> dict[CellRef, str]:
    """Return the figures of a report as they are printed."""
    return {ref: one_line(print_figure(report.content(ref), kind)) for ref, kind in kinds.items()} if report else {}


def _cell_of(ref: Ref) -> Ref:
    """Return the cell that a note belongs to, or `ref` itself."""
    return ref.cell or ref if isinstance(ref, TextRef) and ref.part == NOTES else ref


@cache
def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))


def _label_look(cell: GridCell) -> CellLook:
    narrow = cell.role is not CellRole.ROW or cell.row_span > 1
    font = QFont()
    font.setBold(cell.role is CellRole.BANNER)
    return {
        _DISPLAY: cell.content,
        _TOOL_TIP: tool_tip(str(cell.content)),
        _FONT: font,
        _ALIGNMENT: _CENTRE if narrow else _LEFT,
        _BACKGROUND: _brush(colours().stub if cell.role is CellRole.ROW else colours().heading),
        _FOREGROUND: _brush(colours().ink),
    }


def _plain() -> CellLook:
    return {
        _ALIGNMENT: _CENTRE,
        _FOREGROUND: _brush(colours().ink),
        _BACKGROUND: _brush(colours().paper),
        _DECORATION: None,
        _TOOL_TIP: None,
        _ACCESSIBLE: None,
    }


def _following_total() -> CellLook:
    return {_BACKGROUND: _brush(colours().total), _TOOL_TIP: "合计由程序自动计算。"}


_TYPED_TOTAL: CellLook = {_TOOL_TIP: "合计是手工填的；按 Delete 恢复自动计算。"}


def _marked(level: Level) -> CellLook:
    """Return how a marked cell differs from a plain one: by colour and by a sign."""
    look = look_of(level)
    return {_BACKGROUND: _brush(look.ground), _FOREGROUND: _brush(look.ink), _DECORATION: look.sign}
