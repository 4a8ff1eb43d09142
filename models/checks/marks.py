"""The mark of each place in a report: the finding that weighs most there."""

from __future__ import annotations

from collections.abc import Iterable

from models.checks.findings import Finding, unfolded
from models.form.refs import Ref


def marks_of(findings: Iterable[Finding]) -> dict[Ref, Finding]:
    """Return the weightiest finding of each place. Blanks are plain to see and need no mark.

    What goes away with a finding weighs as much as it; where a cell is probably to blame, its mark says so.
    """
    marks: dict[Ref, Finding] = {}
    for finding in findings:
        if finding.required:
            continue
        for blamed in finding.cause.cells if finding.cause else ():
            if blamed not in marks or marks[blamed].level is finding.level:
                marks[blamed] = _with_cause(finding)
        for one in unfolded([finding]):
            for ref in one.refs:
                marks.setdefault(ref, one if one.level is finding.level else one._replace(level=finding.level))
    return marks


def _with_cause(finding: Finding) -> Finding:
    return finding._replace(message=f"{finding.message}\n{finding.cause.message}") if finding.cause else finding
