"""Figures in Chinese, as the formats DBNum1 to DBNum3 of a workbook write them."""

from __future__ import annotations

from itertools import groupby

_FIGURES = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_UNITS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟"), 3: ("", "十", "百", "千")}
_GREAT = ("", "万", "亿", "万亿")
_MOST_UNITS = 16
"""Digits of a number that are read with units; longer ones are written digit by digit, as no one reads them."""


def in_chinese(text: str, script: int, *, with_units: bool = False) -> str:
    """Return a text with its figures in Chinese.

    Args:
        text: What is shown, in our own figures.
        script: Which: 1 small ones, 2 those of banks, 3 wide ones.
        with_units: Whether a whole number is read out: 一百一十 and not 一一〇.
    """
    if with_units and script in (1, 2) and text.isdecimal() and 1 < len(text) <= _MOST_UNITS:
        return _read_out(text, _FIGURES[script], _UNITS[script])
    return text.translate({ord(str(at)): one for at, one in enumerate(_FIGURES[script])})


def _read_out(digits: str, figures: str, units: tuple[str, ...]) -> str:
    size = len(digits)
    words: list[str] = []
    for great, group in groupby(range(size), key=lambda at: (size - 1 - at) // 4):
        part = "".join(
            f"{figures[int(digits[at])]}{units[(size - 1 - at) % 4]}" if digits[at] != "0" else "0" for at in group
        )
        bare = part.rstrip("0")
        words.append(f"{bare}{_GREAT[great]}" if bare else "0")
    joined = "".join(words).rstrip("0")
    while "00" in joined:
        joined = joined.replace("00", "0")
    return joined.replace("0", figures[0])
