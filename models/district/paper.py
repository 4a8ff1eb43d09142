"""The sheet of paper against the report: eight characters that somebody types, or a scanner types from the QR code."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from models.report.matching_code import ALPHABET, LENGTH
from models.text.characters import compatible

_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
"""Characters that no code has, and what they were read for. Source: Crockford's Base32; U is read for V."""

_GAPS = frozenset("-‐‑‒–—―−_ \t\r\n·.")
"""What may stand between the characters of a code; scanners end with a line break."""


class PaperVerdict(Enum):
    """What the characters on the paper say of the report."""

    UNFINISHED = "没有输完"
    UNREADABLE = "不是核对码"
    SAME = "相符"
    OTHER_VERSION = "是本单位另一份"
    OTHER_UNIT = "是别的单位的"
    DIFFERENT = "不符"


class Version(NamedTuple):
    """A report whose paper it may be.

    Attributes:
        code: Its matching code, as ``XXXX-XXXX``.
        called: What it is called in a sentence: 1月12日那一份.
    """

    code: str
    called: str


class PaperCheck(NamedTuple):
    """What came of comparing, in a sentence."""

    verdict: PaperVerdict
    sentence: str


class PaperTicks(NamedTuple):
    """What somebody has looked at on the paper."""

    seal: bool = False
    signatures: bool = False
    pages: bool = False

    @property
    def missing(self) -> str:
        """What is not ticked, in words; blank if all is."""
        named = zip(self, ("公章", "签字", "页数"), strict=True)
        return "、".join(name for is_there, name in named if not is_there)


def read_code(typed: str) -> str:
    """Return the characters of a code as they are meant, without what stands between: I and L are 1, O is 0, U is V.

    Capitals or not, wide or not; what no code can have stays as it is.
    """
    plain = compatible(typed).upper()
    return "".join(one for one in plain if one not in _GAPS).translate(_MEANT)


def compared(typed: str, code: str, versions: Iterable[Version] = (), others: Iterable[Version] = ()) -> PaperCheck:
    """Return what the characters on the paper say.

    Args:
        typed: What somebody has typed, or a scanner.
        code: Of the report that is looked at.
        versions: The other reports of the same unit.
        others: The reports of other units, called by their names.
    """
    read = read_code(typed)
    if fault := _fault(read):
        return fault
    known = (
        (PaperVerdict.OTHER_VERSION, versions, "不符：纸上是本单位{}，不是这一份。"),
        (PaperVerdict.OTHER_UNIT, others, "不符：纸上是“{}”的，不是本单位的。"),
    )
    if read == read_code(code):
        return PaperCheck(PaperVerdict.SAME, "相符：纸上和这一份一样。")
    for verdict, reports, sentence in known:
        for one in reports:
            if read == read_code(one.code):
                return PaperCheck(verdict, sentence.format(one.called))
    return PaperCheck(PaperVerdict.DIFFERENT, "不符：收到的几份里没有这个核对码；请看是不是输错了，不然请单位重交。")


def _fault(read: str) -> PaperCheck | None:
    """Return why characters are no code, or not yet; None if they are one."""
    if wrong := sorted(set(read) - set(ALPHABET)):
        return PaperCheck(PaperVerdict.UNREADABLE, f"核对码里没有“{wrong[0]}”这个字；请对着纸再输一遍。")
    if len(read) < LENGTH:
        return PaperCheck(PaperVerdict.UNFINISHED, f"还差 {LENGTH - len(read)} 个字。" if read else "")
    if len(read) > LENGTH:
        return PaperCheck(PaperVerdict.UNREADABLE, f"多了 {len(read) - LENGTH} 个字，核对码是 {LENGTH} 个字。")
    return None
