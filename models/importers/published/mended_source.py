"""Sources written with characters that look like others or that nobody sees, as they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.importers.source import LeftOut, RawTable, Source, SourceBlock, SourceParagraph
from models.text.characters import FROM_RIGHT, mended, odd
from models.text.mended_words import told_of

_CHANGES = re.compile("[\u202e\u2061-\u2064]")
"""What turns the figures around that follow it, and the operators that nobody sees: 2 times 3 is not 23."""

_SEVERAL = re.compile(r"\d\D++\d")


def mended_source(source: Source) -> tuple[Source, str]:
    """Return a source as it is meant, and what is to be told about that; nothing if nobody need know.

    Where a mark may have turned figures around, it is not sure what the page shows.
    """
    words = [text for block in source for text in _texts(block) if odd(text)]
    return (tuple(one for block in source for one in _mended(block)), told_of(words)) if words else (source, "")


def _texts(block: SourceBlock) -> Iterator[str]:
    if isinstance(block, RawTable):
        for row in block.rows:
            yield from row
    else:
        yield block.text


def _mended(block: SourceBlock) -> Iterator[SourceBlock]:
    """Yield a block as it is meant, a paragraph for each line of one that has several."""
    if isinstance(block, LeftOut):
        yield block._replace(text=mended(block.text))
    elif isinstance(block, SourceParagraph):
        for line in mended(block.text).split("\n"):
            yield block._replace(text=line, sure=block.sure and not _turns(block.text))
    else:
        rows = tuple(tuple(map(mended, row)) for row in block.rows)
        turned = {(y, x) for y, row in enumerate(block.rows) for x, text in enumerate(row) if _turns(text)}
        yield block._replace(rows=rows, doubtful=block.doubtful | turned)


def _turns(text: str) -> bool:
    """Return whether a mark may change what figures are shown, or in which order several of them are."""
    return bool(_CHANGES.search(text) or (FROM_RIGHT.search(text) and _SEVERAL.search(text)))
