"""The page of the drafts: what can be begun, brought in and done with stored reports. It lies under all others."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from models.report.due import default_year
from models.report.report import Report
from models.system.errors import ReportError
from ui.kit.next_frame import in_next_frame
from ui.kit.save_state import Kept
from ui.window.bringing_in import BringingIn
from ui.window.command import Command, FilePart, Key, PageKind, Where
from ui.window.district_entry import ask_for_task
from ui.window.moved_drafts import MovedDrafts, is_to_be_binned
from ui.window.page import Shell, Status, Until
from ui.window.start_view import StartView

if TYPE_CHECKING:
    from ui.window.beginning import Begun
    from ui.window.report_page import ReportPage

_HOW_KEPT = "不联网。填的内容停手一秒之内自己存好，不用按保存。"
_NOTHING_MOVED = "没有刚删除的报告可以撤销；以前删除的在回收站里。"


class StartPage:
    """Shows the drafts, and does with them what the clerk asks for.

    Args:
        exercises: The sample reports by resource name.
    """

    title = ""

    def __init__(self, shell: Shell, exercises: dict[str, Report]) -> None:
        self._shell, self._store, self._exercises = shell, shell.store, exercises
        self.widget, self._moved = StartView(exercises), MovedDrafts(shell.store)
        self.widget.model.due = shell.store.tasks.due
        self.widget.model.thresholds_of = shell.store.tasks.thresholds_of
        self._bringing_in = BringingIn(shell, self._change, self._begin, self._stand_on)
        self._connect()

    def _connect(self) -> None:
        page, store = self.widget, self._store
        page.wants_new.connect(self.new_report)
        page.wants_import.connect(self.import_report)
        page.wants_last_years.connect(self.begin_from_last_years)
        page.wants_open.connect(self.open_draft)
        page.wants_next_years.connect(self._begin_next_years)
        page.wants_bin.connect(self._bin)
        page.wants_restore.connect(lambda draft_id: self._change(lambda: self._moved.move(draft_id, into_bin=False)))
        page.wants_undo.connect(self.take_back)
        page.wants_history.connect(self._restore_stored)
        page.wants_exercise.connect(self._open_exercise)
        page.wants_files.connect(self._write_all_files)
        page.wants_cards.connect(self.show_cards)
        page.wants_district.connect(lambda: ask_for_task(self._shell))
        page.set_read_only(store.read_only)
        page.told_anew.connect(in_next_frame(self._shell.renew, page))

    @property
    def status(self) -> Status:
        """What is to be done with the drafts, and how they are kept."""
        offer = self.widget.offer
        may_do = offer.words and not self._store.read_only
        return Status(
            offer.told,
            aside=_HOW_KEPT,
            deadline=offer.deadline,
            next_words=offer.words if may_do else "",
            do_next=self.do_next if may_do else None,
        )

    def do_next(self) -> None:
        """Go on with the report that needs hands most, at the first place that is open; or begin this year's."""
        offer = self.widget.offer
        if not offer.words or self._store.read_only:
            return
        if not offer.draft_id:
            self.new_report()
        elif offer.follows:
            self._begin_next_years(offer.draft_id)
        elif self.open_draft(offer.draft_id) and (opened := self._opened):
            opened.lead_to_first()

    @property
    def _opened(self) -> ReportPage | None:
        """The report that is shown by now, if one is."""
        from ui.window.report_page import ReportPage  # noqa: PLC0415  loaded with the first report that is opened

        shown = self._shell.shown()
        return shown if isinstance(shown, ReportPage) else None

    def _write_all_files(self, draft_id: str) -> None:
        if self.open_draft(draft_id) and (opened := self._opened):
            opened.out.export_all()

    def arrive(self) -> None:
        """Show the drafts as they are now, with the keyboard in their list."""
        self._show_drafts()
        self.widget.take_focus()

    def leave(self) -> bool:
        """Return True: there is nothing to lose."""
        self._forget_moves()
        return True

    def save_now(self) -> Kept:
        """Say that no report is open."""
        return Kept.CLOSED

    def on_lost(self, why: str) -> None:
        """Offer only what changes nothing."""
        self._forget_moves()
        self.widget.set_read_only(why)
        self._shell.show_standing()

    def return_here(self) -> None:
        """Leave the page that is shown for this one."""
        self._shell.go_to_start()

    def find(self) -> None:
        """Look for drafts by what the clerk types."""
        self.widget.take_search()

    # ------------------------------------------------------------ opening

    def new_report(self) -> None:
        """Ask for unit and year and open a new draft, or the one that is there already."""
        from ui.window.beginning import new_report  # noqa: PLC0415  when first used

        self._begin(lambda: new_report(self._store, self._shell.window))

    def _begin_next_years(self, draft_id: str) -> None:
        from ui.window.beginning import next_years_report  # noqa: PLC0415  when first used

        self._begin(lambda: next_years_report(self._store, draft_id, self._shell.window))

    def _begin(self, begin: Callable[[], Begun | None]) -> None:
        """Open what has begun, and say so there."""
        begun: list[Begun | None] = []
        self._change(lambda: begun.append(begin()))
        for one in filter(None, begun):
            if self.open_draft(one.draft_id) and (opened := self._opened):
                opened.take(one.answers, one.told)

    def open_draft(self, draft_id: str) -> bool:
        """Open a stored draft; one that a later version has written, or that others are writing, to be looked at.

        Returns:
            Whether it is open now.
        """
        from ui.window.opening import page_of_draft  # noqa: PLC0415  when first used

        try:
            page = page_of_draft(self._shell, draft_id)
        except ReportError as error:
            self._shell.complain(str(error))
            return False
        self.widget.choose(draft_id)
        return self._shell.turn_to(page)

    def _open_exercise(self, name: str) -> None:
        from ui.window.opening import page_of_exercise  # noqa: PLC0415  when first used

        self._shell.turn_to(page_of_exercise(self._shell, self._exercises[name]))

    def import_report(self) -> None:
        """Ask for a file with a report, show what is read in it, and keep that; the first begins this year's."""
        if self.widget.is_empty:
            self._begin_out_of(range(_due() - 1, _due()))
        else:
            self._import()

    def begin_from_last_years(self) -> None:
        """Do the same, and go on with the report that follows, of whichever year that is over the file is."""
        self._begin_out_of(range(_due()))

    def _begin_out_of(self, years: Container[int]) -> None:
        draft_id = self._import(years)
        read = next((one.report for one in self._store.drafts() if one.id == draft_id), None)
        if draft_id and read and read.year in years:
            from ui.window.beginning import begun_from_last_years  # noqa: PLC0415  when first used

            self._begin(lambda: begun_from_last_years(self._store, draft_id))

    def bring_in(self, path: Path) -> None:
        """Do the same with a file that was dropped on the window, or named when the program was started."""
        self._import(path=path)

    def _import(self, begins: Container[int] = (), path: Path | None = None) -> str:
        """Return the id of the draft that has come, on which the list stands then; empty if none has."""
        draft_id = self._bringing_in.bring(_due(), begins, path)
        if self._shell.shown() is self:
            self.widget.take_focus()
        return draft_id

    def compare(self) -> None:
        """Show any two reports side by side; nothing is changed."""
        from ui.window.compare_reports import compare_reports  # noqa: PLC0415  when first used

        chosen = self.widget.draft
        compare_reports(self._shell, chosen.id if chosen else "")

    def _stand_on(self, draft_id: str) -> None:
        self.widget.show_all()
        self.widget.choose(draft_id)

    def show_cards(self) -> None:
        """Show what is kept of each unit, and keep what the clerk changes."""
        from ui.window.change_unit_cards import change_unit_cards  # noqa: PLC0415  when first used

        change_unit_cards(self._shell)

    # ------------------------------------------------------------ what is done with a stored report

    def _bin(self, draft_id: str) -> None:
        """Put a draft into the bin; what was handed over only after asking."""
        draft = next((one for one in self._store.drafts() if one.id == draft_id), None)
        if draft and is_to_be_binned(draft, self._shell.window):
            self._change(lambda: self._moved.move(draft_id, into_bin=True))

    def take_back(self) -> None:
        """Take the last move into the bin, or out of it, back."""
        self._change(self._take_back)

    def _take_back(self) -> None:
        moved = self._moved.take_back()
        if moved and moved.into_bin:
            self.widget.choose(moved.draft_id)
        self._shell.show_status(f"已撤销：{moved.name}" if moved else _NOTHING_MOVED)

    def _forget_moves(self) -> None:
        self._moved.forget()
        self.widget.tell_moved("")

    def _change(self, change: Callable[[], object]) -> None:
        self._shell.outdate(Until.LATER)
        self._shell.attempt(change)
        self._show_drafts()
        if not self._shell.banner.trouble and not self.widget.isHidden():  # else the page above says how it stands
            self._shell.show_standing()

    def _show_drafts(self) -> None:
        last = self._moved.last
        self.widget.show_drafts(self._store.drafts(), self._store.only_in_backups)
        self.widget.tell_moved(last.words if last else "")

    # ------------------------------------------------------------ the ways back

    def look_back(self) -> None:
        """Offer what an accident has left of the last session, and go on with it."""
        opened: list[str | None] = []
        self._change(lambda: opened.append(self._shell.ways_back.after_accident()))
        for draft_id in filter(None, opened):
            self.open_draft(draft_id)

    def restore_backup(self) -> None:
        """Offer the backups of all reports."""
        if self._shell.go_to_start():
            self._change(self._shell.ways_back.restore_backup)

    def _restore_stored(self, draft_id: str) -> None:
        present = next((draft.report for draft in self._store.drafts() if draft.id == draft_id), None)
        self._change(lambda: self._shell.ways_back.restore_stored(draft_id, present))

    kind: ClassVar[PageKind] = PageKind(
        (
            Command("文件", "新建报告(&N)…", new_report, Key.New, FilePart.REPORTS, where=Where.ANYWHERE),
            Command("文件", "导入报告(&O)…", import_report, Key.Open, FilePart.REPORTS, where=Where.ANYWHERE),
            Command("文件", "比较两份报告(&V)…", compare, part=FilePart.REPORTS, where=Where.ANYWHERE),
            Command("文件", "返回报告列表(&L)", return_here, part=FilePart.REPORTS, where=Where.ELSEWHERE),
            Command("文件", "从备份恢复(&B)…", restore_backup, part=FilePart.WAYS_BACK, where=Where.ANYWHERE),
            Command("文件", "单位资料(&D)…", show_cards, part=FilePart.WAYS_BACK, where=Where.ANYWHERE),
            Command("检查", "下一步(&X)", do_next, "F4"),
            Command("编辑", "撤销(&U)", take_back, Key.Undo),
            Command("编辑", "查找(&F)…", find, Key.Find, 2),
        )
    )


def _due() -> int:
    """Return the year of the reports that are due now or next."""
    return default_year(datetime.now().astimezone().date())
