"""What fails in many units at the same place: probably the guidance was not clear, and one notice mends it (D35)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from models.checks.findings import Finding, Level
from models.district.acceptance import is_mere
from models.form.refs import Ref
from models.report.places import place
from models.report.report import Report
from models.rules.catalogue import CATALOGUE

LEAST_UNITS, LEAST_PERCENT = 3, 20
"""Units, and percent of those checked, from which on a failure is common. Source: the guess of D35."""

_WHOLE = 100  # per cent

_NAMED = 6
"""Units that a card names. Source: the design."""


class Checked(NamedTuple):
    """A unit whose report was checked.

    Attributes:
        id: Of the unit.
        name: As it is shown.
        findings: What was found.
    """

    id: str
    name: str
    report: Report
    findings: tuple[Finding, ...]


class CommonFailure(NamedTuple):
    """The same rule failing at the same place in many units.

    Attributes:
        rule: Its id.
        ref: The place.
        where: What it is called.
        units: Ids of the units in which it fails, in their order, with their names.
        checked: How many were checked.
        example: What one of them is told.
    """

    rule: str
    ref: Ref
    where: str
    units: Mapping[str, str]
    checked: int
    example: str

    @property
    def percent(self) -> int:
        """Of the units that were checked."""
        return round(len(self.units) * _WHOLE / self.checked)

    @property
    def title(self) -> str:
        """Where it fails, and in how many."""
        return f"{self.where}：{len(self.units)} / {self.checked} 个单位（{self.percent}%）"

    @property
    def named(self) -> str:
        """Who it is, the first few by name."""
        first = "、".join(list(self.units.values())[:_NAMED])
        return f"{first}等 {len(self.units)} 个" if len(self.units) > _NAMED else first

    @property
    def notice(self) -> str:
        """A text for all units: to be read and completed by the district, which alone knows what was meant."""
        meaning = meanings().get(self.rule, "")
        asked = f"填报要求：{meaning}" if meaning else ""
        return f"关于{self.where}：不少单位报来的和核对要求不一致。{asked}请各单位对照核对，不一致的改正后重新报送。"


@cache
def meanings() -> Mapping[str, str]:
    """Return what each rule checks, said to the clerk, by its id."""
    return {entry.id: entry.meaning for entry in CATALOGUE}


def common_failures(units: Sequence[Checked]) -> tuple[CommonFailure, ...]:
    """Return what fails at the same place in so many units that the guidance may not have been clear.

    Each unit counts once; hints do not count, nor does what a unit has given a reason for that says something.
    """
    failing: dict[tuple[str, Ref], dict[str, str]] = {}
    first: dict[tuple[str, Ref], tuple[Report, Finding]] = {}
    for unit in units:
        for finding in _failing(unit.findings):
            key = finding.rule, finding.left[0]
            failing.setdefault(key, {})[unit.id] = unit.name
            first.setdefault(key, (unit.report, finding))
    found = [
        CommonFailure(*key, place(first[key][0], key[1]), names, len(units), first[key][1].message)
        for key, names in failing.items()
        if len(names) >= LEAST_UNITS and len(names) * _WHOLE >= LEAST_PERCENT * len(units)
    ]
    return tuple(sorted(found, key=lambda one: -len(one.units)))


def single_failures(units: Sequence[Checked]) -> int:
    """Return how many things fail at places where not many units fail: they go back unit by unit."""
    common = {(one.rule, one.ref) for one in common_failures(units)}
    every = {(finding.rule, finding.left[0]) for unit in units for finding in _failing(unit.findings)}
    return len(every - common)


def _failing(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what a unit has to mend or to explain; what goes away with another finding counts there."""
    heard = (one for one in findings if one.level is not Level.HINT)
    yield from (one for one in heard if not one.reason or is_mere(one.reason))
