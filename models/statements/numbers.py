"""Counts in official prose: 81 件, １２ 条, 十二份. What is no exact count (二十余件, 近百件, 1.2万次) is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_ARABIC = r"\d{1,3}(?:,\d{3})+|\d{1,9}"
_CHINESE = "[〇零一二两三四五六七八九十百千]{1,9}"
_UNITS = "件次|件|条|份|宗|起|例|项|个(?!工作|自然|月|小时|部门|单位|镇|乡|街|社|领|栏|村|方|区|县|季)"
_VAGUE = "近|约|超|逾|超过|不足|不到|至少|大约|将近"
_NO_MORE = r"(?<![\d.,第无〇零一二两三四五六七八九十百千-])(?<![数几上好](?=[十百千]))"
_COUNT = re.compile(rf"{_NO_MORE}(?P<number>{_ARABIC}|{_CHINESE})(?P<unit>{_UNITS})")
_ZERO = re.compile(r"(?<=[为是])(?P<number>[0零〇])(?P<unit>)(?=[，。；、）\n]|$)")
_BEFORE = re.compile(rf"(?:{_VAGUE})$")


class Count(NamedTuple):
    """A number of things.

    Attributes:
        start, end: Where number and unit stand.
        digits: Where the number alone ends.
        unit: 件, 条, …; an empty string for a bare zero.
    """

    start: int
    end: int
    digits: int
    value: int
    unit: str


def counts(text: str) -> Iterator[Count]:
    """Yield the exact counts in a text without white space and full-width digits."""
    found = [*_COUNT.finditer(text), *_ZERO.finditer(text)]
    for one in sorted(found, key=lambda match: match.start()):
        if not _BEFORE.search(text, max(0, one.start() - 3), one.start()):
            yield Count(one.start(), one.end(), one.end("number"), value_of(one["number"]), one["unit"])


def value_of(number: str) -> int:
    """Return what Arabic or Chinese digits stand for: 1,234, 十二, 一百零五, 二〇."""
    plain = number.replace(",", "")
    if plain.isdecimal():
        return int(plain)
    if not any(char in _POWERS for char in plain):
        return int("".join(str(_DIGITS[char]) for char in plain))
    total, digit = 0, 0
    for char in plain:
        if char in _POWERS:
            total += (digit or 1) * _POWERS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
