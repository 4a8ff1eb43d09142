"""What the printed report or the sheet to be signed has room for, and the cover does not say."""

from __future__ import annotations

from collections.abc import Collection

from models.form.cover import PARTICULARS
from models.form.refs import TextRef
from models.report.report import Report
from models.report.wording import OPENING

_IN_OPENING = ("address", "phone", "postcode")
_SIGNED = ("date", "prepared_by", "checked_by", "approved_by")
"""What may also be written by hand when the report is signed."""


def cover_blanks(report: Report, passed: Collection[str]) -> tuple[TextRef, ...]:
    """Return the particulars that are printed and blank, in the order of the cover; nothing is wrong with any of them.

    Those of the opening paragraph do not count where the clerk has written it himself, those that an office may well
    not have never do, and of website and address on the web one is enough.

    Args:
        report: The report.
        passed: Keys of what the clerk has seen and left blank.
    """
    wanted = {*_SIGNED}
    if not report.text(*OPENING):
        wanted |= {*_IN_OPENING, *(["website"] if not report.text("cover", "url").strip() else [])}
    blank = (key for key in PARTICULARS if key in wanted and not report.text("cover", key).strip())
    return tuple(PARTICULARS[key].ref for key in blank if key not in passed)


def what_if_blank(ref: TextRef) -> str:
    """Return that a particular is blank, and that it may stay so, in a sentence."""
    label = PARTICULARS[ref.key].label
    if ref.key in _SIGNED:
        return f"“{label}”还空着，打印的报告上要用。现在不知道的先空着，再按 F4 往下走；签字的时候用笔写也行。"
    return f"“{label}”还空着，报告开头一段要用。没有的，或者以后再填的，再按 F4 往下走。"
