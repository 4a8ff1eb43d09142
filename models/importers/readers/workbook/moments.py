"""Dates and times of a workbook: a number of days, written by its format as Windows in Chinese writes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from models.importers.readers.workbook.chinese_figures import in_chinese
from models.importers.readers.workbook.number_format import Kind, Section, Token

_DAY_0, _DAY_0_EARLY, _DAY_0_OF_MAC = datetime(1899, 12, 30), datetime(1899, 12, 31), datetime(1904, 1, 1)  # noqa: DTZ001  workbooks know no zones
_NO_DAY = 60
"""The number of 29 February 1900, a day that never was and that Excel counts (Open XML, part 1, 18.17.4.1)."""

_LAST_DAY = 2_958_465
"""The number of 31 December 9999, behind which Excel knows no days."""

_SECONDS = 86_400
"""In a day."""

_WEEKDAYS = "一二三四五六日"
_NOON = 12
"""The hour from which on it is afternoon."""

_NAME = 3
"""Letters from which on a name is meant: `ddd` is a day of the week, `mmm` a month."""

_HALVES = {"am/pm", "a/p", "上午/下午"}
_ELAPSED = {"h": 3600, "m": 60, "s": 1}
"""Seconds in an hour, a minute, a second."""


def moment(value: Decimal, section: Section, *, from_1904: bool) -> str | None:
    """Return a number of days as the date or time that its format makes of it; nothing where it is none."""
    if not 0 <= value <= _LAST_DAY:
        return None
    start = _DAY_0_OF_MAC if from_1904 else _DAY_0 if value >= _NO_DAY else _DAY_0_EARLY
    seconds = round(value * _SECONDS) if _shows_seconds(section.tokens) else int(value * _SECONDS + Decimal("0.5"))
    try:
        when = start + timedelta(seconds=seconds)
    except OverflowError:
        return None
    tokens = _ended(section.tokens)
    out = "".join(_shown(tokens, at, when, seconds) for at in range(len(tokens)))
    return _in_script(out, section.script)


def days_of(text: str, *, from_1904: bool) -> Decimal | str:
    """Return a date as workbooks of Strict Open XML write it, 2024-01-09T00:00:00, as a number of days."""
    try:
        passed = datetime.fromisoformat(text).replace(tzinfo=None) - (_DAY_0_OF_MAC if from_1904 else _DAY_0)
    except ValueError:
        return text
    return Decimal(passed.days) + Decimal(passed.seconds) / _SECONDS


def _shows_seconds(tokens: Sequence[Token]) -> bool:
    return any(token.text.startswith("s") for token in tokens)


def _ended(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the parts up to the mark that ends a format of the system."""
    end = next((at for at, token in enumerate(tokens) if token.text == "\0"), len(tokens))
    return tokens[:end]


def _shown(tokens: Sequence[Token], at: int, when: datetime, seconds: int) -> str:
    kind, text = tokens[at]
    if kind is Kind.ELAPSED:
        return str(seconds // _ELAPSED[text[0]]).zfill(len(text))
    if kind is not Kind.MOMENT:
        return "" if kind is Kind.VALUE else text
    if text in _HALVES:
        return "上午" if when.hour < _NOON else "下午"
    if text[0] in "ad" and len(text) >= _NAME:
        lead = "星期" if len(text) > _NAME else "周" if text[0] == "d" else ""
        return f"{lead}{_WEEKDAYS[when.weekday()]}"
    return _month(tokens, at, when) if text[0] == "m" else _number(tokens, text, when)


def _number(tokens: Sequence[Token], text: str, when: datetime) -> str:
    if text[0] in "ye":
        return f"{when.year % 100:02d}" if text in {"y", "yy"} else str(when.year)
    number = {"d": when.day, "h": _hour(tokens, when), "s": when.second}[text[0]]
    return str(number).zfill(len(text))


def _month(tokens: Sequence[Token], at: int, when: datetime) -> str:
    """Return the month, or the minute where hours stand before it or seconds behind."""
    moments = [index for index, token in enumerate(tokens) if token.kind in {Kind.MOMENT, Kind.ELAPSED}]
    here = moments.index(at)
    before = tokens[moments[here - 1]].text if here else ""
    after = tokens[moments[here + 1]].text if here + 1 < len(moments) else ""
    text = tokens[at].text
    if (before.startswith("h") or after.startswith("s")) and len(text) < _NAME:
        return str(when.minute).zfill(len(text))
    return str(when.month).zfill(len(text)) if len(text) < _NAME else f"{when.month}月"


def _hour(tokens: Sequence[Token], when: datetime) -> int:
    is_halved = any(token.kind is Kind.MOMENT and token.text in _HALVES for token in tokens)
    return (when.hour - 1) % _NOON + 1 if is_halved else when.hour


def _in_script(text: str, script: int) -> str:
    """Return a date with its figures in Chinese: years digit by digit, days as they are read out."""
    if not script:
        return text
    out, number = [], ""
    for one in f"{text}\0":
        if one.isdecimal():
            number += one
            continue
        days = in_chinese(number, script, with_units=len(number) <= 2).removesuffix("〇") if number else ""
        out += [days[1:] if days.startswith("一十") else days, one]
        number = ""
    return "".join(out).removesuffix("\0")
