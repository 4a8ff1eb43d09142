"""What of a text can stand at the beginning of a name of a file, so that any file system takes it and all is seen."""

from __future__ import annotations

import re
from unicodedata import category, normalize

_MOST_CHARACTERS = 40
"""Of a name. Chosen: real ones have some 20, and Windows allows 260 for the whole path."""

_MOST_BYTES = 140
"""Linux allows 255 bytes for a name, and rare characters take four each; year and title, the mark of a draft, suffix
and the ending of a temporary file are 98 bytes more, which one of several it is up to 15."""

_ILLEGAL = frozenset('\\/:*?"<>|')
"""In names of files on Windows (learn.microsoft.com, Naming Files, Paths, and Namespaces)."""

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Categories of Unicode: control, format (it may turn the direction of what is read), private use (each computer shows
something else, and some systems keep illegal characters there), half of a pair, separators of lines and paragraphs."""

_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufdd0-\ufdef\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U0001d159\U000e0000-\U000e0fff]"
)
"""What prints nothing though its category does not say so: Default_Ignorable_Code_Point, the empty pattern of Braille,
a note without a head; and what is no character for ever. (Unicode, DerivedCoreProperties.txt)"""

_NO_CHARACTER = 0xFFFE
"""The last two of each 65,536 are no characters (Unicode, Noncharacters)."""

_DEVICES = frozenset(
    {
        *("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"),
        *(f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"),
    }
)
"""Windows makes no file of these names, nor of these with a point and more behind them (same source; the names with $
are those of the console, and of a clock until Windows NT)."""


_CUT = "…"
"""Stands behind a name that is not whole. GB 18030 has it, as old archives of Windows ask, and it is no full stop."""

_WORD_END = re.compile(
    "街道办事处|办事处|街道|人民政府|政府|委员会|管委会|社区|园区|中心|办公室|大队|支队|集团|公司|"
    "市(?!场|政|容|民)|区(?!域)|局(?!部)|厅(?!级)|部(?!门|分|署|队)|处(?!理|置|罚)|科(?!技|学|研)|所(?!有|属|得)|"
    "会(?!议|计)|院(?!校)|室(?!内|外)|办(?!事|公|理|法)|委(?!员|托)|队(?!伍)|省(?!级)|村(?!民|委|镇)|校(?!园|外)|"
    r"[县旗盟州镇乡站署]|[）)】」、，,;；·_\-—](?=.)|\s"
)
"""Where a name of a unit can be cut without breaking a word."""

_LEAST = 12
"""Characters that a cut leaves. Chosen: shorter ones would not say whose it is."""

_LOOKED_AT = 1_000
"""Characters of a text. Chosen: far more than any name has, and few enough to be put in order at once."""


def safe_name(text: str) -> str:
    """Return what of a text can stand at the beginning of a name of a file; empty if nothing of it can.

    Texts that look the same, since they are spelled otherwise in Unicode, give the same name.
    """
    kept = "".join(char for char in normalize("NFC", text[:_LOOKED_AT]) if char.isspace() or not _is_unfit(char))
    whole = _trimmed(normalize("NFC", " ".join(kept.split())))
    name = whole if _fits(whole) else _shortened(whole)
    return f"单位{name}" if name.partition(".")[0].strip().upper() in _DEVICES else name


def _fits(name: str) -> bool:
    return len(name) <= _MOST_CHARACTERS and len(name.encode()) <= _MOST_BYTES


def _shortened(name: str) -> str:
    """Return the beginning of a name up to the end of a word, and the sign that there was more."""
    most = name[: _MOST_CHARACTERS - len(_CUT)].encode()[: _MOST_BYTES - len(_CUT.encode())].decode(errors="ignore")
    ends = [found.end() for found in _WORD_END.finditer(name) if _LEAST <= found.end() <= len(most)]
    short = most[: max(ends, default=len(most))]
    return f"{_trimmed(short)}{_CUT}"


def _is_unfit(char: str) -> bool:
    unseen = category(char) in _UNSEEN or _BLANK.match(char) or ord(char) & _NO_CHARACTER == _NO_CHARACTER
    return bool(unseen) or char in _ILLEGAL


def _trimmed(name: str) -> str:
    """Return a name without what Windows drops at its ends, a point that hides it, and a mark that sits on nothing."""
    while name and (name[0] in " ." or category(name[0]).startswith("M")):
        name = name[1:]
    return name.rstrip(" .")
