"""What is carried over where units went on as others (D5): summed over all, for none has a last year of its own.

Σ of 上年结转 of the units that there are now is Σ of 结转下年度 of those that there were, column by column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from models.checks.findings import Finding, Level
from models.district.register.ledger import Lineage, Reorganisation
from models.form.figures import print_figure
from models.report.next_year import carried_over
from models.report.places import place
from models.report.report import Report

RULE = "Y-CARRY"
"""Of the rule, as for a single unit."""


class Group(NamedTuple):
    """Units that went on as others, all together.

    Attributes:
        before: Ids of those that there were last year.
        after: Ids of those that there are now.
    """

    before: frozenset[str]
    after: frozenset[str]

    @property
    def members(self) -> frozenset[str]:
        """All of them."""
        return self.before | self.after


def group_of(unit: str, lineage: Iterable[Lineage], now: Iterable[str], then: Iterable[str]) -> Group | None:
    """Return the group that a unit belongs to; None if it went on as itself. Who was only renamed has.

    Args:
        unit: Its id.
        lineage: How units went on as others.
        now: Ids of the units that count this year.
        then: Ids of the units of which a report of last year is known.
    """
    parts = [{*line.before, *line.after} for line in lineage if line.kind is not Reorganisation.RENAMED]
    members = {unit}
    while more := [part for part in parts if part & members and not part <= members]:
        members.update(*more)
    if members == {unit}:
        return None
    were_there = {one for line in lineage for one in line.before} | set(then)
    return Group(frozenset(members & were_there), frozenset(members.intersection(now)))


class Figures(NamedTuple):
    """The reports of a group.

    Attributes:
        before: Last year's, by the id of the unit.
        after: This year's.
    """

    before: Mapping[str, Report]
    after: Mapping[str, Report]


def lacking(group: Group, figures: Figures) -> frozenset[str]:
    """Return the units of a group whose report is not there; as long as there are any, nothing can be said."""
    return (group.before - figures.before.keys()) | (group.after - figures.after.keys())


def carried_in_group(report: Report, group: Group, figures: Figures) -> Iterator[Finding]:
    """Yield where the sums of a group do not agree, at the cells of one of its reports, with that unit's reasons.

    Y-CARRY: warning; which unit of the group is wrong, nobody can tell from the sums.
    Source: as for a single unit; that it runs on the group is D5 of the specification.
    """
    if lacking(group, figures):
        return
    then = [carried_over(one) for one in figures.before.values()]
    cells = [ref for ref in then[0] if ref in report.form.cells and ref not in report.form.totals] if then else []
    for ref in cells:
        was = _sum(one[ref].figure if ref in one else None for one in then)
        is_ = _sum(one.figure(ref) for one in figures.after.values())
        if was is None or is_ is None or was == is_:
            continue
        kind = report.form.cells[ref].kind
        before, now = print_figure(was, kind), print_figure(is_, kind)
        message = (
            f"{place(report, ref)}：机构变动以后的 {len(group.after)} 个单位合起来是 {now}，"
            f"变动以前的 {len(group.before)} 个单位去年结转下年度合起来是 {before}，应当一样；请几个单位一起核对。"
        )
        finding = Finding(RULE, Level.WARNING, message, (ref,), excusable=True)
        yield finding._replace(reason=report.text(*finding.key).strip())


def _sum(values: Iterable[object]) -> Decimal | None:
    """Return the sum of figures; None where one of them is no number."""
    sum_ = Decimal(0)
    for one in values:
        if not isinstance(one, Decimal):
            return None
        sum_ += one
    return sum_
