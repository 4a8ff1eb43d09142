"""Figures that can be right and seldom are: T2-VALID, T2-FEEUNIT, T2-19, T3-OTHER to T3-ALLSAME, T4-VS-T3 to T4-POST.

A rule is silent where the form has no such cell and while a figure it needs is blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from models.checks.findings import Context, Finding, Fix, Level
from models.form.figures import MONEY_DECIMALS
from models.form.refs import CellRef, TextRef
from models.form.vocabulary import Form
from models.report.places import place
from models.report.report import Report

_NEW = CellRef("applications", "new", "total")
_HANDLED = CellRef("applications", "handled", "total")
_CARRIED_OUT = CellRef("applications", "carried_out", "total")
_UNPAID = CellRef("applications", "other_unpaid", "total")
_CASES = ("litigation", "cases")
_REVIEWS, _SUITS_AFTER_REVIEW, _DIRECT_SUITS = (
    CellRef(*_CASES, f"{stage}_total") for stage in ("review", "after_review", "direct")
)
_ISSUED, _IN_FORCE, _MADE, _NEWLY_PUBLISHED, _PUBLISHED_TOTAL = (
    CellRef("disclosure", "normative", column)
    for column in ("issued", "in_force", "made", "newly_published", "published_total")
)
_FEES = CellRef("disclosure", "fees", "collected")

_ABOUT_FEES = re.compile("处理费|收费|缴费|费用")

_OTHERS = 5
"""One result in so many may be （六）其他处理; the notices warn of more."""

_MOST_RESEARCH = 5
"""Applications of research bodies in one cell: ours; it is 0 in all of 24 complete reports."""

_NAMED = 3
"""Cells that a sentence names one by one: ours; more would not be read."""

_MANY_RESULTS = 20
"""Results that are hardly all of one kind: ours; fewer may be, by chance."""

_FEE_GROWTH = 1000
"""Times last year's fee: ours; 元 for 万元 makes 10,000 of it, and fees may fall to a tenth meanwhile."""

_YUAN = 10_000
"""元 in 万元; so large a whole number of 万元 no street office collects: ours."""

_SMALL_UNITS = {"street", "town"}
"""Kinds of units that collect little."""


def last_years(context: Context, ref: CellRef) -> Decimal | None:
    """Return last year's number in a cell; None while it is not settled, and where it meant something else then."""
    previous = context.previous
    known = previous is not None and context.report.form.compares(ref, previous.form)
    return previous.settled(ref) if previous and known else None


def other_results_are_few(context: Context) -> Iterator[Finding]:
    """At most a fifth of the results are （六）其他处理.

    T3-OTHER: warning.
    Source: 国办公开办函〔2019〕60号 and 〔2021〕30号, which warn of it.
    """
    report = context.report
    refs = tuple(ref for ref in _details(report.form) if ref.row == "other" or ref.row.startswith("other_"))
    others, handled = _sum(report, refs), report.settled(_HANDLED)
    if refs and others is not None and handled is not None and others * _OTHERS > handled:
        most = handled // _OTHERS
        message = (
            f"{_call(report, _HANDLED)}“（六）其他处理”有 {others:f} 件，"
            f"比办理结果总计 {handled:f} 件的两成（{most:f} 件）"
            f"多 {others - most:f} 件；请核对有没有应当计入（一）至（五）的，确实如此的请说明理由。"
        )
        yield Finding("T3-OTHER", Level.WARNING, message, refs, (_HANDLED,))


