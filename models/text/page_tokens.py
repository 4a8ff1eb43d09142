"""A web page as tags and texts, in time by its length: html.parser takes minutes for what is broken on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_RAW = frozenset({"script", "style", "textarea", "title", "iframe", "noframes", "xmp"})
"""In which nothing is markup."""

_NAME = re.compile(r"/?+[a-zA-Z][^\s/>]*+")
_TAG_GOES_ON = re.compile(r">|=\s*+[\"']")
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)))?+")
_BEYOND_ALL = re.compile("&#(?:[0-9]{9,}|[xX][0-9a-fA-F]{9,})")
"""A character's number that no character has; Python takes long over thousands of digits."""


class Tag(NamedTuple):
    """A tag.

    Attributes:
        name: In small letters, with a slash before it if the tag ends an element.
        attributes: By name in small letters.
    """

    name: str
    attributes: dict[str, str]


class Comment(str):
    """What stands in a comment."""

    __slots__ = ()


class RawText(NamedTuple):
    """What stands in an element without markup in it.

    Attributes:
        name: Of the element.
    """

    name: str
    text: str


def tokens(page: str) -> Iterator[str | Tag | Comment | RawText]:
    """Yield the texts, tags and comments of a page as a browser takes them apart, whatever is broken in it."""
    at = 0
    while (opened := page.find("<", at)) >= 0:
        found = _NAME.match(page, opened + 1)
        if page.startswith("<!--", opened):
            end, behind = _until(page, "-->", opened + 2)
            token: Tag | Comment | None = Comment(page[opened + 4 : end])
        elif found:
            end = _end_of_tag(page, found.end())
            behind = end + 1
            token = Tag(found[0].lower(), _attributes(page[found.end() : end]))
        elif page[opened + 1 : opened + 2] in {"!", "?", "/"}:
            (_, behind), token = _until(page, ">", opened), None
        else:
            yield page[at : opened + 1]
            at = opened + 1
            continue
        if opened > at:
            yield unescaped(page[at:opened])
        at = behind
        if token is not None:
            yield token
        if isinstance(token, Tag) and token.name in _RAW:
            text, at = _raw(page, token.name, at)
            yield RawText(token.name, text)
    if page[at:]:
        yield unescaped(page[at:])


def unescaped(text: str) -> str:
    """Return a text with characters for their names and numbers."""
    return unescape(_BEYOND_ALL.sub("\ufffd", text)) if "&" in text else text


def _until(page: str, mark: str, start: int) -> tuple[int, int]:
    """Return where something ends and where the page goes on; nothing does where the mark is missing."""
    end = page.find(mark, start)
    return (end, end + len(mark)) if end >= 0 else (len(page), len(page))


def _end_of_tag(page: str, at: int) -> int:
    """Return where a tag ends that may have `>` in its quoted attributes; the whole rest if it never does."""
    while found := _TAG_GOES_ON.search(page, at):
        if found[0] == ">":
            return found.start()
        closed = page.find(found[0][-1], found.end())
        if closed < 0:
            return len(page)
        at = closed + 1
    return len(page)


def _attributes(inside: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(inside)
    # Of two of the same name a browser takes the first.
    return {one[1].lower(): unescaped(one[2] or one[3] or one[4] or "") for one in reversed([*found])}


def _raw(page: str, name: str, at: int) -> tuple[str, int]:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, at)
    return (page[at : found.start()], found.start()) if found else (page[at:], len(page))
