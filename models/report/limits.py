"""How much a report may hold: far more than any does, and so little that it is checked at once.

Asked by whoever takes answers in: the JSON of a report, and the document in the window.
"""

from __future__ import annotations

import re

from models.form.refs import REASONS, CellRef, Ref, TextRef
from models.report.places import place
from models.report.report import Report

LONGEST_TEXT, LONGEST_IN_CELL, MOST_CHARACTERS = 100_000, 1_000, 300_000
"""Characters of a text, of what stands in a cell, and of all answers together.

Chosen: the longest text of the samples has 1,561 characters, and all of a report some 6,000; to check as many as are
let in takes less than a second.
"""

MOST_REASONS = 1_000
"""Reasons of a report. Chosen: three for each cell of the form; nobody writes a tenth of it."""

REASON_KEY = r"[A-Z][A-Z0-9-]{0,19}( [A-Za-z0-9_/-]{1,200}){1,5}"
"""What the key of a reason looks like, in all versions: a rule, and the places of its finding.

One of the places may be a reason itself, which has a character that does not print.
"""

_REASON_KEY = re.compile(REASON_KEY)


def excess(report: Report) -> str:
    """Return a sentence about what in a report is more than this program lets in; empty if nothing is."""
    reasons = [ref.key for ref in report.values if isinstance(ref, TextRef) and ref.part == REASONS]
    if len(reasons) > MOST_REASONS or not all(map(is_reason_key, reasons)):
        return f"理由最多只能有 {MOST_REASONS} 条，理由的理由不能一层套一层；请删去不用的理由。"
    texts = {ref: value for ref, value in report.values.items() if isinstance(value, str)}
    for ref, value in texts.items():
        most = LONGEST_IN_CELL if isinstance(ref, CellRef) else LONGEST_TEXT
        if len(value) > most:
            return f"{_called(report, ref)}有 {len(value)} 个字，最多只能有 {most} 个字；请删短。"
    if (total := sum(map(len, texts.values()))) > MOST_CHARACTERS:
        return f"整份报告的文字一共 {total} 个字，最多只能有 {MOST_CHARACTERS} 个字；请删短。"
    return ""


def is_reason_key(key: str) -> bool:
    """Return whether a reason may be kept under this key: some version of the program may have written it."""
    return _REASON_KEY.fullmatch(key) is not None


def _called(report: Report, ref: Ref) -> str:
    cell = ref if isinstance(ref, CellRef) else ref.cell
    return place(report, ref) if cell is None or cell in report.form.cells else f"“{cell}”这一格"
