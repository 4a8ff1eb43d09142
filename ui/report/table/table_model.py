"""One statutory table of the document, as Qt item views want it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from PySide6.QtCore import QModelIndex, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QStandardItem, QStandardItemModel
from typing_extensions import override

from models.checks.marks import Strength
from models.form.figures import Amount, print_figure, read_figure
from models.form.grid import CellRole, GridCell, lay_out
from models.form.refs import NOTES, CellRef, Ref, TextRef
from models.form.vocabulary import FigureKind, Table
from models.report.report import Report, Value
from ui.kit.item_models import Index
from ui.kit.level_looks import look_of
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.theme import colours
from ui.report.cell_parts import CellParts
from ui.report.document import Document
from ui.report.table.cell_marks import ground_of
from ui.report.table.panes import body_area, column_names, row_names
from ui.report.table.spoken_cell import spoken_cell

CellLook = dict[int, object]
"""What a cell answers, by role."""

# Looking up members of Qt's enumerations is slow in PySide, and looks are made at every key.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_BACKGROUND = int(Qt.ItemDataRole.BackgroundRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
LAST_YEAR_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a cell answers with last year's figure; a zero is left out."""

CARRIED_ROLE = LAST_YEAR_ROLE + 1
"""The role under which the header of a row answers where its figures were carried over from; empty for most."""

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

LONG = 6
"""Characters of a figure from which on it does not stand in the middle of its cell beside a sign. Measured."""

_UNSEEN = object()
"""What a cell answers that was never shown."""

_LABEL_FLAGS = Qt.ItemFlag.NoItemFlags
_READ_ONLY_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_FIGURE_FLAGS = _READ_ONLY_FLAGS | Qt.ItemFlag.ItemIsEditable


