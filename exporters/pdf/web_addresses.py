"""Web addresses in a text, to which the PDF links. A link leads to what stands on the page, and nowhere else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

_ADDRESS = re.compile(
    r"(?<![\w@./-])(?:https?://|www\.)[A-Za-z0-9.-]++(?::\d{1,5}+)?+(?:[/?#][\w~./?#&=%+,;:!$*@-]*+)?+",
    re.ASCII | re.IGNORECASE,
)
_HOST = re.compile(r"(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?=[:/?#]|$)", re.IGNORECASE)
_NOT_AT_THE_END = ".,;:!?-"
_LONGEST = 2_000
"""Characters. Chosen: what browsers take; what is longer is no address that somebody typed."""


class WebAddress(NamedTuple):
    """An address, and where in the text it stands.

    Attributes:
        start, end: In characters.
        uri: What a click opens: http or https to a host that the reader sees.
    """

    start: int
    end: int
    uri: str


class Addresses:
    """The addresses in a text."""

    def __init__(self, text: str) -> None:
        """Find them, in order; one with a name before an @, which hides the host, is none."""
        self._all = [address for found in _ADDRESS.finditer(text) if (address := _address(found))]

    def within(self, line: int, at: int, piece: str) -> Iterator[tuple[str, WebAddress | None]]:
        """Cut a piece of a line into what belongs to an address and what does not.

        Args:
            line: Where in the text the line begins, in characters.
            at: Where in the line the piece does.
            piece: What it says.
        """
        if not self._all:
            yield piece, None
            return
        start = done = line + at
        end = start + len(piece)
        first = bisect_right(self._all, start, key=lambda address: address.end)
        for address in takewhile(lambda address: address.start < end, islice(self._all, first, None)):
            if done < address.start:
                yield piece[done - start : address.start - start], None
            begun, done = max(done, address.start), min(end, address.end)
            yield piece[begun - start : done - start], address
        if done < end:
            yield piece[done - start :], None


def _address(found: re.Match[str]) -> WebAddress | None:
    shown = found[0].rstrip(_NOT_AT_THE_END)
    hides = found.string[found.end() : found.end() + 1] == "@"
    if hides or len(shown) > _LONGEST or not _HOST.match(shown):
        return None
    uri = shown if shown[:4].lower() == "http" else f"http://{shown}"
    return WebAddress(found.start(), found.start() + len(shown), uri)
