"""Importing reports from files: what was read, from where, how surely, and what was not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHeaderView,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.form.cover import KINDS, PARTICULARS
from models.form.figures import print_figure
from models.form.refs import CellRef, Ref
from models.importers.own.imported import ChangedByHand
from models.importers.published.reading import Found, Reading, Unread
from models.report.places import place
from models.report.report import Report, Value
from ui.kit.copied_words import copying_words
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import FILE_LABELS, FileDialog, answers, plain_label, within_screen
from ui.kit.item_models import Index
from ui.kit.letters import lettered
from ui.kit.shown_text import one_line, tool_tip, window_title
from ui.kit.signs import sign
from ui.kit.spoken import spoken_cell_of_row
from ui.kit.theme import colours

_FILES = "年报文件 (*.xlsx *.docx *.pdf *.html *.htm *.mht *.mhtml *.txt *.json);;所有文件 (*)"
_LONGEST = 60
"""Characters of a text shown in a row; the whole is in its tool tip. Chosen by eye."""


class OpenDialog(FileDialog):
    """Asks which file to read."""

    @classmethod
    def ask(cls, folder: Path, parent: QWidget | None = None) -> Path | None:
        """Return the file the clerk chooses."""
        dialog = cls(parent, "导入报告", str(folder), _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        for part, text in {**FILE_LABELS, QFileDialog.DialogLabel.Accept: "导入(&O)"}.items():
            dialog.setLabelText(part, text)
        return Path(dialog.selectedFiles()[0]) if dialog.exec() == QDialog.DialogCode.Accepted else None


class ReadingModel(QAbstractTableModel):
    """The answers found in a file, those first that are not sure; each can be left out."""

    HEADINGS = ("导入", "项目", "读到的内容", "在文件里的位置", "把握")

    def __init__(self, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report = reading.report
        self.rows: tuple[Found, ...] = tuple(sorted(reading.found, key=lambda found: found.sure))
        self.left_out: set[int] = set()

    @property
    def taken(self) -> Report:
        """The report without what is left out."""
        refs = {self.rows[row].ref for row in self.left_out}
        return self.report.applied(self.report.edit(dict.fromkeys(refs)))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.HEADINGS[section] if shown else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._may_go(index) else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        found = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts(found)[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_cell_of_row(index)
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(f"文件里写的是：{found.raw}") if index.column() > 1 else None
            case Qt.ItemDataRole.CheckStateRole if self._may_go(index):
                return Qt.CheckState.Unchecked if index.row() in self.left_out else Qt.CheckState.Checked
            case _:
                return None if found.sure else self._doubt(index.column(), role)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self._may_go(index):
            return False
        taken = Qt.CheckState(value) == Qt.CheckState.Checked
        (self.left_out.discard if taken else self.left_out.add)(index.row())
        self.dataChanged.emit(index, index)
        return True

    def _doubt(self, column: int, role: int) -> object:
        """Return how a cell of an answer looks that is not sure: by colour, and by a sign in the last column."""
        looks: dict[int, object] = {Qt.ItemDataRole.ForegroundRole: QColor(colours().warning)}
        if column == len(self.HEADINGS) - 1:
            looks[Qt.ItemDataRole.DecorationRole] = sign(colours().warning)
        return looks.get(role)

    def _may_go(self, index: Index) -> bool:
        """Return whether this is the box of an answer that can be left out: all but the year."""
        return index.column() == 0 and str(self.rows[index.row()].ref) != "cover/year"

    def _texts(self, found: Found) -> tuple[str, ...]:
        value, where = one_line(_said(self.report, found), _LONGEST), one_line(found.where)
        return "", place(self.report, found.ref), value, where, "" if found.sure else "请核对"


class ListModel(QAbstractTableModel):
    """Rows of words."""

    def __init__(self, headings: Sequence[str], rows: Sequence[Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings, self._rows = headings, rows

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headings[section] if shown else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        words = self._rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_cell_of_row(index)
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(words)
            case _:
                return None


class ReadingDialog(QDialog):
    """Shows what was read from a published report before anything is imported."""

    def __init__(self, reading: Reading, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title(f"导入：{name}"))
        self.model = ReadingModel(reading, self)
        unsure = sum(not found.sure for found in reading.found)
        summary = plain_label(_summary(reading, unsure))
        tabs = QTabWidget()
        tabs.setAccessibleName("文件里的内容")
        tabs.addTab(_table("读到的", self.model, 1, 2), f"读到的（{len(reading.found)}）")
        tabs.addTab(_table("没有读进来的", _unread(reading.unread, self), 1), f"没有读进来的（{len(reading.unread)}）")
        _put_together(self, summary, tabs, "导入")

    @classmethod
    def ask(cls, reading: Reading, name: str, parent: QWidget | None = None) -> Report | None:
        """Return the report with the answers that the clerk takes."""
        dialog = cls(reading, name, parent)
        return dialog.model.taken if dialog.exec() == QDialog.DialogCode.Accepted else None


class DifferencesDialog(QDialog):
    """Shows which figures of our own workbook were changed by hand after its export."""

    def __init__(self, report: Report, differences: Sequence[ChangedByHand], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入：导出后被改动过")
        rows = [
            (place(report, ref), _printed(report, ref, before) or "空", _printed(report, ref, after) or "空")
            for ref, before, after in differences
        ]
        summary = plain_label(f"这个工作簿导出以后，有 {len(rows)} 处被手工改动过。导入的是改动后的，请逐处核对。")
        model = ListModel(("哪一处", "导出时", "现在"), rows, self)
        _put_together(self, summary, _table("改动过的地方", model, 1, 2), "按改动后的导入")

    @classmethod
    def accepts(cls, report: Report, differences: Sequence[ChangedByHand], parent: QWidget | None = None) -> bool:
        """Return whether the clerk takes the figures as they are now."""
        return cls(report, differences, parent).exec() == QDialog.DialogCode.Accepted


def _said(report: Report, found: Found) -> str:
    """Return an answer as the clerk knows it."""
    if isinstance(found.ref, CellRef):
        return _printed(report, found.ref, found.value)
    return KINDS.get(str(found.value), str(found.value)) if found.ref == PARTICULARS["kind"].ref else str(found.value)


def _printed(report: Report, ref: Ref, value: Value | None) -> str:
    if isinstance(ref, CellRef):
        return print_figure(value, report.form.cells[ref].kind)
    return "" if value is None else str(value).replace("\n", " ")


def _summary(reading: Reading, unsure: int) -> str:
    figures = sum(isinstance(found.ref, CellRef) for found in reading.found)
    texts = len(reading.found) - figures
    doubt = f"有 {unsure} 项没有把握，排在最前面，请对照原件核对；" if unsure else "每一项都有把握；"
    rest = (
        f"文件里还有 {len(reading.unread)} 处没有读进来，请看第二页。"
        if reading.unread
        else "没有发现读不进来的内容，还是请对照原件看一遍。"
    )
    return f"读到 {reading.report.year} 年的报告：{figures} 个数、{texts} 项文字。{doubt}不要的把左边的勾去掉。{rest}"


def _unread(unread: Sequence[Unread], parent: QObject) -> ListModel:
    return ListModel(("在文件里的位置", "内容"), [(one.where, one.text) for one in unread], parent)


def _table(name: str, model: QAbstractTableModel, *wide: int) -> QTableView:
    """Return a view of rows, some columns of which share the room that is left."""
    view = copying_words(QTableView())
    view.setModel(model)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setWordWrap(False)
    view.setAccessibleName(name)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in wide:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return view


def _put_together(dialog: QDialog, summary: QWidget, content: QWidget, accept: str) -> None:
    buttons = answers(lettered(accept, "O"))
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout()
    column.addWidget(summary)
    column.addWidget(content, 1)
    lay_out(dialog, column, buttons)
    within_screen(dialog, 980, 620)
