"""Characters that look like an ideograph and are none: radicals, and ideographs kept for old encodings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DOUBLES = re.compile("[\u2e80-\u2fdf\u3038-\u303a\u31d0\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Radicals, the numerals 十廿卅 of Hangzhou, the stroke that is 一, and compatibility ideographs (Unicode blocks)."""

_RADICALS = str.maketrans(
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻"
    "⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳㇐",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿"
    "肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟一",
)
"""The supplementary radicals and a stroke, which NFKC leaves as they are, and what they look like (Unicode 14.0,
EquivalentUnifiedIdeograph.txt); PDFs and phones write 民, 长 and 门 with them."""


def ideographs(text: str) -> str:
    """Return a text, as long as it is, with the ideographs that its characters look like."""
    return text if text.isascii() else DOUBLES.sub(lambda found: _plain(found[0]), text)


@lru_cache(maxsize=2048)
def _plain(char: str) -> str:
    found = unicodedata.normalize("NFKC", char.translate(_RADICALS))
    return found if len(found) == 1 else char
