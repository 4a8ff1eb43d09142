"""From which version another one goes on, as their manifests say by codes; what no manifest says is not known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.district.register.ledger import Ledger
from models.district.register.submissions import Submission

_MOST = 12
"""Versions that are drawn at most. Chosen: a line of three, and as many beside each other as a batch has."""


class Node(NamedTuple):
    """A version in the drawing.

    Attributes:
        before: The place in the drawing of the version from which it goes on; -1 where none is drawn.
        unknown: Why none is: blank where it is the first one.
    """

    one: Submission
    before: int = -1
    unknown: str = ""


def before_of(one: Submission, ledger: Ledger) -> Submission | None:
    """Return the version that one names as the version before; None where it names none, or that never came in."""
    if not one.arrival.supersedes:
        return None
    return next((other for other in ledger.of(one.unit) if _is_before(other, one)), None)


def _is_before(other: Submission, one: Submission) -> bool:
    return other.sha256 != one.sha256 and other.arrival.code == one.arrival.supersedes


def common_before(versions: Sequence[Submission], ledger: Ledger) -> Submission | None:
    """Return the version from which all of these go on; None where they do not, or that is not known."""
    found = {before.sha256: before for one in versions if (before := before_of(one, ledger))}
    named = [before_of(one, ledger) for one in versions]
    return next(iter(found.values())) if len(found) == 1 and all(named) else None


def descent(versions: Sequence[Submission], ledger: Ledger) -> tuple[Node, ...]:
    """Return these versions and those before them, each behind the one from which it goes on."""
    drawn: dict[str, Submission] = {}
    for one in versions[:_MOST]:
        line, at = [one], one
        while (before := before_of(at, ledger)) and before not in line and len(line) < _MOST:
            line.append(before)
            at = before
        drawn |= {each.sha256: each for each in reversed(line) if each.sha256 not in drawn}
    names = list(drawn)
    return tuple(_node(one, names, ledger) for one in drawn.values())


def _node(one: Submission, names: Sequence[str], ledger: Ledger) -> Node:
    before = before_of(one, ledger)
    if before and before.sha256 in names and names.index(before.sha256) < names.index(one.sha256):
        return Node(one, names.index(before.sha256))
    return Node(one, unknown=unknown_of(one, ledger))


def unknown_of(one: Submission, ledger: Ledger) -> str:
    """Return why it is not known from which version one goes on; blank if it is, or if it is the first."""
    if one.arrival.supersedes:
        return "" if before_of(one, ledger) else f"接着 {one.arrival.supersedes} 改的，那一版没有收到"
    return "" if one.arrival.counter == 1 else "没有交付清单，不知道从哪一版改的"
