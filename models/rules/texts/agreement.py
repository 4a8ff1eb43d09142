"""Text against tables: N-RECV, N-DONE, N-CARRY, N-PARTS, N-NONE, N-APPL, N-T4, N-NORM, N-DEC; sums within it: N-SUM.

A number in the text belongs to a statement only if the sentence says so; where two readings are common, both are
right. A false alarm costs more trust than a missed one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from models.checks.findings import Context, Finding, Fix, Level, Span
from models.form.refs import CellRef, TextRef
from models.form.vocabulary import Form, Heading
from models.report.fields import replaced
from models.report.places import place
from models.report.report import Report, total_of
from models.rules.texts.form_words import own_words, quantities
from models.rules.texts.printed_texts import named
from models.statements import Statement, statements
from models.statements.enumerations import Enumeration, enumerations
from models.statements.quantities import QUANTITIES, Quantity, Sum

_LONGEST = 24
"""Characters of a text that are quoted: ours; the sentence has to stay a sentence."""

_NAMED, _AND_MORE = 5, "；另外还有"
"""Sums that a sentence tells of: ours; more would not be read."""

_WITH_CARRIED = {"new", "natural", "business", "research", "charity", "legal", "legal_persons"}
"""Quantities that some offices count together with what last year has carried over: 4 of 10 real reports do."""


def texts_agree_with_tables(context: Context) -> Iterator[Finding]:
    """Whatever a text says about a figure of the tables is what the tables say, once all of it is filled in there.

    N-RECV, N-DONE, N-CARRY, N-PARTS, N-NONE, N-APPL, N-T4, N-NORM, N-DEC: warning.
    N-RECV: hint, where the number is right with what was carried in, and does not say so.
    Source: Article 50 of the Regulations says what a report tells; it has to tell it once.
    """
    report = context.report
    for narrative in report.form.narratives:
        ref = TextRef("texts", narrative.id)
        text = report.printed(ref)
        ours = told_by(report, text)
        carried = _carry_told(ours)
        for _, same in groupby(ours, key=lambda one: (one.quantity, one.sentence)):
            yield from _compared(report, ref, text, list(same), carried)


def parts_make_the_whole(context: Context) -> Iterator[Finding]:
    """Where a text tells a whole and all of its parts, they add up.

    N-SUM: hint.
    Source: ours: a list may leave something out without saying so.
    """
    for narrative in context.report.form.narratives:
        ref = TextRef("texts", narrative.id)
        wrong = [one for one in enumerations(context.report.printed(ref)) if one.whole != sum(one.parts)]
        if wrong:
            spans = tuple(Span(ref, *span) for one in wrong for span in one.spans)
            told = "；".join(map(_sum_sentence, wrong[:_NAMED]))
            message = f"{place(context.report, ref)}里写{told}{_AND_MORE if wrong[_NAMED:] else ''}；请核对。"
            yield Finding("N-SUM", Level.HINT, message, (ref,), spans=spans)


def _sum_sentence(one: Enumeration) -> str:
    parts = "、".join(map(str, one.parts))
    off = sum(one.parts) - one.whole
    return (
        f"共 {one.whole} {one.unit}，而各项加起来是 {sum(one.parts)} {one.unit}，"
        f"{'多' if off > 0 else '少'} {abs(off)} {one.unit}（各项是 {parts}）"
    )


def told_by(report: Report, text: str) -> list[Statement]:
    """Return what a text tells of the report: of the whole district in an aggregate, else of the unit alone.

    Where the table has what is told of the whole, the unit's own share is not told in it, whatever kind the unit is.
    """
    every = statements(text, report.year, own_words(report.form))
    if report.text("cover", "kind") == "aggregate":
        return [one for one in every if one.scope != "own"]
    of_whole = {one.quantity for one in every if one.scope == "whole" and one.value and is_right(report, one)}
    return [one for one in every if one.scope != "whole" and not (one.scope == "own" and one.quantity in of_whole)]


def is_right(report: Report, statement: Statement) -> bool:
    """Return whether the tables have the number of a statement."""
    return Decimal(statement.value) in {
        total for cells in sums_of(report, statement) for total in totals(report, cells)
    }


def sums_of(report: Report, statement: Statement) -> list[tuple[CellRef, ...]]:
    """Return the cells of every reading of a statement that the form of a report has."""
    known = quantities(report.form)
    meant = [known[name] for name in (statement.quantity, *statement.also) if name in known]
    return [cells for one in meant for reading in one.readings if (cells := cells_of(report.form, reading))]


def _compared(
    report: Report, ref: TextRef, text: str, same: Sequence[Statement], carried: Collection[Decimal]
) -> Iterator[Finding]:
    """Yield what is wrong with the statements of one sentence about one quantity: each may be a part of the whole."""
    quantity = quantities(report.form).get(same[0].quantity)
    if quantity is None:
        return
    sums = sums_of(report, same[0])
    if any(report.settled(cell) is None for cells in sums for cell in cells):
        return  # what is blank may yet become what the text says
    values = [total for cells in sums for total in totals(report, cells)]
    told = {Decimal(one.value) for one in same} | {Decimal(sum(one.value for one in same))}
    if not values or (same[0].quantity == "all_done" and _is_carry_right(report, carried)):
        return
    spans = tuple(Span(ref, one.start, one.end) for one in same)
    if told.isdisjoint(values):
        fix = _fix(report, ref, same[0], values) if len(same) == 1 else None
        others = [next(totals(report, cells)) for cells in sums[1:]]
        message = f"{place(report, ref)}里写{_sentence(text, same, quantity, [values[0], *others])}"
        yield Finding(quantity.rule, Level.WARNING, message, (ref,), sums[0], spans=spans, fix=fix)
    elif (
        same[0].quantity == "new"
        and len(sums) > 1
        and told.isdisjoint(totals(report, sums[0]))
        and not any("结转" in one.sentence for one in same)
    ):
        whole = next(iter(told.intersection(totals(report, sums[1]))), values[-1])
        carried_in = total_of(report.figures, [cell for cell in sums[1] if cell not in sums[0]]) or Decimal()
        message = (
            f"{place(report, ref)}里写{quoted(text, same[0])}，是本年新收 {whole - carried_in:f} 件"
            f"和上年结转 {carried_in:f} 件的合计；请写明包含上年结转。"
        )
        yield Finding(quantity.rule, Level.HINT, message, (ref,), sums[1], spans=spans)


def totals(report: Report, cells: tuple[CellRef, ...]) -> Iterator[Decimal]:
    """Yield what cells add up to; where a typed total contradicts its parts, both may be meant."""
    parts = tuple(part for cell in cells for part in report.form.totals.get(cell, (cell,)))
    found = [total for refs in (cells, parts) if (total := total_of(report.figures, refs)) is not None]
    yield from dict.fromkeys(found)


def _carry_told(ours: Iterable[Statement]) -> frozenset[Decimal]:
    """Return how many applications a text says go on into the next year."""
    return frozenset(Decimal(one.value) for one in ours if one.quantity in {"carried_out", "carried"} and one.value)


def _is_carry_right(report: Report, told: Collection[Decimal]) -> bool:
    """Return whether one of these numbers is that of the applications that go on into the next year."""
    [reading] = QUANTITIES["carried_out"].readings
    return not set(told).isdisjoint(totals(report, cells_of(report.form, reading)))


@lru_cache(maxsize=256)
def cells_of(form: Form, reading: Sum) -> tuple[CellRef, ...]:
    """Return the cells of a reading; none if the form does not have all that it names."""
    found: list[CellRef] = []
    for table, row, column in reading:
        here = [
            CellRef(table, one, other)
            for block in (block for each in form.tables if each.id == table for block in each.blocks)
            for one in _leaves(block.rows, row)
            for other in _leaves(block.columns, column)
        ]
        if not here:
            return ()
        found += here
    return tuple(found)


def _leaves(headings: Iterable[Heading], id_: str) -> Iterator[str]:
    """Yield the ids of the lines under the heading with this id, or of the line itself."""
    for heading in headings:
        if heading.id == id_:
            yield from (leaf.id for leaf in heading.leaves())
        else:
            yield from _leaves(heading.children, id_)


def _sentence(text: str, same: Sequence[Statement], quantity: Quantity, values: Sequence[Decimal]) -> str:
    words = named(quoted(text, one) for one in same)
    if same[0].digits is None and not same[0].value:
        return f"{words}，而{quantity.called}是 {values[0]:f} 件；请核对是文字错了还是表格错了。"
    value = sum(one.value for one in same)
    told = f"共 {value} 件" if len(same) > 1 else ""
    carried = (
        f"（加上“上年结转”是 {values[1]:f} 件）"
        if same[0].quantity in _WITH_CARRIED and values[1:] and values[1] != values[0]
        else ""
    )
    direction = "多" if value > values[0] else "少"
    return (
        f"{words}{told}，而{quantity.called}是 {values[0]:f} 件{carried}，"
        f"文字{direction} {abs(value - values[0]):f} 件；请核对是文字错了还是表格错了。"
    )


def quoted(text: str, statement: Statement) -> str:
    """Return the words of a statement, as far as they can be quoted, in quotation marks."""
    words = "".join(text[statement.start : statement.end].split())
    return f"“{words if len(words) <= _LONGEST else '……' + words[-_LONGEST:]}”"


def _fix(report: Report, ref: TextRef, statement: Statement, values: Sequence[Decimal]) -> Fix | None:
    """Return the edit that puts the figure of the table into the sentence, if only one figure can be meant."""
    if statement.digits is None or len(set(values)) > 1:
        return None
    figure = f"{values[0]:f}"
    answer = replaced(report.text(*ref), report.shown, statement.digits, figure)
    return Fix(f"文字改成 {figure} 件", ((ref, answer),), sure=False)
