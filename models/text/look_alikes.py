"""Names that look alike: one normal form by which they are compared, and which of their characters are odd."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from models.text.characters import IGNORABLE, compatible
from models.text.ideographs import DOUBLES, ideographs

__all__ = ["OddCharacter", "ideographs", "look_alike", "odd_characters", "plain_name", "written_plainly"]

_SHOWS_NOTHING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Categories of Unicode: control, format, half of a pair, separators and spaces."""

_IGNORABLE = re.compile(f"[{IGNORABLE}\u2800]")
"""What every font may ignore, and the blank of Braille."""


class OddCharacter(NamedTuple):
    """A character of a name that is not what it looks like.

    Attributes:
        number: Which one of the name, from 1.
        plain: What it looks like; empty if nothing is seen of it.
    """

    number: int
    char: str
    plain: str

    @property
    def told(self) -> str:
        """What the clerk reads."""
        code = f"U+{ord(self.char):04X}"
        if not self.plain:
            return f"第 {self.number} 个是看不见的字符（{code}）"
        return f"第 {self.number} 个字看着是“{self.plain}”，其实是样子一样的另一个字（{code}）"


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Return the normal form of a name, in which names that look alike are the same: NFKC, and nothing unseen."""
    return compatible(_seen(compatible(_seen(name))))


def look_alike(one: str, other: str) -> bool:
    """Return whether two names are written differently, though nobody sees it."""
    return one.strip() != other.strip() and plain_name(one) == plain_name(other)


def odd_characters(name: str) -> tuple[OddCharacter, ...]:
    """Return what in a name is not what it looks like; spaces and the width of characters are no matter of that."""
    return tuple(
        OddCharacter(number, char, plain_name(char)) for number, char in enumerate(name.strip(), 1) if _is_odd(char)
    )


def written_plainly(name: str) -> str:
    """Return a name with plain characters in place of its odd ones."""
    return "".join(plain_name(char) if _is_odd(char) else char for char in name)


def _seen(text: str) -> str:
    visible = (char for char in text if unicodedata.category(char) not in _SHOWS_NOTHING)
    return _IGNORABLE.sub("", "".join(visible))


def _is_odd(char: str) -> bool:
    if DOUBLES.fullmatch(char):
        return plain_name(char) != char
    return not char.isspace() and not _seen(char)
