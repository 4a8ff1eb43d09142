"""What was changed by hand in a workbook of our own, shown before it is imported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.form.figures import print_figure
from models.form.refs import CellRef, Ref
from models.importers.own.imported import ChangedByHand
from models.report.places import place
from models.report.report import Report, Value
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import answers, plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.letters import lettered
from ui.kit.word_list import ListModel, row_view


class DifferencesDialog(QDialog):
    """Shows which figures of our own workbook were changed by hand after its export."""

    def __init__(self, report: Report, differences: Sequence[ChangedByHand], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "导入报告")
        self.setWindowTitle("导入：导出后被改动过")
        rows = [
            (place(report, ref), _printed(report, ref, before) or "空", _printed(report, ref, after) or "空")
            for ref, before, after in differences
        ]
        model = ListModel(("哪一处", "导出时", "现在"), rows, self)
        column = QVBoxLayout()
        column.addWidget(
            plain_label(f"这个工作簿导出以后，有 {len(rows)} 处被手工改动过。导入的是改动后的，请逐处核对。")
        )
        column.addWidget(row_view("改动过的地方", model, 1, 2), 1)
        buttons = answers(lettered("按改动后的导入", "O"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        lay_out(self, column, buttons)
        within_screen(self, 980, 620)

    @classmethod
    def accepts(cls, report: Report, differences: Sequence[ChangedByHand], parent: QWidget | None = None) -> bool:
        """Return whether the clerk takes the figures as they are now."""
        return cls(report, differences, parent).exec() == QDialog.DialogCode.Accepted


def _printed(report: Report, ref: Ref, value: Value | None) -> str:
    if isinstance(ref, CellRef):
        return print_figure(value, report.form.cells[ref].kind)
    return "" if value is None else str(value).replace("\n", " ")
