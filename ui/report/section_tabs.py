"""The cover and the sections of a report side by side, a tab each, and the way to any place in them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QTabWidget, QWidget
from typing_extensions import override

from models.checks.ends import End
from models.checks.findings import Span
from models.checks.stops import Position
from models.form.refs import Ref, TextRef
from models.form.vocabulary import Form
from models.report.reading_order import rank
from models.report.search import Hit
from models.report.wording import TITLE
from ui.kit.focus import last_focus
from ui.kit.level_looks import look_of
from ui.kit.next_frame import in_next_frame
from ui.kit.signs import SIZE
from ui.report.cover_view import CoverView
from ui.report.document import Document
from ui.report.section_frame import SectionView
from ui.report.section_view import TableSectionView, TextSectionView, section_view
from ui.report.tab_names import TabName, name_of, show_names
from ui.report.tab_states import TabState, tab_of, tab_states
from ui.report.table.table_view import TableView
from ui.report.text.text_fields import LineField, units
from ui.report.zoom import NORMAL, ZoomWheel

_LOW = 25
"""Lines of words in the height of all sections, below which what stands above a table goes into a menu.

Chosen: a window of 1093 × 554 pixels, as at 125 % on a small screen, still shows it; one of 910 × 455 does not.
"""


class SectionTabs(QTabWidget):
    """Shows a document, the cover first.

    Args:
        wheel: Hears the wheel over everything that scrolls.

    Attributes:
        cover_blanks: What of the cover is still to be filled in.

    Signals:
        status_message: A sentence for the clerk about what just happened.
        moved: The cursor, or the tab, is another one.
        fix_asked: What is wrong in the cell with the cursor is to be mended as the line below it says.
    """

    status_message = Signal(str)
    moved = Signal()
    fix_asked = Signal()

    def __init__(self, document: Document, wheel: ZoomWheel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._wheel, self._zoom, self._comparing = wheel, NORMAL, False
        self._states: list[TabState] = []
        self._names: list[TabName] = []
        self.tools = self._tools()
        self._sections: list[TableSectionView | TextSectionView] = []
        self.setAccessibleName("封面和各部分")
        self.setDocumentMode(True)
        self.setIconSize(QSize(SIZE, SIZE))
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cover = CoverView(document)
        self._wheel.watch(self._cover)
        self.addTab(self._cover, "封面")
        self.cover_blanks = self._cover.blanks
        self.cover_blanks.changed.connect(in_next_frame(self._label, self))
        self._build()
        self.tabBarClicked.connect(self._take_keyboard)
        self.currentChanged.connect(self._on_tab_changed)
        document.form_changed.connect(self._build)
        document.checked.connect(in_next_frame(self._label, self))

    # ------------------------------------------------------------ where the clerk is

    @property
    def table(self) -> TableView | None:
        """The table in the present tab; None if it is a text."""
        view = self.currentWidget()
        return view.table if isinstance(view, TableSectionView) else None

    @property
    def tables(self) -> list[TableSectionView]:
        """The sections with tables."""
        return [one for one in self._sections if isinstance(one, TableSectionView)]

    @property
    def position(self) -> Position:
        """Where in the report the cursor is."""
        view = self.currentWidget()
        ref, at = view.here if isinstance(view, SectionView | CoverView) else (TITLE, 0)
        return rank(self._form, ref), at

    @property
    def place(self) -> Ref:
        """The place that the cursor is in."""
        view = self.currentWidget()
        return view.here[0] if isinstance(view, SectionView | CoverView) else TITLE

    def tab_of(self, ref: Ref) -> int:
        """Return the number of the tab that shows a place."""
        return tab_of(self._form, ref)

    # ------------------------------------------------------------ going somewhere else

    def reveal(self, ref: Ref) -> None:
        """Show the tab of a place and put the cursor there; for a remark or a reason, on its cell."""
        cell = ref.cell if isinstance(ref, TextRef) else None
        ref = cell if cell and cell in self._form.cells else ref
        at = self.tab_of(ref)
        self.setCurrentIndex(at)
        view = self.widget(at)
        if isinstance(view, SectionView) or (isinstance(view, CoverView) and isinstance(ref, TextRef)):
            view.reveal(ref)

    def show_end(self, end: End) -> None:
        """Show a place; of words in a text, choose them; of a line, which has none to choose, the whole."""
        if not isinstance(end, Span):
            self.reveal(end)
            return
        self.reveal(end.ref)
        view = self.currentWidget()
        if isinstance(view, TextSectionView | CoverView) and end.ref.part == "texts":
            view.point_at(end)

    def show_words(self, hit: Hit) -> None:
        """Show words that were found, chosen where they stand in a text or a line."""
        words = Span(hit.ref, hit.start, hit.end) if isinstance(hit.ref, TextRef) and hit.end else None
        self.show_end(words or hit.ref)
        line = self.focusWidget()
        if words and isinstance(line, LineField):
            text = line.text()
            line.setSelection(units(text[: hit.start]), units(text[hit.start : hit.end]))

    def next_tab(self, step: int) -> None:
        """Go to the next (1) or previous (-1) tab."""
        self.setCurrentIndex((self.currentIndex() + step) % self.count())
        self._take_keyboard(self.currentIndex())

    def take_keyboard(self) -> None:
        """Give the keyboard to the cell or the text where the clerk was."""
        view = self.currentWidget()
        last = last_focus(view)
        (last if last and last.isVisible() else view).setFocus()

    def _take_keyboard(self, at: int) -> None:
        """Give the keyboard to the table or text of a tab, or where it was on the cover; a click beside has none."""
        if view := self.widget(at):
            last = last_focus(view) if isinstance(view, CoverView) else None
            (last or view).setFocus()

    def _on_tab_changed(self, at: int) -> None:
        """Keep the keyboard out of the heading, where Qt would put it; with the arrows, it stays on the tabs."""
        self._fold_tools()
        if not self.tabBar().hasFocus():
            self._take_keyboard(at)
        self.moved.emit()

    # ------------------------------------------------------------ how everything looks

    def compare(self, *, on: bool) -> None:
        """Show last year's report beside this year's, or hide it."""
        self._comparing = on
        for view in self._sections:
            view.compare(on=on)

    def set_zoom(self, percent: int) -> None:
        """Show tables and texts in a size, in percent."""
        self._zoom = percent
        for view in (self._cover, *self._sections):
            view.set_zoom(percent)

    def keep_in_sight(self) -> None:
        """Bring the cell or the words with the cursor into sight again, now that there is less room."""
        view = self.currentWidget()
        if isinstance(view, TableSectionView):
            view.table.scrollTo(view.table.currentIndex())
        elif isinstance(view, TextSectionView):
            view.text.ensureCursorVisible()
        elif isinstance(view, CoverView) and (field := last_focus(view)):
            view.ensureWidgetVisible(field)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return what the part in front needs: names of tabs shorten."""
        return QSize(self.currentWidget().minimumSizeHint().width(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_tools()

    def _fold_tools(self) -> None:
        """In a low window, leave the row above a table or a text to it: what stands there goes into a menu."""
        is_low = self.height() < self.fontMetrics().height() * _LOW
        for view in self._sections:
            view.fold_row(on=is_low)
        offers = is_low and isinstance(self.currentWidget(), SectionView)
        if offers == self.tools.isHidden():
            self.tools.setVisible(offers)
            super().event(QEvent(QEvent.Type.LayoutRequest))  # the bar is as high as before, but there is a button now
        self._fit_names()

    def _tools(self) -> QPushButton:
        """Return the button with the menu of what stands above a section, where there is no room for it."""
        button, menu = QPushButton("工具(&G)"), QMenu(self)
        menu.aboutToShow.connect(lambda: self._offer_tools(menu))
        button.setMenu(menu)
        button.setObjectName("tool")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a key that is meant for a cell does nothing there
        self.setCornerWidget(button)
        button.hide()
        return button

    def _offer_tools(self, menu: QMenu) -> None:
        menu.clear()
        view = self.currentWidget()
        for label, act in view.row.tools if isinstance(view, SectionView) else ():
            menu.addAction(label, act)

    # ------------------------------------------------------------ the tabs

    @property
    def _form(self) -> Form:
        return self.document.report.form

    def _build(self) -> None:
        """Put up the tabs for the form of the report's year."""
        shown = max(0, self.currentIndex())
        for old in self._sections:
            self.removeTab(self.indexOf(old))
            old.deleteLater()
        self._sections = [section_view(self.document, section) for section in self._form.sections]
        for view in self._sections:
            view.status_message.connect(self.status_message)
            view.moved.connect(self.moved)
            if isinstance(view, TableSectionView):
                view.fix_asked.connect(self.fix_asked)
            self._wheel.watch(view)
            if self._comparing:
                view.compare(on=True)
            if self._zoom != NORMAL:
                view.set_zoom(self._zoom)
            self.addTab(view, view.section.short)
        self.setCurrentIndex(shown)
        self._states = []
        self._label()

    def _label(self) -> None:
        """Show on each tab how far its section is."""
        if self._states and self.document.is_check_due:
            return  # `checked` comes soon; to ask would have everything checked at once
        left = len(self.cover_blanks.all)
        states = list(tab_states(self.document.report, self.document.findings, left))
        if states == self._states:
            return  # Qt would lay all out anew
        for at, state in enumerate(states):
            if at >= len(self._states) or state.level is not self._states[at].level:  # as above
                self.tabBar().setTabIcon(at, QIcon(look_of(state.level).sign) if state.level else QIcon())
        self._states = states
        cover, *others = states
        self._names = [TabName("封面", "封面", cover.words, cover.said), *map(name_of, self._form.sections, others)]
        self._fit_names()

    def _fit_names(self) -> None:
        corner = self.tools.sizeHint().width() if not self.tools.isHidden() else 0
        show_names(self.tabBar(), self.currentIndex(), self._names, self.width() - corner)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the report from being painted anew where only a tab says something else, which moves nothing below."""
        if event.type() is QEvent.Type.LayoutRequest and self.tabBar().height() == self.tabBar().sizeHint().height():
            return True
        return super().event(event)

    def wear_theme(self) -> None:
        """Show the signs in the present theme."""
        for at, state in enumerate(self._states):
            if state.level:
                self.setTabIcon(at, QIcon(look_of(state.level).sign))
