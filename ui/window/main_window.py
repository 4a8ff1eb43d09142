"""The main window: a shell over pages, of which one is shown, with the menus, the banner and the strip below."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from models.drafts.store import DraftStore
from models.report.report import Report
from models.system.program import NAME
from ui.kit.save_state import Kept
from ui.kit.screen_room import put_where_it_was
from ui.kit.shown_text import one_line, window_title
from ui.trouble.banner import Banner, WaysOut
from ui.window.command import PageKind
from ui.window.corner_line import CornerLine
from ui.window.dropped_files import DroppedFiles
from ui.window.menus import Menus
from ui.window.page import Page, Shell, Until
from ui.window.pages import PAGES
from ui.window.start_page import StartPage
from ui.window.status_bar import StatusBar
from ui.window.ways_in import open_file

if TYPE_CHECKING:
    from ui.report.report_view import ReportView

_LONGEST = 120
"""Characters of what a page is called in the title. Chosen: the program's name still has room behind it."""


class MainWindow(QMainWindow):
    """Opens on the page of the drafts, to which it comes back whenever another page is left.

    Args:
        exercises: The sample reports by resource name.
        ways_out: What can be done where the drafts may only be looked at.
        pages: The kinds of pages whose commands stand in the menus.

    Attributes:
        drafts: The page of the drafts.
        shown: The page that is shown.
        shell: What the pages are lent.
    """

    def __init__(
        self,
        store: DraftStore,
        settings: QSettings,
        exercises: dict[str, Report],
        ways_out: WaysOut | None = None,
        pages: Iterable[PageKind] = PAGES,
    ) -> None:
        super().__init__()
        self._settings, self._stack, self._banner = settings, QStackedWidget(), Banner()
        self._bar, self._saved = StatusBar(), CornerLine("saved")
        self.shell = Shell(
            window=self,
            store=store,
            settings=settings,
            banner=self._banner,
            ways_out=ways_out or {},
            show_status=self.show_status,
            show_until=self._bar.show_status,
            outdate=self._bar.outdate,
            renew=self.renew,
            turn_to=self.turn_to,
            go_to_start=self.go_to_start,
            shown=lambda: self.shown,
        )
        self.drafts = StartPage(self.shell, exercises)
        self.shown: Page = self.drafts
        self._menus = Menus(self, pages, self._there)
        DroppedFiles(self, lambda path: open_file(self, path), self.show_status)
        self._lay_out()
        self.go_to_start()

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self.drafts.widget)
        self._stack.currentChanged.connect(self._bar.give_place_up)
        column.addWidget(self._bar)
        self.setCentralWidget(centre)
        self.menuBar().setCornerWidget(self._saved)

    # ------------------------------------------------------------ the page that is shown

    def turn_to(self, make: Callable[[], Page]) -> bool:
        """Leave the page that is shown for the one that is made then; return False if the clerk would rather stay."""
        if not self._leave():
            return False
        self._bar.outdate(Until.LATER)
        self.shown = page = make()
        if self._stack.indexOf(page.widget) < 0:
            self._stack.addWidget(page.widget)
        self._stack.setCurrentWidget(page.widget)
        self._menus.renew(page)
        page.arrive()
        self.renew()
        return True

    def go_to_start(self) -> bool:
        """Show the drafts; return False if the clerk would rather stay."""
        return self.turn_to(lambda: self.drafts)

    def open_draft(self, draft_id: str) -> None:
        """Open a stored draft; one that a later version has written, or that others are writing, to be looked at."""
        self.drafts.open_draft(draft_id)

    def renew(self) -> None:
        """Show again what the page says of itself."""
        title = one_line(self.shown.title, _LONGEST)
        self.setWindowTitle(window_title(f"{title} - {NAME}" if title else NAME))
        status = self.shown.status
        self._bar.show_page(status)
        self._saved.setText(status.saving)

    def _leave(self) -> bool:
        """Leave the page for that of the drafts, which lies below; return False if the clerk would rather stay."""
        if not self.shown.leave():
            return False
        self.shown = self.drafts
        self._stack.setCurrentWidget(self.drafts.widget)
        self._menus.renew(self.drafts)
        self.renew()
        self.shell.show_standing()
        return True

    def _there(self, kind: PageKind) -> Page | None:
        """Return the page of a kind that there is: the one that is shown, or that of the drafts below it."""
        return next((page for page in (self.shown, self.drafts) if page.kind is kind), None)

    # ------------------------------------------------------------ what others ask of the window

    @property
    def report_view(self) -> ReportView | None:
        """The open report on the screen; None while another page is shown."""
        from ui.report.report_view import ReportView  # noqa: PLC0415  when first used

        return self.shown.widget if isinstance(self.shown.widget, ReportView) else None

    @property
    def status_message(self) -> str:
        """What the strip below has said last, for as long as it stands there."""
        return self._bar.said

    @property
    def saving(self) -> str:
        """What stands beside the menus about saving; empty on the start page."""
        return self._saved.text()

    @property
    def delivery(self) -> str:
        """What the strip says of the last hand-over; empty if there was none."""
        return self._bar.delivery.text()

    @property
    def verdict(self) -> str:
        """What the strip says of the report; empty on the start page."""
        return self._bar.verdict.text()

    def show_status(self, sentence: str) -> None:
        """Say something in the strip below for a while."""
        self._bar.show_status(sentence)

    def save_now(self) -> Kept:
        """Save what is typed, and say what that means.

        Raises:
            OSError: It cannot be saved.
            ReportError: The same; it is not the disk.
        """
        return self.shown.save_now()

    def lose(self, why: str) -> None:
        """Save nothing more: somebody else has the drafts now. What is typed can be written elsewhere."""
        self.shell.store.read_only = why
        self.drafts.widget.set_read_only(why)
        self.shown.on_lost(why)

    # ------------------------------------------------------------ the window itself

    def restore(self) -> None:
        """Put the window where it was."""
        put_where_it_was(self, self._settings)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.setValue("geometry", self.saveGeometry())
        event.setAccepted(self._leave())
