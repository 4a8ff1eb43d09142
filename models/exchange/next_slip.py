"""How a district makes a slip: the first one of a unit, and each that goes on with the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from models.exchange.return_slip import (
    LONGEST_ID,
    LONGEST_NAME,
    About,
    Closed,
    Made,
    PointState,
    ReturnSlip,
    SlipPlace,
    SlipPoint,
    in_order,
    line_for_slip,
    shown_at,
    words_for_slip,
)
from models.form.refs import Ref
from models.report.matching_code import fingerprint, matching_code
from models.report.report import Report

_UNNAMED = "（没有写单位）"


class Raised(NamedTuple):
    """A point that a district raises, before it has a number."""

    rule: str
    places: tuple[Ref, ...]
    sentence: str
    remark: str = ""


class Matter(NamedTuple):
    """What makes a point the same as another: its rule and places, or of a person's own, the words.

    Attributes:
        places: Addresses.
        words: Sentence and remark, as a slip may hold them.
    """

    rule: str
    places: frozenset[str]
    words: tuple[str, str]

    def is_again(self, other: Matter) -> bool:
        """Return whether the same is raised: by the same rule at the same places, or by a person in the same words."""
        same = (self.rule, self.places) == (other.rule, other.places)
        return same and (bool(self.rule) or self.words == other.words)


def matter(rule: str, places: Iterable[str], sentence: str, remark: str) -> Matter:
    """Return what a point is about."""
    return Matter(rule, frozenset(places), (words_for_slip(sentence), words_for_slip(remark)))


def numbers_for(raised: Iterable[Matter], asked: Mapping[int, Matter], highest: int) -> tuple[int, ...]:
    """Return the numbers of points that are raised: what is open already keeps its number, all others get new ones.

    Args:
        raised: In their order.
        asked: The points that are open, by their numbers.
        highest: The highest number that any point of the unit has had; 0 if there was none.
    """
    left, numbers = dict(asked), []
    for one in raised:
        again = next((number for number, other in left.items() if other.is_again(one)), None)
        if again is None:
            highest += 1
        else:
            del left[again]
        numbers.append(highest if again is None else again)
    return tuple(numbers)


class Decided(NamedTuple):
    """What a district has decided on a report that it returns.

    Attributes:
        round: The how-manieth return it is; 0 for the one after that of the slip before.
        raised: What is to be mended or explained; what is open already keeps its number, and takes the new words.
        closed: The numbers of earlier points that are closed with this slip.
        reminders: What need not be answered.
    """

    raised: tuple[Raised, ...]
    closed: frozenset[int] = frozenset()
    reminders: tuple[str, ...] = ()
    round: int = 0


def about(report: Report, task: str = "", unit: str = "", name: str = "") -> About:
    """Return what a slip says of the report that it is about; its unit is called as on the cover unless given."""
    called = line_for_slip(name or report.text("cover", "agency"), LONGEST_NAME) or _UNNAMED
    return About(task, unit, called, report.year, matching_code(report), fingerprint(report))


def next_slip(before: ReturnSlip | None, report: Report, slip_about: About, made: Made, decided: Decided) -> ReturnSlip:
    """Return the slip that goes on with the one before.

    Args:
        before: The last slip of the unit in this task; None for the first.
        report: That is returned now.
        slip_about: What the slip says of it.
        made: When and by whom.
        decided: What the district has decided on it.
    """
    left = [one for one in map(_clean, decided.raised) if one.sentence or one.remark]
    number_of_round = decided.round or (before.round + 1 if before else 1)
    end = Closed(number_of_round, made.when.date())
    before_now = before.points if before else ()
    asked = {
        point.number: matter(point.rule, _addresses(one.ref for one in point.places), point.sentence, point.remark)
        for point in before_now
        if point.state is not PointState.CLOSED and point.number not in decided.closed
    }
    matters = [matter(one.rule, _addresses(one.places), one.sentence, one.remark) for one in left]
    highest = max((point.number for point in before_now), default=0)
    words = dict(zip(numbers_for(matters, asked, highest), left, strict=True))
    points: list[SlipPoint] = []
    for point in before_now:
        if point.state is PointState.CLOSED:
            points.append(point)
        elif point.number in decided.closed:
            places = tuple(one._replace(after=shown_at(report, one.ref)) for one in point.places)
            points.append(point._replace(places=places, state=PointState.CLOSED, closed=end))
        else:
            points.append(_asked_again(point, report, words.pop(point.number, None)))
    for number, one in words.items():
        places = tuple(SlipPlace(ref, shown_at(report, ref)) for ref in one.places)
        points.append(SlipPoint(number, number_of_round, one.rule, places, one.sentence, one.remark))
    reminders = tuple(filter(None, map(words_for_slip, decided.reminders)))
    return ReturnSlip(number_of_round, slip_about, _in_lines(made), in_order(points), reminders)


def _addresses(refs: Iterable[Ref]) -> tuple[str, ...]:
    return tuple(map(str, refs))


def _clean(raised: Raised) -> Raised:
    sentence, remark = words_for_slip(raised.sentence), words_for_slip(raised.remark)
    return raised._replace(sentence=sentence, remark=remark)


def _in_lines(made: Made) -> Made:
    by, office = (line_for_slip(name, LONGEST_NAME) for name in (made.by, made.office))
    return made._replace(by=by, office=office, phone=line_for_slip(made.phone, LONGEST_ID))


def _asked_again(point: SlipPoint, report: Report, word: Raised | None) -> SlipPoint:
    places = tuple(SlipPlace(one.ref, shown_at(report, one.ref)) for one in point.places)
    again = point._replace(places=places, state=PointState.OPEN, answer=None, reply="")
    return again._replace(sentence=word.sentence, remark=word.remark or point.remark) if word else again
