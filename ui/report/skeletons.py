"""All texts that nobody has written yet begin at once, as one step."""

from __future__ import annotations

from collections.abc import Callable

from models.form.refs import Ref
from models.report.skeleton import skeletons
from ui.report.document import Document


def put_skeletons(document: Document, reveal: Callable[[Ref], None]) -> str:
    """Put a skeleton into every text without one, lead to the first of them, and return what to tell the clerk."""
    drafts = skeletons(document.report)
    if not drafts:
        return "各部分都已经写了，没有动。"
    document.push(drafts, "放提纲")
    if document.read_only:
        return document.read_only
    reveal(next(iter(drafts)))
    sections = "、".join(one.short for ref in drafts if (one := document.report.form.section_of(ref)))
    return f"{sections}放进了提纲，写过的没有动。浅黄的【写……】要填，F8 一处一处到。可以撤销。"