def unpaid_fees_are_explained(context: Context) -> Iterator[Finding]:
    """Section 六 speaks of the fee that somebody did not pay.

    T3-FEE: warning.
    Source: 国办公开办函〔2021〕30号: section 六 tells of the fee for information.
    """
    report = context.report
    unpaid = report.settled(_UNPAID)
    for ref in (TextRef("texts", narrative.id) for narrative in report.form.narratives if narrative.fee):
        text = report.printed(ref)
        if unpaid and not _ABOUT_FEES.search(text):
            message = (
                f"{_call(report, _UNPAID)}“{report.form.cells[_UNPAID].row.called}”有 {unpaid:f} 件，"
                f"而{place(report, ref)}没有提到信息处理费；请在那里写明收费通知和收取情况，或者核对这一行。"
            )
            yield Finding("T3-FEE", Level.WARNING, message, (_UNPAID,), (ref,))


def research_bodies_are_rare(context: Context) -> Iterator[Finding]:
    """Hardly ever does a research body apply; the next column was probably meant.

    T3-CAT: hint.
    Source: ours: no research body applied in 24 complete reports.
    """
    report = context.report
    refs = (ref for ref in report.form.cells if ref.column == "research" and ref.table == "applications")
    many = tuple(ref for ref in refs if report.sum([ref]) > _MOST_RESEARCH)
    if many:
        counts = "、".join(f"“{report.form.cells[ref].row.called}”{report.sum([ref]):f} 件" for ref in many[:_NAMED])
        others = f"等 {len(many)} 格" if len(many) > _NAMED else ""
        column = report.form.cells[many[0]].column.called
        message = (
            f"{_call(report, many[0])}“{column}”列填了{counts}{others}；{column}的申请很少见，请核对是不是填错了列。"
        )
        yield Finding("T3-CAT", Level.HINT, message, many)


def results_differ(context: Context) -> Iterator[Finding]:
    """Many results are hardly all of one kind.

    T3-ALLSAME: hint.
    Source: ours: all cases in one row look like a row mistaken.
    """
    report = context.report
    handled, details = report.settled(_HANDLED), _details(report.form)
    if handled is None or handled < _MANY_RESULTS or (counts := _all_settled(report, details)) is None:
        return
    filled = [ref for ref, count in zip(details, counts, strict=True) if count]
    if len(filled) == 1:
        row = report.form.cells[filled[0]].row.called
        message = (
            f"{_call(report, _HANDLED)}办理结果总计 {handled:f} 件都计在“{row}”一行；请核对有没有应当计入其他行的。"
        )
        yield Finding("T3-ALLSAME", Level.HINT, message, (filled[0],), (_HANDLED,))


def cases_are_fewer_than_applications(context: Context) -> Iterator[Finding]:
    """No more cases than applications, though cases of earlier years count.

    T4-VS-T3: warning.
    Source: ours: no law says it; 31 cases to 39 applications are real.
    """
    report = context.report
    refs = _cases(report.form)
    cases, applications = _sum(report, refs), _sum(report, (_HANDLED, _CARRIED_OUT))
    if not refs or cases is None or applications is None:
        return
    if cases > applications:
        message = (
            f"{_call(report, refs[0])}的复议和诉讼共 {cases:f} 件，"
            f"而{_call(report, _HANDLED)}办理结果总计加上结转下年度共 {applications:f} 件，"
            f"多 {cases - applications:f} 件；请核对，是以前年度申请引起的请说明理由。"
        )
        yield Finding("T4-VS-T3", Level.WARNING, message, refs, (_HANDLED, _CARRIED_OUT))


def cases_come_from_applications(context: Context) -> Iterator[Finding]:
    """Where nobody applied, nobody goes to law.

    T4-ZERO: warning.
    Source: ours: only cases of earlier years can explain it.
    """
    report = context.report
    filled = tuple(ref for ref in report.form.rows.get(_CASES, ()) if report.sum([ref]))
    if filled and _no_applications(report):
        here, there = _call(report, filled[0]), report.form.table("applications").call
        message = (
            f"{there}全部是 0，而{here}有复议、诉讼 {_cases_there_are(report):f} 件；"
            "请核对，是以前年度申请引起的请说明理由。"
        )
        others = tuple(ref for ref in (_NEW, _HANDLED) if ref in report.form.cells)
        yield Finding("T4-ZERO", Level.WARNING, message, filled, others)


