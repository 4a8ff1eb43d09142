"""What the printed report or the sheet to be signed has room for, and the cover does not say."""

from __future__ import annotations

from collections.abc import Container, Sequence

from models.form.cover import PARTICULARS
from models.form.refs import TextRef
from models.report.report import Report
from models.report.wording import OPENING

_IN_OPENING = ("address", "phone", "postcode")
_ON_THE_WEB = ("website", "url")
_SIGNED = ("date", "prepared_by", "checked_by", "approved_by")
"""What may also be written by hand when the report is signed."""


def cover_blanks(report: Report, previous: Report | None = None, required: Container[str] = ()) -> tuple[TextRef, ...]:
    """Return the particulars that are printed and blank, in the order of the cover; nothing is wrong with any of them.

    Those of the opening paragraph do not count where the clerk has written it himself, those that an office may well
    not have only where last year's report had them, and of website and address on the web one is enough.

    Args:
        report: The report.
        previous: Last year's report of the same unit, where it is at hand.
        required: Addresses of what the district asks for in any case (`Task.required`).
    """
    wanted = {*_SIGNED, *(key for key in PARTICULARS if previous and previous.text("cover", key).strip())}
    wanted -= {*_IN_OPENING, *_ON_THE_WEB}
    if not report.text(*OPENING):
        has_site = any(report.text("cover", key).strip() for key in _ON_THE_WEB)
        wanted |= {*_IN_OPENING, *(() if has_site else _ON_THE_WEB[:1])}
    wanted |= {key for key, one in PARTICULARS.items() if str(one.ref) in required}
    return tuple(one.ref for key, one in PARTICULARS.items() if key in wanted and not report.text("cover", key).strip())


def what_if_blank(blanks: Sequence[TextRef]) -> str:
    """Return which particulars are blank, and that they may stay so, in a sentence."""
    labels = "、".join(PARTICULARS[one.key].label for one in blanks)
    by_hand = "；日期和姓名，签字的时候用笔写也行" if any(one.key in _SIGNED for one in blanks) else ""
    return f"封面还空着 {len(blanks)} 项：{labels}。没有的、现在不知道的先空着，再按 F4 到下一项{by_hand}。"


def left_blank(blanks: Sequence[TextRef]) -> str:
    """Return which particulars stay blank for now, in a sentence."""
    return f"封面先空着 {len(blanks)} 项：{'、'.join(PARTICULARS[one.key].label for one in blanks)}。"
