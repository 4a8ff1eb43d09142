"""What the cover has to say: S-COVER, S-NOTICE, S-DATE."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.checks.findings import Context, Finding, Fix, Level
from models.form.cover import PARTICULARS, EntryKind, print_date, read_date
from models.report.places import place
from models.report.report import Report
from models.text.characters import printable
from models.text.government_names import is_of_a_city, is_of_a_province, is_whole_government

_NOTICE = ("notice_title", "notice_addressee", "notice_body", "notice_signatory", "notice_date")
_SIGNED = PARTICULARS["date"].ref

_DUE = (1, 31)
"""Until when a report is signed, as month and day: Article 49 of the Regulations."""

_DUE_ADDED_UP, _DUE_OF_A_CITY, _DUE_OF_A_PROVINCE = (2, 20), (3, 10), (3, 31)
"""Likewise for whoever adds up: the city waits for the districts until 20 February, the province for the cities until
10 March, and by Article 49 all are public by 31 March.
"""

_DATES = tuple(particular for particular in PARTICULARS.values() if particular.entry is EntryKind.DATE)


def agency_is_named(context: Context) -> Iterator[Finding]:
    """The cover names the agency; title and signature are made from it.

    S-COVER: warning, required.
    Source: ours: without a name, the report has neither title nor signature.
    """
    if not printable(context.report.text("cover", "agency")).strip():
        message = "封面的“机关全称”还没有填；请填写，标题和署名要用。"
        yield Finding("S-COVER", Level.WARNING, message, (PARTICULARS["agency"].ref,), required=True)


def notice_is_whole(context: Context) -> Iterator[Finding]:
    """A notice before the report has a title and a text; without them, what else is filled in makes no sense.

    S-NOTICE: warning, required.
    Source: ours: half a notice would be printed before the report.
    """
    filled = {key for key in _NOTICE if printable(context.report.text("cover", key)).strip()}
    missing = [key for key in ("notice_title", "notice_body") if key not in filled]
    if filled and missing:
        labels = "和".join(f"“{PARTICULARS[key].label}”" for key in missing)
        message = f"封面的{labels}还没有填；请填写，不发通知的请把“转发或印发的通知”都清空。"
        refs = tuple(PARTICULARS[key].ref for key in missing)
        yield Finding("S-NOTICE", Level.WARNING, message, refs, required=True)


def dates_are_readable(context: Context) -> Iterator[Finding]:
    """Dates on the cover are days of the calendar.

    S-DATE: warning.
    Source: Article 49 of the Regulations sets a date; what is no date cannot be held against it.
    """
    for particular in _DATES:
        typed = context.report.text("cover", particular.key)
        if typed and not read_date(typed):
            message = f"封面的“{particular.label}”填的是“{typed}”，不是日期；请写成 2024年1月9日 这样。"
            yield Finding("S-DATE", Level.WARNING, message, (particular.ref,))


def report_is_signed_in_time(context: Context) -> Iterator[Finding]:
    """The report is signed after the report year and before it is due.

    S-DATE: warning.
    Source: Article 49 of the Regulations: by 31 January; whole governments, which add up, later.
    """
    report = context.report
    signed = read_date(report.text("cover", "date"))
    first = date(report.year + 1, 1, 1)
    due = date(report.year + 1, *_due(report))
    if signed and not first <= signed <= due:
        early = signed < first
        wrong = f"那时 {report.year} 年还没有结束" if early else f"比规定的{_day(due)}晚 {(signed - due).days} 天"
        message = f"{place(report, _SIGNED)}是{_day(signed)}，{wrong}；请核对，确实如此的请说明理由。"
        # In January, the old year is easily written on.
        meant = signed.replace(year=first.year) if signed.month == 1 and signed.year == report.year else None
        fix = Fix(f"改成{_day(meant)}", ((_SIGNED, meant.isoformat()),), sure=False) if meant else None
        yield Finding("S-DATE", Level.WARNING, message, (_SIGNED,), fix=fix)


def _due(report: Report) -> tuple[int, int]:
    """Return the last day on which a report is signed, as month and day; where the kind is not chosen, by the name."""
    kind, agency = report.text("cover", "kind"), report.text("cover", "agency")
    if kind != "aggregate" and (kind or not is_whole_government(agency)):
        return _DUE
    if is_of_a_province(agency):
        return _DUE_OF_A_PROVINCE
    return _DUE_OF_A_CITY if is_of_a_city(agency) else _DUE_ADDED_UP


def _day(day: date) -> str:
    return print_date(day.isoformat())
