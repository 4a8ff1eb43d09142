"""What changes many cells of a table at once: each is one step of the document, and is told in one sentence."""

from __future__ import annotations

from models.form.vocabulary import Table
from models.report.fills import following_totals, zeros_in_blanks
from ui.report.document import Document


def fill_blanks(document: Document, table: Table) -> str:
    """Put 0 into every blank cell of a table; return how many there were, as a sentence."""
    if document.read_only:
        return document.read_only
    zeros = zeros_in_blanks(document.report, table)
    document.push(zeros, "空格填 0")
    return f"已在 {len(zeros)} 个空格填 0，填错了可以撤销。" if zeros else "本表没有空格。"


def follow_totals(document: Document, table: Table) -> str:
    """Let every total of a table follow from its parts; return how many did not, as a sentence."""
    if document.read_only:
        return document.read_only
    totals = following_totals(document.report, table)
    document.push(totals, "合计自动计算")
    return f"已把 {len(totals)} 个手工填的合计改为自动计算。" if totals else "本表的合计都是自动计算的。"
