"""What has to be there, and what may be in it: T2-INT, T3-INT, T4-INT, T2-REG, S-COVER, S-EMPTY, S-DATE, S-NOTICE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from models.characters import printable
from models.cover import PARTICULARS, Entry, print_date, read_date
from models.figures import fault, is_whole, print_figure, read_figure, says_none
from models.fills import zeros_in_blanks
from models.findings import Context, Finding, Fix, Level
from models.form import Cell, CellRef, Narrative, Table, TextRef
from models.outline import prose
from models.places import place
from models.report import Report
from models.wording import heading

_REGULATIONS = ("disclosure", "regulations")
_NOTICE = ("notice_title", "notice_addressee", "notice_body", "notice_signatory", "notice_date")
_DISTRICT = re.compile("[区县旗]")
_SIGNED = PARTICULARS["date"].ref
_DUE = {"aggregate": (2, 20)}
"""Until when whoever adds up signs, as month and day; all others sign in January."""

_DATES = tuple(particular for particular in PARTICULARS.values() if particular.entry is Entry.DATE)


def cells_hold_figures(context: Context) -> Iterator[Finding]:
    """Every filled cell holds the kind of figure it asks for; a total that follows repeats no fault of its parts."""
    report = context.report
    cells = report.form.cells
    # Nearly all are whole numbers, right in any cell; passing over them first makes the check three times as fast.
    odd = [(ref, value) for ref, value in report.values.items() if not is_whole(value)]
    for ref, value in odd:
        cell = cells.get(ref) if isinstance(ref, CellRef) else None
        if cell and (wrong := fault(value, cell.kind)):
            message = f"{place(report, cell.ref)}{wrong}。"
            yield Finding(cell.table.number_rule, Level.ERROR, message, (ref,), fix=_figure_for_none(report, cell))


def cells_are_filled(context: Context) -> Iterator[Finding]:
    """No cell is blank: blank is not zero. One finding a table."""
    report = context.report
    for table in report.form.tables:
        blank = tuple(ref for ref in report.form.inputs(table) if ref not in report.values)
        if blank:
            message = f"{table.call}还有 {len(blank)} 格没有填；没有的请填 0，不能空着。"
            fix = _zeros(report, table, blank)
            yield Finding(table.number_rule, Level.WARNING, message, blank, required=True, fix=fix)


def regulations_are_zero(context: Context) -> Iterator[Finding]:
    """Only ministries, provinces and cities with districts make 规章 (立法法); others report 0."""
    report = context.report
    row = report.form.rows.get(_REGULATIONS, ())
    filled = tuple(ref for ref in row if report.sum([ref]))
    if filled and not _may_be_of_a_city(report):
        counts = "、".join(f"{report.form.cells[ref].column.called} {report.sum([ref]):f}" for ref in filled)
        message = (
            f"表二“规章”行填了{counts}，应当是 0：街道、乡镇、部门和区县政府不能制定规章，规章制度不算；"
            "请改正，确有规章的请说明理由。"
        )
        yield Finding("T2-REG", Level.ERROR, message, filled, excusable=True)


def _may_be_of_a_city(report: Report) -> bool:
    """Return whether this is the report of a whole government, or of its office, that is not one of a district."""
    of_government = report.text("cover", "kind") in {"office", "aggregate"}
    return of_government and not _DISTRICT.search(report.text("cover", "agency").replace("自治区", ""))


def agency_is_named(context: Context) -> Iterator[Finding]:
    """The cover names the agency; title and signature are made from it."""
    if not printable(context.report.text("cover", "agency")).strip():
        message = "封面的“机关全称”还没有填；请填写，标题和署名要用。"
        yield Finding("S-COVER", Level.WARNING, message, (PARTICULARS["agency"].ref,), required=True)


def notice_is_whole(context: Context) -> Iterator[Finding]:
    """A notice before the report has a title and a text; without them, what else is filled in makes no sense."""
    filled = {key for key in _NOTICE if printable(context.report.text("cover", key)).strip()}
    missing = [key for key in ("notice_title", "notice_body") if key not in filled]
    if filled and missing:
        labels = "和".join(f"“{PARTICULARS[key].label}”" for key in missing)
        message = f"封面的{labels}还没有填；请填写，不发通知的请把“转发或印发的通知”都清空。"
        refs = tuple(PARTICULARS[key].ref for key in missing)
        yield Finding("S-NOTICE", Level.WARNING, message, refs, required=True)


def sections_are_written(context: Context) -> Iterator[Finding]:
    """Every text section says something; section 五 has a stricter rule of its own."""
    report = context.report
    for section in report.form.sections:
        if not isinstance(section.body, Narrative) or section.body.must_say:
            continue
        text = report.text("texts", section.body.id)
        if not prose(text):
            message = f"“{heading(report, section)}”{'只有小标题，' if text.strip() else ''}还没有写；请补写。"
            yield Finding("S-EMPTY", Level.WARNING, message, (TextRef("texts", section.body.id),), required=True)


def dates_are_readable(context: Context) -> Iterator[Finding]:
    """Dates on the cover are days of the calendar."""
    for particular in _DATES:
        typed = context.report.text("cover", particular.key)
        if typed and not read_date(typed):
            message = f"封面的“{particular.label}”填的是“{typed}”，不是日期；请写成 2024年1月9日 这样。"
            yield Finding("S-DATE", Level.WARNING, message, (particular.ref,))


def report_is_signed_in_time(context: Context) -> Iterator[Finding]:
    """S-DATE: the report is signed after the report year and before it is due."""
    report = context.report
    signed = read_date(report.text("cover", "date"))
    first = date(report.year + 1, 1, 1)
    due = date(report.year + 1, *_DUE.get(report.text("cover", "kind"), (1, 31)))
    if signed and not first <= signed <= due:
        early = signed < first
        wrong = f"那时 {report.year} 年还没有结束" if early else f"比规定的{_day(due)}晚 {(signed - due).days} 天"
        message = f"{place(report, _SIGNED)}是{_day(signed)}，{wrong}；请核对，确实如此的请说明理由。"
        # In January, the old year is easily written on.
        meant = signed.replace(year=first.year) if signed.month == 1 and signed.year == report.year else None
        fix = Fix(f"改成{_day(meant)}", ((_SIGNED, meant.isoformat()),)) if meant else None
        yield Finding("S-DATE", Level.WARNING, message, (_SIGNED,), fix=fix)


def _day(day: date) -> str:
    return print_date(day.isoformat())


def _figure_for_none(report: Report, cell: Cell) -> Fix | None:
    """Return the fix of a cell that says 无 and the like: 0, and in a total what its parts add up to."""
    typed = report.values[cell.ref]
    if not isinstance(typed, str) or not says_none(typed) or _is_open(report, {cell.ref}):
        return None
    figure = report.sum(report.form.totals.get(cell.ref, ())) or read_figure("0", cell.kind)
    return Fix(f"改成 {print_figure(figure, cell.kind)}", ((cell.ref, figure),))


def _zeros(report: Report, table: Table, blank: tuple[CellRef, ...]) -> Fix | None:
    if _is_open(report, set(blank)):
        return None
    return Fix(f"{table.call} {len(blank)} 个空格填 0", tuple(zeros_in_blanks(report, table).items()))


def _is_open(report: Report, cells: set[CellRef]) -> bool:
    """Return whether some of `cells` are parts of a typed total that still misses something: then 0 may be wrong."""
    typed = ((report.values.get(total), parts) for total, parts in report.form.totals.items())
    return any(
        isinstance(total, Decimal) and total != report.sum(parts) and not cells.isdisjoint(parts)
        for total, parts in typed
    )
