"""Reading and printing figures: decimals that are kept as typed, never floats."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from models.form.vocabulary import FigureKind
from models.text.characters import invisible, without_marks
from models.text.ideographs import ideographs

MONEY_DECIMALS = 6
"""万元 with six decimals is 0.01 元, the smallest there is."""

MOST_DIGITS = 15
"""What a spreadsheet keeps exactly."""

_ONE = Decimal(1)  # has the exponent of a whole number
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}([, 、][0-9]{3})+(\.[0-9]+)?")
_GROUPS = re.compile("[, 、](?=[0-9]{3})")
_SPACES = re.compile(r"[^\S\r\n\x0b\x0c\x85\u2028\u2029]+")
_IDLE_SPACE = re.compile("(?<![0-9]) | (?![0-9])")
_UNITS = {
    FigureKind.COUNT: re.compile("(件|个|条|份|次|宗|项)$"),
    FigureKind.SIGNED: re.compile("(件|个|条|份|次|宗|项)$"),
    FigureKind.MONEY: re.compile("万元$"),
    FigureKind.AMOUNT: re.compile("(?P<unit>亿元|万元|元)$"),
}
_UNCOUNTED = {FigureKind.MONEY, FigureKind.AMOUNT}
_FULL_WIDTH = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
_PLAIN = str.maketrans({**_FULL_WIDTH, "−": "-", "﹣": "-"})
"""Not NFKC, which would take the footnote of 22① for a digit."""


class Amount(NamedTuple):
    """A sum of money with the unit it was given in: 元, 万元, 亿元, or none for zero."""

    value: Decimal
    unit: str


Figure = Decimal | Amount


@lru_cache(maxsize=4096)  # most figures of a report are 0, and those of many reports are read at the start
def read_figure(text: str, kind: FigureKind) -> Figure | str | None:
    """Return the figure that `text` stands for.

    Full-width digits, thousands separators, a trailing unit, idle decimals of a whole number and marks that nobody sees
    are accepted, because that is what an input method, a pasted spreadsheet, a calculator and a hurried hand produce.

    Returns:
        The figure; None for a blank; the text itself where its meaning is not sure, so that nothing
        typed is lost and a check can point at it.
    """
    kept = ideographs(without_marks(text)).strip()
    plain = _IDLE_SPACE.sub("", _SPACES.sub(" ", kept.translate(_PLAIN)))
    unit = _UNITS[kind].search(plain)
    number = _UNITS[kind].sub("", plain)
    if _GROUPED.fullmatch(number):
        number = _GROUPS.sub("", number)
    if not plain:
        return None
    if not _NUMBER.fullmatch(number) or sum(map(str.isdigit, number)) > MOST_DIGITS:
        return kept
    value = _whole(Decimal(number), kind)
    return Amount(value, unit["unit"] if unit else "") if kind is FigureKind.AMOUNT else value


def _whole(value: Decimal, kind: FigureKind) -> Decimal:
    """Return a number of things without decimals that say nothing, as spreadsheets add them; money keeps its own."""
    value = value or abs(value)
    if kind in _UNCOUNTED or value.same_quantum(_ONE):
        return value
    whole = value.to_integral_value()
    return whole if whole == value else value


def print_figure(value: Figure | str | None, kind: FigureKind) -> str:
    """Return the figure as it stands in the cell; an empty string for a blank."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Amount):
        return f"{value.value:f}{value.unit}"
    value = _whole(value, kind)
    return f"{value:+f}" if kind is FigureKind.SIGNED and value else f"{value:f}"


def is_whole(value: Figure | str) -> bool:
    """Return whether the content of a cell is a whole number from 0 on, written without decimals."""
    return isinstance(value, Decimal) and value.same_quantum(_ONE) and not value.is_signed()


def figure_fault(value: Figure | str, kind: FigureKind) -> str:
    """Return what is wrong with the content of a cell and what to do, or an empty string."""
    if isinstance(value, str):
        return _unreadable(value, kind)
    if isinstance(value, Amount):
        return _faulty_amount(value)
    if value.is_signed() and kind is not FigureKind.SIGNED:
        return f"填的是负数 {value:f}；这里不能小于 0，请核对"
    if kind is FigureKind.MONEY:
        decimals = -int(value.as_tuple().exponent)
        long = f"填的是“{value:f}”，有 {decimals} 位小数；最多 {MONEY_DECIMALS} 位，请核对"
        return long if decimals > MONEY_DECIMALS else ""
    return "" if value == int(value) else f"填的是“{value:f}”；请填整数"


def says_none(text: str) -> bool:
    """Return whether what was typed for a figure says that there is nothing: a slash, a dash, 无."""
    return text.translate(_PLAIN) in {"/", "-", "—", "——", "\\", "无"}


def _unreadable(text: str, kind: FigureKind) -> str:
    if sum(map(str.isdigit, text)) > MOST_DIGITS:
        return f"填的数字超过 {MOST_DIGITS} 位；请核对"
    if invisible(text):
        return f"填的是“{text}”，里面有看不见、又会改变数字的符号；请删掉，重新输入数字"
    if says_none(text):
        return f"填的是“{text}”；没有的请填 0"
    if kind is FigureKind.MONEY and text.endswith("元"):
        return f"填的是“{text}”，单位不是万元；请换算成万元，只填数字"
    example = "数字和单位，例如 3.54万元" if kind is FigureKind.AMOUNT else "数字"
    return f"填的是“{text}”，不是数字；请只填{example}"


def _faulty_amount(amount: Amount) -> str:
    if amount.value < 0:
        return f"填的是负数 {amount.value:f}；这里不能小于 0，请核对"
    return "" if amount.unit or not amount.value else f"填的是“{amount.value:f}”，没有单位；请在后面写元或者万元"
