"""Asks for the unit and the year of a new report, and tells whether there is one of them already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from models.drafts.draft import Draft
from models.drafts.duplicates import of_unit_and_year
from models.drafts.unit_cards import AGENCY, UnitCards
from models.form.cover import KINDS, PARTICULARS
from models.form.editions import first_year
from models.form.refs import Ref
from models.report.due import default_year
from models.report.report import Report, Value
from models.report.unit import UnitYear
from models.text.look_alikes import plain_name
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel
from ui.kit.spin_boxes import indent_figure
from ui.kit.spoken import name_choice

_BEGIN = "开始填写(&O)"
_WIDTH = 460
"""Pixels. Chosen by eye: the name of a unit has room."""


class NewReportDialog(QDialog):
    """Asks for which unit and year a report is.

    Args:
        agency: The name to propose.
        parent: The window to ask over.
        drafts: All that there are, those saved last first.
        cards: Of the units, which know of what kind each is.
        today: The day, for the year to propose; that of this computer's clock unless given.

    Attributes:
        there: The drafts of that unit and year which do not lie in the bin.
        begin: Begins a new report.
        show_there: Turns to the one that is there already.
        wants_there: Whether the clerk has turned to it.
    """

    def __init__(
        self,
        agency: str,
        parent: QWidget | None = None,
        drafts: Sequence[Draft] = (),
        cards: UnitCards | None = None,
        today: date | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建报告")
        self._drafts, self._today = drafts, today or datetime.now().astimezone().date()
        self._kinds = {plain_name(card[AGENCY]): card.get("kind", "") for card in cards.all} if cards else {}
        self.there: tuple[Draft, ...] = ()
        self.wants_there = False
        self.agency = QLineEdit(agency)
        self.agency.setPlaceholderText(PARTICULARS["agency"].hint)
        self.agency.selectAll()
        self.kind = QComboBox()
        name_choice(self.kind, PARTICULARS["kind"].label)
        for id_, label in KINDS.items():
            self.kind.addItem(label, id_)
        self.year = QSpinBox()
        self.year.setRange(first_year(), 2099)
        self.year.setSuffix(" 年")
        indent_figure(self.year)
        self._proposed = self._due()
        self.year.setValue(self._proposed)
        self._told = plain_label("", "guide")
        self.begin, self.show_there = QPushButton(_BEGIN), QPushButton("打开已有的(&E)")
        self._lay_out()
        self.agency.textChanged.connect(self._on_agency)
        self._choose_kind()
        self.year.valueChanged.connect(self._look_for_others)
        self._look_for_others()
        answer_f1(self)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("一份报告怎么填")

    @classmethod
    def ask(
        cls,
        agency: str,
        parent: QWidget | None = None,
        drafts: Sequence[Draft] = (),
        cards: UnitCards | None = None,
    ) -> Report | Draft | None:
        """Return a report with the cover begun, or the draft that is there already; None if the clerk turns back."""
        dialog = cls(agency, parent, drafts, cards)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not accepted:
            return None
        return dialog.there[0] if dialog.wants_there else dialog.report

    @property
    def report(self) -> Report:
        """A report with the cover begun."""
        blank = Report.blank(self.year.value())
        answers: dict[Ref, Value | None] = {
            PARTICULARS["agency"].ref: self.agency.text().strip(),
            PARTICULARS["kind"].ref: self.kind.currentData(),
            PARTICULARS["open_mark"].ref: "此件主动公开",
        }
        return blank.applied(blank.edit(answers))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("机关全称(&N)", self.agency)
        form.addRow("单位类别(&K)", self.kind)
        form.addRow("报告年度(&Y)", self.year)
        buttons = QDialogButtonBox()
        buttons.addButton(self.show_there, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.begin, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消(&C)", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.show_there.clicked.connect(self._turn_to_there)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(PlainLabel("这三项以后都可以在封面上改。"))
        layout.addWidget(self._told)
        layout.addWidget(buttons)
        within_screen(self, _WIDTH, self.sizeHint().height())

    def _due(self) -> int:
        """Return the year whose report of this unit is due now or next."""
        whose = plain_name(self.agency.text())
        of_it = (one.stored.unit_year for one in self._drafts if one.deliveries)
        return max(first_year(), default_year(self._today, {one.year for one in of_it if one.agency == whose}))

    def _choose_kind(self) -> None:
        """Choose the kind of a unit that is known."""
        at = self.kind.findData(self._kinds.get(plain_name(self.agency.text()), ""))
        self.kind.setCurrentIndex(at if at >= 0 else self.kind.currentIndex())

    def _on_agency(self) -> None:
        """Propose the kind, and a year, for another unit, unless the clerk has chosen one."""
        self._choose_kind()
        proposed, self._proposed = self._proposed, self._due()
        if self.year.value() == proposed:
            self.year.setValue(self._proposed)
        self._look_for_others()

    def _look_for_others(self) -> None:
        """Tell of reports that are there already; Enter then turns to the one that was saved last."""
        whose = UnitYear(plain_name(self.agency.text()), self.year.value())
        self.there = of_unit_and_year(whose, self._drafts)
        count = len(self.there)
        saved = f"{self.there[0].saved:%Y-%m-%d %H:%M}" if count else ""
        self._told.setText(
            f"这个单位 {whose.year} 年的报告已经有 {count} 份，最近的一份 {saved} 存过。" if count else ""
        )
        self._told.setVisible(bool(count))
        self.show_there.setVisible(bool(count))
        self.begin.setText(f"另建第 {count + 1} 份(&O)" if count else _BEGIN)
        for button, is_primary in ((self.begin, not count), (self.show_there, bool(count))):
            button.setDefault(is_primary)
            button.setObjectName("primary" if is_primary else "")
            button.style().unpolish(button)
            button.style().polish(button)

    def _turn_to_there(self) -> None:
        self.wants_there = True
        self.accept()
