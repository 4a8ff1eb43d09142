"""Words of a file or of the clerk on their way to the screen: literal, of a length that fits, with nothing hidden.

Whatever shows such words takes them from here: labels, boxes and tool tips by themselves (`plain_widgets.py`,
`boxes.py`), models of lists and tables by calling this.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

from models.text.characters import odd

HIDDEN = "\ufffd"
"""Stands for a character that shows nothing or turns the words around: a clerk sees that something is there."""

_ROW = 200
"""Characters of a line in a list or a table, or of a title. Chosen: more than the width of a large screen shows."""

_MOST = 1_500
"""Characters in a box, a label or a tool tip. Chosen: some 30 lines, what a small screen has room for."""

_LINES = 25
"""In a box, a label or a tool tip. Chosen: what a small screen has room for beside the buttons."""

_LONGEST_WORD = 120
"""Characters in a row at which no line can break; there a break is allowed. Chosen: narrower than a small screen."""

_SHORT = 40
"""Characters of a line that a tool tip does not wrap. Chosen: Qt would wrap a name, too, which then is hard to read."""

_BREAK = "\u200b"
_UNBROKEN = re.compile(rf"[!-~\xa1-\u2fff]{{{_LONGEST_WORD}}}(?=[!-~\xa1-\u2fff])")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_KEPT = "\n\t"
_HIDING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of Unicode: control, format, half of a pair, separators of lines and paragraphs."""

_MORE = "……"


def one_line(text: str, most: int = _ROW) -> str:
    """Return words for a place of one line, at most so many characters."""
    return _cut(_visible(_LINE_END.sub(" ", text[: 2 * most + 2]).replace("\t", " ")), most)


def several_lines(text: str, most: int = _MOST) -> str:
    """Return words for a place of several lines, at most so many characters."""
    lines = _cut(_LINE_END.sub("\n", text[: 2 * most + 2]), most).split("\n")
    kept = [*lines[:_LINES], _MORE] if len(lines) > _LINES else lines
    return _UNBROKEN.sub(rf"\g<0>{_BREAK}", _visible("\n".join(kept)))


def all_lines(text: str) -> str:
    """Return words for a page that scrolls, all of them."""
    return _visible(_LINE_END.sub("\n", text))


def tool_tip(text: str | None) -> str:
    """Return words for a tool tip, as markup: Qt would take them for markup or not as they happen to look."""
    shown = several_lines(text or "").strip("\n")
    wrap = "pre-wrap" if len(max(shown.split("\n"), key=len)) > _SHORT else "pre"
    return f"<p style='white-space: {wrap}'>{escape(shown)}</p>" if shown else ""


def window_title(text: str) -> str:
    """Return words for the title of a window, where Qt would put a star in place of ``[*]``."""
    return one_line(text).replace("[*]", "[*][*]")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}{_MORE}"


def _visible(text: str) -> str:
    hiding = {one for one in odd(text) if one not in _KEPT and unicodedata.category(one) in _HIDING}
    return text.translate(dict.fromkeys(map(ord, hiding), HIDDEN)) if hiding else text
