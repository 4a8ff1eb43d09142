"""退回单: what a district has to say of a report, point by point, and what its unit answers.

A slip is about one state of a report only, which it names by its matching code and SHA-256; neither is a signature. It
adds remarks and changes nothing. All slips of a unit are one list: a later one goes on with the points of the one
before, each under its own number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from typing import Any, NamedTuple

from models.form.figures import print_figure
from models.form.refs import CellRef, Ref
from models.report.limits import LONGEST_TEXT
from models.report.matching_code import code_of
from models.report.report import Report
from models.system.errors import ReportError
from models.text.characters import printable
from models.text.safe_name import safe_name

SUFFIX = ".退回单"
"""Of the file."""

_EMPTY_WORDS = frozenset({"核实无误", "经核实无误", "已核实", "情况属实", "属实", "无误", "无", "没有", "无说明"})
"""What says nothing as a whole answer. Source: 合肥市统计局 on 核实性错误, “不能只填写‘核实无误’”."""

_AROUND_WORDS = " 　\t\n。，、；！.,;!"
"""What may stand around such a word and makes it no reason."""


LONGEST_REPLY = 2_000
"""Characters of an answer. Chosen: a page."""

LONGEST_NAME, LONGEST_ID, LONGEST_WORDS = 200, 64, 2_000
"""Characters of a name, of an id, and of a sentence or remark. Chosen: several times the longest real ones."""


class SlipFault(ReportError):
    """A return slip that cannot be used; `str()` says why."""


class PointState(Enum):
    """How far a point is; a district closes it, nobody else."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class Answer(Enum):
    """What a unit says to a point."""

    MENDED = "mended"
    EXPLAINED = "explained"
    DISPUTED = "disputed"

    @property
    def label(self) -> str:
        """What the clerk calls it."""
        return _LABELS[self]


_LABELS: Mapping[Answer, str] = {Answer.MENDED: "已改", Answer.EXPLAINED: "已说明", Answer.DISPUTED: "有异议"}


class SlipPlace(NamedTuple):
    """A place that a point is about.

    Attributes:
        then: What stood there in the report that was returned, as it is printed.
        after: What stood there when the point was closed; empty until then.
    """

    ref: Ref
    then: str
    after: str = ""


class Closed(NamedTuple):
    """When a point was closed: in which round, and on what day."""

    round: int
    day: date


class SlipPoint(NamedTuple):
    """Something that is to be mended or explained.

    Attributes:
        number: Its own in the list of a unit, for ever.
        round: In which it was first raised.
        rule: That found it; empty for a remark of a person's own.
        places: That it is about; none for a remark about the whole.
        sentence: What is wrong, as the program says it.
        remark: What the district adds.
        answer: Of the unit; None while there is none.
        reply: The words of that.
        closed: When that was; None as long as it is not.
    """

    number: int
    round: int
    rule: str
    places: tuple[SlipPlace, ...]
    sentence: str
    remark: str = ""
    state: PointState = PointState.OPEN
    answer: Answer | None = None
    reply: str = ""
    closed: Closed | None = None


class About(NamedTuple):
    """Which state of which report a slip is about.

    Attributes:
        task: The id of the task; empty where the report belongs to none.
        unit: The id of the unit; empty where it has none.
        name: Of the unit, in full.
        code: The matching code of the report.
        sha256: In hexadecimal digits; the code is its beginning.
    """

    task: str
    unit: str
    name: str
    year: int
    code: str
    sha256: str


class Made(NamedTuple):
    """When a slip was made and by whom, and until when the report is to come again.

    Attributes:
        when: With its time zone.
        by: The name of a person, which proves nobody's identity.
        office: That sends it, as it signs.
        phone: Where to ask; may be empty.
        due: The last day.
    """

    when: datetime
    by: str
    office: str
    phone: str
    due: date


@dataclass(frozen=True)
class ReturnSlip:
    """What a district returns with a report.

    Attributes:
        round: How often the unit's report was returned, with this time.
        points: Those to be answered first, closed ones behind them, each in the order of the numbers.
        reminders: What need not be answered, and would be better otherwise.
    """

    round: int
    about: About
    made: Made
    points: tuple[SlipPoint, ...]
    reminders: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[SlipPoint, ...]:
        """The points that are not closed."""
        return tuple(point for point in self.points if point.state is not PointState.CLOSED)

    @property
    def closed(self) -> tuple[SlipPoint, ...]:
        """The points that are."""
        return tuple(point for point in self.points if point.state is PointState.CLOSED)

    @property
    def open(self) -> tuple[SlipPoint, ...]:
        """The points that have no answer yet."""
        return tuple(point for point in self.points if point.state is PointState.OPEN)

    def point(self, number: int) -> SlipPoint:
        """Return the point of a number.

        Raises:
            LookupError: There is none.
        """
        return {point.number: point for point in self.points}[number]


# ---------------------------------------------------------------- the list


def in_order(points: Iterable[SlipPoint]) -> tuple[SlipPoint, ...]:
    """Return points as a slip lists them."""
    return tuple(sorted(points, key=lambda point: (point.state is PointState.CLOSED, point.number)))


