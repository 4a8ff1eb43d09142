"""Taking in on screen: a real register behind the view. What takes time is done beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.district.outcomes import Act, Choice, Kind, Question
from models.district.questions import Looked, questions_of
from models.district.register.register import Register
from models.district.roster import Unit
from models.district.taking_in import settled
from models.district.unit_names import key_of
from models.system.errors import ReportError
from ui.district.intake_run import IntakeRun, Step
from ui.district.intake_view import IntakeView, Progress
from ui.district.intake_ways import IntakeWays
from ui.kit.worker_stream import WorkerStream

_SHOWN = 100
"""Milliseconds from one showing of what came in to the next. Chosen: it seems to run, and leaves the work its time."""

_NOBODYS = "认不出是哪个单位的，先放一边。"
_LEFT_ASIDE = "在程序外面改过的表格，先放一边，没有退回。"
_NOT_KEPT = "没有记下来（系统错误 {}）；请检查磁盘是不是满了、共享文件夹还连着没有，再定一次。"
_GOES_ON = "正在收，等这一批收完再收下一批，或者先按 Esc 停下。"


class IntakeDesk(QObject):
    """Takes in what the clerk chooses, and keeps in the register what the clerk answers.

    Args:
        register: Of the task, given out.
        who: The name that stands with what is done here.
        ways: How the clerk chooses what to take in.

    Attributes:
        view: What is shown; the page puts it on the screen.

    Signals:
        changed: The register knows something else: boards and counts are to be shown anew.
        compare_asked: The clerk wants to see the versions of a unit side by side, by its id.
        look_asked: The clerk wants to look at a file that came in beside what was read, by its SHA-256; once that was
            done, `was_looked_at` lets whose it is be answered.
        return_asked: The clerk sends a workbook that was changed by hand back to its unit, by its SHA-256.
        status_message: A sentence for the clerk about what just happened.
    """

    changed = Signal()
    compare_asked = Signal(str)
    look_asked = Signal(str)
    return_asked = Signal(str)
    status_message = Signal(str)

    def __init__(
        self, register: Register, who: str, ways: IntakeWays | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._register, self._who, self._looked = register, who, Looked()
        self._order: list[str] = []
        self._pending: list[tuple[str, Callable[[], None]]] = []
        self._is_acting = False
        self._run: IntakeRun | None = None
        self._progress = Progress()
        self.view = IntakeView(lambda: register.ledger.roster.units, self._called, ways)
        self._steps = WorkerStream[Step | None](self._take, self, _SHOWN)
        self._acts = WorkerStream[str](self._on_acted, self)
        self.view.places_chosen.connect(self.take_in)
        self.view.stop_asked.connect(self.stop)
        self.view.answered.connect(self._answer)
        self.view.status_message.connect(self.status_message)
        self.renew()

    def _called(self, unit: Unit) -> str:
        return key_of(unit.name, self._register.ledger.district)

    def work_as(self, who: str) -> None:
        """Let this name stand beside what is taken in and answered from now on."""
        self._who = who

    @property
    def is_running(self) -> bool:
        """Whether files are being taken in."""
        return self._run is not None

    @property
    def is_busy(self) -> bool:
        """Whether files are being taken in, or an answer is not kept yet."""
        return self.is_running or bool(self._pending)

    @property
    def open_questions(self) -> int:
        """How many questions wait for an answer; more than are shown at once, where there are many."""
        return len(self._order)

    # ------------------------------------------------------------ taking in

    def take_in(self, places: Sequence[Path]) -> None:
        """Take in all that is below these places; the window goes on meanwhile."""
        if self._run:
            self.status_message.emit(_GOES_ON)
            return
        if why := self._register.read_only:
            self.status_message.emit(why)
            return
        self._run = IntakeRun(self._register, places, self._who)
        place = "、".join(map(str, places))
        self._progress = Progress(0, place, is_running=True)
        self.view.begin(place)
        self._steps.start(_to_the_end(self._run))

    def stop(self) -> None:
        """Stop; what was told is kept, and what was not looked at comes the next time."""
        if self._run:
            self._run.stop()
            if not self._progress.total:  # a stick that is slow to say what is on it is not waited for
                self._steps.stop()
                self._take([None])

    def _take(self, steps: list[Step | None]) -> None:
        told = [step for step in steps if step]
        self.view.show_outcomes(outcome for step in told for outcome in step.outcomes)
        for step in told:
            if step.total:
                self._progress = self._progress._replace(total=step.total)
            if step.trouble:
                self.status_message.emit(step.trouble)
                self._progress = self._progress._replace(place=step.trouble)
        if None in steps:
            self._run = None
            self._progress = self._progress._replace(is_running=False)
        self.view.show_progress(self._progress)
        self.renew()
        self.changed.emit()

    # ------------------------------------------------------------ questions

    def renew(self) -> None:
        """Ask what is to be asked now, after whatever the register was told elsewhere."""
        ledger, asked = self._register.ledger, {id_ for id_, _ in self._pending}
        outcomes = self.view.results.model.outcomes
        if others := [new for one in outcomes if (new := settled(one, ledger)) is not one]:
            self.view.show_outcomes(others)
        by_id = {one.id: one for one in questions_of(ledger, self._looked) if one.id not in asked}
        kept = [id_ for id_ in self._order if id_ in by_id]
        self._order = kept + [id_ for id_ in by_id if id_ not in kept]
        self.view.show_questions([by_id[id_] for id_ in self._order])

    def was_looked_at(self, sha256: str) -> None:
        """Let it be answered whose a file without our data is: somebody has looked at its doubtful cells."""
        self._looked = self._looked._replace(at=self._looked.at | {sha256})
        self.renew()

    def _answer(self, question: Question, choice: Choice) -> None:
        register, who = self._register, self._who
        match choice.act:
            case Act.IS_UNIT:
                self._do(question.id, lambda: register.confirm_unit(question.id, choice.value, who, question.alias))
            case Act.PUT_ASIDE:
                why = _LEFT_ASIDE if question.kind is Kind.CHANGED else _NOBODYS
                self._do(question.id, lambda: register.put_aside(question.id, why, who))
            case Act.USE:
                self._do(question.id, lambda: register.decide(choice.value, who))
            case Act.COMPARE:
                self.compare_asked.emit(choice.value)
            case Act.RETURN:
                self.return_asked.emit(choice.value)
            case Act.LOOK:
                self.look_asked.emit(choice.value)
            case Act.LATER:
                self._order = [id_ for id_ in self._order if id_ != question.id] + [question.id]
                self.renew()

    def _do(self, id_: str, act: Callable[[], None]) -> None:
        """Keep an answer beside the window, after those that were given before; the question goes at once."""
        self._pending.append((id_, act))
        self.renew()
        self._go_on()

    def _go_on(self) -> None:
        if self._pending and not self._is_acting:
            self._is_acting = True
            self._acts.start(_acted(self._pending[0][1]))

    def _on_acted(self, said: list[str]) -> None:
        self._is_acting = False
        del self._pending[0]
        for sentence in filter(None, said):
            self.status_message.emit(sentence)
        self.renew()
        self.changed.emit()
        self._go_on()


def _to_the_end(run: IntakeRun) -> Iterator[Step | None]:
    """Yield the steps, and None once there are no more, whatever the reason."""
    try:
        yield from run
    except Exception:
        yield None
        raise
    yield None


def _acted(act: Callable[[], None]) -> Iterator[str]:
    """Do it, and yield why it could not be done, in a sentence; blank if it was."""
    try:
        act()
    except ReportError as error:
        yield str(error)
    except OSError as error:
        yield _NOT_KEPT.format(error.errno)
    else:
        yield ""
