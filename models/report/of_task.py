"""Whose task a report belongs to: ids out of a district's task package, which nobody types and no page shows."""

from __future__ import annotations

import re

from models.form.refs import TextRef
from models.report.report import Report
from models.text.characters import printable

TASK_PART = "task"
"""The part of the answers that say which task and which of its units a report belongs to."""

UNIT_ID, TASK = TextRef(TASK_PART, "unit_id"), TextRef(TASK_PART, "task")

SNAPSHOT = TextRef(TASK_PART, "snapshot")
"""Of a district's own report: the sum that its tables were filled from, as `Z1 H3QA-7V2M`: number and code."""

OF_TASK = (UNIT_ID, TASK, SNAPSHOT)
"""In the order in which files have them, under their keys."""

TASK_LIKE = "[0-9A-HJKMNP-TV-Z]{16}"
"""What the id of a task looks like: eighty bits in Crockford's Base32."""

SNAPSHOT_LIKE = "(Z[1-9][0-9]{0,3}|未定稿) [0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"
"""What number and code of a sum look like; one that was not fixed has no number."""

LONGEST_UNIT_ID = 64
"""Characters. Chosen: several times the longest real ones."""

_TASK_ID, _SNAPSHOT = re.compile(TASK_LIKE), re.compile(SNAPSHOT_LIKE)


def task_of(report: Report) -> str:
    """Return the id of the task that a report belongs to; empty if it belongs to none."""
    return report.text(*TASK)


def unit_id_of(report: Report) -> str:
    """Return the id that its task has given to the unit of a report; empty if none has."""
    return report.text(*UNIT_ID)


def snapshot_of(report: Report) -> str:
    """Return number and code of the sum that a report was filled from; empty if it was not."""
    return report.text(*SNAPSHOT)


def is_id(ref: TextRef, text: str) -> bool:
    """Return whether a text can be the id that stands in this place."""
    if ref == TASK:
        return _TASK_ID.fullmatch(text) is not None
    if ref == SNAPSHOT:
        return _SNAPSHOT.fullmatch(text) is not None
    is_line = "\n" not in text and text == text.strip() == printable(text)
    return is_line and 0 < len(text) <= LONGEST_UNIT_ID
