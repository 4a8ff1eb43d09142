"""The page of the open report: its sections on the screen, what it says of itself, the ways out and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from models.checks.next_act import Act
from models.checks.standing import read_in_verdict
from models.checks.verdict import PENDING, State, Verdict, verdict_of
from models.form.refs import Ref
from models.report.report import Value
from models.system.disk_faults import Trouble
from models.system.errors import ReportError
from ui.kit.next_frame import in_next_frame
from ui.kit.save_state import Kept
from ui.report.open_report import Exercise, KeptDraft, OpenReport, load_draft, open_draft, stored_reports
from ui.report.report_view import ReportView
from ui.report.zoom import keep_zoom, kept_zoom
from ui.trouble.banner import RETRY, SAVE_ELSEWHERE, save_elsewhere
from ui.window.at_cursor import AtCursor
from ui.window.card_offer import CardOffer
from ui.window.command import PageKind
from ui.window.edition_line import EditionLine
from ui.window.gather_figures import GatherFigures
from ui.window.letting_out import LettingOut
from ui.window.next_step import NextStep
from ui.window.page import Shell, Status, Until
from ui.window.report_commands import REPORT
from ui.window.second_check import SecondCheck
from ui.window.slip_answers import SlipAnswers
from ui.window.source_notes import SourceNotes

KEEP = "另存为我的报告"
JOINED = "归到区里的任务"
"""What the step is called by which a report joins a task."""

_EXERCISE = "这是练习，改动不会保存。想把它留下来接着填，就另存为自己的报告。"


class ReportPage:
    """Shows a report, and does with it as a whole what the clerk asks for.

    Args:
        place: Where the clerk goes on; nowhere in particular if None.

    Attributes:
        report: Lives as long as the page.
        here: Does what is done where the cursor is.
        out: Lets the report out.
        slip: What the district has returned with it.
        edition: The line that tells of another form than last year's.
    """

    kind: ClassVar[PageKind] = REPORT

    def __init__(self, shell: Shell, report: OpenReport, place: Ref | None = None) -> None:
        self._shell, self.report, self._place = shell, report, place
        self._sources = SourceNotes(shell, report)
        self.widget: ReportView = ReportView(report.document)
        report.setParent(self.widget)
        self.here: AtCursor = AtCursor(shell, self.widget)
        self._card = CardOffer(self.widget, shell.store.units)
        self._card.wants_update.connect(self.update_card)
        self._card.setEnabled(isinstance(report, KeptDraft))
        self.edition: EditionLine = EditionLine(self.widget, shell.settings)
        self.out: LettingOut = LettingOut(shell, report, self.widget, self._exported, lambda: self.slip.answers)
        self._gathering = GatherFigures(shell, report, self.widget, self.out.outgoing)
        self._review = SecondCheck(shell, report, self.widget.reveal, self.out.outgoing)
        self.slip: SlipAnswers = SlipAnswers(shell, report, self.widget)
        ways = {Act.REVIEW: self.review, Act.PREVIEW: self.preview, Act.HAND_OVER: self.out.hand_over}
        self._next = NextStep(report, self.widget, self.slip, ways, shell.store.tasks)
        self._follow(self.widget)
        report.document.changed.connect(in_next_frame(shell.renew, self.widget))
        if isinstance(report, KeptDraft):
            report.saved.connect(self._on_saved)
            report.failed.connect(self._on_failed)
            report.lasts.connect(shell.renew)
            report.slow.connect(shell.show_status)
            report.settled.connect(self._on_settled)
        self._show_standing()

    def _follow(self, view: ReportView) -> None:
        """Tell what the view tells for as long as it fits, and keep its size for the next time."""
        shell = self._shell
        view.status_message.connect(lambda sentence: shell.show_until(sentence, Until.CHANGED))
        view.told_here.connect(lambda sentence: shell.show_until(sentence, Until.MOVED))
        view.edited.connect(lambda: shell.outdate(Until.CHANGED))
        view.moved.connect(lambda: shell.outdate(Until.MOVED))
        view.tabs.currentChanged.connect(lambda _: shell.outdate(Until.CHANGED))
        view.renewed.connect(shell.renew)
        view.zoomed.connect(lambda percent: keep_zoom(shell.settings, percent))
        view.set_zoom(kept_zoom(shell.settings))

    def _show_standing(self) -> None:
        """Say above the report what is the matter with it, or else with the drafts; of an exercise, that it is one."""
        why, shell = self.report.document.read_only, self._shell
        if isinstance(self.report, KeptDraft) and shell.store.read_only:
            self.on_lost(shell.store.read_only)
            return
        if why and not shell.store.read_only:
            shell.banner.say(why, {}, grave=False)
            return
        shell.show_standing()
        if isinstance(self.report, Exercise) and not shell.banner.sentence:
            shell.banner.say(_EXERCISE, {KEEP: self.keep_exercise}, grave=False)

    @property
    def title(self) -> str:
        """What the report is called."""
        return self.report.title

    @property
    def status(self) -> Status:
        """How far the report is, and how it is kept."""
        document, report, view = self.report.document, self.report, self.widget
        if document.is_check_due:
            state, words = Verdict(State.PENDING, PENDING)
        else:
            state, words = verdict_of(document.report, document.previous, document.findings)
        found = state
        is_for_reference = state is State.READY and self._next.is_read_in
        if is_for_reference:
            words = read_in_verdict(document.report).words
        if state is State.READY and self.slip.words:  # it can be handed over, and something is asked of it
            state, words = State.BLANKS, self.slip.words
        offer = self._next.offer(found)
        beside = (self.slip.words if words != self.slip.words else "", self._review.words, report.delivery)
        return Status(
            words,
            state is State.READY,
            "　".join(filter(None, beside)),
            report.saving,
            None if is_for_reference else state,
            aside=view.aside,
            act=view.turn_fold,
            act_told="按 F8 或者点这里，看有哪些问题；再点一次收起来。",
            deadline=offer.deadline,
            next_words=offer.words,
            do_next=self.do_next if offer.do else None,
        )

    @property
    def is_exercise(self) -> bool:
        """Whether nothing of it is kept."""
        return isinstance(self.report, Exercise)

    def take(self, answers: Mapping[Ref, Value | None], told: str) -> None:
        """Put in what the report gets from elsewhere, as one step that can be undone, and say so."""
        if answers:
            self.report.document.push(answers, JOINED)
        if told:
            self._shell.show_status(told)

    def arrive(self) -> None:
        """Take the keyboard to the place where the clerk goes on, or else to the first section."""
        if self._place:
            self.widget.reveal(self._place)
        else:
            self.widget.tabs.currentWidget().setFocus()

    def leave(self) -> bool:
        """Save and close the report; return False if the clerk would rather stay."""
        self._commit()
        self._shell.attempt(self._sources.finish)
        self._shell.attempt(self.slip.finish)
        self._gathering.leave()
        self._next.leave()
        if not self.report.leave(self._shell.window):
            return False
        self.widget.deleteLater()
        return True

    def save_now(self) -> Kept:
        """Save what is typed, and say what that means.

        Raises:
            OSError: It cannot be saved.
            ReportError: The same; it is not the disk.
        """
        kept = self.report.save_now()
        self._sources.finish()
        self.slip.finish()
        return kept

    def on_lost(self, why: str) -> None:
        """Save nothing more; what is typed can be written elsewhere."""
        if isinstance(self.report, KeptDraft):
            sentence = f"{why}这里的改动从现在起存不下来；没存上的，请另存一份。"
            self._shell.banner.say(sentence, {SAVE_ELSEWHERE: self._save_elsewhere}, grave=True)
        else:
            self._show_standing()

    # ------------------------------------------------------------ saving

    def save(self) -> None:
        """Save at once, and say so only when it is on the disk; where nothing is saved, say that."""
        self._commit()
        self._shell.attempt(self._sources.finish)
        self._shell.attempt(self.slip.finish)
        try:
            told = self.report.save_over(self._shell.window)
        except (OSError, ReportError):  # of which the banner tells
            told = "没有存上，请看窗口上面的说明。"
        self._shell.show_until(told, Until.CHANGED)

    def keep_exercise(self) -> None:
        """Keep an exercise as a report of one's own, and go on in that where the clerk was."""
        self._commit()
        self._shell.attempt(self._keep)

    def _keep(self) -> None:
        shell, place = self._shell, self.widget.tabs.place
        document = self.report.document
        loaded = load_draft(shell.store, shell.store.save(document.report))
        if document.sources.noted:
            shell.store.sources.keep(loaded.draft_id, document.sources.noted)
        earlier = stored_reports(shell.store)
        shell.turn_to(lambda: ReportPage(shell, open_draft(shell.store, loaded, earlier), place))
        shell.show_status("已另存为自己的报告，从现在起改动都会自动保存；在“我的报告”里可以找到。")

    def _on_saved(self) -> None:
        self._shell.renew()
        self._show_standing()

    def _on_settled(self) -> None:
        if not self._shell.banner.trouble:
            self._show_standing()

    def _on_failed(self, found: Trouble) -> None:
        self._shell.renew()
        if isinstance(self.report, KeptDraft):
            ways_out = {RETRY: self.report.retry, SAVE_ELSEWHERE: self._save_elsewhere}
            self._shell.banner.show_trouble(found, ways_out, self._shell.store.fallback_trouble)

    def _exported(self) -> None:
        """Keep how the report was when a file of it went out; say so if that cannot be."""
        self.report.exported()
        self._on_settled()

    def _save_elsewhere(self) -> None:
        """Write the report to a place that the clerk names, for when its own cannot be written."""
        self._commit()
        if path := save_elsewhere(self.report.document.report, self._shell.folder, self._shell.window):
            self._shell.show_status(f"已另存一份：{path}。以后可以用“导入报告”读回来。")

    def _commit(self) -> None:
        """Leave the field, so that a year still being typed counts, too; the next key is meant for it again."""
        self.widget.setFocus()
        self.widget.tabs.take_keyboard()

    # ------------------------------------------------------------ what is done with the whole

    def history(self) -> None:
        """Show the versions of the report; one of them may become the report again."""
        if isinstance(self.report, KeptDraft):
            self._shell.ways_back.restore_open(self.report.draft_id, self.report.document)
        else:
            self._shell.show_status(self.report.why_no_history)

    def update_card(self) -> None:
        """Put what the cover says of the unit on its card, from which new reports take it."""
        self._commit()
        if isinstance(self.report, KeptDraft) and not self._shell.store.read_only:
            self._shell.attempt(lambda: self._shell.show_until(self._card.take(), Until.CHANGED))
        else:
            self._shell.show_status("这份报告不是自己在填的，单位资料没有动。")

    def preview(self) -> None:
        """Show the very pages that are printed and exported; while points are open, those of a draft."""
        self.out.preview(self._next.looked_at)
        self._shell.renew()

    def review(self) -> None:
        """Let a second person go through the tables."""
        self._commit()
        self._review.ask()

    def gather(self) -> None:
        """Let the rooms of the unit report their figures, and put their sums into the report."""
        self._commit()
        self._gathering.ask()

    def do_next(self) -> None:
        """Do what is to be done next, once what is typed is known."""
        self._commit()
        self._next.go()
        self._shell.renew()

    def lead_to_first(self) -> None:
        """Lead to what the district has returned, or else to the first place that a formal export waits for."""
        if self.slip.open_points:
            self.slip.answer_next()
        else:
            self._next.lead_to_first()

    def print_sources(self) -> None:
        """Show the sheet that says where the figures come from."""
        self._commit()
        self._sources.print_with(self.out.outgoing)
