"""Which version goes on from which, as a drawing: a box each, a line to the one before, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from models.district.board import day
from models.district.descent import Node
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.theme import colours

_AIR, _BETWEEN, _APART = 6, 28, 6
"""Pixels within a box, between a box and the one before, and from row to row. Source: the design, a little closer."""

_MOST = 20
"""Characters of a line in a box. Chosen: a day, and the how-manieth version and hand-over it is."""

_WIDEST = 4
"""Boxes beside each other at most. Chosen: what is before them is told by the line of what happened."""


class DescentPicture(QWidget):
    """Draws it; who does not see it is told the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes: Sequence[Node] = ()
        self._titles: Sequence[str] = ()
        self._lines: Sequence[str] = ()
        self._ours: frozenset[str] = frozenset()

    def show_nodes(self, nodes: Sequence[Node], numbers: Sequence[int], marks: Mapping[str, str]) -> None:
        """Draw these.

        Args:
            nodes: Each behind the one before it.
            numbers: The how-manieth of its unit each is.
            marks: 甲, 乙, … of those that are to be chosen from, by their SHA-256.
        """
        self._nodes, self._ours = nodes, frozenset(marks)
        pairs = list(zip(nodes, numbers, strict=True))
        self._titles = [
            one_line(f"{marks.get(node.one.sha256) or f'第 {number} 版'}　{node.one.arrival.code or '没有核对码'}")
            for node, number in pairs
        ]
        self._lines = [_came(node, number, is_ours=node.one.sha256 in marks) for node, number in pairs]
        told = "。".join(self._told(at) for at in range(len(nodes)))
        self.setAccessibleName("各版是从哪一版改的")
        self.setAccessibleDescription(told)
        self.setToolTip(tool_tip("\n".join(self._told(at) for at in range(len(nodes)))))
        self.updateGeometry()
        self.update()

    def _told(self, at: int) -> str:
        node = self._nodes[at]
        origin = f"接着{self._titles[node.before]}改的" if node.before >= 0 else node.unknown or "是第一次交的"
        return f"{self._titles[at]}，{self._lines[at]}，{origin}"

    # ------------------------------------------------------------ where

    def _places(self) -> list[tuple[int, int]]:
        """Return the column and the row of each box: what goes on stands to the right, each in a row of its own."""
        columns: list[int] = []
        for node in self._nodes:
            columns.append(columns[node.before] + 1 if node.before >= 0 else 0)
        parents = {node.before for node in self._nodes}
        rows, leaf = [-1] * len(self._nodes), 0
        for at in range(len(self._nodes)):
            if at not in parents:
                rows[at], leaf = leaf, leaf + 1
        for at in reversed(range(len(self._nodes))):
            children = [rows[other] for other, node in enumerate(self._nodes) if node.before == at]
            if children:
                rows[at] = sum(children) // len(children)
        last, wide = max(columns, default=0), self._box[0] + _BETWEEN
        fit = max(1, min(_WIDEST, (self.width() + _BETWEEN) // wide)) if self.isVisible() else _WIDEST
        return [(column - max(0, last - fit + 1), row) for column, row in zip(columns, rows, strict=True)]

    @property
    def _box(self) -> tuple[int, int]:
        font = self.fontMetrics()
        bold = self.font()
        bold.setBold(True)
        widest = max((font.horizontalAdvance(words) for words in self._lines), default=0)
        widest = font.averageCharWidth() + max(
            widest, *(QFontMetrics(bold).horizontalAdvance(words) for words in self._titles), 0
        )
        # A little more than the words: in exactly their width Qt leaves some out.
        return min(widest, font.horizontalAdvance("版") * _MOST) + 2 * _AIR, 2 * font.height() + _AIR

    @override
    def sizeHint(self) -> QSize:
        places, (wide, high) = self._places(), self._box
        unknown = max((self.fontMetrics().horizontalAdvance(node.unknown) for node in self._nodes), default=0)
        columns, rows = (max((place[at] for place in places), default=0) + 1 for at in (0, 1))
        return QSize(columns * (wide + _BETWEEN) + unknown + _AIR, rows * (high + _APART))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    # ------------------------------------------------------------ drawn

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, (wide, high) = QPainter(self), self._box
        boxes = [QRect(column * (wide + _BETWEEN), row * (high + _APART), wide, high) for column, row in self._places()]
        for node, box in zip(self._nodes, boxes, strict=True):
            painter.setPen(QColor(colours().control_edge))
            if node.before >= 0 and box.left() > 0:
                start, turn = boxes[node.before], box.left() - _BETWEEN // 2
                middle = box.center().y()
                painter.drawLine(start.right(), start.center().y(), turn, start.center().y())
                painter.drawLine(turn, start.center().y(), turn, middle)
                painter.drawLine(turn, middle, box.left(), middle)
        for at, box in enumerate(boxes):
            if box.left() >= 0:
                self._paint_box(painter, at, box)

    def _paint_box(self, painter: QPainter, at: int, box: QRect) -> None:
        theme, node = colours(), self._nodes[at]
        is_ours = node.one.sha256 in self._ours
        painter.fillRect(box, QColor(theme.accent_ground if is_ours else theme.paper))
        painter.setPen(QColor(theme.accent if is_ours else theme.control_edge))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        font, room = self.font(), box.adjusted(_AIR, _AIR // 2, -_AIR, -_AIR // 2)
        font.setBold(is_ours)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        self._write(painter, room, Qt.AlignmentFlag.AlignTop, self._titles[at])
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(QColor(theme.quiet))
        self._write(painter, room, Qt.AlignmentFlag.AlignBottom, self._lines[at])
        if node.unknown:
            beside = QRect(box.right() + _AIR, box.top(), self.width() - box.right() - _AIR, box.height())
            painter.setPen(QColor(theme.warning))
            self._write(painter, beside, Qt.AlignmentFlag.AlignVCenter, node.unknown)

    def _write(self, painter: QPainter, room: QRect, where: Qt.AlignmentFlag, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(where | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine), shown)


def _came(node: Node, number: int, *, is_ours: bool) -> str:
    one = node.one
    counter = f"　第 {one.arrival.counter} 次交" if one.arrival.counter else ""
    rest = f"　第 {number} 版" if is_ours else f"　{one.state.value}"
    return f"{day(one.when.date())}收{rest}{counter}"
