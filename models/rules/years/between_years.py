"""Between the years, when last year's report is at hand: Y-CARRY, Y-VALID, Y-JUMP, T2-JUMP, Y-COPY.

Across two editions of the form, what is carried over is compared, and whatever the later one says that it continues.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from models.checks.findings import Context, Finding, Fix, Level, Span
from models.checks.thresholds import bound, set_by
from models.form.figures import Figure, print_figure
from models.form.refs import CellRef, TextRef
from models.form.vocabulary import Axis, FigureKind, Form
from models.report.next_year import Carried, carried_over, carry_key
from models.report.places import place
from models.report.report import Report
from models.rules.tables.plausibility import last_years
from models.text.comparison import Stretch, alike

_DOCUMENTS = tuple(CellRef("disclosure", "normative", column) for column in ("issued", "repealed", "in_force"))
_DECISIONS = tuple(CellRef("disclosure", row, "decisions") for row in ("permits", "penalties", "coercion"))
_HALF = 50  # per cent

_IDLE_DIFFERENCE = 20
"""Up to which difference nothing is a jump: ours; small numbers multiply easily."""


def carried_figures_agree(context: Context) -> Iterator[Finding]:
    """What last year's report has carried out is carried in, column by column; totals follow from that.

    Y-CARRY: error, excusable.
    Source: 国办公开办函〔2019〕60号 and 〔2021〕30号: 上年结转; excusable, since last year may have been wrong.
    """
    report, previous = context.report, context.previous
    if previous is None:
        return
    for ref, carried in _carried_in(report, previous):
        cell, figure = report.form.cells[ref], report.figure(ref)
        if figure is not None and figure != carried.figure:
            here, there = print_figure(figure, cell.kind), print_figure(carried.figure, cell.kind)
            source = previous.form.cells[carried.source].row.called
            then = carried.figure
            by = f"，{_difference(figure, then)}" if isinstance(figure, Decimal) and isinstance(then, Decimal) else ""
            message = (
                f"{place(report, ref)}填的是 {here}，而去年报告的“{source}”是 {there}，应当一样{by}；"
                "请核对，确实如此的请说明理由。"
            )
            fix = Fix(f"改成去年的 {there}", ((ref, carried.figure),), sure=False)
            yield Finding("Y-CARRY", Level.ERROR, message, (ref,), excusable=True, fix=fix)


def carried_in(report: Report, previous: Report | None) -> dict[CellRef, Figure]:
    """Return what cells have to hold because last year's report has carried it out; a reason frees its cell."""
    every = _carried_in(report, previous) if previous else ()
    return {ref: carried.figure for ref, carried in every if carry_key(ref) not in report.values}


def _carried_in(report: Report, previous: Report) -> Iterator[tuple[CellRef, Carried]]:
    """Yield the cells of this year that last year's report gives, once it is filled in; totals follow from these."""
    for ref, carried in carried_over(previous).items():
        waits = carried.source in previous.form.totals and previous.settled(carried.source) is None
        if ref in report.form.cells and ref not in report.form.totals and not waits:
            yield ref, carried


def documents_stay_in_force(context: Context) -> Iterator[Finding]:
    """What was in force and is not repealed still is, and so is what was issued.

    Y-VALID: warning.
    Source: ours: fails in 3 of 6 real pairs of years (清理, 机构划转), so never an error.
    """
    report = context.report
    issued, repealed, in_force = _DOCUMENTS
    new, old, now = (report.settled(ref) for ref in _DOCUMENTS)
    then = last_years(context, in_force)
    if new is None or old is None or now is None or then is None or now == (right := then + new - old):
        return
    told = f"去年有效 {then:f} 件，今年制发 {new:f} 件、废止 {old:f} 件"
    here, to_do = f"{place(report, in_force)}填的是 {now:f} 件", "请核对，因为清理、机构划转的请说明理由。"
    # More cannot be repealed than there was; then it is not known which of the figures is wrong.
    if old > then:
        message, fix = f"{here}，而{told}，废止的比去年有效的还多 {old - then:f} 件；{to_do}", None
    else:
        message = f"{here}，应当是 {right:f} 件，{_difference(now, right)} 件：{told}；{to_do}"
        fix = Fix(f"改成 {right:f}", ((in_force, right),), sure=False)
    yield Finding("Y-VALID", Level.WARNING, message, (in_force,), (issued, repealed), fix=fix)


