"""The mark of each place in a report: the finding that weighs most there, and how strongly it points at the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, IntEnum
from typing import NamedTuple

from models.checks.findings import Finding, Level, unfolded
from models.form.refs import CellRef, Ref
from models.report.report import Report


class Strength(Enum):
    """How strongly a mark points at its place: at what is probably wrong and the total, or at what else is added."""

    FULL = "full"
    LIGHT = "light"


class Mark(NamedTuple):
    """What a place is marked for.

    Attributes:
        finding: What weighs most there; where the place is probably to blame, its message says why, and where nobody
            knows, from what it mostly comes.
    """

    finding: Finding
    strength: Strength


class _Part(IntEnum):
    """What a place has to do with a finding, the nearest first."""

    TO_BLAME = 0
    IN_QUESTION = 1
    BESIDE = 2
    FOLLOWING = 3


_LEVELS = tuple(Level)


def marks_of(findings: Iterable[Finding]) -> dict[Ref, Mark]:
    """Return the marks of all places that have one. What only follows has none: it goes away with the rest.

    Of two findings that weigh the same, a place is marked for the one that can be mended there.
    Blanks are plain to see and need no mark.
    """
    weights: dict[Ref, tuple[int, _Part, bool]] = {}
    marks: dict[Ref, Mark] = {}
    for finding in findings:
        for ref, part in _parts(finding).items():
            weight = _LEVELS.index(finding.level), part, finding.fix is None
            if ref not in weights or weight < weights[ref]:
                weights[ref], marks[ref] = weight, _mark(finding, part)
    return marks


def marks_in(report: Report, findings: Iterable[Finding]) -> dict[Ref, Mark]:
    """Return the marks of a report; none is on a blank cell, which is not filled in and therefore not wrong."""
    marks = marks_of(findings)
    return {ref: mark for ref, mark in marks.items() if not isinstance(ref, CellRef) or report.content(ref) is not None}


def told_at(findings: Iterable[Finding], ref: Ref) -> tuple[Finding, ...]:
    """Return what is found about a place, first what it is marked for; nothing of it being blank.

    What goes away with another finding is told, too, with the level, the cause and the fix of that.
    """
    told: list[tuple[int, _Part, Finding]] = []
    for finding in (one for one in findings if not one.required):
        weight, part = _LEVELS.index(finding.level), _parts(finding).get(ref, _Part.FOLLOWING)
        if ref in finding.refs or part is _Part.TO_BLAME:
            told.append((weight, part, finding))
        else:
            told += ((weight, part, one) for one in _following(finding) if ref in one.refs)
    return tuple(one for *_, one in sorted(told, key=_nearness))


def _nearness(told: tuple[int, _Part, Finding]) -> tuple[bool, int, _Part, bool]:
    """Return what tells which of two findings is told first of a place: the one that it is marked for."""
    weight, part, finding = told
    return part is _Part.FOLLOWING, weight, part, finding.fix is None


def _parts(finding: Finding) -> dict[Ref, _Part]:
    """Return the places that a finding marks, with what each has to do with it.

    In a sum the total shows what is wrong. Where two sums are compared, neither does, unless nothing else is known.
    """
    if finding.required:
        return {}
    blamed = finding.cause.cells if finding.cause else ()
    shown = finding.right if finding.adds_up else finding.left
    in_question = () if finding.adds_up and blamed and len(shown) > 1 else shown
    parts: dict[Ref, _Part] = dict.fromkeys(finding.refs, _Part.BESIDE)
    if finding.cause and not blamed:  # which of several lines is wrong is not known
        for effect in finding.effects:
            parts = {**_parts(effect), **parts}
    return {**parts, **dict.fromkeys(in_question, _Part.IN_QUESTION), **dict.fromkeys(blamed, _Part.TO_BLAME)}


def _following(finding: Finding) -> Iterator[Finding]:
    for one in unfolded(finding.effects):
        yield one._replace(level=finding.level, cause=finding.cause, fix=finding.fix)


def _mark(finding: Finding, part: _Part) -> Mark:
    if part is _Part.TO_BLAME and finding.cause:
        finding = finding._replace(message=f"{finding.message}\n{finding.cause.message}")
    elif finding.usual:
        finding = finding._replace(message=f"{finding.message}\n{finding.usual}")
    return Mark(finding, Strength.LIGHT if part is _Part.BESIDE else Strength.FULL)
