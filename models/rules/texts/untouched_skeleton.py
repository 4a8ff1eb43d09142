"""What is left of the skeleton of a text: S-DRAFT."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from models.checks.findings import Context, Finding, Fix, Level, Span
from models.form.refs import TextRef
from models.report.places import place
from models.report.report import Report
from models.report.skeleton import as_put, gaps, renewed, untrue
from models.text.comparison import Stretch

_FITTING = "换成合适的句子"


def skeleton_is_adapted(context: Context) -> Iterator[Finding]:
    """No gap of a skeleton is open, none of its sentences stands as it was put there, and none is for another case.

    One finding a text.

    S-DRAFT: warning; required while a gap is open.
    Source: ours: what no table says is to be said by the office; 200 reports in the same words tell nothing.
    """
    report = context.report
    for narrative in report.form.narratives:
        ref = TextRef("texts", narrative.id)
        text = report.printed(ref)
        left = _left_in(report, ref, text)
        if any(left):
            yield _finding(report, ref, left)


class _Left(NamedTuple):
    """What is left of a skeleton: gaps, sentences without one as they were put there, those of another case."""

    gaps: tuple[Stretch, ...]
    as_put: tuple[Stretch, ...]
    untrue: tuple[Stretch, ...]


def _left_in(report: Report, ref: TextRef, text: str) -> _Left:
    return _Left(gaps(text), as_put(report, text), untrue(report, ref))


def _finding(report: Report, ref: TextRef, left: _Left) -> Finding:
    told = [f"{len(left.gaps)} 处【写……】等着填"] if left.gaps else []
    told += [f"{len(left.untrue)} 句提纲的话和表格不合"] if left.untrue else []
    told += [f"{len(left.as_put)} 句提纲的原话没有改"] if left.as_put else []
    to_do = "请照实际填好，没有的删去" if left.gaps else "请照本单位的实际改写，或者删去；确实合适的请说明理由"
    message = f"{place(report, ref)}还有 {'，'.join(told)}；{to_do}。"
    spans = tuple(Span(ref, *one) for one in (left.gaps or sorted((*left.untrue, *left.as_put))))
    fix = Fix(_FITTING, ((ref, renewed(report, report.text(*ref))),)) if left.untrue else None
    return Finding("S-DRAFT", Level.WARNING, message, (ref,), required=bool(left.gaps), spans=spans, fix=fix)