def lawsuits_follow_reviews(context: Context) -> Iterator[Finding]:
    """Who sues after a review had a review, this year or last.

    T4-POST: hint.
    Source: ours: 复议后起诉 is easily mistaken for 未经复议直接起诉.
    """
    report = context.report
    suits = report.settled(_SUITS_AFTER_REVIEW)
    reviewed = report.sum(report.form.totals.get(_REVIEWS, ())) or report.settled(_REVIEWS)
    if suits and suits > 0 and reviewed == 0 == last_years(context, _REVIEWS):
        direct = _stage(report.form, _DIRECT_SUITS)
        message = (
            f"{_call(report, _REVIEWS)}“{_stage(report.form, _SUITS_AFTER_REVIEW)}”有 {suits:f} 件，"
            f"而“{_stage(report.form, _REVIEWS)}”今年和去年都是 0 件；"
            f"请核对{f'是不是应当计入“{direct}”' if direct else ''}。"
        )
        yield Finding("T4-POST", Level.HINT, message, (_SUITS_AFTER_REVIEW,), (_REVIEWS,))


def issued_documents_are_in_force(context: Context) -> Iterator[Finding]:
    """At least what was issued in the year is in force at its end. Only 行政规范性文件: hardly anybody makes 规章.

    T2-VALID: warning.
    Source: 国办公开办函〔2021〕30号: 现行有效 counts what is in force on 31 December, this year's among it.
    """
    report = context.report
    counts = _all_settled(report, (_ISSUED, _IN_FORCE))
    if counts and counts[1] < counts[0]:
        message = (
            f"{place(report, _IN_FORCE)}是 {counts[1]:f} 件，比本年制发的 {counts[0]:f} 件"
            f"少 {counts[0] - counts[1]:f} 件；请核对，本年制发、本年又废止的请说明理由。"
        )
        yield Finding("T2-VALID", Level.WARNING, message, (_IN_FORCE,), (_ISSUED,))


def fees_are_in_ten_thousands(context: Context) -> Iterator[Finding]:
    """The fee is in 万元, and does not look as if it were in 元.

    T2-FEEUNIT: warning.
    Source: 国办公开办函〔2021〕30号: 单位：万元.
    """
    report = context.report
    fee, last = report.settled(_FEES), last_years(context, _FEES)
    if fee is None or not (why := _looks_like_yuan(report, fee, last)):
        return
    converted = Decimal(f"{round(fee / _YUAN, MONEY_DECIMALS).normalize():f}")
    message = (
        f"{_call(report, _FEES)}“{report.form.cells[_FEES].row.called}”像是按元填的：填的是 {fee:f} 万元，{why}；"
        f"如果是 {fee:f} 元，请填 {converted:f}，确实是万元的请说明理由。"
    )
    fix = Fix(f"改成 {converted:f}", ((_FEES, converted),), sure=False)
    yield Finding("T2-FEEUNIT", Level.WARNING, message, (_FEES,), fix=fix)


def published_documents_fit(context: Context) -> Iterator[Finding]:
    """The total of what is public includes what is new; one finding, since both come from the same total.

    T2-19: warning.
    Source: 国办公开办函〔2019〕60号.
    """
    report = context.report
    if (counts := _all_settled(report, (_MADE, _NEWLY_PUBLISHED, _PUBLISHED_TOTAL))) is None:
        return
    made, new, total = counts
    if new > total:
        why = f"比本年新公开的 {new:f} 件少 {new - total:f} 件；总数应当包括本年新公开的"
        yield _too_few(report, _NEWLY_PUBLISHED, total, why)
    elif made > 0 == total:
        yield _too_few(report, _MADE, total, f"而本年新制作 {made:f} 件，相差 {made:f} 件")