def decisions_do_not_jump(context: Context) -> Iterator[Finding]:
    """许可, 处罚 and 强制 neither vanish nor multiply.

    T2-JUMP: warning.
    Source: ours: a jump is often a slip, but 550 to 9,487 is real.
    """
    for ref, now, then in _compared(context, _DECISIONS):
        if now == 0 < then or _is_jump(now, then, bound("T2-JUMP", context.thresholds)):
            yield _jump("T2-JUMP", context, ref, now, then)


def counts_do_not_jump(context: Context) -> Iterator[Finding]:
    """No other count multiplies or shrinks to a fifth; of tables 3 and 4 the totals are compared.

    Y-JUMP: warning.
    Source: ours: as T2-JUMP.
    """
    times = bound("Y-JUMP", context.thresholds)
    for ref, now, then in _compared(context, _counts(context.report.form)):
        if _is_jump(now, then, times):
            yield _jump("Y-JUMP", context, ref, now, then)


def texts_are_written_anew(context: Context) -> Iterator[Finding]:
    """At most half of what sections 一 and 五 say was said last year.

    Y-COPY: warning.
    Source: 区里考核: districts deduct points for copied sections.
    """
    report, previous = context.report, context.previous
    for ref in (TextRef("texts", narrative.id) for narrative in report.form.narratives if narrative.anew):
        if previous is None or not report.form.compares(ref, previous.form):
            continue
        text = report.printed(ref)
        same = alike(text, previous.printed(ref))
        # With itself, a text has everything in common that counts: its sentences without the sub-headings.
        copied, whole = _length(text, same), _length(text, alike(text, text))
        most = bound("Y-COPY", context.thresholds)
        if copied * 100 > whole * most:
            message = (
                f"{place(report, ref)}有 {-(-copied * 100 // whole)}% 和去年相同（{whole} 个字里有 {copied} 个字），"
                f"超过{'一半' if most == _HALF else f' {most}%'}{set_by('Y-COPY', context.thresholds)}；"
                "请按今年的情况重写相同的句子，确实不必改的请说明理由。"
            )
            spans = tuple(Span(ref, *stretch) for stretch in same)
            yield Finding("Y-COPY", Level.WARNING, message, (ref,), spans=spans)


def _counts(form: Form) -> Iterator[CellRef]:
    """Yield the counts that Y-JUMP compares: the totals of the rows, and every count of a table without any."""
    sums = (one for one in form.identities if one.balance.fills and one.balance.axis is Axis.COLUMNS)
    totals = {one.right[0] for one in sums}
    with_totals = {ref.table for ref in totals}
    for ref, cell in form.cells.items():
        stands_out = ref in totals or ref.table not in with_totals
        if stands_out and cell.kind is FigureKind.COUNT and ref not in _DECISIONS:
            yield ref


def _compared(context: Context, refs: Iterable[CellRef]) -> Iterator[tuple[CellRef, Decimal, Decimal]]:
    """Yield the cells that have a number in both years, with this year's and last year's."""
    report, previous = context.report, context.previous
    if previous is None:
        return
    # Many figures stay as they are; passing over them first spares looking at all the parts of totals.
    for ref in (ref for ref in refs if report.figure(ref) != previous.figure(ref)):
        now, then = report.settled(ref), last_years(context, ref)
        if now is not None and then is not None:
            yield ref, now, then


def _is_jump(now: Decimal, then: Decimal, times: int) -> bool:
    small, large = sorted((now, then))
    return large - small > _IDLE_DIFFERENCE and large >= small * times


def _jump(rule: str, context: Context, ref: CellRef, now: Decimal, then: Decimal) -> Finding:
    message = (
        f"{place(context.report, ref)}是 {now:f}，而去年是 {then:f}，{_difference(now, then)}，变化很大；"
        f"请核对，确实如此的请说明理由{set_by(rule, context.thresholds)}。"
    )
    return Finding(rule, Level.WARNING, message, (ref,))


def _difference(now: Decimal, then: Decimal) -> str:
    return f"{'多' if now > then else '少'} {abs(now - then):f}"


def _length(text: str, stretches: Iterable[Stretch]) -> int:
    """Return how many characters some stretches of a text have, without spaces."""
    return sum(len("".join(text[start:end].split())) for start, end in stretches)
