"""How a district makes a slip: the first one of a unit, and each that goes on with the one before."""

from __future__ import annotations

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


class Decided(NamedTuple):
    """What a district has decided on a report that it returns.

    Attributes:
        raised: What is to be mended or explained; what is open already keeps its number, and takes the new words.
        closed: The numbers of earlier points that are closed with this slip.
        reminders: What need not be answered.
    """

    raised: tuple[Raised, ...]
    closed: frozenset[int] = frozenset()
    reminders: tuple[str, ...] = ()


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
    number_of_round = before.round + 1 if before else 1
    end = Closed(number_of_round, made.when.date())
    points: list[SlipPoint] = []
    for point in before.points if before else ():
        if point.state is PointState.CLOSED:
            points.append(point)
        elif point.number in decided.closed:
            places = tuple(one._replace(after=shown_at(report, one.ref)) for one in point.places)
            points.append(point._replace(places=places, state=PointState.CLOSED, closed=end))
        else:
            word = next((one for one in left if _is_again(point, one)), None)
            left = [one for one in left if one is not word]
            points.append(_asked_again(point, report, word))
    first = max((point.number for point in points), default=0) + 1
    for number, one in enumerate(left, first):
        places = tuple(SlipPlace(ref, shown_at(report, ref)) for ref in one.places)
        points.append(SlipPoint(number, number_of_round, one.rule, places, one.sentence, one.remark))
    reminders = tuple(filter(None, map(words_for_slip, decided.reminders)))
    return ReturnSlip(number_of_round, slip_about, _in_lines(made), in_order(points), reminders)


def _is_again(point: SlipPoint, raised: Raised) -> bool:
    """Return whether the same is raised: by the same rule at the same places, or by a person in the same words."""
    same = point.rule == raised.rule and {one.ref for one in point.places} == set(raised.places)
    return same and (bool(point.rule) or (point.sentence, point.remark) == (raised.sentence, raised.remark))


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