class TableModel(QStandardItemModel):
    """The document's figures with their marks; the labels beside and over them are its headers.

    What heads the figures of a table's later blocks stands among them.

    Qt's items keep how each cell looks at present, so that painting never waits for Python: a model that
    is asked for every role of every painted cell takes twice as long from a key to its highlight.

    Attributes:
        parts: What cells were added up from; of others, nothing.
    """

    def __init__(self, document: Document, table: Table, parent: QObject | None = None) -> None:
        self.grid = lay_out(table)
        self._top, self._left = self.grid.header_rows, self.grid.stub_columns
        super().__init__(self.grid.rows - self._top, self.grid.columns - self._left, parent)
        self.document = document
        self.table = table
        form = document.report.form
        self._kinds = {ref: form.cells[ref].kind for ref in self.grid.places}
        self._totals = self.grid.places.keys() & form.totals.keys()
        self._last_year = _printed(document.previous, self._kinds)
        self._comparing = False
        self._looks: dict[tuple[int, int], CellLook] = {}
        self.parts = dict[CellRef, CellParts]()
        self._locked = document.locked
        figures = _READ_ONLY_FLAGS if document.read_only else _FIGURE_FLAGS
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                item = QStandardItem()
                is_figure = (row + self._top, column + self._left) in self.grid.refs
                item.setFlags(figures if is_figure else _LABEL_FLAGS)
                self.setItem(row, column, item)
        self._name_headers()
        self.renew_looks()
        document.changed.connect(self._on_changed)

    def _name_headers(self) -> None:
        """Say in each header what the whole label of its row or column is."""
        cells = self.document.report.form.cells
        unlabelled = {cell.row - self._top: cells[ref].row.called for ref, cell in self.grid.places.items()}
        named = (
            (Qt.Orientation.Vertical, enumerate(row_names(self.grid))),
            (Qt.Orientation.Horizontal, enumerate(column_names(self.grid))),
        )
        for orientation, names in named:
            for at, name in names:
                other = unlabelled.get(at, "") if orientation is Qt.Orientation.Vertical else f"第 {at + 1} 列"
                self.setHeaderData(at, orientation, name or other)
                self.setHeaderData(at, orientation, tool_tip(name), _TOOL_TIP)

    def renew_looks(self) -> None:
        """Show all cells in the present theme, without a word to what is being typed in one."""
        self._looks.clear()
        with QSignalBlocker(self):
            for cell in self.grid.cells:
                self._show(cell)
        self._tell_carried()

    def _tell_carried(self) -> None:
        """Say beside each row with carried figures where they come from."""
        self._locked = self.document.locked
        locked = {place.row for ref, place in self.grid.places.items() if ref in self.document.locked}
        year = self.document.previous.year if self.document.previous else ""
        for row in range(self.rowCount()):
            told = f"从 {year} 年报告带来" if row + self._top in locked else ""
            if told != (self.headerData(row, Qt.Orientation.Vertical, CARRIED_ROLE) or ""):
                self.setHeaderData(row, Qt.Orientation.Vertical, told, CARRIED_ROLE)

    def compare(self, *, on: bool) -> None:
        """Let each cell say last year's figure, too, or not any more."""
        self._comparing = on
        for ref in self.grid.places:
            self._show(self.grid.places[ref])

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
        return self.grid.refs.get((index.row() + self._top, index.column() + self._left)) if index.isValid() else None

    def at(self, ref: CellRef) -> QModelIndex:
        """Return where a figure stands."""
        place = self.grid.places[ref]
        return self.index(place.row - self._top, place.column - self._left)

    def _on_changed(self, refs: frozenset[Ref]) -> None:
        if self.table not in self.document.report.form.tables:
            return  # another year, another form: this table is about to go
        for cell in [self.grid.places[ref] for ref in map(_cell_of, refs) if ref in self.grid.places]:
            self._show(cell)
        if self.document.locked != self._locked:
            self._tell_carried()

    def _show(self, cell: GridCell) -> None:
        """Let the item of a cell know what is new of its look."""
        area = body_area(self.grid, cell)
        if area is None:
            return
        look = self._figure_look(cell.content) if isinstance(cell.content, CellRef) else _label_look(cell)
        before = self._looks.get(area[:2], {}).get
        self._looks[area[:2]] = look
        # Most of a look are the same objects as before; to compare Qt's brushes takes longer than all the rest.
        others = ((role, value) for role, value in look.items() if before(role, _UNSEEN) is not value)
        new = {role: value for role, value in others if before(role, _UNSEEN) != value}
        if new:
            self.setItemData(self.index(area.row, area.column), new)
        for row, column in area.covered if _ACCESSIBLE in new else ():
            self.setItemData(self.index(row, column), {_ACCESSIBLE: new[_ACCESSIBLE]})

    def _figure_look(self, ref: CellRef) -> CellLook:
        report = self.document.report
        shown = print_figure(report.content(ref), self._kinds[ref])
        note = report.note(ref)
        words = _in_one_line(f"{shown}（{note}）" if note else shown)
        last_year = self._last_year.get(ref, "")
        look = {**_plain(), _DISPLAY: words, LAST_YEAR_ROLE: last_year}
        if ref in self.document.locked:
            look |= {
                _BACKGROUND: _brush(colours().carried),
                _TOOL_TIP: tool_tip(f"{self.document.origin(ref)}；要改请说明理由。"),
            }
        elif ref in self._totals:
            look |= _TYPED_TOTAL if ref in report.values else _following_total()
        elif not shown:
            look[_BACKGROUND] = _brush(colours().blank)
        if parts := self._parts(ref):
            look[_TOOL_TIP] = tool_tip(parts.words)
        if mark := self.document.last_marks.get(ref):
            look |= {_BACKGROUND: ground_of(mark), _TOOL_TIP: _tip(mark.finding.message)}
            if mark.strength is Strength.FULL:
                ink = _brush(look_of(mark.finding.level).ink)
                look |= {_FOREGROUND: ink, _FONT: _BOLD, _ALIGNMENT: _CENTRE if len(words) < LONG else _RIGHT}
        look[_ACCESSIBLE] = spoken_cell(self.document, ref, last_year if self._comparing else "")
        return look

    def _parts(self, ref: CellRef) -> CellParts | None:
        """Return what a cell was added up from, and remember that it has a sign; None if it was not."""
        if (parts := self.document.parts_of(ref)).words:
            self.parts[ref] = parts
            return parts
        self.parts.pop(ref, None)
        return None


@lru_cache
def _in_one_line(words: str) -> str:
    return one_line(words)


@lru_cache
def _tip(message: str) -> str:
    return tool_tip(message)


def _printed(report: Report | None, kinds: Mapping[CellRef, FigureKind]) -> dict[CellRef, str]:
    """Return the figures of a report as they are printed."""
    contents = {ref: report.content(ref) for ref in kinds} if report else {}
    return {ref: one_line(print_figure(content, kinds[ref])) for ref, content in contents.items() if _figure(content)}


def _figure(content: Value | None) -> object:
    return content.value if isinstance(content, Amount) else content


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
        _ACCESSIBLE: f"标题，{cell.content}",  # Qt lets nothing but a header be called a heading
        _FONT: font,
        _ALIGNMENT: _CENTRE if narrow else _LEFT,
        _BACKGROUND: _brush(colours().stub if cell.role is CellRole.ROW else colours().heading),
        _FOREGROUND: _brush(colours().ink),
    }


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


_BOLD = _bold()


def _plain() -> CellLook:
    return {
        _ALIGNMENT: _CENTRE,
        _FOREGROUND: _brush(colours().ink),
        _BACKGROUND: _brush(colours().paper),
        _FONT: None,
        _TOOL_TIP: None,
    }


def _following_total() -> CellLook:
    return {_BACKGROUND: _brush(colours().total), _TOOL_TIP: "合计由程序自动计算。"}


_TYPED_TOTAL: CellLook = {_TOOL_TIP: "合计是手工填的；按 Delete 恢复自动计算。"}
