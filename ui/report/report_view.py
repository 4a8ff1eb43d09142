"""An open report: its tabs, the problems and what is looked for below."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from models.checks.ends import ends, name_of_end
from models.checks.findings import Finding, unfolded
from models.checks.marks import told_at
from models.checks.stops import Step
from models.checks.verdict import weightiest
from models.form.refs import CellRef, Ref
from ui.kit.spoken import announce
from ui.report.areas import Area, step_to_area
from ui.report.document import Document
from ui.report.find_bar import FindBar
from ui.report.next_problem import ProblemWalk
from ui.report.problem_panel import HEIGHT, ProblemPanel
from ui.report.section_frame import SectionView
from ui.report.section_tabs import SectionTabs
from ui.report.settling import Settling
from ui.report.strip_words import checked_words, folded_words, nothing_left_words, unfolded_words
from ui.report.table.figure_delegate import FigureEditor
from ui.report.table.table_view import TableView
from ui.report.text.marked_field import MarkedField
from ui.report.text.text_fields import chosen_words
from ui.report.undo_steps import UndoSteps
from ui.report.zoom import NORMAL, ZoomWheel, stepped

_SOON = 60
"""Milliseconds after which the words below follow the cursor. Chosen: no key waits for them, and nobody notices."""


class ReportView(QWidget):
    """Shows a document and leads to any place in it.

    The problems are folded into what the strip of the window says, until the clerk asks for them; typing in a table
    folds them again, which gives the table its room.

    Signals:
        status_message: A sentence for the clerk about what just happened; it fits until something is changed.
        told_here: The same; it fits until the clerk moves.
        moved: The clerk is somewhere else.
        edited: The report is another one.
        renewed: What `aside` says is new.
        zoomed: The clerk wants another size, in percent.

    Attributes:
        aside: What the strip says while nothing else is said.
        zoom: The size of tables and texts, in percent.
        walk: From problem to problem.
        beside: What stands beside all this, for F6.
    """

    status_message = Signal(str)
    told_here = Signal(str)
    moved = Signal()
    edited = Signal()
    renewed = Signal()
    zoomed = Signal(int)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.aside, self.zoom, self._report, self._comparing = "", NORMAL, document.report, False
        self.beside: tuple[Area, ...] = ()
        self.tabs = SectionTabs(document, ZoomWheel(self.zoom_by, self))
        self.panel, self.find_bar = ProblemPanel(document), FindBar(document)
        self.problems, self.walk = self.panel.list, ProblemWalk(document)
        self._history = UndoSteps(document, self.tabs, self.status_message.emit)
        self._settling = Settling(document, self, self.reveal, self.status_message.emit)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._renew_words)
        self._lay_out()
        self._connect()
        self._renew_words()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.tabs)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([10_000, HEIGHT])
        self.panel.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(splitter, 1)
        layout.addWidget(self.find_bar)

    def _connect(self) -> None:
        document = self.document
        self.problems.chosen.connect(self._on_chosen)
        self.problems.selectionModel().currentChanged.connect(self._soon.start)
        self.problems.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for label, act in (("改正这一处…", self.fix), ("说明理由…", self.explain)):
            self.problems.addAction(label).triggered.connect(act)
        self.panel.mending.wants_fix.connect(self.fix)
        self.panel.mending.wants_reason.connect(self.explain)
        self.find_bar.wants.connect(self.find_words)
        self.find_bar.closed.connect(self.tabs.take_keyboard)
        self.tabs.status_message.connect(self.status_message)
        self.tabs.moved.connect(self.moved)
        self.tabs.fix_asked.connect(self.fix)
        self.moved.connect(self._soon.start)
        document.checked.connect(self._soon.start)
        document.changed.connect(self._on_changed)
        document.status_message.connect(self.status_message)

    @property
    def table(self) -> TableView | None:
        """The table in the present tab; None if it is a text."""
        return self.tabs.table

    def reveal(self, ref: Ref) -> None:
        """Show the tab of a place and put the cursor there; for a remark or a reason, on its cell."""
        self.tabs.reveal(ref)

    def next_area(self, step: int) -> None:
        """Go to the next (1) or previous (-1) area: the table or text, its buttons, the problems, the tabs."""
        view = self.tabs.currentWidget()
        inner = view.areas if isinstance(view, SectionView) else (Area((view,)),)
        outer = (Area((self.problems,)), *self.beside, Area((self.tabs.tabBar(),)))
        step_to_area((*inner, *outer), self.window().focusWidget(), step)

    def compare(self) -> None:
        """Show last year's report beside this year's, or hide it again."""
        if self.document.previous is None:
            self.status_message.emit("没有找到本单位去年的报告；可以在“我的报告”里导入去年已经公开的报告。")
            return
        self._comparing = not self._comparing
        self.tabs.compare(on=self._comparing)
        year = self.document.previous.year
        told = f"表格里右边的小灰字、文字右边的一栏，都是 {year} 年的；再按一次 F9 收起来。"
        self.status_message.emit(told if self._comparing else "")

    def undo(self) -> None:
        """Take the last step back and show where it was."""
        self._history.undo()

    def redo(self) -> None:
        """Take the next step again and show where it is."""
        self._history.redo()

    # ------------------------------------------------------------ problems

    @property
    def folded(self) -> bool:
        """Whether the problems stand in one line."""
        return self.panel.isHidden()

    def unfold(self) -> None:
        """Show the list of problems; the keyboard and the cell that it is on stay where they are."""
        if self.folded:
            self.panel.show()
            self._renew_words()
            QTimer.singleShot(0, self, self.tabs.keep_in_sight)

    def fold(self) -> None:
        """Show the problems in one line; the keyboard goes back from their list to the report."""
        if not self.folded:
            if self._in_panel:
                self.tabs.take_keyboard()
            self.panel.hide()
            self._renew_words()

    def turn_fold(self) -> None:
        """Show the problems as a list, on the first that stands in the way, or in one line again."""
        if self.folded:
            worst = weightiest(self.document.findings)
            self.unfold()
            self.problems.stand_on(worst)
            self.problems.setFocus()
            QTimer.singleShot(0, self, lambda: self.tabs.show_one_of(worst.refs if worst else ()))
        else:
            self.fold()

    def go_to_problem(self, way: int) -> None:
        """Lead to the next (1) or previous (-1) problem from where the cursor is, in reading order."""
        if not (step := self.walk.step(self.tabs.position, way)):
            self.told_here.emit(nothing_left_words(self.document.findings))
            return
        if not self.walk.is_gap_in(step, self.tabs.place):
            self.unfold()
        gone = "已经到头，又从头开始。" if way > 0 else "已经到头，又从最后一处开始。"
        self.lead_to(step, gone if step.wrapped and step.total > 1 else "只有这一处。" if step.total == 1 else "")

    def check_all(self) -> None:
        """Check the report as a formal export does, and lead to the first problem that it waits for."""
        told = checked_words(self.document.findings)
        if step := self.walk.first_blocking():
            self.unfold()
            self.lead_to(step, told)
        else:
            self.status_message.emit(told)

    def lead_to(self, step: Step, told: str) -> None:
        """Show a problem at its place, and say what there is to say."""
        finding, end = step.stop.finding, step.stop.end
        self.problems.stand_on(finding)
        self.tabs.show_end(end)
        self.walk.arrived(self.tabs.position)
        others = [one for one in ends(self.document.report, finding) if one != end]
        other = name_of_end(self.document.report, others[0]) if others and not finding.required else ""
        self.told_here.emit(f"{told}{f'按 Ctrl+F8 到{other}。' if other else ''}")
        self._renew_words()
        mark = self.document.marks.get(end) if isinstance(end, CellRef) else None
        if not mark or mark.finding.key != finding.key:  # else the cell says it by itself
            announce(self, f"{finding.level.label}：{finding.message}")

    def _on_chosen(self, finding: Finding) -> None:
        """Lead to an end of a finding, another one each time, and say what the next one is."""
        report, turn = self.document.report, self.problems.turn
        places = ends(report, finding)
        self.tabs.show_end(places[turn % len(places)])
        other = name_of_end(report, places[(turn + 1) % len(places)])
        self.told_here.emit(f"再点一次（或者按 Ctrl+F8）到{other}。" if len(places) > 1 else "")

    def explain(self) -> None:
        """Ask for the reason that settles the finding in question."""
        self._settling.explain(self.finding)
        if self._in_panel:  # where its button is
            self.tabs.take_keyboard()

    def fix(self) -> None:
        """Make the edit that mends the finding in question, once the clerk has seen it."""
        finding, mending = self.finding, self.panel.mending
        self._settling.fix(finding, seen=mending.isVisible() and mending.shows(finding))

    @property
    def finding(self) -> Finding | None:
        """What is chosen in the list; what the cursor stands on instead, once the clerk has gone on from there."""
        chosen, here = self.problems.selected, self._under_cursor
        stays = self._in_panel or not here or (chosen and chosen.key in {one.key for one in here})
        return chosen if chosen and stays else next(iter(here), None)

    @property
    def _in_panel(self) -> bool:
        """Whether the keyboard is in the list of problems or beside it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.panel.isAncestorOf(focus)

    @property
    def _under_cursor(self) -> tuple[Finding, ...]:
        """What is found about the cell or the words under the cursor, the weightiest first."""
        field = self.focusWidget()
        if isinstance(field, MarkedField):
            return field.under_cursor(unfolded(self.document.findings))
        return told_at(self.document.findings, self.table.current) if self.table else ()

    # ------------------------------------------------------------ finding words, and size

    def open_find_bar(self) -> None:
        """Ask for words that are looked for in the whole report."""
        words = chosen_words(QApplication.focusWidget())
        if self.panel.is_low:  # and has no room for both
            self.fold()
        self.find_bar.open_bar(words)

    def find_words(self, way: int) -> None:
        """Lead to the next (1) or previous (-1) place with the words; the keyboard stays in their field."""
        if hit := self.find_bar.step(self.tabs.position, way):
            self.tabs.show_words(hit)
            self.find_bar.field.setFocus()

    def zoom_by(self, steps: int) -> None:
        """Show tables and texts larger or smaller; 0 steps show them in their usual size."""
        self.set_zoom(stepped(self.zoom, steps) if steps else NORMAL)
        self.zoomed.emit(self.zoom)

    def set_zoom(self, percent: int) -> None:
        """Show tables and texts in a size, in percent."""
        self.zoom = percent
        self.tabs.set_zoom(percent)

    # ------------------------------------------------------------ what follows from a change or a move

    def _on_changed(self) -> None:
        """Fold the problems when the clerk types in a cell, and say that the report is another one."""
        if self.document.report is not self._report:
            self._report = self.document.report
            if isinstance(QApplication.focusWidget(), FigureEditor):
                self.fold()
            self.edited.emit()
        self._soon.start()

    def _renew_words(self) -> None:
        """Show what follows from where the cursor is: the words of the strip, and how the problem is mended."""
        if self.document.is_check_due:
            return  # `checked` comes soon; to ask would have everything checked at once
        if self.folded:
            aside = folded_words(self.document.findings, {one.key for one in self._under_cursor})
        else:
            self.panel.mending.show_finding(finding := self.finding)
            aside = unfolded_words(self.walk.number_of(finding), self.document.findings)
        if aside != self.aside:
            self.aside = aside
            self.renewed.emit()
