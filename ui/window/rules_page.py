"""核对规则: every rule on one page, to look up and to refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.form import editions
from models.form.vocabulary import Table
from models.rules.catalogue import CATALOGUE, RuleEntry
from ui.kit.copied_words import copying_words
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.level_looks import look_of
from ui.kit.plain_widgets import PlainLabel
from ui.kit.signs import SIZE
from ui.kit.spoken import make_clearable, sentence_of
from ui.kit.theme import colours

_HEADINGS = ("核对什么", "轻重", "什么时候核对", "依据", "编号")
_SHARES = (43, 7, 14, 26, 10)
"""Of the width, in percent. Chosen by eye."""

_GROUPS = {
    "T2": "表二　主动公开政府信息",
    "T3": "表三　政府信息公开申请",
    "T4": "表四　行政复议、行政诉讼",
    "Y": "和去年比",
    "N": "文字里的数和表格",
    "S": "格式和文字",
    "P": "打印",
    "C": "合计对不上的原因",
}
"""What a rule is about, by the beginning of its id."""

_ABOUT = (
    "错误要改好才能正式导出；提醒请改正，或者说明理由，理由会印在报送确认单上；提示供参考。"
    "和区里联系时，说最右边的编号就行。"
)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SMALL = 0.85  # of the size of the page's type, for ids; chosen by eye
_NARROWEST = 48
"""Lines of words that the table is wide at least; else the short columns would break their words. Chosen by eye."""

_AIR = 8
"""Pixels that a row is higher than its words. Chosen by eye."""


def matching(words: str) -> tuple[RuleEntry, ...]:
    """Return the rules in which each of these words stands."""
    return tuple(entry for entry in CATALOGUE if all(word in _searched(entry) for word in words.upper().split()))


def _searched(entry: RuleEntry) -> str:
    return "\n".join((entry.id, entry.level.label, entry.meaning, entry.scope, entry.source, _group(entry))).upper()


def _group(entry: RuleEntry) -> str:
    part = entry.id.partition("-")[0]
    return _GROUPS.get(part) or next(_tables_of(part), part)


def _tables_of(part: str) -> Iterator[str]:
    """Yield the tables of any edition whose rules begin like this."""
    for section in (section for form in editions.EDITIONS for section in form.sections):
        if isinstance(section.body, Table) and section.body.number_rule.startswith(f"{part}-"):
            yield f"{section.body.call}　{section.heading.partition('、')[2]}"


class RulesTable(QTableWidget):
    """Rules under the headings of their groups; long sentences are wrapped."""

    def __init__(self) -> None:
        super().__init__(0, len(_HEADINGS))
        self._entries: tuple[RuleEntry, ...] = ()
        self.setAccessibleName("核对规则")
        copying_words(self)
        self.setHorizontalHeaderLabels(_HEADINGS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else its coming would resize again
        self.setIconSize(QSize(SIZE, SIZE))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        heading = self.horizontalHeader()
        heading.setDefaultAlignment(_LEFT)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading.setHighlightSections(False)

    def show_rules(self, entries: Iterable[RuleEntry]) -> None:
        """Show these rules, and no others."""
        self._entries = tuple(entries)
        rows = list(_rows(self._entries))
        self.clearSpans()
        self.setRowCount(len(rows))
        for at, items in enumerate(rows):
            for column, item in enumerate(items):
                self.setItem(at, column, item)
            if len(items) == 1:
                self.setSpan(at, 0, 1, len(_HEADINGS))
                for column in range(1, len(_HEADINGS)):
                    self.setItem(at, column, _covered(items[0].text()))
        self._fit()

    def wear_theme(self) -> None:
        """Show what keeps a colour in the present theme."""
        self.show_rules(self._entries)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share out the width, and give each row the height of its sentences."""
        room = max(self.viewport().width(), self.fontMetrics().height() * _NARROWEST)
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, room * share // 100)
        for row in range(self.rowCount()):  # Qt would make none lower than a hidden row number is
            self.setRowHeight(row, self.sizeHintForRow(row) + _AIR)


class RulesDialog(QDialog):
    """Lists the rules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "问题列表")
        self.setWindowTitle("核对规则")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        within_screen(self, 1080, 660)
        self.search, self.table, self.nothing = QLineEdit(), RulesTable(), PlainLabel("没有这样的规则，换一个词试试。")
        self.search.setPlaceholderText("查找：打一个词或者编号，例如 结转、T3-ROW")
        make_clearable(self.search)
        self.search.setAccessibleName("查找")
        self.search.textChanged.connect(self._show)
        about = plain_label(_ABOUT, "guide")
        column = QVBoxLayout(self)
        self.nothing.setObjectName("empty")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (about, self.search, self.table, self.nothing):
            column.addWidget(widget)
        self._show("")
        self.search.setFocus()

    def _show(self, words: str) -> None:
        entries = matching(words)
        self.table.show_rules(entries)
        self.table.setVisible(bool(entries))
        self.nothing.setVisible(not entries)


def _rows(entries: Iterable[RuleEntry]) -> Iterator[list[QTableWidgetItem]]:
    for group, members in groupby(entries, _group):
        yield [_heading(group)]
        yield from map(_row, members)


def _heading(group: str) -> QTableWidgetItem:
    item = QTableWidgetItem(group)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setBackground(QColor(colours().heading))
    item.setFont(_font(item, bold=True))
    return item


def _covered(group: str) -> QTableWidgetItem:
    """Return what lies below a heading: who goes from cell to cell hears the heading again."""
    item = QTableWidgetItem()
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, group)
    return item


def _row(entry: RuleEntry) -> list[QTableWidgetItem]:
    words = (entry.meaning, entry.level.label, entry.scope, entry.source, entry.id)
    items = [QTableWidgetItem(text) for text in words]
    items[0].setData(Qt.ItemDataRole.AccessibleTextRole, sentence_of(words))
    _, level, *quiet, id_ = items
    for item in quiet:
        item.setForeground(QColor(colours().quiet))
    level.setForeground(QColor(look_of(entry.level).ink))
    level.setIcon(QIcon(look_of(entry.level).sign))
    id_.setForeground(QColor(colours().quiet))
    id_.setFont(_font(id_, size=_SMALL))
    for item in items:
        item.setTextAlignment(_LEFT)
    return items


def _font(item: QTableWidgetItem, *, bold: bool = False, size: float = 1.0) -> QFont:
    font = QFont(item.font())
    font.setBold(bold)
    font.setPointSizeF(font.pointSizeF() * size)
    return font
