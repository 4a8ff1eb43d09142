"""The figures that live in texts: S-FIELD."""

from __future__ import annotations

from collections.abc import Iterator

from models.checks.findings import Context, Finding, Level, Span
from models.form.refs import TextRef
from models.report.fields import PlacedField, placed
from models.report.places import place
from models.report.report import Report


def fields_have_figures(context: Context) -> Iterator[Finding]:
    """Every field stands for a cell of this form, and there is a figure in the cell. One finding a text.

    S-FIELD: error where there is no such cell; warning, required, where it is blank.
    Source: ours: a field without a figure prints （？）.
    """
    report = context.report
    for narrative in report.form.narratives:
        ref = TextRef("texts", narrative.id)
        fields = placed(report.text(*ref), report.shown)
        strange = tuple(one for one in fields if one.cell not in report.form.cells)
        blank = tuple(one for one in fields if one.cell in report.form.cells and report.figure(one.cell) is None)
        if strange:
            yield _strange(report, ref, strange)
        elif blank:
            yield _blank(report, ref, blank)


def _strange(report: Report, ref: TextRef, fields: tuple[PlacedField, ...]) -> Finding:
    message = (
        f"{place(report, ref)}里有 {len(fields)} 处插入的数在 {report.year} 年的表里没有，印出来是“（？）”；"
        "请删掉，重新插入或者直接写数字。"
    )
    return Finding("S-FIELD", Level.ERROR, message, (ref,), spans=_spans(ref, fields))


def _blank(report: Report, ref: TextRef, fields: tuple[PlacedField, ...]) -> Finding:
    cells = tuple(dict.fromkeys(one.cell for one in fields))
    others = f"等 {len(cells)} 格的数，表里" if len(cells) > 1 else "的数，表里"
    message = (
        f"{place(report, ref)}里插入了{place(report, cells[0])}{others}还没有填，印出来是“（？）”；"
        "请填好表格，或者从文字里删掉。"
    )
    return Finding("S-FIELD", Level.WARNING, message, (ref, *cells), required=True, spans=_spans(ref, fields))


def _spans(ref: TextRef, fields: tuple[PlacedField, ...]) -> tuple[Span, ...]:
    return tuple(Span(ref, one.start, one.end) for one in fields)
