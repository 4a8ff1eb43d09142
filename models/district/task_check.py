"""The check of a report as its task asks for it: by the task's bounds, and with what may not be blank."""

from __future__ import annotations

from collections.abc import Iterator

from models.checks.findings import Finding, Level
from models.district.register.ledger import Ledger
from models.form.cover import PARTICULARS
from models.report.places import place
from models.report.report import Report
from models.rules import check
from models.text.characters import Missing, nothing_missing

RULE = "TASK-REQUIRED"
"""Of what a task asks for beyond the form."""


def checked(
    report: Report, previous: Report | None, ledger: Ledger, missing: Missing = nothing_missing
) -> tuple[Finding, ...]:
    """Return what is found in a report of a task.

    Args:
        report: That came in.
        previous: Last year's accepted report of its unit; None where none is known.
        ledger: Of the task.
        missing: Which characters of a text this computer cannot print.
    """
    task = ledger.task
    found = check(report, previous, missing, task.thresholds if task else {})
    return (*lacking(report, task.required if task else ()), *found)


def lacking(report: Report, required: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what the task asks for and the report leaves blank.

    TASK-REQUIRED: required. Source: the task itself; the unit is told on its cover.
    """
    for one in PARTICULARS.values():
        if str(one.ref) in required and not report.text(*one.ref).strip():
            message = f"{place(report, one.ref)}没有填，这次任务要求写上；请填好再交。"
            yield Finding(RULE, Level.WARNING, message, (one.ref,), required=True)
