"""A web page with all that belongs to it in one file (.mht): its parts, and which of them a page names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from models.importers.safe_package import too_large

_HEADER = re.compile(rb"^content-type:\s*text/(html|css|plain)", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"^--[^\r\n]{1,200}+\r?\n(?=[A-Za-z-]{3,40}+:)", re.MULTILINE)

_MOST_PARTS = 200
"""Pages and style sheets of a file. Chosen: large sites have some twenty; the rest are pictures, which are no text."""

_MOST_MARKS = 5_000
"""Parts of a file, with its pictures. Chosen: large sites have some hundreds."""

_LONGEST_HEADER = 8_000
"""Bytes. Chosen: several times as long as browsers write."""


class WebPart(NamedTuple):
    """A page or a style sheet in a file.

    Attributes:
        kind: html, css or plain.
        place: The address it was saved from.
        name: By which others speak of it, without angles.
        charset: As its header says; empty if it does not.
    """

    kind: str
    content: bytes
    place: str = ""
    name: str = ""
    charset: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it is no style sheet."""
        return self.kind != "css"


class WebArchive(NamedTuple):
    """The pages and style sheets of a file, the first page first."""

    parts: tuple[WebPart, ...]

    @property
    def root(self) -> WebPart:
        """The page that a browser shows."""
        pages = [part for part in self.parts if part.is_page]
        return next((part for part in pages if part.kind == "html"), pages[0] if pages else WebPart("html", b""))

    def named(self, reference: str, base: WebPart) -> WebPart | None:
        """Return the part that a page speaks of; None if it is not in the file.

        Args:
            reference: As it stands in the page.
            base: The page.
        """
        wanted = reference.strip()
        if wanted.lower().startswith("cid:"):
            return next((part for part in self.parts if wanted == part.place or unquote(wanted[4:]) == part.name), None)
        if not wanted:
            return None
        place = _place(_joined(base.place, wanted))
        found = [part for part in self.parts if part.place and _place(part.place) == place]
        file = place.rpartition("/")[2]
        found = found or [part for part in self.parts if file and _place(part.place).rpartition("/")[2] == file]
        return found[0] if len(found) == 1 or (found and found[0].place) else None


def archive_of(content: bytes) -> WebArchive:
    """Return the pages and style sheets that are in a file; a file that is a page itself is its only one.

    Raises:
        UnreadableReport: It has far more parts than any page.
    """
    if content.lstrip()[:1] == b"<" or not _HEADER.search(content):
        return WebArchive((WebPart("html", content),))
    return WebArchive(tuple(_parts(content)))


def is_cut(content: bytes) -> bool:
    """Return whether the end of a file with several parts is missing."""
    found = _BOUNDARY.search(content)
    return found is not None and found[0].strip() + b"--" not in content[found.end() :]


def _parts(content: bytes) -> Iterator[WebPart]:
    begun = islice(_BOUNDARY.finditer(content), _MOST_MARKS + 1)
    marks = [(found.start(), found.end(), found[0].strip()) for found in begun]
    if len(marks) > _MOST_MARKS:
        raise too_large()
    given = 0
    for _, start, mark in marks or [(0, 0, b"")]:
        header = _HEADER.search(content, start, start + _header_length(content, start))
        if not header or given >= _MOST_PARTS:
            continue
        end = content.find(b"\n" + mark, start) if mark else -1
        message = message_from_bytes(content[start : end if end >= 0 else None], policy=policy.compat32)
        body = message.get_payload(decode=True)
        given += 1
        yield WebPart(
            header[1].decode().lower(),
            body if isinstance(body, bytes) else b"",
            str(message.get("Content-Location", "")).strip(),
            str(message.get("Content-ID", "")).strip().strip("<>"),
            str(message.get_content_charset() or ""),
        )


def _header_length(content: bytes, start: int) -> int:
    """Return how long the header of a part is, up to the blank line that ends it."""
    piece = content[start : start + _LONGEST_HEADER].replace(b"\r\n", b"\n")
    blank = piece.find(b"\n\n")
    return _LONGEST_HEADER if blank < 0 else blank + piece.count(b"\n", 0, blank) + 1


def _joined(base: str, reference: str) -> str:
    try:
        return urljoin(base, reference.replace("\\", "/"))
    except ValueError:  # an address that is none
        return reference


def _place(address: str) -> str:
    return unquote(address.replace("\\", "/")).partition("#")[0].casefold()
