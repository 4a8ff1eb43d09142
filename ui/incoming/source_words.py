"""What is to be said of a place in a file: what was made of it, how it stands there, and what to do."""

from __future__ import annotations

from models.form.refs import CellRef, Ref
from models.importers.published.doubts import Doubt, said
from models.importers.published.reading import Found, Unread
from models.report.places import place
from ui.incoming.read_document import ReadDocument
from ui.incoming.source_pane import SourceWords
from ui.kit.shown_text import one_line

_LONGEST = 80
"""Characters of what was read. Chosen: two lines; of a text the whole stands below."""

_WHERE_LEFT = "属于报告的，导入以后照着原件填进去；和报告无关的（页眉、编辑姓名）不用管。"


def words_of_answer(document: ReadDocument, ref: Ref, doubt: Doubt | None) -> SourceWords:
    """Return what is to be said of an answer, or of a cell that has none.

    Args:
        document: What was read.
        ref: Which answer.
        doubt: What it is part of that has to be looked at; None if it is sure.
    """
    called = place(document.report, ref)
    found = document.found.get(ref)
    if not found:
        return SourceWords(called, _of_nothing(document, ref))
    out = document.is_out(ref) if document.may_go(ref) else None
    if out:
        return SourceWords(called, "这一处不导入。", found.where, found.raw, out=True)
    value = one_line(said(document.report, found), _LONGEST)
    read = f"读成 {value}" if isinstance(ref, CellRef) else f"读成“{value}”"
    told = f"{read}。请核对：{_what_to_do(doubt)}" if doubt else f"{read}。"
    return SourceWords(called, told, found.where, _raw(document, found), found.sure, out)


def words_of_unread(unread: Unread) -> SourceWords:
    """Return what is to be said of something that is in no answer."""
    return SourceWords("没有读进来的", _WHERE_LEFT, unread.where, unread.text, sure=False)


def _raw(document: ReadDocument, found: Found) -> str:
    """Return what stands in the file, with what was made of it where that is another and too long to be told above."""
    value = said(document.report, found)
    is_same = "".join(value.split()) == "".join(found.raw.split())
    return found.raw if is_same or len(value) <= _LONGEST else f"{found.raw}\n\n读成：\n{value}"


def _what_to_do(doubt: Doubt) -> str:
    if len(doubt.found) == 1:
        return "对照原件看一看，不对的导入以后改。"
    return f"{doubt.called}都没有把握，对照原件一个一个看，不对的导入以后改。"


def _of_nothing(document: ReadDocument, ref: Ref) -> str:
    if ref in document.report.figures:
        return "文件里没有读到，是按各数加出来的。"
    return "文件里没有读到这一处，导入以后是空的。"
