"""Lines of CSV that Excel and WPS open as they are: no text out of a file becomes a formula, no sign gets lost."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import IO

_RISKY = ("=", "+", "-", "@", "'", "＝", "＋", "－", "＠")
"""What a text may begin with that a spreadsheet carries out, wide ones, too, and what marks such a text."""

_CHUNK = 2_000
"""Lines that are put together before they are written. Chosen: a few hundred kilobytes."""


def guarded(text: str) -> str:
    """Return a text that no spreadsheet carries out: one that begins like a formula has an apostrophe before it.

    Whoever reads the file takes the first character away where it is an apostrophe, and has the text as it was.
    """
    return f"'{text}" if text.lstrip("\t\r\n \u3000\xa0").startswith(_RISKY) or text[:1] in "\t\r\n" else text


def write_csv(stream: IO[bytes], head: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Write lines with the mark by which Excel and WPS know UTF-8; texts have to be guarded already."""
    stream.write(codecs.BOM_UTF8)
    held = StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow(head)
    for number, line in enumerate(lines, 1):
        writer.writerow(line)
        if not number % _CHUNK:
            _pass_on(held, stream)
    _pass_on(held, stream)


def _pass_on(held: StringIO, stream: IO[bytes]) -> None:
    stream.write(held.getvalue().encode())
    held.seek(0)
    held.truncate()