def overdue(slip: ReturnSlip, today: date) -> bool:
    """Return whether a report that should have come again has not, on a day: some point is not closed."""
    return bool(slip.asked) and today > slip.made.due


# ---------------------------------------------------------------- answered by the unit


class PlaceStanding(NamedTuple):
    """What stood at a place when the report was returned, and what stands there now."""

    ref: Ref
    then: str
    now: str

    @property
    def changed(self) -> bool:
        """Whether that is something else."""
        return self.then != self.now


class PointStanding(NamedTuple):
    """How a point stands to a report as it is now.

    Attributes:
        changed: Whether something else stands at one of its places at least.
    """

    changed: bool
    places: tuple[PlaceStanding, ...]


def words_for_slip(text: str, most: int = LONGEST_WORDS) -> str:
    """Return words as a slip may hold them: they may quote what a report says, and that may be anything."""
    return printable(text.encode(errors="ignore").decode())[:most]


def line_for_slip(text: str, most: int) -> str:
    """Return the same in one line."""
    return " ".join(words_for_slip(text).split())[:most].strip()


def shown_at(report: Report, ref: Ref) -> str:
    """Return what stands at a place, as it is printed; an empty string if it is blank or not in this form.

    What prints nothing is left out: a slip shows what can be seen.
    """
    if isinstance(ref, CellRef):
        cell = report.form.cells.get(ref)
        return words_for_slip(print_figure(report.content(ref), cell.kind), LONGEST_TEXT) if cell else ""
    return words_for_slip(report.printed(ref), LONGEST_TEXT)


def standing_of(point: SlipPoint, report: Report) -> PointStanding:
    """Return what of a point is changed since the report was returned."""
    places = tuple(PlaceStanding(one.ref, one.then, shown_at(report, one.ref)) for one in point.places)
    return PointStanding(any(one.changed for one in places), places)


def says_nothing(reply: str) -> bool:
    """Return whether an answer is none: it is blank, or only 核实无误 and the like."""
    word = reply.strip(_AROUND_WORDS)
    return not word or word in _EMPTY_WORDS


def with_answer(slip: ReturnSlip, number: int, answer: Answer | None, reply: str) -> ReturnSlip:
    """Return the slip with the answer to a point; it is answered once that says something.

    已改 needs no words; whether something was changed says `settled`. Of the words, what prints nothing is left out.
    """
    point, reply = slip.point(number), words_for_slip(reply, LONGEST_REPLY)
    if point.state is PointState.CLOSED:
        return slip
    is_answered = answer is Answer.MENDED or (answer is not None and not says_nothing(reply))
    state = PointState.ANSWERED if is_answered else PointState.OPEN
    return _with(slip, point._replace(answer=answer, reply=reply, state=state))


def settled(slip: ReturnSlip, report: Report) -> ReturnSlip:
    """Return the slip with 已改 where the report says something else by now, and without it where it does not.

    What the clerk has answered otherwise stays; a point without a place is 已改 if the clerk says so.
    """
    for point in slip.asked:
        changed = standing_of(point, report).changed
        if changed and point.answer is None:
            slip = with_answer(slip, point.number, Answer.MENDED, point.reply)
        elif not changed and point.places and point.answer is Answer.MENDED:
            slip = with_answer(slip, point.number, None, point.reply)
    return slip


def _with(slip: ReturnSlip, point: SlipPoint) -> ReturnSlip:
    return replace(slip, points=tuple(point if one.number == point.number else one for one in slip.points))


def answers_as_json(slip: ReturnSlip) -> list[dict[str, Any]]:
    """Return the answers to a slip as they go with the next hand-over; give it `settled`, so that 已改 is true."""
    return [
        {
            "round": slip.round,
            "number": point.number,
            "slip": slip_code(slip),
            "about": slip.about.code,
            "answer": point.answer.value if point.answer else "",
            "reply": point.reply,
        }
        for point in slip.asked
    ]


# ---------------------------------------------------------------- names and codes


def slip_code(slip: ReturnSlip) -> str:
    """Return the matching code of what the district has written; answers do not change it."""
    asked = [point._replace(answer=None, reply="") for point in slip.points if point.state is not PointState.CLOSED]
    own = replace(slip, points=(*(one._replace(state=PointState.OPEN) for one in asked), *slip.closed))
    spelled = json.dumps(asdict(own), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_spelled)
    return code_of(sha256(spelled.encode(errors="replace")).digest())


def _spelled(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value.value if isinstance(value, Enum) else value)


def slip_name(slip: ReturnSlip) -> str:
    """Return what the file of a slip is called, without its suffix."""
    return f"退回单_{safe_name(slip.about.name) or '未填单位'}_{slip.about.year}_第{slip.round}轮"


def counted(slip: ReturnSlip) -> tuple[int, int]:
    """Return how many points are to be answered, and how many are."""
    return len(slip.asked), len(slip.asked) - len(slip.open)


def rounds(points: Sequence[SlipPoint]) -> Iterator[tuple[int, tuple[SlipPoint, ...]]]:
    """Yield closed points by the round in which they were closed, the last one first."""
    for number in sorted({point.closed.round for point in points if point.closed}, reverse=True):
        yield number, tuple(point for point in points if point.closed and point.closed.round == number)
