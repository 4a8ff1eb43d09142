"""The points of a unit as one list (D18): their numbers for ever, what the unit answers, and what is closed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from models.district.register.ledger import Ledger
from models.district.register.submissions import Point, Return, SlipAnswer, Submission
from models.exchange.next_slip import Matter, matter, numbers_for


def listed(ledger: Ledger, unit: str) -> tuple[Point, ...]:
    """Return all points of a unit, each number once, as it was raised last: those that are open first."""
    latest = {point.number: point for point in ledger.points(unit)}
    return tuple(sorted(latest.values(), key=lambda point: (point.is_closed, point.number)))


def open_numbers(ledger: Ledger, unit: str) -> tuple[int, ...]:
    """Return the numbers of the points that are not closed."""
    return tuple(point.number for point in listed(ledger, unit) if not point.is_closed)


def numbered(ledger: Ledger, unit: str, points: Iterable[Point], round_: int) -> tuple[Point, ...]:
    """Return points of a new return with their ids, and with their numbers in the list of the unit."""
    every, known = tuple(points), listed(ledger, unit)
    asked = {point.number: _matter(point) for point in known if not point.is_closed}
    highest = max((point.number for point in known), default=0)
    numbers = numbers_for(map(_matter, every), asked, highest)
    return tuple(
        point._replace(id=f"{round_}-{at}", number=number)
        for at, (point, number) in enumerate(zip(every, numbers, strict=True), 1)
    )


def _matter(point: Point) -> Matter:
    return matter(point.rule, point.places, point.sentence, point.remark)


def with_closed(ledger: Ledger, unit: str, numbers: Collection[int], *, is_closed: bool = True) -> Ledger:
    """Return the ledger with points of a unit closed, or open again, by their numbers."""
    return _changed(ledger, unit, numbers, lambda point: point._replace(is_closed=is_closed))


def last_return(ledger: Ledger, unit: str) -> Return | None:
    """Return the last return of a unit that was not taken back; None if there is none."""
    return max((one for submission in ledger.of(unit) for one in submission.returns), key=_round, default=None)


def fitting(ledger: Ledger, unit: str, answers: Iterable[SlipAnswer]) -> tuple[SlipAnswer, ...]:
    """Return those answers that are to the last return of a unit, and to points that are open; the first to each."""
    last, open_ = last_return(ledger, unit), set(open_numbers(ledger, unit))
    found: dict[int, SlipAnswer] = {}
    for one in answers:
        if last and (one.round, one.about) == (last.round, last.base) and one.number in open_:
            found.setdefault(one.number, one)
    return tuple(found.values())


def with_answers(ledger: Ledger, one: Submission) -> Ledger:
    """Return the ledger with what a unit has answered to its last return, as it came with a submission."""
    said = {answer.number: answer for answer in fitting(ledger, one.unit, one.arrival.answers)}
    known = replace(ledger, submissions={**ledger.submissions, one.sha256: one._replace(answers=len(said))})
    return answered_by(known, one.unit, said.values())


def answered_by(ledger: Ledger, unit: str, answers: Iterable[SlipAnswer]) -> Ledger:
    """Return the ledger with these answers beside their points."""
    said = {answer.number: answer for answer in answers}
    return _changed(
        ledger,
        unit,
        said,
        lambda point: point._replace(answer=said[point.number].answer, reply=said[point.number].reply),
    )


def _changed(ledger: Ledger, unit: str, numbers: Collection[int], change: Callable[[Point], Point]) -> Ledger:
    submissions = dict(ledger.submissions)
    for one in ledger.of(unit) if numbers else ():
        returns = tuple(
            return_._replace(
                points=tuple(change(point) if point.number in numbers else point for point in return_.points)
            )
            for return_ in one.returns
        )
        submissions[one.sha256] = one._replace(returns=returns)
    return replace(ledger, submissions=submissions)


def _round(one: Return) -> int:
    return one.round
