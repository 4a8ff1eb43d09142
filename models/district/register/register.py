"""The register of a task: the one object that changes. Every act is one event, with who and when.

What is on the disk is written in this order: the file that was received, the event, and then what is worked out from
the events. Nothing of it is ever deleted; what is told to have been done is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from models.district.register.event_data import cleaned
from models.district.register.events import Event, RegisterFault, What
from models.district.register.fixing_events import basis_of_originals
from models.district.register.ledger import Ledger, Lineage
from models.district.register.paper_code import typed_code
from models.district.register.points import fitting
from models.district.register.register_book import RegisterBook, words_in
from models.district.register.submission_events import on_arrival, once_recognised
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Arrival, Check, Point, Submission
from models.district.register.task_standing import TaskStanding, task_standing
from models.district.roster import Roster, Unit
from models.district.unit_state import Turn
from models.exchange.task import Task
from models.exchange.task_json import task_to_json
from models.system.files import patience


class Received(NamedTuple):
    """What became of a file: a new submission, or one that had come in before."""

    submission: Submission
    is_new: bool


class Brought(NamedTuple):
    """A report of last year as it is kept.

    Attributes:
        unit: The id of the unit in this year's roster.
        content: The report as JSON, as this program writes it.
        code: Its matching code.
        origin: The SHA-256 of the file that it was read from.
        name: What that was called.
    """

    unit: str
    content: bytes
    code: str
    origin: str
    name: str


class Ticks(NamedTuple):
    """What is seen on a sheet of paper: the seal, the signature, and all pages."""

    sealed: bool
    signed: bool
    whole: bool


class Register(RegisterBook):
    """What is known of a task, and all that may be done with it. Each act raises what `_act` says."""

    _stood: tuple[Ledger, date, TaskStanding] | None = None

    # ------------------------------------------------------------ what is known

    def history(self, subject: str) -> tuple[Event, ...]:
        """Return what happened to a submission, by its SHA-256; or to a unit, by its id, and all its submissions."""
        subjects = {subject, *self.ledger.of_units.get(subject, ())}
        return tuple(event for event in self._events if _is_for_all(event) or not subjects.isdisjoint(_subjects(event)))

    def standing(self, today: date) -> TaskStanding:
        """Return how far all units are on a day; of a thousand that takes some time, and it is asked for often."""
        ledger, stood = self.ledger, self._stood
        if not stood or stood[0] is not ledger or stood[1] != today:
            stood = self._stood = ledger, today, task_standing(ledger, today)
        return stood[2]

    def content(self, name: str) -> bytes:
        """Return a file as it was received, by its SHA-256, verified.

        Raises:
            OSError: It cannot be read.
            UnusableObject: It is not there, or damaged, and set aside.
        """
        with self._mutex:
            return self._objects.read(name)

    # ------------------------------------------------------------ the task and its roster

    def set_roster(self, roster: Roster, who: str) -> None:
        """Put a roster in the place of the one before, until the task is given out."""
        self._act(What.ROSTER_SET, who, data={"units": roster.units, "district": roster.district})

    def give_out(self, task: Task, who: str) -> None:
        """Fix the roster, and keep the task as it goes out; its units are those of the roster."""
        self._act(What.GIVEN_OUT, who, data={"task": task_to_json(task)})

    def change_unit(self, unit: Unit, on: date, reason: str, who: str) -> None:
        """Change a unit, or add one, since a day, after the task was given out."""
        self._act(What.UNIT_CHANGED, who, unit.id, reason=reason, data={"unit": unit, "on": on})

    def move_due(self, due: date, reason: str, who: str, name: str = "") -> None:
        """Set another last day: of the task, or of what was sent back, by its SHA-256."""
        self._act(What.DUE_MOVED, who, name, reason=reason, data={"due": due})

    def reorganise(self, lineage: Lineage, who: str) -> None:
        """Keep how units go on as others; it is never rewritten."""
        data = {name: part for name, part in lineage._asdict().items() if name != "document"}
        self._act(What.REORGANISED, who, reason=lineage.document, data=data)

    def keep_last_year(self, reports: Sequence[Brought], year: int, who: str) -> None:
        """Keep reports of last year, each as it is written here; all of them are one event."""
        named = [sha256(one.content).hexdigest() for one in reports]
        told_ = [
            {"unit": one.unit, "sha256": name, "code": one.code, "origin": one.origin, "name": one.name}
            for one, name in zip(reports, named, strict=True)
        ]
        with self._mutex:
            prepared = self._prepared(What.LAST_YEAR_KEPT, who, data={"year": year, "reports": told_})
            with patience():
                for one in reports:
                    self._objects.keep(one.content)
            self._record(*prepared)

    # ------------------------------------------------------------ what comes in

    def receive(self, content: bytes, arrival: Arrival, who: str) -> Received:
        """Keep a file as it is, and what is known of it. The same bytes, or the same report again, are one submission.

        What was sent back and comes again as it was, with answers to that return, is to be reviewed again.

        Raises:
            RegisterFault: The task was not given out yet.
            OSError, ReadOnly, ChangedRegister: As for all acts.
        """
        with self._mutex:
            name = sha256(content).hexdigest()
            same = self.ledger.objects.get(name) or self._same_report(arrival)
            if same:
                return self._receive_again(content, name, self.ledger.submissions[same], arrival, who)
            after = on_arrival(self.ledger, arrival).value
            prepared = self._prepared(
                What.RECEIVED, who, name, SubmissionState.RECEIVED.value, after, data={"arrival": arrival}
            )
            with patience():
                self._objects.keep(content)
            self._record(*prepared)
            return Received(self.ledger.submissions[name], is_new=True)

    def _same_report(self, arrival: Arrival) -> str:
        """Return the living version of a unit that holds the very same report in another file; blank if none does."""
        living = self.ledger.living(arrival.unit) if arrival.unit and arrival.version and not arrival.refusal else ()
        return next((one.sha256 for one in living if one.arrival.version == arrival.version), "")

    def _receive_again(self, content: bytes, name: str, one: Submission, arrival: Arrival, who: str) -> Received:
        is_back = one.state is SubmissionState.SENT_BACK and not one.arrival.refusal
        if is_back and fitting(self.ledger, one.unit, arrival.answers):
            after = once_recognised(self.ledger, one.unit)
            self._move(What.ANSWERED, one.sha256, after, who, data={"answers": arrival.answers})
            return Received(self.ledger.submissions[one.sha256], is_new=True)
        where = (name, cleaned(arrival.name), cleaned(arrival.place))
        known = {(sight.sha256, sight.name, sight.place) for sight in one.seen}
        data = dict(zip(("sha256", "name", "place"), where, strict=True))
        prepared = self._prepared(What.SEEN_AGAIN, who, one.sha256, data=data)
        with patience():
            self._objects.keep(content)
        if where not in known | {(one.sha256, one.arrival.name, one.arrival.place)}:
            self._record(*prepared)
        return Received(self.ledger.submissions[one.sha256], is_new=False)

    def confirm_unit(self, name: str, unit: str, who: str, alias: str = "") -> None:
        """Say whose a submission is; the name that it has itself may be kept as one of the unit's."""
        with self._mutex:
            after, data = once_recognised(self.ledger, unit).value, {"unit": unit, "alias": alias.strip()}
            self._act(What.RECOGNISED, who, name, self._state(name), after, data=data)

    def put_aside(self, name: str, reason: str, who: str) -> None:
        """Say that a submission of which nobody knows whose it is, is nobody's."""
        self._move(What.PUT_ASIDE, name, SubmissionState.SET_ASIDE, who, reason=reason)

    def decide(self, name: str, who: str, reason: str = "") -> None:
        """Choose one of a unit's versions: all others that wait are dropped; what is in force stays until then."""
        with self._mutex:
            before = self._state(name)
            is_in_force = before == SubmissionState.ACCEPTED.value
            unit = self.ledger.submissions[name].unit if name in self.ledger.submissions else ""
            others = [one for one in self.ledger.living(unit) if one.state is not SubmissionState.ACCEPTED]
            dropped = [one.sha256 for one in others if one.sha256 != name]
            after = before if is_in_force else SubmissionState.TO_REVIEW.value
            self._act(What.DECIDED, who, name, before, after, reason, {"dropped": dropped})

    # ------------------------------------------------------------ review

    def keep_check(self, name: str, check: Check, who: str) -> None:
        """Keep what a check has found; an acceptance keeps what had been found by then."""
        self._act(What.CHECKED, who, name, data={"check": check})

    def accept(self, name: str, check: Check, who: str, reason: str = "") -> None:
        """Put a submission in force, in the place of the version before; not with findings that block."""
        self._move(What.ACCEPTED, name, SubmissionState.ACCEPTED, who, reason, {"check": check})

    def send_back(  # noqa: PLR0913, PLR0917  what a return consists of
        self, name: str, points: Iterable[Point], due: date, who: str, reason: str = "", closed: Iterable[int] = ()
    ) -> None:
        """Send a submission back to be mended until a day; the points are numbered, and belong to a round.

        `closed` has the numbers of earlier points that are done.
        """
        self._move(What.SENT_BACK, name, SubmissionState.SENT_BACK, who, reason, _asked_for(points, due, closed))

    def send_back_changed(self, name: str, unit: str, points: Iterable[Point], due: date, who: str) -> None:
        """Send back to its unit a workbook that was set aside because it was changed by hand."""
        data = {**_asked_for(points, due), "unit": unit}
        self._move(What.SENT_BACK, name, SubmissionState.SENT_BACK, who, data=data)

    def use_none(self, name: str, reason: str, due: date, who: str) -> None:
        """Send back one of a unit's versions with a remark on the whole, and drop all others that wait: none is used.

        What is in force stays.
        """
        with self._mutex:
            unit = self.ledger.submissions[name].unit if name in self.ledger.submissions else ""
            others = [one for one in self.ledger.living(unit) if one.state is not SubmissionState.ACCEPTED]
            dropped = [one.sha256 for one in others if one.sha256 != name]
            data = {**_asked_for((), due), "dropped": dropped}
            self._move(What.SENT_BACK, name, SubmissionState.SENT_BACK, who, reason, data)

    def withdraw(self, name: str, reason: str, due: date, who: str, points: Iterable[Point] = ()) -> None:
        """Send back what is in force; it is in force no longer."""
        self._move(What.WITHDRAWN, name, SubmissionState.SENT_BACK, who, reason, _asked_for(points, due))

    def take_back(self, name: str, who: str) -> None:
        """Take back that a submission was accepted, or sent back, as long as nothing has followed from it."""
        self._move(What.TAKEN_BACK, name, SubmissionState.TO_REVIEW, who)

    # ------------------------------------------------------------ what else is kept

    def remind(self, units: Iterable[str], text: str, who: str) -> None:
        """Keep that units were reminded; never those that wait for us."""
        with self._mutex:
            named, states = list(units), self.standing(self._clock().date()).by_id
            ours = [states[unit].unit.name for unit in named if unit in states and states[unit].turn is not Turn.THEIRS]
            if ours or not named:
                raise RegisterFault(f"“{'、'.join(ours[:3])}”现在不用催；请只选还没有报的和退回没有改的单位。")
            self._act(What.REMINDED, who, data={"units": named, "text": words_in(text)})

    def check_paper(self, unit: str, typed: str, ticks: Ticks, who: str, reason: str = "") -> None:
        """Keep what a unit's paper says: the eight characters as they were typed, and what is seen on it."""
        self._act(What.PAPER_CHECKED, who, unit, reason=reason, data={"typed": typed_code(typed), **ticks._asdict()})

    def note(self, subject: str, text: str, who: str) -> None:
        """Keep a note about a submission, a unit, or, where the subject is blank, the task."""
        self._act(What.NOTED, who, subject, reason=text)

    def fix(
        self, content: bytes, told: tuple[str, int, int], used: Iterable[Submission], who: str, correction: str = ""
    ) -> None:
        """Fix a sum; it is kept as it is, with its code, n, and N, and has to be of all that is in force, exactly."""
        code, n, total = told
        basis = basis_of_originals((one.unit, one.sha256) for one in used)
        with self._mutex:
            name, number = sha256(content).hexdigest(), len(self.ledger.fixed) + 1
            data = {"number": number, "code": code, "object": name, "n": n, "total": total, "basis": basis}
            prepared = self._prepared(What.FIXED, who, reason=correction, data=data)
            with patience():
                self._objects.keep(content)
            self._record(*prepared)

    def put_away(self, rule: str, place: str, units: int, who: str) -> None:
        """Keep that what fails in so many units is no matter of the guidance."""
        self._act(What.NOT_GUIDANCE, who, data={"rule": rule, "place": place, "units": units})

    def _state(self, name: str) -> str:
        one = self.ledger.submissions.get(name)
        return one.state.value if one else ""

    def _move(  # noqa: PLR0913, PLR0917  what an event consists of
        self,
        what: What,
        name: str,
        after: SubmissionState,
        who: str,
        reason: str = "",
        data: Mapping[str, object] | None = None,
    ) -> None:
        with self._mutex:
            self._act(what, who, name, self._state(name), after.value, reason, data)


def _asked_for(points: Iterable[Point], due: date, closed: Iterable[int] = ()) -> dict[str, object]:
    return {"points": tuple(points), "due": due, "closed": tuple(closed)}


def _subjects(event: Event) -> set[str]:
    """Return all submissions and units that an event is about."""
    named = [name for part in _NAMED.get(event.what, ()) for name in event.data.get(part, ())]
    unit = event.data["unit"] if event.what is What.RECOGNISED else ""
    return {event.subject, unit, *named} - {""}


def _is_for_all(event: Event) -> bool:
    """Return whether an event is about every unit alike: the task is due on another day."""
    return event.what is What.DUE_MOVED and not event.subject


_NAMED = {
    What.REMINDED: ("units",),
    What.DECIDED: ("dropped",),
    What.SENT_BACK: ("dropped",),
    What.REORGANISED: ("before", "after"),
}
"""Where in its data an event names other submissions or units that it is about."""
