"""What the printed report or the sheet to be signed has room for, and the cover does not say."""

from __future__ import annotations

from collections.abc import Collection, Sequence

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


def what_if_blank(blanks: Sequence[TextRef]) -> str:
    """Return which particulars are blank, and that they may stay so, in a sentence."""
    labels = "、".join(PARTICULARS[one.key].label for one in blanks)
    by_hand = "；日期和姓名，签字的时候用笔写也行" if any(one.key in _SIGNED for one in blanks) else ""
    return f"封面还空着 {len(blanks)} 项：{labels}。没有的、现在不知道的先空着，再按 F4 往下走{by_hand}。"
