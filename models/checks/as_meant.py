"""A report as the rules read it: texts without what nobody sees, and with the ideographs that others look like."""

from __future__ import annotations

from models.checks.findings import Context, Finding, Span
from models.form.refs import Ref, TextRef
from models.report.report import Report, Value
from models.text.characters import mended, seen_places


def meant(context: Context) -> Context:
    """Return what a rule looks at that asks what texts say, and not with which characters."""
    previous = _report(context.previous) if context.previous else None
    return context._replace(report=_report(context.report), previous=previous)


def as_written(finding: Finding, report: Report) -> Finding:
    """Return a finding of such a rule with its words where they stand in the texts of the report itself."""
    return finding._replace(spans=tuple(_span(span, report) for span in finding.spans))


def _report(report: Report) -> Report:
    texts = ((ref, text) for ref, text in report.values.items() if isinstance(ref, TextRef) and isinstance(text, str))
    changed: dict[Ref, Value] = {ref: new for ref, text in texts if (new := mended(text)) != text}
    return Report({**report.values, **changed}) if changed else report


def _span(span: Span, report: Report) -> Span:
    text = report.printed(span.ref)
    if mended(text) == text or span.start >= span.end:
        return span
    places = seen_places(text)
    return span._replace(start=places[span.start], end=places[span.end - 1] + 1)
