"""In which encoding a text is written: by its mark, by what it holds, or by what it says of itself."""

from __future__ import annotations

from typing import NamedTuple

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_PDF = b"%PDF-"
_WIDE = ("utf-16-le", "utf-16-be")

_LINE_ENDS = "\t\r\n\x0b\f\x85\u2028\u2029"

_ENOUGH = 4096
"""Bytes that tell whether a text is UTF-16 without a mark. Chosen: some pages, or the head of a web page."""

_MOST_FOREIGN = 0.05
"""Share of characters that are no usual Chinese ones or ASCII, above which bytes are no UTF-16.

Chosen: of bytes at random nine in ten are none, and of reports less than one in a hundred.
"""

_MOST_ODD = 0.01
"""Share of characters that cannot be decoded, above which an encoding is wrong. Chosen: some bytes may be damaged."""


class Decoded(NamedTuple):
    """A text; what could not be decoded in it is U+FFFD.

    Attributes:
        odd: The share of such characters.
    """

    text: str
    odd: float = 0.0

    @property
    def is_right(self) -> bool:
        """Whether the encoding is the right one, as far as the text tells."""
        return self.odd <= _MOST_ODD


def wide_encoding(content: bytes) -> str:
    """Return which kind of UTF-16 bytes without a mark are; nothing if they are none."""
    begin = content[: min(_ENOUGH, len(content) // 2 * 2)]
    if b"\x00" not in begin or begin.startswith(_PDF):
        return ""
    odd = {encoding: _foreign(begin, encoding) for encoding in _WIDE}
    best = min(odd, key=lambda encoding: odd[encoding])
    return best if odd[best] <= _MOST_FOREIGN else ""


def plain(content: bytes) -> bytes:
    """Return a text that is UTF-16, with a mark or without, as UTF-8; what else there is, without a mark."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            rest = content[len(mark) :]
            return rest if encoding == "utf-8" else rest.decode(encoding, "replace").encode("utf-8", "replace")
    wide = wide_encoding(content)
    return content.decode(wide, "replace").encode("utf-8", "replace") if wide else content


def decoded(content: bytes, declared: str = "") -> Decoded:
    """Return a text: bytes that are UTF-8 are it, whatever they declare.

    Args:
        content: The bytes, as `plain` returns them.
        declared: The name of the encoding that they say they are in, or that is likely.
    """
    ways = (_tried(content, name) for name in ("utf-8", _codec(declared), "gb18030"))
    found: list[Decoded] = []
    for way in ways:
        if not way.odd:
            return way
        found.append(way)
    return min(found, key=lambda way: way.odd)


def _tried(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    # The last character may have been cut in two.
    odd = text.count("\ufffd") - text.endswith("\ufffd")
    return Decoded(text, odd / max(1, len(text)))


def _codec(declared: str) -> str:
    """Return the encoding that is meant: gb2312 stands for all of GB 18030, and so does nothing."""
    name = declared.lower()
    try:
        b"\xff".decode(name, errors="replace")
    except (LookupError, ValueError):  # there is none of this name, or it is one that pages are not written in
        return "gb18030"
    return name if not name.startswith(("gb", "utf-16", "iso-8859", "ascii", "hz")) else "gb18030"


def _foreign(content: bytes, encoding: str) -> float:
    """Return the share of characters that a report in this encoding would hardly have."""
    text = content.decode(encoding, "replace")
    usual = sum(_is_usual(character) for character in text)
    return 1 - usual / max(1, len(text))


def _is_usual(character: str) -> bool:
    if character < "\x80":
        return character.isprintable() or character in _LINE_ENDS
    if character in _LINE_ENDS:
        return True
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False