def items_are_left(context: Context) -> Iterator[Finding]:
    """No more items go than were there.

    T2-19: warning.
    Source: 国办公开办函〔2019〕60号.
    """
    for ref in context.report.form.cells:
        if ref.column == "previous_items":
            yield from _items_left(context.report, ref)


def _too_few(report: Report, ref: CellRef, total: Decimal, why: str) -> Finding:
    message = f"{place(report, _PUBLISHED_TOTAL)}是 {total:f} 件，{why}；请核对，确实如此的请说明理由。"
    return Finding("T2-19", Level.WARNING, message, (ref,), (_PUBLISHED_TOTAL,))


def _items_left(report: Report, before: CellRef) -> Iterator[Finding]:
    change = before._replace(column="change")
    counts = _all_settled(report, (before, change))
    if counts and counts[0] >= 0 > sum(counts):
        message = (
            f"{_call(report, before)}“{report.form.cells[before].row.called}”行上一年项目数量是 {counts[0]:f} 项，"
            f"本年减少 {-counts[1]:f} 项，多减了 {-sum(counts):f} 项；请核对，确实如此的请说明理由。"
        )
        yield Finding("T2-19", Level.WARNING, message, (before, change))


def _looks_like_yuan(report: Report, fee: Decimal, last: Decimal | None) -> str:
    """Return why a fee looks like 元, as a part of a sentence; nothing if it does not."""
    if last and last > 0 and fee >= last * _FEE_GROWTH:
        return f"是去年 {last:f} 万元的 {fee // last:f} 倍"
    whole = fee == fee.to_integral_value() and fee >= _YUAN
    return "这么大的数在街道、乡镇很少见" if whole and report.text("cover", "kind") in _SMALL_UNITS else ""


def _details(form: Form) -> tuple[CellRef, ...]:
    """Return the totals of the rows that （七） adds up; none if the form has no such table."""
    sums = (identity for identity in form.identities if identity.balance.rule == "T3-COL")
    return next((identity.left for identity in sums if identity.right == (_HANDLED,)), ())


def _call(report: Report, ref: CellRef) -> str:
    """Return how sentences call the table of a cell."""
    return report.form.cells[ref].table.call


def _cases(form: Form) -> tuple[CellRef, ...]:
    """Return the cells of table 4 that together count every case once: those that no total adds up."""
    row = form.rows.get(_CASES, ())
    parts = {part for ref in row for part in form.totals.get(ref, ())}
    return tuple(ref for ref in row if ref not in parts)


def _cases_there_are(report: Report) -> Decimal:
    """Return how many cases table 4 tells of, a total or what it adds up: where both do not agree, the more."""
    parts = report.form.totals
    each = (max(report.sum([total]), report.sum(parts.get(total, ()))) for total in _cases(report.form))
    return sum(each, Decimal(0))


def _stage(form: Form, total: CellRef) -> str:
    """Return the stage of a dispute whose cases a total adds up, as the form calls it; nothing if it has none."""
    names = (one.balance.name for one in form.identities if one.right == (total,))
    cell = form.cells.get(total)
    return next(filter(None, names), cell.column.called if cell else "")


def _no_applications(report: Report) -> bool:
    """Return whether table 3 is filled in, and all of it with 0."""
    refs = [ref for ref in report.form.cells if ref.table == "applications"]
    return bool(refs) and all(report.figure(ref) == 0 for ref in refs)


def _sum(report: Report, refs: Iterable[CellRef]) -> Decimal | None:
    counts = _all_settled(report, refs)
    return None if counts is None else sum(counts, Decimal(0))


def _all_settled(report: Report, refs: Iterable[CellRef]) -> tuple[Decimal, ...] | None:
    """Return the numbers in all of `refs`, or None while one is missing."""
    counts: list[Decimal] = []
    for ref in refs:
        if (count := report.settled(ref)) is None:
            return None
        counts.append(count)
    return tuple(counts)
