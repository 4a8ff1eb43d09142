"""A report on its way out: which variant of it is made, and what was found in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from models.checks.findings import Finding, Level
from models.checks.marks import Strength, marks_in
from models.checks.review import Review, vouched
from models.form.refs import CellRef
from models.report.matching_code import matching_code
from models.report.report import Report

if TYPE_CHECKING:
    from exporters.manuscript import Item


class Variant(Enum):
    """What is made of a report, and what for; a report with open errors can only be a draft."""

    PUBLIC = "公开版"
    FILING = "报送版"
    DRAFT = "草稿"

    @property
    def purpose(self) -> str:
        """What the clerk does with it."""
        return _PURPOSES[self.value]

    @property
    def mark(self) -> str:
        """What every page and sheet of it says visibly; nothing on a formal one."""
        return "草稿，不得报送" if self is Variant.DRAFT else ""


_PURPOSES = {"公开版": "上网公开", "报送版": "签字盖章、报送", "草稿": "自己看，或者给人核对"}


@dataclass(frozen=True)
class Release:
    """What an exporter makes a file of; what follows from the report is worked out once, however often it is asked for.

    Attributes:
        findings: All that the check has found, in its order; where it is formal, none of them blocks.
        is_checked: Whether the check was asked at all.
        light_banners: Whether banners of tables lie on a light ground, as on web sites; never on what is signed.
        compared_with: The year of the report with which the check compared it; None if there was none at hand.
        reviews: What a second person vouches for in it as it is, table by table.
    """

    report: Report
    variant: Variant
    findings: tuple[Finding, ...] = ()
    is_checked: bool = False
    compared_with: int | None = None
    light_banners: bool = False
    reviews: tuple[Review, ...] = ()

    def reviewed(self, reviews: Iterable[Review]) -> Release:
        """Return this with what of these reviews still holds for the report."""
        return replace(self, reviews=vouched(self.report, reviews))

    @cached_property
    def manuscript(self) -> tuple[Item, ...]:
        """What the report says, in order."""
        from exporters.manuscript import manuscript  # noqa: PLC0415  when first used

        return tuple(manuscript(self.report))

    @cached_property
    def code(self) -> str:
        """The matching code that this variant bears; empty on drafts and on the one for the web site."""
        return matching_code(self.report) if self.variant is Variant.FILING else ""

    @property
    def wrong(self) -> frozenset[CellRef]:
        """The cells that a draft shows to be wrong, as the window does; none on a formal one."""
        if self.variant is not Variant.DRAFT:
            return frozenset()
        marks = marks_in(self.report, (one for one in self.findings if one.blocks))
        full = (ref for ref, mark in marks.items() if mark.strength is Strength.FULL)
        return frozenset(ref for ref in full if isinstance(ref, CellRef))

    @property
    def is_tinted(self) -> bool:
        """Whether banners of its tables have a light ground."""
        return self.light_banners and self.variant is not Variant.FILING

    @property
    def explained(self) -> tuple[Finding, ...]:
        """What the clerk has confirmed with a reason."""
        return tuple(finding for finding in self.findings if finding.reason)

    @property
    def unexplained(self) -> tuple[Finding, ...]:
        """What is more than a hint, and was neither mended nor confirmed with a reason."""
        return tuple(one for one in self.findings if one.level is not Level.HINT and not one.reason)
