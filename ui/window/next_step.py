"""What the clerk does next with the open report, as the strip below offers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from models.checks.cover_blanks import left_blank, what_if_blank
from models.checks.next_act import Act, SoFar, next_act
from models.checks.review import review_act
from models.checks.stops import Step
from models.checks.verdict import State, unexplained, verdict_of
from models.drafts.kept_tasks import KeptTasks
from models.form.refs import CellRef, Ref, TextRef
from models.report.due import deadline_words, default_year
from models.report.matching_code import matching_code
from models.report.report import YEAR, Report
from models.system.errors import ReportError
from ui.report.open_report import Exercise, KeptDraft, OpenReport
from ui.report.report_view import ReportView
from ui.window.slip_answers import SlipAnswers

Do = Callable[[], object]

_TABLES_FIRST = "先填三张表，再写文字：文字里的数从表里来。"
_MAY_STAY = "请看这处提醒：该改的改，或者说明理由；不用改的，按 F4 接着往下走。"


class Offer(NamedTuple):
    """What the strip says of it.

    Attributes:
        deadline: How long there is until the report is due; empty while that is far off, and once it was handed over.
        words: What the button says; empty if there is none.
        do: Does it; None if there is nothing more to do.
    """

    deadline: str = ""
    words: str = ""
    do: Do | None = None


class NextStep:
    """Knows whether the pages of the report have been looked at as they are, and remembers it with the draft.

    Args:
        slip: What the district has returned.
        ways: What is done for a second person, for the pages, and for the stick.
        tasks: By when a report is due, and what it has to say, where a task says it.
    """

    def __init__(
        self, report: OpenReport, view: ReportView, slip: SlipAnswers, ways: Mapping[Act, Do], tasks: KeptTasks
    ) -> None:
        self._report, self._view, self._slip, self._tasks = report, view, slip, tasks
        self._coded: tuple[Report, str] | None = None
        self._offered = Offer()
        self._looked: frozenset[TextRef] = frozenset()
        self._blanks = view.tabs.cover_blanks
        self._blanks.required_of = tasks.required_of
        report.document.thresholds_of = tasks.thresholds_of
        if tasks.thresholds_of(report.document.report):
            report.document.check_now()
        self._is_order_told = False
        self._led_to: TextRef | None = None
        if isinstance(report, KeptDraft):
            self._blanks.begin(report.beside.passed)
        self._blanks.changed.connect(view.renewed)
        report.document.changed.connect(self._on_changed)
        self._ways: Mapping[Act, Do] = {
            Act.FILL: self.lead_to_first,
            Act.COVER: self._fill_cover,
            Act.MEND: self.lead_to_first,
            Act.LOOK: self._look,
            Act.ANSWER: slip.answer_next,
            **ways,
        }

    @property
    def is_read_in(self) -> bool:
        """Whether the report was read in to be compared with, and never handed over from here."""
        report = self._report
        return not isinstance(report, Exercise) and report.beside.read_in and not report.delivery

    def looked_at(self) -> None:
        """Remember that the pages have been looked at as they are now."""
        kept = self._report
        if isinstance(kept, KeptDraft) and kept.beside.seen != (code := self._code(kept.document.report)):
            kept.beside = kept.beside._replace(seen=code)
            with suppress(OSError, ReportError):  # it is known as long as the report is open
                kept.write_beside(kept.beside)

    def _on_changed(self, refs: Iterable[Ref]) -> None:
        """Notice that what was read in became a report that is to be handed in: its year is not over yet."""
        kept = self._report
        if not isinstance(kept, KeptDraft) or not kept.beside.read_in or YEAR not in refs:
            return
        if kept.document.report.year >= default_year(datetime.now().astimezone().date()):
            kept.beside = kept.beside._replace(read_in=False)
            with suppress(OSError, ReportError):  # the list calls it read in then, and nothing else
                kept.write_beside(kept.beside)

    def leave(self) -> None:
        """Remember with the draft what of the cover was left blank."""
        kept = self._report
        if isinstance(kept, KeptDraft) and kept.beside.passed != self._blanks.passed:
            kept.beside = kept.beside._replace(passed=self._blanks.passed)
            with suppress(OSError, ReportError):  # it is asked for once more then
                kept.write_beside(kept.beside)

    def go(self) -> None:
        """Do what is to be done next, with all that is typed in mind."""
        document = self._report.document
        offer = self.offer(verdict_of(document.report, document.previous, document.findings).state)
        if offer.do:
            offer.do()

    def offer(self, state: State) -> Offer:
        """Return what to offer; nothing where nothing of the report is kept, or it is only there to be compared with.

        Args:
            state: How far the report is. While that is not known, what was offered last still stands there: it would
                be gone but for a moment.
        """
        if isinstance(self._report, KeptDraft) and state is not State.PENDING and not self.is_read_in:
            self._offered = self._offer(self._report, state)
        return self._offered

    def _offer(self, report: KeptDraft, state: State) -> Offer:
        document, beside, delivered = report.document, report.beside, report.is_delivered
        is_ready = state is State.READY  # before, nobody asks for what takes time to find out
        review = review_act(document.report, beside.reviews) if is_ready and not beside.waived else ""
        was_seen = bool(is_ready and beside.seen)
        previewed = was_seen and beside.seen == self._code(document.report)
        today = datetime.now().astimezone().date()
        so_far = SoFar(review, previewed, delivered, self._looked, len(self._blanks.left), was_seen and not previewed)
        so_far = so_far._replace(points=self._slip.open_points, returned=self._slip.is_due)
        following = next_act(document.report, state, document.findings, so_far)
        due = deadline_words(document.report.year, today, self._tasks.due_of(document.report))
        deadline = self._slip.deadline or ("" if delivered else due)
        return Offer(deadline, following.words, self._ways.get(following.act))

    def _code(self, report: Report) -> str:
        """Return the matching code of a report, worked out once for each."""
        if self._coded is None or self._coded[0] is not report:
            self._coded = report, matching_code(report)
        return self._coded[1]

    def _fill_cover(self) -> None:
        """Lead to what is blank on the cover, one after the other; what is still blank when it is left stays so."""
        if self._led_to and self._led_to in self._blanks.left:
            self._blanks.leave(self._led_to)
        self._led_to = next(iter(self._blanks.left), None)
        if self._led_to:
            self._view.reveal(self._led_to)
            self._view.told_here.emit(what_if_blank(self._blanks.left))
        else:
            self.lead_to_first(left_blank(self._blanks.all))

    def lead_to_first(self, told: str = "") -> None:
        """Lead to the first place to work at that a formal export waits for.

        Args:
            told: What is to be said before.
        """
        if step := self._view.walk.to_work_at():
            self._view.lead_to(step, f"{told}{self._why_there(step)}")
        elif told:
            self._view.told_here.emit(told)

    def _why_there(self, step: Step) -> str:
        """Return why a table comes first, where a text before it is still blank; it is said once."""
        end = step.stop.end
        before = next((one for one in self._report.document.findings if one.required), None)
        if self._is_order_told or not isinstance(end, CellRef) or not before or isinstance(before.left[0], CellRef):
            return ""
        self._is_order_told = True
        return _TABLES_FIRST

    def _look(self) -> None:
        """Lead to the first reminder that the clerk has not been led to; it may stay as it is, and the way goes on."""
        left = {one.key for one in unexplained(self._report.document.findings)} - self._looked
        if step := self._view.walk.first(lambda one: one.key in left):
            self._looked |= {step.stop.finding.key}
            self._view.unfold()
            self._view.lead_to(step, _MAY_STAY)
