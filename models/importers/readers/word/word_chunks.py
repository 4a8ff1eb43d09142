"""Whole documents of other kinds that stand in a Word document: Word takes them in when it opens it."""

from __future__ import annotations

from collections.abc import Callable

from models.importers.readers import read_source
from models.importers.readers.word.word_package import Part
from models.importers.source import PAGE_NAME, Source
from models.system.errors import UnreadableReport

UNREAD = "文件里嵌着另一份文件，它的内容没有读出来；请用 Word 打开，另存为 Word 文档（.docx）后再导入。"
"""What to say of one that cannot be read."""

MOST_CHUNKS = 20
"""Of a document. Chosen: generators make one, or one a section."""


def read_chunk(part: Part | None, read_inner: Callable[[bytes], Source]) -> Source:
    """Return what stands in a part that is a document of its own; nothing if it cannot be read.

    Args:
        part: The part; None if it is not in the package.
        read_inner: Reads a Word document, without what stands in that as this stands here.
    """
    if part is None:
        return ()
    try:
        found = read_inner(part.content) if part.content.startswith(b"PK") else read_source(part.content)
    except UnreadableReport:
        return ()
    return tuple(block for block in found if block.where != PAGE_NAME)
