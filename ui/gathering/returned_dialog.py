"""What has come back, file by file, before anything is taken over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QPushButton, QTableView, QVBoxLayout, QWidget

from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Form
from models.gathering.gathering import Gathering
from models.gathering.returned import RoomSheet, same_rooms, several_words
from models.report.report import Value
from ui.gathering.part_words import name_of
from ui.gathering.returned_files import Returned
from ui.gathering.returned_list import ReturnedModel, result_of
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainPage
from ui.kit.shown_text import all_lines
from ui.kit.word_list import row_view
from ui.kit.wrapping_row import WrappingRow
from ui.report.document import Document

_SIZE = 860, 560
"""Pixels. Chosen: a dozen files with what was read of them, on a small screen."""

_LIST, _MORE = 120, 70
"""Pixels of the list, and of what is told of one file, at least. Chosen: three lines of each."""


_ABOUT = "打勾的收下，空格可以去掉；收下以后可以撤销。别的文件不动，留在原处。"
_NOTHING = "这些文件里没有能收下的收集表；文件没有动，留在原处。"


class ReturnedDialog(QDialog):
    """Lists the files; nothing is taken before it is accepted.

    Args:
        files: What came back.
        value: What is known so far.
        document: The report.
    """

    def __init__(
        self, files: Sequence[Returned], value: Gathering, document: Document, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("收回填好的表")
        self.files, self._value, self._document = tuple(files), value, document
        self.model = ReturnedModel(files, self)
        self.list: QTableView = row_view("收回来的文件", self.model, 2)
        self.more = PlainPage()
        self.more.setAccessibleName("这个文件")
        self.take, self.leave = QPushButton(), QPushButton("不收了(&C)")
        is_any = any(not one.is_refused for one in files)
        self.take.setVisible(is_any)
        first = self.take if is_any else self.leave  # of files of which nothing can be taken, one is only told
        first.setObjectName("primary")
        first.setDefault(True)
        if not is_any:
            self.leave.setText("知道了(&C)")
        said = QVBoxLayout()
        said.addWidget(plain_label(_ABOUT if is_any else _NOTHING, "guide"))
        said.addWidget(self.list, 3)
        said.addWidget(self.more, 2)
        self.list.setMinimumHeight(_LIST)
        self.more.setMinimumHeight(_MORE)
        lay_out(self, said, WrappingRow((), (self.leave, self.take)))
        within_screen(self, *_SIZE)
        self.take.clicked.connect(lambda _=False: self.accept())
        self.leave.clicked.connect(lambda _=False: self.reject())
        self.list.selectionModel().currentRowChanged.connect(lambda index: self._tell(index.row()))
        self.model.turned.connect(self._renew)
        self._renew()
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus()
        answer_f1(self)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("收集表：各科室报的数")

    @classmethod
    def ask(
        cls, files: Sequence[Returned], value: Gathering, document: Document, parent: QWidget | None = None
    ) -> list[Returned]:
        """Return the files that the clerk takes; none if the clerk turns back."""
        dialog = cls(files, value, document, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.chosen if accepted else []

    @property
    def chosen(self) -> list[Returned]:
        """The files that are ticked."""
        return [one for at, one in enumerate(self.files) if at in self.model.taken]

    def _renew(self) -> None:
        """Let the button say what it does."""
        count = len(self.model.taken)
        self.take.setText(f"收下 {count} 份(&O)" if count else "收下(&O)")
        self.take.setEnabled(bool(count))

    def _tell(self, at: int) -> None:
        if 0 <= at < len(self.files):
            self.more.setPlainText(all_lines("\n".join(self._lines(self.files[at]))))

    def _lines(self, one: Returned) -> list[str]:
        """Return all that is to be said of a file: what is wrong, what is another figure now, what is remarked."""
        sheet = one.sheet
        if sheet is None:
            return [_name(one), one.fault]
        if sheet.refused:
            return [_name(one), *(found.sentence for found in sheet.problems)]
        form, parts = self._document.report.form, self._value.parts
        lines = [f"{_name(one)}：{result_of(one)}。", *(found.sentence for found in sheet.problems)]
        for ref, value in sheet.figures.items():
            part, shown = parts.get((sheet.room_id, ref)), _printed(form, ref, value)
            if part and _printed(form, ref, part.value) != shown:
                lines.append(f"“{name_of(form, ref)}”由 {_printed(form, ref, part.value)} 改成 {shown}。")
        shown_figures = ((ref, _printed(form, ref, value)) for ref, value in sheet.figures.items())
        lines += [f"{name_of(form, ref)}：{shown}" for ref, shown in shown_figures if shown != "0"]
        return [*lines, *self._others(sheet), "没有列出来的，是 0 或者空着。", *sheet.remarks]

    def _others(self, sheet: RoomSheet) -> list[str]:
        """Return that there are several files of a room, of which one is taken."""
        good = [(_name(one), one.sheet) for one in self.files if one.sheet and not one.is_refused]
        places = same_rooms([one for _, one in good]).get(sheet.room_id, ())
        names, sheets = [good[at][0] for at in places], [good[at][1] for at in places]
        return [several_words(sheet.room, names, sheets)] if places else []


def _printed(form: Form, ref: CellRef, value: Value) -> str:
    return print_figure(value, form.cells[ref].kind)


def _name(one: Returned) -> str:
    return one.name or one.path.name
