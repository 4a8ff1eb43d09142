"""Characters in texts: those that print nothing and are dropped, those that look alike, those that a font may lack."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from models.text.ideographs import DOUBLES, ideographs

Missing = Callable[[str], frozenset[str]]
"""Tells which characters of a text this computer cannot print."""

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_PIECE = re.compile("[^\u0300-\u036f\u3099\u309a].{0,255}[\u0300-\u036f\u3099\u309a]{0,30}|.{1,256}", re.DOTALL)
"""What is normalised at a time. Chosen: no letter is parted from its marks, of which Unicode takes 30 for the most that
any text needs (UAX #15, Stream-Safe Text Format); to put thousands of them in order takes time by their square."""

_PLAIN = re.compile(r"[\n -~\xa0-\xac\xae-\xff‐-―‘’“”…‰′″※①-⓿\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]+")
"""What every computer prints, since the fonts that come with the program have it."""


IGNORABLE = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff"
)
"""Letters and marks that print nothing, as in a set of a regular expression (Unicode 14.0,
Default_Ignorable_Code_Point): fillers, selectors of variants, tags."""

UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    f"{IGNORABLE}"
)
"""Whatever prints nothing and is no white space: the categories Cc and Cf of Unicode 14.0, and what is ignorable."""

_UNSEEN = re.compile(f"[{UNSEEN}]")

_MARK = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202d\u2060\u2065-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What programs put around or into a figure and nobody sees: control characters but for white space, and what Unicode
lets every font ignore (Default_Ignorable_Code_Point), such as U+202D from the calculator of Windows. Not among them are
U+202E, which turns figures around on the screen, and the invisible operators: what is 2 times 3 would be 23.
"""

FROM_RIGHT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067]")
"""Letters and marks from right to left: figures behind them that blanks part are shown in the opposite order, and those
behind U+202E digit by digit."""


def nothing_missing(_text: str) -> frozenset[str]:
    """Return no character: for checks that are not about paper."""
    return frozenset()


def printable(text: str) -> str:
    """Return `text` with its line ends as line feeds and without what prints nothing, such as control characters."""
    return _UNSEEN.sub("", with_plain_line_ends(text)) if odd(text) else text


def mended(text: str) -> str:
    """Return `text` as it is meant: without what prints nothing, and with the ideographs that others look like."""
    return ideographs(printable(text)) if odd(text) else text


def seen_places(text: str) -> list[int]:
    """Return where each character of ``mended(text)`` stands in `text`."""
    unseen = {at for found in _UNSEEN.finditer(text) for at in range(*found.span())}
    unseen |= {found.start() for found in re.finditer("\r(?=\n)", text)}
    return [at for at in range(len(text)) if at not in unseen]


def doubles(text: str) -> int:
    """Return how many characters of `text` look like an ideograph and are none."""
    return len(DOUBLES.findall(text)) if odd(text) else 0


def invisible(text: str) -> int:
    """Return how many characters of `text` print nothing; line ends of any kind do not count."""
    return len(with_plain_line_ends(text)) - len(printable(text))


def without_marks(text: str) -> str:
    """Return a figure or a label without what nobody sees and what changes nothing that is seen."""
    return text if text.isascii() and text.isprintable() else _MARK.sub("", text)


def compatible(text: str) -> str:
    """Return a text with one character for all that mean the same (NFKC): full width, ligatures, all radicals."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFKC", piece) for piece in _PIECE.findall(ideographs(text)))


def unspaced(text: str) -> str:
    """Return a text without white space: where lines break and how words are set apart says nothing in Chinese."""
    return "".join(text.split())


@lru_cache(maxsize=512)
def odd(text: str) -> frozenset[str]:
    """Return the characters of `text` that are not plain ones."""
    return frozenset(_PLAIN.sub("", text))


def with_plain_line_ends(text: str) -> str:
    """Return a text in which all lines end in line feeds: those of other systems, of pages, and within cells."""
    return _LINE_END.sub("\n", text)
