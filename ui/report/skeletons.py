"""All texts that nobody has written yet begin at once, as one step."""

from __future__ import annotations

from collections.abc import Callable

from models.checks.ends import End
from models.checks.findings import Span
from models.form.refs import TextRef
from models.report.skeleton import gaps, skeletons
from ui.report.document import Document

PUT = "放提纲"
"""What the step is called."""


def put_skeletons(document: Document, show: Callable[[End], None]) -> str:
    """Put a skeleton into every text without one, lead to the first of them, and return what to tell the clerk."""
    drafts = skeletons(document.report)
    if not drafts:
        return "各部分都已经写了，没有动。"
    document.push(drafts, PUT)
    if document.read_only:
        return document.read_only
    first = next(ref for ref in drafts if isinstance(ref, TextRef))
    show(first_gap(document, first))
    sections = "".join(f"“{one.short}”" for ref in drafts if (one := document.report.form.section_of(ref)))
    return f"{sections}放进了提纲，写过的没有动。黄底【】等着填，怎样填写在文字上面；F8 一处一处到。可以撤销。"


def first_gap(document: Document, ref: TextRef) -> Span:
    """Return the first gap of a text, which the next key then fills, or else its end."""
    text = document.report.printed(ref)
    return Span(ref, *next(iter(gaps(text)), (len(text), len(text))))
