"""Where the clerk stops who goes from problem to problem, in the order in which the report is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models.checks.ends import End, ends
from models.checks.findings import Finding, Span
from models.form.refs import CellRef
from models.report.reading_order import rank
from models.report.report import Report

Position = tuple[int, int]
"""The rank of a place in its form, and the character in its text."""


class Stop(NamedTuple):
    """A problem, and the place that shows it.

    Attributes:
        at: Where that is.
        row: Of the problem among all that was found: two may have the same place.
    """

    at: Position
    row: int
    finding: Finding
    end: End


class Step(NamedTuple):
    """A stop that the clerk comes to.

    Attributes:
        number: The how manieth it is, from 1.
        total: Of how many.
        wrapped: Whether the way there went over the end of the report, or over its beginning.
    """

    stop: Stop
    number: int
    total: int
    wrapped: bool


def position(report: Report, end: End) -> Position:
    """Return where something stands."""
    if isinstance(end, Span):
        return rank(report.form, end.ref), end.start
    return rank(report.form, end), 0


def stops(report: Report, findings: Iterable[Finding], origin: Position) -> tuple[Stop, ...]:
    """Return a stop for each finding that was not explained, in reading order.

    Cells that are blank are one finding, and so are the gaps of a text: it stops at the first of them from `origin`,
    whence the clerk sets out.
    """
    open_ones = ((row, one) for row, one in enumerate(findings) if not one.reason)
    return tuple(sorted((_stop(report, one, row, origin) for row, one in open_ones), key=lambda stop: stop[:2]))


def next_stop(along: Sequence[Stop], here: Position, present: Stop | None, step: int) -> Step | None:
    """Return the next (1) or previous (-1) stop from where the clerk is; None if there is none.

    Args:
        along: All of them.
        here: Where the clerk is. A problem of this place is the next one.
        present: The stop that the clerk is at already, having been led there.
        step: Which way.
    """
    if not along:
        return None
    key = (here, present.row if present else -1)
    ahead = [one for one in along if (one[:2] > key if step > 0 else one[:2] < key)]
    one = (ahead or along)[0 if step > 0 else -1]
    return Step(one, along.index(one) + 1, len(along), not ahead)


def _stop(report: Report, finding: Finding, row: int, origin: Position) -> Stop:
    blank: list[End] = [ref for ref in finding.left if isinstance(ref, CellRef)] if finding.required else []
    blank = blank or (list(finding.spans) if finding.required else [])
    after = [one for one in blank if position(report, one) >= origin]
    end: End = (after or blank or ends(report, finding))[0]
    return Stop(position(report, end), row, finding, end)
