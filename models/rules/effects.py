"""What a rule finds only because of what another has found: it is folded into that, and goes away with it.

No rule keeps silent because another speaks. It tells what it finds, and here stands, as data, what goes away with
what; of failed sums, the arithmetic tells (`models.rules.tables.causes`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.checks.findings import Finding
from models.form.cover import PARTICULARS
from models.form.vocabulary import Ref
from models.report.wording import TITLE


class Yielding(NamedTuple):
    """A rule whose findings go away with those of another rule about the same place.

    Attributes:
        rule: Id of the rule that yields.
        to: Id of the rule that it yields to; it weighs at least as much.
        at: Only where both are about one of these places; wherever they are, if there are none.
    """

    rule: str
    to: str
    at: tuple[Ref, ...] = ()


YIELDS = (
    # Where all of table 3 is 0, any case is one too many.
    Yielding("T4-VS-T3", to="T4-ZERO"),
    # What is not written yet does not tell of fees either.
    Yielding("T3-FEE", to="S-EMPTY"),
    Yielding("N-FEE", to="S-EMPTY"),
    # The section on problems has a stricter rule of its own.
    Yielding("S-EMPTY", to="S-FIVE"),
    # XX街道 is no other unit, but a name that is not filled in.
    Yielding("S-NAME", to="S-RESIDUE", at=(TITLE, PARTICULARS["signatory"].ref)),
)


def folded(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings of a check in their order, those that go away with another one among its effects."""
    roots = {at: root for at, one in enumerate(findings) if (root := _root(one, findings)) is not None}
    return tuple(_whole(findings, roots, at) for at in range(len(findings)) if at not in roots)


def _root(finding: Finding, findings: Sequence[Finding]) -> int | None:
    """Return the number of the finding with which this one goes away; None if it stands by itself."""
    yields = [one for one in YIELDS if one.rule == finding.rule]
    goes_with = (at for one in yields for at, other in enumerate(findings) if _is_followed(one, finding, other))
    return next(goes_with, None)


def _is_followed(yielding: Yielding, finding: Finding, other: Finding) -> bool:
    if other.rule != yielding.to:
        return False
    shared = set(finding.refs) & set(other.refs)
    return not shared.isdisjoint(yielding.at) if yielding.at else bool(shared)


def _whole(findings: Sequence[Finding], roots: dict[int, int], at: int) -> Finding:
    """Return a finding with all that goes away with it, however indirectly."""
    effects = tuple(_whole(findings, roots, one) for one, root in roots.items() if root == at)
    return findings[at]._replace(effects=(*findings[at].effects, *effects)) if effects else findings[at]
