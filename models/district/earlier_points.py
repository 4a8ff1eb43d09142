"""The points of earlier return slips beside the report that came since: what is answered, seen, and still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from models.checks.findings import Finding, unfolded
from models.district.acceptance import is_mere, is_settled
from models.district.register.submissions import Answer, Point
from models.exchange.return_slip import PlaceStanding, SlipPoint, standing_of
from models.exchange.slip_words import quoted_value
from models.form.refs import Ref
from models.report.report import Report


class Seen(Enum):
    """What is to be thought of a point that was not closed before."""

    MENDED = "改好了"
    WRONG = "还没有改好"
    EXPLAINED = "单位作了说明，请看说得过去没有"
    DISPUTED = "单位有异议，请看"
    MERE = "只写这几个字不算说明，这一点还开着"
    CHANGED = "改动过，程序判断不了改得对不对，请看"
    SAME = "没有改，也没有说明"
    DONE = "已办结"

    @property
    def is_done(self) -> bool:
        """Whether it is proposed to be closed, or is."""
        return self in {Seen.MENDED, Seen.DONE}


class EarlierPoint(NamedTuple):
    """A point of an earlier slip, and what became of it.

    Attributes:
        number: In the list of the unit, for ever.
        sentence: What was found, or what the district had to say.
        refs: The places that it is about.
        answer: What the unit says, in words; blank if it has said nothing.
        changed: What stood at its first place that is another now, then and now; blank if none is.
        seen: What is to be thought of it.
    """

    number: int
    sentence: str
    refs: tuple[Ref, ...] = ()
    answer: str = ""
    changed: str = ""
    seen: Seen = Seen.SAME


def earlier_points(
    points: Iterable[Point], slip: Sequence[SlipPoint], report: Report, findings: Iterable[Finding]
) -> tuple[EarlierPoint, ...]:
    """Return the points of a unit beside its report, in the order of its list.

    Args:
        points: As the register has them, each number once.
        slip: The points of its last slip.
        report: That came since.
        findings: What was found in it, with the unit's reasons.
    """
    told, found = {one.number: one for one in slip}, tuple(unfolded(findings))
    return tuple(_earlier(point, told.get(point.number), report, found) for point in points)


def _earlier(point: Point, slip: SlipPoint | None, report: Report, findings: Sequence[Finding]) -> EarlierPoint:
    places = standing_of(slip, report).places if slip else ()
    changed = next((one for one in places if one.changed), None)
    words = f"{point.answer}“{point.reply}”" if point.reply and point.answer else point.answer or point.reply
    return EarlierPoint(
        point.number,
        "。".join(filter(None, (point.sentence.rstrip("。"), point.remark.rstrip("。")))),
        tuple(one.ref for one in places),
        words,
        _then_and_now(changed) if changed else "",
        _seen(point, list(_again(point, findings)), is_changed=changed is not None),
    )


def _again(point: Point, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what the rule of a point finds at one of its places now."""
    places = set(point.places)
    for one in findings:
        if point.rule and one.rule == point.rule and not places.isdisjoint(map(str, one.refs)):
            yield one


def _seen(point: Point, again: Sequence[Finding], *, is_changed: bool) -> Seen:
    if point.is_closed or (point.rule and not again):
        return Seen.DONE if point.is_closed else Seen.MENDED
    if any(one.blocks for one in again):
        return Seen.WRONG
    reasons = [words for words in (point.reply, *(one.reason for one in again)) if words.strip()]
    said = [words for words in reasons if not is_mere(words)]
    if again and all(is_settled(one) for one in again):
        return Seen.EXPLAINED
    if said and point.answer in _OF_WORDS:
        return _OF_WORDS[point.answer]
    if reasons and not said:
        return Seen.MERE
    return _without_words(is_wrong=bool(again), is_changed=is_changed)


_OF_WORDS = {Answer.EXPLAINED.value: Seen.EXPLAINED, Answer.DISPUTED.value: Seen.DISPUTED}
"""What is to be thought of an answer that says something."""


def _without_words(*, is_wrong: bool, is_changed: bool) -> Seen:
    if is_changed:
        return Seen.CHANGED
    return Seen.WRONG if is_wrong else Seen.SAME


def _then_and_now(place: PlaceStanding) -> str:
    then, now = quoted_value(place.then), quoted_value(place.now)
    return f"{then} → {now}" if then != now else "文字改过了"
