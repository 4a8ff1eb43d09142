"""What our workbooks look like from outside: agreed between the writer in `exporters.excel` and the reader here."""

from __future__ import annotations

import re

from models.text.characters import unspaced

PAYLOAD = "年报数据"
"""The hidden sheet that carries the report as JSON, a chunk a row in the first column, from `TOP` on."""

TOP = 3
"""The lines above every table and above the payload; ours, and fixed: files that were written must be read."""

COVER_SHEET = "封面"
"""The sheet of the cover."""

_ESCAPE = re.compile("_?x[0-9A-Fa-f]{4}_|_")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")

BALANCES = "勾稽检查"
"""The sheet on which the sums are worked out."""


def visible(text: str) -> str:
    """Return what a workbook keeps of a text: XML has no place for control characters."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def unspaced_cell(content: object) -> str:
    """Return what a cell holds, without white space."""
    return "" if content is None else unspaced(visible(str(content)))


def unescaped(text: str) -> str:
    """Return a text without white space, and without what some programs take for the escape of a character."""
    return _ESCAPE.sub("", unspaced_cell(text))
