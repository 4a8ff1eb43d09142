"""Names that look alike: one normal form by which they are compared, and which of their characters are odd."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from models.text.characters import compatible

_RADICALS = str.maketrans(
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻"
    "⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿"
    "肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)
"""The supplementary radicals, which NFKC leaves as they are, and what they look like (Unicode 14.0,
EquivalentUnifiedIdeograph.txt); PDFs and phones write 长 and 门 with them."""

_DOUBLES = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Radicals and compatibility ideographs (Unicode blocks): each looks like an ideograph and is none."""

_RADICAL = re.compile("[\u2e80-\u2fd5]")

_SHOWS_NOTHING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Categories of Unicode: control, format, half of a pair, separators and spaces."""

_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
"""Letters and marks that print nothing (Unicode 14.0, Default_Ignorable_Code_Point), and the blank of Braille."""


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
    return compatible(_seen(compatible(_seen(name).translate(_RADICALS))))


def ideographs(text: str) -> str:
    """Return a text with the ideographs that its radicals look like, which PDFs often have in their place."""
    return _RADICAL.sub(lambda found: plain_name(found[0]), text)


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
    if _DOUBLES.fullmatch(char):
        return plain_name(char) != char
    return not char.isspace() and not _seen(char)
