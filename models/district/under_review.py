"""One submission as it is looked at: what it is, what was found, what it is compared with, and what may go back.

All of it is handed over as values. Nothing here, and nothing that shows it, changes a figure of a unit (D16).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from models.checks.findings import Finding
from models.district.acceptance import asked_at_acceptance, not_explained, why_not
from models.district.earlier_points import EarlierPoint
from models.district.paper import Version
from models.district.unit_state import UnitState
from models.form.figures import print_figure
from models.form.refs import CellRef, Ref, TextRef
from models.report.differences import ChangedPlace
from models.report.report import Report, differing
from models.report.side_by_side import side_by_side


class Point(NamedTuple):
    """What goes back to a unit.

    Attributes:
        refs: The places that it is about; none for a remark on the whole.
        sentence: What was found; blank for a remark of the district's own.
        then: What stood at the first place when it was sent back.
        remark: What the district adds.
        rule: The id of the rule, blank as above.
    """

    refs: tuple[Ref, ...]
    sentence: str
    then: str = ""
    remark: str = ""
    rule: str = ""


@dataclass(frozen=True)
class UnderReview:
    """A submission, with what is known of it.

    Attributes:
        unit: The id of the unit.
        name: What the unit is called.
        version: The how manieth of the unit it is, from 1.
        code: The matching code of the report.
        arrived: When it came, in words; clocks of sticks are no matter.
        state: Of the unit.
        report: What is looked at.
        findings: What was found in it, as a formal export sees it.
        previous: The version of last year that was accepted; None if there is none.
        group: What is said of the carried figures of a unit that went on out of others; blank of any other.
        before: The version of this year before this one; None if it is the first.
        reasons: Reasons by the key of their finding, where they are not the finding's own.
        earlier: Points of earlier slips.
        unfit: How many answers came with it that do not fit the last return, and were not noted.
        history: What has happened, the earliest first, a sentence each.
        versions: The unit's other reports of this year, for the code on the paper.
        others: The reports of other units, for the same.
        place: The how manieth of those that wait for us, and of how many; zeros where nobody counts.
        reached: Who is called about it, and where; may be blank.
        blocked: Why it cannot be accepted for a reason that is not in the report; blank if there is none.
    """

    unit: str
    name: str
    version: int
    code: str
    arrived: str
    state: UnitState
    report: Report
    findings: tuple[Finding, ...] = ()
    previous: Report | None = None
    before: Report | None = None
    reasons: Mapping[TextRef, str] = field(default_factory=dict)
    earlier: tuple[EarlierPoint, ...] = ()
    unfit: int = 0
    group: str = ""
    history: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    others: tuple[Version, ...] = ()
    place: tuple[int, int] = (0, 0)
    blocked: str = ""
    reached: str = ""

    @property
    def explained(self) -> tuple[Finding, ...]:
        """What was found, each with the reason that counts."""
        return tuple(one._replace(reason=self.reasons.get(one.key, one.reason)) for one in self.findings)

    @property
    def why_not(self) -> str:
        """Why it cannot be accepted, in a sentence; blank if it can."""
        return self.blocked or why_not(self.explained)

    @property
    def to_justify(self) -> str:
        """For what the district has to give a reason of its own when it accepts it; blank if nothing is open."""
        open_ = sum(not one.seen.is_done for one in self.earlier)
        return asked_at_acceptance(len(not_explained(self.explained)), open_)

    @property
    def changed(self) -> frozenset[Ref]:
        """The places that are others than in the version before; totals that follow, too."""
        if self.before is None:
            return frozenset()
        figures = differing(self.before.figures, self.report.figures)
        return figures | differing(self.before.values, self.report.values)

    @property
    def differences(self) -> tuple[ChangedPlace, ...]:
        """What differs from the version before, place by place, in words."""
        return side_by_side(self.before, self.report) if self.before else ()


def points_of(report: Report, findings: Iterable[Finding], remark: str = "") -> tuple[Point, ...]:
    """Return what goes back: these findings, and a remark on the whole if there is one."""
    found = [Point(one.refs, one.message, stands_at(report, one.left[0]), rule=one.rule) for one in findings]
    own = [Point((), "", remark=remark.strip())] if remark.strip() else []
    return (*found, *own)


def stands_at(report: Report, ref: Ref) -> str:
    """Return what a place holds as it is printed; of a text nothing, for it is read beside the point."""
    if not isinstance(ref, CellRef) or ref not in report.form.cells:
        return ""
    return print_figure(report.content(ref), report.form.cells[ref].kind)


def differences_in_brief(changed: Iterable[Ref]) -> str:
    """Return how many cells and texts differ: 5 格、1 段文字; blank if none does."""
    refs = set(changed)
    cells = sum(isinstance(ref, CellRef) for ref in refs)
    texts = len(refs) - cells
    return "、".join([*([f"{cells} 格"] if cells else ()), *([f"{texts} 段文字"] if texts else ())])
