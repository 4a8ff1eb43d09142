"""An open report: one tab a section after the cover, the findings below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from models.checks.ends import ends, name_of_end
from models.checks.findings import Finding, Level, Span, unfolded
from models.checks.fixing import fixable, why_no_fix
from models.checks.marks import told_at
from models.form.refs import Ref, TextRef
from models.form.vocabulary import Form
from models.report.report import differing
from models.report.wording import OPENING, TITLE
from ui.kit.level_looks import look_of
from ui.kit.signs import SIZE
from ui.report.areas import Area, step_to_area
from ui.report.cover_view import CoverView
from ui.report.document import Document
from ui.report.fix_dialog import FixDialog
from ui.report.problem_list import ProblemList
from ui.report.reason_dialog import ReasonDialog
from ui.report.section_view import SectionView, TableSectionView, TextSectionView, section_view
from ui.report.table.table_view import TableView
from ui.report.text.marked_field import MarkedField

_ON_COVER = {TITLE, OPENING}
_LINES_OF_PROBLEMS = 3
"""That the list shows at first. Chosen by eye: the table has the room; who wants more draws the list up."""


class ReportView(QWidget):
    """Shows a document and leads to any place in it.

    Signals:
        status_message: A sentence for the clerk about what just happened.
    """

    status_message = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setIconSize(QSize(SIZE, SIZE))
        self.problems = ProblemList(document)
        self.problems.chosen.connect(self._on_chosen)
        self.problems.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for label, act in (("改正这一处…", self.fix), ("说明理由…", self.explain)):
            self.problems.addAction(label).triggered.connect(act)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.tabs)
        splitter.addWidget(self.problems)
        splitter.setStretchFactor(0, 1)
        splitter.setCollapsible(0, False)
        splitter.setSizes([10_000, (self.fontMetrics().height() + 4) * _LINES_OF_PROBLEMS + 4])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.tabBarClicked.connect(self._take_keyboard)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self._sections: list[TableSectionView | TextSectionView] = []
        self._comparing = False
        self.tabs.addTab(CoverView(document), "封面")
        self._build()
        document.form_changed.connect(self._build)
        document.checked.connect(self._label_tabs)
        document.status_message.connect(self.status_message)

    @property
    def table(self) -> TableView | None:
        """The table in the present tab; None if it is a text."""
        view = self.tabs.currentWidget()
        return view.table if isinstance(view, TableSectionView) else None

    def reveal(self, ref: Ref) -> None:
        """Show the tab of a place and put the cursor there; for a remark or a reason, on its cell."""
        cell = ref.cell if isinstance(ref, TextRef) else None
        ref = cell if cell and cell in self._form.cells else ref
        at = self._tab_of(ref)
        self.tabs.setCurrentIndex(at)
        view = self.tabs.widget(at)
        if isinstance(view, SectionView) or (isinstance(view, CoverView) and isinstance(ref, TextRef)):
            view.reveal(ref)

    def next_tab(self, step: int) -> None:
        """Go to the next (1) or previous (-1) tab."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.tabs.currentWidget().setFocus()

    def next_area(self, step: int) -> None:
        """Go to the next (1) or previous (-1) area: the table or text, its buttons, the problems, the tabs."""
        view = self.tabs.currentWidget()
        inner = view.areas if isinstance(view, SectionView) else (Area((view,)),)
        step_to_area((*inner, Area((self.problems,)), Area((self.tabs.tabBar(),))), self.window().focusWidget(), step)

    def compare(self) -> None:
        """Show last year's report beside this year's, or hide it again."""
        if self.document.previous is None:
            self.status_message.emit("没有找到本单位去年的报告；可以在“我的报告”里导入去年已经公开的报告。")
            return
        self._comparing = not self._comparing
        for view in self._sections:
            view.compare(on=self._comparing)
        year = self.document.previous.year
        told = f"表格里右下角的小灰字、文字右边的一栏，都是 {year} 年的；再按一次 F9 收起来。"
        self.status_message.emit(told if self._comparing else "")

    def undo(self) -> None:
        """Take the last step back and show where it was."""
        text = self.document.undo_stack.undoText()
        self._travel(self.document.undo_stack.undo)
        self.status_message.emit(f"已撤销：{text}。" if text else "没有可以撤销的了。")

    def redo(self) -> None:
        """Take the next step again and show where it is."""
        text = self.document.undo_stack.redoText()
        self._travel(self.document.undo_stack.redo)
        self.status_message.emit(f"已重做：{text}。" if text else "没有可以重做的了。")

    def _travel(self, step: Callable[[], None]) -> None:
        """Go through the history; what changes comes to the front, and the cursor goes to it in a table."""
        before = self.document.report
        step()
        changed = differing(before.values, self.document.report.values)
        here = {ref for ref in changed if self._tab_of(ref) == self.tabs.currentIndex()}
        if changed and not here:
            self.reveal(min(changed, key=str))
        elif self.table and self.table.current not in here:
            for ref in [ref for ref in self.table.figures.grid.places if ref in here][:1]:
                self.table.reveal(ref)

    def explain(self) -> None:
        """Ask for the reason that settles the finding in question."""
        finding = self._finding
        if not finding or not finding.excusable:
            to_do = "这一处不用说明理由：错误请改正，提示供参考。"
            self.status_message.emit(to_do if finding else "请先在下面的问题列表里选一处。")
            return
        if self.document.read_only:
            self.status_message.emit(self.document.read_only)
            return
        reason = ReasonDialog.ask(finding.message, finding.reason, self)
        if reason is not None:
            self.document.push({finding.key: reason or None}, "说明理由")
            self.status_message.emit("已说明理由，会印在报送确认单上。" if reason else "没有写理由，这一处还要改正。")

    def fix(self) -> None:
        """Show the edit that mends the finding in question, and make it if the clerk agrees."""
        finding = self._finding
        root = fixable(self.document.findings, finding) if finding else None
        if not root or not root.fix:
            why = why_no_fix(self.document.findings, finding) if finding else "请先在下面的问题列表里选一处。"
            self.status_message.emit(why)
        elif self.document.read_only:
            self.status_message.emit(self.document.read_only)
        elif FixDialog.accepts(before := self.document.report, root, root.fix, self):
            self.document.push(dict(root.fix.answers), f"改正：{root.fix.label}")
            self.reveal(root.fix.answers[0][0])
            if self.document.report != before:  # else the document has said why not
                self.status_message.emit(f"已改正：{root.fix.label}。不对可以撤销（Ctrl+Z）。")

    @property
    def _finding(self) -> Finding | None:
        """What is chosen in the list; what the cursor stands on instead, once the clerk has gone on from there."""
        chosen, here = self.problems.selected, self._under_cursor
        stays = self.focusWidget() is self.problems or not here or (chosen and chosen.key in {one.key for one in here})
        return chosen if chosen and stays else next(iter(here), None)

    @property
    def _under_cursor(self) -> tuple[Finding, ...]:
        """What is found about the cell or the words under the cursor, the weightiest first."""
        field = self.focusWidget()
        if isinstance(field, MarkedField):
            return field.under_cursor(unfolded(self.document.findings))
        return told_at(self.document.findings, self.table.current) if self.table else ()

    @property
    def _form(self) -> Form:
        return self.document.report.form

    def _build(self) -> None:
        """Put up the tabs for the form of the report's year."""
        shown = max(0, self.tabs.currentIndex())
        for old in self._sections:
            self.tabs.removeTab(self.tabs.indexOf(old))
            old.deleteLater()
        self._sections = [section_view(self.document, section) for section in self._form.sections]
        for view in self._sections:
            view.status_message.connect(self.status_message)
            if self._comparing:
                view.compare(on=True)
            self.tabs.addTab(view, view.section.short)
        self.tabs.setCurrentIndex(shown)
        self._label_tabs()

    def _label_tabs(self) -> None:
        """Show on each tab how many open points it has, and a sign where one of them is an error."""
        names = ["封面", *(section.short for section in self._form.sections)]
        open_points: list[list[Finding]] = [[] for _ in names]
        for finding in self.document.findings:
            if finding.blocks:
                open_points[self._tab_of(finding.left[0])].append(finding)
        for at, (name, points) in enumerate(zip(names, open_points, strict=True)):
            wrong = any(finding.level is Level.ERROR for finding in points)
            text = f"{name}（{sum(finding.times for finding in points)}）" if points else name
            if (text, wrong) != (self.tabs.tabText(at), not self.tabs.tabIcon(at).isNull()):  # Qt lays all out anew
                self.tabs.setTabText(at, text)
                self.tabs.setTabIcon(at, QIcon(look_of(Level.ERROR).sign) if wrong else QIcon())

    def wear_theme(self) -> None:
        """Show what keeps a colour in the present theme."""
        for at in range(self.tabs.count()):
            if not self.tabs.tabIcon(at).isNull():
                self.tabs.setTabIcon(at, QIcon(look_of(Level.ERROR).sign))

    def _tab_of(self, ref: Ref) -> int:
        section = None if ref in _ON_COVER else self._form.section_of(ref)
        return 1 + self._form.sections.index(section) if section else 0

    def _take_keyboard(self, at: int) -> None:
        """Give the keyboard to the table or text of a tab; a click beside the tabs has none."""
        if view := self.tabs.widget(at):
            view.setFocus()

    def _on_tab_changed(self, at: int) -> None:
        """Keep the keyboard out of the heading, where Qt would put it; with the arrows, it stays on the tabs."""
        if not self.tabs.tabBar().hasFocus():
            self._take_keyboard(at)

    def _on_chosen(self, finding: Finding) -> None:
        """Lead to an end of a finding, another one each time, and say what the next one is."""
        report, turn = self.document.report, self.problems.turn
        places = ends(report, finding)
        place = places[turn % len(places)]
        if isinstance(place, Span):
            self._point_at(place)
        else:
            self.reveal(place)
        other = name_of_end(report, places[(turn + 1) % len(places)])
        self.status_message.emit(f"再点一次（或者按 Ctrl+F8）到{other}。" if len(places) > 1 else "")

    def _point_at(self, span: Span) -> None:
        """Show words of a text; of a line, which has none to choose, the whole."""
        self.reveal(span.ref)
        view = self.tabs.currentWidget()
        if isinstance(view, TextSectionView | CoverView) and span.ref.part == "texts":
            view.point_at(span)
