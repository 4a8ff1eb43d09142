"""The list of findings over the strip, each with those that go away with it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from models.checks.findings import Finding, unfolded
from models.form.refs import TextRef
from ui.kit.copied_words import copying_words
from ui.kit.item_models import Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.theme import colours
from ui.report.document import Document
from ui.report.problem_words import aside, line_look, sentence, whole_told, why

ROLE_FINDING = int(Qt.ItemDataRole.UserRole)

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)

_GAP = 8
"""Pixels beside what a line says quietly. Chosen by eye."""

_LONGEST = 600
"""Characters of a line, with its cause and what is told at its end. Chosen: more than three times what is painted."""

_BAR = 3
"""Pixels of the bar at the left of the line that is chosen. Source: the bars of the pictures."""

_AIR = 4
"""Pixels between two lines. Chosen by eye."""


class FindingModel(QAbstractItemModel):
    """The document's findings, one a line, and under each the lines of its effects."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._findings = document.findings
        self._effects = _effects(self._findings)
        document.checked.connect(self._on_checked)

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @override
    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # Qt has two methods of this name
        above = child.internalId() if child.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._findings)
        leaf = parent.internalId() or parent.column()
        return 0 if leaf else len(self._effects[parent.row()])

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def finding(self, index: Index) -> Finding:
        """Return what stands in a line."""
        above, row = index.internalId(), index.row()
        return self._effects[above - 1][row] if above else self._findings[row]

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        finding = self.finding(index)
        match role:
            case _ if role == _DISPLAY:
                return one_line("　".join(filter(None, (sentence(finding), why(finding), aside(finding)))), _LONGEST)
            case _ if role == _TOOL_TIP:
                return tool_tip(whole_told(finding))
            case _ if role == _DECORATION:
                return line_look(finding).sign
            case _ if role == _FOREGROUND:
                return QColor(line_look(finding).ink)
            case _:
                return finding if role == ROLE_FINDING else None

    def lines(self) -> Iterator[tuple[QModelIndex, Finding]]:
        """Yield every line with its finding, from top to bottom."""
        for row, (finding, effects) in enumerate(zip(self._findings, self._effects, strict=True)):
            yield (root := self.index(row, 0)), finding
            yield from ((self.index(at, 0, root), effect) for at, effect in enumerate(effects))

    def _on_checked(self) -> None:
        self.beginResetModel()
        self._findings = self._document.findings
        self._effects = _effects(self._findings)
        self.endResetModel()


def _effects(findings: tuple[Finding, ...]) -> list[tuple[Finding, ...]]:
    """Return what goes away with each finding, however indirectly; with what is not filled in, as such."""
    return [
        tuple(one._replace(required=one.required or finding.required) for one in unfolded(finding.effects))
        for finding in findings
    ]


class LineDelegate(QStyledItemDelegate):
    """Writes the sentence in the ink of its level, the cause quietly behind it, and the rest at the end."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, option.fontMetrics.height() + _AIR)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding = index.data(ROLE_FINDING)
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        style = whole.widget.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, whole, whole.widget)
        whole.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        painter.save()
        if whole.state & QStyle.StateFlag.State_Selected:  # where contrast is high, its ground is that of the others
            bar = QRect(option.rect.left(), option.rect.top(), _BAR, option.rect.height())
            painter.fillRect(bar, QColor(colours().accent))
        painter.setFont(whole.font)
        room.setRight(option.rect.right() - _GAP)
        room.setRight(_write(painter, room, aside(finding), colours().quiet, Qt.AlignmentFlag.AlignRight).left() - _GAP)
        said = _write(painter, room, sentence(finding), line_look(finding).ink)
        room.setLeft(said.right() + _GAP)
        _write(painter, room, why(finding), colours().quiet)
        painter.restore()


def _write(
    painter: QPainter, room: QRect, text: str, ink: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> QRect:
    """Write as much of a text as there is room for; return where it stands."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, max(0, room.width()))
    taken = QRect(room)
    if side is Qt.AlignmentFlag.AlignRight:
        taken.setLeft(room.right() + 1 - metrics.horizontalAdvance(shown))
    else:
        taken.setWidth(metrics.horizontalAdvance(shown))
    painter.setPen(QColor(ink))
    painter.drawText(taken, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return taken


class ProblemList(QTreeView):
    """Findings; a click or Enter leads to the place, and once more to its other end.

    Attributes:
        turn: How often the finding has been chosen in a row, from 0.

    Signals:
        chosen: The clerk wants to see a `Finding` at its place.
    """

    chosen = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: TextRef | None = None
        self._turned: TextRef | None = None
        self.turn = 0
        self._open: set[TextRef] = set()
        self._lines = FindingModel(document, self)
        self.setModel(self._lines)
        self.setItemDelegate(LineDelegate(self))
        self._set_up()
        self._lines.modelReset.connect(self._on_reset)
        self.clicked.connect(self._on_chosen)
        self.expanded.connect(lambda index: self._open.add(self._lines.finding(index).key))
        self.collapsed.connect(lambda index: self._open.discard(self._lines.finding(index).key))

    def _set_up(self) -> None:
        copying_words(self)
        self.setAccessibleName("问题")
        self.setHeaderHidden(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setExpandsOnDoubleClick(False)  # the first click of the two leads away already
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def finding(self) -> Finding | None:
        """The finding that the list stands on."""
        index = self.currentIndex()
        return self._lines.finding(index) if index.isValid() else None

    @property
    def selected(self) -> Finding | None:
        """The finding that the clerk has chosen; Qt puts the cursor on the first one by itself."""
        return self.finding if self.selectionModel().hasSelection() else None

    def stand_on(self, finding: Finding | None) -> None:
        """Stand on a finding, if it is still there, without leading anywhere: its first place is shown already."""
        index = next((at for at, one in self._lines.lines() if finding and one.key == finding.key), QModelIndex())
        self.setCurrentIndex(index)
        self.turn, self._turned = 0, finding.key if finding else None

    def choose(self, index: QModelIndex) -> None:
        """Stand on a line and lead to its first place."""
        self._turned = None
        self.setCurrentIndex(index)
        self._on_chosen(index)

    def show_finding(self, finding: Finding) -> None:
        """Stand on a finding, if it is still there, and lead to its first place."""
        for index in [index for index, one in self._lines.lines() if one.key == finding.key][:1]:
            self.choose(index)

    def again(self, finding: Finding | None) -> None:
        """Lead to the other end of a finding, whose first one is shown already."""
        if finding and (not self.finding or self.finding.key != finding.key):
            self.stand_on(finding)
        if self.finding:
            self._on_chosen(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose; `activated` would come with a double click, too, whose first click has led away."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.finding:
            self._on_chosen(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if finding := self.finding:
            self._key = finding.key

    def _on_reset(self) -> None:
        """Stay on the same finding after a check; on none, once it is settled."""
        stay, unfold = self._key, self._open
        current = QModelIndex()
        for index, finding in self._lines.lines():
            if finding.key in unfold:
                self.expand(index)
            if finding.key == stay and not current.isValid():
                current = index
        self.setCurrentIndex(current)

    def _on_chosen(self, index: QModelIndex) -> None:
        finding = self._lines.finding(index)
        self.turn = self.turn + 1 if finding.key == self._turned else 0
        self._turned = finding.key
        self.chosen.emit(finding)
