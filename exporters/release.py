"""A report on its way out: which copy of it is made, and what was found in it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from models.checks.findings import Finding
from models.report.matching_code import matching_code
from models.report.report import Report


class Variant(Enum):
    """What a copy is for; a report with open errors can only be a draft."""

    PUBLIC = "公开版"
    FILING = "报送版"
    DRAFT = "草稿"

    @property
    def purpose(self) -> str:
        """What the clerk does with it."""
        return _PURPOSES[self.value]

    @property
    def mark(self) -> str:
        """What every page and sheet of it says visibly; nothing on a formal copy."""
        return "草稿，不得报送" if self is Variant.DRAFT else ""


_PURPOSES = {"公开版": "上网公开", "报送版": "签字盖章、报送", "草稿": "自己看，或者给人核对"}


class Release(NamedTuple):
    """What an exporter makes a file of.

    Attributes:
        findings: All that the check has found, in its order; on a formal copy none of them blocks.
    """

    report: Report
    copy: Variant
    findings: tuple[Finding, ...] = ()

    @property
    def code(self) -> str:
        """The matching code that this copy bears; empty on drafts and on the copy for the web site."""
        return matching_code(self.report) if self.copy is Variant.FILING else ""

    @property
    def explained(self) -> tuple[Finding, ...]:
        """What the clerk has confirmed with a reason."""
        return tuple(finding for finding in self.findings if finding.reason)
