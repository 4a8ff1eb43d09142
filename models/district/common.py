"""All that many units have in common, or that is unusual in one, together: what the tab of it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from models.checks.findings import Finding
from models.district.across_units import (
    LEAST_UNITS,
    Checked,
    CommonFailure,
    common_failures,
    single_failures,
)
from models.district.same_texts import SamePair, UnitTexts, same_texts
from models.district.unusual import TwoYears, Unusual, unusual
from models.form.vocabulary import Narrative
from models.report.report import Report

_NAMED = 6
"""Units that are named where others are only counted. Source: the design of the line of n of N."""


class Handed(NamedTuple):
    """What a unit has handed in last, as it is laid beside that of others.

    Attributes:
        unit: Its id.
        name: As it is shown.
        findings: What was found in it.
        previous: Last year's accepted report; None where none is known.
    """

    unit: str
    name: str
    report: Report
    findings: tuple[Finding, ...]
    previous: Report | None = None


class Coverage(NamedTuple):
    """Of which units is told, and of which not.

    Attributes:
        counted: How many units count.
        seen: Of how many of them a report was looked at.
        compared: Of how many of those last year's report is known.
        missing: Names of those that have handed in nothing that is known to be theirs.
        unread: Names of those whose report could not be read.
        unread_last: Names of those whose report of last year is known and could not be read.
    """

    counted: int = 0
    seen: int = 0
    compared: int = 0
    missing: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    unread_last: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """In words; who is not among them is never left out."""
        told = [f"看了 {self.seen} / {self.counted} 个单位的：有等我们办的看那一版，没有的看接收的，再没有的看退回的"]
        if self.missing:
            told.append(f"没有交的 {len(self.missing)} 个不在内")
        if self.unread:
            told.append(f"读不出来的 {len(self.unread)} 个不在内：{_some(self.unread)}")
        return "；".join(told) + "。"

    @property
    def last_year(self) -> str:
        """With how many units' last year this one was compared, in words."""
        if not self.compared:
            return "没有去年的报告，没有和去年比" if not self.unread_last else "去年的报告读不出来，没有和去年比"
        rest = self.seen - self.compared
        lost = f"，去年的读不出来：{_some(self.unread_last)}" if self.unread_last else ""
        return f"比了 {self.compared} 个单位" + (f"，{rest} 个没有去年的报告，没有比" if rest else "") + lost


def _some(names: Sequence[str]) -> str:
    first = "、".join(names[:_NAMED])
    return f"{first}等" if len(names) > _NAMED else first


class Common(NamedTuple):
    """What is seen only where all reports lie side by side.

    Attributes:
        coverage: Of which units.
        failures: The same failing at the same place in many units.
        single: How many other things fail, in one or two units.
        pairs: Units with the same texts.
        unusual: Figures that ask for a look.
    """

    coverage: Coverage = Coverage()
    failures: tuple[CommonFailure, ...] = ()
    single: int = 0
    pairs: tuple[SamePair, ...] = ()
    unusual: tuple[Unusual, ...] = ()


def common_of(handed: Sequence[Handed], coverage: Coverage, put_away: Mapping[tuple[str, str], int]) -> Common:
    """Return what units have in common, and what is unusual in one.

    Args:
        handed: In the order of the roster.
        coverage: Who is not among them.
        put_away: What somebody has said to be no matter of the guidance, by rule and place, and in how many units it
            failed then. It comes back when as many more units fail as make a card.
    """
    checked = [Checked(one.unit, one.name, one.report, one.findings) for one in handed]
    failures = tuple(one for one in common_failures(checked) if not _is_put_away(one, put_away))
    texts = [UnitTexts(one.unit, one.name, texts_of(one.report)) for one in handed]
    years = [TwoYears(one.unit, one.name, one.report, one.previous) for one in handed if one.previous]
    known = coverage._replace(seen=len(handed), compared=len(years))
    return Common(known, failures, single_failures(checked), same_texts(texts), unusual(years))


def _is_put_away(one: CommonFailure, put_away: Mapping[tuple[str, str], int]) -> bool:
    then = put_away.get((one.rule, str(one.ref)))
    return then is not None and len(one.units) < then + LEAST_UNITS


def texts_of(report: Report) -> dict[str, str]:
    """Return the texts of a report, by the numeral of their section."""
    narratives = (section for section in report.form.sections if isinstance(section.body, Narrative))
    return {_numeral(section.heading): report.text("texts", section.body.id) for section in narratives}


def _numeral(heading: str) -> str:
    return heading.partition("、")[0]


PAIR_HEADINGS = ("两个单位", "一样", "哪一部分")
UNUSUAL_HEADINGS = ("单位", "格", "怎么反常", "去年", "今年")


def pair_rows(pairs: tuple[SamePair, ...]) -> list[tuple[str, ...]]:
    """Return the pairs as rows under `PAIR_HEADINGS`."""
    return [(" — ".join(one.names), f"{one.percent}%，{one.same} 句", one.where) for one in pairs]


def unusual_rows(found: tuple[Unusual, ...]) -> list[tuple[str, ...]]:
    """Return the figures as rows under `UNUSUAL_HEADINGS`."""
    return [(one.name, one.where, one.why, f"{one.then:f}", f"{one.now:f}") for one in found]
