"""What a rule finds only because of what another has found: it is folded into that, and goes away with it.

No rule keeps silent because another speaks. It tells what it finds, and here stands, as data, what goes away with
what; of failed sums, the arithmetic tells (`models.rules.tables.causes`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from models.checks.findings import Finding, unfolded
from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import Form


class Consequence(NamedTuple):
    """A rule whose findings go away with those of another rule about the same place.

    Attributes:
        rule: Id of the rule.
        of: Id of the other; it weighs at least as much.
    """

    rule: str
    of: str


CONSEQUENCES = (
    # Where all of table 3 is 0, any case is one too many.
    Consequence("T4-VS-T3", of="T4-ZERO"),
    # Nothing is measured by a total that is not added up.
    Consequence("T3-OTHER", of="T3-ROW"),
    Consequence("T4-VS-T3", of="T3-ROW"),
    Consequence("T4-VS-T3", of="T4-SUM"),
    # What is not written yet does not tell of fees either.
    Consequence("T3-FEE", of="S-EMPTY"),
    Consequence("N-FEE", of="S-EMPTY"),
    # A fee that somebody did not pay is to be told of in the same words, and with more reason.
    Consequence("N-FEE", of="T3-FEE"),
    # Of a name, it is told which characters are not seen, and they can be taken out.
    Consequence("P-CTRL", of="S-CHAR"),
)


def folded(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings of a check in their order, those that go away with another one among its effects."""
    roots = {at: root for at, one in enumerate(findings) if (root := _root(one, findings)) is not None}
    return tuple(_whole(findings, roots, at) for at in range(len(findings)) if at not in roots)


def _root(finding: Finding, findings: Sequence[Finding]) -> int | None:
    """Return the number of the finding with which this one goes away; None if it stands by itself."""
    above = {one.of for one in CONSEQUENCES if one.rule == finding.rule}
    if not above:
        return None
    places = set(finding.refs)
    related = (
        at
        for at, other in enumerate(findings)
        if any(one.rule in above and not places.isdisjoint(one.refs) for one in unfolded([other]))
    )
    return next(related, None)


def _whole(findings: Sequence[Finding], roots: dict[int, int], at: int) -> Finding:
    """Return a finding with all that goes away with it, however indirectly."""
    effects = tuple(_whole(findings, roots, one) for one, root in roots.items() if root == at)
    return findings[at]._replace(effects=(*findings[at].effects, *effects)) if effects else findings[at]


def without_doubtful_fixes(form: Form, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings of a check; where the figure itself may be wrong, none offers to write it into a text.

    Doubtful is a figure in a sum that fails, and one that another finding offers to change, and what these add up to.
    """
    every = tuple(unfolded(findings))
    in_sums = {ref for one in every if one.adds_up for ref in one.refs}
    fixes = [one.fix for one in every if one.fix and not one.reason]
    doubtful = in_sums | {ref for fix in fixes for ref, _ in fix.answers if isinstance(ref, CellRef)}
    for total, parts in form.totals.items():
        if not doubtful.isdisjoint(parts):
            doubtful.add(total)
    return tuple(one._replace(fix=None) if _writes(one, doubtful) else one for one in findings)


def _writes(finding: Finding, doubtful: Collection[Ref]) -> bool:
    """Return whether a fix would write into a text what stands in a doubtful cell."""
    into_text = finding.fix and all(isinstance(ref, TextRef) for ref, _ in finding.fix.answers)
    return bool(into_text) and any(ref in doubtful for ref in finding.right)
